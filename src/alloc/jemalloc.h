/* SPDX-License-Identifier: MIT */
// What the files of the jemalloc walker share.
#pragma once

#include "alloc/alloc.h"

extern const struct allocator jemalloc;

enum { JE_CLASSES = 232, JE_PAGE = 4096 };

// What differs between versions.
struct je_layout {
	const char *name;
	u8 state, state_bits; // of the first word of an extent's descriptor
	u8 class, nfree;
	bool packed_bins; // 5.3: cache bins count in 16-bit addresses
};

// A cache bin's array of cached regions, and the regions themselves.
struct je_stack {
	u64 inside; // an address within the array: the array is a region of its own
};

struct je_state {
	struct walk *walk;
	const struct module *module;
	u64 root; // address of the radix tree's root
	const struct je_layout *layout;
	u8 bitmap; // offset of the slab bitmap in a descriptor
	u16 arena;
	u64 bytes;
	u64 doubtful;
	char *why;
	VEC(u64) cached; // regions in thread caches
	VEC(u64) stacks; // an address in each array that holds them
};

u64 je_class_size(unsigned class);

// Target stopped, after the scan: the caches of its threads.
void je_gather_caches(struct je_state *s);
void je_doubt(struct je_state *s, char *why);
