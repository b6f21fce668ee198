// SPDX-License-Identifier: MIT
// What looks allocated in tcmalloc's spans and is not: blocks in the central free lists, in their
// transfer caches, and in threads' caches (drawn in tcmalloc.c).
//
//	CentralFreeList	{ lock:32; size_class; Span empty, nonempty; num_spans; counter;
//			  { head, tail } slots[64]; used_slots:32 ... }	one for each of 128 classes
//	ThreadCache	{ { list; length:32 lowater:32 max:32 overages:32; size:32 } lists[128];
//			  size:32 ...; next; prev }	in a list of all that are in use
//
// Both are told by the sizes and numbers of all classes in them, and thread caches by being in the
// list that next and prev make: those of threads that have ended look the same. What the allocator
// keeps count of must come out: blocks of a span, of a class, of a thread's list, bytes of a cache.
// Source: gperftools src/central_freelist.h, src/thread_cache.h, src/span.h, 2.9 to 2.18.1.
#include "alloc/tcmalloc.h"

enum {
	// CentralFreeList
	CFL_CLASS = 8,
	CFL_EMPTY = 16,
	CFL_NONEMPTY = 64,
	CFL_SPANS = 112,
	CFL_COUNTER = 120,
	CFL_SLOTS = 128,
	SLOTS_MAX = 64,
	CFL_USED = CFL_SLOTS + 16 * SLOTS_MAX,
	CFL_STRIDE_MIN = CFL_SLOTS + 16, // built without slots
	CFL_STRIDE_MAX = 2048,
	SPAN_NEXT = 16,
	SPAN_PREV = 24,
	// ThreadCache
	LIST_LENGTH = 8,
	LIST_SIZE = 24,
	LIST = 32,
	CACHE_LISTS = LIST * TC_CLASSES,
	CACHE_LINKS = CACHE_LISTS + 320, // next and prev are before
	CACHES_MAX = 1 << 20,
	CACHED_MAX = 1 << 24, // blocks in one list
};

static u32 u32_at(const u8 *p)
{
	u32 v;

	memcpy(&v, p, sizeof(v));
	return v;
}

static u64 u64_at(const u8 *p)
{
	u64 v;

	memcpy(&v, p, sizeof(v));
	return v;
}

// --- central free lists ---

// A list's head: a span descriptor that is no span, linked into a ring.
static bool ring_fits(const struct tc_state *s, const struct data *d, size_t at)
{
	u64 head = d->start + at, next = data_at(d, at + SPAN_NEXT), back;

	return next && data_at(d, at + SPAN_PREV) &&
	       (next == head || (peek_word(s->peek, next + SPAN_PREV, &back) && back == head));
}

static bool central_fits(const struct tc_state *s, const struct data *d, size_t at, size_t stride)
{
	unsigned rings = 0;

	if (at < stride || at + (s->classes.n - 1) * stride > d->len ||
	    data_at(d, at - stride + CFL_CLASS))
		return false;
	for (unsigned c = 1; c < s->classes.n; c++)
		if (data_at(d, at + (c - 1) * stride + CFL_CLASS) != c)
			return false;
	for (unsigned c = 1; c < s->classes.n; c++)
		rings += ring_fits(s, d, at + (c - 1) * stride + CFL_EMPTY) &&
			 ring_fits(s, d, at + (c - 1) * stride + CFL_NONEMPTY);
	// One may be about to change.
	return rings + 2 >= s->classes.n;
}

bool tc_find_central(struct tc_state *s, const struct data *d)
{
	for (size_t at = 0; at + CFL_STRIDE_MIN <= d->len; at += 8) {
		if (data_at(d, at + CFL_CLASS) != 1)
			continue;
		for (size_t stride = CFL_STRIDE_MIN; stride <= CFL_STRIDE_MAX; stride += 8) {
			if (!central_fits(s, d, at, stride))
				continue;
			s->central = d->start + at - stride;
			s->central_stride = stride;
			s->central_bytes = min(stride * TC_CLASSES, d->start + d->len - s->central);
			return true;
		}
	}
	return false;
}

static void transfers_read(struct tc_state *s, unsigned class, const u8 *p, u32 used)
{
	u64 n;

	for (u32 i = 0; i < used; i++)
		if (!slabs_follow(&s->slabs, NULL, u64_at(p + CFL_SLOTS + 16 * i),
				  s->classes.size[class], CACHED_MAX, false, &n))
			doubts_add(&s->doubts,
				   xasprintf("a transfer cache of class %u has what is no free "
					     "block in it",
					     class));
}

static void central_read(struct tc_state *s, const struct data *d, unsigned class)
{
	const u8 *p = d->bytes + (s->central - d->start) + class * s->central_stride;
	unsigned long long at = s->central + class * s->central_stride;
	u32 used = 0;

	if (s->central_stride > CFL_USED) {
		used = u32_at(p + CFL_USED);
		transfers_read(s, class, p, min(used, (u32)SLOTS_MAX));
	}
	if (used > SLOTS_MAX || u32_at(p) || u64_at(p + CFL_SPANS) != s->spans_of[class] ||
	    u64_at(p + CFL_COUNTER) != s->free_of[class])
		doubts_add(
			&s->doubts,
			xasprintf("the central free list of class %u, at 0x%llx, does not add up",
				  class, at));
}

