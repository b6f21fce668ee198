// SPDX-License-Identifier: MIT
// The walks that libleaktag remembers, on stacks that are made up: each ends at a page that cannot be
// read, so that what looks too far falls.
#include "tests.h"
#include "threads.h"

#include <sys/mman.h>

#include "base/num.h"
#include "leaktag/table.h"
#include "leaktag/traces.h"

enum { PAGE = 4096, WORDS = PAGE / 8, THREADS = 4, STACKS = 12000 };

struct leaktag_root leaktag_root = {.depth = 1};

// Pages that end where nothing can be read.
static void *pages_map(size_t bytes)
{
	char *p = mmap(NULL, bytes + PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1,
		       0);

	assert_ptr_not_equal(p, MAP_FAILED);
	assert_int_equal(mprotect(p + bytes, PAGE, PROT_NONE), 0);
	return p;
}

// The library's, for a single thread.
void *table_map_once(_Atomic(uint64_t) *place, size_t bytes)
{
	if (!*place)
		*place = (uintptr_t)pages_map(bytes);
	return (void *)(uintptr_t)*place;
}

// A stack of up to a page, and the walk that somebody made of it.
struct made {
	u64 *words; // up to the page that cannot be read
	struct frame f;
	struct walk w;
	_Atomic uint16_t last;
	struct trace_search s;
};

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
	m->s = (struct trace_search){.last = &m->last, .f = &m->f};
}

static u32 cell_of(u64 identity)
{
	return (u32)(identity % (LEAKTAG_MAX_CELLS - 1)) + 1;
}

// As sites_walk asks, of a walk that leads to that cell: the one that a trace has, or 0.
static u32 look(struct made *m, u32 cell)
{
	m->s.n = 0;
	u32 guess = traces_guess(&m->s);
	return guess ? guess : traces_find(&m->s, cell) ? cell : 0;
}

static struct made made;

static int begin(void **state)
{
	if (!made.words)
		made.words = pages_map(PAGE);
	traces_forget();
	return 0;
}

static void test_found_while_no_word_differs(void **state)
{
	for (unsigned n = 1; n <= WALK_READS; n++) {
		made_walk(&made, n, 3, 5);
		assert_int_equal(look(&made, n), 0);
		traces_keep(&made.s, &made.w, n);
		assert_int_equal(look(&made, n), n);
		for (unsigned i = 0; i < n; i++) {
			u64 *word = (u64 *)(uintptr_t)made.w.reads[i], had = *word;

			*word = had + 1;
			assert_int_equal(look(&made, n), 0);
			*word = had + (1ULL << 40);
			assert_int_equal(look(&made, n), 0);
			*word = had;
			assert_int_equal(look(&made, n), n);
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
	assert_int_equal(look(&made, 77), 0);
	traces_keep(&made.s, &made.w, 77);
	assert_int_equal(look(&made, 77), 77);

	// The same stack somewhere else.
	memmove(made.words, (void *)(uintptr_t)made.f.sp, 8 * sizeof(u64));
	u64 moved = made.f.sp - (uintptr_t)made.words;
	made.f.sp -= moved;
	made.f.fp -= moved;
	for (unsigned i = 0; i < 4; i++)
		made.w.reads[i] -= moved;
	fp = (u64 *)(uintptr_t)(made.w.reads[1] & ~(u64)WALK_ADDRESS);
	assert_int_equal(look(&made, 77), 0);
	*fp -= moved;
	assert_int_equal(look(&made, 77), 77);
	made.f.fp += 8;
	assert_int_equal(look(&made, 77), 0);
	made.f.fp -= 8;
	made.f.pc += 5;
	assert_int_equal(look(&made, 77), 0);
}

static void test_what_is_not_kept(void **state)
{
	made_walk(&made, 5, 2, 1);
	made.w.passing = true;
	traces_keep(&made.s, &made.w, 1);
	assert_int_equal(look(&made, 1), 0);
	made.w.passing = false;
	made.w.n_reads = WALK_READS + 1;
	traces_keep(&made.s, &made.w, 1);
	made.w.n_reads = 0;
	traces_keep(&made.s, &made.w, 1);
	made_walk(&made, 5, 2, 1);
	made.f.sp += 24; // behind what was read
	traces_keep(&made.s, &made.w, 1);
	made.f.sp -= 24;
	assert_int_equal(look(&made, 1), 0);
	traces_keep(&made.s, &made.w, 1);
	assert_int_equal(look(&made, 1), 1);
	traces_forget();
	assert_int_equal(look(&made, 1), 0);
}

// More than there is room for: the last ones are there. Long ones begin at odd places and at even ones.
static void test_many(void **state)
{
	leaktag_root.depth = 16;
	for (u64 i = 0; i < 4 * STACKS; i++) {
		unsigned n = i % STACKS ? WALK_READS : 1;

		made_walk(&made, n, 3, i);
		assert_int_equal(look(&made, cell_of(i)), 0);
		traces_keep(&made.s, &made.w, cell_of(i));
		assert_int_equal(look(&made, cell_of(i)), cell_of(i));
	}
	for (u64 i = 3 * STACKS; i < 4 * STACKS; i++) {
		made_walk(&made, i % STACKS ? WALK_READS : 1, 3, i);
		assert_int_equal(look(&made, cell_of(i)), cell_of(i));
	}
}

// All of them want the same few places, and each has stacks of its own; one forgets everything now and then.
static void *thread(void *arg)
{
	static const unsigned lengths[] = {3, WALK_READS / 2, WALK_READS / 2 + 1, WALK_READS};
	static struct made all[THREADS];
	u64 seed = (uintptr_t)arg;
	struct made *m = &all[seed];
	unsigned found = 0;

	m->words = pages_map(PAGE);
	for (unsigned n = 0; n < 1000000; n++) {
		u64 dice = random_next(&seed), identity = dice % 2 * THREADS + (uintptr_t)arg;

		made_walk(m, lengths[dice / 7 % 4], 1 + dice / 999 % 13, identity);
		u32 own = cell_of(identity * WALK_READS + m->w.n_reads), cell = look(m, own);
		if (!cell)
			traces_keep(&m->s, &m->w, own);
		else if (cell != own)
			return m;
		else
			found++;
		if (dice % 50000 == 0)
			traces_forget();
	}
	return found ? NULL : m;
}

static void test_threads(void **state)
{
	leaktag_root.depth = 1; // 64 places
	threads_run(thread, THREADS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_threads, begin), // before there is room for more
		cmocka_unit_test_setup(test_found_while_no_word_differs, begin),
		cmocka_unit_test_setup(test_addresses_count_from_the_stack_pointer, begin),
		cmocka_unit_test_setup(test_what_is_not_kept, begin),
		cmocka_unit_test_setup(test_many, begin),
	};

	return cmocka_run_group_tests_name("traces", tests, NULL, NULL);
}
