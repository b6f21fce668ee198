/* SPDX-License-Identifier: MIT */
// A made-up process with glibc's malloc in it, laid out byte by byte as one generation or another
// lays it out, and the list of the blocks that a walk has to find.
#pragma once

#include "symbol/module.h"
#include "target/target.h"

struct generation {
	const char *name;
	u8 word;
	u8 bins;     // offset in struct malloc_state
	u8 fastbins; // offset; n: how many, 0: none
	u8 n_fastbins;
	bool attached;	// attached_threads before system_mem (2.23)
	bool max_total; // mp_.max_total_mem (until 2.23)
	bool thp;	// mp_.thp_* and heap_info.pagesize (2.35)
	bool mangled;	// safe-linking (2.32)
	u8 cache_bins;	// of a tcache, 0: none
	u8 count_size;
	bool slots;  // counters count down (2.42)
	bool behind; // mapped chunks end like others (2.43)
};

extern const struct generation generations[];
extern const size_t n_generations;

enum made_state { MADE_USED, MADE_FREE, MADE_CACHED, MADE_FAST, MADE_INTERNAL };

struct made_chunk {
	u64 addr, size;
	enum made_state made;
	u8 arena; // 0: main
};

struct made_region {
	u64 start, len;
	u8 *bytes;
};

struct made {
	struct target target; // first
	struct modules modules;
	const struct generation *gen;
	u64 seed;
	VEC(struct made_region) regions;
	VEC(struct made_chunk) chunks; // by address within each region
	u64 arenas[2], params;
	u64 cache_count;
};

struct made_options {
	unsigned chunks; // in the main arena
	unsigned gaps;	 // foreign sbrk in the main arena
	unsigned mapped; // mapped chunks
	bool arena;	 // a second one, of two heaps
	bool scattered;	 // the main arena is in mappings, not in brk memory
	u64 brk_offset;	 // sbrk_base's in its page
};

struct made *made_new(const struct generation *g, u64 seed, const struct made_options *o);
void made_free(struct made *im);
DEFINE_FREEP(struct made *, made_free)

u64 made_random(struct made *im, u64 below);
// Where the byte at an address of the target is kept; NULL if it is not mapped.
u8 *made_at(struct made *im, u64 addr);
u64 made_word(struct made *im, u64 addr);
void made_put(struct made *im, u64 addr, u64 value);
