/* SPDX-License-Identifier: MIT */
// Threads that were stopped in the middle of malloc.
#pragma once

#include "alloc/alloc.h"

// After find: as long as a lock of the walk's is held, lets the threads that may hold it run for a
// moment, while all others stand still. *ret_moved: they did, what find has seen is not true any
// more. For a bounded time; what is still held then is.
must_check struct err *nudge(struct target *t, const struct walk *w, bool *ret_moved);
