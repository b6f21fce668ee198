// SPDX-License-Identifier: MIT
#include "modules.h"
#include "rules.h"
#include "table.h"

enum {
	KINDS = 1 << 12, // rules that differ, of all programs seen so far a tenth
	PC_BITS = 48,	 // user space ends below
	PAYLOAD = (1 << (64 - PC_BITS)) - 1,
};

_Static_assert(KINDS <= PAYLOAD, "a kind's number fits beside a pc");

struct rule_entry rules_last[1 << RULES_BITS];

static struct lines_small small = LINES_SMALL;
static struct lines *_Atomic cache = &small.lines;

// Many pcs have the same rule: the cache has a number for it.
static _Atomic uint64_t kinds[KINDS];
static _Atomic uint32_t n_kinds;

// The lower bits are zeros, for the payload: the hash moves bits up alone.
static uint64_t key_of(uint64_t pc)
{
	return lines_hash(pc << (64 - PC_BITS));
}

// 0: there are too many.
static uint32_t kind_of(union cfi_rule rule)
{
	uint32_t n = atomic_load_explicit(&n_kinds, memory_order_relaxed);

	for (uint32_t i = 0; i < n && i < KINDS; i++)
		if (atomic_load_explicit(&kinds[i], memory_order_relaxed) == rule.word)
			return i + 1;
	if (n >= KINDS)
		return 0;
	n = atomic_fetch_add_explicit(&n_kinds, 1, memory_order_relaxed);
	if (n >= KINDS)
		return 0;
	atomic_store_explicit(&kinds[n], rule.word, memory_order_release);
	return n + 1;
}

static bool cached(uint64_t pc, union cfi_rule *ret)
{
	struct lines *l = atomic_load_explicit(&cache, memory_order_acquire);
	uint64_t word = pc >> PC_BITS ? 0 : lines_get(l, key_of(pc), PAYLOAD);

	if (!word)
		return false;
	ret->word = atomic_load_explicit(&kinds[(word & PAYLOAD) - 1], memory_order_relaxed);
	return true;
}

// Where single addresses are kept, a walk ends in the first module that is none of the run-time's, and
// that one's frame table is memory which the program has perhaps not needed. Those of the run-time
// libraries are looked at for some calls, most of them while the program starts.
__attribute__((noinline)) static union cfi_rule derive(uint64_t pc)
{
	union cfi_rule rule = {};
	uint32_t module = modules_at(pc);
	enum instance instance = modules_instance(module, pc);
	bool runtime = modules_is_runtime(module);
	struct cfi_image image;

	if (leaktag_root.depth == 1 && !runtime && instance == INSTANCE_NO)
		rule.kind = CFI_END;
	else if (modules_frames(module, &image))
		rule = cfi_rule_at(&image, pc);
	if (leaktag_root.depth == 1 && runtime)
		modules_frames_spare(module);
	rule.known = 1;
	rule.runtime = runtime;
	rule.instance = instance == INSTANCE_YES;
	bool passing = instance == INSTANCE_LATER, plain = rule.kind == CFI_SP &&
							   rule.fp_kind != CFI_FP_AT_FP &&
							   rule.cfa > 0 && rule.cfa % 8 == 0;
	rule.passing = passing;
	rule.plain = plain && !passing;
	return rule;
}

union cfi_rule rules_far(uint64_t pc, struct rule_entry *e)
{
	union cfi_rule rule;

	if (!cached(pc, &rule)) {
		rule = derive(pc);
		uint32_t kind = !rule.passing && !(pc >> PC_BITS) ? kind_of(rule) : 0;
		if (kind)
			lines_put(&cache, key_of(pc) | kind);
	}
	if (!rule.passing) {
		atomic_store_explicit(&e->rule, rule.word, memory_order_relaxed);
		atomic_store_explicit(&e->check, rule.word ^ pc, memory_order_relaxed);
	}
	return rule;
}

bool rules_stand_alone(uint64_t pc)
{
	union cfi_rule rule;

	if (cached(pc, &rule))
		return !rule.runtime && !rule.instance;
	uint32_t module = modules_at(pc);
	return !modules_is_runtime(module) && modules_instance(module, pc) == INSTANCE_NO;
}

void rules_forget(void)
{
	lines_clear(cache);
	for (unsigned i = 0; i < 1 << RULES_BITS; i++) {
		word_clear(&rules_last[i].check);
		word_clear(&rules_last[i].rule);
	}
}
