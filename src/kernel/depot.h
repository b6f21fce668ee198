/* SPDX-License-Identifier: MIT */
// The stack depot: the kernel's store of call stacks, each named by a 32-bit handle.
#pragma once

#include "kernel/slub.h"

enum { DEPOT_FRAMES = 64 };

// The frames of a stack, innermost first; 0 if there is none.
size_t depot_frames(const struct slub *s, u32 handle, u64 frames[DEPOT_FRAMES]);
