// SPDX-License-Identifier: MIT
// Reaching by regions, when there are many edges to follow.
//
// An edge is not followed at once: each worker collects edges in a slot for each region. When a
// slot is full, or the round is over, its edges are drained: the blocks that they point to are
// marked and become pending. Then the pending blocks of a region are swept in address order, and
// their edges go into slots. So a region's lines are used many times while they are in the cache,
// edges are read nearly in sequence, and memory is bounded.
//
// A region's marks and pending bits belong to the worker that has its lock. None waits for a lock
// while it has one: what it has for that region goes into the region's inbox instead. It may wait for
// room in an inbox, but not while it drains: then nobody could empty the slot that is being drained,
// or the region's inbox, whose lock it may have taken for that alone.
#include <sched.h>

#include "heap/reach.h"

#define PARCELS_MOST  8	    // in an inbox
#define DRAINS_MOST   32    // one in another
#define EDGES_FEW     4096  // less than this in a round is better followed in sequence
#define EDGES_FOR_ALL 32768 // more than this is work for all threads
#define LINES_AHEAD   4
#define SLOT_LEAST    1024u
#define LINES_DENSE   8 // pending in a window that is read again: read all of it

static void slot_full(struct sink *sink, u64 slot);

static u64 slot_region(const struct heap *h, u64 slot)
{
	return slot << SLOT_SHIFT >> h->region_shift;
}

// Slots fill at the same pace: an odd number of cache lines apart, they do not compete for the
// same places in the cache. There are huge pages for them if there is something to fill them with.
static void sink_init(struct sink *s, struct reach *r)
{
	struct heap *h = r->heap;

	s->full = slot_full;
	s->room = (u32)min((u64)REACH_BUFFER / r->threads, r->edges / max(h->slots, 1ul));
	s->room = max(s->room, SLOT_LEAST);
	s->stride = align_up(s->room, 64) + 32;
	s->n = xcalloc(h->slots, sizeof(*s->n));
	s->slots = table_new(h, h->slots * s->stride * sizeof(*s->slots),
			     h->huge && min(r->edges, (u64)h->n_edges) > h->slots * s->room);
}

static void worker_init(struct worker *w, struct reach *r)
{
	struct heap *h = r->heap;

	w->reach = r;
	w->holds = NO_GRANULE;
	w->window = UINT64_MAX;
	sink_init(&w->sink, r);
	if (h->rereads)
		window_reader_init(&w->reader, h);
}

static void worker_fini(struct worker *w)
{
	struct heap *h = w->reach->heap;

	table_drop(h, w->sink.slots);
	free(w->sink.n);
	if (h->rereads)
		window_reader_fini(&w->reader);
}

void regions_init(struct reach *r)
{
	struct heap *h = r->heap;

	r->pending = table_new(h, h->granules / 8, h->huge && h->granules / 8 >= 4 * MIB);
	r->regions = xcalloc(h->regions, sizeof(*r->regions));
	for (u64 i = 0; i < h->regions; i++) {
		pthread_mutex_init(&r->regions[i].lock, NULL);
		pthread_mutex_init(&r->regions[i].inbox, NULL);
	}
	r->workers = xcalloc(r->threads, sizeof(*r->workers));
	for (unsigned i = 0; i < r->threads; i++)
		worker_init(&r->workers[i], r);
}

void regions_fini(struct reach *r)
{
	for (unsigned i = 0; i < r->threads; i++)
		worker_fini(&r->workers[i]);
	free(r->workers);
	free(r->regions);
	table_drop(r->heap, r->pending);
}

// --- draining ---

// With the region's lock. What points into the middle of a tile is looked up; a tile that begins
// in an earlier slot's granules is that one's business.
static void edges_drain(struct worker *w, u64 slot, u16 *v, u32 n)
{
	struct reach *r = w->reach;
	struct heap *h = r->heap;
	u64 base = slot << SLOT_SHIFT, region = slot_region(h, slot);

	n = h->hot->drain(h->line + (base >> LINE_SHIFT), r->pending + base / WORD_BITS, v, n);
	w->drains++;
	for (u32 i = 0; i < n; i++) {
		u64 b = tile_start(h, base + v[i]);

		if (b == NO_GRANULE)
			continue;
		if (b < base) {
			sink_put(&w->sink, b);
		} else if (!is_marked(h, b)) {
			mark_set(h, b);
			bit_set(r->pending, b);
		}
	}
	w->drains--;
	if (region != w->holds) // else the sweep goes on until nothing is pending
		atomic_store_explicit(&r->regions[region].busy, true, memory_order_relaxed);
}

static void slot_drain(struct worker *w, u64 slot)
{
	u32 n = w->sink.n[slot];

	w->sink.n[slot] = 0;
	if (n)
		edges_drain(w, slot, sink_slot(&w->sink, slot), n);
}

