/* SPDX-License-Identifier: MIT */
// Leaks of the kernel: slab objects that nothing in its memory points to.
#pragma once

#include "heap/heap.h"
#include "kernel/kmem.h"

struct kernel_leak {
	u64 addr, size;
	u64 words[2];	  // its first two
	char *symbols[2]; // what they point to: a symbol, "kmalloc-64+0x10", or plain hex
	char *cache;
	char *site; // of its allocation; NULL: not recorded
	char *module;
	char *stack;
	u64 when; // jiffies of its allocation, 0: not recorded
	bool direct;
	bool declared; // the kernel says itself that it is none
};

struct kernel_leaks {
	VEC(struct kernel_leak) list; // by address
	u64 objects, bytes;	      // examined
	u64 root_bytes;
	u64 left_out; // declared ones that are not in the list
	char *source;
	VEC(char *) notes;
};

struct kernel_leaks_options {
	bool declared; // list those too that the kernel declares not to be leaks
	struct scan_options scan;
};

// The running kernel is looked at up to three times, and what all passes found is listed.
must_check struct err *kernel_leaks_find(const struct kmem_place *p,
					 const struct kernel_leaks_options *,
					 struct kernel_leaks *ret);
void kernel_leaks_fini(struct kernel_leaks *l);

// "block ADDR SIZE WORD0 WORD1 SYM SYM direct|indirect CACHE [SITE]", a line for each of the
// first ones.
must_check struct err *kernel_leaks_write(const struct kernel_leaks *l, u64 first, FILE *f);

// By site, or cache where sites are not recorded; indirect ones apart.
void kernel_leaks_total(const struct kernel_leaks *l, struct totals *ret);
