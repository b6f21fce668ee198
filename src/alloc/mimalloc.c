// SPDX-License-Identifier: MIT
// mimalloc 2.x and 3.x, shared, linked in, or preloaded.
//
//	page	slices of 64 KiB:  | gap | block | block | ... capacity | not used yet ... reserved |
//	descriptor  { free ->, local_free ->, thread_free ->: lists of free blocks; used; capacity;
//		      reserved; block_size; where the blocks begin }
//
//	2.x	descriptors are at the start of each segment of 32 MiB	(mimalloc_segments.c)
//	3.x	a map leads from each slice to its descriptor		(mimalloc_map.c)
//
// capacity - free - local_free == used tells the layout, and that a page can be believed. Blocks in
// thread_free, which other threads gave back, are counted as used; so are those of a heap's own
// list, for pages that were full (2.x). Pages of one block that is as large as can be are huge ones.
// Builds that encode their lists (secure, debugging) do not add up, and are refused.
//
// A block whose alignment is more than its size gives begins anywhere in it: what malloc returned is
// not kept anywhere, and the block is what is listed. Source: mimalloc include/mimalloc-types.h,
// include/mimalloc/types.h, src/{page,segment,heap,free}.c, 2.0.9 to 2.4.1 and 3.0.1 to 3.4.3.
#include "alloc/mimalloc.h"

static const struct mi_layout layouts[] = {
	{.name = "2.1.7",
	 .segments = true,
	 .capacity = 10,
	 .free = 16,
	 .local_free = 24,
	 .used = 32,
	 .used_size = 2,
	 .block_size = 40,
	 .block_size_size = 8,
	 .start = 48,
	 .start_kind = MI_START_ADDR,
	 .thread_free = 56,
	 .heap = 64,
	 .heap_delayed = 8},
	{.name = "2.0",
	 .segments = true,
	 .capacity = 10,
	 .free = 16,
	 .used = 24,
	 .used_size = 4,
	 .block_size = 28,
	 .block_size_size = 4,
	 .local_free = 32,
	 .thread_free = 40,
	 .heap = 48,
	 .heap_delayed = 2840,
	 .start_kind = MI_START_RULE},
	{.name = "3.0",
	 .capacity = 18,
	 .free = 8,
	 .used = 16,
	 .used_size = 2,
	 .local_free = 24,
	 .thread_free = 32,
	 .block_size = 40,
	 .block_size_size = 8,
	 .start = 48,
	 .start_kind = MI_START_ADDR,
	 .inside = true,
	 .stale = true},
	{.name = "3.3",
	 .capacity = 18,
	 .free = 8,
	 .used = 16,
	 .used_size = 2,
	 .local_free = 24,
	 .thread_free = 32,
	 .block_size = 40,
	 .block_size_size = 8,
	 .start = 48,
	 .start_kind = MI_START_OFFSET,
	 .inside = true},
};

enum {
	HUGE_SHIFT =
		31, // block_size of a 2.0 page is no more than 2 GiB; then all of the page is it
	MAPPED_MAX = (4 << 20) - MI_SLICE, // bytes of a bigger page that are in the map
	MI_DESCRIPTOR = 64,		   // bytes, at least
	SMALL_2_0 = 384,		   // gap before small blocks, 2.0
	SMALL_MAX_2_0 = 1024,
	SMALL_2_1 = 3, // blocks before those of up to 64 bytes, 2.1; one up to 512
};

// Where blocks begin if the descriptor does not say: the rule of 2.0, or that of 2.1.
enum { RULE_2_0, RULE_2_1, RULES };

static u64 field(const u8 *p, unsigned at, unsigned size)
{
	u64 v = 0;

	memcpy(&v, p + at, size);
	return v;
}

// --- one page ---

// A page as a layout reads it.
struct view {
	u64 capacity, reserved, used, size, first;
	u64 free, local_free, thread_free;
};

static u64 rule_gap(unsigned rule, u64 size)
{
	if (rule == RULE_2_0)
		return size >= 8 && size <= SMALL_MAX_2_0 ? SMALL_2_0 : 0;
	if (size <= 64)
		return SMALL_2_1 * size;
	return size <= 512 ? size : 0;
}