static void inbox_drain(struct worker *w, u64 region)
{
	struct region *to = &w->reach->regions[region];
	struct parcel *p, *next;

	pthread_mutex_lock(&to->inbox);
	p = take(to->parcels);
	to->n_parcels = 0;
	pthread_mutex_unlock(&to->inbox);
	for (; p; p = next) {
		next = p->next;
		edges_drain(w, p->slot, p->v, p->n);
		free(p);
	}
}

static bool inbox_put(struct worker *w, u64 slot)
{
	struct region *to = &w->reach->regions[slot_region(w->reach->heap, slot)];
	u32 n = w->sink.n[slot];
	struct parcel *p;

	pthread_mutex_lock(&to->inbox);
	if (to->n_parcels >= PARCELS_MOST && !w->drains) {
		pthread_mutex_unlock(&to->inbox);
		return false;
	}
	p = xmalloc(sizeof(*p) + n * sizeof(*p->v));
	memcpy(p->v, sink_slot(&w->sink, slot), n * sizeof(*p->v));
	p->slot = slot;
	p->n = n;
	p->next = to->parcels;
	to->parcels = p;
	to->n_parcels++;
	atomic_store_explicit(&to->busy, true, memory_order_relaxed);
	pthread_mutex_unlock(&to->inbox);
	w->sink.n[slot] = 0;
	return true;
}

// Empties the slot, in whoever's hands its region is. While its inbox is full our own is emptied:
// whoever has the region may be waiting for that.
static void slot_hand_over(struct worker *w, u64 slot)
{
	struct region *to = &w->reach->regions[slot_region(w->reach->heap, slot)];

	while (w->sink.n[slot]) {
		if (!pthread_mutex_trylock(&to->lock)) {
			slot_drain(w, slot);
			pthread_mutex_unlock(&to->lock);
		} else if (!inbox_put(w, slot)) {
			if (w->holds != NO_GRANULE)
				inbox_drain(w, w->holds);
			sched_yield();
		}
	}
}

static void slot_full(struct sink *sink, u64 slot)
{
	struct worker *w = (struct worker *)sink;

	if (w->drains >= DRAINS_MOST)
		inbox_put(w, slot);
	else if (slot_region(w->reach->heap, slot) == w->holds)
		slot_drain(w, slot);
	else
		slot_hand_over(w, slot);
}

// --- sweeping ---

static void pending_count(struct reach *r, u64 line)
{
	for (u64 i = 2 * line; i < 2 * line + 2; i++)
		for (u64 bits = r->pending[i]; bits; bits &= bits - 1)
			reach_counted(r, i * WORD_BITS + bit_lowest(bits));
}

// The rest of a tile that goes on beyond its line.
static void rest_emit(struct worker *w, u64 line)
{
	struct heap *h = w->reach->heap;
	u64 from = (line + 1) * LINE_GRANULES;

	if (from >= h->granules)
		return;
	tile_emit(w, from, is_start(h, from) ? from : tile_end(h, from));
}

// One by one: their edges are not kept.
static void line_fetch(struct worker *w, u64 line)
{
	u64 *pending = w->reach->pending + 2 * line;

	for (u64 i = 0; i < 2; i++)
		for (u64 bits = take(pending[i]); bits; bits &= bits - 1) {
			u64 g = (2 * line + i) * WORD_BITS + bit_lowest(bits);

			tile_emit(w, g, tile_end(w->reach->heap, g));
		}
}

static void line_sweep(struct worker *w, u64 line)
{
	struct reach *r = w->reach;
	struct heap *h = r->heap;
	const struct window *window = granule_window(h, line * LINE_GRANULES);

	if (r->counts)
		pending_count(r, line);
	if (window->edges == EDGES_REREAD)
		line_fetch(w, line);
	else if (h->hot->sweep(h, line, r->pending + 2 * line, &w->sink))
		rest_emit(w, line);
}

// Lines of a window that have pending blocks.
static unsigned window_pending(const struct reach *r, u64 first, u64 n, u64 *ret)
{
	unsigned lines = 0;

	for (u64 i = first; i < first + n; i++) {
		ret[lines] = i;
		lines += (r->pending[2 * i] | r->pending[2 * i + 1]) != 0;
	}
	return lines;
}

