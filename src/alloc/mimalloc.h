/* SPDX-License-Identifier: MIT */
// What the files of the mimalloc walker share.
#pragma once

#include "alloc/data.h"
#include "alloc/slabs.h"

extern const struct allocator mimalloc;

enum { MI_SLICE = 64 << 10, MI_PAGE_STRUCT = 96 };

// Where a page's descriptor keeps how its blocks begin.
enum mi_start {
	MI_START_RULE,	 // nowhere: it follows from the size of the blocks
	MI_START_ADDR,	 // their address
	MI_START_OFFSET, // u32, in words from the descriptor
};

// What differs between versions: offsets in a page's descriptor.
struct mi_layout {
	const char *name;
	bool segments; // 2.x
	u8 capacity;   // u16; how many there will be at most is behind it
	u8 free, local_free, thread_free;
	u8 used, used_size, block_size, block_size_size;
	u8 start;
	enum mi_start start_kind;
	u8 heap;	  // 2.x
	u16 heap_delayed; // in the heap: blocks that other threads freed from full pages
	bool stale;	  // the map may lead to what is no page any more
	bool inside;	  // lists may have addresses within blocks (aligned ones, 3.0.1)
};

// A page: a run of blocks of one size, in slices [start, end).
struct mi_page {
	u64 addr; // of its descriptor
	u64 start, end;
	u8 bytes[MI_PAGE_STRUCT];
};

struct mi_state {
	struct walk *walk;
	struct target *target;
	struct peek *peek;
	const struct module *module;
	const struct mi_layout *layout;
	u16 small_start; // which rule of MI_START_RULE
	bool stale;	 // the map does lead to what is no page any more (3.0.1)
	VEC(struct mi_page) pages;
	struct slabs slabs;
	struct own_pages own;
	u16 arena;
	struct doubts doubts;
};

// mimalloc_segments.c: all pages of 2.x, free stretches (into slabs) and descriptors (into own).
bool mi_segments_find(struct mi_state *s);

// mimalloc_map.c: the same of 3.x.
bool mi_map_find(struct mi_state *s);