static u64 page_first(const struct mi_page *p, const struct mi_layout *l, unsigned rule, u64 size)
{
	switch (l->start_kind) {
	case MI_START_ADDR: return field(p->bytes, l->start, 8);
	case MI_START_OFFSET: return p->addr + 8 * field(p->bytes, l->start, 4);
	default: return p->start + rule_gap(rule, size);
	}
}

// False if it is no page in use.
static bool page_view(const struct mi_page *p, const struct mi_layout *l, unsigned rule,
		      struct view *ret)
{
	const u8 *b = p->bytes;

	*ret = (struct view){
		.capacity = field(b, l->capacity, 2),
		.reserved = field(b, l->capacity + 2, 2),
		.used = field(b, l->used, l->used_size),
		.size = field(b, l->block_size, l->block_size_size),
		.free = field(b, l->free, 8),
		.local_free = field(b, l->local_free, 8),
		.thread_free = field(b, l->thread_free, 8) & ~(u64)3,
	};
	if (!ret->size || !ret->reserved)
		return false;
	ret->first = page_first(p, l, rule, ret->size);
	if (l->start_kind == MI_START_RULE && ret->size >> HUGE_SHIFT && ret->reserved == 1)
		ret->size = p->end - ret->first;
	return true;
}

static bool view_fits(const struct mi_page *p, const struct view *v)
{
	u64 bytes;

	return v->capacity <= v->reserved && v->used <= v->capacity && v->size % 8 == 0 &&
	       v->first % 8 == 0 && v->first >= p->start &&
	       mul_fits(v->size, v->reserved, &bytes) && bytes < (u64)1 << 46 &&
	       v->first < (u64)1 << 48;
}

// The map leads to the first slices of big pages alone, and those of 3.0.1 to a few too many.
static struct slab view_slab(const struct mi_state *s, const struct mi_page *p,
			     const struct view *v)
{
	u64 end = align_up(v->first + v->size * v->reserved, MI_SLICE);

	return (struct slab){
		.start = p->start,
		.end = s->layout->segments ? max(p->end, end) : end,
		.first = v->first,
		.size = v->size,
		.n = v->capacity,
	};
}

// --- which layout ---

// Counts a list without believing anything: at most `most` blocks in the page's bounds.
static bool list_count(struct mi_state *s, const struct mi_layout *l, const struct view *v,
		       u64 head, u64 *n)
{
	u64 end = v->first + v->size * v->capacity;

	for (; head; (*n)++)
		if (*n > v->capacity || head < v->first || head >= end ||
		    (!l->inside && (head - v->first) % v->size) || !peek_word(s->peek, head, &head))
			return false;
	return true;
}

static bool page_adds_up(struct mi_state *s, const struct mi_layout *l, const struct view *v)
{
	u64 n = 0;

	return list_count(s, l, v, v->free, &n) && list_count(s, l, v, v->local_free, &n) &&
	       n + v->used <= v->capacity + 1 && n + v->used + 1 >= v->capacity;
}

// What a run of slices is that lead to one descriptor.
enum run {
	RUN_PAGE,
	RUN_EMPTY, // a page without a block in use
	RUN_FREE,  // 2.x: no page
	RUN_STALE, // of a page that is gone
	RUN_ODD,
};

// 3.x: a page's slices begin at its descriptor, or where its blocks do, and all but the last ones of a
// big page are in the map.
static bool run_is_whole(const struct mi_page *p, const struct view *v)
{
	u64 gap = v->first - p->start, bytes = v->size * v->reserved;

	if (p->addr == p->start ? gap < MI_DESCRIPTOR || gap > MI_SLICE : gap >= MI_SLICE)
		return false;
	if (bytes > MAPPED_MAX + MI_SLICE)
		bytes = MAPPED_MAX;
	return p->start + align_up(bytes, MI_SLICE) + align_down(gap, MI_SLICE) <= p->end;
}

// What 3.0.1 leaves in its map was a page, and then: is one of another size, or is free, or was given
// back to the system and is anything. A page without a block in use may be one that is gone as well,
// with parts of it in use again.
static enum run run_judge(const struct mi_page *p, const struct mi_layout *l, unsigned rule,
			  bool stale, struct view *v)
{
	if (!page_view(p, l, rule, v))
		return l->segments ? RUN_FREE : RUN_STALE;
	if (!view_fits(p, v) || (!l->segments && !run_is_whole(p, v)))
		return l->stale && stale ? RUN_STALE : RUN_ODD;
	return v->used ? RUN_PAGE : RUN_EMPTY;
}

