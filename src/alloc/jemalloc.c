// SPDX-License-Identifier: MIT
// jemalloc 5.x, shared, linked in, or with a prefix (redis, Rust).
//
//	root[2^18] (2 MiB of bss)		leaf[2^18] (2 MiB)
//	  address >> 30  ----------------->	  address >> 12 & 0x3ffff
//						  | class:8 | descriptor:48 | ... slab:1 |
//						                  |
//	extent  <---- e_addr ---- descriptor (edata, 128 bytes)	  <--+
//	  slab:  | region | region | ... |	  bits: arena:12 slab:1 ... state class nfree
//	  large: | block |			  e_addr, e_size, bitmap of a slab (1: free)
//
//	thread	TLS: cache bins, 24 bytes each, with arrays of cached regions	(jemalloc_cache.c)
//
// The tree of every process can be told by its shape: what a leaf's entry points to says which
// address it is of, and so where in the root the leaf belongs. Only active extents hold blocks;
// entries and descriptors of others may be stale. Descriptors, leaves and arenas lie in base
// blocks (multiples of 2 MiB): their pointers to blocks must not count.
//
//	5.0	state@15:2 class@17	5.1, 5.2  state@16:2 class@18 nfree@26
//	5.3	state@17:3 class@20 nfree@28
//
// Size classes are 16 bytes apart at least but for the first, or 8, as redis has its own copy. The layout
// is the one for which every active slab has as many bits set as nfree says and the
// class that its leaf entry says. Source: jemalloc include/jemalloc/internal/{rtree,extent_structs,
// edata,base_structs,cache_bin}.h, 5.0.0 to 5.3.1; pages of 4 KiB.
#include "alloc/jemalloc.h"

enum {
	BASE_UNIT = 2 << 20,
	BASE_BACK = 64, // units that a base block may begin before a descriptor in it
};

// --- blocks ---

static struct err *span_add(struct je_state *s, u64 start, u64 end, unsigned granule)
{
	s->bytes += end - start;
	return heap_add_span(s->walk->heap, &(struct span){.start = start,
							   .end = end,
							   .granule = (u8)granule,
							   .arena = s->arena});
}

static struct err *slab_lay(struct je_state *s, const struct je_extent *x)
{
	u64 start = x->w[1], end = start + je_extent_size(x), n, size;
	struct heap *h = s->walk->heap;

	if (!je_slab(s, x, &n, &size)) {
		try(span_add(s, start, end, 3));
		heap_add(h, start, 0, TILE_OPAQUE);
		doubts_add(&s->doubts, xasprintf("the slab at 0x%llx does not add up",
						 (unsigned long long)start));
		return NULL;
	}
	try(span_add(s, start, end, size % 16 ? 3 : 4));
	for (u64 i = 0; i < n; i++)
		heap_add(h, start + i * size, 0,
			 je_region_is_free(s, x, i) ? TILE_FREE : TILE_ALLOCATED);
	if (start + n * size < end)
		heap_add(h, start + n * size, 0, TILE_NONE);
	return NULL;
}

static struct err *large_lay(struct je_state *s, const struct je_extent *x)
{
	u64 page = je_extent_page(x), end = page + je_extent_size(x), block = x->w[1];
	u64 size = je_large_size(s, x);
	struct heap *h = s->walk->heap;

	try(span_add(s, page, end, 4));
	if (!size || !within(block, size, page, end) || !is_aligned(block, 16)) {
		heap_add(h, page, 0, TILE_OPAQUE);
		doubts_add(&s->doubts,
			   xasprintf("the extent at 0x%llx has a size that does not fit it",
				     (unsigned long long)page));
		return NULL;
	}
	if (block > page)
		heap_add(h, page, 0, TILE_NONE);
	heap_add(h, block, size, TILE_ALLOCATED);
	return NULL;
}

static int extent_compare(const struct je_extent *a, const struct je_extent *b)
{
	return a->key < b->key ? -1 : a->key > b->key;
}

// A span of one tile, left out if it overlaps what is already known.
static bool single_lay(struct je_state *s, u64 start, u64 end, enum tile tile)
{
	_cleanup_err_ struct err *e = heap_add_span(
		s->walk->heap,
		&(struct span){.start = start, .end = end, .granule = 12, .arena = s->arena});

	if (!e)
		heap_add(s->walk->heap, start, 0, tile);
	return !e;
}

static bool extent_is_mapped(const struct je_state *s, const struct je_extent *x)
{
	u64 end;

	return add_fits(x->key, je_extent_size(x), &end) &&
	       target_mapped_to(s->walk->target, x->key, end) == end;
}

// Active extents first: what overlaps one of them is a stale descriptor.
static struct err *extents_lay(struct je_state *s)
{
	u64 end = 0;

	vec_sort(&s->extents, extent_compare);
	vec_each (&s->extents, x) {
		if (!je_is_active(s, x) || x->key < end)
			continue;
		if (!extent_is_mapped(s, x)) {
			doubts_add(&s->doubts,
				   xasprintf("the extent at 0x%llx has a size that is not mapped",
					     (unsigned long long)x->key));
			continue;
		}
		end = x->key + je_extent_size(x);
		try(je_is_slab(x) ? slab_lay(s, x) : large_lay(s, x));
	}
	vec_each (&s->extents, x)
		if (!je_is_active(s, x) && extent_is_mapped(s, x) &&
		    single_lay(s, x->key, x->key + je_extent_size(x), TILE_FREE))
			s->bytes += je_extent_size(x);
	return NULL;
}

