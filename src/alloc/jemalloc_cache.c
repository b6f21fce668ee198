// SPDX-License-Identifier: MIT
// jemalloc's thread caches: regions that look allocated and are not.
//
//	TLS	| bin 0 | bin 1 | ... | 24 bytes each, one for each class up to a limit
//
// The TLS of a program, and of libraries that have theirs next to it, lies beside the thread pointer.
// That of others that were loaded later lies anywhere; a word of the thread's vector leads to it:
//
//	tp	| ... vector -> | number | TLS of module 1 | ... | TLS of module 2 | ... |
//
//	glibc	sysdeps/{x86_64,aarch64}/nptl/tls.h, sysdeps/generic/dl-dtv.h	tp + 8; aarch64: tp
//	musl	src/internal/pthread_impl.h					tp + 8; aarch64: tp - 8
//
//	5.3	{ head; requests:64; low:16 full:16 empty:16 [max:16] }
//		cached = (empty - low 16 bits of head) / 8; regions at head[0 .. cached)
//	5.0	{ low:32 cached:32; requests:64; avail }
//		regions at avail[-cached .. -1]; the bins of large classes are a second array
//
// Before 5.3 a word a little before the bins points to another region that is the allocator's own: the
// thread's decay tickers, one { left:32 of:32 = 1000 } for each arena.
//
// The arrays of a thread's bins lie one behind the other in one region, the allocator's own. That
// is what tells bins from other words: twenty and more in a row whose arrays ascend, and in which
// there is nothing but the starts of regions. One of them may be just what its thread works on, and
// not fit; what lies in its array is no leak. Nor is what lies in the unused part of an empty bin's
// array while its thread is in the allocator: it fills the array first, and counts then; nor, before
// 5.3, in the slot before the used ones, which it counts out first and reads then. Source:
// jemalloc include/jemalloc/internal/cache_bin.h, src/{tcache,arena}.c.
#include "alloc/jemalloc.h"

#include <string.h>

enum {
	BIN = 24,
	BINS_MIN = 20,
	BINS_MAX = 256,
	CACHED_MAX = 8191,
	STACK_STEP = 0x10000, // an array ends at most so far behind the one before
	FILL_MAX = 512,	      // regions that a cache is filled with at once
	TLS_WINDOW = 64 << 10,
	LARGE_GAP = 1024, // bytes at most between small and large bins
	TICKERS_GAP = 64, // bytes before the bins in which the pointer to the tickers is
	TICKS = 1000,
	VECTOR_SPARE = 64, // modules that may have been unloaded
};

struct bin {
	u64 first; // address of the array's first used slot
	u64 end;   // where the array ends, or its used part does
	u64 cached;
};

// A row of bins that fit: where it ends in the window, and what is in them.
struct row {
	size_t bins;
	u64 last_end;
	VEC(u64) regions;
	VEC(u64) carried; // blocks that are on their way
	bool skipped;	  // a bin that did not fit
};

struct caches {
	struct je_state *s;
	struct target *target;
	u8 *tls;
	size_t len;
	bool busy; // the thread is in the allocator
	size_t n_regions;
	u64 regions[CACHED_MAX]; // of the bin that was looked at last
};

static bool bin_parse_packed(const u8 *p, struct bin *ret)
{
	u16 low[4];
	u64 head;
	unsigned room;

	memcpy(&head, p, sizeof(head));
	memcpy(low, p + 16, sizeof(low));
	room = (u16)(low[2] - low[1]) / 8;
	ret->cached = (u16)(low[2] - (u16)head) / 8;
	ret->first = head;
	ret->end = head + 8 * ret->cached;
	return head >= JE_PAGE && !((head | low[1] | low[2]) & 7) && room && room <= CACHED_MAX &&
	       ret->cached <= room;
}

static bool bin_parse_plain(const u8 *p, struct bin *ret)
{
	s32 low, cached;
	u64 avail;

	memcpy(&low, p, sizeof(low));
	memcpy(&cached, p + 4, sizeof(cached));
	memcpy(&avail, p + 16, sizeof(avail));
	if (avail < JE_PAGE || avail & 7 || cached < 0 || cached > CACHED_MAX || low > cached ||
	    low < -1)
		return false;
	ret->cached = (u64)cached;
	ret->first = avail - 8 * ret->cached;
	ret->end = avail;
	return true;
}

