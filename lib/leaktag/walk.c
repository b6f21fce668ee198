// SPDX-License-Identifier: MIT
// A step costs a look into a table and two loads. Functions that keep a frame pointer have rules like
// any other; generated code, which has none, is walked by the frame pointer as long as that makes
// sense.

#include "table.h"
#include "walk.h"

enum {
	SKIPPED = 64,	      // frames of run-time libraries at most, before the first that counts
	INSTANCES = 16,	      // frames of instances, in the same place
	FRAME_MAX = 64 << 20, // bytes of one frame
	FRAME_MAX_BLIND = 64 << 10, // where only the frame pointer says so
};

// Where the frame pointer comes from that has not been put down yet.
enum { FP_NOTED, FP_REGISTER };

// A frame pointer that nobody uses is no part of what the walk depends on.
struct walker {
	struct frame f;
	uint64_t fp_at; // its address, or one of the above
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

static inline __attribute__((always_inline)) uint64_t noted(struct walk *w, uint64_t addr,
							    uint64_t kind)
{
	unsigned n = w->n_reads++;

	if (likely(n < WALK_READS))
		w->reads[n] = addr | kind;
	return word_at(addr);
}

static uint64_t fp_noted(struct walk *w, struct walker *at)
{
	if (at->fp_at == FP_REGISTER)
		w->fp_used = true;
	else if (at->fp_at != FP_NOTED)
		noted(w, at->fp_at, WALK_ADDRESS);
	at->fp_at = FP_NOTED;
	return at->f.fp;
}

// Generated code: the frame pointer is followed as long as it moves up the stack in small steps.
static bool step_blind(struct walk *w, struct walker *at)
{
	struct frame *f = &at->f;
	uint64_t here = fp_noted(w, at);

	if (here < f->sp || here - f->sp > FRAME_MAX_BLIND || here % 8)
		return false;
	uint64_t fp = noted(w, here, WALK_ADDRESS);
	if (fp <= here)
		return false;
	f->pc = strip(noted(w, here + 8, 0));
	f->sp = here + 16;
	f->fp = fp;
	return f->pc > 4096;
}

static bool step(struct walk *w, struct walker *at, union cfi_rule rule)
{
	struct frame *f = &at->f;
	uint64_t cfa, fp_at = 0;

	w->passing |= rule.passing;
	switch (rule.kind) {
	case CFI_SP: cfa = f->sp + (uint64_t)(int64_t)rule.cfa; break;
	case CFI_FP: cfa = fp_noted(w, at) + (uint64_t)(int64_t)rule.cfa; break;
	case CFI_DEREF_FP:
		cfa = noted(w, fp_noted(w, at) + (uint64_t)(int64_t)rule.cfa, WALK_ADDRESS);
		break;
	case CFI_UNKNOWN: return step_blind(w, at);
	default: return false;
	}
	if (cfa <= f->sp || cfa - f->sp > FRAME_MAX || cfa % 8)
		return false;
	if (rule.fp_kind == CFI_FP_AT_CFA)
		fp_at = cfa + (uint64_t)(int64_t)rule.fp * 8;
	else if (rule.fp_kind == CFI_FP_AT_FP)
		fp_at = fp_noted(w, at) + (uint64_t)(int64_t)rule.fp * 8;
	if (fp_at) {
		f->fp = word_at(fp_at);
		at->fp_at = fp_at;
	}
	f->pc = strip(noted(w, cfa + (uint64_t)(int64_t)rule.ra * 8, 0));
	f->sp = cfa;
	return f->pc > 4096;
}

// A frame that moves the stack pointer by a constant: nearly all of them.
static inline __attribute__((always_inline)) void step_plain(struct walk *w, struct walker *at,
							     union cfi_rule rule)
{
	uint64_t cfa = at->f.sp + (uint64_t)rule.cfa;

	if (rule.fp_kind == CFI_FP_AT_CFA) {
		at->fp_at = cfa + (uint64_t)(int64_t)rule.fp * 8;
		at->f.fp = word_at(at->fp_at);
	}
	at->f.pc = strip(noted(w, cfa + (uint64_t)(int64_t)rule.ra * 8, 0));
	at->f.sp = cfa;
}

void walk_stack(struct walk *w, struct frame f, unsigned depth)
{
	struct walker at = {.f = f, .fp_at = FP_REGISTER};
	unsigned end = INSTANCES, skipped = 0;
	bool own = false;

	w->hash = 0;
	w->n = w->n_reads = 0;
	w->passing = w->fp_used = false;

	while (at.f.pc > 4096) {
		union cfi_rule rule = rules_for(at.f.pc - 1);

		if (unlikely(!own)) {
			if (rule.runtime && ++skipped > SKIPPED)
				break;
			own = !rule.runtime && !rule.instance;
			if (own)
				end = w->n + depth < LEAKTAG_MAX_DEPTH ? w->n + depth
								       : LEAKTAG_MAX_DEPTH;
		}
		if (likely(own || rule.instance)) {
			uint64_t pc = rule.instance ? at.f.pc | LEAKTAG_LIBRARY : at.f.pc;

			w->pcs[w->n++] = pc;
			w->hash = lines_hash(w->hash ^ pc);
		}
		if (w->n == end)
			break;
		if (likely(rule.plain))
			step_plain(w, &at, rule);
		else if (!step(w, &at, rule))
			break;
	}
}
