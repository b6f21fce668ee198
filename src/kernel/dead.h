/* SPDX-License-Identifier: MIT */
// Memory that is the kernel's, but whose contents are dead: old pointers in it hold nothing.
#pragma once

#include "kernel/slub.h"

struct dead_range {
	u64 start, end; // physical
};

struct dead {
	VEC(struct dead_range) ranges; // by start
};

// Free pages that processors keep for themselves; of the stacks of tasks that do not run, what is
// below the stack pointer; stacks of gone tasks that are kept for new ones; kmemleak's own list of
// all objects. What this kernel's structures do not tell is left out.
void dead_find(struct slub *s, struct dead *ret);
void dead_fini(struct dead *d);
