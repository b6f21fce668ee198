// SPDX-License-Identifier: MIT
#include "report/report.h"

#include <inttypes.h>
#include <string.h>

extern const struct report report_block, report_table, report_acid_count, report_acid_bytes;
extern const struct report report_plan9, report_png, report_ansi;

const struct report *const reports[] = {
	&report_block, &report_table, &report_acid_count, &report_acid_bytes,
	&report_plan9, &report_png,   &report_ansi,	  NULL,
};

const struct report *report_find(const char *name)
{
	for (size_t i = 0; reports[i]; i++)
		if (!strcmp(reports[i]->name, name))
			return reports[i];
	return NULL;
}

struct prepare {
	const struct result *result;
	struct sites *sites;
};

static void prepare_lines(const struct line *lines, size_t n, void *arg)
{
	const struct prepare *p = arg;
	const struct result *r = p->result;

	for (size_t i = 0; i < n; i++) {
		const struct block *b = &lines[i].block;
		u64 word = lines[i].words[0];
		bool typed = modules_at(&r->x->modules, word) && symbols_type(r->symbols, word);

		sites_add(p->sites, typed ? SITE_TYPE : SITE_SIZE, typed ? word : b->size, b->addr,
			  b->size, b->direct);
	}
}

static void prepare_sites(const struct result *r, unsigned which, struct sites *ret)
{
	struct result some = *r;
	struct prepare p = {.result = &some, .sites = ret};

	some.which = which;
	lines_each(&some, prepare_lines, &p);
}

void result_prepare(struct result *r)
{
	struct sites leaks = {};

	prepare_sites(r, HEAP_LEAKED, &leaks);
	r->leak_sites = leaks.list.n;
	if (r->which == HEAP_LEAKED) {
		r->sites = leaks;
		return;
	}
	sites_fini(&leaks);
	prepare_sites(r, r->which, &r->sites);
}

void result_fini(struct result *r)
{
	sites_fini(&r->sites);
}

const char *site_name(const struct result *r, const struct site *site, char *buf, size_t len)
{
	const char *type = site->kind == SITE_TYPE ? symbols_type(r->symbols, site->key) : NULL;
	struct name name = {};

	if (type)
		return type;
	if (site->kind == SITE_SIZE) {
		snprintf(buf, len, "%" PRIu64 " bytes", site->key);
		return buf;
	}
	symbols_name(r->symbols, &site->key, 1, &name);
	return name_format(&name, site->key, buf, len);
}
