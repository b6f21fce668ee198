/* SPDX-License-Identifier: MIT */
// The tag of a block: the last bytes of its usable area, or a place in the table of large blocks.
#pragma once

#include <string.h>

#include "large.h"
#include "real.h"
#include "sites.h"

// What is asked of the allocator, so that the tag finds room. A sum that wraps is not made: the
// allocator refuses such a size by itself.
static inline size_t tag_room(size_t n)
{
	size_t with = n + LEAKTAG_TAG_SIZE;

	return likely(with > n) && !large_is(n) ? with : n;
}

static inline __attribute__((always_inline)) void tag_put_inside(void *p, size_t usable,
								 uint32_t cell)
{
	uint32_t tag = leaktag_cipher(cell, (uintptr_t)p);

	memcpy((char *)p + usable - LEAKTAG_TAG_SIZE, &tag, sizeof(tag));
}

static inline __attribute__((always_inline)) void tag_put(void *p, size_t usable, size_t n,
							  uint32_t cell)
{
	bool inside = likely(usable >= n + LEAKTAG_TAG_SIZE);

	if (large_is(usable))
		large_write(p, usable, inside ? 0 : cell ? cell : LARGE_NO_CELL);
	if (inside) // what does not tell the truth of its sizes has no tag
		tag_put_inside(p, usable, cell);
}

// Into a block of which the program uses n bytes.
static inline __attribute__((always_inline)) void tag_write(void *p, size_t n, uint32_t cell)
{
	tag_put(p, real_usable(p), n, cell);
}

// A fresh block, or NULL, of malloc's for n bytes and the tag. Nearly always all is known that there is
// to know: the rest is elsewhere, so that no more registers are saved than that needs.
void *tag_new_far(void *p, size_t n, uintptr_t caller);

static inline __attribute__((always_inline)) void *tag_new(void *p, size_t n, uintptr_t caller)
{
	size_t usable = likely(p) ? real_usable_known(p, n + LEAKTAG_TAG_SIZE) : 0;
	uint32_t cell = sites_known(caller);

	if (unlikely(!usable || !cell))
		return tag_new_far(p, n, caller);
	tag_put_inside(p, usable, cell);
	return p;
}

// The same of any other function's: it may well be bigger.
static inline __attribute__((always_inline)) void *tag_new_from(void *p, size_t n, uintptr_t caller)
{
	if (p)
		tag_write(p, n, sites_here(caller));
	return p;
}

// What the tag of a block of that size deciphers to, if it has room for one.
static inline __attribute__((always_inline)) uint32_t tag_decipher(void *p, size_t usable)
{
	uint32_t tag;

	memcpy(&tag, (char *)p + usable - LEAKTAG_TAG_SIZE, sizeof(tag));
	return leaktag_cipher(tag, (uintptr_t)p);
}

// How much of a block of that size is the program's: programs that ask, ask for every block, so no
// more is looked at than the tag. A number that was given out is a tag's; where it is not, which is
// once in some ten thousand blocks without a tag, 4 bytes are kept from the program. What to return
// is no outcome of that look, but of a jump: the processor does not wait for the tag.
size_t tag_spare_far(void *p, size_t usable);

static inline __attribute__((always_inline)) size_t tag_spare(void *p, size_t usable)
{
	if (unlikely(usable - LEAKTAG_TAG_SIZE >= LEAKTAG_LARGE_BYTES - LEAKTAG_TAG_SIZE ||
		     tag_decipher(p, usable) - 1 >= leaktag_root.cells))
		return tag_spare_far(p, usable);
	return usable - LEAKTAG_TAG_SIZE;
}

// The cell that the block's tag names; 0 if it has none.
uint32_t tag_read(void *p);

// Tags that a library sets itself. No more than the tag changes: p keeps its bytes. A block
// without a tag has no room for one, and is left alone.
void tag_set(void *p, uint32_t malloc_site, uint32_t realloc_site);

// The sites that a cell stands for.
uint32_t tag_malloc_site(uint32_t cell);
uint32_t tag_realloc_site(uint32_t cell);

// The cell for a pair of sites.
uint32_t tag_pair(uint32_t malloc_site, uint32_t realloc_site);
