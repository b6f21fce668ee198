// SPDX-License-Identifier: MIT
// The engine against a naive one, over made-up heaps: every state of a block, for one thread and
// for several, with everything kept and with nothing kept.
#include "heap/reach.h"
#include "heap_world.h"

// --- comparing ---

struct plan {
	unsigned threads;
	u64 max_memory;
	unsigned flips; // per mille of blocks whose state changes after the scan
	bool distrust;
	unsigned level; // of the inner loops
};

static void spans_add(struct world *w, struct heap *h)
{
	for (size_t i = w->memories.n; i--;) { // in any order
		const struct memory *m = &w->memories.v[i];
		struct span span = {.start = m->start,
				    .end = m->end,
				    .granule = m->granule,
				    .tail = m->tail,
				    .arena = (u16)i,
				    .walker = m->by_hand ? NULL : &walker};

		if (m->is_span)
			assert_null(heap_add_span(h, &span));
	}
	for (size_t i = w->tiles.n; i--;) {
		const struct tile_fact *t = &w->tiles.v[i];

		if (world_memory(w, t->addr)->by_hand)
			assert_true(heap_add(h, t->addr, t->size == t->end - t->addr ? 0 : t->size,
					     t->kind));
		else
			assert_false(heap_add(h, t->addr, t->size, t->kind));
	}
}

static void states_change(struct world *w, struct heap *h, const struct plan *plan)
{
	vec_each (&w->tiles, t)
		t->final = t->kind;
	vec_each (&w->tiles, t) {
		if (t->kind > TILE_FREE || dice(1000) >= plan->flips)
			continue;
		t->final = t->kind == TILE_FREE ? TILE_ALLOCATED : TILE_FREE;
		assert_true(heap_set_state(h, t->addr, t->final));
		if (t->end > t->addr + 8)
			assert_false(heap_set_state(h, t->addr + 8, TILE_NONE));
	}
	if (plan->distrust) {
		struct tile_fact *first = &w->tiles.v[dice(w->tiles.n)];
		struct memory *m = world_memory(w, first->addr);
		u64 start = first->addr + dice(first->end - first->addr);
		u64 end = min(start + 1 + dice(5000), m->end);

		heap_distrust(h, start, end);
		vec_each (&w->tiles, t)
			if (t->end > start && t->addr < end)
				t->final = TILE_OPAQUE;
	}
}

struct seen {
	struct world *world;
	size_t next;
	u64 blocks, direct, held;
	u64 hash; // of the direct ones
};

static bool block_compare(const struct block *b, void *arg)
{
	struct seen *s = arg;
	const struct tile_fact *t = &s->world->tiles.v[s->next];

	while (t->final > TILE_FREE)
		t++;
	assert_int_equal(b->addr, t->addr);
	assert_int_equal(b->size, t->size);
	assert_int_equal(b->tile, t->final);
	assert_int_equal(b->leaked, t->leaked);
	assert_int_equal(b->arena, world_memory(s->world, t->addr) - s->world->memories.v);
	s->next = (size_t)(t + 1 - s->world->tiles.v);
	s->blocks++;
	s->direct += b->direct;
	s->hash = s->hash * 31 + (b->direct ? b->addr + b->holds : 0);
	s->held += b->holds;
	return false;
}

// Every leak is reached from the direct ones, and no direct one from another.
static bool direct_check(const struct block *b, void *arg)
{
	struct world *w = arg;
	struct tile_fact **stack = xcalloc(w->tiles.n + 1, sizeof(*stack));
	size_t n = 0;

	vec_each (&w->tiles, t)
		t->reached = false;
	naive_push_tile(w, tile_at(w, b->addr), stack, &n);
	naive_follow(w, stack, n);
	tile_at(w, b->addr)->reached = true;
	free(stack);
	return false;
}

struct direct_set {
	struct world *world;
	const struct heap *heap;
	VEC(u64) addrs;
	bool *covered;
};

static bool direct_gather(const struct block *b, void *arg)
{
	struct direct_set *d = arg;

	if (b->direct)
		*vec_push(&d->addrs) = b->addr;
	return false;
}

