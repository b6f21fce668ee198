// SPDX-License-Identifier: MIT
// Reaching: what a set of granules points to, transitively, in bounded memory.
//
// An edge is not followed at once. It goes into the buffer of the region that it points into, and
// when that is full, or the region's turn has come, its blocks are marked and become pending; then
// the pending blocks of the region are swept in address order and their edges go into buffers.
// So a region's lines are used many times while they are in the cache, and edges are read nearly
// in sequence.
#include "heap/scan.h"

struct reach {
	struct heap *heap;
	bool counts;
	u64 blocks, bytes; // reached since reach_count
	u32 **buffer;	   // of each region, granules within the region; NULL until used
	u32 *n;
	u64 *pending;		     // bitmap over granules
	u64 *pending_words[2];	     // a bit for each 64^k words of it that is not zero
	u64 *busy;		     // bitmap over regions: with something to do
	struct window_reader reader; // of windows whose edges are not kept
	u64 line, from;		     // what its buffer holds: a line's bytes, from this address on
	u64 bits[WINDOW / 4 / WORD_BITS];
};

struct reach *reach_new(struct heap *h)
{
	struct reach *r = xcalloc(1, sizeof(*r));
	u64 words = h->granules / WORD_BITS;

	r->heap = h;
	r->buffer = xcalloc(h->regions, sizeof(*r->buffer));
	r->n = xcalloc(h->regions, sizeof(*r->n));
	r->busy = xcalloc(h->regions / WORD_BITS + 1, sizeof(u64));
	r->pending = table_new(h, words * sizeof(u64), false);
	r->pending_words[0] = table_new(h, (words / WORD_BITS + 1) * sizeof(u64), false);
	r->pending_words[1] =
		table_new(h, (words / WORD_BITS / WORD_BITS + 1) * sizeof(u64), false);
	r->line = UINT64_MAX;
	if (h->rereads)
		window_reader_init(&r->reader, h);
	return r;
}

void reach_free(struct reach *r)
{
	struct heap *h = r->heap;

	for (u64 i = 0; i < h->regions; i++)
		free(r->buffer[i]);
	free(r->buffer);
	free(r->n);
	free(r->busy);
	table_drop(h, r->pending);
	table_drop(h, r->pending_words[0]);
	table_drop(h, r->pending_words[1]);
	if (h->rereads)
		window_reader_fini(&r->reader);
	free(r);
}

static void pending_set(struct reach *r, u64 g)
{
	bit_set(r->pending, g);
	bit_set(r->pending_words[0], g / WORD_BITS);
	bit_set(r->pending_words[1], g / WORD_BITS / WORD_BITS);
}

// Marks the block that the granule lies in, if it is one that is not reached yet.
static void block_reach(struct reach *r, u64 g)
{
	struct heap *h = r->heap;
	u64 b = tile_start(h, g);

	if (b == NO_GRANULE || is_marked(h, b))
		return;
	mark_set(h, b);
	pending_set(r, b);
	if (r->counts) {
		r->blocks++;
		r->bytes += granule_block_size(h, b);
	}
}

static void buffer_drain(struct reach *r, u64 region)
{
	u64 base = region << REGION_SHIFT;

	for (u32 i = 0; i < r->n[region]; i++)
		block_reach(r, base + r->buffer[region][i]);
	r->n[region] = 0;
}

void reach_add(struct reach *r, u64 g)
{
	u64 region = g >> REGION_SHIFT;

	if (!r->buffer[region])
		r->buffer[region] = xreallocarray(NULL, REACH_BUFFER, sizeof(u32));
	if (r->n[region] == REACH_BUFFER)
		buffer_drain(r, region);
	r->buffer[region][r->n[region]++] = (u32)(g & bits_below(REGION_SHIFT));
	bit_set(r->busy, region);
}

// --- the edges of a block ---

