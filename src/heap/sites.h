/* SPDX-License-Identifier: MIT */
// Sites: blocks summed up by where they were allocated, as far as that is known.
#pragma once

#include "heap/heap.h"

// What tells the place of a block's allocation; the first that is known.
enum site_kind {
	SITE_TAG,   // its allocation tag: key is a return address
	SITE_STACK, // its tag's whole stack, or a library that is gone: key is the tag's number
	SITE_TYPE,  // its first word is a vtable: key is the vtable's address
	SITE_SIZE,  // nothing but its size: key is the usable size
};

struct site {
	enum site_kind kind;
	u64 key;
	u64 count, bytes;
	u64 direct, direct_bytes; // of these, blocks that no other leak points to
	u64 example;		  // address of the first block seen
	u32 tag;		  // SITE_TAG, SITE_STACK: the number of a tag that is of it
};

struct sites {
	VEC(struct site) list; // in the order of their first block, until sorted
	u32 *index;	       // open addressing: index in list + 1
	u64 index_size;	       // a power of two
	u64 count, bytes;
};

// Adds a block to its site, which is returned; it stays where it is until the next call.
struct site *sites_add(struct sites *s, enum site_kind kind, u64 key, const struct block *b);
// Count (bytes) descending; ties by bytes (count), then kind and key. sites_add no more after it.
void sites_sort_by_count(struct sites *s);
void sites_sort_by_bytes(struct sites *s);
void sites_fini(struct sites *s);
