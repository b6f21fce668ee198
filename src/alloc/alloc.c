// SPDX-License-Identifier: MIT
#include "alloc/alloc.h"

#include "alloc/data.h"
#include "alloc/foreign.h"
#include "alloc/jemalloc.h"
#include "alloc/jemalloc4.h"
#include "alloc/mallocng.h"
#include "alloc/mimalloc.h"
#include "alloc/oldmalloc.h"
#include "alloc/ptmalloc.h"
#include "alloc/scudo.h"
#include "alloc/tcmalloc.h"

#include <errno.h>

const struct allocator *const allocators[] = {
	&ptmalloc, &mallocng, &oldmalloc, &scudo, &jemalloc, &jemalloc4, &tcmalloc, &mimalloc,
	&foreign, // the last: it says what no other row has claimed
	NULL,
};

u16 walk_add_arena(struct walk *w, const struct arena *a)
{
	if (w->arenas.n > UINT16_MAX) {
		// Nobody has so many; the last one stands for the rest.
		free(a->name);
		free(a->why);
		return UINT16_MAX;
	}
	*vec_push(&w->arenas) = *a;
	return (u16)(w->arenas.n - 1);
}

void doubts_say(struct doubts *d, char *why)
{
	if (d->why)
		free(why);
	else
		d->why = why;
}

void doubts_add(struct doubts *d, char *why)
{
	doubts_add_blocks(d, 1, why);
}

void doubts_add_blocks(struct doubts *d, u64 n, char *why)
{
	d->blocks += n;
	doubts_say(d, why);
}

void doubts_settle(struct doubts *d, struct arena *a)
{
	a->why = take(d->why);
	a->in_transition = d->blocks;
	if (a->verdict != VERDICT_OPAQUE)
		a->verdict = a->why ? VERDICT_IN_TRANSITION : VERDICT_EXACT;
}

static bool span_seen(const struct span *span, void *arg)
{
	(void)span;
	*(bool *)arg = true;
	return true;
}

bool walk_has_spans(const struct walk *w)
{
	bool seen = false;

	heap_each_span(w->heap, span_seen, &seen);
	return seen;
}

char *module_identity(const struct module *m)
{
	char id[2 * sizeof(m->build_id) + 1] = "";

	for (unsigned i = 0; i < m->build_id_len; i++)
		snprintf(id + 2 * i, 3, "%02x", m->build_id[i]);
	return *id ? xasprintf("%s, build-id %s", m->path, id) : xstrdup(m->path);
}

struct err *walk_refuse(struct walk *w, u16 arena, const char *name, const struct module *m,
			struct doubts *d)
{
	_cleanup_free_ char *where = module_identity(m);

	if (!walk_has_spans(w))
		return err_new(ENOTSUP,
			       "its malloc is %s (in %s), of a version or a build whose layout "
			       "leak does not know: nothing is said of its blocks",
			       name, where);
	w->arenas.v[arena].verdict = VERDICT_OPAQUE;
	doubts_add(d, xasprintf("its version, in %s, has a layout that leak does not know: its "
				"memory was not examined, and counts as roots",
				where));
	return NULL;
}

void walk_note(struct walk *w, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	*vec_push(&w->notes) = xvasprintf(fmt, ap);
	va_end(ap);
}

void walk_fini(struct walk *w)
{
	vec_each (&w->arenas, a) {
		free(a->name);
		free(a->why);
	}
	vec_free(&w->arenas);
	vec_each (&w->notes, note)
		free(*note);
	vec_free(&w->notes);
	vec_free(&w->claimed);
	vec_free(&w->locks);
	data_memo_free(take(w->data));
}
