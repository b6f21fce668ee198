// SPDX-License-Identifier: MIT
// A trace has the words that a walk read, and where on the stack they were:
//
//	which call of malloc | offset 0, 1, 2 ... | word 0, 1, 2 ... | cell
//	                           |                   |
//	                     words from sp on      its lower half, or how far from sp on it leads
//
// They are compared in the order in which the walk read them: as long as they are the same, the frames
// are, and so the next one is where it was. A trace of many words has two places.
//
// Programs do the same things again: the trace that followed the last one is tried first, and is
// fetched while there is time. If it does not fit, the words up to the first that differs are the
// beginning of a stack, and the trace that had this beginning the last time is tried next. What
// is not found so is found by its cell, when the walk has been made. Traces lie in the order in which
// they were made: what was new at the same time is needed at the same time, and few pages have it all.
//
// Any thread may write a trace: its number is odd while it does, and another one afterwards. What was
// copied is used only if the number is still the same.

#include "table.h"
#include "traces.h"

enum {
	READS = 18,
	SMALL_BITS = 6, // where single addresses are kept, walks are few, and so are traces
	BITS = 15,
	GUESSES_BITS = 13,
	CELLS_BITS = 16,
	STACKS_BITS = 6,
	STACK_SHIFT = 18,    // what differs above is another stack
	ADDRESS = 1 << 15,   // of an offset: the word there is an address on the stack
	ADDRESSES = 1 << 30, // of what a trace is: there are such
	TAIL = 1 << 23,	     // the same: the rest of the one before it
	MORE = 1 << 22,	     // the same: its rest is behind it
	N_SHIFT = 24,
	N_MASK = 31, // how many words
};

_Static_assert(WALK_READS == 2 * READS, "the longest trace has two places");
_Static_assert(READS <= N_MASK, "their number fits");

struct trace {
	_Alignas(128) _Atomic uint32_t number;
	_Atomic uint32_t what; // flags, how many words, and the cell; 0: nothing
	_Atomic uint32_t sum;  // of all words, or what a head and its tail have in common
	_Atomic uint32_t fp;   // the frame pointer, from sp on, 0: whatever it was; or as above
	_Atomic uint16_t pc;   // the lower part
	_Atomic uint16_t next; // the trace that followed
	_Atomic uint16_t offsets[READS];
	_Atomic uint32_t words[READS];
};

_Static_assert(sizeof(struct trace) == 128, "two lines of the processor's cache");

static struct trace small[1 << SMALL_BITS];
static _Atomic uint64_t big;  // address of 1 << BITS of them; 0: not needed yet
static _Atomic uint64_t used; // places given out, again and again
static _Atomic uint16_t guesses[1 << GUESSES_BITS];
static _Atomic uint16_t by_cell[1 << CELLS_BITS];

static struct {
	_Alignas(64) _Atomic uint16_t last;
} stacks[1 << STACKS_BITS];

#define GET(field)	  atomic_load_explicit(&(field), memory_order_relaxed)
#define SET(field, value) atomic_store_explicit(&(field), (value), memory_order_relaxed)

struct traces {
	struct trace *trace;
	uint32_t mask;
};

static inline struct traces traces_all(void)
{
	struct trace *t = (struct trace *)atomic_load_explicit(&big, memory_order_acquire);

	return likely(t) ? (struct traces){t, (1 << BITS) - 1}
			 : (struct traces){small, (1 << SMALL_BITS) - 1};
}

// Only one that is there: the number may be from the other table.
static inline struct trace *trace_at(struct traces ts, uint32_t n)
{
	return ts.trace + (n & ts.mask);
}

static inline _Atomic uint16_t *place_of(uint32_t cell)
{
	return &by_cell[cell % (1 << CELLS_BITS)];
}

_Atomic uint16_t *traces_last(uint64_t sp)
{
	return &stacks[lines_hash(sp >> STACK_SHIFT) >> (64 - STACKS_BITS)].last;
}

// Of words: nothing is left out, and places are not alike.
static inline uint64_t sum_add(uint64_t sum, uint64_t word)
{
	return lines_hash(sum ^ word);
}

static inline uint32_t sum_kept(uint64_t sum)
{
	return (uint32_t)(sum ^ sum >> 32);
}

static inline uint32_t fp_of(const struct frame *f)
{
	return (uint32_t)(f->fp - f->sp);
}

// An address counts from sp on: the same stack may begin anywhere.
static inline uint64_t word_at(const struct frame *f, uint64_t offset)
{
	const uint64_t *at = (const uint64_t *)(uintptr_t)f->sp + offset % ADDRESS;

	return *at - (f->sp & -(offset / ADDRESS));
}

