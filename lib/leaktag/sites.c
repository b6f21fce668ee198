// SPDX-License-Identifier: MIT
// The stack is walked by the rules of .eh_frame, which are kept once they are known: a step costs
// a look into a table and two loads. Functions that keep a frame pointer have rules like any
// other; generated code, which has none, is walked by the frame pointer as long as that makes
// sense. Nothing is locked and nothing allocated, so the walk is as safe as malloc itself.

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cfi.h"
#include "modules.h"
#include "sites.h"

enum {
	SMALL_BITS = 12, // of the caches, for sites that are single addresses
	DEEP_SITES_BITS = 17,
	DEEP_RULES_BITS = 15,
	SKIPPED = 64,	      // frames of run-time libraries at most, before the first that counts
	INSTANCES = 16,	      // frames of instances, in the same place
	FRAME_MAX = 64 << 20, // bytes of one frame
	FRAME_MAX_BLIND = 64 << 10, // where only the frame pointer says so
};

// pc ^ rule, rule: a pair of another pc, or halves of two writes, do not fit together.
struct rule_entry {
	_Atomic uint64_t check, rule;
};

struct rules {
	unsigned shift;
	struct rule_entry entries[];
};

static struct {
	struct sites_cache head;
	uint64_t words[1 << SMALL_BITS];
} small_sites = {.head.shift = 64 - SMALL_BITS};

static struct {
	struct rules head;
	struct rule_entry entries[1 << SMALL_BITS];
} small_rules = {.head.shift = 64 - SMALL_BITS};

struct sites_cache *_Atomic sites_cache = &small_sites.head;
static struct rules *_Atomic rules = &small_rules.head;
bool sites_shallow;

// *ret_final: it will be the same when it is asked for again.
__attribute__((noinline)) static union cfi_rule derive(uint64_t pc, bool *ret_final)
{
	union cfi_rule rule = {};
	uint32_t module = modules_at(pc);
	struct cfi_image image;

	if (modules_frames(module, &image))
		rule = cfi_rule_at(&image, pc);
	rule.runtime = modules_is_runtime(module);
	enum instance instance = modules_instance(module, pc);
	rule.instance = instance == INSTANCE_YES;
	*ret_final = instance != INSTANCE_LATER;
	return rule;
}

static inline __attribute__((always_inline)) union cfi_rule rule_for(uint64_t pc)
{
	struct rules *r = atomic_load_explicit(&rules, memory_order_acquire);
	struct rule_entry *e = &r->entries[sites_hash(pc) >> r->shift];
	union cfi_rule rule = {.word = atomic_load_explicit(&e->rule, memory_order_relaxed)};

	if (likely((atomic_load_explicit(&e->check, memory_order_relaxed) ^ rule.word) == pc))
		return rule;
	bool final;
	rule = derive(pc, &final);
	if (final) {
		atomic_store_explicit(&e->rule, rule.word, memory_order_relaxed);
		atomic_store_explicit(&e->check, rule.word ^ pc, memory_order_relaxed);
	}
	return rule;
}

struct frame {
	uint64_t pc, sp, fp;
};

static uint64_t word_at(uint64_t addr)
{
	return *(const uint64_t *)(uintptr_t)addr;
}

static uint64_t strip(uint64_t pc)
{
#if defined(__aarch64__)
	register uint64_t x30 __asm__("x30") = pc;

	__asm__("hint #7" : "+r"(x30)); // takes a signature away, where the processor has them
	return x30;
#else
	return pc;
#endif
}

// Generated code: the frame pointer is followed as long as it moves up the stack in small steps.
static bool step_blind(struct frame *f)
{
	if (f->fp < f->sp || f->fp - f->sp > FRAME_MAX_BLIND || f->fp % 8)
		return false;
	uint64_t fp = word_at(f->fp);
	if (fp <= f->fp)
		return false;
	f->pc = strip(word_at(f->fp + 8));
	f->sp = f->fp + 16;
	f->fp = fp;
	return f->pc > 4096;
}

static bool step(struct frame *f, union cfi_rule rule)
{
	uint64_t cfa, fp = f->fp;

	switch (rule.kind) {
	case CFI_SP: cfa = f->sp + (uint64_t)(int64_t)rule.cfa; break;
	case CFI_FP: cfa = f->fp + (uint64_t)(int64_t)rule.cfa; break;
	case CFI_DEREF_FP: cfa = word_at(f->fp + (uint64_t)(int64_t)rule.cfa); break;
	case CFI_UNKNOWN: return step_blind(f);
	default: return false;
	}
	if (cfa <= f->sp || cfa - f->sp > FRAME_MAX || cfa % 8)
		return false;
	if (rule.fp_kind == CFI_FP_AT_CFA)
		f->fp = word_at(cfa + (uint64_t)(int64_t)rule.fp * 8);
	else if (rule.fp_kind == CFI_FP_AT_FP)
		f->fp = word_at(fp + (uint64_t)(int64_t)rule.fp * 8);
	f->pc = strip(word_at(cfa + (uint64_t)(int64_t)rule.ra * 8));
	f->sp = cfa;
	return f->pc > 4096;
}

