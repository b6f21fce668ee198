// SPDX-License-Identifier: MIT
// Commands for acid, and for those who took its place (leak --src, gdb's and lldb's `src`):
//
//	-s	src(0x0000bf1b); // COUNT
//	-c	src(0x0000bf1b);<TAB>// BYTES<TAB>COUNT<TAB>AVERAGE<TAB>FUNCTION	and last: // TOTAL
//
// A site that is only a type has its vtable's address; one that is only a size, or in a library
// that has been unloaded, has address 0.
#include "report/report.h"

#include <inttypes.h>

static struct err *acid_count_write(const struct result *r, FILE *out)
{
	struct sites sites = r->sites;

	sites_sort_by_count(&sites);
	vec_each (&sites.list, site)
		fprintf(out, "src(0x%08" PRIx64 "); // %" PRIu64 "\n", site_address(r, site),
			site->count);
	return NULL;
}

static struct err *acid_bytes_write(const struct result *r, FILE *out)
{
	struct sites sites = r->sites;
	char buf[SITE_NAME];

	sites_sort_by_bytes(&sites);
	vec_each (&sites.list, site)
		fprintf(out,
			"src(0x%08" PRIx64 ");\t// %" PRIu64 "\t%" PRIu64 "\t%" PRIu64 "\t%s\n",
			site_address(r, site), site->bytes, site->count, site->bytes / site->count,
			site_name(r, site, buf, sizeof(buf)));
	fprintf(out, "// %" PRIu64 "\n", sites.bytes);
	return NULL;
}

const struct report report_acid_count = {
	.name = "acid",
	.letter = 's',
	.about = "a src(ADDRESS) command for each site, with the number of its blocks",
	.needs_sites = true,
	.write = acid_count_write,
};

const struct report report_acid_bytes = {
	.name = "acid-bytes",
	.letter = 'c',
	.about = "the same with bytes, count, average and function, and the total",
	.needs_sites = true,
	.write = acid_bytes_write,
};
