/* SPDX-License-Identifier: MIT */
// Where the code at an address was inlined to: from the line in the inlined function outward.
#pragma once

#include <elfutils/libdw.h>

#include "base/num.h"

struct inlines;

struct inlines *inlines_new(void);
void inlines_free(struct inlines *in);

// The call's place, in the function around it. What it returns true ends the walk.
typedef bool inlines_fn(void *arg, const char *file, u32 line, u32 column);

// Calls fn for each function that was inlined at addr in that unit, innermost first, with the place
// of the call. True if fn ended it.
bool inlines_each(struct inlines *in, Dwarf_Die *unit, u64 addr, inlines_fn *fn, void *arg);
