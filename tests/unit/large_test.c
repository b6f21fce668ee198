// SPDX-License-Identifier: MIT
// libleaktag's table of large blocks.
#include "tests.h"
#include "threads.h"

#include <sys/mman.h>

#include "base/num.h"
#include "leaktag/large.h"

enum { BLOCKS = 50000, THREADS = 4 };

struct leaktag_root leaktag_root;
struct real real;

// The library's, of pages.
void *table_map_once(_Atomic u64 *place, size_t bytes)
{
	u64 none = 0;

	if (*place)
		return (void *)(uintptr_t)*place;
	void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	assert_true(p != MAP_FAILED);
	if (atomic_compare_exchange_strong(place, &none, (uintptr_t)p))
		return p;
	munmap(p, bytes);
	return (void *)(uintptr_t)none;
}

static void *block(u64 i)
{
	return (void *)(uintptr_t)(0x7f0000000000 + i * LEAKTAG_LARGE_BYTES);
}

static size_t size_of(u64 i)
{
	return LEAKTAG_LARGE_BYTES * (1 + i % 9);
}

static void test_which_are_large(void **state)
{
	assert_false(large_is(LEAKTAG_LARGE_BYTES - 1));
	assert_true(large_is(LEAKTAG_LARGE_BYTES));
	real.header = true;
	assert_false(large_is(LEAKTAG_LARGE_BYTES));
	real.header = false;
}

static void test_one(void **state)
{
	assert_int_equal(large_read(block(1), 4096), 0);
	large_write(block(1), 4096, 0); // nothing to take away
	assert_true(leaktag_root.large[0] == 0);
	large_write(block(1), 4096, 17);
	assert_int_equal(large_read(block(1), 4096), 17);
	assert_int_equal(large_read(block(1), 8192), 0);
	assert_int_equal(large_read(block(2), 4096), 0);
	large_write(block(1), 8192, 18);
	assert_int_equal(large_read(block(1), 4096), 0);
	assert_int_equal(large_read(block(1), 8192), 18);
	large_write(block(1), 8192, 0);
	assert_int_equal(large_read(block(1), 8192), 0);
}

// No word of the table looks like a block's address.
static void expect_no_pointers(void)
{
	for (unsigned level = 0; level < LEAKTAG_LARGE_LEVELS && leaktag_root.large[level];
	     level++) {
		const u64 *words = (const u64 *)(uintptr_t)leaktag_root.large[level];

		for (size_t i = 0; i < (size_t)LEAKTAG_LARGE_PLACES << (2 * level) << 1; i++)
			assert_false(words[i] >= (uintptr_t)block(0) &&
				     words[i] < (uintptr_t)block(BLOCKS));
	}
}

static void *thread(void *arg)
{
	u32 cell = (u32)(uintptr_t)arg + 1;

	for (u64 i = 0; i < BLOCKS; i++)
		large_write(block(i), size_of(i), i % 3 ? 7 : cell);
	return NULL;
}

static void test_many_by_threads(void **state)
{
	threads_run(thread, THREADS);
	assert_int_equal(leaktag_root.lost, 0);
	for (u64 i = 0; i < BLOCKS; i++) {
		u32 cell = large_read(block(i), size_of(i));

		assert_true(i % 3 ? cell == 7 : cell >= 1 && cell <= THREADS);
	}
	for (u64 i = 0; i < BLOCKS; i += 2)
		large_write(block(i), size_of(i), 0);
	for (u64 i = 0; i < BLOCKS; i++)
		assert_int_equal(large_read(block(i), size_of(i)) != 0, i % 2);
	expect_no_pointers();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_which_are_large),
		cmocka_unit_test(test_one),
		cmocka_unit_test(test_many_by_threads),
	};

	return cmocka_run_group_tests_name("large", tests, NULL, NULL);
}
