// SPDX-License-Identifier: MIT
// jemalloc 4.x, shared, linked in, or with a prefix (redis before 5.0, Rust before 1.32).
//
//	tree: address of a chunk --> node { arena, address, size, ... }		(jemalloc4_tree.c)
//
//	chunk (2 MiB)
//	  | node | map: 8 bytes for each page | misc: 96 or so for each page |  the header
//	  | run | run | ...						     |  whole pages
//
//	map	small	| page's number in its run:51 | class:8 | ... large:1 = 0 allocated:1 |
//		large	| bytes << 1, low 13 bits not  | ...	  large:1 = 1 allocated:1 |
//		free	the same			  ...		      allocated:1 = 0 |
//	misc	of the first page of a small run: { links; class:32 free:32 bitmap (1: free) }
//
//	small	| region | region | ... |	a multiple of the region's size and of a page
//	large	|  offset  | block |  rest |	a page more than the block
//	huge	| block |			whole chunks, with a node that is a block of its own
//
// Where in the first page of its run a large block begins is random, and written down nowhere: a
// block is said to be all of its run. Layouts are those under which each run's descriptor has the
// class that the map says and as many bits set as it says are free (jemalloc4_chunk.c). Source:
// jemalloc include/jemalloc/internal/{arena,extent,bitmap,size_classes}.h, 4.0.0 to 4.5.0; pages of 4 KiB.
#include "alloc/jemalloc4.h"

static struct err *span_add(struct j4_state *s, u64 start, u64 end, unsigned granule)
{
	s->bytes += end - start;
	return heap_add_span(s->walk->heap, &(struct span){.start = start,
							   .end = end,
							   .granule = (u8)granule,
							   .arena = s->arena});
}

static void small_lay(struct heap *h, const struct j4_run *run)
{
	for (u64 i = 0; i < run->regions; i++)
		heap_add(h, run->start + i * run->region, 0,
			 run->bitmap[i / 8] >> i % 8 & 1 ? TILE_FREE : TILE_ALLOCATED);
}

// For a large block a thread has the address of its run, or of what the header says of that.
static void large_lay(struct j4_state *s, const struct j4_run *run)
{
	heap_add(s->walk->heap, run->start, 0, TILE_ALLOCATED);
	*vec_push(&s->large) = run->start;
	*vec_push(&s->carried.hints) = (struct hint){run->start, run->start};
	*vec_push(&s->carried.hints) = (struct hint){run->misc, run->start};
	*vec_push(&s->carried.hints) = (struct hint){run->misc + s->layout.run, run->start};
}

static struct err *chunk_lay(struct j4_state *s, u64 chunk)
{
	u64 pages = s->chunk / J4_PAGE;
	struct heap *h = s->walk->heap;
	struct j4_run run;

	if (target_mapped_to(s->walk->target, chunk, chunk + s->chunk) != chunk + s->chunk ||
	    !j4_chunk_load(s, chunk)) {
		doubts_add(&s->doubts, xasprintf("the chunk at 0x%llx is not mapped",
						 (unsigned long long)chunk));
		return NULL;
	}
	try(span_add(s, chunk, chunk + s->chunk, 3));
	heap_add(h, chunk, 0, TILE_NONE);
	for (u64 page = s->first; page < pages; page += run.size / J4_PAGE) {
		if (!j4_run_at(s, chunk, page, &run)) {
			run.size = J4_PAGE;
			heap_add(h, run.start, 0, TILE_OPAQUE);
			doubts_add(&s->doubts, xasprintf("the run at 0x%llx does not add up",
							 (unsigned long long)run.start));
		} else if (run.kind == J4_SMALL) {
			small_lay(h, &run);
		} else if (run.kind == J4_LARGE) {
			large_lay(s, &run);
		} else {
			heap_add(h, run.start, 0, TILE_FREE);
		}
	}
	return NULL;
}

// Its node is a block of the allocator's own.
static struct err *huge_lay(struct j4_state *s, const struct j4_chunk *c)
{
	u64 size = align_up(c->size, s->chunk), end;

	if (!is_aligned(c->size, J4_PAGE) || !add_fits(c->addr, size, &end) ||
	    target_mapped_to(s->walk->target, c->addr, end) != end) {
		doubts_add(&s->doubts,
			   xasprintf("the block at 0x%llx has a size that is not mapped",
				     (unsigned long long)c->addr));
		return NULL;
	}
	try(span_add(s, c->addr, end, 12));
	heap_add(s->walk->heap, c->addr, c->size, TILE_ALLOCATED);
	*vec_push(&s->own) = c->node;
	*vec_push(&s->carried.hints) = (struct hint){c->node, c->addr};
	*vec_push(&s->carried.hints) = (struct hint){c->addr, c->addr};
	return NULL;
}

