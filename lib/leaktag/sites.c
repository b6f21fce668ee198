// SPDX-License-Identifier: MIT
// The stack is walked by the rules of .eh_frame, which are kept once they are known: a step costs
// a look into a table and two loads. A program calls from many thousand places, whose rules do not
// fit into the processor's nearest cache; but most of a stack is what it was a moment ago, so the
// rules that were used last are kept once more, by where on the stack that was. Functions that keep a frame pointer have rules like any
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
	DEEP_SITES_BITS = 15,
	DEEP_TAILS_BITS = 16,
	RULES_LINE = 4,
	SMALL_RULES_BITS = 10, // of lines
	DEEP_RULES_BITS = 13,
	NEAR_STACKS_BITS = 4,
	NEAR_FRAMES_BITS = 8,
	NEAR_STACK_SHIFT = 18, // what differs above is another stack
	SKIPPED = 64,	       // frames of run-time libraries at most, before the first that counts
	INSTANCES = 16,	       // frames of instances, in the same place
	FRAME_MAX = 64 << 20,  // bytes of one frame
	FRAME_MAX_BLIND = 64 << 10, // where only the frame pointer says so
};

// pc ^ rule, rule: a pair of another pc, or halves of two writes, do not fit together.
struct rule_entry {
	_Atomic uint64_t check, rule;
};

// A line of the processor's cache: pcs that would have the same place do not push each other out.
// What is new goes to the front.
struct rule_line {
	struct rule_entry entries[RULES_LINE];
};

struct rules {
	_Alignas(64) unsigned shift; // of a hash, to the line
	_Alignas(64) struct rule_line lines[];
};

static struct {
	struct sites_cache head;
	uint64_t words[1 << SMALL_BITS];
} small_sites = {.head.shift = 64 - SMALL_BITS};

static struct {
	struct rules head;
	struct rule_line lines[1 << SMALL_RULES_BITS];
} small_rules = {.head.shift = 64 - SMALL_RULES_BITS};

struct sites_cache *_Atomic sites_cache = &small_sites.head;
static struct rules *_Atomic rules = &small_rules.head;
// What stacks end in, by the hash of that outer part.
static struct sites_cache *_Atomic tails = &small_sites.head;
// By stack and by place in it.
static struct rule_entry near[1 << NEAR_STACKS_BITS][1 << NEAR_FRAMES_BITS];
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

static inline __attribute__((always_inline)) bool entry_get(struct rule_entry *e, uint64_t pc,
							    union cfi_rule *ret)
{
	ret->word = atomic_load_explicit(&e->rule, memory_order_relaxed);
	return (atomic_load_explicit(&e->check, memory_order_relaxed) ^ ret->word) == pc;
}

static void entry_put(struct rule_entry *e, uint64_t pc, union cfi_rule rule)
{
	atomic_store_explicit(&e->rule, rule.word, memory_order_relaxed);
	atomic_store_explicit(&e->check, rule.word ^ pc, memory_order_relaxed);
}

static struct rule_line *line_far(uint64_t pc)
{
	struct rules *r = atomic_load_explicit(&rules, memory_order_acquire);

	return &r->lines[sites_hash(pc) >> r->shift];
}

static bool line_get(struct rule_line *l, uint64_t pc, union cfi_rule *ret)
{
	for (unsigned i = 0; i < RULES_LINE; i++)
		if (entry_get(&l->entries[i], pc, ret))
			return true;
	return false;
}

static void line_put(struct rule_line *l, uint64_t pc, union cfi_rule rule)
{
	for (unsigned i = RULES_LINE; i-- > 1;) {
		const struct rule_entry *before = &l->entries[i - 1];

		atomic_store_explicit(&l->entries[i].rule, before->rule, memory_order_relaxed);
		atomic_store_explicit(&l->entries[i].check, before->check, memory_order_relaxed);
	}
	entry_put(&l->entries[0], pc, rule);
}

__attribute__((noinline)) static union cfi_rule rule_far(uint64_t pc, struct rule_entry *near_by)
{
	struct rule_line *l = line_far(pc);
	union cfi_rule rule;
	bool final = true;

	if (!line_get(l, pc, &rule)) {
		rule = derive(pc, &final);
		if (final)
			line_put(l, pc, rule);
	}
	if (final)
		entry_put(near_by, pc, rule);
	return rule;
}

static inline __attribute__((always_inline)) union cfi_rule rule_for(uint64_t pc, uint64_t sp)
{
	struct rule_entry *e = &near[sites_hash(sp >> NEAR_STACK_SHIFT) >> (64 - NEAR_STACKS_BITS)]
				    [sp / 16 % (1 << NEAR_FRAMES_BITS)];
	union cfi_rule rule;

	return likely(entry_get(e, pc, &rule)) ? rule : rule_far(pc, e);
}