// The words of a line that belong to granules [from, end).
static void line_mask(const struct heap *h, u64 line, u64 from, u64 end, u64 mask[4])
{
	unsigned shift = words_per_granule_shift(h);
	u64 base = line * LINE_GRANULES;
	u64 lo = (from > base ? from - base : 0) << shift;
	u64 hi = min(end - base, (u64)LINE_GRANULES) << shift;

	for (u64 i = 0; i < 4; i++, lo -= min(lo, (u64)WORD_BITS), hi -= min(hi, (u64)WORD_BITS))
		mask[i] = bits_below((unsigned)min(hi, (u64)WORD_BITS)) &
			  ~bits_below((unsigned)min(lo, (u64)WORD_BITS));
}

static void kept_follow(struct reach *r, u64 line, const u64 mask[4], const struct window *w)
{
	struct heap *h = r->heap;
	const struct line *l = &h->line[line];
	u64 i = h->rank[line];

	for (unsigned k = 0; k < 4; k++) {
		u64 in = l->word[k] & mask[k];

		if (in) {
			u64 below = l->word[k] & ((in & -in) - 1);
			u64 first = i + (u64)__builtin_popcountll(below);
			u64 n = (u64)__builtin_popcountll(in);

			for (u64 e = 0; e < n; e++)
				reach_add(r, edge_get(h, w->edges, first + e));
		}
		i += (u64)__builtin_popcountll(l->word[k]);
	}
}

// The part of a line that is of the span in which the granule is, by its bytes.
static void line_read(struct reach *r, u64 line, u64 g)
{
	struct heap *h = r->heap;
	const struct stretch *s = heap_stretch(h, granule_address(h, g));
	u64 bytes = (u64)LINE_GRANULES << h->granule_shift;
	u64 base = line * bytes + s->delta, from = max(base, s->span.start);
	u64 to = min(base + bytes, s->span.end);

	if (r->line == line && r->from == from)
		return;
	memset(r->reader.buf, 0, bytes);
	window_read(&r->reader, from, to, r->reader.buf + (from - base));
	r->line = line;
	r->from = from;
}

static void reread_follow(struct reach *r, u64 line, u64 g, const u64 mask[4])
{
	struct heap *h = r->heap;

	line_read(r, line, g);
	for (unsigned k = 0; k < 4; k++)
		for (u64 in = h->line[line].word[k] & mask[k]; in; in &= in - 1) {
			u64 g = word_granule(h, r->reader.buf, k * WORD_BITS + bit_lowest(in));

			if (g != NO_GRANULE)
				reach_add(r, g);
		}
}

// Everything that the bytes of the tile at g point to.
static void tile_follow(struct reach *r, u64 g)
{
	struct heap *h = r->heap;
	u64 end = tile_end(h, g), at = g, per_window = WINDOW >> h->granule_shift;

	while (at < end) {
		const struct window *w = granule_window(h, at);
		u64 line = at >> LINE_SHIFT, mask[4];

		if (!w->n) {
			at = align_down(at, per_window) + per_window;
			continue;
		}
		line_mask(h, line, at, end, mask);
		if (w->edges == EDGES_REREAD)
			reread_follow(r, line, g, mask);
		else
			kept_follow(r, line, mask, w);
		at = align_down(at, LINE_GRANULES) + LINE_GRANULES;
	}
}

// --- rounds over the regions ---

static void word_sweep(struct reach *r, u64 word)
{
	u64 bits = r->pending[word], up = word / WORD_BITS;

	r->pending[word] = 0;
	bit_clear(r->pending_words[0], word);
	if (!r->pending_words[0][up])
		bit_clear(r->pending_words[1], up);
	for (; bits; bits &= bits - 1)
		tile_follow(r, word * WORD_BITS + bit_lowest(bits));
}

// Until nothing in the region is left to do.
static void region_sweep(struct reach *r, u64 region)
{
	u64 per_region = (u64)1 << (REGION_SHIFT - 18); // words of pending_words[1]
	u64 first = region * per_region;
	u64 end = min(first + per_region, (r->heap->granules >> 18) + 1);

	bit_clear(r->busy, region);
	do {
		buffer_drain(r, region);
		for (u64 top = first; top < end; top++)
			while (r->pending_words[1][top]) {
				u64 i = top * WORD_BITS + bit_lowest(r->pending_words[1][top]);

				word_sweep(r, i * WORD_BITS + bit_lowest(r->pending_words[0][i]));
			}
	} while (r->n[region]);
}

