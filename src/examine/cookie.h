/* SPDX-License-Identifier: MIT */
// Arrays of no elements.
//
//	new T[n]	| n | T | T | ...	what the program keeps is the address of the first T
//	new T[0]	| 0 |			which here is the block's end, and in no block
//
// C++ puts the number before the elements of a T with a destructor (Itanium C++ ABI, 2.7). Where an
// allocator has blocks of one word, what holds such a block is a pointer to its end:
//
//	| 0 | 0 | 0 | free	of several side by side, each pointer seems to hold the next one, the
//	    ^   ^   ^		last one none, and nothing the first
#pragma once

#include "alloc/alloc.h"
#include "examine/roots.h"

// After heap_mark, before heap_classify: marks the blocks of such rows whose ends are all pointed
// to. Where an ordinary block follows a row, the last pointer may be that block's own: such a row is
// left as it is. Returns the number of blocks that turned out to be held.
u64 cookies_mark(const struct walk *w, const struct roots *roots);
