/* SPDX-License-Identifier: MIT */
// Tags of large blocks that have no room for one. Where sizes of blocks are far apart, four bytes more
// would cost a quarter of a large block, and its last page even where the program does not touch it.
#pragma once

#include "real.h"
#include "table.h"

// Blocks of glibc's malloc are none: there 16 bytes more are enough.
static inline bool large_is(size_t usable)
{
	return unlikely(usable >= LEAKTAG_LARGE_BYTES) && !real.header;
}

// What a block has that is known not to have a tag.
enum { LARGE_NO_CELL = LEAKTAG_MAX_CELLS };

// The cell of the block of that size; 0: its tag is in itself, if it has one.
uint32_t large_read(const void *p, size_t usable);
void large_write(const void *p, size_t usable, uint32_t cell);
