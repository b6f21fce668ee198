/* SPDX-License-Identifier: MIT */
// The stack: from a call to the return addresses of those who called.
#pragma once

#include "cfi.h"
#include "layout.h"

struct frame {
	uint64_t pc, sp, fp; // where it goes on, and with which registers
};

// Part of a stack: from the first frame outside the run-time libraries on, as many as were asked
// for. Those of instances of the libraries, which come before, are not counted.
struct walk {
	unsigned n;	  // frames; 0: there are none
	uint64_t hash;	  // of all
	uint64_t context; // of a few behind the first: what is alike there comes together
	struct trail *trail;
	uint32_t start;			 // number of the first on the trail
	uint64_t pcs[LEAKTAG_MAX_DEPTH]; // if there is no trail
};

// Between the two nothing is to be called but what is here: the trail is in use.
void walk_start(struct walk *w, const struct frame *call, unsigned depth);
void walk_end(struct walk *w);

// The return addresses; those in libraries and their instances are marked LEAKTAG_LIBRARY.
void walk_pcs(const struct walk *w, uint64_t pcs[LEAKTAG_MAX_DEPTH]);

// Is pc in none of the run-time libraries and their instances? Their frame tables are not touched:
// they would be memory that the program has not needed.
bool walk_stands_alone(uint64_t pc);

// More room for rules: stacks are asked for.
void walk_deepen(void);

// A module is gone: what was known about addresses is void.
void walk_forget(void);
