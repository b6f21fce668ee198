/* SPDX-License-Identifier: MIT */
// The rules of .eh_frame by pc, once they are known: in a cache for all of the program, and those that
// a stack used last once more, by where on it that was. A program calls from many thousand places,
// whose rules do not fit into the processor's nearest cache; but most of a stack is what it was
// a moment ago.
#pragma once

#include "cfi.h"
#include "lines.h"

enum {
	NEAR_STACKS_BITS = 6,
	NEAR_FRAMES_BITS = 8,
	NEAR_STACK_SHIFT = 18, // what differs above is another stack
};

// pc ^ rule, rule: a pair of another pc, or halves of two writes, do not fit together.
struct rule_entry {
	_Atomic uint64_t check, rule;
};

// What is remembered of a stack, or of several that have the same place.
struct near_stack {
	_Alignas(64) struct rule_entry places[1 << NEAR_FRAMES_BITS];
	_Atomic uint32_t last_trace; // for the user: of its last walk
};

extern struct near_stack rules_near[1 << NEAR_STACKS_BITS] __attribute__((visibility("hidden")));

// Derives the rule, if need be, and puts it into the entry.
union cfi_rule rules_far(uint64_t pc, struct rule_entry *e);

// Is pc in none of the run-time libraries and their instances? Their frame tables are not touched:
// they would be memory that the program has not needed.
bool rules_stand_alone(uint64_t pc);

// A module is gone, or the depth is another.
void rules_forget(void);

static inline struct near_stack *rules_near_stack(uint64_t sp)
{
	return &rules_near[lines_hash(sp >> NEAR_STACK_SHIFT) >> (64 - NEAR_STACKS_BITS)];
}

static inline __attribute__((always_inline)) union cfi_rule rules_for(struct near_stack *near,
								      uint64_t pc, uint64_t sp)
{
	struct rule_entry *e = &near->places[sp / 16 % (1 << NEAR_FRAMES_BITS)];
	union cfi_rule rule = {.word = atomic_load_explicit(&e->rule, memory_order_relaxed)};

	if (__builtin_expect(
		    (atomic_load_explicit(&e->check, memory_order_relaxed) ^ rule.word) == pc, 1))
		return rule;
	return rules_far(pc, e);
}
