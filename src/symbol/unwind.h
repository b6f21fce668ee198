/* SPDX-License-Identifier: MIT */
// Stacks of stopped threads, from the call frame information that is mapped in the target.
#pragma once

#include "symbol/module.h"

struct unwinder;

struct unwinder *unwinder_new(struct target *t, const struct modules *m);
void unwinder_free(struct unwinder *u);
DEFINE_FREEP(struct unwinder *, unwinder_free)

// A frame's registers.
struct unwind_frame {
	u64 pc, sp, fp;
};

// The frames, innermost first: `from`, then its callers, at most max. *ret_whole: the last one is
// the thread's outermost.
size_t unwind_stack(struct unwinder *u, struct unwind_frame from, struct unwind_frame *ret,
		    size_t max, bool *ret_whole);
