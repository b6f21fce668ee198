// SPDX-License-Identifier: MIT
// The saved form of a summary: a line that names it, "source" and "note" lines, then one line for
// each row, fields between tabs: count, bytes, oldest, site, module, cache, stack. An empty field
// is one that is not known; a backslash escapes tab, newline and itself.
#include "report/totals.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

static const char magic[] = "leak totals 1\n";

enum { FIELDS = 7 };

static void field_put(FILE *f, const char *s, char end)
{
	for (; s && *s; s++) {
		if (*s == '\t' || *s == '\n' || *s == '\\') {
			fputc('\\', f);
			fputc(*s == '\t' ? 't' : *s == '\n' ? 'n' : '\\', f);
		} else {
			fputc(*s, f);
		}
	}
	fputc(end, f);
}

static void named_put(FILE *f, const char *name, const char *s)
{
	fprintf(f, "%s\t", name);
	field_put(f, s, '\n');
}

struct err *totals_save(const struct totals *s, const char *path)
{
	_cleanup_fclose_ FILE *f = fopen(path, "we");
	bool bad;

	if (!f)
		return err_errno(errno, "%s", path);
	fputs(magic, f);
	vec_each (&s->sources, p)
		named_put(f, "source", *p);
	vec_each (&s->notes, p)
		named_put(f, "note", *p);
	vec_each (&s->rows, r) {
		fprintf(f, "%" PRId64 "\t%" PRId64 "\t%" PRId64 "\t", r->count, r->bytes,
			r->oldest);
		field_put(f, r->site, '\t');
		field_put(f, r->module, '\t');
		field_put(f, r->cache, '\t');
		field_put(f, r->stack, '\n');
	}
	bad = ferror(f);
	if (fclose(take(f)) || bad)
		return err_errno(errno, "%s", path);
	return NULL;
}

bool totals_recognise(const char *text, size_t len)
{
	return len >= sizeof(magic) - 1 && !memcmp(text, magic, sizeof(magic) - 1);
}

// Cuts a line into fields in place and undoes their escapes; returns how many there are.
static size_t fields_cut(char *line, char *fields[FIELDS])
{
	char *to = line;
	size_t n = 1;

	fields[0] = line;
	for (char *p = line; *p; p++) {
		char c = *p;

		if (c == '\t' && n < FIELDS) {
			*to++ = 0;
			fields[n++] = to;
			continue;
		}
		if (c == '\\' && p[1]) {
			p++;
			c = (char)(*p == 't' ? '\t' : *p == 'n' ? '\n' : *p);
		}
		*to++ = c;
	}
	*to = 0;
	return n;
}

static bool number(const char *s, s64 *ret)
{
	char *end;

	errno = 0;
	*ret = strtoll(s, &end, 10);
	return !errno && end != s && !*end;
}

static char *known(const char *s)
{
	return *s ? xstrdup(s) : NULL;
}

static struct err *line_load(char *line, size_t number_of_line, struct totals *ret)
{
	char *fields[FIELDS];
	size_t n = fields_cut(line, fields);
	s64 count, bytes, oldest;
	struct total *r;

	if (n == 2 && !strcmp(fields[0], "source")) {
		totals_source(ret, "%s", fields[1]);
		return NULL;
	}
	if (n == 2 && !strcmp(fields[0], "note")) {
		totals_note(ret, "%s", fields[1]);
		return NULL;
	}
	if (n != FIELDS || !number(fields[0], &count) || !number(fields[1], &bytes) ||
	    !number(fields[2], &oldest))
		return err_new(0, "line %zu of the saved table is damaged", number_of_line);
	r = totals_add(ret, count, bytes, xstrdup(fields[3]));
	r->oldest = oldest;
	r->module = known(fields[4]);
	r->cache = known(fields[5]);
	r->stack = known(fields[6]);
	return NULL;
}

struct err *totals_load(char *text, size_t len, struct totals *ret)
{
	char *p = text + sizeof(magic) - 1, *end = text + len;
	struct totals loaded = {};

	if (!totals_recognise(text, len))
		return err_new(0, "not a saved table");
	for (size_t line = 2; p < end; line++) {
		char *stop = memchr(p, '\n', (size_t)(end - p));
		struct err *e;

		if (!stop) {
			totals_fini(&loaded);
			return err_new(0, "the saved table is cut short at line %zu", line);
		}
		*stop = 0;
		e = line_load(p, line, &loaded);
		if (e) {
			totals_fini(&loaded);
			return e;
		}
		p = stop + 1;
	}
	*ret = loaded;
	return NULL;
}
