// SPDX-License-Identifier: MIT
#include "report/report.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

extern const struct report report_block, report_table, report_acid_count, report_acid_bytes;
extern const struct report report_plan9, report_png, report_ansi;
extern const struct report report_plain, report_json, report_folded, report_pprof, report_html;

const struct report *const reports[] = {
	&report_block, &report_table, &report_acid_count, &report_acid_bytes,
	&report_plain, &report_json,  &report_folded,	  &report_pprof,
	&report_html,  &report_plan9, &report_png,	  &report_ansi,
	NULL,
};

const struct report *report_find(const char *name)
{
	for (size_t i = 0; reports[i]; i++)
		if (!strcmp(reports[i]->name, name))
			return reports[i];
	return NULL;
}

// Words that are looked at again and again: those that type a block, and those that do not.
enum { TYPES_CACHED = 1 << 12 };

struct prepare {
	const struct result *result;
	struct sites *sites;
	struct {
		u64 word;
		bool typed;
	} cache[TYPES_CACHED];
};

static bool is_type(struct prepare *p, u64 word)
{
	const struct result *r = p->result;
	size_t slot = (size_t)(word * 0x9e3779b97f4a7c15 >> 52) % TYPES_CACHED;

	if (p->cache[slot].word != word) {
		p->cache[slot].word = word;
		p->cache[slot].typed =
			modules_at(&r->x->modules, word) && symbols_type(r->symbols, word);
	}
	return p->cache[slot].typed;
}

// The place of the first allocation if it is known, else that of the last realloc.
static void add_tagged(struct prepare *p, const struct line *line)
{
	u32 number = line->tag.malloc_site ? line->tag.malloc_site : line->tag.realloc_site;
	struct tag_frame frame = tags_place(p->result->x->tags, number);
	struct site *site;

	if (p->result->by_stack || frame.unloaded)
		site = sites_add(p->sites, SITE_STACK, number, &line->block);
	else
		site = sites_add(p->sites, SITE_TAG, frame.pc, &line->block);
	site->tag = number;
}

static void prepare_lines(const struct line *lines, size_t n, void *arg)
{
	struct prepare *p = arg;

	for (size_t i = 0; i < n; i++) {
		const struct block *b = &lines[i].block;
		u64 word = lines[i].words[0];

		if (line_is_tagged(&lines[i]))
			add_tagged(p, &lines[i]);
		else if (is_type(p, word))
			sites_add(p->sites, SITE_TYPE, word, b);
		else
			sites_add(p->sites, SITE_SIZE, b->size, b);
	}
}

static void prepare_sites(const struct result *r, unsigned which, struct sites *ret)
{
	struct result some = *r;
	_cleanup_free_ struct prepare *p = xcalloc(1, sizeof(*p));

	p->result = r;
	p->sites = ret;
	some.which = which;
	some.memo = which == r->which ? r->memo : NULL;
	lines_each(&some, prepare_lines, p);
}

void result_prepare(struct result *r, bool sites)
{
	struct sites leaks = {};

	if (r->which != HEAP_LEAKED || !r->x->words)
		r->memo = lines_memo_new();
	if (sites || r->which == HEAP_LEAKED)
		prepare_sites(r, r->which, &r->sites);
	r->leak_sites = r->sites.list.n;
	if (r->which == HEAP_LEAKED)
		return;
	if (r->x->stats.leaked)
		prepare_sites(r, HEAP_LEAKED, &leaks);
	r->leak_sites = leaks.list.n;
	sites_fini(&leaks);
}

struct err *report_write_totals(const struct report *report, const struct totals *t, FILE *out)
{
	try(report->write_totals(t, out));
	return fflush(out) || ferror(out) ? err_errno(errno, "cannot write") : NULL;
}

struct err *report_write(const struct report *report, struct result *r, FILE *out)
{
	_cleanup_(totals_fini) struct totals t = {};

	r->by_stack |= report->needs_stacks;
	result_prepare(r, report->needs_sites);
	if (report->write)
		return report->write(r, out);
	result_totals(r, &t);
	totals_group(&t, BY_ALL);
	totals_sort(&t, report->order);
	return report_write_totals(report, &t, out);
}

void result_fini(struct result *r)
{
	sites_fini(&r->sites);
	lines_memo_free(take(r->memo));
}

const char *frame_name(const struct result *r, const struct tag_frame *frame, char *buf, size_t len)
{
	const struct tag_module *m = frame->unloaded;
	struct name name = {};
	u64 inside;

	// A call may be the last that a function does: its return address is in the next one.
	inside = frame->pc - (frame->pc != 0);
	if (m)
		symbols_name_unloaded(r->symbols, m->path, m->build_id, m->build_id_len,
				      inside - m->base, &name);
	else
		symbols_name(r->symbols, &inside, 1, &name);
	name.offset += frame->pc - inside;
	name.module_offset += frame->pc - inside;
	return name_format(&name, frame->pc, buf, len);
}

u64 site_address(const struct result *r, const struct site *site)
{
	struct tag_frame frame;

	switch (site->kind) {
	case SITE_TAG:
	case SITE_TYPE: return site->key;
	case SITE_STACK:
		frame = tags_place(r->x->tags, site->tag);
		return frame.unloaded ? 0 : frame.pc;
	case SITE_SIZE: break;
	}
	return 0;
}

size_t site_frames(const struct result *r, const struct site *site, struct tag_frame *ret)
{
	switch (site->kind) {
	case SITE_TAG: *ret = tags_place(r->x->tags, site->tag); return 1;
	case SITE_STACK: return tags_stack(r->x->tags, site->tag, ret, MAX_FRAMES);
	case SITE_TYPE:
	case SITE_SIZE: break;
	}
	return 0;
}

const char *tag_name(const struct result *r, u32 tag_site, char *buf, size_t len)
{
	struct tag_frame frame = tags_place(r->x->tags, tag_site);

	return frame_name(r, &frame, buf, len);
}

// Innermost first; a name that does not fit is left out with those behind it.
static const char *stack_name(const struct result *r, u32 tag_site, char *buf, size_t len)
{
	static const char arrow[] = " <- ";
	struct tag_frame frames[MAX_FRAMES];
	size_t n = tags_stack(r->x->tags, tag_site, frames, MAX_FRAMES), used = 0;
	char name[512];

	buf[0] = 0;
	for (size_t i = 0; i < n; i++) {
		const char *s = frame_name(r, &frames[i], name, sizeof(name));

		if (used + strlen(arrow) + strlen(s) >= len)
			break;
		used += (size_t)sprintf(buf + used, "%s%s", i ? arrow : "", s);
	}
	return buf;
}

const char *site_name(const struct result *r, const struct site *site, char *buf, size_t len)
{
	const char *type;

	switch (site->kind) {
	case SITE_TAG: return tag_name(r, site->tag, buf, len);
	case SITE_STACK: return stack_name(r, site->tag, buf, len);
	case SITE_TYPE:
		type = symbols_type(r->symbols, site->key);
		if (type)
			return type;
		snprintf(buf, len, "0x%" PRIx64, site->key);
		return buf;
	case SITE_SIZE: break;
	}
	snprintf(buf, len, "%" PRIu64 " bytes", site->key);
	return buf;
}
