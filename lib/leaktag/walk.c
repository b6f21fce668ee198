// SPDX-License-Identifier: MIT
// The stack is walked by the rules of .eh_frame, which are kept once they are known: a step costs
// a look into a table and two loads, one after the other. Functions that keep a frame pointer have
// rules like any other; generated code, which has none, is walked by the frame pointer as long as
// that makes sense.
//
// Most of a stack is what it was at the last call. So the last walk is kept, as a trail, for each
// stack:
//
//	new     f0 -> f1 -> f2 .            steps by the rules, from the call outwards, until a frame
//	                      \             has the pc and the stack pointer of one on the trail
//	trail   t0 -> t1 -> t2 -> t3 -> t4 -> t5 -> ...    outermost known
//	        dropped           ====================
//	                          for each it is seen whether the word where its return address was
//	                          found is still that: loads that do not wait for one another
//
// That is no guess. A frame of which the pc and the stack pointer are known has its return address
// in a place that these two alone decide, or these and the frame pointer, and then the step is made
// anew. So whatever passes is what the rules would have found.
//
// Nothing waits and nothing is allocated, so the walk is as safe as malloc itself: a trail that is
// in use, by another thread or by one that a signal has interrupted here, is done without.

#include <stdatomic.h>
#include <stddef.h>

#include "modules.h"
#include "sites.h"
#include "walk.h"

enum {
	KINDS = 4096, // of rules
	LINE = 8,
	NEAR_BITS = 10, // of lines of rules
	FAR_BITS = 13,
	NEAR_SHIFT = 5, // calls within so many bytes are in one line
	PC_BITS = 48,
	TRAILS_BITS = 4,
	TRAIL_SHIFT = 18,   // what differs above is another stack
	TRAIL_FRAMES = 256, // a power of 2, above all that a walk can need
	FRESH = 24,	    // frames that may be new, or else the whole trail is
	SKIPPED = 64,	    // frames of run-time libraries at most, before the first that counts
	INSTANCES = 16,	    // frames of instances, in the same place
	CONTEXT_FIRST = 2,  // frames that are looked at for struct stack's context
	CONTEXT_END = 6,
	FRAME_MAX = 64 << 20,	    // bytes of one frame
	FRAME_MAX_BLIND = 64 << 10, // where only the frame pointer says so
};

_Static_assert(TRAIL_FRAMES > SKIPPED + INSTANCES + LEAKTAG_MAX_DEPTH + FRESH, "they fit");

// --- rules ---

// There are thousands of pcs, but only a few kinds of rules. So a pc and the number of its rule fit
// into a word, and what a program uses mostly into the processor's second cache.
//
//	pc -> line of 8 words (pc << 16 | number) -> kinds[number]
struct line {
	_Atomic uint64_t words[LINE];
};

static _Atomic uint64_t kinds[KINDS] __attribute__((aligned(64))); // from 1 on; 0: no more
static struct line near[1 << NEAR_BITS] __attribute__((aligned(64)));
static struct line *_Atomic far; // what does not fit there; only if stacks are asked for

__attribute__((noinline)) static union cfi_rule derive(uint64_t pc)
{
	union cfi_rule rule = {};
	uint32_t module = modules_at(pc);
	struct cfi_image image;

	if (modules_frames(module, &image))
		rule = cfi_rule_at(&image, pc);
	rule.runtime = modules_is_runtime(module);
	enum instance instance = modules_instance(module, pc);
	rule.instance = instance == INSTANCE_YES;
	rule.passing = instance == INSTANCE_LATER;
	rule.known = 1;
	return rule;
}

// 0: there is no room.
static unsigned kind_of(union cfi_rule rule)
{
	for (unsigned i = 1; i < KINDS; i++) {
		uint64_t had = 0;

		if (atomic_compare_exchange_strong(&kinds[i], &had, rule.word) || had == rule.word)
			return i;
	}
	return 0;
}

// The line for a pc, and in *ret_slot where in it the search begins: mostly it ends there, too.
static inline __attribute__((always_inline)) struct line *line_of(struct line *lines, unsigned bits,
								  uint64_t pc, unsigned *ret_slot)
{
	uint64_t hash = sites_hash(pc >> NEAR_SHIFT);

	*ret_slot = (unsigned)(hash >> (64 - bits - 8) ^ pc) % LINE;
	return &lines[hash >> (64 - bits)];
}