// --- the allocator's own memory ---

// The base block that holds a descriptor: { size, next, descriptor } at its start.
static bool base_block(struct je_state *s, u64 inside, u64 *ret_start, u64 *ret_end)
{
	u64 at = align_down(inside, BASE_UNIT);

	for (unsigned i = 0; i < BASE_BACK && at; i++, at -= BASE_UNIT) {
		u64 w[2], end;

		if (!peek_bytes(s->peek, at, w, sizeof(w)) || w[0] < BASE_UNIT || w[0] > GIB ||
		    !is_aligned(w[0], JE_PAGE) || !is_aligned(w[1], BASE_UNIT) ||
		    !add_fits(at, w[0], &end) || end <= inside)
			continue;
		*ret_start = at;
		*ret_end = end;
		return true;
	}
	return false;
}

// Its pointers to blocks are no one's: neither roots nor blocks.
static void own_memory_lay(struct je_state *s)
{
	vec_each (&s->extents, x) {
		u64 start, end;

		if (heap_span(s->walk->heap, x->descriptor))
			continue;
		if (!base_block(s, x->descriptor, &start, &end)) {
			start = align_down(x->descriptor, JE_PAGE);
			end = start + JE_PAGE;
		}
		single_lay(s, start, end, TILE_NONE);
	}
}

// --- the row ---

// A library that nobody has allocated from has no slabs, and no layout to tell.
static struct err *layout_unknown(struct je_state *s)
{
	u64 slabs = 0;

	vec_each (&s->extents, x)
		slabs += je_is_slab(x);
	if (!slabs)
		return NULL;
	return walk_refuse(s->walk, s->arena, "jemalloc", s->module, &s->doubts);
}

// For a large block a thread has the address of its extent's descriptor.
static void large_carried(struct je_state *s)
{
	vec_each (&s->extents, x)
		if (je_is_active(s, x) && !je_is_slab(x))
			*vec_push(&s->carried.hints) = (struct hint){x->descriptor, x->w[1]};
	carried_find(&s->carried, s->walk->target, s->module, CARRIED_STACK_MAX);
}

static struct err *je_walk(struct je_state *s)
{
	je_read_extents(s);
	if (!je_find_layout(s))
		return layout_unknown(s);
	try(extents_lay(s));
	own_memory_lay(s);
	large_carried(s);
	return NULL;
}

static struct err *je_walk_one(struct walk *w, struct je_state *s)
{
	_cleanup_(peek_freep) struct peek *peek = peek_new(w->target);
	struct err *e;

	s->peek = peek;
	s->arena = (u16)w->arenas.n;
	*vec_push(&w->claimed) = s->module;
	walk_add_arena(w, &(struct arena){.allocator = &jemalloc, .name = xstrdup("jemalloc")});
	e = je_walk(s);
	s->peek = NULL;
	w->arenas.v[s->arena].bytes = s->bytes;
	vec_free(&s->extents);
	return e;
}

static void je_free(void *state)
{
	struct je_states *states = state;

	vec_each (&states->list, s) {
		free((*s)->doubts.why);
		vec_free(&(*s)->cached);
		vec_free(&(*s)->stacks);
		carried_fini(&(*s)->carried);
		vec_free(&(*s)->extents);
		free(*s);
	}
	vec_free(&states->list);
	free(states);
}

static struct err *je_find(struct walk *w, void **ret_state)
{
	struct je_states *states = xcalloc(1, sizeof(*states));

	*ret_state = NULL;
	je_find_trees(w, states);
	if (!states->list.n) {
		je_free(states);
		return NULL;
	}
	*ret_state = states;
	vec_each (&states->list, s)
		try(je_walk_one(w, *s));
	return NULL;
}

static struct err *je_gather(struct walk *w, void *state)
{
	struct je_states *states = state;

	vec_each (&states->list, s)
		if ((*s)->layout)
			je_gather_caches(*s);
	return NULL;
}

static void settle_one(struct walk *w, struct je_state *s)
{
	struct arena *a = &w->arenas.v[s->arena];
	struct block b;

	vec_each (&s->cached, region)
		heap_set_state(w->heap, *region, TILE_FREE);
	vec_each (&s->stacks, inside)
		if (heap_find(w->heap, *inside, &b))
			heap_set_state(w->heap, b.addr, TILE_NONE);
	carried_sort(&s->carried);
	doubts_settle(&s->doubts, a);
}

static struct err *je_settle(struct walk *w, void *state)
{
	struct je_states *states = state;

	vec_each (&states->list, s)
		settle_one(w, *s);
	return NULL;
}

// A thread is just making the block, or giving it back.
static bool je_own(struct walk *w, void *state, const struct block *b)
{
	struct je_states *states = state;

	(void)w;
	vec_each (&states->list, s)
		if (carried_has(&(*s)->carried, b->addr))
			return true;
	return false;
}

const struct allocator jemalloc = {
	.name = "jemalloc",
	.about = "5.0 to 5.3, shared, linked in, or with a prefix",
	.find = je_find,
	.gather = je_gather,
	.settle = je_settle,
	.own = je_own,
	.free = je_free,
};