// It has not been written since it had that number.
static inline bool trace_same(struct trace *t, uint32_t number)
{
	atomic_thread_fence(memory_order_acquire);
	return GET(t->number) == number;
}

// What a trace is, all of the same time.
union copy {
	struct {
		uint32_t number, what, sum, fp;
		uint16_t pc, next, offsets[READS];
		uint32_t words[READS];
	};
	uint64_t parts[sizeof(struct trace) / sizeof(uint64_t)];
};

static inline __attribute__((always_inline)) bool trace_copy(struct trace *t, union copy *ret)
{
	uint32_t number = atomic_load_explicit(&t->number, memory_order_acquire);

#pragma GCC unroll 16
	for (unsigned i = 0; i < sizeof(ret->parts) / sizeof(*ret->parts); i++)
		ret->parts[i] = GET(((_Atomic uint64_t *)t)[i]);
	ret->number = number;
	return !(number & 1) && trace_same(t, number);
}

static inline __attribute__((always_inline)) bool words_fit(const union copy *c,
							    const struct frame *f, uint64_t *sum)
{
	const uint64_t *sp = (const uint64_t *)(uintptr_t)f->sp;
	unsigned n = c->what >> N_SHIFT & N_MASK, i = 0;
	uint64_t s = *sum, word;

	if (likely(!(c->what & ADDRESSES)))
		do {
			word = sp[c->offsets[i]];
			s = sum_add(s, word);
		} while ((uint32_t)word == c->words[i] && ++i < n);
	else
		do {
			word = word_at(f, c->offsets[i]);
			s = sum_add(s, word);
		} while ((uint32_t)word == c->words[i] && ++i < n);
	*sum = s;
	return i == n;
}

// The tail is the head's if they have the same number in common.
static bool tail_fits(struct trace *head, const union copy *c, const struct frame *f, uint64_t *sum,
		      uint32_t *ret_sum)
{
	union copy tail;

	if (!trace_copy(head + 1, &tail) || !(tail.what & TAIL) || tail.fp != c->sum)
		return false;
	*ret_sum = tail.sum;
	return words_fit(&tail, f, sum);
}

// The trace's cell if the stack is its own. Otherwise 0, and the hash of what they have in common and
// of what comes then on the stack, or 0.
static inline __attribute__((always_inline)) uint32_t trace_read(struct trace *t,
								 const struct frame *f,
								 uint64_t *ret_hash)
{
	uint64_t sum = 0;
	union copy c;

	*ret_hash = 0;
	if (unlikely(!trace_copy(t, &c)))
		return 0;
	if (unlikely(!c.what || c.what & TAIL || c.pc != (uint16_t)f->pc ||
		     (c.fp && c.fp != fp_of(f)))) {
		*ret_hash = lines_hash(f->pc);
		return 0;
	}
	if (unlikely(!words_fit(&c, f, &sum) ||
		     (c.what & MORE && !tail_fits(t, &c, f, &sum, &c.sum)))) {
		*ret_hash = lines_hash(sum);
		return 0;
	}
	return c.sum == sum_kept(sum) ? c.what & (LEAKTAG_MAX_CELLS - 1) : 0;
}

static inline void trace_follow(struct traces ts, _Atomic uint16_t *last, struct trace *t)
{
	uint16_t n = (uint16_t)(t - ts.trace);
	struct trace *before = trace_at(ts, GET(*last)), *next = trace_at(ts, GET(t->next));

	if (GET(before->next) != n)
		SET(before->next, n);
	SET(*last, n);
	__builtin_prefetch(next);
	__builtin_prefetch((char *)next + 64);
}

uint32_t traces_guess(struct trace_search *s)
{
	struct traces ts = traces_all();
	uint32_t n = GET(trace_at(ts, GET(*s->last))->next), cell;
	uint64_t hash;

	for (;;) {
		struct trace *t = trace_at(ts, n);

		cell = trace_read(t, s->f, &hash);
		if (likely(cell)) {
			trace_follow(ts, s->last, t);
			return cell;
		}
		if (!hash || s->n == TRACES_TRIED)
			return 0;
		s->guesses[s->n] = (uint16_t)(hash >> (64 - GUESSES_BITS));
		n = GET(guesses[s->guesses[s->n++]]);
	}
}

// What was tried in vain leads here the next time.
static void trace_found(struct trace_search *s, struct traces ts, struct trace *t)
{
	for (unsigned i = 0; i < s->n; i++)
		SET(guesses[s->guesses[i]], (uint16_t)(t - ts.trace));
	trace_follow(ts, s->last, t);
}

