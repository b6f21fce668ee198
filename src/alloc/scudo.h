/* SPDX-License-Identifier: MIT */
// What the files of the Scudo walker share.
#pragma once

#include "alloc/data.h"
#include "alloc/peek.h"
#include "alloc/slabs.h"

extern const struct allocator scudo;

enum {
	SC_CLASSES = 45, // class 0 is the allocator's own
	SC_PAGE = 4096,
	SC_HEADER = 16,	  // from a chunk's header to its first byte
	SC_STRIDE = 1024, // bytes of a region's description, at most
};

enum sc_chunk_state { SC_AVAILABLE, SC_ALLOCATED, SC_QUARANTINED };

// What a chunk's header says.
struct sc_chunk {
	u64 addr; // what malloc returned
	unsigned class;
	enum sc_chunk_state state;
	u64 size; // class 0: bytes that are unused at the end
};

// A region: blocks of one class side by side.
struct sc_region {
	u64 begin, end; // of what is mapped
	u64 used;	// where the blocks that were ever given out end
	u64 size;	// of a block
};

// How the checksums of headers are made.
struct sc_sum {
	u32 cookie; // the secret number
	bool crc;   // CRC32C
	u64 tag;    // SC_TAG or 0: part of each header's address
};

// Where processors can tag memory (aarch64) each header's address has one tag, whether memory is
// tagged or not, and that of a large block's another. Source: lib/scudo/standalone/{combined,
// secondary}.h, LLVM 12 to 24.
#define SC_TAG	     ((u64)2 << 56)
#define SC_LARGE_TAG ((u64)1 << 56)

struct sc_state {
	struct walk *walk;
	struct target *target;
	struct peek *peek;
	const struct module *module;
	u64 array, stride; // descriptions of the regions, one for each class
	struct sc_region regions[SC_CLASSES];
	u64 large_header; // bytes before a large block; 0: not known yet
	VEC(u64) large;	  // headers of large blocks, in order
	struct sc_sum sum;
	u64 border; // a chunk of no bytes that begins where the next block does
	struct own_pages own;
	u16 arena;
	u64 bytes;
	struct doubts doubts;
};

// --- scudo_regions.c ---

// The array of regions in a module's data.
bool sc_find_regions(struct sc_state *s, const struct data *d);

// Which part of each region is in use; false if that is not to be told. *ret_used: any is.
bool sc_regions_measure(struct sc_state *s, const struct data *d, bool *ret_used);

// The secret number that headers are summed with. False: no number of the module's data fits.
bool sc_find_cookie(struct sc_state *s, const struct data *d);

// The header `word` of the chunk at addr; false if it is not right.
bool sc_parse(const struct sc_state *s, u64 addr, u64 word, struct sc_chunk *ret);

// The chunk in the block at addr, of which `head` is the first word; false if it is not right.
bool sc_chunk_in(struct sc_state *s, u64 block, u64 head, struct sc_chunk *ret);

struct err *sc_regions_lay(struct sc_state *s);

// --- scudo_large.c ---

// Blocks in mappings of their own, in use and kept for the next ones; sampled blocks of GWP-ASan.
void sc_large_lay(struct sc_state *s, const struct data *d);
