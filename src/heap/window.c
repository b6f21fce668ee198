// SPDX-License-Identifier: MIT
// Reading windows: pages that were never touched are zeros and are not read.
#include "heap/scan.h"

#define PAGE ((u64)4096) // the smallest step over what cannot be read

void window_reader_init(struct window_reader *r, struct heap *h)
{
	*r = (struct window_reader){.heap = h};
	r->buf = aligned_alloc(PAGE, WINDOW);
	if (!r->buf)
		out_of_memory();
}

void window_reader_fini(struct window_reader *r)
{
	atomic_fetch_add(&r->heap->unread_bytes, r->unread);
	free(r->buf);
}

// The first present run in [start, end), cut to it; start == end if there is none.
static void run_next(struct window_reader *r, u64 start, u64 end, u64 *ret_start, u64 *ret_end)
{
	const struct reader *reader = &r->heap->reader;

	if (!reader->present) {
		*ret_start = start;
		*ret_end = end;
		return;
	}
	if (start < r->run_from || start >= r->run_to ||
	    (start >= r->run_end && r->run_end < r->run_to)) {
		r->run_from = start;
		r->run_to = r->ahead > end ? r->ahead : end;
		if (!reader->present(reader->arg, start, r->run_to, &r->run_start, &r->run_end))
			r->run_start = r->run_end = r->run_to;
	}
	*ret_start = min(max(start, r->run_start), end);
	*ret_end = min(r->run_end, end);
}

void bytes_read(struct window_reader *r, u64 start, u64 end, u8 *to)
{
	const struct reader *reader = &r->heap->reader;

	while (start < end) {
		u64 got = reader->read(reader->arg, start, to, end - start), skip;

		got = min(got, end - start);
		r->read += got;
		start += got;
		to += got;
		if (start == end)
			return;
		skip = min(align_down(start, PAGE) + PAGE, end) - start;
		memset(to, 0, skip);
		r->unread += skip;
		start += skip;
		to += skip;
	}
}

bool window_read(struct window_reader *r, u64 start, u64 end, u8 *to)
{
	u64 at = start, run_start, run_end;
	bool any = false;

	while (at < end) {
		run_next(r, at, end, &run_start, &run_end);
		if (run_start >= end)
			break;
		if (run_start > at)
			memset(to + (at - start), 0, run_start - at);
		bytes_read(r, run_start, run_end, to + (run_start - start));
		any = true;
		at = run_end;
	}
	if (any && at < end)
		memset(to + (at - start), 0, end - at);
	return any;
}

bool part_read(struct window_reader *r, const struct root *root, const struct root_part *part,
	       u8 *to)
{
	if (!root->bytes)
		return window_read(r, part->start, part->end, to);
	memcpy(to, (const u8 *)root->bytes + (part->start - root->start), part->end - part->start);
	return true;
}
