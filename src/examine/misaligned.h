/* SPDX-License-Identifier: MIT */
// Pointers at addresses that are no multiple of the word size, as packed records have them.
//
// They are rare, and looking for them costs eight times the comparisons, so it is done last, for
// what would otherwise be called a leak.
#pragma once

#include "alloc/alloc.h"
#include "examine/roots.h"

// After heap_mark, before heap_classify: marks what misaligned words of roots (and, if in_heap, of
// reachable blocks) point to. Returns the number of blocks that turned out to be held.
u64 misaligned_mark(const struct walk *w, const struct roots *roots, bool in_heap);
