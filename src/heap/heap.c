// SPDX-License-Identifier: MIT
// The heap's tables, from the addresses of the target down to a bit:
//
//	target		[span]..[span][span]......................[span]
//	ranges		[ range 0          ]                      [ range 1 ]	near spans together
//	granules	0 1 2 3 ....................................... n	16 (or 8) bytes each
//	windows		[ 256 KiB ][ 256 KiB ] ...	where the edges of the window are kept
//	lines		[128 granules][128 granules] ...
//
//	struct line	start[2]  a tile starts at this granule		one cache line of ours for
//			mark[2]   it is reached, or is no block		2 KiB of the target
//			word[4]   this word points into a range
//
//	edges		... | edges of window 7 | edges of window 3 | ...
//			a window's edges in the order of its word bits, bit-packed granule numbers;
//			rank[line] edges of the window come before the line's
//	kind[2]		bitmaps over granules: what a tile is, if it is not allocated
//	summary[k]	a bit for each 64^k lines: there is a start in them
//
// So a pointer costs one line: is its granule a start (else the start before it), is that marked,
// where does the tile end, and which edges leave it. Everything but `line` is a per cent of the
// heap or less, and whatever is never touched costs nothing: a sparse heap has sparse tables.
#include "heap/hot.h"
#include "heap/tables.h"

#include <search.h>

static struct stretch *stretch_new(const struct span *span)
{
	struct stretch *s = xcalloc(1, sizeof(*s));

	s->span = *span;
	return s;
}

static void stretch_free(struct stretch *s)
{
	free(s->laid);
	free(s->kind[0]);
	free(s->kind[1]);
	free(s->sizes);
	free(s->ranks);
	vec_free(&s->big);
	free(s);
}

struct heap *heap_new(void)
{
	struct heap *h = xcalloc(1, sizeof(*h));

	h->hot = hot_best();
	return h;
}

static void tree_drop(void *s)
{
	stretch_free(s);
}

void heap_free(struct heap *h)
{
	if (!h)
		return;
	if (h->tree)
		tdestroy(h->tree, tree_drop);
	for (size_t i = 0; h->laid_out && i < h->n_spans; i++)
		stretch_free(h->spans[i]);
	free(h->spans);
	while (h->tables.n)
		table_drop(h, vec_last(&h->tables)->p);
	vec_free(&h->tables);
	free(h->root_parts);
	vec_free(&h->holdings);
	free(h->ranges);
	free(h);
}

// Equal if they overlap, so the tree holds no two that do.
static int stretch_order(const void *a, const void *b)
{
	const struct stretch *l = a, *r = b;

	if (l->span.end <= r->span.start)
		return -1;
	return l->span.start >= r->span.end;
}

struct err *heap_add_span(struct heap *h, const struct span *span)
{
	struct stretch *s, **found;

	if (h->laid_out)
		return err_new(0, "span 0x%lx: the heap is scanned already", span->start);
	if (span->start >= span->end)
		return err_new(0, "span 0x%lx-0x%lx: no bytes", span->start, span->end);
	if (span->granule < 3 || span->granule > 12)
		return err_new(0, "span 0x%lx: granule of 2^%u bytes", span->start, span->granule);
	s = stretch_new(span);
	found = tsearch(s, &h->tree, stretch_order);
	if (!found)
		out_of_memory();
	if (*found != s) {
		stretch_free(s);
		return err_new(0, "span 0x%lx-0x%lx overlaps span 0x%lx-0x%lx", span->start,
			       span->end, (*found)->span.start, (*found)->span.end);
	}
	h->n_spans++;
	return NULL;
}

struct stretch *heap_stretch(const struct heap *h, u64 addr)
{
	size_t lo = 0, hi = h->n_spans;

