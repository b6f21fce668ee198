/* SPDX-License-Identifier: MIT */
// Attaching to a process that runs already, and taking it back. Both functions are called by
// `leaktag attach` and `leaktag detach` from outside, when no thread is in malloc or the loader.
#pragma once

#include <stdint.h>

#include "layout.h"

// What the last of them has done, which they also return.
extern struct leaktag_attachment leaktag_report;

// depth 0: as LEAKTAG_DEPTH says in the process's environment, else 1.
const struct leaktag_attachment *leaktag_attach(uint64_t depth);
const struct leaktag_attachment *leaktag_detach(void);

// The real function for a name that is redirected; 0 if it is not.
uintptr_t attach_real(const char *name) __attribute__((visibility("hidden")));

// What was redirected in these addresses is gone with its module.
void attach_forget(uintptr_t start, uintptr_t end) __attribute__((visibility("hidden")));
