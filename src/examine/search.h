/* SPDX-License-Identifier: MIT */
// A second reading of what can hold pointers, for those that the marking does not take for any.
//
// It is done for what would otherwise be called a leak. The target may be running: a block that is
// lost stays lost, so that a pointer found at any time since the stop shows that it was not.
#pragma once

#include "alloc/alloc.h"
#include "examine/roots.h"

enum { SEARCH_ZEROS = 128 }; // bytes that can be read behind a window

// Hands each stretch of the roots' memory (and, if in_heap, of the spans) to fn in windows, whose
// first bytes are the last word of the one before, so that no word is cut in two. Not registers.
void search_memory(const struct walk *w, const struct roots *roots, bool in_heap,
		   void (*fn)(void *arg, u64 addr, const u8 *bytes, size_t len), void *arg);

// True if the word at addr keeps other things alive: it lies in a root, or whole in a block that is
// reached (the end of one with the header of the next makes no word).
bool search_is_alive(const struct heap *h, u64 addr, unsigned word);