static bool is_own(const struct caches *c, u64 addr)
{
	const struct span *span = heap_span(c->s->walk->heap, addr);

	return span && span->arena == c->s->arena;
}

static bool is_block(const struct caches *c, u64 addr)
{
	struct block block;

	return is_own(c, addr) && heap_find(c->s->walk->heap, addr, &block) && block.addr == addr &&
	       block.tile == TILE_ALLOCATED;
}

// Every word of the bin's array is the start of a block, of this jemalloc's; but for those that a thread
// in the allocator has just given back from there.
static bool bin_holds_blocks(struct caches *c, const struct bin *b)
{
	c->n_regions = 0;
	if (b->cached &&
	    target_read_some(c->target, b->first, c->regions, 8 * b->cached) != 8 * b->cached)
		return false;
	for (u64 i = 0; i < b->cached; i++) {
		if (is_block(c, c->regions[i]))
			c->regions[c->n_regions++] = c->regions[i];
		else if (!c->busy)
			return false;
	}
	return true;
}

static bool bin_at(struct caches *c, size_t at, u64 after, struct bin *ret)
{
	const u8 *p = c->tls + at;

	if (at + BIN > c->len ||
	    !(c->s->layout->packed_bins ? bin_parse_packed(p, ret) : bin_parse_plain(p, ret)))
		return false;
	if (after && (ret->end <= after || ret->end - after > STACK_STEP))
		return false;
	return is_own(c, ret->end - 1) && bin_holds_blocks(c, ret);
}

// The blocks that the slots from `from` to `to` lead to.
static void carried_read(struct caches *c, u64 from, u64 to, struct row *row)
{
	u64 slots[FILL_MAX];
	size_t n;

	from = max(from, to - min(to, (u64)sizeof(slots)));
	if (from >= to)
		return;
	n = target_read_some(c->target, from, slots, to - from) / 8;
	for (size_t i = 0; i < n; i++) {
		struct block block;

		if (heap_find(c->s->walk->heap, slots[i], &block) && block.addr == slots[i] &&
		    block.tile == TILE_ALLOCATED)
			*vec_push(&row->carried) = block.addr;
	}
}

// The slot of a block that a thread has counted out and not read yet, as it does before 5.3.
static u64 taken_slot(const struct caches *c, const struct bin *b)
{
	return c->s->layout->packed_bins ? b->first : b->first - 8;
}

// As many bins as there are from `at` on; `after`: their arrays come after this address. One that does
// not fit is passed over if the one behind it does.
static void row_read(struct caches *c, size_t at, u64 after, struct row *ret)
{
	struct bin b;

	ret->bins = ret->regions.n = ret->carried.n = 0;
	ret->skipped = false;
	ret->last_end = after;
	while (ret->bins < BINS_MAX) {
		if (!bin_at(c, at + ret->bins * BIN, ret->last_end, &b)) {
			if (ret->skipped || !ret->bins ||
			    !bin_at(c, at + (ret->bins + 1) * BIN, ret->last_end, &b))
				return;
			ret->skipped = true;
			ret->bins++;
			carried_read(c, ret->last_end, b.first, ret);
		} else if (c->busy) {
			carried_read(c, b.cached ? taken_slot(c, &b) : ret->last_end, b.first, ret);
		}
		for (size_t i = 0; i < c->n_regions; i++)
			*vec_push(&ret->regions) = c->regions[i];
		ret->last_end = b.end;
		ret->bins++;
	}
}

static void row_fini(struct row *row)
{
	vec_free(&row->regions);
	vec_free(&row->carried);
}

static void row_take(struct caches *c, const struct row *row)
{
	vec_each (&row->regions, region)
		*vec_push(&c->s->cached) = *region;
	vec_each (&row->carried, block)
		*vec_push(&c->s->carried.blocks) = *block;
	*vec_push(&c->s->stacks) = row->last_end - 1;
}

