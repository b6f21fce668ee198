// SPDX-License-Identifier: MIT
#include "tests.h"

#include <errno.h>

#include "base/err.h"
#include "base/num.h"
#include "base/vec.h"

static void errors_are_built_outward(void **state)
{
	_cleanup_err_ struct err *e = err_errno(ESRCH, "ptrace");

	e = err_wrap(e, "%d", 229);
	assert_string_equal(err_message(e), "229: ptrace: No such process");
	assert_int_equal(err_code(e), ESRCH);
	assert_null(err_wrap(NULL, "nothing"));
}

static void numbers_are_parsed_whole(void **state)
{
	u64 n = 7;

	assert_true(parse_u64("0x10", 0, 100, &n));
	assert_int_equal(n, 16);
	assert_false(parse_u64("101", 10, 100, &n));
	assert_false(parse_u64("-1", 10, UINT64_MAX, &n));
	assert_false(parse_u64(" 1", 10, UINT64_MAX, &n));
	assert_false(parse_u64("1x", 10, UINT64_MAX, &n));
	assert_false(parse_u64("", 10, UINT64_MAX, &n));
	assert_int_equal(n, 16);
}

static void sizes_have_units(void **state)
{
	static const struct {
		const char *s;
		u64 n;
	} good[] = {
		{"0", 0}, {"512", 512}, {"64K", 65536}, {"1.5G", 3 * GIB / 2}, {"20MiB", 20 * MIB},
	};
	u64 n;

	for (size_t i = 0; i < ARRAY_SIZE(good); i++) {
		assert_true(parse_size(good[i].s, &n));
		assert_int_equal(n, good[i].n);
	}
	assert_false(parse_size("3b", &n));
	assert_false(parse_size("-3", &n));
	assert_false(parse_size("K", &n));
	assert_false(parse_size("1e300", &n));
	assert_false(parse_size("0x10", &n));
}

static void vectors_grow(void **state)
{
	VEC(int) v = {};

	for (int i = 0; i < 1000; i++)
		*vec_push(&v) = i;
	assert_int_equal(v.n, 1000);
	assert_int_equal(*vec_last(&v), 999);
	vec_free(&v);
	assert_null(v.v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(errors_are_built_outward),
		cmocka_unit_test(numbers_are_parsed_whole),
		cmocka_unit_test(sizes_have_units),
		cmocka_unit_test(vectors_grow),
	};

	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
