// SPDX-License-Identifier: MIT
// Windows whose edges were not kept, for want of memory: their bytes are read again, but only
// pages of which the bitmap says that they hold edges.
#include "heap/reach.h"

static u64 lines_per_window(const struct heap *h)
{
	return WINDOW >> h->granule_shift >> LINE_SHIFT;
}

static bool has_edges(const struct line *l)
{
	return l->word[0] | l->word[1] | l->word[2] | l->word[3];
}

static void window_enter(struct worker *w, u64 window)
{
	if (w->window == window)
		return;
	w->window = window;
	memset(w->fetched, 0, sizeof(w->fetched));
}

// Lines [first, end) of the window, of which first and the last have edges.
static void lines_read(struct worker *w, u64 first, u64 end)
{
	const struct heap *h = w->reach->heap;
	u64 bytes = (u64)LINE_GRANULES << h->granule_shift, line = w->window * lines_per_window(h);

	w->reader.ahead = 0;
	bytes_read(&w->reader, granule_address(h, (line + first) * LINE_GRANULES),
		   granule_address(h, (line + first) * LINE_GRANULES) + (end - first) * bytes,
		   w->reader.buf + first * bytes);
	for (u64 i = first; i < end; i++)
		bit_set(w->fetched, i);
}

void window_fetch(struct worker *w, u64 window)
{
	const struct heap *h = w->reach->heap;
	u64 n = lines_per_window(h),
	    per_page = max(4096 / ((u64)LINE_GRANULES << h->granule_shift), 1ul);
	const struct line *lines = h->line + window * n;
	u64 first = n, end = 0;

	window_enter(w, window);
	for (u64 i = 0; i < n; i++) {
		if (!has_edges(&lines[i]))
			continue;
		if (first < end && i / per_page > (end - 1) / per_page + 1) {
			lines_read(w, first, end);
			first = n;
		}
		first = min(first, i);
		end = i + 1;
	}
	if (first < end)
		lines_read(w, first, end);
}

size_t fetched_edges(struct worker *w, u64 line, const u64 mask[4], u64 *ret)
{
	const struct heap *h = w->reach->heap;
	const struct line *l = &h->line[line];
	u64 n = lines_per_window(h), i = line % n;
	const u8 *bytes = w->reader.buf + i * ((u64)LINE_GRANULES << h->granule_shift);
	size_t found = 0;

	window_enter(w, line / n);
	if (has_edges(l) && !bit_test(w->fetched, i))
		lines_read(w, i, i + 1);
	for (unsigned k = 0; k < 4; k++)
		for (u64 in = l->word[k] & mask[k]; in; in &= in - 1) {
			u64 word = 0, at = k * WORD_BITS + bit_lowest(in), g;

			memcpy(&word, bytes + (at << h->word_shift), (size_t)1 << h->word_shift);
			g = address_granule(h, word & h->addr_mask);
			if (g != NO_GRANULE)
				ret[found++] = g;
		}
	return found;
}
