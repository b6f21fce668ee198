// SPDX-License-Identifier: MIT
// Does it add up? Every free chunk is in a bin, and bins are rings: the chunks' addresses and bin
// heads, all fd and all bk are the same multiset. Their sums come with the walk, at no read.
#include "alloc/ptmalloc.h"

#include <string.h>

#define FOLLOW_LIVE 20000      // chunks read one by one while the target stands still
#define FOLLOW_CORE (1u << 24) // and where nobody waits

struct follow {
	struct walk *w;
	struct peek *peek;
	struct pt_copy *copy;
	struct pt_arena *arena;
	struct pt_addrs listed;	  // chunks
	struct pt_addrs doubtful; // user addresses
	size_t most;
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

static void follow_wrong(struct follow *f, const char *what, u64 chunk, u64 value)
{
	if (!f->why)
		f->why = xasprintf("free chunk at 0x%llx: its %s 0x%llx", (unsigned long long)chunk,
				   what, (unsigned long long)value);
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
			follow_wrong(f, "fd leads to no chunk:", last, at);
			return;
		}
		if (!peek_word(f->peek, at + 3 * word, &bk) || bk != last) {
			follow_wrong(f, "bk does not lead back:", at, bk);
			return;
		}
		*vec_push(&f->listed) = at;
		if (b.tile == TILE_ALLOCATED)
			*vec_push(&f->doubtful) = b.addr;
		last = at;
	}
	if (f->listed.n >= f->most && !f->why)
		f->why = xstrdup("bins and chunks disagree");
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
	if (f.listed.n < f.most) {
		vec_sort(&f.listed, compare_u64);
		heap_each(w->heap, HEAP_FREE, doubt_unlisted, &f);
	}
	if (!f.why && f.doubtful.n > 2 * (w->target->threads.n + 1))
		f.why = xasprintf("%zu free chunks are in no bin, the first at 0x%llx",
				  f.doubtful.n, (unsigned long long)f.doubtful.v[0] - 2 * word);
	vec_each (&f.doubtful, user)
		heap_set_state(w->heap, *user, TILE_OPAQUE);
	if (f.why) {
		a->doubtful += f.doubtful.n;
		pt_arena_judge(a, VERDICT_UNCERTAIN, f.why);
	} else {
		a->in_transition += max(f.doubtful.n, (size_t)1);
		pt_arena_judge(a, VERDICT_IN_TRANSITION, NULL);
	}
	vec_free(&f.listed);
	vec_free(&f.doubtful);
}

static void check_segment(struct pt_segment *s)
{
	struct pt_found *f = &s->found;

	if (f->bad)
		pt_arena_judge(s->arena, VERDICT_UNCERTAIN, xstrdup(f->why));
	else if (s->top && !f->top)
		pt_arena_judge(s->arena, VERDICT_UNCERTAIN,
			       xasprintf("no chain of chunks leads to its top 0x%llx",
					 (unsigned long long)s->top));
	else if (f->n_bad_feet)
		pt_arena_judge(s->arena, VERDICT_UNCERTAIN,
			       xasprintf("free chunk at 0x%llx: the chunk behind it says another "
					 "size",
					 (unsigned long long)f->bad_foot));
}

void pt_check(struct walk *w, struct pt_copy *c)
{
	vec_each (&c->segments, s) {
		sums_add(&(*s)->arena->sums, &(*s)->found.sums);
		check_segment(*s);
	}
	vec_each (&c->arenas, a)
		if (!sums_agree(&(*a)->sums))
			follow_bins(w, c, *a);
}
