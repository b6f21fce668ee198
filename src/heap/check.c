// SPDX-License-Identifier: MIT
// The invariants of the tables.
#include <stdio.h>

#include "heap/tables.h"

#define check(h, truth, what)                                                                      \
	do {                                                                                       \
		if (!(truth)) {                                                                    \
			fprintf(stderr, "heap: %s: %s\n", what, #truth);                           \
			abort();                                                                   \
		}                                                                                  \
	} while (0)

static void check_ranges(const struct heap *h)
{
	for (size_t i = 0; i < h->n_ranges; i++) {
		const struct range *r = &h->ranges[i];

		check(h, is_aligned(r->delta, WINDOW), "range");
		check(h, (r->lo + r->len - r->delta) >> h->granule_shift <= h->granules, "range");
		check(h, !i || r[-1].lo + r[-1].len <= r->lo, "ranges in order");
		check(h, address_granule(h, r->lo) == (r->lo - r->delta) >> h->granule_shift,
		      "address");
		check(h,
		      granule_address(h, address_granule(h, r->lo)) ==
			      align_down(r->lo, (u64)1 << h->granule_shift),
		      "address");
	}
}

static void check_summaries(const struct heap *h)
{
	for (u64 i = 0; i < h->lines; i++) {
		bool any = h->line[i].start[0] | h->line[i].start[1];
		u64 n = i;

		check(h, bit_test(h->summary[0], i) == any, "summary of lines");
		for (unsigned k = 0; any && k < h->n_summaries; k++, n /= WORD_BITS)
			check(h, bit_test(h->summary[k], n), "summary");
	}
	for (unsigned k = 1; k < h->n_summaries; k++)
		for (u64 i = 0; i < (h->lines >> 6 * k); i++)
			check(h, bit_test(h->summary[k], i) == !!h->summary[k - 1][i], "summary");
}

// Edges of a window are as many as its words say, and each line's rank counts those before it.
static void check_edges(const struct heap *h)
{
	u64 per_window = WINDOW >> h->granule_shift >> LINE_SHIFT, edges = 0;

	for (u64 w = 0; w < h->windows; w++) {
		u64 n = 0;

		for (u64 i = w * per_window; i < (w + 1) * per_window; i++) {
			u64 in_line = 0;

			for (unsigned k = 0; k < 4; k++)
				in_line += (u64)__builtin_popcountll(h->line[i].word[k]);
			check(h, !in_line || h->rank[i] == n, "rank");
			n += in_line;
		}
		check(h, n == h->window[w].n, "edges of a window");
		if (h->window[w].edges == EDGES_REREAD)
			continue;
		for (u64 i = 0; i < n; i++)
			check(h, edge_get(h, h->window[w].edges, i) < h->granules, "edge");
		edges += n;
	}
	check(h, edges <= h->n_edges, "edges");
}

static void check_kinds(const struct heap *h)
{
	for (u64 i = 0; i < h->granules / WORD_BITS; i++) {
		u64 odd = h->kind[0][i] | h->kind[1][i], starts = h->line[i / 2].start[i % 2];

		check(h, !(odd & ~starts), "kind of a tile");
		check(h, !h->marked || !(odd & ~h->line[i / 2].mark[i % 2]), "marks");
		check(h, !h->leaked || !(h->leaked[i] & (odd | ~starts)), "leaks");
		check(h, !h->leaked || !h->leaked[i] || bit_test(h->leaky, i / 2),
		      "lines of leaks");
		check(h, !h->direct || !(h->direct[i] & ~h->leaked[i]), "direct leaks");
	}
}

void heap_check(const struct heap *h)
{
	if (!h->closed)
		return;
	check_ranges(h);
	check_summaries(h);
	check_edges(h);
	check_kinds(h);
}
