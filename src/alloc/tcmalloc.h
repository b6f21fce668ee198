/* SPDX-License-Identifier: MIT */
// What the files of the tcmalloc walker share.
#pragma once

#include "alloc/carried.h"
#include "alloc/data.h"
#include "alloc/slabs.h"

extern const struct allocator tcmalloc;

enum {
	TC_CLASSES = 128,	 // entries of every table by class
	TC_DESCRIPTOR = 48,	 // bytes of a span's descriptor
	TC_ROOT_LEAST = 1 << 18, // bytes of the page map's root, at least
};

// Sizes of classes, from the allocator's own table.
struct tc_classes {
	unsigned n; // class 0 included, which is for what is no small block
	u32 size[TC_CLASSES];
	u64 pages[TC_CLASSES]; // of a span of the class
};

// A span of pages, as its descriptor says.
struct tc_span {
	u64 descriptor;
	u64 page, pages;
	u64 objects; // head of its list of free blocks
	u16 refcount;
	u8 class, location; // location 0: in use
	bool fits;	    // the page map says the same of it
};

struct tc_state {
	struct walk *walk;
	struct target *target;
	struct peek *peek;
	const struct module *module;
	struct tc_classes classes;
	unsigned shift;	    // log2 of its pages
	unsigned leaf_bits; // log2 of a leaf's entries
	u64 root;	    // address of the page map's root
	u64 root_words;
	VEC(struct tc_span) spans;
	struct slabs slabs;
	struct own_pages own;
	u64 spans_of[TC_CLASSES], free_of[TC_CLASSES]; // counted: spans, blocks in their lists
	u64 central, central_stride, central_bytes;    // central free lists, one for each class
	struct carried carried;
	u64 extension; // what the first word of an object of class MallocExtension is; 0: not known
	u16 arena;
	struct doubts doubts;
};

// tcmalloc_map.c: the table of sizes and the page map in a module's data, by their shape.
bool tc_find_classes(const struct data *d, struct tc_classes *ret, unsigned *ret_shift);
bool tc_find_root(struct tc_state *s, const struct data *d);
// Every span, by address.
void tc_spans_read(struct tc_state *s);

// tcmalloc_lists.c: what looks allocated and is not.
bool tc_find_central(struct tc_state *s, const struct data *d);
void tc_lists_read(struct tc_state *s, const struct data *d);
