// SPDX-License-Identifier: MIT
// The cells of libleaktag's stacks.
#include "tests.h"

#include "base/num.h"
#include "leaktag/modules.h"
#include "leaktag/table.h"

enum { MODULE_BYTES = 1 << 20, STACKS = 20000 };

// The module is the pc's upper part.
u32 modules_at(u64 pc)
{
	return (u32)((pc & LEAKTAG_PC) / MODULE_BYTES);
}

static void expect_stack(u32 cell, const u64 *pcs, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		const struct leaktag_cell *c = table_at(cell);

		assert_non_null(c);
		assert_true((c->pc & LEAKTAG_PC) == pcs[i]);
		assert_int_equal(c->module, modules_at(pcs[i]) + 1);
		cell = c->next;
	}
	assert_int_equal(cell, 0);
}

static void test_equal_stacks_are_one_cell(void **state)
{
	const u64 pcs[] = {0x100010, 0x200020, 0x300030, 0x400040};
	u32 whole = table_stack(pcs, 4), end = table_stack(pcs + 1, 3), one = table_stack(pcs, 1);
	u32 cells = leaktag_root.cells;

	assert_int_equal(cells, 5);
	expect_stack(whole, pcs, 4);
	expect_stack(end, pcs + 1, 3);
	expect_stack(one, pcs, 1);
	assert_int_equal(table_at(whole)->next, end);
	assert_int_equal(table_stack(pcs, 4), whole);
	assert_int_equal(table_stack(pcs + 1, 3), end);
	assert_int_equal(leaktag_root.cells, cells);
}

static void test_pairs(void **state)
{
	u32 pair = table_pair(1, 2);

	assert_int_equal(table_pair(1, 2), pair);
	assert_int_not_equal(table_pair(2, 1), pair);
	assert_int_equal(table_at(pair)->next, 1);
	assert_true(table_at(pair)->pc == (LEAKTAG_PAIR | 2));
}

// Through all levels.
static void test_many_stacks(void **state)
{
	u32 *cells = test_calloc(STACKS, sizeof(*cells));

	for (unsigned round = 0; round < 2; round++)
		for (u64 i = 0; i < STACKS; i++) {
			u64 pcs[LEAKTAG_MAX_DEPTH];
			unsigned n = 1 + i % LEAKTAG_MAX_DEPTH;

			for (unsigned k = 0; k < n; k++)
				pcs[k] = 0x50000000 + (i >> k) * 16 + k;
			u32 cell = table_stack(pcs, n);
			expect_stack(cell, pcs, n);
			assert_true(!round || cells[i] == cell);
			cells[i] = cell;
		}
	test_free(cells);
}

// What comes to lie at its addresses is another.
static void test_module_that_is_gone(void **state)
{
	const u64 pcs[] = {0x60000010, 0x70000020, 0x60000030}, others[] = {0x60000010, 0x60000030};
	u32 inner = table_stack(pcs, 3), outer = table_stack(pcs + 2, 1),
	    without = table_stack(others, 2);

	table_kill(modules_at(pcs[1]));
	u32 again = table_stack(pcs, 3);

	assert_int_not_equal(again, inner);
	assert_int_not_equal(table_at(again)->next, table_at(inner)->next);
	expect_stack(again, pcs, 3);
	assert_true(table_at(table_at(inner)->next)->pc & LEAKTAG_DEAD);
	assert_false(table_at(table_at(again)->next)->pc & LEAKTAG_DEAD);
	assert_int_equal(table_stack(pcs, 3), again);
	assert_int_equal(table_stack(pcs + 2, 1), outer);
	assert_int_equal(table_stack(others, 2), without);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_equal_stacks_are_one_cell),
		cmocka_unit_test(test_pairs),
		cmocka_unit_test(test_many_stacks),
		cmocka_unit_test(test_module_that_is_gone),
	};

	return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
