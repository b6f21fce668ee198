// SPDX-License-Identifier: MIT
// The walks that libleaktag remembers, on stacks that are made up: each ends at a page that cannot be
// read, so that what looks too far falls.
#include "tests.h"
#include "threads.h"

#include <sys/mman.h>

#include "base/num.h"
#include "leaktag/table.h"
#include "leaktag/traces.h"

enum { PAGE = 4096, WORDS = PAGE / 8, THREADS = 4, STACKS = 4000 };

struct leaktag_root leaktag_root = {.depth = 16};

// The library's, of pages.
void *table_map(size_t bytes)
{
	void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return p == MAP_FAILED ? NULL : p;
}

// A stack of up to a page, and the walk that somebody made of it.
struct made {
	u64 *words; // up to the page that cannot be read
	struct frame f;
	struct walk w;
	struct near_stack near;
	struct trace_search s;
};

static void made_map(struct made *m)
{
	char *p = table_map(2 * (size_t)PAGE);

	assert_non_null(p);
	assert_int_equal(mprotect(p + PAGE, PAGE, PROT_NONE), 0);
	m->words = (u64 *)(uintptr_t)p;
}

static u64 random_next(u64 *seed)
{
	*seed = *seed * 6364136223846793005 + 1442695040888963407;
	return *seed >> 33;
}

// n words at places of their own, nearly up to the end, which stand for return addresses; the first one knows
// where the others are, as a function does. The stack's identity is one of them.
static void made_walk(struct made *m, unsigned n, unsigned step, u64 identity)
{
	u64 *sp = m->words + WORDS - (size_t)n * step;

	m->f = (struct frame){.pc = 0x7f1200345678, .sp = (uintptr_t)sp, .fp = (uintptr_t)sp + 16};
	m->w.n_reads = n;
	m->w.passing = m->w.fp_used = false;
	for (unsigned i = 0; i < n; i++) {
		u64 *at = sp + (size_t)i * step;

		*at = 0x550000001000 + 64 * (u64)i + (i ? 0 : (u64)n << 12 | (u64)step << 20);
		m->w.reads[i] = (uintptr_t)at;
	}
	sp[(size_t)(identity % n) * step] += identity << 24;
	m->w.hash = lines_hash(identity * 64 + n);
	m->s = (struct trace_search){.near = &m->near, .f = &m->f};
}

static u32 cell_of(u64 identity)
{
	return (u32)(identity % (LEAKTAG_MAX_CELLS - 1)) + 1;
}

// As sites_walk asks.
static u32 look(struct made *m)
{
	m->s.n = 0;
	u32 cell = traces_guess(&m->s);
	return cell ? cell : traces_find(&m->s, &m->w);
}

static struct made made;

static int begin(void **state)
{
	if (!made.words)
		made_map(&made);
	traces_forget();
	return 0;
}

static void test_found_while_no_word_differs(void **state)
{
	for (unsigned n = 1; n <= WALK_READS; n++) {
		made_walk(&made, n, 3, 5);
		assert_int_equal(look(&made), 0);
		traces_keep(&made.s, &made.w, n);
		assert_int_equal(look(&made), n);
		for (unsigned i = 0; i < n; i++) {
			u64 *word = (u64 *)(uintptr_t)made.w.reads[i], had = *word;

			*word = had + 1;
			assert_int_equal(look(&made), 0);
			*word = had + (1ULL << 40);
			assert_int_equal(look(&made), 0);
			*word = had;
			assert_int_equal(look(&made), n);
		}
	}
}

static void test_addresses_count_from_the_stack_pointer(void **state)
{
	made_walk(&made, 4, 2, 1);
	u64 *fp = (u64 *)(uintptr_t)made.w.reads[1];
	*fp = made.f.sp + 40;
	made.w.reads[1] |= WALK_ADDRESS;
	made.w.fp_used = true;
	assert_int_equal(look(&made), 0);
	traces_keep(&made.s, &made.w, 77);
	assert_int_equal(look(&made), 77);

	// The same stack somewhere else.
	memmove(made.words, (void *)(uintptr_t)made.f.sp, 8 * sizeof(u64));
	u64 moved = made.f.sp - (uintptr_t)made.words;
	made.f.sp -= moved;
	made.f.fp -= moved;
	for (unsigned i = 0; i < 4; i++)
		made.w.reads[i] -= moved;
	fp = (u64 *)(uintptr_t)(made.w.reads[1] & ~(u64)WALK_ADDRESS);
	assert_int_equal(look(&made), 0);
	*fp -= moved;
	assert_int_equal(look(&made), 77);
	made.f.fp += 8;
	assert_int_equal(look(&made), 0);
	made.f.fp -= 8;
	made.f.pc += 5;
	assert_int_equal(look(&made), 0);
}

static void test_what_is_not_kept(void **state)
{
	made_walk(&made, 5, 2, 1);
	made.w.passing = true;
	traces_keep(&made.s, &made.w, 1);
	assert_int_equal(look(&made), 0);
	made.w.passing = false;
	made.w.n_reads = WALK_READS + 1;
	traces_keep(&made.s, &made.w, 1);
	made.w.n_reads = 0;
	traces_keep(&made.s, &made.w, 1);
	made_walk(&made, 5, 2, 1);
	made.f.sp += 24; // behind what was read
	traces_keep(&made.s, &made.w, 1);
	made.f.sp -= 24;
	assert_int_equal(look(&made), 0);
	traces_keep(&made.s, &made.w, 1);
	assert_int_equal(look(&made), 1);
	traces_forget();
	assert_int_equal(look(&made), 0);
}

// More than there is room for, until there is.
static void test_many(void **state)
{
	unsigned found = 0;

	for (unsigned round = 0; round < 8; round++) {
		found = 0;
		for (u64 i = 0; i < STACKS; i++) {
			made_walk(&made, 1 + i % WALK_READS, 1 + i % 13, i);
			u32 cell = look(&made);

			if (!cell)
				traces_keep(&made.s, &made.w, cell_of(i));
			else
				assert_int_equal(cell, cell_of(i));
			found += cell != 0;
		}
	}
	assert_true(found > STACKS * 7 / 10);
}

// All of them want the same few places, and each has another stack; one forgets everything now and then.
static void *thread(void *arg)
{
	static struct made all[THREADS];
	u64 seed = (uintptr_t)arg;
	struct made *m = &all[seed];

	made_map(m);
	for (unsigned n = 0; n < 1000000; n++) {
		u64 dice = random_next(&seed), identity = dice % 7 * THREADS + (uintptr_t)arg;

		made_walk(m, 1 + dice / 7 % WALK_READS, 1 + dice / 999 % 14, identity);
		m->w.hash = dice << 63;
		u32 cell = look(m);
		if (!cell)
			traces_keep(&m->s, &m->w, cell_of(identity * WALK_READS + m->w.n_reads));
		else if (cell != cell_of(identity * WALK_READS + m->w.n_reads))
			return m;
		if (dice % 50000 == 0)
			traces_forget();
	}
	return NULL;
}

static void test_threads(void **state)
{
	threads_run(thread, THREADS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_found_while_no_word_differs, begin),
		cmocka_unit_test_setup(test_addresses_count_from_the_stack_pointer, begin),
		cmocka_unit_test_setup(test_what_is_not_kept, begin),
		cmocka_unit_test_setup(test_many, begin),
		cmocka_unit_test_setup(test_threads, begin),
	};

	return cmocka_run_group_tests_name("traces", tests, NULL, NULL);
}
