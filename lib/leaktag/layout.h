/* SPDX-License-Identifier: MIT */
// What libleaktag.so leaves in a process, for leak, umem and core files to read.
//
// The last four bytes of a block's usable area are its tag:
//
//	malloc's pointer                              + malloc_usable_size (the allocator's own)
//	|  what the program asked for  |  rounding  | tag |
//
// A tag is the number of a cell, enciphered with the block's address. It proves itself: anything
// else that stands there deciphers to a random 32 bit number, and is taken for a tag only if that
// happens to name a site, 1 in 2 million for a program with 2,000 sites.
//
// Large blocks that have no room for a tag, in an allocator whose sizes are far apart, are not made
// larger for it: a table has their addresses, sizes and cells. A place in it says nothing of a block
// of another size; for one of the same size it comes before what stands in the block.
//
// A cell is one step of a stack: a return address, and the cell of its caller (0: none is known).
// Equal stacks are the same cell, and stacks that end alike share their ends. A block that realloc
// has touched has a pair cell, which holds the cells of its malloc site and of its realloc site.
// Cells are never changed, moved or freed, but for the flags.
//
// Where functions of the C++ or Rust library that the compiler has put into the program come first,
// they are kept besides, marked: the place of the allocation is the first call that is not marked.
//
//	block A  ... tag --> cell { pc: strdup's caller, next } --> cell { its caller, next } --> ...
//	block B  ... tag --> cell { PAIR, realloc site } --> cells
//	                                  next: malloc site --> cells
//
// All of it is found from struct leaktag_root, which lies in a data segment at a multiple of 64.
#pragma once

#include <stddef.h>
#include <stdint.h>

#define LEAKTAG_VERSION 2

// Two words, the second one inverted in the reader's text, so that the reader has no copy of it.
#define LEAKTAG_MAGIC0 UINT64_C(0x67617461656c7f9b)
#define LEAKTAG_MAGIC1 UINT64_C(0xd29ae3f05b7c4168)

enum {
	LEAKTAG_TAG_SIZE = 4,
	LEAKTAG_CHUNK_CELLS = 1 << 14,
	LEAKTAG_CHUNKS = 1 << 8,
	LEAKTAG_MAX_CELLS = LEAKTAG_CHUNK_CELLS * LEAKTAG_CHUNKS,
	LEAKTAG_MAX_MODULES = 1 << 13,
	LEAKTAG_MAX_DEPTH = 64,
	LEAKTAG_LARGE_BYTES = 4096, // usable bytes: no smaller block is in the table of large ones
	LEAKTAG_LARGE_LEVELS = 8,
	LEAKTAG_LARGE_PLACES = 1 << 8, // of the first level, of each other four times as many
};

// Flags in the upper bits of leaktag_cell.pc, above any user address.
#define LEAKTAG_SITE UINT64_C(0x8000000000000000) // a tag may name it; the others are callers alone
#define LEAKTAG_PAIR UINT64_C(0x4000000000000000) // the rest is the number of the realloc site
#define LEAKTAG_DEAD UINT64_C(0x2000000000000000) // its module was unloaded: the pc is history
#define LEAKTAG_LIBRARY                                                                            \
	UINT64_C(0x1000000000000000) // an instance of the C++ or Rust library: its caller counts
#define LEAKTAG_PAST UINT64_C(0x0800000000000000) // for the library: a caller's module was unloaded
#define LEAKTAG_PC   UINT64_C(0x00ffffffffffffff)

struct leaktag_cell {
	uint64_t pc;   // with flags; 0: not filled in yet
	uint32_t next; // the caller's cell; of a pair: the malloc site, 0 if the block had no tag
	uint32_t
		module; // index + 1 of the module that the pc was in when it was first seen; 0: none
};

// A module in which a site was seen.
struct leaktag_module {
	uint64_t base;	     // load bias
	uint64_t start, end; // its addresses; start == 0: not filled in yet
	uint64_t path;	     // address of the path in the process
	uint32_t path_len;
	uint8_t dead; // unloaded since
	uint8_t build_id_len;
	uint8_t build_id[32];
	uint8_t reserved[2];
};

enum leaktag_mode {
	LEAKTAG_PRELOADED, // from the process's first block on
	LEAKTAG_ATTACHED,  // to the running process
	LEAKTAG_DETACHED,  // a block since then can carry the tag of an earlier one in its place
};

struct leaktag_root {
	uint64_t magic[2];
	uint32_t version;
	uint32_t size;	       // of this struct
	uint64_t self;	       // its own address, 0 until the first block is tagged
	uint32_t tag_size;     // bytes
	uint32_t depth;	       // frames kept for each site
	uint32_t cells;	       // numbers given out, 1 .. cells
	uint32_t modules;      // slots given out
	uint32_t lost;	       // blocks that could not be tagged as the table was full
	uint32_t mode;	       // enum leaktag_mode
	uint64_t module_table; // address of LEAKTAG_MAX_MODULES struct leaktag_module; 0: none yet
	uint64_t chunks
		[LEAKTAG_CHUNKS]; // addresses of cells; number n is [n / CHUNK_CELLS][n % ...]
	uint64_t large[LEAKTAG_LARGE_LEVELS]; // addresses of struct leaktag_large; 0: none yet
};

struct leaktag_large {
	uint64_t addr; // of a block, inverted: no pointer that would hold it; 0: none
	uint64_t what; // the lower half is its cell, 0: none; the upper one leaktag_large_size
};

// What leaktag_attach() and leaktag_detach() have done, for who had them called.
enum leaktag_outcome {
	LEAKTAG_DONE = 1,
	LEAKTAG_STARTED_WITH, // the process was started with the library
	LEAKTAG_ALREADY,      // it is attached, or detached, already
	LEAKTAG_NO_MEMORY,
	LEAKTAG_NO_FUNCTION,  // no loaded library has a malloc
	LEAKTAG_NOT_WRITABLE, // a slot cannot be written: everything is as it was
};

struct leaktag_attachment {
	uint32_t outcome;
	uint32_t slots;	  // of global offset tables, redirected or put back
	uint32_t symbols; // entries of symbol tables: what modules that are loaded later bind to
	uint32_t modules; // with such slots
	uint32_t depth;
	uint32_t kept;	 // sized forms that were not put back, as tagged blocks are about
	uint64_t failed; // address that could not be written
};

_Static_assert(sizeof(struct leaktag_cell) == 16, "read from outside");
_Static_assert(sizeof(struct leaktag_large) == 16, "read from outside");
_Static_assert(sizeof(struct leaktag_module) == 72, "read from outside");

// Usable bytes of a block, as far as the table says.
static inline uint32_t leaktag_large_size(uint64_t usable)
{
	return (uint32_t)(usable / 16);
}

// Enciphers a cell number for a block, and deciphers a tag.
static inline uint32_t leaktag_cipher(uint32_t n, uint64_t block)
{
	return n ^ (uint32_t)((block * UINT64_C(0x9e3779b97f4a7c15)) >> 32);
}
