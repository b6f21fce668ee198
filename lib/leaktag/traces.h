/* SPDX-License-Identifier: MIT */
// Walks that were made before. A program calls malloc from the same stacks over and over: a walk that
// begins at the same place, and reads the same words where the last one read them, ends at the same
// site. These words can be looked at side by side, while a walk has to take one step after another.
#pragma once

#include "walk.h"

enum { TRACES_TRIED = 4 };

struct trace_search {
	const struct frame *f;	// where the walk begins
	_Atomic uint16_t *last; // the trace that was found last on this stack
	unsigned n;		// traces that were tried in vain
	uint16_t guesses[TRACES_TRIED];
};

// Of the stack that sp is on, or of several that have the same place.
_Atomic uint16_t *traces_last(uint64_t sp);

// The cell of a walk from there, if a trace that may well be its own fits; 0: it has to be made.
uint32_t traces_guess(struct trace_search *s);

// The walk has been made, and has led to that cell: is there a trace of it?
bool traces_find(struct trace_search *s, uint32_t cell);

// There is none.
void traces_keep(struct trace_search *s, const struct walk *w, uint32_t cell);

// The rules are others now.
void traces_forget(void);