static int run_compare(const void *key, const void *run)
{
	const u64 *addr = key;
	const struct mi_page *p = run;

	return *addr < p->start ? -1 : *addr >= p->end;
}

// True if the map leads to pages that are gone: a descriptor lies in another's slices.
static bool map_is_stale(const struct mi_state *s)
{
	vec_each (&s->pages, p) {
		const struct mi_page *in =
			bsearch(&p->addr, s->pages.v, s->pages.n, sizeof(*p), run_compare);

		if (in && in != p)
			return true;
	}
	return false;
}

enum { LAYOUT_SAMPLE = 1024 }; // pages

// Pages that add up, and that do not. One that was never used says nothing.
static void layout_try(struct mi_state *s, const struct mi_layout *l, unsigned rule, u64 *ret_good,
		       u64 *ret_bad)
{
	u64 end = 0;

	*ret_good = *ret_bad = 0;
	vec_each (&s->pages, p) {
		struct view v;
		enum run run = run_judge(p, l, rule, s->stale, &v);
		bool fits;

		if (*ret_good + *ret_bad >= LAYOUT_SAMPLE)
			return;
		if (run == RUN_FREE || run == RUN_STALE || (l->stale && p->start < end))
			continue;
		fits = run != RUN_ODD && page_adds_up(s, l, &v);
		*ret_good += fits && v.capacity;
		*ret_bad += !fits;
		if (fits && run == RUN_PAGE)
			end = v.first + v.size * v.reserved;
	}
}

// Each thread may have been stopped while it moves the blocks of one page. Of few pages most have to
// add up all the same.
static bool layout_find(struct mi_state *s, bool segments)
{
	u64 best = 0;

	s->stale = !segments && map_is_stale(s);
	for (size_t i = 0; i < ARRAY_SIZE(layouts); i++) {
		unsigned rules = layouts[i].start_kind == MI_START_RULE ? RULES : 1;

		for (unsigned rule = 0; rule < rules && layouts[i].segments == segments; rule++) {
			u64 good, bad;

			layout_try(s, &layouts[i], rule, &good, &bad);
			if (good <= best ||
			    bad > good / 8 + min(good / 2, (u64)s->target->threads.n))
				continue;
			best = good;
			s->layout = &layouts[i];
			s->small_start = (u16)rule;
		}
	}
	return best > 0;
}

// --- blocks ---

// *end: of the last page. If the map may be stale that is one in use that adds up, what lies in it is
// no page, and an empty page is so much free memory.
static void page_to_slab(struct mi_state *s, const struct mi_page *p, u64 *end)
{
	struct slab slab = {.start = p->start, .end = p->end, .kind = SLAB_FREE};
	struct view v;
	enum run run = run_judge(p, s->layout, s->small_start, s->stale, &v);
	bool stale = s->layout->stale;

	if (run == RUN_STALE || (stale && p->start < *end))
		return;
	if (run == RUN_ODD || (stale && run == RUN_PAGE && !page_adds_up(s, s->layout, &v))) {
		slab.kind = SLAB_OPAQUE;
		doubts_add(&s->doubts, xasprintf("the page at 0x%llx does not add up",
						 (unsigned long long)p->start));
	} else if (run == RUN_PAGE || (run == RUN_EMPTY && !stale)) {
		slab = view_slab(s, p, &v);
		*end = slab.end;
	}
	if (!slabs_add(&s->slabs, &slab))
		doubts_add(&s->doubts,
			   xasprintf("the page at 0x%llx has a size that does not fit it",
				     (unsigned long long)p->start));
}

