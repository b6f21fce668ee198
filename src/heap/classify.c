// SPDX-License-Identifier: MIT
// Which leaks are direct: no other leak points to them, or they stand for a cycle into which no
// leak outside of it points.
//
// 1. Leaks to which no other leak points are direct. In address order they reach what they hold.
//    Those that point to no leak either hold nothing, and mostly that is all of them.
// 2. What is left is on cycles or behind them, and mostly there is none. In address order, a leak
//    that is not reached yet becomes a candidate and reaches what it holds; so each cycle into
//    which nothing points has one candidate, its first block.
// 3. All that of 2 forgotten, the candidates in reverse order: one that is not reached is direct
//    and reaches what it holds. A candidate that something direct leads to was not reached in its
//    turn, so what leads to it comes after it, and now before it. (Of a single candidate 2 has
//    told it all.)
#include "heap/reach.h"

#define AHEAD	     32 // edges whose line is fetched in advance
#define LEAKS_AHEAD  8
#define EDGES_LIKELY 4 // of a block

struct classes {
	struct heap *heap;
	struct reach *reach;
	u64 *into; // bitmap of leaks to which another leak points; later, candidates
	u64 *from; // of leaks that point to another leak; later, what step 2 has left
	bool tied; // there are any
	u64 n_candidates;
	struct {
		u64 leak, edge;
	} ring[AHEAD];
	u64 n;
	u64 leaks[2 * LEAKS_AHEAD]; // whose lines, and then edges, are on their way
	u64 n_leaks;
};

// How many.
static u64 leaked_find(struct heap *h)
{
	u64 n = 0;

	h->leaked = table_new(h, h->granules / 8, false);
	h->direct = table_new(h, h->granules / 8, false);
	for (u64 i = leaky_next(h, 0); i < h->lines; i = leaky_next(h, i + 1))
		for (unsigned k = 0; k < 2; k++) {
			u64 leaks = h->line[i].start[k] & ~h->line[i].mark[k];

			if (leaks)
				h->leaked[i * 2 + k] = leaks;
			n += (u64)__builtin_popcountll(leaks);
		}
	return n;
}

// Calls fn for every set bit of a map of leaks, in address order or in reverse. The map may change
// while that runs.
static void each_bit(struct classes *c, const u64 *map, bool reverse,
		     void (*fn)(struct classes *, u64 granule))
{
	struct heap *h = c->heap;

	if (reverse) {
		for (u64 i = h->lines; leaky_prev(h, i, &i);)
			for (unsigned k = 2; k--;)
				for (u64 b = map[i * 2 + k]; b; b &= ~((u64)1 << bit_highest(b)))
					fn(c, (i * 2 + k) * WORD_BITS + bit_highest(b));
		return;
	}
	for (u64 i = leaky_next(h, 0); i < h->lines; i = leaky_next(h, i + 1))
		for (unsigned k = 0; k < 2; k++)
			for (u64 b = map[i * 2 + k]; b; b &= b - 1)
				fn(c, (i * 2 + k) * WORD_BITS + bit_lowest(b));
}

// --- edges between leaks ---

static void edge_judge(struct classes *c, u64 leak, u64 edge)
{
	u64 to = tile_start(c->heap, edge);

	if (to == NO_GRANULE || to == leak || !bit_test(c->heap->leaked, to))
		return;
	c->tied = true;
	bit_set(c->from, leak);
	bit_set(c->into, to);
}

// An edge is looked at when its line has had time to come into the cache.
static void edge_add(void *arg, u64 leak, u64 edge)
{
	struct classes *c = arg;
	u64 i = c->n++ % AHEAD;

	if (c->n > AHEAD)
		edge_judge(c, c->ring[i].leak, c->ring[i].edge);
	__builtin_prefetch(&c->heap->line[edge >> LINE_SHIFT]);
	__builtin_prefetch(&c->heap->leaked[edge / WORD_BITS]);
	c->ring[i].leak = leak;
	c->ring[i].edge = edge;
}

static void leak_peek(const struct heap *h, u64 leak)
{
	u64 mask[4];

	line_mask(h, leak >> LINE_SHIFT, leak, tile_end(h, leak), mask);
	h->hot->peek(h, leak >> LINE_SHIFT, mask);
}

// Follows the leaks of two turns ago.
static void leak_add(struct classes *c, u64 leak)
{
	u64 i = c->n_leaks++;

	if (i >= 2 * LEAKS_AHEAD)
		reach_edges(c->reach, c->leaks[i % (2 * LEAKS_AHEAD)], edge_add, c);
	if (i >= LEAKS_AHEAD)
		leak_peek(c->heap, c->leaks[(i - LEAKS_AHEAD) % (2 * LEAKS_AHEAD)]);
	__builtin_prefetch(&c->heap->line[leak >> LINE_SHIFT]);
	__builtin_prefetch(&c->heap->rank[leak >> LINE_SHIFT]);
	c->leaks[i % (2 * LEAKS_AHEAD)] = leak;
}

