// SPDX-License-Identifier: MIT
// Following the lists of tcaches and fastbins, through the links that the scan has noted.
#include "alloc/ptmalloc.h"

#define SMALL_BINS    64  // of a tcache: one size each
#define PAGE_GRANULES 256 // of 16 bytes

struct list {
	const char *what; // "tcache" or "fastbin"
	u64 owner;	  // tcache, arena
	u64 head;	  // user address
	u64 least, most;  // chunk sizes
	bool fast;	  // links lead to chunks, not to user addresses
};

struct settle {
	struct walk *w;
	struct pt_copy *copy;
	VEC(struct list) broken;
};

static u64 run_page(const struct pt_run *run, u64 at)
{
	return at / PAGE_GRANULES - run->links.v[0].at / PAGE_GRANULES;
}

// Lists lead all over the memory, and a search among all links would be a dozen misses for each.
static void run_index(struct pt_run *run)
{
	u64 page = 0;

	run->pages = xcalloc(run_page(run, vec_last(&run->links)->at) + 1, sizeof(*run->pages));
	for (size_t i = 0; i < run->links.n; i++)
		while (page <= run_page(run, run->links.v[i].at))
			run->pages[page++] = (u32)i;
}

// The last run that does not begin behind `at`.
static const struct pt_run *run_of(const struct pt_segment *s, u64 at)
{
	size_t lo = 0, hi = s->runs.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (s->runs.v[mid].links.v[0].at <= at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo ? &s->runs.v[lo - 1] : NULL;
}

static bool link_find(const struct pt_copy *c, u64 user, u64 *ret)
{
	const struct pt_segment *s = pt_segment_of(c, user);
	u64 at = s ? (user - s->start) / 16 : 0;
	const struct pt_run *run = s ? run_of(s, at) : NULL;

	if (!run || at > vec_last(&run->links)->at)
		return false;
	for (u32 i = run->pages[run_page(run, at)]; run->links.v[i].at <= at; i++)
		if (run->links.v[i].at == at) {
			*ret = (u64)run->links.v[i].next * 4;
			return true;
		}
	return false;
}

// The chunk's size if a block in use begins at the user address, else 0.
static u64 inuse_size(const struct settle *st, u64 user)
{
	struct block b;

	if (!heap_find(st->w->heap, user, &b) || b.addr != user || b.tile != TILE_ALLOCATED)
		return 0;
	return b.size + st->copy->layout->word;
}

// The user address after `user` on the list, 0 at its end. False if it leads nowhere.
static bool list_next(const struct settle *st, const struct list *l, u64 user, u64 *ret)
{
	if (!link_find(st->copy, user, ret)) {
		*ret = 0; // plain zeros are everywhere, and not noted
		return !st->copy->want.mangled;
	}
	if (l->fast && *ret)
		*ret += 2 * st->copy->layout->word;
	return true;
}

static void list_broken(struct settle *st, const struct list *l, u64 at)
{
	const struct pt_segment *s = pt_segment_of(st->copy, at);
	struct pt_arena *a = s ? s->arena : st->copy->arenas.v[0];
	char *why = xasprintf("%s of 0x%llx: its list of chunks of %llu bytes is broken at 0x%llx",
			      l->what, (unsigned long long)l->owner, (unsigned long long)l->least,
			      (unsigned long long)at);

	pt_arena_judge(a, VERDICT_UNCERTAIN, why);
	*vec_push(&st->broken) = *l;
}

// Frees what is on the list; how many.
static u64 list_follow(struct settle *st, const struct list *l)
{
	u64 user = l->head, next, n = 0;

	while (user) {
		u64 size = inuse_size(st, user);

		if (size < l->least || size > l->most) {
			list_broken(st, l, user);
			return n;
		}
		heap_set_state(st->w->heap, user, TILE_FREE); // a second visit will find it so
		n++;
		if (!list_next(st, l, user, &next)) {
			list_broken(st, l, user);
			return n;
		}
		user = next;
	}
	return n;
}

// True if the list is of good chunks, at most `count`; changes nothing.
static bool list_holds(const struct settle *st, const struct list *l, u64 count)
{
	u64 user = l->head, next;

	for (; user && count; count--) {
		u64 size = inuse_size(st, user);

		if (size < l->least || size > l->most || !list_next(st, l, user, &next))
			return false;
		user = next;
	}
	return !user;
}

static struct list cache_list(const struct pt_cache *cache, unsigned bin)
{
	unsigned word = cache->kind->word;
	u64 small = 4 * word + 16 * (u64)(SMALL_BINS - 1);
	struct list l = {
		.what = "tcache",
		.owner = cache->addr,
		.head = cache->heads[bin],
		.least = 4 * word + 16 * (u64)bin,
	};

	l.most = l.least;
	if (bin >= SMALL_BINS) { // 2.42: sizes of one power of two each
		l.least = max((u64)1024 << (bin - SMALL_BINS), small + 16);
		l.most = ((u64)2048 << (bin - SMALL_BINS)) - 1;
	}
	return l;
}

// Not every chunk that looks like a tcache is one, unless a thread says so.
static bool cache_holds(const struct settle *st, const struct pt_cache *cache)
{
	for (unsigned i = 0; i < cache->kind->bins; i++) {
		struct list l = cache_list(cache, i);

		if (!list_holds(st, &l, cache->counts[i]))
			return false;
	}
	return true;
}

// Between a list and its counter a thread can be stopped.
static void settle_count(struct pt_arena *a, const struct pt_cache *cache, u64 n, u64 count)
{
	if (n == count || !cache->sure)
		return;
	if (n + 1 == count || n == count + 1) {
		a->in_transition++;
		pt_arena_judge(a, VERDICT_IN_TRANSITION, NULL);
		return;
	}
	pt_arena_judge(a, VERDICT_UNCERTAIN,
		       xasprintf("tcache of 0x%llx counts %llu chunks in a list of %llu",
				 (unsigned long long)cache->addr, (unsigned long long)count,
				 (unsigned long long)n));
}

static void settle_cache(struct settle *st, const struct pt_cache *cache)
{
	const struct pt_segment *s = pt_segment_of(st->copy, cache->addr);

	if (!cache->sure && !cache_holds(st, cache))
		return;
	if (!s || !inuse_size(st, cache->addr))
		return;
	heap_set_state(st->w->heap, cache->addr, TILE_NONE);
	for (unsigned i = 0; i < cache->kind->bins; i++) {
		struct list l = cache_list(cache, i);
		u64 n = list_follow(st, &l);

		settle_count(s->arena, cache, n, cache->counts[i]);
	}
}

static void settle_fastbins(struct settle *st, const struct pt_arena *a)
{
	const struct pt_layout *layout = st->copy->layout;

	for (unsigned i = 0; i < layout->n_fastbins; i++) {
		struct list l = {
			.what = "fastbin",
			.owner = a->addr,
			.head = a->fastbins[i] ? a->fastbins[i] + 2 * layout->word : 0,
			.least = pt_fastbin_size(layout, i),
			.most = pt_fastbin_size(layout, i) + 16 - 2 * layout->word,
			.fast = true,
		};

		list_follow(st, &l);
	}
}

// Where a list broke, what else could have been on it is neither in use nor free.
static bool on_broken_list(const struct settle *st, u64 size)
{
	vec_each (&st->broken, l)
		if (size >= l->least && size <= l->most)
			return true;
	return false;
}

// malloc_consolidate takes all of a fastbin's list before it frees its chunks: a thread that is
// stopped in there holds the rest by one mangled pointer.
static bool of_consolidation(const struct settle *st, const struct pt_segment *s, u64 size,
			     const struct pt_link *link)
{
	const struct pt_layout *l = st->copy->layout;
	u64 next = (u64)link->next * 4;

	if (!s->arena->busy || !l->n_fastbins || size > pt_fastbin_size(l, l->n_fastbins - 1u))
		return false;
	return !next || inuse_size(st, next + 2 * l->word) == size;
}

static void doubt_link(struct settle *st, struct pt_segment *s, const struct pt_link *link)
{
	u64 user = s->start + (u64)link->at * 16, size = inuse_size(st, user);

	if (!size)
		return;
	if (on_broken_list(st, size)) {
		heap_set_state(st->w->heap, user, TILE_OPAQUE);
		s->arena->doubtful++;
	} else if (of_consolidation(st, s, size, link)) {
		heap_set_state(st->w->heap, user, TILE_OPAQUE);
		s->arena->in_transition++;
		pt_arena_judge(s->arena, VERDICT_IN_TRANSITION, NULL);
	}
}

static void doubt_hands(struct settle *st)
{
	vec_each (&st->copy->in_hand, user) {
		struct pt_segment *s = pt_segment_of(st->copy, *user);

		if (!s->arena->busy || !inuse_size(st, *user))
			continue;
		heap_set_state(st->w->heap, *user, TILE_OPAQUE);
		s->arena->in_transition++;
		pt_arena_judge(s->arena, VERDICT_IN_TRANSITION, NULL);
	}
}

void pt_settle_caches(struct walk *w, struct pt_copy *c)
{
	struct settle st = {.w = w, .copy = c};

	vec_each (&c->segments, s)
		vec_each (&(*s)->runs, run)
			run_index(run);
	vec_each (&c->caches, cache)
		settle_cache(&st, cache);
	vec_each (&c->arenas, a)
		settle_fastbins(&st, *a);
	vec_each (&c->segments, s)
		if (st.broken.n || (*s)->arena->busy)
			vec_each (&(*s)->runs, run)
				vec_each (&run->links, link)
					doubt_link(&st, *s, link);
	doubt_hands(&st);
	vec_free(&st.broken);
}
