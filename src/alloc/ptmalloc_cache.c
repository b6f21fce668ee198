// SPDX-License-Identifier: MIT
// Chunks that only look in use: those in tcaches and fastbins.
//
// Their lists can be millions long, and following one in a target takes microseconds a step. So
// the scan notes each chunk in use whose first word could be a link (with safe-linking hardly any
// other is), and the lists are followed here, through these notes, when the target runs again.
#include "alloc/ptmalloc.h"

#include <stdio.h>
#include <string.h>

#define TLS_MAX	   (256 * KIB) // of one thread that is searched
#define NEAR_ARENA 0x90	       // tcache lies so near to thread_arena at most
#define LEARN_FROM 8	       // threads whose TLS is searched; for the others it is known then
#define VOTES_MAX  64
#define HAND_BYTES 1024 // of a thread's innermost frames

// Rows by word size; a layout's bits say which of them it can have.
static const struct pt_cache_kind kinds[] = {
	{.word = 8, .bins = 64, .count_size = 1, .entries = 64, .bytes = 576},	// 2.26 - 2.29
	{.word = 8, .bins = 64, .count_size = 2, .entries = 128, .bytes = 640}, // 2.30 - 2.41
	{.word = 8, .bins = 76, .count_size = 2, .slots = true, .entries = 152, .bytes = 760},
	{.word = 4, .bins = 64, .count_size = 1, .entries = 64, .bytes = 320},
	{.word = 4, .bins = 64, .count_size = 2, .entries = 128, .bytes = 384},
	{.word = 4, .bins = 76, .count_size = 2, .slots = true, .entries = 152, .bytes = 456},
};

const struct pt_cache_kind *pt_cache_kind(const struct pt_layout *l, unsigned i)
{
	unsigned first = l->word == 8 ? 0 : 3;

	for (unsigned k = 0; k < 3; k++)
		if (l->caches >> k & 1 && !i--)
			return &kinds[first + k];
	return NULL;
}

// --- reading one ---

static u64 field(const u8 *bytes, unsigned size)
{
	u64 v = 0;

	memcpy(&v, bytes, size);
	return v;
}

// False if it cannot be one: counters that contradict the lists.
static bool cache_parse(const struct pt_copy *c, const u8 *bytes, struct pt_cache *ret)
{
	const struct pt_cache_kind *k = ret->kind;
	u64 full = c->params.tcache_count;

	for (unsigned i = 0; i < k->bins; i++) {
		u64 count = field(bytes + i * k->count_size, k->count_size);
		u64 head = field(bytes + k->entries + i * k->word, k->word);

		if (head & 15 || (head && head < 4096) || (k->slots && count > full))
			return false;
		if (k->slots)
			count = full - count;
		if (head && !count)
			return false;
		ret->counts[i] = (u32)count;
		ret->heads[i] = head;
	}
	return true;
}

static bool cache_known(const struct pt_copy *c, u64 addr)
{
	vec_each (&c->caches, cache)
		if (cache->addr == addr)
			return true;
	return false;
}

static bool cache_is_empty(const struct pt_cache *cache)
{
	for (unsigned i = 0; i < cache->kind->bins; i++)
		if (cache->heads[i])
			return false;
	return true;
}

// What lies at the user address, if it has the size and the form of a tcache.
static bool cache_read(const struct pt_copy *c, u64 addr, struct pt_cache *ret)
{
	const struct pt_cache_kind *k;
	u8 bytes[1024];
	u64 size;

	if (!addr || !is_aligned(addr, 16) ||
	    !target_word(c->target, addr - c->layout->word, &size) || size & PT_MMAPPED)
		return false;
	for (unsigned i = 0; (k = pt_cache_kind(c->layout, i)); i++) {
		*ret = (struct pt_cache){.addr = addr, .kind = k};
		if (pt_cache_fits(k, size & ~(u64)PT_FLAGS) &&
		    target_read_some(c->target, addr, bytes, k->bytes) == k->bytes &&
		    cache_parse(c, bytes, ret))
			return true;
	}
	return false;
}

// --- through the threads ---

struct tls {
	struct pt_copy *copy;
	u64 size;
	struct pt_addrs arenas;	 // sorted
	struct pt_addrs offsets; // from the thread pointer to `tcache`, as learnt
};

