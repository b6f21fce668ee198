/* SPDX-License-Identifier: MIT */
// A table of pointers by page number, as jemalloc and tcmalloc keep one in two levels, told by what
// its leaves lead to:
//
//	root | ... | leaf | ... |     index: the upper bits of a page's number
//	               leaf | ... | descriptor of the page | ... |     its lower bits
//
// A descriptor says of which pages it is, so that each entry of a leaf speaks for one place of the
// leaf in the root.
#pragma once

#include "alloc/peek.h"

// The root's index that most of the sampled entries speak for, by a running majority.
struct leaf_vote {
	u64 high;
	unsigned lead, fits, seen;
};

struct leaf_sampling {
	u64 bytes;	   // of a leaf
	unsigned sample;   // entries
	unsigned by_page;  // of each of its pages
	unsigned hopeless; // entries of which none fits are enough
	// *ret_high: what an entry's descriptor says of place `index`; false if it does not fit.
	bool (*fits)(const void *arg, u64 entry, u64 index, u64 *ret_high);
	const void *arg;
};

// Most of a leaf's entries can be stale, above all where memory was given back, so that the sample
// is taken from all over; what does fit has to be of one mind.
bool leaf_sample(struct peek *peek, struct target *t, u64 leaf, const struct leaf_sampling *how,
		 struct leaf_vote *ret);

// Writable memory of no file: where such tables are, and what they are about.
bool leaf_memory(const struct target *t, u64 addr);