// True if there was anything pending. Lines and edges are fetched some lines in advance.
static bool window_sweep(struct worker *w, u64 window)
{
	struct reach *r = w->reach;
	struct heap *h = r->heap;
	u64 lines[WINDOW_LINES + 1], n = WINDOW >> h->granule_shift >> LINE_SHIFT;
	unsigned pending = window_pending(r, window * n, n, lines);
	bool reread = h->window[window].edges == EDGES_REREAD;

	if (!pending)
		return false;
	if (reread && pending >= LINES_DENSE)
		window_fetch(w, window);
	for (unsigned i = 0; i < pending + 2 * LINES_AHEAD; i++) {
		if (i < pending) {
			__builtin_prefetch(&h->line[lines[i]]);
			__builtin_prefetch(&h->rank[lines[i]]);
		}
		if (i >= LINES_AHEAD && i < pending + LINES_AHEAD && !reread)
			h->hot->fetch(h, lines[i - LINES_AHEAD],
				      r->pending + 2 * lines[i - LINES_AHEAD]);
		if (i >= 2 * LINES_AHEAD)
			line_sweep(w, lines[i - 2 * LINES_AHEAD]);
	}
	return true;
}

// Until nothing of the region is left to do; somebody else's turn if it is in his hands.
static void region_visit(struct worker *w, u64 region)
{
	struct reach *r = w->reach;
	const struct heap *h = r->heap;
	u64 windows = ((u64)1 << h->region_shift << h->granule_shift) >> WINDOW_SHIFT;
	u64 first = region * windows, end = min(first + windows, h->windows);
	u64 slots = (u64)1 << h->region_shift >> SLOT_SHIFT;
	u64 slot = region * slots, slots_end = min(slot + slots, h->slots);
	bool any = true;

	if (pthread_mutex_trylock(&r->regions[region].lock))
		return;
	w->holds = region;
	while (any) {
		// From here on, who puts a parcel into the inbox makes it busy again.
		atomic_store(&r->regions[region].busy, false);
		for (u64 i = slot; i < slots_end; i++)
			slot_drain(w, i);
		inbox_drain(w, region);
		any = false;
		for (u64 i = first; i < end; i++)
			any |= window_sweep(w, i);
	}
	w->holds = NO_GRANULE;
	pthread_mutex_unlock(&r->regions[region].lock);
	reach_progress(r, w->sink.emitted - w->told, w == r->workers);
	w->told = w->sink.emitted;
}

// From the last slot down: draining one may put edges into earlier ones.
static void slots_flush(struct worker *w)
{
	for (u64 i = w->reach->heap->slots; i--;)
		slot_hand_over(w, i);
}

static void *round_run(void *arg)
{
	struct worker *w = arg;
	struct reach *r = w->reach;
	u64 i;

	while ((i = atomic_fetch_add(&r->next_region, 1)) < r->heap->regions)
		if (atomic_load_explicit(&r->regions[i].busy, memory_order_relaxed))
			region_visit(w, i);
	slots_flush(w);
	return NULL;
}

// Edges that were followed in it.
static u64 round_all(struct reach *r, unsigned threads)
{
	u64 emitted = 0;
	unsigned n = 1;

	atomic_store(&r->next_region, 0);
	while (n < threads &&
	       !pthread_create(&r->workers[n].thread, NULL, round_run, &r->workers[n]))
		n++;
	round_run(&r->workers[0]);
	for (unsigned i = 0; i < n; i++) {
		if (i)
			pthread_join(r->workers[i].thread, NULL);
		emitted += take(r->workers[i].sink.emitted);
		r->workers[i].told = 0;
	}
	return emitted;
}

// Drains that are too deep, one in another, leave parcels.
static void inboxes_drain(struct reach *r)
{
	u64 parcels;

	do {
		parcels = 0;
		for (u64 i = r->heap->regions; i--;) {
			parcels += r->regions[i].n_parcels;
			inbox_drain(&r->workers[0], i);
		}
		slots_flush(&r->workers[0]);
	} while (parcels);
}

// What is still pending goes on in sequence.
static void pending_follow(struct reach *r)
{
	struct heap *h = r->heap;
	u64 words = ((u64)1 << h->region_shift) / WORD_BITS;

	inboxes_drain(r);
	for (u64 i = 0; i < h->regions; i++) {
		u64 first = i * words, end = min(first + words, h->granules / WORD_BITS);

		if (!atomic_exchange(&r->regions[i].busy, false))
			continue;
		for (u64 k = first; k < end; k++)
			for (u64 bits = take(r->pending[k]); bits; bits &= bits - 1) {
				u64 g = k * WORD_BITS + bit_lowest(bits);

				if (r->counts)
					reach_counted(r, g);
				reach_follow(r, g);
			}
	}
}

void regions_run(struct reach *r)
{
	u64 edges = EDGES_FOR_ALL;

	slots_flush(&r->workers[0]);
	do {
		edges = round_all(r, edges >= EDGES_FOR_ALL && !r->counts ? r->threads : 1);
	} while (edges >= EDGES_FEW);
	pending_follow(r);
}
