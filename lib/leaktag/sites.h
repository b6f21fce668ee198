/* SPDX-License-Identifier: MIT */
// Sites: from a call of malloc to the cell that stands for where it came from.
#pragma once

#include "lines.h"
#include "table.h"

// A word for a site: the upper bits of its hash, and its cell.
enum { SITES_CELL_BITS = 22, SITES_SINGLE_BITS = 12 };
_Static_assert(LEAKTAG_MAX_CELLS == 1 << SITES_CELL_BITS, "a cell's number fits");

#define SITES_CELL_MASK ((UINT64_C(1) << SITES_CELL_BITS) - 1)

// Those that are single addresses, which are few, by their hash.
extern _Atomic uint64_t sites_single[1 << SITES_SINGLE_BITS] __attribute__((visibility("hidden")));
// Nothing but the caller's address makes a site: stacks are not kept.
extern bool sites_shallow __attribute__((visibility("hidden")));

// The general way: walks the stack from the caller of this function, past the run-time libraries.
uint32_t sites_walk(uint64_t pc);

// Frames to keep for each site, 1 .. LEAKTAG_MAX_DEPTH.
void sites_set_depth(unsigned depth);

// A module is gone: what was cached about addresses is void.
void sites_forget(void);

static inline _Atomic uint64_t *sites_single_at(uint64_t hash)
{
	return &sites_single[hash >> (64 - SITES_SINGLE_BITS)];
}

// The cell for an allocating function that returns to pc, if nothing has to be done for it; else 0.
static inline __attribute__((always_inline)) uint32_t sites_known(uint64_t pc)
{
	uint64_t hash = lines_hash(pc);
	uint64_t word = atomic_load_explicit(sites_single_at(hash), memory_order_relaxed);

	return likely(sites_shallow && (word ^ hash) <= SITES_CELL_MASK)
		       ? (uint32_t)(word & SITES_CELL_MASK)
		       : 0;
}

// The same in any case; 0 if the table is full.
static inline __attribute__((always_inline)) uint32_t sites_here(uint64_t pc)
{
	uint32_t cell = sites_known(pc);

	return likely(cell) ? cell : sites_walk(pc);
}
