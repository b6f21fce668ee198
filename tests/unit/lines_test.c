// SPDX-License-Identifier: MIT
// The cache that libleaktag looks sites and rules up in.
#include "tests.h"
#include "threads.h"

#include <sys/mman.h>

#include "base/num.h"
#include "leaktag/lines.h"
#include "leaktag/table.h"

enum { PAYLOAD = 0xffff, KEYS = 40000, THREADS = 4 };

static struct lines_small small;
static struct lines *_Atomic cache;

// The library's, of pages.
void *table_map(size_t bytes)
{
	void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return p == MAP_FAILED ? NULL : p;
}

static u64 key_of(u64 i)
{
	return (i + 1) * 0x9e3779b97f4a7c15 & ~(u64)PAYLOAD;
}

static u64 payload_of(u64 i)
{
	return i % PAYLOAD + 1;
}

static bool get(u64 i, bool *ret_right)
{
	u64 word = lines_get(cache, key_of(i), PAYLOAD);

	*ret_right = !word || word == (key_of(i) | payload_of(i));
	return word;
}

static int begin(void **state)
{
	small = (struct lines_small)LINES_SMALL;
	cache = &small.lines;
	return 0;
}

static void test_few_keys_stay_small(void **state)
{
	bool right;

	for (u64 i = 0; i < 100; i++) {
		assert_false(get(i, &right));
		lines_put(&cache, key_of(i) | payload_of(i));
	}
	for (u64 i = 0; i < 100; i++) {
		assert_true(get(i, &right));
		assert_true(right);
	}
	assert_ptr_equal(cache, &small.lines);
	lines_clear(cache);
	for (u64 i = 0; i < 100; i++)
		assert_false(get(i, &right));
}

static void test_many_keys_find_room(void **state)
{
	struct lines *l = cache;
	unsigned found = 0;

	for (u64 round = 0; round < 10; round++) {
		found = 0;
		for (u64 i = 0; i < KEYS; i++) {
			bool right, there = get(i, &right);

			assert_true(right);
			found += there;
			if (!there)
				lines_put(&cache, key_of(i) | payload_of(i));
		}
	}
	assert_true(found > KEYS * 95 / 100);
	assert_ptr_not_equal(l, cache);

	// Somebody who still has the old lines finds nothing wrong in them.
	for (u64 i = 0; i < KEYS; i++) {
		u64 word = lines_get(l, key_of(i), PAYLOAD);

		assert_true(!word || word == (key_of(i) | payload_of(i)));
	}
}

// What one thread has put another finds whole or not at all, while the lines grow.
static void *thread(void *arg)
{
	u64 seed = (uintptr_t)arg;

	for (unsigned n = 0; n < 2000000; n++) {
		bool right;

		seed = seed * 6364136223846793005 + 1442695040888963407;
		u64 i = (seed >> 33) % (KEYS >> (seed >> 61));
		if (!get(i, &right))
			lines_put(&cache, key_of(i) | payload_of(i));
		if (!right)
			return &small;
	}
	return NULL;
}

static void test_threads(void **state)
{
	threads_run(thread, THREADS);
	assert_ptr_not_equal(cache, &small.lines);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_few_keys_stay_small, begin),
		cmocka_unit_test_setup(test_many_keys_find_room, begin),
		cmocka_unit_test_setup(test_threads, begin),
	};

	return cmocka_run_group_tests_name("lines", tests, NULL, NULL);
}
