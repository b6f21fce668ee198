// SPDX-License-Identifier: MIT
// Memory of jemalloc 4.x that holds no blocks: the chunks with its own structures, in which arenas and
// the nodes of the tree are, and free chunks that it keeps for the next block. The tree has neither. A
// free chunk has a node among the structures, in a ring with others of its arena:
//
//	{ arena, address, size, ... ring: next, previous }
//
// A node that is not in use any more is in no ring but its own. Chunks that were given back to the
// kernel, and are kept as addresses alone, are in no ring; there is nothing in them. Source: jemalloc
// include/jemalloc/internal/extent.h, src/{arena,base,chunk}.c, 4.0.0 to 4.5.0.
#include "alloc/jemalloc4.h"

#include <stdlib.h>

enum { BATCH = 2048, OWN_MAX = 4096, NODE_WORDS = J4_NODE / 8 };

static int word_compare(const u64 *a, const u64 *b)
{
	return *a < *b ? -1 : *a > *b;
}

static int word_is(const void *a, const void *b)
{
	return word_compare(a, b);
}

struct own {
	struct j4_state *s;
	VEC(u64) arenas; // sorted
};

static bool is_arena(const struct own *o, u64 addr)
{
	return o->arenas.n && bsearch(&addr, o->arenas.v, o->arenas.n, sizeof(addr), word_is);
}

static bool is_known(const struct j4_state *s, u64 addr)
{
	return heap_span(s->walk->heap, addr);
}

static bool lay(struct j4_state *s, u64 start, u64 size, enum tile tile)
{
	u64 end;

	if (!add_fits(start, size, &end) || target_mapped_to(s->walk->target, start, end) != end)
		return false;
	_cleanup_err_ struct err *e = heap_add_span(
		s->walk->heap,
		&(struct span){.start = start, .end = end, .granule = 12, .arena = s->arena});

	if (!e)
		heap_add(s->walk->heap, start, 0, tile);
	return !e;
}

// A chunk that is not known yet; it is looked at in its turn.
static void own_push(struct j4_state *s, u64 inside)
{
	u64 chunk = align_down(inside, s->chunk);

	if (chunk && s->own_chunks.n < OWN_MAX && !is_known(s, chunk) &&
	    target_mapping(s->walk->target, chunk))
		*vec_push(&s->own_chunks) = chunk;
}

static bool is_linked(struct j4_state *s, u64 node, u64 next, u64 previous)
{
	const unsigned ring = s->layout.ring;
	u64 back, forth;

	return next != node && peek_word(s->peek, next + ring + 8, &back) && back == node &&
	       peek_word(s->peek, previous + ring, &forth) && forth == node;
}

// w: what may be a node.
static void node_try(struct own *o, u64 node, const u64 *w)
{
	struct j4_state *s = o->s;
	const u64 *ring = w + s->layout.ring / 8;

	if (!w[1] || !w[2] || !is_aligned(w[1] | w[2], s->chunk) || !is_arena(o, w[0]) ||
	    !is_linked(s, node, ring[0], ring[1]))
		return;
	own_push(s, ring[0]);
	own_push(s, ring[1]);
	if (lay(s, w[1], w[2], TILE_FREE))
		s->bytes += w[2];
}

static void nodes_find(struct own *o, u64 chunk)
{
	struct target *t = o->s->walk->target;
	u64 at = chunk, end = chunk + o->s->chunk, from, to;
	u64 words[BATCH + NODE_WORDS];

	while (at < end && target_present(t, at, end, &from, &to)) {
		for (; from < to; from += BATCH * 8) {
			size_t n = target_read_some(t, from, words,
						    min(to - from, (u64)sizeof(words))) /
				   8;

			for (size_t i = 0; i < BATCH && i + NODE_WORDS <= n; i++)
				node_try(o, from + 8 * i, words + i);
		}
		at = max(to, at + 1);
	}
}

struct err *j4_own_lay(struct j4_state *s)
{
	struct own o = {.s = s};

	vec_each (&s->chunks, c) {
		*vec_push(&o.arenas) = c->arena;
		own_push(s, c->arena);
	}
	vec_sort(&o.arenas, word_compare);
	// The list grows on the way.
	for (size_t i = 0; i < s->own_chunks.n; i++) {
		u64 chunk = s->own_chunks.v[i];

		if (!is_known(s, chunk) && lay(s, chunk, s->chunk, TILE_NONE))
			nodes_find(&o, chunk);
	}
	vec_free(&o.arenas);
	vec_free(&s->own_chunks);
	return NULL;
}
