// SPDX-License-Identifier: MIT
// What an examination found, as totals: for the reports that leak, umem and kmem share.
#include "report/report.h"

#include <string.h>

// Every call of every site, to be named in one batch.
struct calls {
	VEC(struct tag_frame) frames;
	VEC(size_t) first; // of each site: index in frames
};

static void calls_gather(const struct result *r, struct calls *ret)
{
	struct tag_frame frames[MAX_FRAMES];

	vec_each (&r->sites.list, site) {
		size_t n = site_frames(r, site, frames);

		*vec_push(&ret->first) = ret->frames.n;
		for (size_t i = 0; i < n; i++)
			*vec_push(&ret->frames) = frames[i];
	}
	*vec_push(&ret->first) = ret->frames.n;
}

// The calls are before what they return to; those of modules that are gone have no line.
static struct name *calls_locate(const struct result *r, const struct calls *calls)
{
	size_t n = calls->frames.n;
	struct name *names = xcalloc(n, sizeof(*names));
	_cleanup_free_ u64 *pcs = xcalloc(n, sizeof(*pcs));

	for (size_t i = 0; i < n; i++) {
		const struct tag_frame *frame = &calls->frames.v[i];

		pcs[i] = frame->unloaded || !frame->pc ? 0 : frame->pc - 1;
	}
	symbols_locate(r->symbols, pcs, n, names);
	return names;
}

static void add_frames(const struct result *r, struct total *t, const struct tag_frame *frames,
		       const struct name *names, size_t n)
{
	char buf[SITE_NAME];

	for (size_t i = 0; i < n; i++)
		*vec_push(&t->frames.list) = (struct frame){
			.name = xstrdup(frame_name(r, &frames[i], buf, sizeof(buf))),
			.file = names[i].file ? xstrdup(names[i].file) : NULL,
			.line = names[i].line,
			.address = frames[i].unloaded ? 0 : frames[i].pc,
		};
}

static void add_sites(const struct result *r, struct totals *ret)
{
	struct calls calls = {};
	_cleanup_free_ struct name *names = NULL;
	char buf[SITE_NAME];

	calls_gather(r, &calls);
	names = calls_locate(r, &calls);
	for (size_t i = 0; i < r->sites.list.n; i++) {
		const struct site *site = &r->sites.list.v[i];
		size_t first = calls.first.v[i], n = calls.first.v[i + 1] - first;
		struct total *t = totals_add(ret, (s64)site->count, (s64)site->bytes,
					     xstrdup(site_name(r, site, buf, sizeof(buf))));

		if (n)
			add_frames(r, t, &calls.frames.v[first], &names[first], n);
		if (r->which != HEAP_LEAKED)
			continue;
		t->direct = (s64)site->direct;
		t->direct_bytes = (s64)site->direct_bytes;
	}
	vec_free(&calls.frames);
	vec_free(&calls.first);
}

static void add_facts(const struct result *r, struct totals *ret)
{
	const struct examination *x = r->x;
	const struct heap_stats *s = &x->stats;

	if (x->target->pid)
		totals_fact(ret, "pid", (u64)x->target->pid);
	totals_fact(ret, "allocated", s->allocated);
	totals_fact(ret, "allocated_bytes", s->allocated_bytes);
	totals_fact(ret, "free", s->free);
	totals_fact(ret, "free_bytes", s->free_bytes);
	if (r->which & HEAP_LEAKED) {
		totals_fact(ret, "leaks", s->leaked);
		totals_fact(ret, "leaked_bytes", s->leaked_bytes);
		totals_fact(ret, "direct", s->direct);
		totals_fact(ret, "direct_bytes", s->direct_bytes);
	}
	totals_fact(ret, "heap_bytes", x->heap_bytes);
	totals_fact(ret, "understood_bytes", x->understood_bytes);
	totals_fact(ret, "unwalked_allocators", x->unwalked);
	if (x->target->live)
		totals_fact(ret, "stood_still_us", x->target->stopped_ns / 1000);
}

static void add_notes(const struct examination *x, struct totals *ret)
{
	static const char *const words[] = {"exact", "in transition", "uncertain", "opaque"};

	vec_each (&x->target->notes, note)
		totals_note(ret, "%s", *note);
	vec_each (&x->walk.notes, note)
		totals_note(ret, "%s", *note);
	vec_each (&x->walk.arenas, a)
		if (a->verdict != VERDICT_EXACT)
			totals_note(ret, "%s: %s%s%s", a->name, words[a->verdict],
				    a->why ? ": " : "", a->why ? a->why : "");
}

void result_totals(const struct result *r, struct totals *ret)
{
	ret->what = r->which == HEAP_LEAKED ? "leaked"
		    : r->which == HEAP_FREE ? "free"
					    : "allocated";
	add_sites(r, ret);
	add_facts(r, ret);
	add_notes(r->x, ret); // naming may have added some
	totals_source(ret, "%s", target_describe(r->x->target));
}
