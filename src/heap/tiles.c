// SPDX-License-Identifier: MIT
// Tiles: laying them, wiping them, and the summaries that find the next and the previous one.
#include "heap/tables.h"

// Before heap_close_tiles the first summary alone is kept: threads lay tiles, each in windows of
// its own, and only a word of the first one lies within a window.
static void summary_set(struct heap *h, u64 line)
{
	unsigned n = h->closed ? h->n_summaries : 1;

	for (unsigned k = 0; k < n && !bit_test(h->summary[k], line); k++) {
		bit_set(h->summary[k], line);
		line /= WORD_BITS;
	}
}

static void summary_clear(struct heap *h, u64 line)
{
	unsigned n = h->closed ? h->n_summaries : 1;

	for (unsigned k = 0; k < n; k++) {
		bit_clear(h->summary[k], line);
		line /= WORD_BITS;
		if (h->summary[k][line])
			break;
	}
}

static void kind_put(struct heap *h, unsigned k, u64 g, bool on)
{
	if (on)
		bit_set(h->kind[k], g);
	else if (bit_test(h->kind[k], g)) // else a page of zeros stays untouched
		bit_clear(h->kind[k], g);
}

void tile_lay(struct heap *h, u64 g, enum tile tile)
{
	struct window *w = granule_window(h, g);
	u32 flags = atomic_load_explicit(&w->flags, memory_order_relaxed);

	bit_set(h->line[g >> LINE_SHIFT].start, g % LINE_GRANULES);
	summary_set(h, g >> LINE_SHIFT);
	if (tile == TILE_ALLOCATED && !(flags & WINDOW_KINDS))
		return;
	kind_put(h, 0, g, tile & 1);
	kind_put(h, 1, g, tile & 2);
	atomic_store_explicit(&w->flags, flags | WINDOW_KINDS, memory_order_relaxed);
}

void tiles_lay(struct heap *h, u64 word, u64 bits)
{
	const struct window *w = granule_window(h, word * WORD_BITS);

	h->line[word / 2].start[word % 2] |= bits;
	summary_set(h, word / 2);
	if (!(atomic_load_explicit(&w->flags, memory_order_relaxed) & WINDOW_KINDS))
		return;
	if (h->kind[0][word] & bits)
		h->kind[0][word] &= ~bits;
	if (h->kind[1][word] & bits)
		h->kind[1][word] &= ~bits;
}

static void line_clear(struct heap *h, u64 line, u64 from, u64 end)
{
	u64 base = line * LINE_GRANULES;
	struct line *l = &h->line[line];

	for (unsigned i = 0; i < 2; i++, base += WORD_BITS) {
		u64 mask;

		if (end <= base || from >= base + WORD_BITS)
			continue;
		mask = bits_below((unsigned)min(end - base, (u64)WORD_BITS));
		mask &= ~bits_below(from > base ? (unsigned)(from - base) : 0);
		for (u64 bits = l->start[i] & mask; bits; bits &= bits - 1) {
			kind_put(h, 0, base + bit_lowest(bits), false);
			kind_put(h, 1, base + bit_lowest(bits), false);
		}
		l->start[i] &= ~mask;
	}
	if (!l->start[0] && !l->start[1])
		summary_clear(h, line);
}

void tiles_clear(struct heap *h, u64 g, u64 end)
{
	u64 line = g >> LINE_SHIFT, stop = (end + LINE_GRANULES - 1) >> LINE_SHIFT;

	while (line < stop) {
		u64 word = h->summary[0][line / WORD_BITS] & ~bits_below(line % WORD_BITS);

		line = align_down(line, WORD_BITS);
		for (; word && line + bit_lowest(word) < stop; word &= word - 1)
			line_clear(h, line + bit_lowest(word), g, end);
		line += WORD_BITS;
	}
}

// The first line at or after `line` that has a start.
bool summary_next(const struct heap *h, u64 line, u64 *ret)
{
	unsigned k;
	u64 word = 0;

	if (line >= h->lines)
		return false;
	for (k = 0; k < h->n_summaries; k++) {
		word = h->summary[k][line / WORD_BITS] & ~bits_below(line % WORD_BITS);
		if (word)
			break;
		line = line / WORD_BITS + 1;
	}
	if (!word)
		return false;
	line = align_down(line, WORD_BITS) + bit_lowest(word);
	while (k--)
		line = line * WORD_BITS + bit_lowest(h->summary[k][line]);
	*ret = line;
	return true;
}

// The last line before `line` that has a start.
bool summary_prev(const struct heap *h, u64 line, u64 *ret)
{
	unsigned k;
	u64 word = 0;

	for (k = 0; k < h->n_summaries; k++) {
		word = h->summary[k][line / WORD_BITS] & bits_below(line % WORD_BITS);
		if (word)
			break;
		line /= WORD_BITS;
	}
	if (!word)
		return false;
	line = align_down(line, WORD_BITS) + bit_highest(word);
	while (k--)
		line = line * WORD_BITS + bit_highest(h->summary[k][line]);
	*ret = line;
	return true;
}
