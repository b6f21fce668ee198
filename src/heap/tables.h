/* SPDX-License-Identifier: MIT */
// The tables behind heap.h, for the files of this folder alone. heap.c draws them.
#pragma once

#include <pthread.h>
#include <stdatomic.h>

#include "heap/heap.h"

#define LINE_GRANULES 128 // granules of a line
#define LINE_SHIFT    7
#define WINDOW_SHIFT  18 // bytes of a window: read and filtered while in the cache
#define WINDOW	      ((u64)1 << WINDOW_SHIFT)
#define REGION_MOST   19   // log2 of granules of a region: its lines fit a core's own cache
#define REGION_LEAST  16   // of a small heap, so that all threads have some
#define SLOT_SHIFT    16   // log2 of granules that edges are collected for: one takes two bytes
#define REACH_BUFFER  8192 // edges that wait in the slots for them at most
#define WINDOW_LINES  256  // at most
#define LINE_EDGES    256  // at most
#define SUMMARIES     6	   // 64^6 lines are more than there can be
#define WORD_BITS     64

// One cache line of table for 128 granules of heap.
struct line {
	u64 start[2]; // a tile starts in this granule
	u64 mark[2];  // at a start: it is no block, or it is reached
	u64 word[4];  // this word of memory is an edge
};

// A run of addresses that is a run of granules: near spans are in one range.
struct range {
	u64 lo, len; // bytes; what the filter lets through
	u64 delta;   // address - delta is the compact address; a multiple of WINDOW
};

#define EDGES_REREAD UINT64_MAX // there was no room for them: read the bytes again

enum window_flag {
	WINDOW_KINDS = 1, // has a tile that is not TILE_ALLOCATED
};

struct window {
	u64 edges; // byte of heap.edges where they begin, or EDGES_REREAD
	u32 n;	   // how many
	_Atomic u32 flags;
};

// Edges of a part of a root, a window at most.
struct root_part {
	u32 root;
	u32 n;	   // edges
	u64 edges; // where they are kept; EDGES_REREAD: nowhere
	u64 start, end;
};

struct big_size {
	u64 addr, size;
	size_t order; // of two for one address the last one counts
};

#define SIZE_IS_BIG (UINT16_MAX - 1) // and all above it: where 16 bits are not enough

// What a direct leak holds.
struct holding {
	u64 granule, blocks, bytes;
};

// A span with what is ours. Tiles that are laid by heap_add wait here for the scan.
struct stretch {
	struct span span;
	u64 delta;	     // of its range
	u64 *laid, *kind[2]; // bitmaps over the span's own granules
	u64 first, end;	     // words of laid that have bits: a big block is one tile or two
	u16 *sizes;	     // by granule, later by rank in laid: explicit size + 1
	u32 *ranks;	     // starts before each 512 granules of laid
	VEC(struct big_size) big;
};

struct table {
	void *p;
	size_t size;
};

struct hot;

enum ready { READY_LINES, READY_EDGES, READY_TABLES };

struct heap {
	const struct hot *hot;	// inner loops for this machine
	void *tree;		// of stretches, until the scan
	struct stretch **spans; // by address, from the scan on
	size_t n_spans;
	bool laid_out, closed;
	bool huge;	    // tables over granules are worth huge pages
	u64 resident_guess; // bytes of the spans that are there, about

	u8 word_shift;	  // log2 of bytes in a pointer
	u8 granule_shift; // log2 of bytes in a granule
	u8 edge_bits;
	u64 addr_mask;	 // what is left of a word without its tag
	u8 region_shift; // log2 of granules in a region
	u64 granules, lines, windows, regions, slots;

	struct range *ranges;
	size_t n_ranges;

	struct line *line;
	u16 *rank;		 // by line: edges of its window before it
	u64 *kind[2];		 // 00 allocated, 10 free, 01 none, 11 opaque
	u64 *summary[SUMMARIES]; // a bit for each line, each 64 lines, ... that has a start
	unsigned n_summaries;
	struct window *window;
	u8 *edges;
	_Atomic u64 edge_bytes, n_edges;
	u64 edge_max;		  // bytes there is room for
	u64 edge_sure;		  // of them, those that fit whatever kinds[] takes
	_Atomic u64 kinds_spared; // of what it was thought to take
	VEC(struct table) tables;
	void *ready[READY_TABLES]; // of them, those that heap_expect has made

	struct root *roots;
	size_t n_roots;
	struct root_part *root_parts;
	size_t n_root_parts;
	struct reader reader;
	_Atomic bool rereads;
	unsigned threads;
	void (*progress)(void *arg, const char *phase, u64 done, u64 total);
	void *progress_arg;