// 0 if it is not there.
static inline __attribute__((always_inline)) unsigned kind_get(struct line *lines, unsigned bits,
							       uint64_t pc)
{
	unsigned slot;
	const struct line *l = line_of(lines, bits, pc, &slot);

	for (unsigned i = 0; i < LINE; i++, slot = (slot + 1) % LINE) {
		uint64_t word = atomic_load_explicit(&l->words[slot], memory_order_relaxed);

		if (likely(word >> (64 - PC_BITS) == pc))
			return word & ((1 << (64 - PC_BITS)) - 1);
	}
	return 0;
}

// Where there is room, or else in the place of another.
static void kind_put(struct line *lines, unsigned bits, uint64_t pc, unsigned kind)
{
	unsigned slot;
	struct line *l = line_of(lines, bits, pc, &slot);

	for (unsigned i = 0; i < LINE && l->words[slot]; i++)
		slot = (slot + 1) % LINE;
	atomic_store_explicit(&l->words[slot], pc << (64 - PC_BITS) | kind, memory_order_release);
}

__attribute__((noinline)) static union cfi_rule rule_far(uint64_t pc)
{
	struct line *l = atomic_load_explicit(&far, memory_order_acquire);
	unsigned kind = l ? kind_get(l, FAR_BITS, pc) : 0;
	union cfi_rule rule;

	if (!kind) {
		rule = derive(pc);
		if (rule.passing || pc >> PC_BITS || !(kind = kind_of(rule)))
			return rule;
		if (l)
			kind_put(l, FAR_BITS, pc, kind);
	}
	kind_put(near, NEAR_BITS, pc, kind);
	rule.word = kinds[kind];
	return rule;
}

static inline __attribute__((always_inline)) union cfi_rule rule_for(uint64_t pc)
{
	unsigned kind = kind_get(near, NEAR_BITS, pc);
	union cfi_rule rule;

	if (unlikely(!kind))
		return rule_far(pc);
	rule.word = atomic_load_explicit(&kinds[kind], memory_order_relaxed);
	return rule;
}

bool walk_stands_alone(uint64_t pc)
{
	unsigned kind = kind_get(near, NEAR_BITS, pc);
	union cfi_rule rule;

	if (kind) {
		rule.word = kinds[kind];
		return !rule.runtime && !rule.instance;
	}
	uint32_t module = modules_at(pc);
	return !modules_is_runtime(module) && modules_instance(module, pc) == INSTANCE_NO;
}

// --- steps ---

#define UNSURE (UINT64_C(1) << 55) // above any pc, and compared with it

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

// A frame, and where its return address and its frame pointer were found: 0 if in a register.
// Nothing here is copied as a whole: words that were just written are read one by one.
struct link {
	struct frame f;
	uint64_t pc_at, fp_at;
};

static inline __attribute__((always_inline)) bool link_set(struct link *ret, uint64_t pc_at,
							   uint64_t sp, uint64_t fp, uint64_t fp_at)
{
	uint64_t pc = strip(word_at(pc_at));

	ret->f.pc = pc;
	ret->f.sp = sp;
	ret->f.fp = fp;
	ret->pc_at = pc_at;
	ret->fp_at = fp_at;
	return pc > 4096 && pc < UNSURE;
}

// Generated code: the frame pointer is followed as long as it moves up the stack in small steps.
__attribute__((noinline)) static bool step_blind(const struct frame *f, struct link *ret)
{
	if (f->fp < f->sp || f->fp - f->sp > FRAME_MAX_BLIND || f->fp % 8)
		return false;
	uint64_t fp = word_at(f->fp);
	return fp > f->fp && link_set(ret, f->fp + 8, f->fp + 16, fp, f->fp);
}

static inline __attribute__((always_inline)) bool step(const struct frame *f, union cfi_rule rule,
						       struct link *ret)
{
	uint64_t cfa, fp = f->fp, fp_at = 0;

