/* SPDX-License-Identifier: MIT */
// The site table of this process: cells and modules (layout.h draws them). No locks anywhere, no
// memory but from mmap: it can be used inside malloc, in a signal handler, and on either side of
// a fork.
#pragma once

#include <stdatomic.h>
#include <stdbool.h>

#include "layout.h"

#define likely(x)   __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

extern struct leaktag_root leaktag_root __attribute__((visibility("hidden")));

// Zeroed pages, named for /proc/PID/maps; NULL if there are none.
void *table_map(size_t bytes);

// What *place is the address of, or if it is 0, such pages.
void *table_map_once(_Atomic uint64_t *place, size_t bytes);

// The number of the cell for a stack of 1 .. LEAKTAG_MAX_DEPTH addresses, the innermost first, or for
// the two sites of a block. The cell may be new; 0: the table is full.
uint32_t table_stack(const uint64_t *pcs, unsigned n);
uint32_t table_pair(uint32_t malloc_site, uint32_t realloc_site);

// NULL if n is the number of no cell.
static inline struct leaktag_cell *table_at(uint32_t n)
{
	if (n == 0 || n >= LEAKTAG_MAX_CELLS)
		return NULL;
	struct leaktag_cell *chunk = (struct leaktag_cell *)(uintptr_t)atomic_load_explicit(
		(_Atomic uint64_t *)&leaktag_root.chunks[n / LEAKTAG_CHUNK_CELLS],
		memory_order_acquire);
	return likely(chunk) ? &chunk[n % LEAKTAG_CHUNK_CELLS] : NULL;
}

// From now on tags may name it.
void table_mark_site(uint32_t n);

// The cells whose pc lies in module `index` are history, and so are the stacks that they are part of:
// the same address may soon be another function's. Cells of equal stacks that come later are new ones.
void table_kill(uint32_t index);
