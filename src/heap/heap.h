/* SPDX-License-Identifier: MIT */
// The heap: which bytes are blocks, which blocks are reached, which are leaks.
//
// This folder is pure: it reads no process and no file. It is handed spans, roots and a function
// that reads, and knows nothing of allocators beyond the tiles that their walkers lay.
//
//	heap_add_span		where blocks can be			target stopped
//	heap_scan		one pass over spans and roots		target stopped
//	heap_set_state		what only looked allocated is free	target may run again
//	heap_mark		what the roots reach
//	heap_classify		direct and indirect leaks
//	heap_each		the blocks, in address order
//
// How blocks are kept is this folder's secret: bitmaps with ranks and packed edges, a fraction of
// the heap (heap.c draws them).
#pragma once

#include "base/err.h"
#include "base/num.h"
#include "base/vec.h"

struct heap;

// What a tile of a span is. Tiles cover a span without gaps: each runs to the next one's start.
enum tile {
	TILE_ALLOCATED, // a block that the program holds
	TILE_FREE,	// a block that it does not: on a free list, cached, or never used yet
	TILE_NONE,	// no block: a header, a fencepost, padding; its bytes are ignored
	TILE_OPAQUE,	// no block, but not understood: its bytes are roots (never invent a leak)
};

// Tiles as a walker lays them: address | enum tile, in address order, one batch at a time. TILES_ROW:
// the first of a row of blocks; then bytes from one to the next << 32 | how many they are.
enum { TILES_ROW = 4 };

struct tiles {
	u32 n;
	u64 v[4096];
	void (*full)(struct tiles *); // of heap/: empties v
};

static inline void tile_put(struct tiles *t, u64 addr, enum tile tile)
{
	t->v[t->n++] = addr | tile;
	if (t->n == ARRAY_SIZE(t->v))
		t->full(t);
}

// n blocks that the program holds, `step` bytes apart, both less than 2^32.
static inline void tile_put_row(struct tiles *t, u64 addr, u64 step, u64 n)
{
	if (t->n + 2 > ARRAY_SIZE(t->v))
		t->full(t);
	t->v[t->n++] = addr | TILES_ROW;
	t->v[t->n++] = step << 32 | n;
	if (t->n == ARRAY_SIZE(t->v))
		t->full(t);
}

struct span;

extern const u8 heap_untouched[]; // zeros

// Finds the tiles of a span while its bytes pass through the cache. A span may be walked in
// several pieces at once, by several threads, each with a state of its own.
struct walker {
	size_t state_size;
	// A piece begins at `from`. synchronised: a tile starts at exactly `from`; else the walker
	// must find the first tile at or after it by itself.
	void (*begin)(void *state, const struct span *, u64 from, bool synchronised);
	// The next len bytes of the piece, at addr: windows come in address order without gaps.
	// Pages that were never touched come as zeros; if all of them are such, as heap_untouched.
	void (*window)(void *state, u64 addr, const void *bytes, size_t len, struct tiles *);
	// Called in address order when all pieces of the span are done, never for two spans at once:
	// `right` follows `left` (NULL: left was the span's last piece). Lays what was left open at
	// the border, and tells right what only left knows. Returns 0 if they fit, else the address
	// from which the right piece must be walked again, synchronised: its windows begin there
	// (before the border if need be; there are none if it is beyond the piece's end).
	u64 (*join)(void *left, void *right, struct tiles *);
	// The state is about to go; NULL: nothing to do.
	void (*end)(void *state);
};

// A stretch of addresses that blocks are carved from. Spans must not overlap.
struct span {
	u64 start, end; // bytes
	u8 granule;	// log2 of the alignment of tiles: 3, 4, or up to 12 for whole pages
	u8 tail;   // bytes at the end of each tile that belong to the next header, not the block
	u16 arena; // the allocator's own number for it
	const struct walker *walker; // NULL: tiles are laid with heap_add
	void *arg;		     // the walker's
};

struct heap *heap_new(void);
void heap_free(struct heap *h);
DEFINE_FREEP(struct heap *, heap_free)

// Before the scan. Two spans that overlap are an error that names both.
must_check struct err *heap_add_span(struct heap *h, const struct span *span);

#define HEAP_NO_BYTES UINT64_MAX // size of a block that malloc(0) made, where that has none

// One tile of a span without a walker, before the scan; any order. A block of `size` bytes that
// ends before its tile does (slot allocators: what was really asked for), and behind which nothing
// is a pointer; 0: up to the next tile less the span's tail; HEAP_NO_BYTES: none. False if addr is
// in no such span or is misaligned.
bool heap_add(struct heap *h, u64 addr, u64 size, enum tile tile);

// Every span in address order; true from fn ends it.
bool heap_each_span(const struct heap *h, bool (*fn)(const struct span *, void *), void *arg);
const struct span *heap_span(const struct heap *h, u64 addr);

// --- roots ---