static int compare_u64(const u64 *a, const u64 *b)
{
	return *a < *b ? -1 : *a > *b;
}

static void tls_cache(struct tls *tls, u64 addr, u64 offset)
{
	struct pt_cache cache;

	if (cache_known(tls->copy, addr) || !cache_read(tls->copy, addr, &cache))
		return;
	cache.sure = true;
	*vec_push(&tls->copy->caches) = cache;
	vec_each (&tls->offsets, known)
		if (*known == offset)
			return;
	*vec_push(&tls->offsets) = offset;
}

// Near a word that is an arena's address (thread_arena) lies one that leads to a tcache.
static void tls_search(struct tls *tls, const struct thread *thread)
{
	struct target *t = tls->copy->target;
	unsigned word = t->arch->word;
	u64 start = t->arch->tls_below ? thread->tp - tls->size : thread->tp;
	const struct mapping *m = target_mapping(t, thread->tp - (t->arch->tls_below ? 1 : 0));
	_cleanup_free_ u8 *bytes = xmalloc(tls->size);
	size_t len;

	if (!m)
		return;
	start = max(start, m->start);
	len = min(tls->size, m->end - start);
	len = target_read_some(t, start, bytes, t->arch->tls_below ? thread->tp - start : len);
	for (size_t i = 0; i + word <= len; i += word) {
		u64 arena = field(bytes + i, word);
		size_t lo = i > NEAR_ARENA ? i - NEAR_ARENA : 0;

		if (!bsearch(&arena, tls->arenas.v, tls->arenas.n, sizeof(arena),
			     (int (*)(const void *, const void *))compare_u64))
			continue;
		for (size_t j = lo; j + word <= len && j <= i + NEAR_ARENA; j += word) {
			u64 v = field(bytes + j, word);

			if (v && is_aligned(v, 16))
				tls_cache(tls, v, start + j - thread->tp);
		}
	}
}

static u64 tls_size(const struct walk *w)
{
	u64 size = 0;

	vec_each (&w->modules->list, m)
		size += min(m->tls_memsz, TLS_MAX) + min(m->tls_align, 4 * KIB);
	return min(align_up(size + 256, 16), TLS_MAX);
}

static void find_thread_caches(struct walk *w, struct pt_copy *c)
{
	struct tls tls = {.copy = c, .size = tls_size(w)};
	unsigned learnt = 0;
	u64 addr;

	vec_each (&c->arenas, a)
		*vec_push(&tls.arenas) = (*a)->addr;
	vec_sort(&tls.arenas, compare_u64);
	vec_each (&w->target->threads, thread) {
		if (!thread->tp)
			continue;
		if (learnt < LEARN_FROM || !tls.offsets.n) {
			tls_search(&tls, thread);
			learnt++;
			continue;
		}
		vec_each (&tls.offsets, offset)
			if (target_word(w->target, thread->tp + *offset, &addr))
				tls_cache(&tls, addr, *offset);
	}
	vec_free(&tls.arenas);
	vec_free(&tls.offsets);
}

// --- what to look for ---