	switch (rule.kind) {
	case CFI_SP: cfa = f->sp + (uint64_t)(int64_t)rule.cfa; break;
	case CFI_FP: cfa = fp + (uint64_t)(int64_t)rule.cfa; break;
	case CFI_DEREF_FP: cfa = word_at(fp + (uint64_t)(int64_t)rule.cfa); break;
	case CFI_UNKNOWN: return step_blind(f, ret);
	default: return false;
	}
	if (cfa <= f->sp || cfa - f->sp > FRAME_MAX || cfa % 8)
		return false;
	if (rule.fp_kind != CFI_FP_SAME) {
		fp_at = rule.fp_kind == CFI_FP_AT_CFA ? cfa : fp;
		fp_at += (uint64_t)(int64_t)rule.fp * 8;
		fp = word_at(fp_at);
	}
	return link_set(ret, cfa + (uint64_t)(int64_t)rule.ra * 8, cfa, fp, fp_at);
}

// --- which frames are wanted, and their hash ---

static bool is_library(union cfi_rule rule)
{
	return rule.runtime || rule.instance;
}

static uint64_t marked(uint64_t pc, union cfi_rule rule)
{
	return is_library(rule) ? pc | LEAKTAG_LIBRARY : pc;
}

// Each address is multiplied by another odd number.
struct hash {
	uint64_t sum, weight;
};

static inline __attribute__((always_inline)) void hash_add(struct hash *h, uint64_t pc)
{
	h->sum += pc * h->weight;
	h->weight *= UINT64_C(0xd6e8feb86659fd93);
}

static const struct hash hash_empty = {0, UINT64_C(0x9e3779b97f4a7c15)};

// Puts the frame down, if it counts. False: no more are wanted.
static bool take(struct walk *w, unsigned *own, unsigned *skipped, unsigned depth, uint64_t pc,
		 union cfi_rule rule)
{
	if (w->n == 0 && rule.runtime)
		return ++*skipped <= SKIPPED;
	w->pcs[w->n] = marked(pc, rule);
	*own += *own || !is_library(rule) || w->n == INSTANCES - 1;
	return ++w->n < LEAKTAG_MAX_DEPTH && *own < depth;
}

__attribute__((noinline)) static void walk_alone(struct walk *w, const struct frame *call,
						 unsigned depth)
{
	struct hash h = hash_empty;
	struct link links[2];
	const struct frame *f = call;
	unsigned own = 0, skipped = 0;

	w->n = 0;
	for (unsigned i = 0;; i ^= 1) {
		union cfi_rule rule = rule_for(f->pc - 1);

		if (!take(w, &own, &skipped, depth, f->pc, rule) || !step(f, rule, &links[i]))
			break;
		f = &links[i].f;
	}
	for (unsigned i = 0; i < w->n; i++)
		hash_add(&h, w->pcs[i]);
	w->hash = w->context = h.sum;
}

// --- trails ---

// Frames are numbered outwards from `first`, the innermost, to before `end`; the place of a number
// is that modulo TRAIL_FRAMES. Of a frame that holds no more than the first two are looked at.
struct trail {
	_Atomic bool busy;
	bool passing; // it has a rule that is not to be kept
	unsigned age; // ages when it was made
	uint32_t first, end;
	uint64_t pcs[TRAIL_FRAMES];    // marked, with UNSURE if more than the stack pointer decides
	uint64_t pcs_at[TRAIL_FRAMES]; // where it was found
	union cfi_rule rules[TRAIL_FRAMES];
	uint64_t sps[TRAIL_FRAMES], fps[TRAIL_FRAMES], fps_at[TRAIL_FRAMES];
};

static struct trail trails[1 << TRAILS_BITS];
static _Atomic unsigned ages; // how often what was known has become void
static const uint64_t no_pc;  // what pcs_at leads to where the step has to be made

static uint32_t place(uint32_t i)
{
	return i % TRAIL_FRAMES;
}

static uint64_t pc_of(const struct trail *t, uint32_t i)
{
	return t->pcs[place(i)] & LEAKTAG_PC & ~UNSURE;
}

static inline __attribute__((always_inline)) bool is_at(uint64_t at, uint64_t pc)
{
	return ((strip(word_at(at)) ^ pc) & LEAKTAG_PC) == 0;
}

// `unsure`: the frame inside of it has another rule than one for the stack pointer.
static void put(struct trail *t, uint32_t i, const struct link *l, union cfi_rule rule, bool unsure)
{
	uint32_t p = place(i);

	t->pcs[p] = marked(l->f.pc, rule) | (unsure ? UNSURE : 0);
	t->pcs_at[p] = l->pc_at;
	t->rules[p] = rule;
	t->sps[p] = l->f.sp;
	t->fps[p] = l->f.fp;
	t->fps_at[p] = l->fp_at;
	t->passing |= rule.passing;
}

