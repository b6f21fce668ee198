// SPDX-License-Identifier: MIT
// Names, lines and types of addresses, against what programs print of themselves.
#include "tests.h"

#include "names_check.h"
#include "symbol/demangle.h"
#include "symbol/source.h"

static void check_program(const char *name)
{
	struct fixture f;

	fixture_start_named(&f, name);
	assert_true(names_check(&f, &nothing_special, true) >= 8);
	fixture_stop(&f);
}

static void functions_variables_and_lines(void **state)
{
	check_program("names");
	check_program("names-nopie");
	check_program("names-noid");
}

static void in_static_programs(void **state)
{
	check_program("names-static");
	check_program("names-static-pie");
}

static void in_code_that_was_moved(void **state)
{
	_cleanup_free_ char *path = fixture_path("names");
	struct fixture f;

	fixture_start(&f, (char *[]){path, (char *)"move", NULL});
	assert_true(names_check(&f, &nothing_special, true) >= 8);
	fixture_stop(&f);
}

static void types_check(const struct fixture *f)
{
	struct symbols *s = open_symbols(f, &nothing_special);
	size_t n = 0;

	vec_each (&f->facts, fact) {
		const char *type = symbols_type(s, fact->addr);

		if (!strcmp(fact->kind, "type")) {
			if (!type || strcmp(type, fact->what))
				fail_msg("%#llx: %s is not %s", (unsigned long long)fact->addr,
					 type ? type : "nothing", fact->what);
			assert_ptr_equal(type, symbols_type(s, fact->addr));
			n++;
		} else if (!strncmp(fact->kind, "no", 2) || !strcmp(fact->kind, "symbol")) {
			assert_null(type);
		}
	}
	assert_true(n >= 2);
	symbols_close(s);
}

static void names_of_cxx(void **state)
{
	struct fixture f;

	fixture_start_named(&f, "types");
	names_check(&f, &nothing_special, true);
	types_check(&f);
	fixture_stop(&f);
}

static void lines_of_inlined_code(void **state)
{
	struct fixture f;

	fixture_start_named(&f, "inlined");
	assert_int_equal(names_check(&f, &nothing_special, true), 4);
	fixture_stop(&f);
}

static void types_need_no_symbols(void **state)
{
	static const char *const programs[] = {"types-static", "types.stripped", "types-nortti"};

	for (size_t i = 0; i < ARRAY_SIZE(programs); i++) {
		struct fixture f;

		fixture_start_named(&f, programs[i]);
		types_check(&f);
		fixture_stop(&f);
	}
}

static void names_of_rust(void **state)
{
	struct fixture f;

	fixture_start_named(&f, "vtables");
	names_check(&f, &nothing_special, false);
	types_check(&f);
	fixture_stop(&f);
}

static void source_text_with_a_mark(void **state)
{
	_cleanup_free_ char *text = NULL;
	struct fixture f;
	struct symbols *s;
	size_t len, found = 0;

	fixture_start_named(&f, "names");
	s = open_symbols(&f, &nothing_special);
	vec_each (&f.facts, fact) {
		struct name name;
		FILE *out;
		char mark[32];
		size_t lines = 0;

		if (strcmp(fact->kind, "line"))
			continue;
		symbols_locate(s, &fact->addr, 1, &name);
		out = open_memstream(&text, &len);
		assert_null(source_print(s, &name, out));
		fclose(out);
		for (const char *p = text; (p = strchr(p, '\n')); p++)
			lines++;
		assert_int_equal(lines, 11);
		snprintf(mark, sizeof(mark), "\n>%u\t", name.line);
		assert_non_null(strstr(text, mark));
		assert_non_null(strstr(strstr(text, mark), "say_here();\n"));

		name.line += 100000;
		err_free(source_print(s, &name, stderr));
		found++;
	}
	assert_int_equal(found, 1);
	symbols_close(s);
	fixture_stop(&f);
}

static void names_are_formatted(void **state)
{
	struct name n = {
		.symbol = "main", .offset = 0x1c, .module = "a.out", .module_offset = 0x111c};
	char buf[64];

	assert_string_equal(name_format(&n, 0x55501c, buf, sizeof(buf)), "main+0x1c");
	n.offset = 0;
	assert_string_equal(name_format(&n, 0x55501c, buf, sizeof(buf)), "main");
	n.symbol = NULL;
	assert_string_equal(name_format(&n, 0x55501c, buf, sizeof(buf)), "a.out+0x111c");
	n.module = NULL;
	assert_string_equal(name_format(&n, 0x55501c, buf, sizeof(buf)), "0x55501c");
	n.symbol = "a_function_with_a_long_name";
	n.offset = 0x1c;
	assert_string_equal(name_format(&n, 0x55501c, buf, 13), "a_funct+0x1c");
	assert_string_equal(name_format(&n, 0x55501c, buf, 1), "");
}

static void names_are_demangled(void **state)
{
	static const struct {
		const char *mangled, *name;
	} cases[] = {
		{"main", "main"},
		{"_ZN3foo3barEi", "foo::bar(int)"},
		{"_ZN3foo3barEi.cold", "foo::bar(int) [clone .cold]"},
		{"memcpy@@GLIBC_2.14", "memcpy"},
		{"_ZN4core3fmt9Formatter9write_str17h0123456789abcdefE",
		 "core::fmt::Formatter::write_str"},
		{"_RNvCs1234_7mycrate3foo", "mycrate::foo"},
		{"_ZNbroken", "_ZNbroken"},
		{"evil\x1b[2Jname\n", "evil?[2Jname?"},
		{"@odd", "@odd"},
	};

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		_cleanup_free_ char *name = demangle_symbol(cases[i].mangled);

		assert_string_equal(name, cases[i].name);
	}
}

// Each step doubles what the one before stands for.
static void names_do_not_explode(void **state)
{
	_cleanup_free_ char *name = NULL;
	char mangled[2048];
	size_t len = (size_t)sprintf(mangled, "_Z1f1aIiE1bIS0_S0_E");

	for (int i = 2; i < 36; i++) {
		char digit = (char)(i < 10 ? '0' + i : 'A' + i - 10);

		len += (size_t)sprintf(mangled + len, "S1_IS%c_S%c_E", digit, digit);
	}
	// What is given up keeps its mangled name.
	name = demangle_symbol(mangled);
	assert_string_equal(name, mangled);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(functions_variables_and_lines),
		cmocka_unit_test(in_static_programs),
		cmocka_unit_test(in_code_that_was_moved),
		cmocka_unit_test(names_of_cxx),
		cmocka_unit_test(lines_of_inlined_code),
		cmocka_unit_test(types_need_no_symbols),
		cmocka_unit_test(names_of_rust),
		cmocka_unit_test(source_text_with_a_mark),
		cmocka_unit_test(names_are_formatted),
		cmocka_unit_test(names_are_demangled),
		cmocka_unit_test(names_do_not_explode),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
