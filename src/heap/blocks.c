// SPDX-License-Identifier: MIT
// The answer: blocks one by one, and their sums.
#include "heap/tables.h"

static u64 block_size(const struct heap *h, const struct stretch *s, u64 g, u64 addr)
{
	u64 end = (tile_end(h, g) << h->granule_shift) + s->delta, size;

	if (stretch_size(s, addr, &size))
		return size;
	end = min(end, s->span.end);
	return end - addr > s->span.tail ? end - addr - s->span.tail : 0;
}

u64 granule_block_size(const struct heap *h, u64 g)
{
	u64 addr = granule_address(h, g);

	return block_size(h, heap_stretch(h, addr), g, addr);
}

static void block_fill(const struct heap *h, const struct stretch *s, u64 g, struct block *ret)
{
	u64 addr = (g << h->granule_shift) + s->delta;
	enum tile tile = tile_kind(h, g);

	*ret = (struct block){
		.addr = addr,
		.size = block_size(h, s, g, addr),
		.tile = tile,
		.arena = s->span.arena,
	};
	if (tile != TILE_ALLOCATED || !h->marked)
		return;
	ret->leaked = h->leaked ? bit_test(h->leaked, g) : !is_marked(h, g);
	ret->direct = ret->leaked && h->direct && bit_test(h->direct, g);
}

static void block_holds(const struct heap *h, u64 g, struct block *ret)
{
	size_t lo = 0, hi = h->holdings.n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (h->holdings.v[mid].granule < g)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == h->holdings.n || h->holdings.v[lo].granule != g)
		return;
	ret->holds = h->holdings.v[lo].blocks;
	ret->holds_bytes = h->holdings.v[lo].bytes;
}

bool heap_find(const struct heap *h, u64 addr, struct block *ret)
{
	struct stretch *s = h->laid_out ? heap_stretch(h, addr) : NULL;
	enum tile tile;
	u64 g;

	if (!s)
		return false;
	g = tile_start(h, (addr - s->delta) >> h->granule_shift);
	if (g == NO_GRANULE)
		return false;
	tile = tile_kind(h, g);
	if (tile != TILE_ALLOCATED && tile != TILE_FREE)
		return false;
	block_fill(h, s, g, ret);
	if (ret->direct)
		block_holds(h, g, ret);
	return true;
}

struct each_block {
	unsigned which;
	bool (*fn)(const struct block *, void *);
	void *arg;
};

// The starts of one word of a line that are wanted; kinds are only looked at where there are any.
static u64 starts_wanted(const struct heap *h, u64 line, unsigned i, unsigned which)
{
	u64 word = line * 2 + i, starts, none = 0, idle = 0, wanted = 0;

	if (which == HEAP_LEAKED && h->leaked)
		return h->leaked[word];
	if (has_kinds(h, line * LINE_GRANULES)) {
		none = h->kind[1][word];
		idle = h->kind[0][word];
	}
	starts = h->line[line].start[i] & ~none;
	if (which & HEAP_FREE)
		wanted |= idle;
	if (which & HEAP_ALLOCATED)
		wanted |= ~idle;
	else if (which & HEAP_LEAKED && h->marked)
		wanted |= h->leaked ? h->leaked[word] : ~idle & ~h->line[line].mark[i];
	return starts & wanted;
}

static bool each_in_line(const struct heap *h, u64 line, struct stretch ***cursor,
			 const struct each_block *each)
{
	for (unsigned i = 0; i < 2; i++) {
		u64 bits = starts_wanted(h, line, i, each->which);

		for (; bits; bits &= bits - 1) {
			u64 g = line * LINE_GRANULES + i * WORD_BITS + bit_lowest(bits);
			struct block b;

			while (g << h->granule_shift >= (**cursor)->span.end - (**cursor)->delta)
				(*cursor)++;
			block_fill(h, **cursor, g, &b);
			if (b.direct)
				block_holds(h, g, &b);
			if (each->fn(&b, each->arg))
				return true;
		}
	}
	return false;
}

static u64 line_next(const struct heap *h, u64 line, unsigned which)
{
	return which == HEAP_LEAKED ? leaky_next(h, line) : lines_next(h, line);
}

bool heap_each(const struct heap *h, unsigned which, bool (*fn)(const struct block *, void *),
	       void *arg)
{
	const struct each_block each = {which, fn, arg};
	struct stretch **cursor = h->spans;

	if (!h->closed)
		return false;
	if (which == HEAP_LEAKED && !h->leaky)
		return false;
	for (u64 line = line_next(h, 0, which); line < h->lines;
	     line = line_next(h, line + 1, which))
		if (each_in_line(h, line, &cursor, &each))
			return true;
	return false;
}

// --- sums ---

// Tiles of one kind in a row: their bytes are the distance from the first to the end.
struct row {
	enum tile kind;
	u64 from; // granule
	u64 tiles;
};

