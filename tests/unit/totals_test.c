// SPDX-License-Identifier: MIT
#include "tests.h"

#include <unistd.h>

#include "base/io.h"
#include "report/totals.h"

static struct total *row(struct totals *t, s64 count, s64 bytes, const char *site,
			 const char *module, const char *cache)
{
	struct total *r = totals_add(t, count, bytes, xstrdup(site));

	r->module = module ? xstrdup(module) : NULL;
	r->cache = cache ? xstrdup(cache) : NULL;
	return r;
}

static void rows_of_a_site_are_one(void **state)
{
	struct totals t = {};

	row(&t, 1, 10, "b", "m", "c1");
	row(&t, 2, 20, "a", "m", "c1");
	row(&t, 3, 30, "b", "m", "c2")->oldest = 7;
	row(&t, 0, 0, "nothing", NULL, NULL);
	row(&t, -5, 5, "c", NULL, NULL);
	totals_group(&t, BY_SITE);
	assert_int_equal(t.rows.n, 3);
	assert_string_equal(t.rows.v[1].site, "b");
	assert_int_equal(t.rows.v[1].count, 4);
	assert_int_equal(t.rows.v[1].bytes, 40);
	assert_int_equal(t.rows.v[1].oldest, 7);
	assert_string_equal(t.rows.v[1].module, "m");
	assert_null(t.rows.v[1].cache); // its rows did not share one
	totals_group(&t, BY_MODULE);
	assert_int_equal(t.rows.n, 2);
	assert_string_equal(t.rows.v[0].site, "-");
	assert_string_equal(t.rows.v[1].site, "m");
	assert_int_equal(t.rows.v[1].count, 6);
	totals_fini(&t);
}

static void the_order_is_count_bytes_site(void **state)
{
	struct totals t = {};

	row(&t, 1, 50, "z", NULL, NULL);
	row(&t, 2, 10, "y", NULL, NULL);
	row(&t, 2, 20, "x", NULL, NULL);
	row(&t, 2, 20, "w", NULL, NULL);
	totals_sort(&t, ORDER_COUNT);
	assert_string_equal(t.rows.v[0].site, "w");
	assert_string_equal(t.rows.v[1].site, "x");
	assert_string_equal(t.rows.v[2].site, "y");
	totals_sort(&t, ORDER_BYTES);
	assert_string_equal(t.rows.v[0].site, "z");
	totals_cut(&t, 2);
	assert_int_equal(t.rows.n, 2);
	totals_fini(&t);
}

static void only_what_grew_is_left(void **state)
{
	struct totals now = {}, old = {};

	row(&old, 5, 50, "same", NULL, NULL);
	row(&now, 5, 50, "same", NULL, NULL);
	row(&old, 5, 50, "less", NULL, NULL);
	row(&now, 4, 40, "less", NULL, NULL);
	row(&old, 5, 50, "more", NULL, NULL);
	row(&now, 9, 45, "more", NULL, NULL);
	row(&now, 1, 2, "new", NULL, NULL);
	row(&old, 1, 2, "gone", NULL, NULL);
	totals_group(&now, BY_SITE);
	totals_group(&old, BY_SITE);
	totals_grow(&now, &old);
	assert_int_equal(now.rows.n, 2);
	assert_string_equal(now.rows.v[0].site, "more");
	assert_int_equal(now.rows.v[0].count, 4);
	assert_int_equal(now.rows.v[0].bytes, -5);
	assert_string_equal(now.rows.v[1].site, "new");
	totals_fini(&now);
	totals_fini(&old);
}

static void sums_do_not_wrap(void **state)
{
	struct totals t = {};

	row(&t, INT64_MAX, INT64_MIN, "a", NULL, NULL);
	row(&t, 1, -1, "a", NULL, NULL);
	totals_group(&t, BY_SITE);
	assert_true(t.rows.v[0].count == INT64_MAX);
	assert_true(t.rows.v[0].bytes == INT64_MIN);
	totals_fini(&t);
}

static void what_is_saved_is_loaded(void **state)
{
	char path[] = "/tmp/totals_test.XXXXXX";
	_cleanup_close_ int fd = mkstemp(path);
	_cleanup_free_ char *text = NULL;
	struct totals t = {}, back = {};
	size_t len;

	row(&t, -1, 2, "tab\there, newline\n, back\\slash", "m", NULL)->oldest = 9;
	row(&t, 3, 4, "plain", NULL, "c")->stack = xstrdup("a<-b");
	totals_source(&t, "here");
	totals_note(&t, "mind");
	assert_null(totals_save(&t, path));
	assert_null(file_read(path, 1 << 20, &text, &len));
	unlink(path);
	assert_true(totals_recognise(text, len));
	assert_null(totals_load(text, len, &back));
	assert_int_equal(back.rows.n, 2);
	assert_string_equal(back.rows.v[0].site, t.rows.v[0].site);
	assert_string_equal(back.rows.v[0].module, "m");
	assert_null(back.rows.v[0].cache);
	assert_int_equal(back.rows.v[0].count, -1);
	assert_int_equal(back.rows.v[0].oldest, 9);
	assert_string_equal(back.rows.v[1].stack, "a<-b");
	assert_int_equal(back.rows.v[1].oldest, -1);
	assert_string_equal(back.sources.v[0], "here");
	assert_string_equal(back.notes.v[0], "mind");
	totals_fini(&t);
	totals_fini(&back);
}

static void damaged_tables_are_refused(void **state)
{
	static const char *const bad[] = {
		"leak totals 1\n1\t2\t3\tsite\tmodule\tcache\n",
		"leak totals 1\nx\t2\t3\tsite\tmodule\tcache\tstack\n",
		"leak totals 1\n1\t2\t99999999999999999999\ts\tm\tc\ts\n",
		"leak totals 1\n1\t2\t3\ts\tm\tc\ts",
		"leak totals 2\n",
		"",
	};

	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		_cleanup_free_ char *text = xstrdup(bad[i]);
		struct totals t = {};
		struct err *e = totals_load(text, strlen(text), &t);

		assert_non_null(e);
		assert_int_equal(t.rows.n, 0);
		err_free(e);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_of_a_site_are_one),
		cmocka_unit_test(the_order_is_count_bytes_site),
		cmocka_unit_test(only_what_grew_is_left),
		cmocka_unit_test(sums_do_not_wrap),
		cmocka_unit_test(what_is_saved_is_loaded),
		cmocka_unit_test(damaged_tables_are_refused),
	};

	return cmocka_run_group_tests_name("totals", tests, NULL, NULL);
}