// --- threads' caches ---

struct caches {
	struct tc_state *s;
	VEC(u64) heads; // candidates for the first of the list
	VEC(u64) ring;	// the best list so far
	u64 cached;	// blocks in its caches
	u8 bytes[CACHE_LINKS];
};

static bool cache_load(struct caches *c, u64 addr)
{
	const struct tc_classes *classes = &c->s->classes;

	if (addr % 8 || !peek_bytes(c->s->peek, addr, c->bytes, LIST * 2) ||
	    u32_at(c->bytes + LIST + LIST_SIZE) != classes->size[1] ||
	    target_read_some(c->s->target, addr, c->bytes, CACHE_LINKS) != CACHE_LINKS)
		return false;
	for (unsigned i = 1; i < classes->n; i++)
		if (u32_at(c->bytes + LIST * i + LIST_SIZE) != classes->size[i])
			return false;
	return true;
}

// The caches from head on whose next and prev, at offsets `next` and behind, agree.
static bool ring_follow(struct caches *c, u64 head, unsigned next)
{
	u64 before = 0, cached = 0;
	VEC(u64) ring = {};
	bool ends = false;

	for (u64 at = head; ring.n < CACHES_MAX && cache_load(c, at);) {
		if (u64_at(c->bytes + next + 8) != before)
			break;
		*vec_push(&ring) = before = at;
		for (unsigned i = 1; i < c->s->classes.n; i++)
			cached += u32_at(c->bytes + LIST * i + LIST_LENGTH);
		at = u64_at(c->bytes + next);
		if (!at) {
			ends = true;
			break;
		}
	}
	if (ends && (ring.n > c->ring.n || (ring.n == c->ring.n && cached > c->cached))) {
		free(c->ring.v);
		memcpy(&c->ring, &ring, sizeof(ring));
		c->cached = cached;
		return true;
	}
	vec_free(&ring);
	return false;
}

static void caches_find(struct caches *c, const struct data *d)
{
	for (size_t at = 0; at + 8 <= d->len; at += 8) {
		u64 v = data_at(d, at);

		if (v && v % 8 == 0 && (v < d->start || v >= d->start + d->len) && cache_load(c, v))
			*vec_push(&c->heads) = v;
	}
	vec_each (&c->heads, head)
		for (unsigned next = CACHE_LISTS + 8; next + 16 <= CACHE_LINKS; next += 8)
			ring_follow(c, *head, next);
}

// A block that a thread is just about to take or to put is in the one sum and not in the other.
static bool differ_by_one(const struct tc_classes *classes, u64 a, u64 b)
{
	for (unsigned i = 0; i < classes->n; i++)
		if (a + classes->size[i] == b || b + classes->size[i] == a)
			return true;
	return false;
}

static void cache_read(struct caches *c, u64 addr)
{
	struct tc_state *s = c->s;
	bool fits = true;
	u64 bytes = 0, n;

	for (unsigned i = 1; i < s->classes.n; i++) {
		const u8 *list = c->bytes + LIST * i;
		u64 length = u32_at(list + LIST_LENGTH);

		fits &= slabs_follow(&s->slabs, NULL, u64_at(list), s->classes.size[i], CACHED_MAX,
				     false, &n) &&
			n <= length + 1 && length <= n + 1;
		bytes += n * s->classes.size[i];
	}
	if (!fits || !differ_by_one(&s->classes, bytes, u32_at(c->bytes + CACHE_LISTS)))
		doubts_add(&s->doubts, xasprintf("the thread cache at 0x%llx does not add up",
						 (unsigned long long)addr));
}

static void caches_read(struct tc_state *s, const struct data *d)
{
	struct caches c = {.s = s};

	caches_find(&c, d);
	vec_each (&c.ring, cache) {
		if (!cache_load(&c, *cache))
			continue;
		own_pages_add(&s->own, *cache, CACHE_LINKS);
		cache_read(&c, *cache);
	}
	vec_free(&c.heads);
	vec_free(&c.ring);
}

// --- spans ---

// The list of a span's own free blocks; what it does not have is with the program, or in a cache.
static void span_read(struct tc_state *s, const struct tc_span *span)
{
	struct slab *slab = slabs_at(&s->slabs, span->page << s->shift);
	u64 n;

	if (!span->class || !slab || slab->kind != SLAB_BLOCKS)
		return;
	s->spans_of[span->class]++;
	if (!slabs_follow(&s->slabs, slab, span->objects, slab->size, slab->n, false, &n) ||
	    n + span->refcount != slab->n) {
		slab->kind = SLAB_OPAQUE;
		doubts_add_blocks(
			&s->doubts, slab->n,
			xasprintf("the span at 0x%llx has a free list that does not add up",
				  (unsigned long long)slab->start));
	}
	s->free_of[span->class] += n;
}

void tc_lists_read(struct tc_state *s, const struct data *d)
{
	vec_each (&s->spans, span)
		if (!span->location)
			span_read(s, span);
	for (unsigned class = 1; class < s->classes.n; class ++)
		central_read(s, d, class);
	caches_read(s, d);
}
