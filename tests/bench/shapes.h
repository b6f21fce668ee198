/* SPDX-License-Identifier: MIT */
// Made-up heaps of a known shape, with a known number of leaks, for the benchmark of the engine.
#pragma once

#include "base/num.h"

// Chunks as glibc lays them: a size word before each block, the next block after its end.
struct image {
	u8 *base;
	u64 size, room; // bytes used, and mapped
	u64 *roots;
	u64 n_roots;
	u64 blocks, leaks;
};

struct shape {
	const char *name, *about;
	u64 (*room)(double scale); // bytes that it takes at most
	void (*make)(struct image *, double scale);
	bool sparse; // reading all of it would make it dense: no floor
};

extern const struct shape shapes[];

#define IMAGE_HEADER 16 // bytes before the first block
