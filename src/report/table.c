// SPDX-License-Identifier: MIT
// For people: a table of sites, most bytes first.
#include "report/report.h"

#include <errno.h>
#include <inttypes.h>
#include <libsmartcols/libsmartcols.h>

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

static int add_row(struct libscols_table *table, const struct result *r, const struct site *site)
{
	struct libscols_line *line = scols_table_new_line(table, NULL);
	char buf[256];

	if (!line)
		return -ENOMEM;
	return set_number(line, 0, site->bytes) | set_share(line, 1, site->bytes, r->sites.bytes) |
	       set_number(line, 2, site->count) | set_number(line, 3, site->direct) |
	       scols_line_set_data(line, 4, site_name(r, site, buf, sizeof(buf)));
}

static struct err *table_write(const struct result *r, FILE *out)
{
	_cleanup_(table_unrefp) struct libscols_table *table = scols_new_table();
	struct sites sites = r->sites;
	int failed;

	if (!sites.list.n)
		return NULL;
	if (!table)
		out_of_memory();
	failed = !scols_table_new_column(table, "BYTES", 0, SCOLS_FL_RIGHT) ||
		 !scols_table_new_column(table, "SHARE", 0, SCOLS_FL_RIGHT) ||
		 !scols_table_new_column(table, "BLOCKS", 0, SCOLS_FL_RIGHT) ||
		 !scols_table_new_column(table, "DIRECT", 0, SCOLS_FL_RIGHT) ||
		 !scols_table_new_column(table, "SITE", 0, SCOLS_FL_WRAP);
	sites_sort_by_bytes(&sites);
	vec_each (&sites.list, site)
		failed = failed || add_row(table, r, site);
	if (failed)
		out_of_memory();
	scols_table_set_stream(table, out);
	return scols_print_table(table) ? err_errno(errno, "table") : NULL;
}

const struct report report_table = {
	.name = "table",
	.about = "a table of sites",
	.write = table_write,
};