bool traces_find(struct trace_search *s, uint32_t cell)
{
	struct traces ts = traces_all();
	struct trace *t = trace_at(ts, GET(*place_of(cell)));
	uint64_t hash;

	if (trace_read(t, s->f, &hash) != cell)
		return false;
	trace_found(s, ts, t);
	return true;
}

// Nobody else writes it until trace_end.
static bool trace_begin(struct trace *t)
{
	uint32_t number = GET(t->number);

	if (number & 1 || !atomic_compare_exchange_strong(&t->number, &number, number + 1))
		return false;
	atomic_thread_fence(memory_order_release);
	return true;
}

static void trace_end(struct trace *t)
{
	atomic_store_explicit(&t->number, GET(t->number) + 1, memory_order_release);
}

// Returns ADDRESSES if there are some.
static uint32_t words_put(struct trace *t, const struct frame *f, const uint64_t *reads, unsigned n,
			  uint64_t *sum)
{
	uint32_t addresses = 0;

	for (unsigned i = 0; i < n; i++) {
		uint64_t at = reads[i] & ~(uint64_t)WALK_ADDRESS,
			 offset = (at - f->sp) / 8 | (reads[i] & WALK_ADDRESS ? ADDRESS : 0),
			 word = word_at(f, offset);

		addresses |= offset & ADDRESS ? ADDRESSES : 0;
		SET(t->offsets[i], (uint16_t)offset);
		SET(t->words[i], (uint32_t)word);
		*sum = sum_add(*sum, word);
	}
	return addresses;
}

// One after the other: a head alone finds no tail, and a tail alone is not found.
static bool trace_write(struct trace *t, const struct frame *f, const struct walk *w, uint32_t cell)
{
	static _Atomic uint32_t pairs;
	uint32_t n = w->n_reads < READS ? w->n_reads : READS, rest = w->n_reads - n;
	uint32_t pair = atomic_fetch_add_explicit(&pairs, 1, memory_order_relaxed), addresses;
	uint64_t sum = 0;

	if (!trace_begin(t))
		return false;
	addresses = words_put(t, f, w->reads, n, &sum);
	SET(t->what, cell | n << N_SHIFT | (rest ? MORE : 0) | addresses);
	SET(t->sum, rest ? pair : sum_kept(sum));
	SET(t->fp, w->fp_used ? fp_of(f) : 0);
	SET(t->pc, (uint16_t)f->pc);
	trace_end(t);
	if (!rest)
		return true;

	if (!trace_begin(++t))
		return false;
	addresses = words_put(t, f, w->reads + n, rest, &sum);
	SET(t->what, cell | rest << N_SHIFT | TAIL | addresses);
	SET(t->sum, sum_kept(sum));
	SET(t->fp, pair);
	trace_end(t);
	return true;
}

static bool walk_fits(const struct frame *f, const struct walk *w)
{
	if (w->passing || !w->n_reads || w->n_reads > WALK_READS || (w->fp_used && !fp_of(f)))
		return false;
	for (unsigned i = 0; i < w->n_reads; i++) {
		uint64_t up = w->reads[i] - f->sp;

		if (w->reads[i] < f->sp || up % 8 > WALK_ADDRESS || up / 8 >= ADDRESS)
			return false;
	}
	return true;
}

// That of the oldest trace, if all are in use.
static struct trace *trace_room(struct traces ts, unsigned n)
{
	uint32_t at;

	do
		at = (uint32_t)atomic_fetch_add_explicit(&used, n, memory_order_relaxed) & ts.mask;
	while (at + n > ts.mask + 1);
	return ts.trace + at;
}

void traces_keep(struct trace_search *s, const struct walk *w, uint32_t cell)
{
	if (!walk_fits(s->f, w))
		return;
	if (leaktag_root.depth > 1)
		table_map_once(&big, sizeof(struct trace) << BITS);
	struct traces ts = traces_all();
	struct trace *t = trace_room(ts, w->n_reads > READS ? 2 : 1);
	if (!trace_write(t, s->f, w, cell))
		return;
	SET(*place_of(cell), (uint16_t)(t - ts.trace));
	trace_found(s, ts, t);
}

void traces_forget(void)
{
	struct traces ts = traces_all();

	for (uint64_t i = 0; i < used && i <= ts.mask; i++)
		if (GET(ts.trace[i].what) && trace_begin(&ts.trace[i])) {
			SET(ts.trace[i].what, 0);
			trace_end(&ts.trace[i]);
		}
}