static void edges_find(struct classes *c)
{
	u64 n;

	each_bit(c, c->heap->leaked, false, leak_add);
	n = c->n_leaks;
	for (u64 i = n > 2 * LEAKS_AHEAD ? n - 2 * LEAKS_AHEAD : 0; i < n; i++)
		reach_edges(c->reach, c->leaks[i % (2 * LEAKS_AHEAD)], edge_add, c);
	n = c->n;
	for (u64 i = n > AHEAD ? n - AHEAD : 0; i < n; i++)
		edge_judge(c, c->ring[i % AHEAD].leak, c->ring[i % AHEAD].edge);
}

// --- what leaks hold ---

// The leak is direct; what has been reached since the last one is its own.
static void direct_hold(struct classes *c, u64 leak)
{
	struct heap *h = c->heap;
	struct holding holds = {.granule = leak};

	bit_set(h->direct, leak);
	reach_count(c->reach, &holds.blocks, &holds.bytes);
	if (holds.blocks < 2)
		return;
	holds.blocks--; // itself
	holds.bytes -= granule_block_size(h, leak);
	*vec_push(&h->holdings) = holds;
}

static void leak_mark(struct classes *c, u64 leak)
{
	reach_add(c->reach, leak);
	reach_run(c->reach);
}

static void source_mark(struct classes *c, u64 leak)
{
	if (!bit_test(c->from, leak))
		return;
	leak_mark(c, leak);
	direct_hold(c, leak);
}

// What stays zero stays untouched, here and below: a page of zeros takes no memory.
static void sources_find(struct classes *c)
{
	struct heap *h = c->heap;

	for (u64 i = leaky_next(h, 0); i < h->lines; i = leaky_next(h, i + 1))
		for (u64 w = 2 * i; w < 2 * i + 2; w++) {
			u64 sources = h->leaked[w] & ~(c->tied ? c->into[w] : 0);

			if (sources)
				h->direct[w] = sources;
		}
}

static void candidate_mark(struct classes *c, u64 leak)
{
	if (is_marked(c->heap, leak))
		return;
	bit_set(c->into, leak);
	c->n_candidates++;
	leak_mark(c, leak);
}

static void candidate_judge(struct classes *c, u64 leak)
{
	if (is_marked(c->heap, leak))
		return;
	leak_mark(c, leak);
	direct_hold(c, leak);
}

static void forget(struct heap *h, const u64 *map)
{
	for (u64 i = leaky_next(h, 0); i < h->lines; i = leaky_next(h, i + 1))
		for (unsigned k = 0; k < 2; k++)
			if (map[i * 2 + k])
				h->line[i].mark[k] &= ~map[i * 2 + k];
}

// Leaks that no source has reached go into `from`; true if there are any.
static bool rest_find(struct classes *c)
{
	struct heap *h = c->heap;
	u64 any = 0;

	for (u64 i = leaky_next(h, 0); i < h->lines; i = leaky_next(h, i + 1))
		for (unsigned k = 0; k < 2; k++) {
			u64 w = i * 2 + k;

			if (!(c->into[w] | c->from[w]))
				continue;
			c->from[w] = take(c->into[w]) & ~h->line[i].mark[k];
			any |= c->from[w];
		}
	return any;
}

static int by_granule(const struct holding *a, const struct holding *b)
{
	return a->granule < b->granule ? -1 : a->granule > b->granule;
}

static void ties_follow(struct classes *c)
{
	struct heap *h = c->heap;
	u64 blocks, bytes;

	reach_count(c->reach, &blocks, &bytes);
	each_bit(c, h->direct, false, source_mark);
	if (rest_find(c)) {
		each_bit(c, c->from, false, candidate_mark);
		if (c->n_candidates == 1) {
			each_bit(c, c->into, false, direct_hold);
		} else {
			forget(h, c->from);
			reach_count(c->reach, &blocks, &bytes);
			each_bit(c, c->into, true, candidate_judge);
		}
	}
	forget(h, h->leaked);
	vec_sort(&h->holdings, by_granule);
}

void heap_classify(struct heap *h)
{
	struct classes c = {.heap = h};

	if (!h->marked || h->leaked)
		return;
	c.reach = reach_new(h, 1, leaked_find(h) * EDGES_LIKELY);
	c.into = table_new(h, h->granules / 8, false);
	c.from = table_new(h, h->granules / 8, false);
	edges_find(&c);
	sources_find(&c);
	if (c.tied)
		ties_follow(&c);
	table_drop(h, c.into);
	table_drop(h, c.from);
	reach_free(c.reach);
}