static struct err *chunks_lay(struct j4_state *s)
{
	u64 end = 0;

	vec_each (&s->chunks, c) {
		if (c->addr < end) {
			doubts_add(&s->doubts, xasprintf("the chunk at 0x%llx is in another",
							 (unsigned long long)c->addr));
			continue;
		}
		end = c->addr + (c->size ? c->size : s->chunk);
		try(c->size ? huge_lay(s, c) : chunk_lay(s, c->addr));
	}
	return NULL;
}

static struct err *j4_walk(struct j4_state *s)
{
	bool found;

	j4_read_chunks(s);
	// A library that nobody has allocated from.
	if (!s->chunks.n)
		return NULL;
	*vec_push(&s->walk->claimed) = s->module;
	s->arena = walk_add_arena(
		s->walk, &(struct arena){.allocator = &jemalloc4, .name = xstrdup("jemalloc 4")});
	found = j4_find_layout(s);
	if (!found)
		return walk_refuse(s->walk, s->arena, "jemalloc 4", s->module, &s->doubts);
	try(chunks_lay(s));
	try(j4_own_lay(s));
	carried_find(&s->carried, s->walk->target, s->module, CARRIED_STACK_MAX);
	s->walk->arenas.v[s->arena].bytes = s->bytes;
	return NULL;
}

struct j4_states {
	VEC(struct j4_state) list;
};

static void state_push(struct j4_state *s, void *arg)
{
	struct j4_states *states = arg;

	*vec_push(&states->list) = *s;
}

static void j4_free(void *state)
{
	struct j4_states *states = state;

	vec_each (&states->list, s) {
		free(s->doubts.why);
		free(s->header);
		vec_free(&s->chunks);
		vec_free(&s->own_chunks);
		vec_free(&s->large);
		vec_free(&s->cached);
		vec_free(&s->own);
		carried_fini(&s->carried);
	}
	vec_free(&states->list);
	free(states);
}

static struct err *j4_find(struct walk *w, void **ret_state)
{
	struct j4_states *states = xcalloc(1, sizeof(*states));

	j4_find_trees(w, state_push, states);
	if (!states->list.n) {
		j4_free(states);
		return NULL;
	}
	*ret_state = states;
	vec_each (&states->list, s) {
		_cleanup_(peek_freep) struct peek *peek = peek_new(w->target);
		struct err *e;

		s->peek = peek;
		e = j4_walk(s);
		s->peek = NULL;
		if (e)
			return e;
	}
	return NULL;
}

static struct err *j4_gather(struct walk *w, void *state)
{
	struct j4_states *states = state;

	(void)w;
	vec_each (&states->list, s)
		if (s->bytes)
			j4_gather_caches(s);
	return NULL;
}

static void settle_one(struct walk *w, struct j4_state *s)
{
	struct block b;

	vec_each (&s->cached, addr)
		if (heap_find(w->heap, *addr, &b) && b.tile == TILE_ALLOCATED)
			heap_set_state(w->heap, b.addr, TILE_FREE);
	vec_each (&s->own, addr)
		if (heap_find(w->heap, *addr, &b) && b.tile == TILE_ALLOCATED)
			heap_set_state(w->heap, b.addr, TILE_NONE);
	carried_sort(&s->carried);
	doubts_settle(&s->doubts, &w->arenas.v[s->arena]);
}

static struct err *j4_settle(struct walk *w, void *state)
{
	struct j4_states *states = state;

	vec_each (&states->list, s)
		if (s->chunks.n)
			settle_one(w, s);
	return NULL;
}

// A thread is just making the block, or giving it back.
static bool j4_own(struct walk *w, void *state, const struct block *b)
{
	struct j4_states *states = state;

	(void)w;
	vec_each (&states->list, s)
		if (carried_has(&s->carried, b->addr))
			return true;
	return false;
}

const struct allocator jemalloc4 = {
	.name = "jemalloc 4",
	.about = "4.0 to 4.5, shared, linked in, or with a prefix",
	.find = j4_find,
	.gather = j4_gather,
	.settle = j4_settle,
	.own = j4_own,
	.free = j4_free,
};