static void row_close(const struct heap *h, const struct stretch *s, const struct row *row, u64 end,
		      struct heap_stats *ret)
{
	u64 from = (row->from << h->granule_shift) + s->delta;
	u64 bytes = row->tiles ? end - from - row->tiles * s->span.tail : 0;

	if (row->kind == TILE_ALLOCATED) {
		ret->allocated += row->tiles;
		ret->allocated_bytes += bytes;
	} else if (row->kind == TILE_FREE) {
		ret->free += row->tiles;
		ret->free_bytes += bytes;
	}
}

// The starts of 64 granules, of which the first is g.
static void row_add(const struct heap *h, const struct stretch *s, struct row *row, u64 g,
		    u64 starts, struct heap_stats *ret)
{
	u64 odd = 0;

	if (has_kinds(h, g))
		odd = (h->kind[0][g / WORD_BITS] | h->kind[1][g / WORD_BITS]) & starts;
	if (!odd && row->kind == TILE_ALLOCATED && row->tiles) {
		row->tiles += (u64)__builtin_popcountll(starts);
		return;
	}
	for (; starts; starts &= starts - 1) {
		u64 at = g + bit_lowest(starts);
		enum tile kind = tile_kind(h, at);

		if (kind != row->kind || !row->tiles) {
			row_close(h, s, row, (at << h->granule_shift) + s->delta, ret);
			*row = (struct row){.kind = kind, .from = at};
		}
		row->tiles++;
	}
}

static bool add_block(const struct block *b, void *arg)
{
	struct heap_stats *s = arg;

	if (b->tile == TILE_FREE) {
		s->free++;
		s->free_bytes += b->size;
	} else {
		s->allocated++;
		s->allocated_bytes += b->size;
	}
	return false;
}

static bool add_leak(const struct block *b, void *arg)
{
	struct heap_stats *s = arg;

	s->leaked++;
	s->leaked_bytes += b->size;
	s->direct += b->direct;
	s->direct_bytes += b->direct ? b->size : 0;
	return false;
}

static void stretch_add(const struct heap *h, const struct stretch *s, struct heap_stats *ret)
{
	u64 granule = (u64)1 << h->granule_shift;
	u64 from = (align_up(s->span.start, granule) - s->delta) / granule;
	u64 end = (align_up(s->span.end, granule) - s->delta) / granule;
	struct row row = {};

	for (u64 i = lines_next(h, from >> LINE_SHIFT); i * LINE_GRANULES < end;
	     i = lines_next(h, i + 1))
		for (u64 k = 0; k < 2; k++) {
			u64 g = i * LINE_GRANULES + k * WORD_BITS, starts = h->line[i].start[k];

			if (g >= end)
				break;
			starts &= bits_below((unsigned)min(end - g, (u64)WORD_BITS));
			starts &=
				~bits_below((unsigned)min(from > g ? from - g : 0, (u64)WORD_BITS));
			if (starts)
				row_add(h, s, &row, g, starts, ret);
		}
	row_close(h, s, &row, s->span.end, ret);
}

void heap_statistics(const struct heap *h, struct heap_stats *ret)
{
	bool plain = h->closed;

	*ret = (struct heap_stats){
		.spans = h->n_spans,
		.resident_bytes = h->resident_bytes,
		.root_bytes = h->root_bytes,
		.unread_bytes = h->unread_bytes,
		.edges = h->n_edges,
		.memory = heap_memory(h),
	};
	for (size_t i = 0; h->laid_out && i < h->n_spans; i++) {
		const struct span *s = &h->spans[i]->span;

		ret->span_bytes += s->end - s->start;
		plain &= !h->spans[i]->sizes && s->tail <= 1 << h->granule_shift;
	}
	for (size_t i = 0; plain && i < h->n_spans; i++)
		stretch_add(h, h->spans[i], ret);
	if (!plain)
		heap_each(h, HEAP_ALLOCATED | HEAP_FREE, add_block, ret);
	if (h->marked)
		heap_each(h, HEAP_LEAKED, add_leak, ret);
}

u64 heap_resident(const struct heap *h)
{
	return h->resident_bytes;
}

// What is not allocated counts as marked.
u64 heap_leaks(const struct heap *h, u64 *ret_first, u64 *ret_last)
{
	u64 leaks = 0, first = 0, last = 0;

	if (!h->leaky)
		return 0;
	for (u64 i = leaky_next(h, 0); i < h->lines; i = leaky_next(h, i + 1))
		for (unsigned k = 0; k < 2; k++) {
			const struct line *l = &h->line[i];
			u64 bits = h->leaked ? h->leaked[2 * i + k] : l->start[k] & ~l->mark[k];

			if (!bits)
				continue;
			if (!leaks)
				first = (2 * i + k) * WORD_BITS + bit_lowest(bits);
			last = (2 * i + k) * WORD_BITS + bit_highest(bits);
			leaks += (u64)__builtin_popcountll(bits);
		}
	if (leaks && ret_first)
		*ret_first = granule_address(h, first);
	if (leaks && ret_last)
		*ret_last = granule_address(h, last);
	return leaks;
}
