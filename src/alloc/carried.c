// SPDX-License-Identifier: MIT
#include "alloc/carried.h"

#include <elf.h>
#include <stdlib.h>
#include <string.h>

enum { CALLER_WORDS = 24 };

static bool is_code(const struct module *m, u64 addr)
{
	vec_each (&m->segments, s)
		if (s->flags & PF_X && within(addr, 1, s->start, s->end))
			return true;
	return false;
}

// What the allocator called may have pushed some words on the stack: copying bytes, locks.
bool thread_is_inside(struct target *t, const struct module *allocator, const struct thread *thread)
{
	u64 stack[CALLER_WORDS];
	size_t n;

	if (allocator->is_main)
		return false;
	if (is_code(allocator, thread->pc))
		return true;
	n = target_read_some(t, thread->sp, stack, sizeof(stack)) / sizeof(*stack);
	for (size_t i = 0; i < n; i++)
		if (is_code(allocator, stack[i]))
			return true;
	return false;
}

// What it executed last is the instruction that enters the kernel.
static bool waits_in_kernel(struct target *t, const struct thread *thread)
{
	static const struct {
		u16 machine;
		u8 len, code[4];
	} instructions[] = {
		{EM_X86_64, 2, {0x0f, 0x05}},
		{EM_386, 2, {0xcd, 0x80}},
		{EM_AARCH64, 4, {0x01, 0x00, 0x00, 0xd4}},
	};

	for (size_t i = 0; i < ARRAY_SIZE(instructions); i++) {
		u8 len = instructions[i].len, code[4];

		if (instructions[i].machine == t->arch->machine &&
		    target_read_some(t, thread->pc - len, code, len) == len &&
		    !memcmp(code, instructions[i].code, len))
			return true;
	}
	return false;
}

bool thread_runs_inside(struct target *t, const struct module *allocator)
{
	vec_each (&t->threads, thread)
		if (!allocator->is_main && is_code(allocator, thread->pc) &&
		    !waits_in_kernel(t, thread))
			return true;
	return false;
}

static int hint_compare(const struct hint *a, const struct hint *b)
{
	return a->word < b->word ? -1 : a->word > b->word;
}

static int hint_is(const void *key, const void *entry)
{
	const u64 *word = key;
	const struct hint *hint = entry;

	return *word < hint->word ? -1 : *word > hint->word;
}

void carried_words(struct target *t, const struct module *allocator, size_t stack_words,
		   void (*fn)(u64 word, void *arg), void *arg)
{
	u64 stack[CARRIED_STACK_MAX];

	vec_each (&t->threads, thread) {
		size_t n;

		if (!thread_is_inside(t, allocator, thread))
			continue;
		n = target_read_some(t, thread->sp, stack, stack_words * sizeof(*stack)) /
		    sizeof(*stack);
		vec_each (&thread->words, word)
			fn(*word, arg);
		for (size_t i = 0; i < n; i++)
			fn(stack[i], arg);
	}
}

static void word_try(u64 word, void *arg)
{
	struct carried *c = arg;
	const struct hint *hint = bsearch(&word, c->hints.v, c->hints.n, sizeof(*hint), hint_is);

	if (hint)
		*vec_push(&c->blocks) = hint->block;
}

void carried_find(struct carried *c, struct target *t, const struct module *allocator,
		  size_t stack_words)
{
	vec_sort(&c->hints, hint_compare);
	if (c->hints.n)
		carried_words(t, allocator, stack_words, word_try, c);
	vec_free(&c->hints);
}

static int block_compare(const u64 *a, const u64 *b)
{
	return *a < *b ? -1 : *a > *b;
}

static int block_is(const void *a, const void *b)
{
	return block_compare(a, b);
}

void carried_sort(struct carried *c)
{
	vec_sort(&c->blocks, block_compare);
}

bool carried_has(const struct carried *c, u64 block)
{
	return c->blocks.n && bsearch(&block, c->blocks.v, c->blocks.n, sizeof(block), block_is);
}

void carried_fini(struct carried *c)
{
	vec_free(&c->hints);
	vec_free(&c->blocks);
}
