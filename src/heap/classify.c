// SPDX-License-Identifier: MIT
// Which leaks are direct: no other leak points to them, or they stand for a cycle into which no
// leak outside of it points. Two passes, each of which follows every edge between leaks once:
//
// 1. In address order, a leak that is not reached yet becomes a candidate and reaches what it
//    holds. So each such cycle has one candidate, its first block.
// 2. All that forgotten, the candidates in reverse order: one that is not reached is direct and
//    reaches what it holds. A candidate that something direct leads to was not reached in its
//    turn, so what leads to it comes after it, and now before it.
#include "heap/tables.h"

// The leaks as a bitmap, of which the marks are then free to change.
static void leaked_find(struct heap *h)
{
	h->leaked = table_new(h, h->granules / 8, false);
	h->direct = table_new(h, h->granules / 8, false);
	for (u64 i = 0; summary_next(h, i, &i); i++)
		for (unsigned k = 0; k < 2; k++) {
			u64 leaks = h->line[i].start[k] & ~h->line[i].mark[k];

			if (leaks)
				h->leaked[i * 2 + k] = leaks;
		}
}

static void leaked_forget(struct heap *h)
{
	for (u64 i = 0; summary_next(h, i, &i); i++)
		for (unsigned k = 0; k < 2; k++)
			if (h->line[i].start[k])
				h->line[i].mark[k] &= ~h->leaked[i * 2 + k];
}

static void candidates_find(struct heap *h, struct reach *r)
{
	for (u64 i = 0; summary_next(h, i, &i); i++)
		for (unsigned k = 0; k < 2; k++)
			for (u64 bits = h->leaked[i * 2 + k]; bits; bits &= bits - 1) {
				u64 g = (i * 2 + k) * WORD_BITS + bit_lowest(bits);

				if (is_marked(h, g))
					continue;
				bit_set(h->direct, g);
				reach_add(r, g);
				reach_run(r);
			}
}

// A candidate of the second pass.
static void candidate_judge(struct heap *h, struct reach *r, u64 g)
{
	struct holding holds = {.granule = g};

	if (is_marked(h, g)) {
		bit_clear(h->direct, g);
		return;
	}
	reach_add(r, g);
	reach_run(r);
	reach_count(r, &holds.blocks, &holds.bytes);
	holds.blocks--; // itself
	holds.bytes -= granule_block_size(h, g);
	if (holds.blocks)
		*vec_push(&h->holdings) = holds;
}

static int by_granule(const struct holding *a, const struct holding *b)
{
	return a->granule < b->granule ? -1 : a->granule > b->granule;
}

void heap_classify(struct heap *h)
{
	_cleanup_(reach_freep) struct reach *r = NULL;
	struct holding none;

	if (!h->marked || h->leaked)
		return;
	leaked_find(h);
	r = reach_new(h, 1);
	candidates_find(h, r);
	leaked_forget(h);
	reach_count(r, &none.blocks, &none.bytes);
	for (u64 i = h->lines; summary_prev(h, i, &i);)
		for (unsigned k = 2; k--;) {
			u64 bits = h->direct[i * 2 + k];

			for (; bits; bits &= ~((u64)1 << bit_highest(bits)))
				candidate_judge(h, r, (i * 2 + k) * WORD_BITS + bit_highest(bits));
		}
	leaked_forget(h);
	vec_sort(&h->holdings, by_granule);
}