struct pt_segment *pt_segment_of(const struct pt_copy *c, u64 addr)
{
	size_t lo = 0, hi = c->segments.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (c->segments.v[mid]->end <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < c->segments.n && addr >= c->segments.v[lo]->start ? c->segments.v[lo] : NULL;
}

static int compare_segments(struct pt_segment *const *a, struct pt_segment *const *b)
{
	return (*a)->start < (*b)->start ? -1 : (*a)->start > (*b)->start;
}

// The hulls of the segments on both sides of the widest gap between them.
static void want_ranges(struct pt_copy *c)
{
	size_t n = c->segments.n, split = n;
	u64 widest = 0;

	vec_sort(&c->segments, compare_segments);
	for (size_t i = 1; i < n; i++) {
		u64 gap = c->segments.v[i]->start - c->segments.v[i - 1]->end;

		if (gap > widest) {
			widest = gap;
			split = i;
		}
	}
	if (!n)
		return;
	c->want.lo[0] = c->segments.v[0]->start;
	c->want.len[0] = c->segments.v[split - 1]->end - c->want.lo[0];
	if (split == n)
		return;
	c->want.lo[1] = c->segments.v[split]->start;
	c->want.len[1] = c->segments.v[n - 1]->end - c->want.lo[1];
}

static bool link_leads(const struct pt_copy *c, u64 next)
{
	return !next || (is_aligned(next, 2 * c->layout->word) && pt_segment_of(c, next));
}

// +1 for a link that only makes sense with safe-linking, -1 without.
static int link_vote(const struct pt_copy *c, u64 user)
{
	u64 raw;

	if (!target_word(c->target, user, &raw))
		return 0;
	return link_leads(c, raw ^ user >> 12) - link_leads(c, raw);
}

static int links_vote(const struct pt_copy *c)
{
	int sum = 0;
	unsigned votes = 0;

	vec_each (&c->caches, cache)
		for (unsigned i = 0; i < cache->kind->bins && votes < VOTES_MAX; i++)
			if (cache->heads[i] && ++votes)
				sum += link_vote(c, cache->heads[i]);
	vec_each (&c->arenas, a)
		for (unsigned i = 0; i < c->layout->n_fastbins && votes < VOTES_MAX; i++)
			if ((*a)->fastbins[i] && ++votes)
				sum += link_vote(c, (*a)->fastbins[i] + 2 * c->layout->word);
	return sum;
}

// Safe-linking came with 2.32, and the layout says it but for 2.27 to 2.34.
static bool links_mangled(const struct pt_copy *c)
{
	if (!c->layout->n_fastbins)
		return true;
	if (!(c->layout->caches & ~1u))
		return false;
	return c->params.thp || links_vote(c) >= 0;
}

u64 pt_fastbin_size(const struct pt_layout *l, unsigned i)
{
	return (u64)(i + 2) << (l->word == 8 ? 4 : 3);
}

static void want_sizes(struct pt_copy *c)
{
	const struct pt_layout *l = c->layout;
	const struct pt_cache_kind *k;
	struct pt_want *want = &c->want;

	vec_each (&c->arenas, a)
		for (unsigned i = 0; i < l->n_fastbins; i++)
			if ((*a)->fastbins[i])
				want->max_size = max(want->max_size, pt_fastbin_size(l, i));
	if (!c->params.tcache_count || !(k = pt_cache_kind(l, 0)))
		return;
	want->max_size = max(want->max_size, align_up(c->params.tcache_max + 2 * l->word, 16));
	want->cache_lo = pt_cache_size(k);
	for (unsigned i = 0; (k = pt_cache_kind(l, i)); i++)
		want->cache_len = pt_cache_size(k) + PT_CACHE_SLACK + 1 - want->cache_lo;
}

void pt_find_caches(struct walk *w, struct pt_copy *c)
{
	want_ranges(c);
	if (c->layout->caches) // also where tcache_count is 0: those of 2.26 to 2.42 exist, empty
		find_thread_caches(w, c);
	want_sizes(c);
	c->want.mangled = links_mangled(c);
}

static void note_hand(struct pt_copy *c, u64 word)
{
	u64 user = word + 2 * c->layout->word;

	if (is_aligned(user, 16) && pt_segment_of(c, user))
		*vec_push(&c->in_hand) = user;
}

// Inside malloc a thread holds a chunk by the address of its header, which is no pointer to the
// block: in a register, or in one of the innermost frames.
static void gather_hands(struct pt_copy *c)
{
	unsigned word = c->layout->word;
	u8 frames[HAND_BYTES];

	vec_each (&c->target->threads, thread) {
		size_t n = target_read_some(c->target, thread->sp, frames, sizeof(frames));

		for (size_t i = 0; i + word <= n; i += word)
			note_hand(c, field(frames + i, word));
		vec_each (&thread->words, v)
			note_hand(c, *v);
	}
}

void pt_gather_caches(struct pt_copy *c)
{
	struct pt_cache cache;

	vec_each (&c->arenas, a)
		if ((*a)->busy) {
			gather_hands(c);
			break;
		}

	vec_each (&c->segments, s)
		vec_each (&(*s)->found.caches, addr)
			if (!cache_known(c, *addr) && cache_read(c, *addr, &cache) &&
			    !cache_is_empty(&cache))
				*vec_push(&c->caches) = cache;
}
