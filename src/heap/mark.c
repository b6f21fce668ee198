// SPDX-License-Identifier: MIT
// Marking: where reaching begins.
#include "heap/hot.h"
#include "heap/scan.h"

// A word of a root; what points into an allocated block is counted.
static void root_add(const struct heap *h, struct reach *r, struct root *root, u64 g)
{
	u64 b = tile_start(h, g);

	if (b != NO_GRANULE && tile_kind(h, b) == TILE_ALLOCATED) {
		root->holds++;
		reach_add(r, b);
	}
}

static void part_follow(struct heap *h, struct reach *r, struct window_reader *reader,
			const struct root_part *part)
{
	u64 map[WINDOW / 4 / WORD_BITS];
	struct root *root = &h->roots[part->root];
	u64 n = (part->end - part->start) >> h->word_shift, bits = align_up(n, WORD_BITS);

	if (part->edges != EDGES_REREAD) {
		for (u64 i = 0; i < part->n; i++)
			root_add(h, r, root, edge_get(h, part->edges, i));
		return;
	}
	if (!part_read(reader, root, part, reader->buf))
		return;
	memset(reader->buf + (n << h->word_shift), 0, (bits - n) << h->word_shift);
	h->hot->filter(h, reader->buf, bits, map);
	for (u64 i = 0; i < bits; i++) {
		u64 word = 0;

		memcpy(&word, reader->buf + (i << h->word_shift), (size_t)1 << h->word_shift);
		if (bit_test(map, i))
			root_add(h, r, root, address_granule(h, word & h->addr_mask));
	}
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

static void opaque_follow(struct heap *h, struct reach *r)
{
	u64 per_window = (WINDOW >> h->granule_shift) / WORD_BITS;

	for (u64 w = 0; w < h->windows; w++)
		for (u64 i = w * per_window;
		     h->window[w].flags & WINDOW_KINDS && i < (w + 1) * per_window; i++)
			for (u64 bits = h->kind[0][i] & h->kind[1][i]; bits; bits &= bits - 1)
				reach_follow(r, i * WORD_BITS + bit_lowest(bits));
}

static void leaky_find(struct heap *h)
{
	h->leaky = table_new(h, h->lines / 8, false);
	for (u64 i = lines_next(h, 0); i < h->lines; i = lines_next(h, i + 1)) {
		const struct line *l = &h->line[i];

		if ((l->start[0] & ~l->mark[0]) | (l->start[1] & ~l->mark[1]))
			bit_set(h->leaky, i);
	}
}

struct err *heap_mark(struct heap *h)
{
	_cleanup_(reach_freep) struct reach *r = NULL;
	struct window_reader reader;

	if (!h->closed || h->marked)
		return err_new(0, h->marked ? "the heap is marked already"
					    : "the heap is not scanned");
	r = reach_new(h, h->threads, UINT64_MAX);
	marks_start(h);
	h->marked = true;
	opaque_follow(h, r);
	window_reader_init(&reader, h);
	for (size_t i = 0; i < h->n_root_parts; i++)
		part_follow(h, r, &reader, &h->root_parts[i]);
	window_reader_fini(&reader);
	reach_run(r);
	leaky_find(h);
	return NULL;
}

void heap_mark_from(struct heap *h, u64 addr)
{
	_cleanup_(reach_freep) struct reach *r = NULL;
	u64 g = h->marked ? address_granule(h, addr) : NO_GRANULE;

	if (g == NO_GRANULE)
		return;
	r = reach_new(h, h->threads, UINT64_MAX);
	reach_add(r, g);
	reach_run(r);
}
