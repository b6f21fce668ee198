/* SPDX-License-Identifier: MIT */
// ptmalloc: glibc's malloc. What the files ptmalloc*.c share; ptmalloc.c draws the memory.
#pragma once

#include "alloc/alloc.h"
#include "alloc/peek.h"

extern const struct allocator ptmalloc;

#define PT_BINS	       127   // malloc/malloc.c NBINS - 1: bin 0 does not exist
#define PT_FASTBINS    11    // at most, of all layouts
#define PT_TCACHE_BINS 76    // at most, of all kinds
#define PT_ARENAS_MAX  60000 // more than that is no ring of arenas

// Bits of a chunk's size word.
enum { PT_PREV_INUSE = 1, PT_MMAPPED = 2, PT_NON_MAIN = 4, PT_FLAGS = 7 };

struct pt_addrs {
	u64 *v;
	size_t n, cap;
};

// Offsets in struct malloc_state up to its bins; what follows them is the same in all.
struct pt_layout {
	u8 word;     // of the target
	u8 bins;     // offset of bins[]
	u8 fastbins; // offset of fastbinsY[]; 0: there are none (2.43)
	u8 n_fastbins;
	u8 caches; // bit i: tcaches can be of kind i (ptmalloc_cache.c)
};

// struct malloc_par, what is needed of it.
struct pt_params {
	bool found;
	bool thp; // as of 2.35
	u64 sbrk_base;
	u64 mmapped_mem;
	u32 n_mmaps;
	u64 tcache_max, tcache_count; // 0 before 2.26, and where it is off
};

// One generation of struct tcache_perthread_struct.
struct pt_cache_kind {
	u8 word, bins;
	u8 count_size; // bytes of one of counts[]
	bool slots;    // 2.42: they count down from tcache_count
	u16 entries;   // offset of entries[]
	u16 bytes;
};

// The kinds that go with a layout, by number; NULL behind the last.
const struct pt_cache_kind *pt_cache_kind(const struct pt_layout *l, unsigned i);

// The chunk of a tcache: its size may have been rounded up twice (2.43), and what is less than the
// smallest chunk was not split off.
enum { PT_CACHE_SLACK = 32 };

static inline u64 pt_cache_size(const struct pt_cache_kind *k)
{
	return align_up(k->bytes + k->word, 16);
}

static inline bool pt_cache_fits(const struct pt_cache_kind *k, u64 chunk_size)
{
	return chunk_size - pt_cache_size(k) <= PT_CACHE_SLACK;
}

// A multiset of chunks and one of the pointers to them, order-independent: bins are rings, so over
// all free chunks and bin heads the three are equal.
struct pt_sums {
	u64 n, addr, fd, bk;
};

// An in-use chunk whose first word may be the link of a tcache or fastbin.
struct pt_link {
	u64 at : 36;   // (its user address - start of its segment) / 16
	u64 next : 60; // decoded: what it would lead to, / 4 (addresses are multiples of 4)
} __attribute__((packed, aligned(4)));

struct pt_run {
	VEC(struct pt_link) links; // by address
	u32 *pages;		   // links before each page, from the first link's on
};

// What a walk over a segment, or a piece of it, has shown.
struct pt_found {
	struct pt_sums sums;
	u64 chunks;
	u64 gaps;	     // bytes that the program took by sbrk itself
	bool top;	     // the top chunk lies where the arena says
	struct pt_addrs bad; // chunks at which the chain breaks
	char why[128];	     // and how
	u64 odd;	     // what a thread inside malloc can leave for a moment: how often,
	char odd_why[128];   // and the first time
	struct pt_run links;
	VEC(u64) caches; // user addresses of chunks that may be a tcache
};

enum pt_kind {
	PT_BRK,	   // main arena: brk memory; the program's own sbrk leaves gaps
	PT_MAPPED, // main arena: mapped, where brk did not serve
	PT_HEAP,   // other arenas
};

struct pt_arena {
	u64 addr, top, system_mem;
	u64 bins; // address of bins[]
	u32 flags;
	bool calling; // a thread that takes no locks is in a system call of this copy
	bool busy;    // a thread may be in the middle of changing it
	u16 number;   // struct span.arena
	bool is_main;
	u64 bytes; // of its spans
	u64 fastbins[PT_FASTBINS];
	struct pt_sums sums; // of the bin heads; those of the chunks are added in settle
	u64 doubtful;	     // blocks
	u64 in_transition;
	enum verdict verdict;
	char *why;
};

struct pt_copy;