// The step to frame i has to be made again, come what may.
static void distrust(struct trail *t, uint32_t i)
{
	if (i != t->end)
		t->pcs_at[place(i)] = (uintptr_t)&no_pc;
}

// Frame i is there, but came about in another way.
static void put_again(struct trail *t, uint32_t i, const struct link *l, bool unsure)
{
	uint32_t p = place(i);

	if (t->fps[p] != l->f.fp && t->rules[p].kind != CFI_SP)
		distrust(t, i + 1);
	t->pcs[p] = (t->pcs[p] & ~UNSURE) | (unsure ? UNSURE : 0);
	t->pcs_at[p] = l->pc_at;
	t->fps[p] = l->f.fp;
	t->fps_at[p] = l->fp_at;
}

struct fresh {
	struct link links[FRESH + 1];
	union cfi_rule rules[FRESH];
	unsigned n;
};

// Steps outwards from the first of the links, until the trail is met at its new `first`. If it is not
// met, the trail is empty.
static inline __attribute__((always_inline)) void meet(struct trail *t, struct fresh *f)
{
	uint32_t first = t->first, end = t->end;
	bool unsure = false;
	unsigned n;

	for (n = 0; n < FRESH; n++) {
		const struct link *l = &f->links[n];

		while (first != end && t->sps[place(first)] < l->f.sp)
			first++;
		if (first != end && t->sps[place(first)] == l->f.sp && pc_of(t, first) == l->f.pc) {
			f->n = n;
			t->first = first;
			put_again(t, first, l, unsure);
			return;
		}
		union cfi_rule rule = rule_for(l->f.pc - 1);
		f->rules[n] = rule;
		unsure = rule.kind != CFI_SP;
		if (!step(&l->f, rule, &f->links[n + 1])) {
			n++;
			break;
		}
	}
	f->n = n;
	t->first = t->end = first;
}

static void add_fresh(struct trail *t, const struct fresh *f)
{
	bool unsure = false;

	t->first -= f->n;
	if (t->end - t->first > TRAIL_FRAMES)
		t->end = t->first + TRAIL_FRAMES;
	for (unsigned i = 0; i < f->n; i++) {
		put(t, t->first + i, &f->links[i], f->rules[i], unsure);
		unsure = f->rules[i].kind != CFI_SP;
	}
}

// The frame pointer in frame i, when those inside of it are known to be there.
static uint64_t frame_pointer(const struct trail *t, uint32_t i)
{
	while (i != t->first && !t->fps_at[place(i)])
		i--;
	uint64_t at = t->fps_at[place(i)];
	return at ? word_at(at) : t->fps[place(i)];
}

// Makes the step from frame i to the next. Where another call of the same function was made, or its
// frame could not be trusted, those further out may still hold.
__attribute__((noinline)) static bool next_anew(struct trail *t, uint32_t i)
{
	uint32_t next = i + 1, from = place(i), to = place(next);
	union cfi_rule rule = t->rules[from];

	uint64_t fp = frame_pointer(t, i);

	if (next != t->end && rule.kind == CFI_FP && fp == t->fps[from] &&
	    is_at(t->pcs_at[to], t->pcs[to] & ~UNSURE))
		return true;
	t->fps[from] = fp;
	struct frame f = {pc_of(t, i), t->sps[from], fp};
	bool unsure = rule.kind != CFI_SP;
	struct link l;
	if (!step(&f, rule, &l)) {
		t->end = next;
		return false;
	}
	if (next == t->end || t->sps[to] != l.f.sp) {
		t->end = next + 1;
	} else if (pc_of(t, next) == l.f.pc) {
		put_again(t, next, &l, unsure);
		return true;
	}
	distrust(t, next + 1);
	put(t, next, &l, rule_for(l.f.pc - 1), unsure);
	return true;
}

// Frame i is there: is the next one, too?
static inline __attribute__((always_inline)) bool next(struct trail *t, uint32_t i)
{
	uint32_t p = place(i + 1);

	return likely(i + 1 != t->end && is_at(t->pcs_at[p], t->pcs[p])) || next_anew(t, i);
}