static void classes_check(struct world *w, const struct heap *h)
{
	struct direct_set d = {.world = w, .covered = xcalloc(w->tiles.n, sizeof(bool))};

	heap_each(h, HEAP_LEAKED, direct_gather, &d);
	vec_each (&d.addrs, addr) {
		struct block b = {.addr = *addr};

		direct_check(&b, w);
		vec_each (&d.addrs, other)
			assert_true(other == addr || !tile_at(w, *other)->reached);
		for (size_t i = 0; i < w->tiles.n; i++)
			d.covered[i] |= w->tiles.v[i].reached;
	}
	for (size_t i = 0; i < w->tiles.n; i++)
		assert_true(!w->tiles.v[i].leaked || d.covered[i]);
	vec_free(&d.addrs);
	free(d.covered);
}

static void finds_check(struct world *w, const struct heap *h)
{
	struct block b;

	for (int i = 0; i < 200; i++) {
		const struct tile_fact *t = &w->tiles.v[dice(w->tiles.n)];
		bool found = heap_find(h, t->addr + dice(t->end - t->addr), &b);

		assert_int_equal(found, t->final <= TILE_FREE);
		if (found)
			assert_int_equal(b.addr, t->addr);
	}
}

static void sums_check(const struct world *w, const struct heap_stats *stats)
{
	struct heap_stats sums = {};

	vec_each (&w->tiles, t) {
		if (t->final == TILE_FREE) {
			sums.free++;
			sums.free_bytes += t->size;
		} else if (t->final == TILE_ALLOCATED) {
			sums.allocated++;
			sums.allocated_bytes += t->size;
			sums.leaked += t->leaked;
			sums.leaked_bytes += t->leaked ? t->size : 0;
		}
	}
	assert_int_equal(stats->free, sums.free);
	assert_int_equal(stats->free_bytes, sums.free_bytes);
	assert_int_equal(stats->allocated, sums.allocated);
	assert_int_equal(stats->allocated_bytes, sums.allocated_bytes);
	assert_int_equal(stats->leaked, sums.leaked);
	assert_int_equal(stats->leaked_bytes, sums.leaked_bytes);
}

// A number that says what the classes are: the same for every plan.
static u64 world_compare(const struct shape *shape, const struct plan *plan)
{
	struct world *w = world_new(shape);
	_cleanup_(heap_freep) struct heap *h = heap_new();
	struct reader reader = {world_read, world_present, w, shape->word};
	struct scan_options options = {.threads = plan->threads, .max_memory = plan->max_memory};
	struct seen seen = {.world = w};
	struct heap_stats stats;

	for (size_t i = 0; hot_levels[i] && i <= plan->level; i++)
		if (hot_levels[i]->usable())
			h->hot = hot_levels[i];
	if (plan->level) // as it is never going to be
		heap_expect(h, &(struct heap_forecast){128 * MIB, 128 * MIB, 1 << 20, 8}, &options);
	spans_add(w, h);
	assert_null(heap_scan(h, w->roots.v, w->roots.n, &reader, &options));
	heap_check(h);
	states_change(w, h, plan);
	naive_mark(w);
	assert_null(heap_mark(h));
	heap_check(h);
	for (size_t i = 0; i < w->roots.n; i++)
		assert_int_equal(w->roots.v[i].holds, w->holds.v[i]);
	heap_classify(h);
	heap_check(h);
	heap_each(h, HEAP_ALLOCATED | HEAP_FREE, block_compare, &seen);
	heap_statistics(h, &stats);
	assert_int_equal(stats.allocated + stats.free, seen.blocks);
	assert_int_equal(stats.direct, seen.direct);
	sums_check(w, &stats);
	assert_int_equal(seen.direct + seen.held, stats.leaked);
	assert_int_equal(stats.unread_bytes, 0);
	assert_int_equal(w->touched_absent, 0);
	assert_int_equal(heap_needs_reader(h), plan->max_memory == 1 && stats.edges < UINT64_MAX);
	if (plan->threads == 1 && stats.leaked < 1000)
		classes_check(w, h);
	finds_check(w, h);
	world_free(w);
	return seen.hash;
}

// Every plan gives the same, and the naive engine's, answer.
static void plans_compare(const struct shape *shape, bool distrust)
{
	static const struct plan plans[] = {
		{1, 0, 50, false, 0}, {2, 0, 50, false, 1}, {4, 0, 50, false, 2},
		{1, 1, 50, false, 2}, {4, 1, 50, false, 0},
	};
	u64 first = 0;

	for (size_t i = 0; i < ARRAY_SIZE(plans); i++) {
		struct plan plan = plans[i];
		u64 sum;

		plan.distrust = distrust;
		plan.flips = shape->chain ? 0 : plan.flips;
		sum = world_compare(shape, &plan);
		first = i ? first : sum;
		assert_int_equal(sum, first);
	}
}

