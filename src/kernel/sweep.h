/* SPDX-License-Identifier: MIT */
// One pass of mark and sweep over a kernel's memory.
#pragma once

#include "heap/heap.h"
#include "kernel/slub_layout.h"

struct sweep {
	struct slub *slub;
	struct heap *heap; // its addresses are physical ones
	VEC(struct root) roots;
	VEC(u64) words; // further roots, as physical addresses
};

// Marks what everything that is neither slab, free nor a process's points to.
must_check struct err *sweep_run(struct slub *s, const struct scan_options *, struct sweep *ret);
void sweep_fini(struct sweep *w);
