/* SPDX-License-Identifier: MIT */
// One examination of a target: stop, find, scan, resume, settle, mark. leak, umem and the tests
// share it.
#pragma once

#include "alloc/alloc.h"
#include "alloc/tags.h"
#include "examine/kernel.h"
#include "examine/roots.h"
#include "examine/words.h"

struct examine_options {
	struct scan_options scan;
	bool no_mark;	   // -a, -d, umem: blocks alone
	unsigned tries;	   // stops at most while the heap is in motion; 0: EXAMINE_TRIES
	bool misaligned;   // look for misaligned pointers in a big heap too
	bool stay_stopped; // do not resume (leak -- command, at the command's exit)
};

enum { EXAMINE_TRIES = 8 };

// Misaligned pointers are looked for in all roots, and in a heap of up to this size, unasked.
#define MISALIGNED_HEAP (256 * MIB)

struct examination {
	struct target *target;
	struct modules modules;
	struct walk walk;  // its heap, arenas and notes
	struct tags *tags; // NULL: it runs without libleaktag
	struct roots roots;
	struct kernel_words kernel;
	struct words_ahead *words; // of leaks; NULL: none were read
	struct heap_stats stats;
	u64 misaligned;	      // blocks held by misaligned pointers alone
	u64 heap_bytes;	      // of all arenas
	u64 understood_bytes; // of those whose verdict is exact or in transition
	unsigned unwalked;    // allocators that have memory which is in neither
	enum verdict verdict; // the worst of the arenas'
	unsigned looks;	      // how many stops it took
	u64 examine_ns;	      // from the first stop to the verdict
};

// Errors: the target is gone or cannot be read; no allocator that we know is in it.
must_check struct err *examine_target(struct target *t, const struct examine_options *,
				      struct examination *ret);
void examination_fini(struct examination *x);
