/* SPDX-License-Identifier: MIT */
// The stack, walked by the rules of .eh_frame. Nothing is locked and nothing allocated, so the walk is
// as safe as malloc itself.
#pragma once

#include "layout.h"
#include "rules.h"

enum {
	WALK_READS = 36,
	WALK_ADDRESS = 1, // of what was read: it leads somewhere on the stack
};

struct frame {
	uint64_t pc, sp, fp;
};

// What a walk found, and what it found it by: as long as the words that it read are what they were, so
// is the stack.
struct walk {
	uint64_t hash; // of all pcs
	unsigned n;
	unsigned n_reads;	    // more than WALK_READS: there was no room for all
	bool passing;		    // it could be another the next time, whatever the words say
	bool fp_used;		    // the frame pointer that it began with
	uint64_t reads[WALK_READS]; // addresses; each follows from what was read before
	uint64_t pcs[LEAKTAG_MAX_DEPTH];
};

// Return addresses from the first frame outside the run-time libraries on: those of instances,
// marked, and `depth` more.
void walk_stack(struct walk *w, struct frame f, unsigned depth);
