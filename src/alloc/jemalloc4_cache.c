// SPDX-License-Identifier: MIT
// jemalloc 4.x's thread caches: blocks that look allocated and are not. A cache is a large block of the
// allocator's own, told by what is in it:
//
//	| link, counters: 24 to 64 bytes | bin | bin | ... | slots of bin 0 | slots of bin 1 | ... |
//
//	bin	{ requests:64; low:32 fill:32 cached:32; slots }
//		4.0: blocks at slots[0 .. cached); from 4.1 on at slots[-cached .. -1]
//
// What a thread that is in the allocator has put into unused slots is no leak: it fills them first, and
// counts then. The cache of a thread that was filled or emptied at the stop may have blocks that the
// page map has as free.
//
// A thread's TLS has, four words behind the address of its cache, those of its arenas, and then that of
// another block of the allocator's own. Source: jemalloc include/jemalloc/internal/{tcache,tsd}.h,
// src/tcache.c, 4.0.0 to 4.5.0.
#include "alloc/jemalloc4.h"

#include <stdlib.h>
#include <string.h>

enum {
	BIN = 32,
	BINS_MIN = 20,
	BINS_MAX = 128,
	HEAD_MIN = 24,
	HEAD_MAX = 64,
	CACHED_MAX = 4096,
	TLS_WINDOW = 64 << 10,
	TLS_ARENAS = 4, // words from the cache's address to those of arenas
	FILL_MAX = 200,
};

struct bin {
	s32 low;
	u32 cached;
	u64 slots;
};

struct cache {
	struct j4_state *s;
	u64 start, end; // of its block
	u64 bins;	// where they begin
	unsigned n;
	bool upwards; // blocks from `slots` on, not before
	struct bin bin[BINS_MAX];
};

static void bin_parse(const u8 *p, struct bin *ret)
{
	memcpy(&ret->low, p + 8, sizeof(ret->low));
	memcpy(&ret->cached, p + 16, sizeof(ret->cached));
	memcpy(&ret->slots, p + 24, sizeof(ret->slots));
}

static bool bin_is_possible(const struct cache *c, const struct bin *b, u64 after)
{
	return b->slots % 8 == 0 && b->slots > after && b->slots <= c->end &&
	       b->cached <= CACHED_MAX && b->low >= -1 && b->low <= CACHED_MAX;
}

// Bins from an offset on: their slots ascend, and lie behind them.
static bool bins_read(struct cache *c, const u8 *bytes, size_t len, unsigned at)
{
	u64 after;

	c->bins = c->start + at;
	after = c->bins;
	for (c->n = 0; c->n < BINS_MAX && at + (c->n + 1ul) * BIN <= len; c->n++) {
		struct bin *b = &c->bin[c->n];

		bin_parse(bytes + at + (size_t)c->n * BIN, b);
		if (!bin_is_possible(c, b, after))
			break;
		after = b->slots;
	}
	if (c->n < BINS_MIN || c->bin[0].slots < c->bins + c->n * (u64)BIN)
		return false;
	c->upwards = c->bin[0].slots == c->bins + c->n * (u64)BIN;
	return true;
}

static bool cache_parse(struct cache *c)
{
	u8 bytes[HEAD_MAX + BINS_MAX * BIN];
	u64 room = min(c->end - c->start, (u64)sizeof(bytes)), first = HEAD_MAX + 2 * BIN;
	size_t len = 0;

	for (unsigned at = HEAD_MIN; at <= HEAD_MAX; at += 8) {
		struct bin b;

		// Most large blocks are none: a few words of them tell.
		if (!len)
			len = target_read_some(c->s->walk->target, c->start, bytes,
					       min(room, first));
		if (len < first)
			return false;
		bin_parse(bytes + at, &b);
		if (!bin_is_possible(c, &b, c->start))
			continue;
		if (len == first)
			len = target_read_some(c->s->walk->target, c->start, bytes, room);
		if (bins_read(c, bytes, len, at))
			return true;
	}
	return false;
}

// The block of the allocator that an address in a slot is of; for a large one that is its run.
static bool slot_block(const struct j4_state *s, u64 addr, struct block *ret)
{
	const struct span *span = heap_span(s->walk->heap, addr);

	return span && span->arena == s->arena && heap_find(s->walk->heap, addr, ret) &&
	       ret->tile == TILE_ALLOCATED &&
	       (ret->addr == addr || (ret->size > J4_PAGE && addr - ret->addr < J4_PAGE));
}

// `carried`: they are on their way.
static void slots_take(struct j4_state *s, u64 from, u64 to, bool carried)
{
	u64 slots[CACHED_MAX];
	size_t n = 0;

	if (from < to)
		n = target_read_some(s->walk->target, from, slots,
				     min(to - from, (u64)sizeof(slots))) /
		    8;
	for (size_t i = 0; i < n; i++) {
		struct block b;

		if (!slot_block(s, slots[i], &b))
			continue;
		if (carried)
			*vec_push(&s->carried.blocks) = b.addr;
		else
			*vec_push(&s->cached) = b.addr;
	}
}

