// SPDX-License-Identifier: MIT
// A trace has the words that a walk read, and where on the stack they were:
//
//	which call of malloc | offset 0, 1, 2 ... | word 0, 1, 2 ... | cell
//	                           |                   |
//	                     words from sp on      its lower half, or how far from sp on it leads
//
// They are compared in the order in which the walk read them: as long as they are the same, the frames
// are, and so the next one is where it was. A trace of many words has both places of its set.
//
// Programs do the same things again: the trace that followed the last one is tried first, and is
// fetched while there is time. If it does not fit, the words up to the first that differs are the
// beginning of a stack, and the trace that had this beginning the last time is tried next. What
// is not found so is found by the hash of its addresses, when the walk has been made.
//
// Any thread may write a trace: its number is odd while it does, and another one afterwards. What was
// read is used only if the number is still the same.

#include <sys/mman.h>

#include "table.h"
#include "traces.h"

enum {
	READS = 18,
	WAYS = 2,
	SMALL_BITS = 6,
	MAX_BITS = 14,
	GUESSES_BITS = 13,
	ADDRESS = 1 << 15, // of an offset: the word there is an address on the stack
	TAIL = 1 << 23,	   // of what a trace is: the rest of the one before it
	MORE = 1 << 22,	   // its rest is behind it
	N_SHIFT = 24,	   // how many words
};

_Static_assert(WALK_READS == WAYS * READS, "the longest trace fills a set");

struct trace {
	_Alignas(128) _Atomic uint32_t number;
	_Atomic uint32_t what; // flags, how many words, and the cell; 0: nothing
	_Atomic uint32_t
		sum; // of all words' upper halves, or what a head and its tail have in common
	_Atomic uint32_t fp;   // the frame pointer, from sp on, 0: whatever it was; or as above
	_Atomic uint16_t pc;   // the lower part
	_Atomic uint16_t next; // the trace that followed
	_Atomic uint32_t offsets[READS / 2]; // two in one
	_Atomic uint32_t words[READS];
};

_Static_assert(sizeof(struct trace) == 128, "two lines of the processor's cache");

struct traces {
	unsigned shift; // of a hash, to its trace
	_Atomic unsigned pushed;
	_Alignas(256) struct trace trace[];
};

static struct {
	struct traces traces;
	struct trace trace[1 << SMALL_BITS];
} small = {.traces.shift = 64 - SMALL_BITS};

static struct traces *_Atomic all = &small.traces;
static _Atomic uint16_t guesses[1 << GUESSES_BITS];

#define GET(field)	  atomic_load_explicit(&(field), memory_order_relaxed)
#define SET(field, value) atomic_store_explicit(&(field), (value), memory_order_relaxed)

static size_t traces_count(const struct traces *ts)
{
	return (size_t)(UINT64_MAX >> ts->shift) + 1;
}

// Only one that is there: the number may be from a bigger table.
static inline struct trace *trace_at(struct traces *ts, uint32_t n)
{
	return &ts->trace[n & (UINT64_MAX >> ts->shift)];
}

static struct trace *traces_set(struct traces *ts, const struct walk *w)
{
	return &ts->trace[w->hash >> ts->shift & ~(uint64_t)(WAYS - 1)];
}

// Of words: nothing is left out, and places are not alike.
struct sum {
	uint64_t plain, placed;
};