static void every_heap_agrees_with_the_naive_engine(void **state)
{
	for (u64 seed = 1; seed <= 40; seed++) {
		struct shape shape = {
			.seed = seed,
			.word = seed % 5 ? 8 : 4,
			.granule = seed % 3 ? 4 : 3,
			.spans = 1 + (unsigned)(seed * 7 % 30),
			.most_pages = seed % 4 ? 40 : 300,
			.gap = seed % 2 ? 64 * KIB : 64 * MIB,
			.by_hand = seed % 3 * 30,
			.odd = seed % 4 * 10,
			.most = seed % 6 ? 2000 : 100000,
			.tagged = 20,
			.pointers = (unsigned)(3 + seed % 4 * 3),
		};

		plans_compare(&shape, seed % 3 == 0);
	}
}

// So many edges that they are followed by regions, on all threads.
static void dense_heaps_agree_with_the_naive_engine(void **state)
{
	for (u64 seed = 25; seed <= 33; seed++) {
		struct shape shape = {
			.seed = seed,
			.word = seed == 30 ? 4 : 8,
			.granule = seed % 3 ? 4 : 3,
			.spans = 12,
			.most_pages = 400,
			.gap = 64 * KIB,
			.by_hand = 20,
			.odd = 5,
			.most = 10,
			.tagged = 20,
			.pointers = 30,
		};

		plans_compare(&shape, false);
	}
}

// One list, so long that it is walked from many ends at once.
static void long_lists_agree_with_the_naive_engine(void **state)
{
	for (u64 seed = 1; seed <= 6; seed++) {
		struct shape shape = {
			.seed = seed,
			.word = 8,
			.granule = seed % 2 ? 4 : 3,
			.spans = 12,
			.most_pages = 800,
			.gap = 64 * KIB,
			.by_hand = 20,
			.most = 3,
			.tagged = 20,
			.chain = 1 + seed % 3,
		};

		plans_compare(&shape, false);
	}
}

static struct err *scan_nothing(struct heap *h, bool no_edges)
{
	static u64 memory[512];
	struct memory m = {.start = 0x10000, .end = 0x11000, .bytes = (u8 *)memory};
	static struct world w = {.word = 8};
	struct reader reader = {world_read, NULL, &w, 8};
	struct scan_options options = {.threads = 2, .no_edges = no_edges};

	if (!w.memories.n) {
		m.absent = xcalloc(2, sizeof(bool));
		*vec_push(&w.memories) = m;
	}
	return heap_scan(h, NULL, 0, &reader, &options);
}

static void an_empty_heap_is_whole(void **state)
{
	_cleanup_(heap_freep) struct heap *h = heap_new();
	struct heap_stats stats;
	struct block b;

	assert_null(scan_nothing(h, false));
	assert_null(heap_mark(h));
	heap_classify(h);
	heap_check(h);
	heap_statistics(h, &stats);
	assert_int_equal(stats.allocated + stats.free + stats.leaked, 0);
	assert_false(heap_find(h, 0x1000, &b));
	assert_false(heap_set_state(h, 0x1000, TILE_FREE));
	assert_null(heap_span(h, 0x1000));
}

static void spans_do_not_overlap(void **state)
{
	_cleanup_(heap_freep) struct heap *h = heap_new();
	struct span span = {.start = 0x2000, .end = 0x3000, .granule = 4};
	_cleanup_err_ struct err *e = NULL;

	assert_null(heap_add_span(h, &span));
	span.start = 0x2ff0;
	span.end = 0x4000;
	e = heap_add_span(h, &span);
	assert_string_equal(err_message(e), "span 0x2ff0-0x4000 overlaps span 0x2000-0x3000");
	span.start = 0x3000;
	assert_null(heap_add_span(h, &span));
	assert_int_equal(heap_span(h, 0x2fff)->start, 0x2000);
	assert_int_equal(heap_span(h, 0x3000)->start, 0x3000);
	assert_null(heap_span(h, 0x4000));
	assert_false(heap_add(h, 0x4000, 0, TILE_ALLOCATED));
	assert_false(heap_add(h, 0x2008, 0, TILE_ALLOCATED));
}