static void page_lists(struct mi_state *s, const struct mi_page *p)
{
	bool inside = s->layout->inside, fits;
	u64 free = 0, local = 0, thread = 0;
	struct slab *slab = slabs_at(&s->slabs, p->start);
	struct view v;

	if (!slab || slab->kind != SLAB_BLOCKS || slab->start != p->start ||
	    !page_view(p, s->layout, s->small_start, &v))
		return;
	fits = slabs_follow(&s->slabs, slab, v.free, slab->size, slab->n, inside, &free);
	fits &= slabs_follow(&s->slabs, slab, v.local_free, slab->size, slab->n, inside, &local);
	fits &= slabs_follow(&s->slabs, slab, v.thread_free, slab->size, slab->n, inside, &thread);
	// A thread that is just about to take or to put a block has done one half of it.
	if (fits && free + local + v.used <= v.capacity + 1 &&
	    free + local + v.used + 1 >= v.capacity)
		return;
	slab->kind = SLAB_OPAQUE;
	doubts_add_blocks(&s->doubts, max(v.used, (u64)1),
			  xasprintf("the page at 0x%llx has free lists that do not add up",
				    (unsigned long long)p->start));
}

static int heap_compare(const u64 *a, const u64 *b)
{
	return *a < *b ? -1 : *a > *b;
}

// Blocks of full pages that other threads gave back, in a list of the heap that the page is of.
static void delayed_lists(struct mi_state *s)
{
	VEC(u64) heaps = {};
	u64 last = 0, head, n;

	vec_each (&s->pages, p) {
		u64 heap = field(p->bytes, s->layout->heap, 8) & ~(u64)7;
		struct view v;

		if (heap && page_view(p, s->layout, s->small_start, &v))
			*vec_push(&heaps) = heap;
	}
	vec_sort(&heaps, heap_compare);
	vec_each (&heaps, heap) {
		if (*heap == last)
			continue;
		last = *heap;
		if (!peek_word(s->peek, last + s->layout->heap_delayed, &head) ||
		    !slabs_follow(&s->slabs, NULL, head, 0, SLAB_BLOCKS_MAX, false, &n))
			doubts_add(&s->doubts,
				   xasprintf("the heap at 0x%llx has a list of what is no block",
					     (unsigned long long)last));
	}
	vec_free(&heaps);
}

// --- the row ---

static struct err *mi_walk(struct mi_state *s, bool segments)
{
	struct arena *a = &s->walk->arenas.v[s->arena];
	u64 left_out, end = 0;

	if (!layout_find(s, segments))
		return walk_refuse(s->walk, s->arena, "mimalloc", s->module, &s->doubts);
	vec_each (&s->pages, p)
		page_to_slab(s, p, &end);
	if (slabs_sort(&s->slabs))
		doubts_add(&s->doubts, xstrdup("pages overlap"));
	vec_each (&s->pages, p)
		page_lists(s, p);
	if (segments)
		delayed_lists(s);
	slabs_carried(&s->slabs, s->module, &s->doubts);
	slabs_lay(&s->slabs, s->walk->heap, s->arena, &a->bytes, &left_out);
	if (left_out)
		doubts_add(&s->doubts,
			   xasprintf("%llu pages lie where another allocator's memory is",
				     (unsigned long long)left_out));
	own_pages_lay(&s->own, s->walk->heap, s->arena);
	return NULL;
}

static void mi_free(void *state)
{
	struct mi_state *s = state;

	slabs_fini(&s->slabs);
	vec_free(&s->pages);
	vec_free(&s->own.list);
	free(s->doubts.why);
	free(s);
}

static struct err *mi_find(struct walk *w, void **ret_state)
{
	_cleanup_(peek_freep) struct peek *peek = peek_new(w->target);
	struct mi_state *s = xcalloc(1, sizeof(*s));
	bool segments;

	*ret_state = NULL;
	s->walk = w;
	s->target = s->slabs.target = w->target;
	s->peek = s->slabs.peek = peek;
	s->arena = (u16)w->arenas.n;
	segments = mi_segments_find(s);
	if (!segments && (!mi_map_find(s) || !s->pages.n)) {
		mi_free(s);
		return NULL;
	}
	*ret_state = s;
	*vec_push(&w->claimed) = s->module;
	walk_add_arena(w, &(struct arena){.allocator = &mimalloc, .name = xstrdup("pages")});
	return mi_walk(s, segments);
}

static struct err *mi_settle(struct walk *w, void *state)
{
	struct mi_state *s = state;

	doubts_settle(&s->doubts, &w->arenas.v[s->arena]);
	return NULL;
}

const struct allocator mimalloc = {
	.name = "mimalloc",
	.about = "2.x and 3.0 to 3.4, shared or linked in",
	.find = mi_find,
	.settle = mi_settle,
	.free = mi_free,
};