struct pt_segment {
	struct pt_copy *copy;
	struct pt_arena *arena;
	enum pt_kind kind;
	u64 start, end; // of the span
	u64 first;	// chunk
	u64 top;	// chunk; 0: it is elsewhere
	struct pt_found found;
	VEC(struct pt_run) runs; // of its pieces, by address
};

// What a link can look like; ranges of addresses in which its target would lie.
struct pt_want {
	bool mangled; // safe-linking (2.32): next ^ address >> 12
	u64 max_size; // of a chunk that may be cached; 0: none
	u64 lo[2], len[2];
	u64 cache_lo, cache_len; // chunk sizes that a tcache can have
};

// A thread's cache: read while the target stands still, followed later.
struct pt_cache {
	u64 addr; // user address of its chunk
	const struct pt_cache_kind *kind;
	bool sure; // a thread's TLS leads to it
	u32 counts[PT_TCACHE_BINS];
	u64 heads[PT_TCACHE_BINS];
};

// One copy of glibc: a main arena and what hangs on it.
struct pt_copy {
	struct target *target;
	const struct pt_layout *layout;
	const struct module *module;
	struct pt_params params;
	struct pt_want want;
	VEC(struct pt_arena *) arenas; // the main one first
	VEC(struct pt_segment *) segments;
	VEC(struct pt_cache) caches;
	VEC(u64) in_hand; // user addresses of chunks that threads may be at work on
};

struct pt_mapped {
	u64 base, total; // of the mapping
	u64 chunk;
	u64 size; // usable
};

struct ptmalloc_state {
	VEC(struct pt_copy *) copies;
	VEC(struct pt_mapped) mapped; // by address
	u16 mapped_number;	      // arena of mapped chunks
	enum verdict mapped_verdict;
	char *mapped_why;
	u64 mapped_doubtful;
};

// Makes an arena's verdict worse; the first reason for the worst one stays. The text is taken over.
void pt_arena_judge(struct pt_arena *a, enum verdict v, char *why);
// Something that a thread inside malloc can leave for a moment: `blocks` in transition if the arena
// is busy, else uncertain. The text is taken over.
void pt_arena_odd(struct pt_arena *a, u64 blocks, char *why);

// Rounded up to where a chunk can be: its user address is a multiple of 16.
static inline u64 pt_chunk_align(u64 addr, unsigned word)
{
	return align_up(addr + 2 * word, 16) - 2 * word;
}

static inline u64 pt_mix(u64 x)
{
	__uint128_t m = (__uint128_t)(x ^ 0x9e3779b97f4a7c15) * 0xd6e8feb86659fd93;

	return (u64)m ^ (u64)(m >> 64);
}

// --- ptmalloc_find.c ---

// The copies of glibc in the target. *ret_idle: there is one, and its malloc was never called.
void pt_find_copies(struct walk *w, struct peek *peek, struct ptmalloc_state *s, bool *ret_idle);
// An anonymous mapping that can be written, and is not special to the kernel.
bool pt_is_heap_memory(const struct mapping *m);

// --- ptmalloc_segment.c ---

// Where chunks of a copy's arenas lie.
void pt_find_segments(struct walk *w, struct peek *peek, struct pt_copy *c);

// --- ptmalloc_walk.c ---

extern const struct walker pt_walker;
// Walks a segment from `first` until its last fence or top, at most up to s->end. False if it
// does not add up to there. *ret_end: behind the last chunk; *ret_gaps: bytes between chains.
bool pt_measure(struct pt_segment *s, u64 *ret_end, u64 *ret_gaps);
// True if a chain of chunks seems to begin at s->first.
bool pt_chain_begins(struct pt_segment *s);
void pt_found_fini(struct pt_found *f);

// --- ptmalloc_cache.c ---

// The caches that threads' TLS leads to, and what links look like.
void pt_find_caches(struct walk *w, struct pt_copy *c);
// Those that the scan has come upon.
void pt_gather_caches(struct pt_copy *c);
// Segments are by address after pt_find_caches.
struct pt_segment *pt_segment_of(const struct pt_copy *c, u64 addr);
// Chunk size of a fastbin's list.
u64 pt_fastbin_size(const struct pt_layout *l, unsigned i);

// --- ptmalloc_lists.c ---

// What is cached is free.
void pt_settle_caches(struct walk *w, struct pt_copy *c);

// --- ptmalloc_check.c ---

// What the walk has shown, by arena. Compares sums; where they differ, follows the arena's bins to
// see what is wrong. Target stopped, after the scan.
void pt_check(struct walk *w, struct pt_copy *c);

// --- ptmalloc_mmap.c ---

// Mapped chunks, that are in no list: found by the counts of all copies.
void pt_find_mapped(struct walk *w, struct peek *peek, struct ptmalloc_state *s);
