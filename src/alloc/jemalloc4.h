/* SPDX-License-Identifier: MIT */
// What the files of the walker of jemalloc 4.x share.
#pragma once

#include "alloc/alloc.h"
#include "alloc/carried.h"
#include "alloc/peek.h"

extern const struct allocator jemalloc4;

enum {
	J4_PAGE = 4096,
	J4_LEVELS = 4,
	J4_NODE = 80, // bytes of a node that are looked at
};

struct j4_level {
	u64 subtree;
	u32 bits, below; // of a key: which this level tells apart, and which are below it
};

// What differs between versions: offsets in a chunk's header.
struct j4_layout {
	u16 map;  // of the map of its pages
	u8 misc;  // bytes of what each page has besides
	u8 run;	  // in that: of a run's descriptor
	u8 ring;  // in a node: of the ring of cached chunks
	u8 units; // see je_class_size
};

// What the tree has for a chunk: a chunk of pages, whose node is its own first bytes, or a huge block.
struct j4_chunk {
	u64 addr, node, arena;
	u64 size; // of a huge block; 0: pages
};

enum j4_kind { J4_FREE, J4_SMALL, J4_LARGE };

// Pages in a row of one chunk that are one thing.
struct j4_run {
	enum j4_kind kind;
	u64 start, size;
	u64 region, regions; // small: bytes of each, how many
	u64 misc;	     // address of what its first page has besides
	const u8 *bitmap;    // small: 1 is free
};

struct j4_state {
	struct walk *walk;
	struct peek *peek; // while it is walked
	const struct module *module;
	struct j4_level levels[J4_LEVELS];
	unsigned n_levels;
	u64 chunk; // bytes
	VEC(struct j4_chunk) chunks;
	VEC(u64) own_chunks; // of the allocator's own structures; sorted
	struct j4_layout layout;
	u64 first;  // page of a chunk behind its header
	u64 pad;    // bytes that a run is bigger than the large block in it
	u8 *header; // of the chunk that is being looked at
	u64 header_len;
	u16 arena;
	u64 bytes;
	struct doubts doubts;
	VEC(u64) large; // the runs of large blocks
	VEC(u64) cached;
	VEC(u64) own; // blocks of the allocator's own
	struct carried carried;
};

// --- jemalloc4_tree.c ---

// All that are there, by their trees: fn gets each.
void j4_find_trees(struct walk *w, void (*fn)(struct j4_state *, void *), void *arg);
// Everything that is in the tree.
void j4_read_chunks(struct j4_state *s);

// --- jemalloc4_chunk.c ---

// False: none that is known fits.
bool j4_find_layout(struct j4_state *s);
// Loads the header of a chunk of pages.
bool j4_chunk_load(struct j4_state *s, u64 chunk);
// The run that begins at a page of it; false if it does not add up.
bool j4_run_at(const struct j4_state *s, u64 chunk, u64 page, struct j4_run *ret);

// --- jemalloc4_own.c ---

// The chunks that hold the allocator's structures, and free ones that it keeps.
struct err *j4_own_lay(struct j4_state *s);

// --- jemalloc4_cache.c ---

// Target stopped, after the scan: the caches of its threads.
void j4_gather_caches(struct j4_state *s);