enum root_kind {
	ROOT_DATA,  // data and bss of a module
	ROOT_STACK, // a thread's stack, from its stack pointer
	ROOT_REGISTERS,
	ROOT_MAPPING, // any other memory of the target
	ROOT_KERNEL,  // words that the kernel keeps for the target: epoll data, timers
};

// A range of bytes outside of the blocks that can hold pointers.
struct root {
	u64 start, end;	   // addresses; for registers and kernel words 0 and their size
	const void *bytes; // where the bytes are not at `start` in the target but here
	enum root_kind kind;
	u32 mapping; // the caller's: whose row of --explain-roots this is
	u64 holds;   // set by heap_scan: words that point into an allocated block, counted after
		     // heap_set_state is done, by heap_mark
};

// --- the pass over the memory ---

struct reader {
	// As in struct target_ops; thread-safe.
	size_t (*read)(void *arg, u64 addr, void *buf, size_t len);
	bool (*present)(void *arg, u64 start, u64 end, u64 *ret_start, u64 *ret_end);
	void *arg;
	u8 word; // bytes in a pointer: 8 or 4
};

struct scan_options {
	unsigned threads; // 0: as many as there are processors
	// What all tables may take at most, in bytes, or as a share of the spans' resident bytes:
	// what does not fit is read again. Both 0: 25 %. A share is never less than 64 MiB.
	u64 max_memory;
	unsigned max_percent;
	bool no_edges; // tiles alone: for umem, -a and -d, where nothing is marked
	// Called now and then, on one thread, with bytes done of total; NULL: not.
	void (*progress)(void *arg, const char *phase, u64 done, u64 total);
	void *progress_arg;
};

// Walks the spans and extracts the pointers of spans and roots. Ranges that cannot be read are
// skipped and counted in the statistics. Once; roots must live until heap_mark is done.
must_check struct err *heap_scan(struct heap *h, struct root *roots, size_t n_roots,
				 const struct reader *, const struct scan_options *);

// What a heap that is to be scanned will be like, about.
struct heap_forecast {
	u64 bytes, resident; // of the spans
	u64 edges;
	u8 word; // as in struct reader
};

// Before the target is stopped: makes the large tables' memory ready, of which the kernel has to
// zero every page. Too little or too much costs time alone, and memory that the options allow.
void heap_expect(struct heap *h, const struct heap_forecast *, const struct scan_options *);

// True if max_memory left windows to be read again: then heap_mark, heap_mark_from and
// heap_classify call the reader, and the target must still be what it was.
bool heap_needs_reader(const struct heap *h);

// After the scan: the tile that starts at addr is of another kind after all. False if none does.
bool heap_set_state(struct heap *h, u64 addr, enum tile tile);

// Everything in [start, end), which lies in one span, is not to be trusted: its blocks are no
// blocks, its bytes are roots.
void heap_distrust(struct heap *h, u64 start, u64 end);

// Marks what the roots reach. Interior pointers count, and pointers whose upper 16 bits are a tag
// (8-byte words).
must_check struct err *heap_mark(struct heap *h);

// Marks what a single address reaches, as if a root held it. After heap_mark.
void heap_mark_from(struct heap *h, u64 addr);

// Splits the leaks: after this each is direct (one representative of every cycle that nothing
// leaked points into) or indirect, and each direct one knows what it holds.
void heap_classify(struct heap *h);

// --- the answer ---

struct block {
	u64 addr;		// what malloc returned
	u64 size;		// usable bytes
	enum tile tile;		// TILE_ALLOCATED or TILE_FREE
	u16 arena;		// of its span
	bool leaked;		// after heap_mark
	bool direct;		// after heap_classify
	u64 holds, holds_bytes; // of a direct one: the indirect leaks that it is first to reach,
				// direct ones in address order
};

// The block that addr lies in (its start, or any byte up to the end of its tile).
bool heap_find(const struct heap *h, u64 addr, struct block *ret);

// Address order. Which: a set of HEAP_* bits. True from fn ends it, and is returned.
enum { HEAP_ALLOCATED = 1, HEAP_FREE = 2, HEAP_LEAKED = 4 };
bool heap_each(const struct heap *h, unsigned which, bool (*fn)(const struct block *, void *),
	       void *arg);

struct heap_stats {
	u64 spans, span_bytes;
	u64 resident_bytes; // of the spans, actually read
	u64 root_bytes;
	u64 unread_bytes;		// could not be read
	u64 allocated, allocated_bytes; // blocks
	u64 free, free_bytes;
	u64 leaked, leaked_bytes; // after heap_mark
	u64 direct, direct_bytes; // after heap_classify
	u64 edges;
	u64 memory; // what the heap's own tables take now, at most
};
void heap_statistics(const struct heap *h, struct heap_stats *ret);

// Of these alone, in a fraction of the time: resident_bytes, and after heap_mark leaked. The first
// and the last leak's address, if there is one; both may be NULL.
u64 heap_resident(const struct heap *h);
u64 heap_leaks(const struct heap *h, u64 *ret_first, u64 *ret_last);

// Aborts if an invariant of the tables does not hold. For tests, and builds with -Ddebug_checks.
void heap_check(const struct heap *h);
