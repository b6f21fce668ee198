// SPDX-License-Identifier: MIT
// For people: a table of sites, most bytes first.
#include "report/report.h"

#include <errno.h>
#include <inttypes.h>
#include <libsmartcols/libsmartcols.h>
#include <string.h>

static void table_unrefp(struct libscols_table **t)
{
	scols_unref_table(*t);
}

static int set_number(struct libscols_line *line, size_t column, u64 n)
{
	return scols_line_refer_data(line, column, xasprintf("%" PRIu64, n));
}

static int set_share(struct libscols_line *line, size_t column, u64 n, u64 of)
{
	return scols_line_refer_data(line, column,
				     xasprintf("%.0f%%", of ? 100.0 * (double)n / (double)of : 0));
}

enum column { BYTES, SHARE, BLOCKS, DIRECT, SITE, SOURCE };

// "fmt.c:12" of each site, NULL where it is not known.
static char **find_sources(const struct result *r, const struct sites *sites, bool *ret_any)
{
	size_t n = sites->list.n;
	_cleanup_free_ u64 *pcs = xcalloc(n, sizeof(*pcs));
	_cleanup_free_ struct name *names = xcalloc(n, sizeof(*names));
	char **ret = xcalloc(n, sizeof(*ret));

	for (size_t i = 0; i < n; i++) {
		const struct site *site = &sites->list.v[i];
		u64 pc = site->kind <= SITE_STACK ? site_address(r, site) : 0;

		pcs[i] = pc - (pc != 0); // the call is before what it returns to
	}
	symbols_locate(r->symbols, pcs, n, names);
	for (size_t i = 0; i < n; i++) {
		const char *slash = names[i].file ? strrchr(names[i].file, '/') : NULL;

		if (!names[i].line || !names[i].file)
			continue;
		ret[i] = xasprintf("%s:%u", slash ? slash + 1 : names[i].file, names[i].line);
		*ret_any = true;
	}
	return ret;
}

// A stack takes a line for each call.
static char *site_text(const struct result *r, const struct site *site)
{
	char buf[SITE_NAME], *text, *arrow;

	text = xstrdup(site_name(r, site, buf, sizeof(buf)));
	for (char *p = text; r->by_stack && (arrow = strstr(p, " <- ")); p = arrow) {
		*arrow = '\n';
		memmove(arrow + 1, arrow + 4, strlen(arrow + 4) + 1);
	}
	return text;
}

// Takes source over.
static int add_row(struct libscols_table *table, const struct result *r, const struct site *site,
		   char *source)
{
	struct libscols_line *line = scols_table_new_line(table, NULL);

	if (!line)
		return -ENOMEM;
	return set_number(line, BYTES, site->bytes) |
	       set_share(line, SHARE, site->bytes, r->sites.bytes) |
	       set_number(line, BLOCKS, site->count) | set_number(line, DIRECT, site->direct) |
	       scols_line_refer_data(line, SITE, site_text(r, site)) |
	       (source ? scols_line_refer_data(line, SOURCE, source) : 0);
}

static int add_columns(struct libscols_table *table, bool by_stack, bool sources)
{
	struct libscols_column *site;

	if (!scols_table_new_column(table, "BYTES", 0, SCOLS_FL_RIGHT) ||
	    !scols_table_new_column(table, "SHARE", 0, SCOLS_FL_RIGHT) ||
	    !scols_table_new_column(table, "BLOCKS", 0, SCOLS_FL_RIGHT) ||
	    !scols_table_new_column(table, "DIRECT", 0, SCOLS_FL_RIGHT))
		return -ENOMEM;
	site = scols_table_new_column(table, "SITE", 0, SCOLS_FL_WRAP);
	if (!site || (sources && !scols_table_new_column(table, "SOURCE", 0, 0)))
		return -ENOMEM;
	if (!by_stack)
		return 0;
	return scols_column_set_safechars(site, "\n") |
	       scols_column_set_wrapfunc(site, scols_wrapnl_chunksize, scols_wrapnl_nextchunk,
					 NULL);
}

static struct err *table_write(const struct result *r, FILE *out)
{
	_cleanup_(table_unrefp) struct libscols_table *table = scols_new_table();
	_cleanup_free_ char **source_of = NULL;
	struct sites sites = r->sites;
	bool sources = false;
	int failed;

	if (!sites.list.n)
		return NULL;
	if (!table)
		out_of_memory();
	sites_sort_by_bytes(&sites);
	source_of = find_sources(r, &sites, &sources);
	failed = add_columns(table, r->by_stack, sources);
	for (size_t i = 0; i < sites.list.n; i++)
		failed = failed || add_row(table, r, &sites.list.v[i], source_of[i]);
	if (failed)
		out_of_memory();
	scols_table_set_stream(table, out);
	return scols_print_table(table) ? err_errno(errno, "table") : NULL;
}

const struct report report_table = {
	.name = "table",
	.about = "a table of sites",
	.needs_sites = true,
	.write = table_write,
};
