// SPDX-License-Identifier: MIT
#include "tests.h"

#include "names_check.h"

struct symbols *open_symbols(const struct fixture *f, const struct symbols_options *options)
{
	struct symbols *s;
	_cleanup_err_ struct err *e = symbols_open(f->target, &f->modules, options, &s);

	if (e)
		fail_msg("%s", err_message(e));
	return s;
}

// "file.c:12" of the fact against the name's.
static bool line_agrees(const struct name *n, const char *what)
{
	const char *colon = strrchr(what, ':'), *slash = strrchr(what, '/');
	const char *base = slash ? slash + 1 : what;
	size_t len = (size_t)(colon - base), have = n->file ? strlen(n->file) : 0;

	return have > len && !strncmp(n->file + have - len, base, len) &&
	       n->line == strtoul(colon + 1, NULL, 10);
}

size_t names_check(const struct fixture *f, const struct symbols_options *options, bool lines)
{
	struct symbols *s = open_symbols(f, options);
	size_t n = 0;
	char buf[512];

	vec_each (&f->facts, fact) {
		struct name name;

		symbols_locate(s, &fact->addr, 1, &name);
		if (!strcmp(fact->kind, "symbol")) {
			assert_string_equal(name_format(&name, fact->addr, buf, sizeof(buf)),
					    fact->what);
			assert_non_null(name.module);
			n++;
		} else if (!strcmp(fact->kind, "line") && lines) {
			if (!line_agrees(&name, fact->what))
				fail_msg("%s:%u is not %s", name.file, name.line, fact->what);
			n++;
		} else if (!strcmp(fact->kind, "nothing")) {
			assert_null(name.symbol);
			assert_null(name.module);
		}
	}
	symbols_close(s);
	return n;
}