// Blocks that nothing points to, one of which is then said to be held.
static void marking_goes_on_from_an_address(void **state)
{
	_cleanup_(heap_freep) struct heap *h = heap_new();
	struct span span = {.start = 0x10000, .end = 0x11000, .granule = 4};
	struct block b;

	assert_null(heap_add_span(h, &span));
	for (u64 addr = 0x10000; addr < 0x11000; addr += 0x400)
		assert_true(heap_add(h, addr, 0x3f0, TILE_ALLOCATED));
	assert_null(scan_nothing(h, false));
	assert_null(heap_mark(h));
	assert_true(heap_find(h, 0x10401, &b));
	assert_true(b.leaked);
	assert_int_equal(b.size, 0x3f0);
	heap_mark_from(h, 0x10401);
	assert_true(heap_find(h, 0x10400, &b));
	assert_false(b.leaked);
	heap_classify(h);
	assert_true(heap_find(h, 0x10c00, &b));
	assert_true(b.leaked && b.direct);
	heap_check(h);
}

static void tiles_alone_have_no_edges(void **state)
{
	_cleanup_(heap_freep) struct heap *h = heap_new();
	struct span span = {.start = 0x10000, .end = 0x11000, .granule = 4};
	struct heap_stats stats;

	assert_null(heap_add_span(h, &span));
	assert_true(heap_add(h, 0x10800, 0, TILE_ALLOCATED));
	assert_null(scan_nothing(h, true));
	heap_statistics(h, &stats);
	assert_int_equal(stats.edges, 0);
	assert_int_equal(stats.allocated_bytes, 0x800);
}

static u64 tables_size(const struct heap *h)
{
	u64 size = 0;

	vec_each (&h->tables, t)
		size += t->size;
	return size;
}

// A table that was made ready is handed out if it is large enough, and what is behind it goes.
static void tables_are_ready_if_they_are_large_enough(void **state)
{
	const struct heap_forecast forecast = {128 * MIB, 128 * MIB, 1 << 20, 8};
	const struct scan_options options = {.threads = 2};

	for (u64 size = 2 * MIB; size <= 32 * MIB; size *= 16) {
		_cleanup_(heap_freep) struct heap *h = heap_new();
		void *lines, *edges;
		u64 *table;

		heap_expect(h, &forecast, &options);
		lines = h->ready[READY_LINES];
		edges = h->ready[READY_EDGES];
		assert_true(lines && edges);
		table = table_ready(h, READY_LINES, size, true);
		assert_int_equal(table == lines, size == 2 * MIB);
		for (u64 i = 0; i < size / sizeof(*table); i++)
			assert_int_equal(table[i], 0);
		assert_ptr_equal(table_ready(h, READY_EDGES, 4 * MIB, true), edges);
		assert_int_equal(tables_size(h), size + 4 * MIB);
	}
}

static void blocks_can_be_empty(void **state)
{
	_cleanup_(heap_freep) struct heap *h = heap_new();
	struct span span = {.start = 0x10000, .end = 0x11000, .granule = 4, .tail = 4};
	struct heap_stats stats;
	struct block b;

	assert_null(heap_add_span(h, &span));
	assert_true(heap_add(h, 0x10000, HEAP_NO_BYTES, TILE_ALLOCATED));
	assert_true(heap_add(h, 0x10010, 0, TILE_ALLOCATED));
	assert_true(heap_add(h, 0x10020, 7, TILE_ALLOCATED));
	assert_null(scan_nothing(h, true));
	assert_true(heap_find(h, 0x10008, &b));
	assert_int_equal(b.addr, 0x10000);
	assert_int_equal(b.size, 0);
	heap_statistics(h, &stats);
	assert_int_equal(stats.allocated, 3);
	assert_int_equal(stats.allocated_bytes, 0 + 12 + 7);
}

