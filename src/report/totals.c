// SPDX-License-Identifier: MIT
#include "report/report.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

static void row_fini(struct total *r)
{
	free(r->site);
	free(r->module);
	free(r->cache);
	free(r->stack);
	frames_fini(&r->frames);
}

struct total *totals_add(struct totals *s, s64 count, s64 bytes, char *site)
{
	struct total *r = vec_push(&s->rows);

	*r = (struct total){.count = count, .bytes = bytes, .site = site, .oldest = -1};
	r->direct = r->direct_bytes = -1;
	return r;
}

void totals_fact(struct totals *s, const char *name, u64 value)
{
	*vec_push(&s->facts) = (struct fact){name, value};
}

void totals_source(struct totals *s, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	*vec_push(&s->sources) = xvasprintf(fmt, ap);
	va_end(ap);
}

void totals_note(struct totals *s, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	*vec_push(&s->notes) = xvasprintf(fmt, ap);
	va_end(ap);
}

// NULL is less than any string and equal to itself.
static int string_compare(const char *a, const char *b)
{
	if (!a || !b)
		return !!a - !!b;
	return a == b ? 0 : strcmp(a, b);
}

static int site_compare(const struct total *a, const struct total *b)
{
	return strcmp(a->site, b->site);
}

static int all_compare(const struct total *a, const struct total *b)
{
	int c = strcmp(a->site, b->site);

	c = c ? c : string_compare(a->module, b->module);
	c = c ? c : string_compare(a->cache, b->cache);
	return c ? c : string_compare(a->stack, b->stack);
}

// The row's string that a grouping goes by.
static char **row_key(struct total *r, enum totals_by by)
{
	switch (by) {
	case BY_MODULE: return &r->module;
	case BY_CACHE: return &r->cache;
	case BY_STACK: return &r->stack;
	case BY_SITE:
	case BY_ALL: break;
	}
	return &r->site;
}

static void keep_shared(char **kept, const char *other)
{
	if (!*kept || !string_compare(*kept, other))
		return;
	free(*kept);
	*kept = NULL;
}

static s64 add_clamped(s64 a, s64 b)
{
	s64 sum;

	if (__builtin_add_overflow(a, b, &sum))
		return a < 0 ? INT64_MIN : INT64_MAX;
	return sum;
}

static void row_absorb(struct total *r, struct total *other)
{
	r->count = add_clamped(r->count, other->count);
	r->bytes = add_clamped(r->bytes, other->bytes);
	r->oldest = max(r->oldest, other->oldest);
	if (r->direct >= 0 && other->direct >= 0) {
		r->direct = add_clamped(r->direct, other->direct);
		r->direct_bytes = add_clamped(r->direct_bytes, other->direct_bytes);
	}
	keep_shared(&r->module, other->module);
	keep_shared(&r->cache, other->cache);
	keep_shared(&r->stack, other->stack);
	row_fini(other);
}

void totals_group(struct totals *s, enum totals_by by)
{
	int (*compare)(const struct total *, const struct total *) =
		by == BY_ALL ? all_compare : site_compare;
	size_t n = 0;

	if (by != BY_ALL && by != BY_SITE) {
		vec_each (&s->rows, r) {
			const char *key = *row_key(r, by);
			char *site = xstrdup(key ? key : "-");

			free(r->site);
			r->site = site;
		}
	}
	vec_sort(&s->rows, compare);
	vec_each (&s->rows, r) {
		if (n && !compare(&s->rows.v[n - 1], r))
			row_absorb(&s->rows.v[n - 1], r);
		else
			s->rows.v[n++] = *r;
	}
	s->rows.n = n;
	n = 0;
	vec_each (&s->rows, r) {
		if (r->count || r->bytes)
			s->rows.v[n++] = *r;
		else
			row_fini(r);
	}
	s->rows.n = n;
}

void totals_grow(struct totals *now, struct totals *old)
{
	size_t n = 0;

	vec_sort(&old->rows, site_compare);
	vec_each (&now->rows, r) {
		const struct total *o = NULL;

		if (old->rows.n)
			o = bsearch(r, old->rows.v, old->rows.n, sizeof(*r),
				    (int (*)(const void *, const void *))site_compare);
		if (o) {
			r->count = add_clamped(r->count, -o->count);
			r->bytes = add_clamped(r->bytes, -o->bytes);
		}
		if (r->count > 0 || r->bytes > 0)
			now->rows.v[n++] = *r;
		else
			row_fini(r);
	}
	now->rows.n = n;
}

static int descending(s64 a, s64 b)
{
	return (a < b) - (a > b);
}

static int count_order(const struct total *a, const struct total *b)
{
	int c = descending(a->count, b->count);

	c = c ? c : descending(a->bytes, b->bytes);
	return c ? c : all_compare(a, b);
}

static int bytes_order(const struct total *a, const struct total *b)
{
	int c = descending(a->bytes, b->bytes);

	c = c ? c : descending(a->count, b->count);
	return c ? c : all_compare(a, b);
}

void totals_sort(struct totals *s, enum totals_order order)
{
	switch (order) {
	case ORDER_COUNT: vec_sort(&s->rows, count_order); break;
	case ORDER_BYTES: vec_sort(&s->rows, bytes_order); break;
	case ORDER_SITE: vec_sort(&s->rows, all_compare); break;
	}
}

void totals_cut(struct totals *s, size_t n)
{
	while (s->rows.n > n)
		row_fini(&s->rows.v[--s->rows.n]);
}

void totals_fini(struct totals *s)
{
	totals_cut(s, 0);
	vec_free(&s->rows);
	vec_each (&s->sources, p)
		free(*p);
	vec_free(&s->sources);
	vec_each (&s->notes, p)
		free(*p);
	vec_free(&s->notes);
	vec_free(&s->facts);
}

static struct err *plain_write(const struct totals *s, FILE *f)
{
	vec_each (&s->rows, r)
		fprintf(f, "%6" PRId64 " %11" PRId64 " %s\n", r->count, r->bytes, r->site);
	return NULL;
}

const struct report report_plain = {
	.name = "plain",
	.about = "count, bytes and site",
	.needs_sites = true,
	.write_totals = plain_write,
};
