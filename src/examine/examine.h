/* SPDX-License-Identifier: MIT */
// One examination of a target: stop, find, scan, resume, settle, mark. leak, umem and the tests
// share it; reading examine_target() from top to bottom tells the whole story.
#pragma once

#include "alloc/alloc.h"
#include "heap/heap.h"
#include "symbol/module.h"
#include "target/target.h"

struct examine_options {
	struct scan_options scan;
	bool no_mark;	     // -a, -d, umem: blocks alone
	unsigned tries;	     // stops at most while the heap is in motion; 0: the default, 5
	bool stay_stopped;   // do not resume (leak -- command, at the command's exit)
};

// A row of --explain-roots: one mapping, what was decided about it, and why.
struct mapping_verdict {
	u64 start, end;
	char perms[5];	     // "rw-p"
	const char *path;    // of the target's mapping
	bool is_root;
	char *reason;	     // "data of libc.so.6", "stack of thread 230", "main arena", ...
	u64 root_bytes;	     // of it, that are scanned
	u64 holds;	     // words in it that point into allocated blocks
};

struct examination {
	struct target *target;
	struct modules modules;
	struct walk walk;	// its heap, arenas and notes
	VEC(struct root) roots;
	VEC(struct mapping_verdict) mappings;
	u64 heap_bytes;		// of all arenas
	u64 understood_bytes;	// of those whose verdict is exact or in transition
	unsigned looks;		// how many stops it took
	u64 examine_ns;		// from first stop to verdict
};

// Errors: the target is gone or cannot be read; no allocator that we know is in it.
must_check struct err *examine_target(struct target *t, const struct examine_options *,
				      struct examination *ret);
void examination_fini(struct examination *x);
