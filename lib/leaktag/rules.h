/* SPDX-License-Identifier: MIT */
// The rules of .eh_frame by pc, once they are known: those that were used last, each in the place that its
// pc has, and all of them, smaller, in a cache. A program calls from many thousand places, whose rules
// do not fit into the processor's nearest cache.
#pragma once

#include "cfi.h"
#include "lines.h"

enum { RULES_BITS = 10 };

// pc ^ rule, rule: a pair of another pc, or halves of two writes, do not fit together.
struct rule_entry {
	_Atomic uint64_t check, rule;
};

extern struct rule_entry rules_last[1 << RULES_BITS] __attribute__((visibility("hidden")));

// Derives the rule, if need be, and puts it into the entry.
union cfi_rule rules_far(uint64_t pc, struct rule_entry *e);

// Is pc in none of the run-time libraries and their instances? Their frame tables are not touched:
// they would be memory that the program has not needed.
bool rules_stand_alone(uint64_t pc);

// A module is gone, or the depth is another.
void rules_forget(void);

static inline union cfi_rule rules_for(uint64_t pc)
{
	struct rule_entry *e = &rules_last[lines_hash(pc) >> (64 - RULES_BITS)];
	union cfi_rule rule = {.word = atomic_load_explicit(&e->rule, memory_order_relaxed)};

	if (__builtin_expect(
		    (atomic_load_explicit(&e->check, memory_order_relaxed) ^ rule.word) == pc, 1))
		return rule;
	return rules_far(pc, e);
}
