// SPDX-License-Identifier: MIT
#include "alloc/data.h"

#include <string.h>

enum { DATA_MAX = 1 << 30 }; // of a segment; a bss beyond it holds arrays, not allocators

static size_t data_read(struct target *t, u64 start, u64 end, u8 *bytes, u8 *touched)
{
	u64 at = start, first = start / DATA_PAGE, from, to;

	while (at < end && target_present(t, at, end, &from, &to)) {
		target_read_some(t, from, bytes + (from - start), to - from);
		memset(touched + (from / DATA_PAGE - first), 1,
		       (to - 1) / DATA_PAGE - from / DATA_PAGE + 1);
		at = max(to, at + 1);
	}
	return end - start;
}

static bool segment_each(const struct walk *w, const struct module *m, const struct segment *s,
			 bool (*fn)(const struct data *, void *), void *arg)
{
	u64 end = min(s->end, s->start + DATA_MAX);
	// Untouched pages stay untouched here too.
	_cleanup_free_ u8 *bytes = xcalloc(end - s->start, 1);
	_cleanup_free_ u8 *touched = xcalloc((end - s->start) / DATA_PAGE + 2, 1);
	struct data d = {
		.module = m,
		.start = s->start,
		.bytes = bytes,
		.touched = touched,
		.word = w->target->arch->word,
	};

	d.len = data_read(w->target, s->start, end, bytes, touched);
	return fn(&d, arg);
}

bool data_each(const struct walk *w, u64 least, bool (*fn)(const struct data *, void *), void *arg)
{
	vec_each (&w->modules->list, m)
		vec_each (&m->segments, s)
			if (s->flags & PF_W && s->end - s->start >= least &&
			    segment_each(w, m, s, fn, arg))
				return true;
	return false;
}
