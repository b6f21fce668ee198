// SPDX-License-Identifier: MIT
// The stack is walked by the rules of .eh_frame, which are kept once they are known: a step costs
// a look into a table and two loads. Functions that keep a frame pointer have rules like any
// other; generated code, which has none, is walked by the frame pointer as long as that makes
// sense. Nothing is locked and nothing allocated, so the walk is as safe as malloc itself.

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "rules.h"
#include "sites.h"

enum {
	SKIPPED = 64,	      // frames of run-time libraries at most, before the first that counts
	INSTANCES = 16,	      // frames of instances, in the same place
	FRAME_MAX = 64 << 20, // bytes of one frame
	FRAME_MAX_BLIND = 64 << 10, // where only the frame pointer says so
};

_Atomic uint64_t sites_single[1 << SITES_SINGLE_BITS];
bool sites_shallow;

static struct lines_small small = LINES_SMALL;
static struct lines *_Atomic stacks = &small.lines;

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

// A frame that moves the stack pointer by a constant: nearly all of them.
static inline __attribute__((always_inline)) void step_plain(struct frame *f, union cfi_rule rule)
{
	uint64_t cfa = f->sp + (uint64_t)rule.cfa;

	if (rule.fp_kind == CFI_FP_AT_CFA)
		f->fp = word_at(cfa + (uint64_t)(int64_t)rule.fp * 8);
	f->pc = strip(word_at(cfa + (uint64_t)(int64_t)rule.ra * 8));
	f->sp = cfa;
}

// Return addresses from the first frame outside the run-time libraries on: those of instances,
// marked, and `depth` more. *ret_hash is that of all.
static unsigned walk(struct frame f, struct near_stack *near, uint64_t *pcs, unsigned depth,
		     uint64_t *ret_hash)
{
	unsigned n = 0, end = INSTANCES, skipped = 0;
	bool own = false;
	uint64_t hash = 0;

	__asm__("" : "+r"(near)); // an address of its own, not one to be added up at each step

	while (f.pc > 4096) {
		union cfi_rule rule = rules_for(near, f.pc - 1, f.sp);

		if (unlikely(!own)) {
			if (rule.runtime && ++skipped > SKIPPED)
				break;
			own = !rule.runtime && !rule.instance;
			if (own)
				end = n + depth < LEAKTAG_MAX_DEPTH ? n + depth : LEAKTAG_MAX_DEPTH;
		}
		if (likely(own || rule.instance)) {
			pcs[n] = rule.instance ? f.pc | LEAKTAG_LIBRARY : f.pc;
			hash = lines_hash(hash ^ pcs[n++]);
		}
		if (n == end)
			break;
		if (likely(rule.plain))
			step_plain(&f, rule);
		else if (!step(&f, rule))
			break;
	}
	*ret_hash = hash;
	return n;
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

void sites_set_depth(unsigned depth)
{
	if (depth < 1)
		depth = 1;
	if (depth > LEAKTAG_MAX_DEPTH)
		depth = LEAKTAG_MAX_DEPTH;
	bool other = depth != leaktag_root.depth;

	leaktag_root.depth = depth;
	if (other)
		rules_forget();
	sites_shallow = depth == 1;
}

// A stack's cell names its innermost address and the cell of what is further out.
static uint32_t stack_cell(const uint64_t *pcs, unsigned n)
{
	uint32_t cell = 0;

	while (n > 0 && (cell = table_cell(pcs[--n], cell)))
		;
	return cell;
}

// *last is the place of what this stack led to before, and then of this.
static uint32_t site_of(const uint64_t *pcs, unsigned n, uint64_t hash, _Atomic uint32_t *last)
{
	struct lines *l = atomic_load_explicit(&stacks, memory_order_acquire);
	uint32_t place;
	uint64_t word = lines_get(l, hash, SITES_CELL_MASK, &place);

	if (likely(word)) {
		lines_follow(l, last, place);
		return (uint32_t)(word & SITES_CELL_MASK);
	}
	uint32_t cell = stack_cell(pcs, n);
	if (!cell) {
		atomic_fetch_add((_Atomic uint32_t *)&leaktag_root.lost, 1);
		return 0;
	}
	table_mark_site(cell);
	lines_put(&stacks, (hash & ~SITES_CELL_MASK) | cell);
	return cell;
}

__attribute__((noinline)) uint32_t sites_walk(uint64_t pc)
{
	struct frame here = {
		.pc = (uintptr_t)__builtin_extract_return_addr(__builtin_return_address(0)),
		.sp = (uintptr_t)__builtin_dwarf_cfa(),
		.fp = word_at((uintptr_t)__builtin_frame_address(0)),
	};
	struct near_stack *near = rules_near_stack(here.sp);
	uint64_t pcs[LEAKTAG_MAX_DEPTH], hash;
	int saved = errno;
	unsigned n = 0;

	configure();
	lines_expect(atomic_load_explicit(&stacks, memory_order_relaxed),
		     atomic_load_explicit(&near->last_site, memory_order_relaxed));
	if (leaktag_root.depth > 1 || !rules_stand_alone(pc - 1))
		n = walk(here, near, pcs, leaktag_root.depth, &hash);
	bool single = n == 0;
	if (single) {
		pcs[n++] = pc;
		hash = lines_hash(pc);
	}
	uint32_t cell = site_of(pcs, n, hash, &near->last_site);
	if (single && cell)
		atomic_store_explicit(sites_single_at(hash), (hash & ~SITES_CELL_MASK) | cell,
				      memory_order_relaxed);
	errno = saved;
	return cell;
}

void sites_forget(void)
{
	for (unsigned i = 0; i < 1 << SITES_SINGLE_BITS; i++)
		word_clear(&sites_single[i]);
	lines_clear(stacks);
	rules_forget();
}