	if (!h->laid_out) {
		struct stretch key = {.span = {.start = addr, .end = addr + 1}}, **found;

		if (addr == UINT64_MAX)
			return NULL;
		found = tfind(&key, &h->tree, stretch_order);
		return found ? *found : NULL;
	}
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (h->spans[mid]->span.end <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < h->n_spans && h->spans[lo]->span.start <= addr ? h->spans[lo] : NULL;
}

const struct span *heap_span(const struct heap *h, u64 addr)
{
	struct stretch *s = heap_stretch(h, addr);

	return s ? &s->span : NULL;
}

struct each_span {
	bool (*fn)(const struct span *, void *);
	void *arg;
	bool ended;
};

static void each_in_tree(const void *node, VISIT visit, void *arg)
{
	struct stretch *const *s = node;
	struct each_span *each = arg;

	if ((visit == postorder || visit == leaf) && !each->ended)
		each->ended = each->fn(&(*s)->span, each->arg);
}

bool heap_each_span(const struct heap *h, bool (*fn)(const struct span *, void *), void *arg)
{
	struct each_span each = {fn, arg};

	if (!h->laid_out) {
		twalk_r(h->tree, each_in_tree, &each);
		return each.ended;
	}
	for (size_t i = 0; i < h->n_spans; i++)
		if (fn(&h->spans[i]->span, arg))
			return true;
	return false;
}

// --- tiles laid by hand, before the scan: bitmaps over the span's own granules ---

static u64 stretch_granule(const struct stretch *s, u64 addr)
{
	return (addr >> s->span.granule) - (s->span.start >> s->span.granule);
}

u64 stretch_granules(const struct stretch *s)
{
	return stretch_granule(s, s->span.end - 1) + 1;
}

static u64 *stretch_bitmap(const struct stretch *s)
{
	return xcalloc(stretch_granules(s) / WORD_BITS + 1, sizeof(u64));
}

static void bit_put(u64 *map, u64 i, bool on)
{
	if (on)
		bit_set(map, i);
	else
		bit_clear(map, i);
}

static void stretch_put_size(struct stretch *s, u64 addr, u64 size)
{
	u64 i = stretch_granule(s, addr);

	if (!s->sizes) {
		if (!size)
			return;
		s->sizes = xcalloc(stretch_granules(s), sizeof(u16));
	}
	if (size == HEAP_NO_BYTES) {
		s->sizes[i] = 1;
		return;
	}
	if (size >= SIZE_IS_BIG)
		*vec_push(&s->big) = (struct big_size){addr, size, s->big.n};
	s->sizes[i] = !size ? 0 : (u16)(min(size, (u64)SIZE_IS_BIG) + 1);
}

bool heap_add(struct heap *h, u64 addr, u64 size, enum tile tile)
{
	struct stretch *s = heap_stretch(h, addr);
	u64 i;

	if (h->laid_out || !s || s->span.walker || !is_aligned(addr, (u64)1 << s->span.granule))
		return false;
	i = stretch_granule(s, addr);
	if (!s->laid)
		s->laid = stretch_bitmap(s);
	for (unsigned k = 0; k < 2; k++) {
		if (!s->kind[k] && tile >> k & 1)
			s->kind[k] = stretch_bitmap(s);
		if (s->kind[k])
			bit_put(s->kind[k], i, tile >> k & 1);
	}
	bit_set(s->laid, i);
	s->first = s->end ? min(s->first, i / WORD_BITS) : i / WORD_BITS;
	s->end = max(s->end, i / WORD_BITS + 1);
	stretch_put_size(s, addr, size);
	return true;
}

// The last one that was put; big is sorted.
static u64 stretch_big_size(const struct stretch *s, u64 addr)
{
	size_t lo = 0, hi = s->big.n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (s->big.v[mid].addr <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	return s->big.v[lo - 1].size;
}

// How many starts there are before granule i.
u64 stretch_rank(const struct stretch *s, u64 i)
{
	u64 rank = s->ranks[i / 512];

	for (u64 w = i / 512 * 8; w < i / WORD_BITS; w++)
		rank += (u64)__builtin_popcountll(s->laid[w]);
	return rank + (u64)__builtin_popcountll(s->laid[i / WORD_BITS] & bits_below(i % WORD_BITS));
}

bool stretch_rank_size(const struct stretch *s, u64 rank, u64 addr, u64 *ret)
{
	u64 size = s->sizes[rank];

	if (!size)
		return false;
	*ret = size - 1 < SIZE_IS_BIG ? size - 1 : stretch_big_size(s, addr);
	return true;
}

// The explicit size of the block at addr; false if it has none.
bool stretch_size(const struct stretch *s, u64 addr, u64 *ret)
{
	u64 i;

	if (!s->sizes)
		return false;
	i = stretch_granule(s, addr);
	if (!is_aligned(addr, (u64)1 << s->span.granule) || !bit_test(s->laid, i))
		return false;
	return stretch_rank_size(s, stretch_rank(s, i), addr, ret);
}

void heap_progress(const struct heap *h, const char *phase, u64 done, u64 total)
{
	if (h->progress)
		h->progress(h->progress_arg, phase, done, total);
}

// --- after the scan ---

bool heap_needs_reader(const struct heap *h)
{
	return h->rereads;
}

bool heap_set_state(struct heap *h, u64 addr, enum tile tile)
{
	u64 g = h->laid_out ? address_granule(h, addr) : NO_GRANULE;

	if (g == NO_GRANULE || granule_address(h, g) != addr || !is_start(h, g))
		return false;
	tile_lay(h, g, tile);
	return true;
}

void heap_distrust(struct heap *h, u64 start, u64 end)
{
	struct stretch *s = h->laid_out ? heap_stretch(h, start) : NULL;
	u64 from, to, last;

	if (!s)
		return;
	end = min(end, s->span.end);
	last = address_granule(h, align_up(s->span.end, (u64)1 << h->granule_shift) - 1) + 1;
	from = tile_start(h, address_granule(h, start));
	to = min(address_granule(h, end - 1) + 1, last);
	if (to < last && !is_start(h, to))
		to = min(tile_end(h, tile_start(h, to)), last);
	tiles_clear(h, from, to);
	tile_lay(h, from, TILE_OPAQUE);
}