static inline struct sum sum_add(struct sum s, uint64_t word)
{
	s.plain += word;
	s.placed += s.plain;
	return s;
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

// What is used of a trace, all of the same time.
struct copy {
	uint32_t number, what, sum, fp;
	uint16_t pc;
	union {
		uint32_t pairs[READS / 2];
		uint16_t offsets[READS];
	};
};

static inline __attribute__((always_inline)) bool trace_copy(struct trace *t, struct copy *ret)
{
	ret->number = atomic_load_explicit(&t->number, memory_order_acquire);
#pragma GCC unroll 9
	for (unsigned i = 0; i < READS / 2; i++)
		ret->pairs[i] = GET(t->offsets[i]);
	ret->what = GET(t->what);
	ret->sum = GET(t->sum);
	ret->fp = GET(t->fp);
	ret->pc = GET(t->pc);
	return !(ret->number & 1) && trace_same(t, ret->number);
}

static inline __attribute__((always_inline)) bool words_fit(struct trace *t, const struct copy *c,
							    const struct frame *f, struct sum *sum)
{
	struct sum s = *sum;
	unsigned n = c->what >> N_SHIFT, i;

	// The next place is looked at only if this word and the places are of the same time.
	for (i = 0; i < n; i++) {
		uint64_t word = word_at(f, c->offsets[i]);
		uint32_t lower = atomic_load_explicit(&t->words[i], memory_order_acquire);

		s = sum_add(s, word);
		if (unlikely((uint32_t)word != lower || GET(t->number) != c->number))
			break;
	}
	*sum = s;
	return i == n;
}

// The tail is the head's if neither has been written since.
static bool tail_fits(struct trace *head, const struct copy *c, const struct frame *f,
		      struct sum *sum, uint32_t *ret_sum)
{
	struct copy tail;

	if (!trace_copy(head + 1, &tail) || !(tail.what & TAIL) || tail.fp != c->sum ||
	    !trace_same(head, c->number))
		return false;
	*ret_sum = tail.sum;
	return words_fit(head + 1, &tail, f, sum);
}

// The trace's cell if the stack is its own. Otherwise 0, and the hash of what they have in common and
// of what comes then on the stack, or 0.
static inline __attribute__((always_inline)) uint32_t trace_read(struct trace *t,
								 const struct frame *f,
								 uint64_t *ret_hash)
{
	struct sum sum = {};
	struct copy c;

	*ret_hash = 0;
	if (unlikely(!trace_copy(t, &c)))
		return 0;
	if (unlikely(!c.what || c.what & TAIL || c.pc != (uint16_t)f->pc ||
		     (c.fp && c.fp != fp_of(f)))) {
		*ret_hash = lines_hash(f->pc);
		return 0;
	}
	if (unlikely(!words_fit(t, &c, f, &sum) ||
		     (c.what & MORE && !tail_fits(t, &c, f, &sum, &c.sum)))) {
		*ret_hash = lines_hash(sum.placed ^ sum.plain << 32);
		return 0;
	}
	return c.sum == sum.placed >> 32 ? c.what & (LEAKTAG_MAX_CELLS - 1) : 0;
}

static inline void trace_follow(struct traces *ts, struct near_stack *near, struct trace *t)
{
	uint32_t n = (uint32_t)(t - ts->trace);
	struct trace *before = trace_at(ts, GET(near->last_trace)),
		     *next = trace_at(ts, GET(t->next));

	if (GET(before->next) != n)
		SET(before->next, (uint16_t)n);
	SET(near->last_trace, n);
	__builtin_prefetch(next);
	__builtin_prefetch((char *)next + 64);
}

uint32_t traces_guess(struct trace_search *s)
{
	struct traces *ts = atomic_load_explicit(&all, memory_order_acquire);
	uint32_t n = GET(trace_at(ts, GET(s->near->last_trace))->next), cell;
	uint64_t hash;

	for (;;) {
		struct trace *t = trace_at(ts, n);

		cell = trace_read(t, s->f, &hash);
		if (likely(cell)) {
			trace_follow(ts, s->near, t);
			return cell;
		}
		if (!hash || s->n == TRACES_TRIED)
			return 0;
		s->guesses[s->n] = (uint16_t)(hash >> (64 - GUESSES_BITS));
		n = GET(guesses[s->guesses[s->n++]]);
	}
}

// What was tried in vain leads here the next time.
static void trace_found(struct trace_search *s, struct traces *ts, struct trace *t)
{
	for (unsigned i = 0; i < s->n; i++)
		SET(guesses[s->guesses[i]], (uint16_t)(t - ts->trace));
	trace_follow(ts, s->near, t);
}

uint32_t traces_find(struct trace_search *s, const struct walk *w)
{
	struct traces *ts = atomic_load_explicit(&all, memory_order_acquire);
	struct trace *set = traces_set(ts, w);
	uint64_t hash;

	for (unsigned i = 0; i < WAYS; i++) {
		uint32_t cell = trace_read(&set[i], s->f, &hash);

		if (cell) {
			trace_found(s, ts, &set[i]);
			return cell;
		}
	}
	return 0;
}

// Where single addresses are kept, walks are few, and so are traces.
static void traces_grow(struct traces *ts)
{
	static atomic_flag growing = ATOMIC_FLAG_INIT;
	size_t page = 4096, n = traces_count(ts), size = sizeof(*ts) + n * sizeof(ts->trace[0]);

	if (n >= 1 << MAX_BITS || leaktag_root.depth == 1 || atomic_flag_test_and_set(&growing))
		return;
	struct traces *bigger =
		all == ts ? table_map(sizeof(*ts) + 4 * n * sizeof(ts->trace[0])) : NULL;

	if (bigger) {
		bigger->shift = ts->shift - 2;
		atomic_store_explicit(&all, bigger, memory_order_release);
		// Somebody may still look into the old ones: they stay mapped, empty.
		if (ts != &small.traces)
			madvise((char *)ts + page, size - page, MADV_DONTNEED);
	}
	atomic_flag_clear(&growing);
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

static struct sum words_put(struct trace *t, const struct frame *f, const uint64_t *reads,
			    unsigned n, struct sum sum)
{
	uint32_t pair = 0;

	for (unsigned i = 0; i < n; i++) {
		uint64_t at = reads[i] & ~(uint64_t)WALK_ADDRESS,
			 offset = (at - f->sp) / 8 | (reads[i] & WALK_ADDRESS ? ADDRESS : 0),
			 word = word_at(f, offset);

		pair = i % 2 ? pair | (uint32_t)offset << 16 : (uint32_t)offset;
		SET(t->offsets[i / 2], pair);
		SET(t->words[i], (uint32_t)word);
		sum = sum_add(sum, word);
	}
	return sum;
}

// One after the other: a head alone finds no tail, and a tail alone is not found.
static bool trace_write(struct trace *t, const struct frame *f, const struct walk *w, uint32_t cell)
{
	static _Atomic uint32_t pairs;
	uint32_t n = w->n_reads < READS ? w->n_reads : READS, rest = w->n_reads - n;
	uint32_t pair = atomic_fetch_add_explicit(&pairs, 1, memory_order_relaxed);
	struct sum sum = {};

	if (!trace_begin(t))
		return false;
	sum = words_put(t, f, w->reads, n, sum);
	SET(t->what, cell | n << N_SHIFT | (rest ? MORE : 0));
	SET(t->sum, rest ? pair : (uint32_t)(sum.placed >> 32));
	SET(t->fp, w->fp_used ? fp_of(f) : 0);
	SET(t->pc, (uint16_t)f->pc);
	trace_end(t);
	if (!rest)
		return true;

	if (!trace_begin(++t))
		return false;
	sum = words_put(t, f, w->reads + n, rest, sum);
	SET(t->what, cell | rest << N_SHIFT | TAIL);
	SET(t->sum, (uint32_t)(sum.placed >> 32));
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

void traces_keep(struct trace_search *s, const struct walk *w, uint32_t cell)
{
	struct traces *ts = atomic_load_explicit(&all, memory_order_acquire);
	struct trace *set = traces_set(ts, w);
	unsigned way = 0, ways = w->n_reads > READS ? 1 : WAYS;

	if (!walk_fits(s->f, w))
		return;
	while (way < ways && GET(set[way].what))
		way++;
	if (way == ways) {
		unsigned pushed = atomic_fetch_add_explicit(&ts->pushed, 1, memory_order_relaxed);

		way = pushed % ways;
		if (pushed && pushed % traces_count(ts) == 0)
			traces_grow(ts);
	}
	if (trace_write(&set[way], s->f, w, cell))
		trace_found(s, ts, &set[way]);
}

void traces_forget(void)
{
	struct traces *ts = atomic_load_explicit(&all, memory_order_acquire);

	for (size_t i = 0; i < traces_count(ts); i++)
		if (GET(ts->trace[i].what) && trace_begin(&ts->trace[i])) {
			SET(ts->trace[i].what, 0);
			trace_end(&ts->trace[i]);
		}
}
