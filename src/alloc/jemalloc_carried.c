// SPDX-License-Identifier: MIT
// A thread that makes or gives back a large block of jemalloc has the address of its extent's
// descriptor, and the block's own nowhere: the program does not have it yet, or has it no more. Such
// a block is no leak. Any word of a thread in the allocator will do: a register, or one at the top of
// its stack, where the frames of what it calls are.
#include "alloc/jemalloc.h"

#include <stdlib.h>

enum { STACK_WORDS = 512 };

static bool is_code(const struct module *m, u64 addr)
{
	vec_each (&m->segments, s)
		if (s->flags & PF_X && within(addr, 1, s->start, s->end))
			return true;
	return false;
}

bool je_is_busy(const struct je_state *s, const struct thread *thread)
{
	u64 caller = 0;

	if (s->module->is_main)
		return false;
	target_word(s->walk->target, thread->sp, &caller);
	return is_code(s->module, thread->pc) || is_code(s->module, caller);
}

struct large {
	u64 descriptor, block;
};

struct carried {
	struct je_state *s;
	VEC(struct large) large;
	u64 stack[STACK_WORDS];
	size_t words;
};

static int large_compare(const struct large *a, const struct large *b)
{
	return a->descriptor < b->descriptor ? -1 : a->descriptor > b->descriptor;
}

static int large_is(const void *key, const void *entry)
{
	const u64 *descriptor = key;
	const struct large *large = entry;

	return *descriptor < large->descriptor ? -1 : *descriptor > large->descriptor;
}

static void word_try(struct carried *c, u64 word)
{
	const struct large *large =
		bsearch(&word, c->large.v, c->large.n, sizeof(*large), large_is);

	if (large)
		*vec_push(&c->s->carried) = large->block;
}

void je_find_carried(struct je_state *s)
{
	_cleanup_free_ struct carried *c = xcalloc(1, sizeof(*c));
	struct target *t = s->walk->target;

	c->s = s;
	vec_each (&s->extents, x)
		if (je_is_active(s, x) && !je_is_slab(x))
			*vec_push(&c->large) = (struct large){x->descriptor, x->w[1]};
	vec_sort(&c->large, large_compare);
	vec_each (&t->threads, thread) {
		c->words = target_read_some(t, thread->sp, c->stack, sizeof(c->stack)) / 8;
		if (!c->large.n || !je_is_busy(s, thread))
			continue;
		vec_each (&thread->words, word)
			word_try(c, *word);
		for (size_t i = 0; i < c->words; i++)
			word_try(c, c->stack[i]);
	}
	vec_free(&c->large);
}
