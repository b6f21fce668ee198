/* SPDX-License-Identifier: MIT */
// Blocks that a stopped thread has in its hands. While it makes one or gives it back it may have no
// more than a word that stands for it, such as the address of a descriptor, and the block's own address
// nowhere: the program does not have it yet, or has it no more. Such a block is no leak.
#pragma once

#include "symbol/module.h"
#include "target/target.h"

enum { CARRIED_STACK_MAX = 512 }; // words

struct hint {
	u64 word, block;
};

struct carried {
	VEC(struct hint) hints; // what stands for which block
	VEC(u64) blocks;	// that are carried
};

// True if the thread was stopped inside a library that is the allocator, or in what that called. In a
// program that the allocator is linked into this cannot be told: false.
bool thread_is_inside(struct target *t, const struct module *allocator,
		      const struct thread *thread);

// True if one was stopped in the library's own code, and does not wait in the kernel there.
bool thread_runs_inside(struct target *t, const struct module *allocator);

// Target stopped: calls fn for each word that threads inside the allocator have in a register, or in the
// upper `stack_words` of their stacks, where the frames of what it calls are.
void carried_words(struct target *t, const struct module *allocator, size_t stack_words,
		   void (*fn)(u64 word, void *arg), void *arg);

// The same: adds the blocks whose hints are among these words.
void carried_find(struct carried *c, struct target *t, const struct module *allocator,
		  size_t stack_words);

// When all are known, and before carried_has.
void carried_sort(struct carried *c);
bool carried_has(const struct carried *c, u64 block);
void carried_fini(struct carried *c);
