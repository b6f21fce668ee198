/* SPDX-License-Identifier: MIT */
// The ledger: which blocks a program holds, kept beside its allocator in a file that is shared
// with whoever wants to compare.
//
// The file is named PREFIX.PID, PREFIX being the environment's LEDGER. It is mapped into the
// program, where it must look like nothing at all to a search for pointers: every word that could
// be taken for an address is stored inverted, which sets bit 47 and all above.
#pragma once

#include <stdint.h>

#define LEDGER_MAGIC UINT64_C(0x72656764656c2e31)

struct ledger_entry {
	uint64_t addr;	// inverted; 0: nothing here
	uint64_t size;	// inverted: usable bytes * 2 + 1 if the program never saw the block
	uint64_t birth; // inverted: the how manieth entry of all this is
};

struct ledger {
	uint64_t magic;
	uint32_t ask;	    // set by a comparer: who enters the allocator waits until it is 0
	uint32_t in_flight; // threads between entry and exit; those in realloc count twice
	uint32_t lock;	    // of the table
	uint32_t full;	    // entries were lost: nothing can be proved
	uint64_t log_slots; // inverted
	uint64_t births;    // inverted
	uint64_t live;	    // inverted
	uint64_t forgotten; // inverted
	uint64_t strangers; // inverted: frees of blocks that are not in the table
	uint64_t pad[7];
	struct ledger_entry slots[];
};

// Where the search for an address begins. Neighbours stay neighbours, so that as many pages of
// the table are touched as of the heap.
static inline uint64_t ledger_slot(uint64_t addr, uint64_t log_slots)
{
	uint64_t region = (addr >> 16) * UINT64_C(0x9e3779b97f4a7c15);

	return ((region >> 20) + ((addr & 0xffff) >> 4)) & ((UINT64_C(1) << log_slots) - 1);
}