// The bins of large classes, close behind the others (before 5.3).
static void take_large(struct caches *c, size_t from, u64 after)
{
	struct row best = {}, row = {};

	for (size_t at = from; at < from + LARGE_GAP && at + BIN <= c->len; at += 8) {
		row_read(c, at, after, &row);
		if (row.bins <= best.bins)
			continue;
		row_fini(&best);
		best = row;
		row = (struct row){};
	}
	if (best.bins)
		row_take(c, &best);
	row_fini(&best);
	row_fini(&row);
}

// Before 5.3.
static void take_tickers(struct caches *c, size_t bins)
{
	for (size_t at = bins - min(bins, (size_t)TICKERS_GAP); at + 8 <= bins; at += 8) {
		struct block b;
		s32 ticker[2];
		u64 addr;

		memcpy(&addr, c->tls + at, sizeof(addr));
		if (heap_find(c->s->walk->heap, addr, &b) && b.addr == addr &&
		    b.tile == TILE_ALLOCATED &&
		    target_read_some(c->target, addr, ticker, sizeof(ticker)) == sizeof(ticker) &&
		    ticker[1] == TICKS && ticker[0] >= 0 && ticker[0] <= TICKS)
			*vec_push(&c->s->stacks) = addr;
	}
}

static bool gather_window(struct caches *c, u64 from, size_t len)
{
	struct row row = {};
	bool found = false;

	c->len = target_read_some(c->target, from, c->tls, min(len, (size_t)TLS_WINDOW));
	for (size_t at = 0; !found && at + BINS_MIN * BIN <= c->len; at += 8) {
		row_read(c, at, 0, &row);
		found = row.bins >= BINS_MIN;
		if (!found)
			continue;
		row_take(c, &row);
		if (c->s->layout->packed_bins)
			break;
		take_tickers(c, at);
		take_large(c, at + row.bins * BIN, row.last_end);
	}
	row_fini(&row);
	return found;
}

// What lies beside the thread pointer.
static bool gather_beside(struct caches *c, u64 tp)
{
	const struct mapping *m;
	u64 from;

	if (!c->target->arch->tls_below)
		return gather_window(c, tp, TLS_WINDOW);
	m = target_mapping(c->target, tp - 1);
	if (!m)
		return false;
	from = max(m->start, tp - min(tp, (u64)TLS_WINDOW));
	return gather_window(c, from, tp - from);
}

// What the vector at addr leads to.
static bool gather_by_vector(struct caches *c, u64 addr)
{
	size_t n = 2 * (c->s->walk->modules->list.n + VECTOR_SPARE);
	_cleanup_free_ u64 *words = xcalloc(n, sizeof(*words));

	n = target_read_some(c->target, addr, words, n * sizeof(*words)) / sizeof(*words);
	for (size_t i = 1; i < n; i++) {
		const struct mapping *m = target_mapping(c->target, words[i]);

		if (words[i] % 8 == 0 && m && m->prot & PROT_WRITE &&
		    gather_window(c, words[i], c->s->module->tls_memsz))
			return true;
	}
	return false;
}

static void gather_thread(struct caches *c, u64 tp)
{
	static const s64 below[] = {8}, above[] = {0, -8};
	const bool is_below = c->target->arch->tls_below;
	const s64 *at = is_below ? below : above;
	u64 vector;

	if (gather_beside(c, tp) || !c->s->module->tls_memsz)
		return;
	for (size_t i = 0; i < (is_below ? ARRAY_SIZE(below) : ARRAY_SIZE(above)); i++)
		if (target_word(c->target, tp + (u64)at[i], &vector) && vector &&
		    gather_by_vector(c, vector))
			return;
}

void je_gather_caches(struct je_state *s)
{
	_cleanup_free_ struct caches *c = xcalloc(1, sizeof(*c));
	_cleanup_free_ u8 *tls = xmalloc(TLS_WINDOW);

	c->s = s;
	c->target = s->walk->target;
	c->tls = tls;
	vec_each (&c->target->threads, thread) {
		if (!thread->tp)
			continue;
		c->busy = thread_is_inside(c->target, s->module, thread);
		gather_thread(c, thread->tp);
	}
}
