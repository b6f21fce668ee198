// SPDX-License-Identifier: MIT
// Reaching in sequence: a ring of granules whose lines are on their way into the cache. When it
// overflows there is enough to do for regions.c.
#include "heap/reach.h"

#define RING_STARVED	  8
#define STARVED_MOST	  10000 // blocks in sequence before it is taken for a list
#define SPECULATION_WORTH 8	// times as many blocks

struct reach *reach_new(struct heap *h, unsigned threads, u64 edges)
{
	struct reach *r = xcalloc(1, sizeof(*r));

	r->heap = h;
	r->threads = h->regions > 1 ? threads : 1;
	r->edges = edges;
	r->starved_most = STARVED_MOST;
	regions_init(r);
	return r;
}

void reach_free(struct reach *r)
{
	regions_fini(r);
	free(r);
}

void reach_count(struct reach *r, u64 *ret_blocks, u64 *ret_bytes)
{
	*ret_blocks = r->blocks;
	*ret_bytes = r->bytes;
	r->blocks = r->bytes = 0;
	r->counts = true;
}

void reach_counted(struct reach *r, u64 g)
{
	r->blocks++;
	r->bytes += granule_block_size(r->heap, g);
}

// Edges that were not kept are not counted either.
void reach_progress(struct reach *r, u64 edges, bool tell)
{
	u64 done = atomic_fetch_add_explicit(&r->followed, edges, memory_order_relaxed) + edges;

	if (tell && !r->counts)
		heap_progress(r->heap, "mark", done, r->heap->rereads ? 0 : r->heap->n_edges);
}

// --- the edges of a tile ---

void line_mask(const struct heap *h, u64 line, u64 from, u64 end, u64 mask[4])
{
	unsigned shift = words_per_granule_shift(h);
	u64 base = line * LINE_GRANULES;
	u64 lo = (from > base ? from - base : 0) << shift;
	u64 hi = min(end - base, (u64)LINE_GRANULES) << shift;

	for (u64 i = 0; i < 4; i++, lo -= min(lo, (u64)WORD_BITS), hi -= min(hi, (u64)WORD_BITS))
		mask[i] = bits_below((unsigned)min(hi, (u64)WORD_BITS)) &
			  ~bits_below((unsigned)min(lo, (u64)WORD_BITS));
}

u64 edges_after(const struct heap *h, u64 g, u64 end)
{
	u64 per_window = WINDOW >> h->granule_shift;

	while (g < end && !granule_window(h, g)->n)
		g = align_down(g, per_window) + per_window;
	return min(g, end);
}

size_t line_edges(struct worker *w, u64 line, const u64 mask[4], u64 *ret)
{
	const struct heap *h = w->reach->heap;
	const struct window *window = granule_window(h, line * LINE_GRANULES);

	if (window->edges == EDGES_REREAD)
		return fetched_edges(w, line, mask, ret);
	return h->hot->edges(h, line, mask, ret);
}

static void ring_put(struct reach *r, u64 g)
{
	__builtin_prefetch(&r->heap->line[g >> LINE_SHIFT], 1);
	r->ring[r->tail++ % RING] = g;
}

void tile_emit(struct worker *w, u64 g, u64 end)
{
	const struct heap *h = w->reach->heap;
	u64 mask[4], edges[LINE_EDGES];

	while ((g = edges_after(h, g, end)) < end) {
		u64 line = g >> LINE_SHIFT;
		size_t n;

		line_mask(h, line, g, end, mask);
		n = line_edges(w, line, mask, edges);
		for (size_t i = 0; i < n; i++)
			sink_put(&w->sink, edges[i]);
		w->sink.emitted += n;
		g = (line + 1) * LINE_GRANULES;
	}
}

// There is enough for regions.c: all of it goes there.
static void ring_spill(struct reach *r, u64 g)
{
	r->spilled = true;
	sink_put(&r->workers[0].sink, g);
	while (r->head != r->tail)
		sink_put(&r->workers[0].sink, r->ring[r->head++ % RING]);
}

void reach_add(struct reach *r, u64 g)
{
	if (r->tail - r->head < RING)
		ring_put(r, g);
	else
		ring_spill(r, g);
}

void reach_edges(struct reach *r, u64 g, void (*fn)(void *arg, u64 tile, u64 edge), void *arg)
{
	const struct heap *h = r->heap;
	u64 tile = g, end = tile_end(h, g), mask[4], edges[LINE_EDGES];

	while ((g = edges_after(h, g, end)) < end) {
		u64 line = g >> LINE_SHIFT;
		size_t n;

		line_mask(h, line, g, end, mask);
		n = line_edges(&r->workers[0], line, mask, edges);
		for (size_t i = 0; i < n; i++)
			fn(arg, tile, edges[i]);
		g = (line + 1) * LINE_GRANULES;
	}
}

static void edge_reach(void *arg, u64 tile, u64 edge)
{
	reach_add(arg, edge);
}

void reach_follow(struct reach *r, u64 g)
{
	reach_edges(r, g, edge_reach, r);
}

// A long list is worth more than one walker. Where it was not, the next one has to be longer.
static void starved_check(struct reach *r)
{
	if (r->tail - r->head > RING_STARVED)
		r->starved = 0;
	else if (++r->starved > r->starved_most && !r->counts) {
		reach_progress(r, r->starved, true);
		if (reach_speculate(r) < SPECULATION_WORTH * (u64)r->starved_most)
			r->starved_most *= 4;
		r->starved = 0;
	}
}

// Until nothing is left, or it has overflowed.
static void ring_run(struct reach *r)
{
	struct heap *h = r->heap;

	while (r->head != r->tail && !r->spilled) {
		u64 b = tile_start(h, r->ring[r->head++ % RING]);

		if (b == NO_GRANULE || is_marked(h, b))
			continue;
		mark_set(h, b);
		if (r->counts)
			reach_counted(r, b);
		reach_follow(r, b);
		starved_check(r);
	}
}

void reach_run(struct reach *r)
{
	do {
		ring_run(r);
		if (take(r->spilled))
			regions_run(r);
	} while (r->head != r->tail || r->spilled);
}