	bool marked;
	u64 *leaky;	      // bitmap over lines: those that may have a leak, after heap_mark
	u64 *leaked, *direct; // bitmaps, after heap_classify
	VEC(struct holding) holdings; // by granule
	_Atomic u64 resident_bytes, root_bytes, unread_bytes;
};

#define NO_GRANULE UINT64_MAX

// --- heap.c ---

void heap_progress(const struct heap *h, const char *phase, u64 done, u64 total);
bool stretch_size(const struct stretch *s, u64 addr, u64 *ret);
u64 stretch_granules(const struct stretch *s);
// Of a stretch with sizes, laid out: starts before granule i; the size of the block at addr, the
// start of that rank.
u64 stretch_rank(const struct stretch *s, u64 i);
bool stretch_rank_size(const struct stretch *s, u64 rank, u64 addr, u64 *ret);

// --- layout.c ---

// Zeroed memory that costs nothing until it is touched.
void *table_new(struct heap *h, size_t size, bool huge);
void table_drop(struct heap *h, void *p);
void table_trim(struct heap *h, void *p, size_t size);
u64 heap_memory(const struct heap *h);
// Spans by address.
void spans_sort(struct heap *h);
// dense: most of the spans is there, so huge pages cost the tables nothing.
void heap_lay_out(struct heap *h, u8 word, bool dense);
// After the scan: gaps become tiles, summaries are built.
void heap_close_tiles(struct heap *h);
struct stretch *heap_stretch(const struct heap *h, u64 addr);
u64 granule_address(const struct heap *h, u64 granule);

// --- expect.c ---

// The table that was made ready, if it is large enough, else a new one.
void *table_ready(struct heap *h, enum ready which, size_t size, bool huge);

// --- scan.c ---

unsigned scan_threads(const struct scan_options *options);
u64 edges_allowed(const struct heap *h, const struct scan_options *options, bool kinds);

// --- tiles.c ---

void tile_lay(struct heap *h, u64 granule, enum tile tile);
// Blocks at once: those of the bits of 64 granules.
void tiles_lay(struct heap *h, u64 word, u64 bits);
void tiles_clear(struct heap *h, u64 granule, u64 end);
bool summary_next(const struct heap *h, u64 line, u64 *ret);
bool summary_prev(const struct heap *h, u64 line, u64 *ret);

// --- blocks.c ---

u64 granule_block_size(const struct heap *h, u64 granule);

// --- edges.c ---

// Appends the n granules to which the bits point as a run of bit-packed edges; where they begin.
// EDGES_REREAD: no room.
u64 edges_store(struct heap *h, const void *words, const u64 *bits, size_t n_bits, u64 n);

// --- mark.c ---

struct reach;
// edges: at most about so many are to be followed.
struct reach *reach_new(struct heap *h, unsigned threads, u64 edges);
void reach_free(struct reach *r);
DEFINE_FREEP(struct reach *, reach_free)
void reach_add(struct reach *r, u64 granule);
// The edges of the tile at granule.
void reach_edges(struct reach *r, u64 granule, void (*fn)(void *arg, u64 tile, u64 edge),
		 void *arg);
// Reaches everything that the bytes of the tile point to.
void reach_follow(struct reach *r, u64 granule);
void reach_run(struct reach *r);
// Blocks reached since the last call; from the first one on they are counted.
void reach_count(struct reach *r, u64 *ret_blocks, u64 *ret_bytes);

// --- small and hot ---

static inline bool bit_test(const u64 *map, u64 i)
{
	return map[i / WORD_BITS] >> (i % WORD_BITS) & 1;
}

static inline void bit_set(u64 *map, u64 i)
{
	map[i / WORD_BITS] |= (u64)1 << (i % WORD_BITS);
}

static inline void bit_clear(u64 *map, u64 i)
{
	map[i / WORD_BITS] &= ~((u64)1 << (i % WORD_BITS));
}

// Bits below bit i of a word.
static inline u64 bits_below(unsigned i)
{
	return i >= WORD_BITS ? UINT64_MAX : ((u64)1 << i) - 1;
}

static inline unsigned bit_lowest(u64 w)
{
	return (unsigned)__builtin_ctzll(w);
}

static inline unsigned bit_highest(u64 w)
{
	return 63 - (unsigned)__builtin_clzll(w);
}

static inline unsigned words_per_granule_shift(const struct heap *h)
{
	return h->granule_shift - h->word_shift;
}

static inline bool is_start(const struct heap *h, u64 g)
{
	return bit_test(h->line[g >> LINE_SHIFT].start, g % LINE_GRANULES);
}

