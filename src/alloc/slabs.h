/* SPDX-License-Identifier: MIT */
// Runs of equal blocks, as most allocators but glibc's make them, and which of the blocks are free.
//
//	start     first                           end
//	  | header | block | block | ... | block |  rest
//
// A free block holds the address of the next free one in its first word; the heads of such lists
// are in the allocator's own structures.
#pragma once

#include "alloc/alloc.h"
#include "alloc/peek.h"

enum slab_kind {
	SLAB_BLOCKS,
	SLAB_FREE,   // all of it is one free block
	SLAB_OPAQUE, // not to be trusted: its bytes are roots
};

struct slab {
	u64 start, end;
	u64 first;   // address of the first block
	u64 size, n; // bytes of each block; how many
	u64 bit;     // of its first block in slabs.freed
	enum slab_kind kind;
};

struct slabs {
	struct target *target;
	struct peek *peek;
	VEC(struct slab) list; // by start, after slabs_sort
	VEC(u64) freed;	       // one bit for each block
	u64 bits;
	u64 from, to; // what `bytes` holds of the target
	VEC(u8) bytes;
};

// At most this many blocks are believed to be in one slab.
enum { SLAB_BLOCKS_MAX = 1 << 20 };

// False if it is not possible: blocks that do not fit, addresses that wrap, blocks where no memory is
// mapped. Of the rest of a slab only what is mapped is added.
bool slabs_add(struct slabs *s, const struct slab *slab);

// By address. What overlaps a slab before it is left out; returns how many were. Free ones are cut
// short instead.
u64 slabs_sort(struct slabs *s);

// The slab that addr lies in, or NULL.
struct slab *slabs_at(const struct slabs *s, u64 addr);

// A block of the slab is free. Anywhere in the block will do if `inside`. False if addr is none, or
// if it is known to be free already.
bool slab_put_free(struct slabs *s, const struct slab *slab, u64 addr, bool inside);

// addr is in one of its blocks.
bool slab_is_free(const struct slabs *s, const struct slab *slab, u64 addr);

// Follows a list of free blocks from `head` to its end; all are blocks of the slab, or with NULL
// blocks of that size (0: of any) anywhere. False if one is not, or if there are more than `most`. *ret_n is
// what there was up to there.
bool slabs_follow(struct slabs *s, const struct slab *slab, u64 head, u64 size, u64 most,
		  bool inside, u64 *ret_n);

// Threads that carry free blocks from one list to another, in registers or at the top of their stacks:
// these are in neither, and nothing counts them, so they become doubts. Where the allocator's code is
// a library of its own, `module`, a thread in it can be told, or one that waits on its behalf.
void slabs_carried(const struct slabs *s, const struct module *module, struct doubts *doubts);

// Spans and tiles for all of it. What overlaps another allocator's span is left out and counted in
// *ret_left_out.
void slabs_lay(const struct slabs *s, struct heap *h, u16 arena, u64 *ret_bytes, u64 *ret_left_out);
void slabs_fini(struct slabs *s);

// The pages of an allocator's own structures: no blocks, and no roots. Sorted, merged, laid where
// nothing else is.
struct own_pages {
	VEC(u64) list;
};

void own_pages_add(struct own_pages *p, u64 addr, u64 len);
void own_pages_lay(struct own_pages *p, struct heap *h, u16 arena);