// Where the slots of bin i begin, and where they end.
static u64 slots_begin(const struct cache *c, unsigned i)
{
	if (c->upwards)
		return c->bin[i].slots;
	return i ? c->bin[i - 1].slots : c->bins + c->n * (u64)BIN;
}

static u64 slots_end(const struct cache *c, unsigned i)
{
	if (!c->upwards)
		return c->bin[i].slots;
	return i + 1 < c->n ? c->bin[i + 1].slots : c->end;
}

static void cache_take(struct cache *c)
{
	for (unsigned i = 0; i < c->n; i++) {
		const struct bin *b = &c->bin[i];
		u64 bytes = 8ull * b->cached, from = slots_begin(c, i), to = slots_end(c, i);

		if (bytes > to - from)
			doubts_add(&c->s->doubts, xasprintf("the cache at 0x%llx is in motion",
							    (unsigned long long)c->start));
		else if (c->upwards)
			slots_take(c->s, from, from + bytes, false);
		else
			slots_take(c->s, to - bytes, to, false);
	}
	*vec_push(&c->s->own) = c->start;
}

// The thread that it belongs to is in the allocator: it may have filled an empty bin and not counted yet,
// or have counted a block out of another and not read it.
static void cache_carried(struct cache *c)
{
	for (unsigned i = 0; i < c->n; i++) {
		u64 from = slots_begin(c, i), to = slots_end(c, i), used = 8ull * c->bin[i].cached;

		if (!used)
			slots_take(c->s, max(from, to - min(to, 8ull * FILL_MAX)), to, true);
		else if (used + 8 > to - from)
			continue;
		else if (c->upwards)
			slots_take(c->s, from + used, from + used + 8, true);
		else
			slots_take(c->s, to - used - 8, to - used, true);
	}
}

// --- threads ---

struct caches {
	struct j4_state *s;
	VEC(u64) list; // their addresses, sorted
	u64 words[TLS_WINDOW / 8];
	size_t n;
};

static int word_compare(const u64 *a, const u64 *b)
{
	return *a < *b ? -1 : *a > *b;
}

static int word_is(const void *a, const void *b)
{
	return word_compare(a, b);
}

static bool is_arena(const struct j4_state *s, u64 addr)
{
	vec_each (&s->chunks, c)
		if (c->arena == addr)
			return true;
	return false;
}

// words: what the thread has behind the address of its cache.
static void arenas_take(struct j4_state *s, const u64 *words, size_t n)
{
	struct block b;

	for (size_t i = 0; i < 2 && i + 1 < n && is_arena(s, words[i]); i++)
		if (heap_find(s->walk->heap, words[i + 1], &b) && b.addr == words[i + 1] &&
		    b.tile == TILE_ALLOCATED)
			*vec_push(&s->own) = b.addr;
}

static void window_read(struct caches *c, u64 tp)
{
	struct target *t = c->s->walk->target;
	u64 from = tp;

	if (t->arch->tls_below) {
		const struct mapping *m = target_mapping(t, tp - 1);

		from = m ? max(m->start, tp - min(tp, (u64)TLS_WINDOW)) : tp;
	}
	c->n = target_read_some(t, from, c->words,
				t->arch->tls_below ? tp - from : sizeof(c->words)) /
	       8;
}

static void thread_gather(struct caches *c, const struct thread *thread)
{
	struct cache cache = {.s = c->s};
	struct block b;

	window_read(c, thread->tp);
	for (size_t i = 0; i < c->n; i++) {
		if (!bsearch(&c->words[i], c->list.v, c->list.n, sizeof(u64), word_is))
			continue;
		if (i + TLS_ARENAS < c->n)
			arenas_take(c->s, c->words + i + TLS_ARENAS, c->n - i - TLS_ARENAS);
		cache.start = c->words[i];
		if (heap_find(c->s->walk->heap, cache.start, &b) &&
		    thread_is_inside(c->s->walk->target, c->s->module, thread)) {
			cache.end = b.addr + b.size;
			if (cache_parse(&cache))
				cache_carried(&cache);
		}
	}
}

void j4_gather_caches(struct j4_state *s)
{
	_cleanup_free_ struct caches *c = xcalloc(1, sizeof(*c));

	c->s = s;
	vec_each (&s->large, start) {
		struct cache cache = {.s = s, .start = *start};
		struct block b;

		if (!heap_find(s->walk->heap, *start, &b))
			continue;
		cache.end = b.addr + b.size;
		if (cache_parse(&cache)) {
			cache_take(&cache);
			*vec_push(&c->list) = cache.start;
		}
	}
	vec_sort(&c->list, word_compare);
	if (c->list.n)
		vec_each (&s->walk->target->threads, thread)
			if (thread->tp)
				thread_gather(c, thread);
	vec_free(&c->list);
}
