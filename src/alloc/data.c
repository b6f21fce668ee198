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

static void data_read_segment(const struct walk *w, const struct module *m, const struct segment *s,
			      struct data *ret)
{
	u64 end = min(s->end, s->start + DATA_MAX);
	// Untouched pages stay untouched here too.
	u8 *bytes = xcalloc(end - s->start, 1);
	u8 *touched = xcalloc((end - s->start) / DATA_PAGE + 2, 1);

	*ret = (struct data){
		.module = m,
		.start = s->start,
		.len = data_read(w->target, s->start, end, bytes, touched),
		.bytes = bytes,
		.touched = touched,
		.word = w->target->arch->word,
	};
}

static void data_free(struct data *d)
{
	free((void *)d->bytes);
	free((void *)d->touched);
}

// What one row has read the next ones need not.
struct data_memo {
	VEC(struct data) list;
};

struct data_memo *data_memo_new(void)
{
	return xcalloc(1, sizeof(struct data_memo));
}

void data_memo_free(struct data_memo *memo)
{
	if (!memo)
		return;
	vec_each (&memo->list, d)
		data_free(d);
	vec_free(&memo->list);
	free(memo);
}

static bool segment_each(const struct walk *w, const struct module *m, const struct segment *s,
			 bool (*fn)(const struct data *, void *), void *arg)
{
	struct data d;
	bool ended;

	if (w->data) {
		vec_each (&w->data->list, known)
			if (known->module == m && known->start == s->start) {
				d = *known; // the list may move
				return fn(&d, arg);
			}
		data_read_segment(w, m, s, &d);
		*vec_push(&w->data->list) = d;
		return fn(&d, arg);
	}
	data_read_segment(w, m, s, &d);
	ended = fn(&d, arg);
	data_free(&d);
	return ended;
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
