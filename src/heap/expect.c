// SPDX-License-Identifier: MIT
// Memory for the large tables, made ready before anybody waits for it: the kernel zeroes it page by
// page when it is touched first, which takes half as long as copying what the tables are about.
#include <pthread.h>
#include <sys/mman.h>

#include "heap/tables.h"

#define WORTH	     (64 * MIB) // bytes of a heap
#define SPARE	     2		// times what is expected can be had
#define THREADS_MOST 8		// that make memory ready
#define PAGE	     4096
#define CERTAIN(n)   ((n) / 10 * 9)

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23 // Linux 5.14
#endif

struct stripe {
	char *p;
	size_t len;
	pthread_t thread;
	bool started;
};

static void *stripe_touch(void *arg)
{
	const struct stripe *s = arg;

	if (!madvise(s->p, s->len, MADV_POPULATE_WRITE))
		return NULL;
	for (size_t at = 0; at < s->len; at += PAGE)
		*(volatile char *)(s->p + at) = 0;
	return NULL;
}

static void memory_touch(char *p, size_t len, unsigned threads)
{
	struct stripe stripes[THREADS_MOST] = {};
	size_t each;

	threads = min(threads, (unsigned)THREADS_MOST);
	each = align_up(len / threads + 1, 2 * MIB);
	for (unsigned i = 0; i < threads && i * each < len; i++) {
		struct stripe *s = &stripes[i];

		s->p = p + i * each;
		s->len = min(each, len - i * each);
		s->started = i && !pthread_create(&s->thread, NULL, stripe_touch, s);
		if (i && !s->started)
			stripe_touch(s);
	}
	stripe_touch(&stripes[0]);
	for (unsigned i = 1; i < threads; i++)
		if (stripes[i].started)
			pthread_join(stripes[i].thread, NULL);
}

static void table_expect(struct heap *h, enum ready which, u64 bytes, u64 most, unsigned threads)
{
	bytes = align_down(bytes, 2 * MIB);
	if (!bytes)
		return;
	h->ready[which] = table_new(h, max(most, bytes), true);
	memory_touch(h->ready[which], bytes, threads);
}

void *table_ready(struct heap *h, enum ready which, size_t size, bool huge)
{
	void *p = take(h->ready[which]);

	vec_each (&h->tables, t)
		if (p && t->p == p && t->size >= size) {
			table_trim(h, p, size);
			return p;
		}
	if (p)
		table_drop(h, p);
	return table_new(h, size, huge);
}

void heap_expect(struct heap *h, const struct heap_forecast *f, const struct scan_options *options)
{
	unsigned threads = scan_threads(options);
	u64 lines, edges, allowed;

	h->granule_shift = f->word == 4 ? 3 : 4; // for now, as is most likely
	h->resident_guess = f->resident;
	allowed = edges_allowed(h, options, false);
	lines = f->bytes >> h->granule_shift >> LINE_SHIFT;
	if (f->bytes < WORTH)
		return;
	if (f->resident >= f->bytes / 2)
		table_expect(h, READY_LINES, CERTAIN(lines * sizeof(struct line)),
			     SPARE * lines * sizeof(struct line), threads);
	edges = f->edges * (bit_highest(f->bytes >> h->granule_shift) + 1) / 8;
	if (!options->no_edges)
		table_expect(h, READY_EDGES, CERTAIN(min(edges, allowed)),
			     max(allowed, 64 * MIB) + 2 * MIB, threads);
}
