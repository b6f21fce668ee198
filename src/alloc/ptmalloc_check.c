// SPDX-License-Identifier: MIT
// Does it add up? Every free chunk is in a bin, and bins are rings: the chunks' addresses and bin
// heads, all fd and all bk are the same multiset. Their sums come with the walk, at no read.
#include "alloc/ptmalloc.h"

#include <string.h>

#define FOLLOW_LIVE 20000      // chunks read one by one while the target stands still
#define DISTRUST    MIB	       // behind a break
#define FOLLOW_CORE (1u << 24) // and where nobody waits

struct follow {
	struct walk *w;
	struct peek *peek;
	struct pt_copy *copy;
	struct pt_arena *arena;
	struct pt_addrs listed;	  // chunks
	struct pt_addrs doubtful; // user addresses
	size_t most;
	bool torn; // a list could not be followed to its end
	char *why;
};

static void sums_add(struct pt_sums *to, const struct pt_sums *from)
{
	to->n += from->n;
	to->addr += from->addr;
	to->fd += from->fd;
	to->bk += from->bk;
}

static bool sums_agree(const struct pt_sums *s)
{
	return s->addr == s->fd && s->addr == s->bk;
}

static int compare_u64(const u64 *a, const u64 *b)
{
	return *a < *b ? -1 : *a > *b;
}

static void follow_wrong(struct follow *f, u64 chunk, const char *what, u64 value)
{
	if (!f->why)
		f->why = xasprintf("chunk at 0x%llx: %s 0x%llx", (unsigned long long)chunk, what,
				   (unsigned long long)value);
}

static bool is_block(const struct follow *f, u64 chunk, struct block *ret)
{
	u64 user = chunk + 2 * f->copy->layout->word;

	return heap_find(f->w->heap, user, ret) && ret->addr == user &&
	       ret->arena == f->arena->number;
}

static void follow_bin(struct follow *f, u64 head)
{
	unsigned word = f->copy->layout->word;
	u64 last = head, at, bk;
	struct block b;

	while (f->listed.n < f->most) {
		if (!peek_word(f->peek, last + 2 * word, &at) || at == head)
			break;
		if (!is_block(f, at, &b)) {
			follow_wrong(f, last, "fd leads to no chunk:", at);
			f->torn = true;
			return;
		}
		// Where one is just put in or taken out, fd and bk differ for a moment.
		if (!peek_word(f->peek, at + 3 * word, &bk) || bk != last) {
			follow_wrong(f, at, "bk does not lead back:", bk);
			*vec_push(&f->doubtful) = at + 2 * word;
		}
		if (b.tile == TILE_ALLOCATED) {
			follow_wrong(f, at, "it is in a bin, but looks in use: the bin's head is",
				     head);
			*vec_push(&f->doubtful) = b.addr;
		}
		*vec_push(&f->listed) = at;
		last = at;
	}
}

static bool doubt_unlisted(const struct block *b, void *arg)
{
	struct follow *f = arg;
	u64 chunk = b->addr - 2 * f->copy->layout->word;

	if (b->arena != f->arena->number || chunk == f->arena->top ||
	    bsearch(&chunk, f->listed.v, f->listed.n, sizeof(chunk),
		    (int (*)(const void *, const void *))compare_u64))
		return false;
	*vec_push(&f->doubtful) = b->addr;
	return false;
}

// What is wrong with the bins of this arena, in detail.
static void follow_bins(struct walk *w, struct pt_copy *c, struct pt_arena *a)
{
	_cleanup_(peek_freep) struct peek *peek = peek_new(w->target);
	struct follow f = {.w = w, .peek = peek, .copy = c, .arena = a};
	unsigned word = c->layout->word;

	f.most = w->target->live ? FOLLOW_LIVE : FOLLOW_CORE;
	for (unsigned i = 0; i < PT_BINS; i++)
		follow_bin(&f, a->bins + 2 * i * word - 2 * word);
	if (!f.torn && f.listed.n < f.most) {
		vec_sort(&f.listed, compare_u64);
		heap_each(w->heap, HEAP_FREE, doubt_unlisted, &f);
	}
	if (!f.why && f.doubtful.n)
		follow_wrong(&f, f.doubtful.v[0] - 2 * word, "it is free, but in no bin; such are",
			     f.doubtful.n);
	vec_each (&f.doubtful, user)
		heap_set_state(w->heap, *user, TILE_OPAQUE);
	if (f.doubtful.n > 2 * (w->target->threads.n + 1))
		a->busy = false; // more than threads can leave
	if (!f.why)
		f.why = xstrdup("its bins and its chunks disagree");
	pt_arena_odd(a, max(f.doubtful.n, (size_t)1), f.why);
	vec_free(&f.listed);
	vec_free(&f.doubtful);
}

static void check_segment(struct pt_segment *s)
{
	struct pt_found *f = &s->found;

	if (f->bad.n)
		pt_arena_judge(s->arena, VERDICT_UNCERTAIN, xstrdup(f->why));
	else if (s->top && !f->top)
		pt_arena_judge(s->arena, VERDICT_UNCERTAIN,
			       xasprintf("no chain of chunks leads to its top 0x%llx",
					 (unsigned long long)s->top));
	if (f->odd)
		pt_arena_odd(s->arena, f->odd, xstrdup(f->odd_why));
}

// A chain that was found again behind a break may run through what a big block holds. Such chains
// end with the block, so that what comes later is true again.
static void distrust(struct walk *w, const struct pt_segment *s)
{
	vec_each (&s->found.bad, bad) {
		u64 end = min(s->end - *bad, DISTRUST) + *bad;

		if (*bad < s->end)
			heap_distrust(w->heap, *bad, end);
		s->arena->doubtful++;
	}
}

void pt_check(struct walk *w, struct pt_copy *c)
{
	vec_each (&c->segments, s) {
		sums_add(&(*s)->arena->sums, &(*s)->found.sums);
		check_segment(*s);
		distrust(w, *s);
	}
	vec_each (&c->arenas, a)
		if (!sums_agree(&(*a)->sums))
			follow_bins(w, c, *a);
}