// The first frame that counts, from the innermost on; false if there is none.
static bool trail_start(struct trail *t, uint32_t *ret)
{
	for (uint32_t i = t->first; i - t->first <= SKIPPED; i++) {
		if (!t->rules[place(i)].runtime)
			return *ret = i, true;
		if (!next(t, i))
			return false;
	}
	return false;
}

// As far outwards as the frames hold, but not beyond `last`: the last that does.
static inline __attribute__((always_inline)) uint32_t follow(const struct trail *t, uint32_t i,
							     uint32_t last, struct hash *ret)
{
	uint32_t stop = last - i < t->end - 1 - i ? last : t->end - 1;

	for (; i != stop; i++) {
		uint64_t pc = t->pcs[place(i + 1)];

		if (unlikely(!is_at(t->pcs_at[place(i + 1)], pc)))
			break;
		hash_add(ret, pc);
	}
	return i;
}

static bool is_outermost(const struct trail *t, uint32_t i)
{
	return i + 1 == t->end && t->rules[place(i)].kind == CFI_END;
}

static void walk_trail(struct walk *w, struct trail *t, unsigned depth)
{
	struct hash h = hash_empty, context = hash_empty;
	uint32_t i, last;

	w->n = 0;
	if (!trail_start(t, &i))
		return;
	w->start = last = i;
	while (is_library(t->rules[place(last)]) && last - i < INSTANCES - 1 && next(t, last))
		last++;
	last += depth - 1;
	if (last - i > LEAKTAG_MAX_DEPTH - 1)
		last = i + LEAKTAG_MAX_DEPTH - 1;
	hash_add(&h, t->pcs[place(i)] & ~UNSURE);
	while ((i = follow(t, i, last, &h)) != last && !is_outermost(t, i) && next_anew(t, i))
		hash_add(&h, t->pcs[place(++i)] & ~UNSURE);
	w->n = i + 1 - w->start;
	w->hash = h.sum;
	for (uint32_t k = CONTEXT_FIRST; k < CONTEXT_END && k < w->n; k++)
		hash_add(&context, t->pcs[place(w->start + k)] & ~UNSURE);
	w->context = context.sum;
}

void walk_start(struct walk *w, const struct frame *call, unsigned depth)
{
	struct trail *t = &trails[sites_hash(call->sp >> TRAIL_SHIFT) >> (64 - TRAILS_BITS)];
	unsigned age = atomic_load_explicit(&ages, memory_order_relaxed);
	struct fresh fresh;

	if (atomic_exchange_explicit(&t->busy, true, memory_order_acquire)) {
		w->trail = NULL;
		walk_alone(w, call, depth);
		return;
	}
	w->trail = t;
	if (t->age != age)
		t->end = t->first;
	t->age = age;
	fresh.links[0].f.pc = call->pc;
	fresh.links[0].f.sp = call->sp;
	fresh.links[0].f.fp = call->fp;
	fresh.links[0].pc_at = fresh.links[0].fp_at = 0;
	meet(t, &fresh);
	add_fresh(t, &fresh);
	walk_trail(w, t, depth);
}

void walk_pcs(const struct walk *w, uint64_t pcs[LEAKTAG_MAX_DEPTH])
{
	const struct trail *t = w->trail;

	for (uint32_t i = 0; i < w->n; i++)
		pcs[i] = t ? t->pcs[place(w->start + i)] & ~UNSURE : w->pcs[i];
}

void walk_end(struct walk *w)
{
	struct trail *t = w->trail;

	if (!t)
		return;
	if (unlikely(t->passing))
		t->end = t->first;
	t->passing = false;
	atomic_store_explicit(&t->busy, false, memory_order_release);
}

void walk_deepen(void)
{
	atomic_store_explicit(&far, table_map(sizeof(struct line) << FAR_BITS),
			      memory_order_release);
}

static void lines_clear(struct line *l, unsigned bits)
{
	for (size_t i = 0; l && i < (size_t)LINE << bits; i++)
		atomic_store_explicit(&l[i / LINE].words[i % LINE], 0, memory_order_relaxed);
}

void walk_forget(void)
{
	lines_clear(near, NEAR_BITS);
	lines_clear(far, FAR_BITS);
	atomic_fetch_add(&ages, 1);
}