// Return addresses from the first frame outside the run-time libraries on: those of instances,
// marked, and `depth` more.
static unsigned walk(struct frame f, uint64_t *pcs, unsigned depth)
{
	unsigned n = 0, own = 0, skipped = 0;

	for (;;) {
		union cfi_rule rule = rule_for(f.pc - 1);
		if (own == 0 && rule.runtime) {
			if (++skipped > SKIPPED)
				return n;
		} else {
			pcs[n++] = rule.instance ? f.pc | LEAKTAG_LIBRARY : f.pc;
			own += own > 0 || !rule.instance;
		}
		if (own == depth || n == LEAKTAG_MAX_DEPTH || (own == 0 && n == INSTANCES) ||
		    !step(&f, rule))
			return n;
	}
}

// LEAKTAG_DEPTH is looked at as soon as there is an environment: the loader allocates before.
static void configure(void)
{
	static bool done;

	if (done || !environ)
		return;
	done = true;
	const char *depth = secure_getenv("LEAKTAG_DEPTH");
	sites_set_depth(depth ? (unsigned)strtoul(depth, NULL, 10) : leaktag_root.depth);
}

// Stacks are many: 1 MiB of sites and 512 KiB of rules, of which only what is used is ever there.
static void deepen(void)
{
	struct sites_cache *c = table_map(sizeof(*c) + ((size_t)8 << DEEP_SITES_BITS));
	struct rules *r = table_map(sizeof(*r) + (sizeof(r->entries[0]) << DEEP_RULES_BITS));

	if (c) {
		c->shift = 64 - DEEP_SITES_BITS;
		atomic_store_explicit(&sites_cache, c, memory_order_release);
	}
	if (r) {
		r->shift = 64 - DEEP_RULES_BITS;
		atomic_store_explicit(&rules, r, memory_order_release);
	}
}

void sites_set_depth(unsigned depth)
{
	if (depth < 1)
		depth = 1;
	if (depth > LEAKTAG_MAX_DEPTH)
		depth = LEAKTAG_MAX_DEPTH;
	if (depth > 1 && sites_cache == &small_sites.head)
		deepen();
	leaktag_root.depth = depth;
	sites_shallow = depth == 1;
}

static void cache(uint64_t hash, uint32_t cell)
{
	struct sites_cache *c = atomic_load_explicit(&sites_cache, memory_order_acquire);

	atomic_store_explicit(&c->words[hash >> c->shift], (hash & ~SITES_CELL_MASK) | cell,
			      memory_order_relaxed);
}

// Each part of a stack that reaches to its outer end has a hash: those of the next stack that
// comes by are mostly known, but for its innermost frames.
static uint32_t stack_cell(const uint64_t *pcs, const uint64_t *hashes, unsigned n)
{
	uint32_t cell = 0;
	unsigned known = 1;

	while (known < n && !(cell = sites_cached(hashes[known])))
		known++;
	for (unsigned i = known; i-- > 0;) {
		cell = table_cell(pcs[i], cell);
		if (!cell)
			return 0;
		cache(hashes[i], cell);
	}
	return cell;
}

static uint32_t site_of(const uint64_t *pcs, unsigned n)
{
	uint64_t hashes[LEAKTAG_MAX_DEPTH + 1], whole;

	hashes[n] = 0;
	for (unsigned i = n; i-- > 0;) {
		hashes[i] = (hashes[i + 1] ^ pcs[i]) * UINT64_C(0xd6e8feb86659fd93);
		hashes[i] ^= hashes[i] >> 32;
	}
	whole = sites_hash(n == 1 ? pcs[0] : hashes[0]);
	uint32_t cell = sites_cached(whole);
	if (likely(cell))
		return cell;
	cell = stack_cell(pcs, hashes, n);
	if (!cell) {
		atomic_fetch_add((_Atomic uint32_t *)&leaktag_root.lost, 1);
		return 0;
	}
	table_mark_site(cell);
	cache(whole, cell);
	return cell;
}

__attribute__((noinline)) uint32_t sites_walk(uint64_t pc)
{
	struct frame here = {
		.pc = (uintptr_t)__builtin_extract_return_addr(__builtin_return_address(0)),
		.sp = (uintptr_t)__builtin_dwarf_cfa(),
		.fp = word_at((uintptr_t)__builtin_frame_address(0)),
	};
	uint64_t pcs[LEAKTAG_MAX_DEPTH];
	int saved = errno;
	unsigned n = 0;

	configure();
	union cfi_rule rule = {};
	if (leaktag_root.depth == 1)
		rule = rule_for(pc - 1);
	if (leaktag_root.depth > 1 || rule.runtime || rule.instance)
		n = walk(here, pcs, leaktag_root.depth);
	if (n == 0)
		pcs[n++] = pc;
	uint32_t cell = site_of(pcs, n);
	errno = saved;
	return cell;
}

void sites_forget(void)
{
	struct sites_cache *c = sites_cache;
	struct rules *r = rules;

	for (size_t i = 0; i <= UINT64_MAX >> c->shift; i++)
		atomic_store_explicit(&c->words[i], 0, memory_order_relaxed);
	for (size_t i = 0; i <= UINT64_MAX >> r->shift; i++) {
		atomic_store_explicit(&r->entries[i].check, 0, memory_order_relaxed);
		atomic_store_explicit(&r->entries[i].rule, 0, memory_order_relaxed);
	}
}