static inline bool is_marked(const struct heap *h, u64 g)
{
	return bit_test(h->line[g >> LINE_SHIFT].mark, g % LINE_GRANULES);
}

static inline void mark_set(struct heap *h, u64 g)
{
	bit_set(h->line[g >> LINE_SHIFT].mark, g % LINE_GRANULES);
}

static inline struct window *granule_window(const struct heap *h, u64 g)
{
	return &h->window[g << h->granule_shift >> WINDOW_SHIFT];
}

static inline bool has_kinds(const struct heap *h, u64 g)
{
	return atomic_load_explicit(&granule_window(h, g)->flags, memory_order_relaxed) &
	       WINDOW_KINDS;
}

static inline enum tile tile_kind(const struct heap *h, u64 g)
{
	if (!has_kinds(h, g))
		return TILE_ALLOCATED;
	return (enum tile)(bit_test(h->kind[0], g) | bit_test(h->kind[1], g) << 1);
}

// The granule that the address lies in, NO_GRANULE if it is in no range.
u64 address_granule(const struct heap *h, u64 addr);

// The start of the tile that granule g lies in: every range begins with one.
static inline u64 tile_start(const struct heap *h, u64 g)
{
	const struct line *l = &h->line[g >> LINE_SHIFT];
	unsigned i = g % LINE_GRANULES;
	u64 below, line;

	if (bit_test(l->start, i))
		return g;
	below = l->start[i / WORD_BITS] & bits_below(i % WORD_BITS);
	if (below)
		return align_down(g, WORD_BITS) + bit_highest(below);
	if (i >= WORD_BITS && l->start[0])
		return align_down(g, LINE_GRANULES) + bit_highest(l->start[0]);
	if (!summary_prev(h, g >> LINE_SHIFT, &line))
		return NO_GRANULE;
	l = &h->line[line];
	return line * LINE_GRANULES +
	       (l->start[1] ? WORD_BITS + bit_highest(l->start[1]) : bit_highest(l->start[0]));
}

// The start of the tile after the one that starts at g; the end of all granules if there is none.
static inline u64 tile_end(const struct heap *h, u64 g)
{
	const struct line *l = &h->line[g >> LINE_SHIFT];
	unsigned i = g % LINE_GRANULES;
	u64 above, line;

	above = l->start[i / WORD_BITS] & ~bits_below(i % WORD_BITS + 1);
	if (above)
		return align_down(g, WORD_BITS) + bit_lowest(above);
	if (i < WORD_BITS && l->start[1])
		return align_down(g, LINE_GRANULES) + WORD_BITS + bit_lowest(l->start[1]);
	if (!summary_next(h, (g >> LINE_SHIFT) + 1, &line))
		return h->granules;
	l = &h->line[line];
	return line * LINE_GRANULES +
	       (l->start[0] ? bit_lowest(l->start[0]) : WORD_BITS + bit_lowest(l->start[1]));
}

// The first line at or after `line` that has a start; heap.lines or more if there is none.
static inline u64 lines_next(const struct heap *h, u64 line)
{
	u64 word;

	if (line >= h->lines)
		return line;
	word = h->summary[0][line / WORD_BITS] >> (line % WORD_BITS);
	if (word)
		return line + bit_lowest(word);
	return summary_next(h, align_down(line, WORD_BITS) + WORD_BITS, &line) ? line : h->lines;
}

// The first line at or after `line`, and the last one before it, that may have a leak; heap.lines
// or more, and false, if there is none.
static inline u64 leaky_next(const struct heap *h, u64 line)
{
	while (line < h->lines) {
		u64 word = h->leaky[line / WORD_BITS] >> (line % WORD_BITS);

		if (line % WORD_BITS == 0) // they are far between: 64 at a time
			for (u64 bits = word; bits; bits &= bits - 1)
				__builtin_prefetch(&h->line[line + bit_lowest(bits)]);
		if (word)
			return line + bit_lowest(word);
		line = align_down(line, WORD_BITS) + WORD_BITS;
	}
	return line;
}

static inline bool leaky_prev(const struct heap *h, u64 line, u64 *ret)
{
	while (line) {
		u64 from = align_down(line - 1, WORD_BITS);
		u64 word = h->leaky[from / WORD_BITS] & bits_below((unsigned)(line - from));

		if (word) {
			*ret = from + bit_highest(word);
			return true;
		}
		line = from;
	}
	return false;
}

// Edge i of those that begin at byte `at` of the edges.
static inline u64 edge_get(const struct heap *h, u64 at, u64 i)
{
	u64 bit = i * h->edge_bits, w;

	__builtin_memcpy(&w, h->edges + at + bit / 8, sizeof(w));
	return w >> (bit % 8) & bits_below(h->edge_bits);
}
