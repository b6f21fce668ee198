// SPDX-License-Identifier: MIT
// JSON: a document on a line for each target; leak-formats(5) has the members.
//
// Sites are few and become a tree of the library's; blocks can be many millions, and are written
// one by one.
#include "report/report.h"

#include <inttypes.h>
#include <jansson.h>

// File names and symbols are bytes of any kind; JSON's strings are UTF-8.
static json_t *text_json(const char *s)
{
	_cleanup_free_ char *ascii = NULL;
	json_t *j;

	if (!s)
		return json_null();
	j = json_string(s);
	if (j)
		return j;
	ascii = xstrdup(s);
	for (char *p = ascii; *p; p++)
		if ((unsigned char)*p >= 0x80)
			*p = '?';
	return json_string(ascii);
}

static json_t *hex_json(u64 n)
{
	char buf[24];

	snprintf(buf, sizeof(buf), "0x%" PRIx64, n);
	return json_string(buf);
}

// What is not known is left out.
static void set_text(json_t *object, const char *key, const char *s)
{
	if (s)
		json_object_set_new(object, key, text_json(s));
}

static json_t *frame_json(const struct frame *frame)
{
	json_t *j = json_object();

	set_text(j, "name", frame->name);
	if (frame->address)
		json_object_set_new(j, "address", hex_json(frame->address));
	set_text(j, "file", frame->file);
	if (frame->line)
		json_object_set_new(j, "line", json_integer(frame->line));
	return j;
}

static json_t *row_json(const struct total *t)
{
	_cleanup_(frames_fini) struct frames frames = {};
	json_t *j = json_object(), *stack;

	// A stack's innermost call: the others follow.
	json_object_set_new(j, "site",
			    text_json(t->frames.list.n ? t->frames.list.v[0].name : t->site));
	json_object_set_new(j, "count", json_integer(t->count));
	json_object_set_new(j, "bytes", json_integer(t->bytes));
	if (t->direct >= 0) {
		json_object_set_new(j, "direct", json_integer(t->direct));
		json_object_set_new(j, "direct_bytes", json_integer(t->direct_bytes));
	}
	set_text(j, "module", t->module);
	set_text(j, "cache", t->cache);
	if (t->oldest >= 0)
		json_object_set_new(j, "oldest_seconds", json_integer(t->oldest));
	if (!t->stack && !t->frames.list.n)
		return j;
	stack = json_array();
	total_frames(t, &frames);
	vec_each (&frames.list, frame)
		json_array_append_new(stack, frame_json(frame));
	json_object_set_new(j, "stack", stack);
	return j;
}

static json_t *texts_json(char *const *v, size_t n)
{
	json_t *j = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(j, text_json(v[i]));
	return j;
}

static json_t *totals_json(const struct totals *t)
{
	json_t *j = json_object(), *summary = json_object(), *sites = json_array();

	json_object_set_new(j, "format", json_string("leak 1"));
	set_text(j, "what", t->what);
	json_object_set_new(j, "sources", texts_json(t->sources.v, t->sources.n));
	json_object_set_new(j, "notes", texts_json(t->notes.v, t->notes.n));
	vec_each (&t->facts, fact)
		json_object_set_new(summary, fact->name, json_integer((json_int_t)fact->value));
	json_object_set_new(j, "summary", summary);
	vec_each (&t->rows, row)
		json_array_append_new(sites, row_json(row));
	json_object_set_new(j, "sites", sites);
	return j;
}

// The members of the document, without its braces.
static void members_put(const struct totals *t, FILE *out)
{
	json_t *j = totals_json(t);

	if (json_dumpf(j, out, JSON_COMPACT | JSON_EMBED))
		out_of_memory();
	json_decref(j);
}

static struct err *totals_write(const struct totals *t, FILE *out)
{
	putc('{', out);
	members_put(t, out);
	fputs("}\n", out);
	return NULL;
}

// --- blocks ---

struct blocks {
	FILE *out;
	bool any;
};

static void blocks_put(const struct line *lines, size_t n, void *arg)
{
	struct blocks *b = arg;

	for (size_t i = 0; i < n; i++) {
		const struct block *block = &lines[i].block;
		const char *state = block->tile == TILE_FREE ? "free"
				    : block->leaked	     ? "leaked"
							     : "allocated";

		fprintf(b->out,
			"%s{\"address\":\"0x%" PRIx64 "\",\"size\":%" PRIu64 ",\"state\":\"%s\"",
			b->any ? "," : "", block->addr, block->size, state);
		if (block->leaked)
			fprintf(b->out, ",\"direct\":%s", block->direct ? "true" : "false");
		fprintf(b->out, ",\"%s\":[\"0x%" PRIx64 "\",\"0x%" PRIx64 "\"]}",
			line_is_tagged(&lines[i]) ? "tags" : "words", lines[i].words[0],
			lines[i].words[1]);
		b->any = true;
	}
}

static struct err *result_write(const struct result *r, FILE *out)
{
	_cleanup_(totals_fini) struct totals t = {};
	struct blocks b = {.out = out};

	result_totals(r, &t);
	totals_sort(&t, ORDER_COUNT);
	putc('{', out);
	members_put(&t, out);
	fputs(",\"blocks\":[", out);
	lines_each(r, blocks_put, &b);
	fputs("]}\n", out);
	return NULL;
}

const struct report report_json = {
	.name = "json",
	.about = "JSON: summary, notes, sites with their calls, and blocks",
	.needs_sites = true,
	.needs_stacks = true,
	.targets = TARGETS_BARE,
	.write = result_write,
	.write_totals = totals_write,
};
