// SPDX-License-Identifier: MIT
// A page for people who were sent it: the summary, notes, and a table of sites whose rows open to
// show the calls. One file, nothing loaded from elsewhere, no script.
#include "report/report.h"

#include <inttypes.h>

static const char head[] =
	"<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
	"<meta name=\"viewport\" content=\"width=device-width\">\n<style>\n"
	"body { font: 15px/1.4 system-ui, sans-serif; margin: 2em; color: #222; "
	"background: #fff }\n"
	"table { border-collapse: collapse; width: 100% }\n"
	"td, th { padding: .2em .8em; text-align: right; vertical-align: top; "
	"border-bottom: 1px solid #ddd; font-variant-numeric: tabular-nums }\n"
	"td:last-child, th:last-child { text-align: left; width: 99% }\n"
	"th { position: sticky; top: 0; background: #fff }\n"
	"code, ol { font-family: ui-monospace, monospace; overflow-wrap: anywhere }\n"
	"ol { margin: .3em 0 .6em } small { color: #777 }\n"
	"meter { width: 6em }\n</style>\n";

static void text_put(const char *s, FILE *out)
{
	for (; *s; s++) {
		switch (*s) {
		case '<': fputs("&lt;", out); break;
		case '>': fputs("&gt;", out); break;
		case '&': fputs("&amp;", out); break;
		case '"': fputs("&quot;", out); break;
		default: putc(*s, out);
		}
	}
}

static void element_put(const char *tag, const char *text, FILE *out)
{
	fprintf(out, "<%s>", tag);
	text_put(text, out);
	fprintf(out, "</%s>\n", tag);
}

static void frame_put(const struct frame *frame, FILE *out)
{
	fputs("<li>", out);
	text_put(frame->name, out);
	if (frame->file) {
		fputs(" <small>", out);
		text_put(frame->file, out);
		fprintf(out, ":%u</small>", frame->line);
	}
	putc('\n', out);
}

static void site_put(const struct total *t, FILE *out)
{
	_cleanup_(frames_fini) struct frames frames = {};

	total_frames(t, &frames);
	if (!t->stack && !t->frames.list.n) {
		element_put("code", t->site, out);
		return;
	}
	fputs("<details><summary><code>", out);
	text_put(frames.list.v[0].name, out);
	fputs("</code></summary><ol>\n", out);
	vec_each (&frames.list, frame)
		frame_put(frame, out);
	fputs("</ol></details>", out);
}

static void row_put(const struct total *t, s64 sum, FILE *out)
{
	double share = sum > 0 && t->bytes > 0 ? (double)t->bytes / (double)sum : 0;

	fprintf(out, "<tr><td>%" PRId64 "<td><meter value=\"%.4f\"></meter><td>%" PRId64 "<td>",
		t->bytes, share, t->count);
	if (t->direct >= 0)
		fprintf(out, "%" PRId64, t->direct);
	fputs("<td>", out);
	site_put(t, out);
	putc('\n', out);
}

static void facts_put(const struct totals *t, FILE *out)
{
	fputs("<p>", out);
	vec_each (&t->facts, fact) {
		for (const char *p = fact->name; *p; p++)
			putc(*p == '_' ? ' ' : *p, out);
		fprintf(out, ": %" PRIu64 "%s", fact->value,
			fact == vec_last(&t->facts) ? "</p>\n" : ", ");
	}
}

static struct err *html_write(const struct totals *t, FILE *out)
{
	_cleanup_free_ char *title = NULL;
	s64 sum = 0;

	title = xasprintf("%s memory: %s", t->what ?: "allocated",
			  t->sources.n ? t->sources.v[0] : "");
	fputs(head, out);
	element_put("title", title, out);
	element_put("h1", title, out);
	if (t->facts.n)
		facts_put(t, out);
	vec_each (&t->notes, note)
		element_put("p", *note, out);
	vec_each (&t->rows, row)
		sum += row->bytes;
	fprintf(out, "<table>\n<tr><th>bytes<th>share<th>blocks<th>direct<th>site\n");
	vec_each (&t->rows, row)
		row_put(row, sum, out);
	fprintf(out, "</table>\n</html>\n");
	return NULL;
}

const struct report report_html = {
	.name = "html",
	.about = "a page with a table of sites and their calls",
	.needs_sites = true,
	.needs_stacks = true,
	.targets = TARGETS_ONE,
	.order = ORDER_BYTES,
	.write_totals = html_write,
};
