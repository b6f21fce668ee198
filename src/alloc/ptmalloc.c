// SPDX-License-Identifier: MIT
// ptmalloc, the malloc of glibc 2.17 to 2.44, without a symbol of it.
//
//	main_arena (in libc's data)	 top --------------------------------+
//	  mutex flags [fastbinsY] top bins[] binmap next ... system_mem      |
//	     |                          |            |                       v
//	     |   +----------------------+            v       brk    | chunk | chunk | ... | top |
//	     v   v                                another arena
//	 lists of free chunks                     | heap_info | arena | chunk | ... | top |  64 MiB, the
//	                                          | heap_info | chunk | ... | fence |        heaps of one
//	                                          arena are a list by heap_info.prev
//
//	chunk	| prev_size | size A M P | user ...           | prev_size | size A M P | ...
//	          of the one  P: the one   ^ what malloc          only if P is clear
//	          before, if  before is      returned; the block
//	          it is free  in use         ends behind the next prev_size
//
//	tile	                          [user address .. the next chunk's user address), tail 1 word
//
// A chunk is free if the next one's P is clear; it is then in a bin, a ring through fd and bk, its
// user's first words. Chunks in fastbins and tcaches look in use, and are singly linked.
//
//	2.26	tcache: u8 counts[64], entries[64]		2.30 u16 counts[64]
//	2.27	have_fastchunks before the fastbins		2.32 safe-linking: next ^ (&next >> 12)
//	2.35	heap_info grows to 48 bytes, mp_ has thp_*	2.42 tcache: u16 num_slots[76], counting down
//	2.43	no fastbins; mapped chunks end like others
//
// What is found by its shape is believed if it adds up: rings that close, sums that agree, counts
// that glibc keeps. Order: find (stopped) - the scan walks - gather (stopped) - settle.
#include "alloc/ptmalloc.h"

void pt_arena_judge(struct pt_arena *a, enum verdict v, char *why)
{
	if (v <= a->verdict) {
		free(why);
		return;
	}
	free(a->why);
	a->verdict = v;
	a->why = why;
}

void pt_arena_odd(struct pt_arena *a, u64 blocks, char *why)
{
	if (!a->busy) {
		pt_arena_judge(a, VERDICT_UNCERTAIN, why);
		return;
	}
	free(why);
	a->in_transition += blocks;
	pt_arena_judge(a, VERDICT_IN_TRANSITION, NULL);
}

static void segment_free(struct pt_segment *s)
{
	vec_each (&s->runs, run) {
		vec_free(&run->links);
		free(run->pages);
	}
	vec_free(&s->runs);
	pt_found_fini(&s->found);
	free(s);
}

static void copy_free(struct pt_copy *c)
{
	vec_each (&c->arenas, a) {
		free((*a)->why);
		free(*a);
	}
	vec_each (&c->segments, s)
		segment_free(*s);
	vec_free(&c->arenas);
	vec_free(&c->segments);
	vec_free(&c->caches);
	vec_free(&c->in_hand);
	free(c);
}

static void pt_free(void *state)
{
	struct ptmalloc_state *s = state;

	vec_each (&s->copies, c)
		copy_free(*c);
	vec_free(&s->copies);
	vec_free(&s->mapped);
	free(s->mapped_why);
	free(s);
}

static void add_arenas(struct walk *w, struct pt_copy *c)
{
	vec_each (&c->arenas, a)
		(*a)->number = walk_add_arena(
			w,
			&(struct arena){
				.allocator = &ptmalloc,
				.addr = (*a)->addr,
				.own = (*a)->bins + 2 * PT_BINS * (u64)c->layout->word - (*a)->addr,
				.name = (*a)->is_main ? xstrdup("main arena")
						      : xasprintf("arena 0x%llx",
								  (unsigned long long)(*a)->addr),
			});
}

static struct err *pt_find(struct walk *w, void **ret_state)
{
	struct ptmalloc_state *s = xcalloc(1, sizeof(*s));
	_cleanup_(peek_freep) struct peek *peek = peek_new(w->target);
	bool idle = false;

	pt_find_copies(w, peek, s, &idle);
	if (!s->copies.n && !idle) {
		pt_free(s);
		return NULL;
	}
	vec_each (&s->copies, c) {
		add_arenas(w, *c);
		vec_each (&(*c)->arenas, a)
			*vec_push(&w->locks) = (struct walk_lock){(*a)->addr, (*c)->module};
		pt_find_segments(w, peek, *c);
		pt_find_caches(w, *c);
	}
	pt_find_mapped(w, peek, s);
	*ret_state = s;
	return NULL;
}

static struct err *pt_gather(struct walk *w, void *state)
{
	struct ptmalloc_state *s = state;

	vec_each (&s->copies, c) {
		pt_gather_caches(*c);
		pt_check(w, *c);
	}
	return NULL;
}

static void report_arena(struct walk *w, struct pt_arena *a)
{
	struct arena *to = &w->arenas.v[a->number];

	to->bytes += a->bytes;
	to->in_transition += a->in_transition + a->doubtful;
	if (a->verdict <= to->verdict)
		return;
	to->verdict = a->verdict;
	free(to->why);
	to->why = take(a->why);
	if (to->why)
		walk_note(w, "%s: %s", to->name, to->why);
}

static struct err *pt_settle(struct walk *w, void *state)
{
	struct ptmalloc_state *s = state;

	vec_each (&s->copies, c) {
		pt_settle_caches(w, *c);
		vec_each (&(*c)->arenas, a)
			report_arena(w, *a);
	}
	if (s->mapped_why) {
		struct arena *a = &w->arenas.v[s->mapped_number];

		a->verdict = s->mapped_verdict;
		a->why = take(s->mapped_why);
		walk_note(w, "%s: %s", a->name, a->why);
	}
	return NULL;
}

const struct allocator ptmalloc = {
	.name = "ptmalloc",
	.about = "malloc of glibc 2.17 and later",
	.find = pt_find,
	.gather = pt_gather,
	.settle = pt_settle,
	.free = pt_free,
};
