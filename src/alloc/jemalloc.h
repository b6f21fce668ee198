/* SPDX-License-Identifier: MIT */
// What the files of the jemalloc walker share.
#pragma once

#include "alloc/alloc.h"
#include "alloc/carried.h"
#include "alloc/peek.h"

extern const struct allocator jemalloc;

enum { JE_CLASSES = 232, JE_PAGE = 4096, JE_DESCRIPTOR = 128 };

// What differs between versions.
struct je_layout {
	const char *name;
	u8 state, state_bits; // of the first word of an extent's descriptor
	u8 class, nfree;
	bool packed_bins; // 5.3: cache bins count in 16-bit addresses
	u8 units;	  // of size classes, see je_class_size
};

struct je_extent {
	u64 descriptor, key; // key: its first page
	u8 classes[2];	     // that the leaf says it has, as of 5.3 and as before
	u64 w[JE_DESCRIPTOR / 8];
};

// One jemalloc of the process: a program can have a preloaded one, and one in a library.
struct je_state {
	struct walk *walk;
	struct peek *peek; // while it is walked
	const struct module *module;
	u64 root;		       // address of the radix tree's root
	bool wide;		       // it has three levels
	u64 leaf;		       // one of its leaves
	u64 agree;		       // entries of that leaf that fit
	VEC(struct je_extent) extents; // while it is walked
	const struct je_layout *layout;
	u8 bitmap; // offset of the slab bitmap in a descriptor
	u64 pad;   // bytes that a large extent is bigger than its block
	u16 arena;
	u64 bytes;
	struct doubts doubts;
	VEC(u64) cached; // regions in thread caches
	VEC(u64) stacks; // an address in each region of the allocator's own
	struct carried carried;
};

// --- jemalloc_tree.c ---

struct je_states {
	VEC(struct je_state *) list;
};

// All that are there, found by their radix trees.
void je_find_trees(struct walk *w, struct je_states *ret);
// The extents that the tree has, with their descriptors.
void je_read_extents(struct je_state *s);
// What a descriptor says of its address: *ret_high is that without the bits below a leaf. False if it
// does not fit place `index` of one.
bool je_descriptor_fits(const struct je_state *s, u64 descriptor, u64 index, unsigned leaf_bits,
			u64 *ret_high);
// Adds an extent that a leaf's entry leads to; its class, where an entry has that in a word of its own.
void je_extent_push(struct je_state *s, u64 descriptor, u64 key);
void je_extent_class(struct je_state *s, u64 descriptor, u8 now, u8 before);
// Reads the descriptors from the extent `first` on; keeps those that say of themselves what the tree says
// of them.
void je_descriptors_read(struct je_state *s, size_t first);

// --- jemalloc_wide.c ---

// The same for trees of three levels.
void je_find_wide(struct walk *w, struct je_states *ret);
void je_read_wide(struct je_state *s);

// --- jemalloc_layout.c ---

// False: none that is known fits.
bool je_find_layout(struct je_state *s);
// units: log2 of the smallest difference between classes, but for the first; 4, or 3 as redis has it.
u64 je_class_size(unsigned units, unsigned class);

static inline u64 je_extent_page(const struct je_extent *x)
{
	return align_down(x->w[1], JE_PAGE);
}

static inline u64 je_extent_size(const struct je_extent *x)
{
	return align_down(x->w[2], JE_PAGE);
}

bool je_is_active(const struct je_state *s, const struct je_extent *x);
bool je_is_slab(const struct je_extent *x);
// A slab of an active extent: how many regions of which size; false if it does not add up.
bool je_slab(const struct je_state *s, const struct je_extent *x, u64 *ret_regions, u64 *ret_size);
bool je_region_is_free(const struct je_state *s, const struct je_extent *x, u64 i);
// Bytes of the block of an active extent that is no slab; 0 if it does not add up.
u64 je_large_size(const struct je_state *s, const struct je_extent *x);

// --- jemalloc_cache.c ---

// Target stopped, after the scan: the caches of its threads.
void je_gather_caches(struct je_state *s);
