// SPDX-License-Identifier: MIT
// How much of the bound on memory is for edges.
#include "tests.h"

#include "heap/hot.h"
#include "heap/scan.h"

enum { BLOCK = 256 << 10, WORDS = 8 << 20 };

static const u64 start = 64 * MIB;
static u64 *memory; // every word of which points somewhere into it

static size_t memory_read(void *arg, u64 addr, void *buf, size_t len)
{
	memcpy(buf, (const char *)memory + (addr - start), len);
	return len;
}

// A block in each window, and something free too if `odd`.
static struct heap *blocks_scan(bool odd, u64 max_memory)
{
	const u64 end = start + WORDS * sizeof(*memory);
	const struct reader reader = {.read = memory_read, .word = 8};
	const struct scan_options options = {.threads = 2, .max_memory = max_memory};
	const struct span span = {.start = start, .end = end, .granule = 4};
	struct heap *h = heap_new();

	assert_null(heap_add_span(h, &span));
	for (u64 at = start; at < end; at += BLOCK) {
		assert_true(heap_add(h, at, 0, odd ? TILE_FREE : TILE_ALLOCATED));
		assert_true(heap_add(h, at + 64, 0, TILE_ALLOCATED));
	}
	assert_null(heap_scan(h, NULL, 0, &reader, &options));
	return h;
}

static u64 beside_edges(const struct heap *h, bool kinds)
{
	const struct scan_options options = {.max_memory = (u64)1 << 32};

	return options.max_memory - edges_allowed(h, &options, kinds);
}

static void edges_take_what_kinds_leave(void **state)
{
	for (unsigned odd = 0; odd < 2; odd++) {
		_cleanup_(heap_freep) struct heap *all = blocks_scan(odd, (u64)1 << 32), *h = NULL;
		const u64 least = beside_edges(all, false), most = beside_edges(all, true);

		assert_true(most > least);
		assert_false(heap_needs_reader(all));
		h = blocks_scan(odd, least + all->edge_bytes + (most - least) / 8);
		assert_int_equal(heap_needs_reader(h), odd);
	}
}

static void with_room_for_none_all_are_read_again(void **state)
{
	_cleanup_(heap_freep) struct heap *h = blocks_scan(false, 1);

	assert_true(heap_needs_reader(h));
}

static int begin(void **state)
{
	u64 seed = 1;

	memory = xcalloc(WORDS, sizeof(*memory));
	for (u64 i = 0; i < WORDS; i++) {
		seed = seed * 6364136223846793005 + 1442695040888963407;
		memory[i] = start + (seed >> 33) % (WORDS * sizeof(*memory));
	}
	return 0;
}

static int end(void **state)
{
	free(memory);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edges_take_what_kinds_leave),
		cmocka_unit_test(with_room_for_none_all_are_read_again),
	};

	return cmocka_run_group_tests_name("edges", tests, begin, end);
}