// Is pc in none of the run-time libraries and their instances? Their frame tables are not touched:
// they would be memory that the program has not needed.
static bool stands_alone(uint64_t pc)
{
	union cfi_rule rule;

	if (line_get(line_far(pc), pc, &rule))
		return !rule.runtime && !rule.instance;
	uint32_t module = modules_at(pc);
	return !modules_is_runtime(module) && modules_instance(module, pc) == INSTANCE_NO;
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
// marked, and `depth` more. *ret_hash is that of all.
static unsigned walk(struct frame f, uint64_t *pcs, unsigned depth, uint64_t *ret_hash)
{
	unsigned n = 0, own = 0, skipped = 0;

	for (*ret_hash = 0;;) {
		union cfi_rule rule = rule_for(f.pc - 1, f.sp);
		if (own == 0 && rule.runtime) {
			if (++skipped > SKIPPED)
				return n;
		} else {
			pcs[n] = rule.instance ? f.pc | LEAKTAG_LIBRARY : f.pc;
			*ret_hash = sites_hash(*ret_hash ^ pcs[n++]);
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

static struct sites_cache *cache_new(unsigned bits)
{
	struct sites_cache *c = table_map(sizeof(*c) + (sizeof(c->words[0]) << bits));

	if (c)
		c->shift = 64 - bits;
	return c;
}

// Stacks are many, of which only what is used is ever there.
static void deepen(void)
{
	struct sites_cache *c = cache_new(DEEP_SITES_BITS), *t = cache_new(DEEP_TAILS_BITS);
	struct rules *r = table_map(sizeof(*r) + (sizeof(r->lines[0]) << DEEP_RULES_BITS));

	if (c)
		atomic_store_explicit(&sites_cache, c, memory_order_release);
	if (t)
		atomic_store_explicit(&tails, t, memory_order_release);
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

static void cache(struct sites_cache *c, uint64_t hash, uint32_t cell)
{
	atomic_store_explicit(&c->words[hash >> c->shift], (hash & ~SITES_CELL_MASK) | cell,
			      memory_order_relaxed);
}

// Each part of a stack that reaches to its outer end has a hash: those of the next stack that
// comes by are mostly known, but for its innermost frames.
static uint32_t stack_cell(const uint64_t *pcs, unsigned n)
{
	struct sites_cache *t = atomic_load_explicit(&tails, memory_order_acquire);
	uint64_t hashes[LEAKTAG_MAX_DEPTH + 1];
	uint32_t cell = 0;
	unsigned known = 1;

	hashes[n] = 0;
	for (unsigned i = n; i-- > 0;) {
		hashes[i] = (hashes[i + 1] ^ pcs[i]) * UINT64_C(0xd6e8feb86659fd93);
		hashes[i] ^= hashes[i] >> 32;
	}
	while (known < n && !(cell = sites_cached(t, hashes[known])))
		known++;
	for (unsigned i = known; i-- > 0;) {
		cell = table_cell(pcs[i], cell);
		if (!cell)
			return 0;
		if (i > 0)
			cache(t, hashes[i], cell);
	}
	return cell;
}

static uint32_t site_of(const uint64_t *pcs, unsigned n, uint64_t hash)
{
	struct sites_cache *c = atomic_load_explicit(&sites_cache, memory_order_acquire);
	uint32_t cell = sites_cached(c, hash);

	if (likely(cell))
		return cell;
	cell = stack_cell(pcs, n);
	if (!cell) {
		atomic_fetch_add((_Atomic uint32_t *)&leaktag_root.lost, 1);
		return 0;
	}
	table_mark_site(cell);
	cache(c, hash, cell);
	return cell;
}

__attribute__((noinline)) uint32_t sites_walk(uint64_t pc)
{
	struct frame here = {
		.pc = (uintptr_t)__builtin_extract_return_addr(__builtin_return_address(0)),
		.sp = (uintptr_t)__builtin_dwarf_cfa(),
		.fp = word_at((uintptr_t)__builtin_frame_address(0)),
	};
	uint64_t pcs[LEAKTAG_MAX_DEPTH], hash;
	int saved = errno;
	unsigned n = 0;

	configure();
	if (leaktag_root.depth > 1 || !stands_alone(pc - 1))
		n = walk(here, pcs, leaktag_root.depth, &hash);
	if (n == 0) {
		pcs[n++] = pc;
		hash = sites_hash(pc);
	}
	uint32_t cell = site_of(pcs, n, hash);
	errno = saved;
	return cell;
}

static void cache_clear(struct sites_cache *c)
{
	for (size_t i = 0; i <= UINT64_MAX >> c->shift; i++)
		atomic_store_explicit(&c->words[i], 0, memory_order_relaxed);
}

static void entries_clear(struct rule_entry *e, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		atomic_store_explicit(&e[i].check, 0, memory_order_relaxed);
		atomic_store_explicit(&e[i].rule, 0, memory_order_relaxed);
	}
}

void sites_forget(void)
{
	cache_clear(sites_cache);
	cache_clear(tails);
	entries_clear(rules->lines[0].entries, RULES_LINE * ((UINT64_MAX >> rules->shift) + 1));
	entries_clear(near[0], sizeof(near) / sizeof(near[0][0]));
}