// Every word of blocks that are bigger than what edges are collected for points into the middle of
// one: draining edges makes as many more, for other slots of the same region too.
static void big_blocks_that_point_into_each_other(void **state)
{
	enum { BLOCK = 3 * MIB, BLOCKS = 24 };
	const u64 start = (u64)64 << 20, len = (u64)BLOCKS * BLOCK;

	for (unsigned threads = 1; threads <= 4; threads *= 2) {
		_cleanup_(heap_freep) struct heap *h = heap_new();
		struct span span = {.start = start, .end = start + len, .granule = 4};
		struct world w = {.word = 8};
		struct reader reader = {world_read, NULL, &w, 8};
		struct scan_options options = {.threads = threads};
		u64 first = start + 100;
		struct root root = {.bytes = &first, .end = sizeof(first)};
		struct memory *m = memory_add(&w, start, len);
		struct heap_stats stats;

		dice_state = threads;
		for (u64 at = 0; at + 8 <= len; at += 8) {
			u64 to = start + dice(len);

			memcpy(m->bytes + at, &to, sizeof(to));
		}
		assert_null(heap_add_span(h, &span));
		for (u64 at = 0; at < len; at += BLOCK)
			assert_true(heap_add(h, start + at, 0, TILE_ALLOCATED));
		assert_null(heap_scan(h, &root, 1, &reader, &options));
		assert_null(heap_mark(h));
		heap_check(h);
		heap_statistics(h, &stats);
		assert_int_equal(stats.allocated, BLOCKS);
		assert_int_equal(stats.leaked, 0);
		free(m->bytes);
		free(m->absent);
		vec_free(&w.memories);
	}
}

// A list of nodes of 32 bytes that point to the next one, and in a doubly linked list to the one
// before, in random order; one in a hundred is not on it, but points into it.
static u64 list_make(struct memory *m, u64 nodes, bool both_ways)
{
	u64 *order = xcalloc(nodes, sizeof(*order)), live = nodes - nodes / 100, first;

	for (u64 i = 0; i < nodes; i++)
		order[i] = m->start + i * 32;
	for (u64 i = nodes; i-- > 1;) {
		u64 k = dice(i + 1), other = order[k];

		order[k] = order[i];
		order[i] = other;
	}
	for (u64 i = 0; i < nodes; i++) {
		u64 next = order[i < live ? (i + 1) % live : dice(live)];
		u64 before = order[i < live ? (i + live - 1) % live : dice(live)];
		u64 words[2] = {next, both_ways ? before : 0};

		memcpy(m->bytes + (order[i] - m->start), words, sizeof(words));
	}
	first = order[0];
	free(order);
	return first;
}

// Walkers that start anywhere, and go either way, must not lose the list where they meet.
static void lists_are_reached_whole_by_walkers(void **state)
{
	enum { NODES = 100000 };
	static const struct scan_options options[] = {
		{.threads = 1}, {.threads = 1, .max_memory = 1}, {.threads = 2}};

	for (unsigned i = 0; i < 2 * ARRAY_SIZE(options); i++) {
		const struct scan_options *how = &options[i / 2];
		_cleanup_(heap_freep) struct heap *h = heap_new();
		struct world w = {.word = 8};
		struct reader reader = {world_read, NULL, &w, 8};
		struct memory *m = memory_add(&w, 64 * MIB, NODES * 32);
		struct span span = {.start = m->start, .end = m->end, .granule = 4};
		struct reach *r;
		u64 first, reached, marked = 0;

		dice_state = i + 1;
		first = list_make(m, NODES, i % 2);
		assert_null(heap_add_span(h, &span));
		for (u64 at = span.start; at < span.end; at += 32)
			assert_true(heap_add(h, at, 0, TILE_ALLOCATED));
		assert_null(heap_scan(h, NULL, 0, &reader, how));
		r = reach_new(h, how->threads, UINT64_MAX);
		reach_add(r, (first - span.start) / 16);
		reached = reach_speculate(r);
		if (how->threads == 1) // else they depend on who comes first
			assert_int_equal(reached, NODES - NODES / 100);
		reach_run(r);
		reach_free(r);
		for (u64 g = 0; g < h->granules; g++)
			marked += is_marked(h, g);
		assert_int_equal(marked, NODES - NODES / 100);
		free(m->bytes);
		free(m->absent);
		vec_free(&w.memories);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_heap_is_whole),
		cmocka_unit_test(spans_do_not_overlap),
		cmocka_unit_test(marking_goes_on_from_an_address),
		cmocka_unit_test(tiles_alone_have_no_edges),
		cmocka_unit_test(blocks_can_be_empty),
		cmocka_unit_test(tables_are_ready_if_they_are_large_enough),
		cmocka_unit_test(every_heap_agrees_with_the_naive_engine),
		cmocka_unit_test(dense_heaps_agree_with_the_naive_engine),
		cmocka_unit_test(long_lists_agree_with_the_naive_engine),
		cmocka_unit_test(lists_are_reached_whole_by_walkers),
		cmocka_unit_test(big_blocks_that_point_into_each_other),
	};

	return cmocka_run_group_tests_name("heap", tests, NULL, NULL);
}