void reach_run(struct reach *r)
{
	u64 words = r->heap->regions / WORD_BITS + 1;
	bool any;

	do {
		any = false;
		for (u64 i = 0; i < words; i++)
			for (; r->busy[i]; any = true)
				region_sweep(r, i * WORD_BITS + bit_lowest(r->busy[i]));
	} while (any);
}

void reach_count(struct reach *r, u64 *ret_blocks, u64 *ret_bytes)
{
	*ret_blocks = r->blocks;
	*ret_bytes = r->bytes;
	r->blocks = r->bytes = 0;
	r->counts = true;
}

// --- roots ---

// A word of a root; what points into an allocated block is counted.
static void root_add(struct reach *r, struct root *root, u64 g)
{
	u64 b = tile_start(r->heap, g);

	if (b != NO_GRANULE && tile_kind(r->heap, b) == TILE_ALLOCATED) {
		root->holds++;
		reach_add(r, b);
	}
}

static void part_follow(struct reach *r, const struct root_part *part)
{
	struct heap *h = r->heap;
	struct root *root = &h->roots[part->root];
	u64 n = (part->end - part->start) >> h->word_shift, bits = align_up(n, WORD_BITS);

	if (part->edges != EDGES_REREAD) {
		for (u64 i = 0; i < part->n; i++)
			root_add(r, root, edge_get(h, part->edges, i));
		return;
	}
	r->line = UINT64_MAX;
	if (!part_read(&r->reader, root, part, r->reader.buf))
		return;
	memset(r->reader.buf + (n << h->word_shift), 0, (bits - n) << h->word_shift);
	filter_words(h, r->reader.buf, bits, r->bits);
	for (u64 i = 0; i < bits; i++)
		if (bit_test(r->bits, i))
			root_add(r, root, word_granule(h, r->reader.buf, i));
}

// What is not allocated counts as marked, so that one test tells what to follow.
static void marks_start(struct heap *h)
{
	u64 per_window = WINDOW >> h->granule_shift >> LINE_SHIFT;

	for (u64 w = 0; w < h->windows; w++) {
		if (!(h->window[w].flags & WINDOW_KINDS))
			continue;
		for (u64 i = w * per_window; i < (w + 1) * per_window; i++)
			for (u64 k = 0; k < 2; k++)
				h->line[i].mark[k] = h->kind[0][i * 2 + k] | h->kind[1][i * 2 + k];
	}
}

static void opaque_follow(struct reach *r)
{
	struct heap *h = r->heap;
	u64 per_window = (WINDOW >> h->granule_shift) / WORD_BITS;

	for (u64 w = 0; w < h->windows; w++)
		for (u64 i = w * per_window;
		     h->window[w].flags & WINDOW_KINDS && i < (w + 1) * per_window; i++)
			for (u64 bits = h->kind[0][i] & h->kind[1][i]; bits; bits &= bits - 1)
				tile_follow(r, i * WORD_BITS + bit_lowest(bits));
}

struct err *heap_mark(struct heap *h)
{
	_cleanup_(reach_freep) struct reach *r = NULL;

	if (!h->closed || h->marked)
		return err_new(0, h->marked ? "the heap is marked already"
					    : "the heap is not scanned");
	r = reach_new(h);
	marks_start(h);
	h->marked = true;
	opaque_follow(r);
	for (size_t i = 0; i < h->n_root_parts; i++)
		part_follow(r, &h->root_parts[i]);
	reach_run(r);
	return NULL;
}

void heap_mark_from(struct heap *h, u64 addr)
{
	_cleanup_(reach_freep) struct reach *r = NULL;
	u64 g = h->marked ? address_granule(h, addr) : NO_GRANULE;

	if (g == NO_GRANULE)
		return;
	r = reach_new(h);
	reach_add(r, g);
	reach_run(r);
}
