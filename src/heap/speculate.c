// SPDX-License-Identifier: MIT
// Reaching along long lists. A list is one chain of misses: each node tells where the next one is.
// So many walkers start anywhere, at blocks that are not reached yet, and walk at the same time:
//
//	list	A -> b -> c -> D -> e -> f -> G -> h -> i ...	walkers start at A, D and G
//	segments	A b c, exit D;  D e f, exit G;  G h i ...
//
// Nothing is marked yet: what a walker has claimed is pending. When all have been stopped by each
// other's segments, those that lead on from what is really reached are confirmed, from exit to
// exit. Blocks of the others are let go again by walking them once more, and what is still
// pending is marked. So the result is the same as without, but misses overlap.
//
// A walker goes on as long as there is but one way: edges to what is marked, to the block itself
// and to where the walker came from do not count, and leaves, blocks without edges, are claimed
// with the block that points to them. A leaf that is claimed already is an exit, and exits end a
// segment. Marks do not change meanwhile, so a segment can be walked again.
#include "heap/reach.h"

#define WALKERS	       32   // at once, by each thread
#define SEGMENT_MOST   4096 // blocks: a segment that is entered in the middle is lost
#define EDGES_MOST     4    // of a block that a walker can go through
#define TRIES	       32   // to find a block that is not reached yet
#define SEEDS_TRIED    4096 // after so many segments they must have been worth it:
#define SEGMENT_LEAST  64   // blocks on average
#define WALK_STEPS     3    // of a walk for each block
#define PROGRESS_TURNS 4096 // of all walks, between two reports

struct segment {
	u64 start, last; // blocks
	u64 from; // where the walker came from, an exit if its first block leads there; NO_GRANULE
	u64 exits[EDGES_MOST]; // what the last block leads to
	u32 n_exits;
	u32 blocks;
	u32 held;     // of them, from the last one back, that are confirmed
	bool two_way; // each block leads back to the one before it
};

struct walk {
	size_t segment; // of the crew's
	u64 block;	// whose edges are on their way
	u64 from;
	u64 edges[EDGES_MOST];
	unsigned n_edges;
	u32 left; // when letting go: blocks still to be visited
	enum { WALK_IDLE, WALK_ARRIVE, WALK_READ, WALK_CHOOSE } next;
};

struct granules {
	u64 *v;
	size_t n, cap;
};

// One thread's walkers.
struct crew {
	struct reach *reach;
	struct worker *worker; // who reads windows again
	pthread_t thread;
	struct walk walks[WALKERS];
	VEC(struct segment) segments;
	u64 dice;
	u64 blocks;
	struct fork {
		u64 block, from;
	} forks[WALKERS]; // ways that no walker has taken yet
	unsigned n_forks;
	bool leads; // on the thread of the caller
	bool letting_go;
	bool exhausted;	 // no more blocks to start at are found
	size_t let_next; // segment to let go
};

static u64 *pending_word(const struct crew *c, u64 g)
{
	return &c->reach->pending[g / WORD_BITS];
}

static bool is_claimed(const struct reach *r, u64 g)
{
	return __atomic_load_n(&r->pending[g / WORD_BITS], __ATOMIC_RELAXED) >> g % WORD_BITS & 1;
}

// True if nobody had it.
static bool claim(struct crew *c, u64 g)
{
	u64 bit = (u64)1 << g % WORD_BITS;

	return !(__atomic_fetch_or(pending_word(c, g), bit, __ATOMIC_RELAXED) & bit);
}

static void let_go(struct crew *c, u64 g)
{
	__atomic_fetch_and(pending_word(c, g), ~((u64)1 << g % WORD_BITS), __ATOMIC_RELAXED);
}

static u64 random_number(struct crew *c)
{
	c->dice ^= c->dice << 13;
	c->dice ^= c->dice >> 7;
	c->dice ^= c->dice << 17;
	return c->dice;
}

static void segment_start(struct crew *c, struct walk *w, u64 block, u64 from)
{
	w->segment = c->segments.n;
	*vec_push(&c->segments) = (struct segment){.start = block, .from = from, .two_way = true};
	w->block = block;
	w->from = from;
	w->next = WALK_ARRIVE;
}

static void segment_end(struct crew *c, struct walk *w, const u64 *exits, unsigned n)
{
	struct segment *s = &c->segments.v[w->segment];

	w->next = WALK_IDLE;
	if (c->letting_go)
		return;
	memcpy(s->exits, exits, n * sizeof(*exits));
	s->n_exits = n;
}

// --- the steps of a walk: each ends with memory that is on its way ---

// (Not inlined, GCC 12 takes it for a function without effect and drops the call.)
static inline __attribute__((always_inline)) void line_fetch(const struct crew *c, u64 g)
{
	__builtin_prefetch(&c->reach->heap->line[g >> LINE_SHIFT]);
	__builtin_prefetch(pending_word(c, g), 1);
}

// The line of the block is here.
static void walk_arrive(struct crew *c, struct walk *w)
{
	struct heap *h = c->reach->heap;
	u64 b = w->block, end = tile_end(h, b), line = b >> LINE_SHIFT, mask[4];

	if ((!c->letting_go && is_claimed(c->reach, b)) || end > (line + 2) * LINE_GRANULES) {
		segment_end(c, w, &b, 1);
		return;
	}
	w->n_edges = 0;
	for (w->next = WALK_READ; line * LINE_GRANULES < end; line++) {
		line_mask(h, line, b, end, mask);
		w->n_edges += h->hot->peek(h, line, mask);
	}
	if (w->n_edges > EDGES_MOST)
		segment_end(c, w, &b, 1);
}

// The edges of the block are here.
static void walk_read(struct crew *c, struct walk *w)
{
	struct heap *h = c->reach->heap;
	u64 line = w->block >> LINE_SHIFT, end = tile_end(h, w->block), mask[4], edges[LINE_EDGES];

	for (w->n_edges = 0; line * LINE_GRANULES < end; line++) {
		size_t n;

		line_mask(h, line, w->block, end, mask);
		n = line_edges(c->worker, line, mask, edges);
		for (size_t i = 0; i < n; i++) {
			w->edges[w->n_edges++] = edges[i];
			line_fetch(c, edges[i]);
		}
	}
	w->next = WALK_CHOOSE;
}

static bool is_leaf(const struct heap *h, u64 b)
{
	u64 line = b >> LINE_SHIFT, end = tile_end(h, b), mask[4];

	if (end > (line + 2) * LINE_GRANULES)
		return false;
	for (; line * LINE_GRANULES < end; line++) {
		const u64 *word = h->line[line].word;

		line_mask(h, line, b, end, mask);
		if ((word[0] & mask[0]) | (word[1] & mask[1]) | (word[2] & mask[2]) |
		    (word[3] & mask[3]))
			return false;
	}
	return true;
}

// The blocks to which the edges of a block lead.
struct ways {
	u64 on[EDGES_MOST], leaves[EDGES_MOST];
	unsigned n_on, n_leaves;
};

static bool is_among(const u64 *v, unsigned n, u64 b)
{
	while (n--)
		if (v[n] == b)
			return true;
	return false;
}

static struct ways ways_on(const struct crew *c, const struct walk *w)
{
	const struct heap *h = c->reach->heap;
	struct ways ways = {};

	for (unsigned i = 0; i < w->n_edges; i++) {
		u64 b = tile_start(h, w->edges[i]);

		if (b == NO_GRANULE || b == w->block || b == w->from || is_marked(h, b))
			continue;
		if (is_among(ways.on, ways.n_on, b) || is_among(ways.leaves, ways.n_leaves, b))
			continue;
		if (is_leaf(h, b))
			ways.leaves[ways.n_leaves++] = b;
		else
			ways.on[ways.n_on++] = b;
	}
	return ways;
}

static void walk_on(struct crew *c, struct walk *w, u64 to)
{
	w->from = w->block;
	w->block = to;
	walk_arrive(c, w);
}

// Leaves that the block had claimed go with it.
static void block_let_go(struct crew *c, struct walk *w, const struct ways *ways)
{
	const struct segment *s = &c->segments.v[w->segment];
	bool last = w->left == 1 && !s->held;

	for (unsigned i = 0; i < ways->n_leaves; i++)
		if (!last || !is_among(s->exits, s->n_exits, ways->leaves[i]))
			let_go(c, ways->leaves[i]);
	let_go(c, w->block);
	if (--w->left)
		walk_on(c, w, ways->on[0]);
	else
		w->next = WALK_IDLE;
}

// More than one way, or a leaf that is not ours: the segment ends here, and the next begins.
static void walk_fork(struct crew *c, struct walk *w, const struct ways *ways, unsigned n_exits)
{
	u64 b = w->block;

	segment_end(c, w, ways->on, n_exits);
	for (unsigned i = 1; i < ways->n_on && c->n_forks < ARRAY_SIZE(c->forks); i++)
		c->forks[c->n_forks++] = (struct fork){ways->on[i], b};
	if (!ways->n_on)
		return;
	segment_start(c, w, ways->on[0], b);
	walk_arrive(c, w);
}

static bool leads_to(const struct heap *h, const struct walk *w, u64 block)
{
	for (unsigned i = 0; i < w->n_edges; i++)
		if (tile_start(h, w->edges[i]) == block)
			return true;
	return false;
}

// The lines of the blocks to which the edges lead are here.
static void walk_choose(struct crew *c, struct walk *w)
{
	struct segment *s = &c->segments.v[w->segment];
	struct ways ways = ways_on(c, w);
	unsigned n = ways.n_on;
	u64 b = w->block;

	if (c->letting_go) {
		block_let_go(c, w, &ways);
		return;
	}
	if (n == 2 && w->from == NO_GRANULE) { // in the middle of a list: one of its halves
		s->start = ways.on[0];
		s->from = b;
		walk_on(c, w, ways.on[0]);
		return;
	}
	if (!claim(c, b)) {
		segment_end(c, w, &b, 1);
		return;
	}
	if (!leads_to(c->reach->heap, w, w->from)) {
		if (!s->blocks)
			s->from = NO_GRANULE; // a lost block may point into a list
		else
			s->two_way = false;
	}
	s->last = b;
	s->blocks++;
	c->blocks++;
	for (unsigned i = 0; i < ways.n_leaves; i++)
		if (!claim(c, ways.leaves[i]))
			ways.on[n++] = ways.leaves[i];
	if (n == 1 && ways.n_on == 1 && s->blocks < SEGMENT_MOST)
		walk_on(c, w, ways.on[0]);
	else
		walk_fork(c, w, &ways, n);
}

static bool let_start(struct crew *c, struct walk *w)
{
	while (c->let_next < c->segments.n) {
		struct segment *s = &c->segments.v[c->let_next++];

		if (s->held == s->blocks)
			continue;
		w->segment = (size_t)(s - c->segments.v);
		w->block = s->start;
		w->from = s->from;
		w->left = s->blocks - s->held;
		w->next = WALK_ARRIVE;
		line_fetch(c, s->start);
		return true;
	}
	return false;
}

// A block anywhere; of a sparse heap one where there are many.
static u64 random_block(struct crew *c)
{
	const struct heap *h = c->reach->heap;
	u64 dice = random_number(c), line = lines_next(h, (dice >> 16) % h->lines);

	line = lines_next(h, line + (dice & 511));
	return line < h->lines ? tile_start(h, line * LINE_GRANULES + (dice >> 9 & 127))
			       : NO_GRANULE;
}

// At a fork, or at a block that is not reached yet.
static bool walk_start(struct crew *c, struct walk *w)
{
	const struct heap *h = c->reach->heap;

	if (c->letting_go)
		return let_start(c, w);
	if (c->segments.n >= SEEDS_TRIED && c->blocks / SEGMENT_LEAST < c->segments.n)
		c->exhausted = true;
	for (unsigned i = 0; i < TRIES && !c->exhausted; i++) {
		struct fork f = {.from = NO_GRANULE};

		if (c->n_forks)
			f = c->forks[--c->n_forks];
		else
			f.block = random_block(c);
		if (f.block == NO_GRANULE || is_marked(h, f.block) || is_leaf(h, f.block) ||
		    is_claimed(c->reach, f.block))
			continue;
		segment_start(c, w, f.block, f.from);
		return true;
	}
	c->exhausted = true;
	return false;
}

static void *crew_run(void *arg)
{
	struct crew *c = arg;
	bool any = true;
	u64 turns = 0;

	while (any) {
		any = false;
		if (++turns % PROGRESS_TURNS == 0)
			reach_progress(c->reach, PROGRESS_TURNS * WALKERS / WALK_STEPS,
				       c->leads && !c->letting_go);
		for (struct walk *w = c->walks; w < c->walks + WALKERS; w++) {
			if (w->next == WALK_IDLE && !walk_start(c, w))
				continue;
			any = true;
			if (w->next == WALK_ARRIVE)
				walk_arrive(c, w);
			else if (w->next == WALK_READ)
				walk_read(c, w);
			else if (w->next == WALK_CHOOSE)
				walk_choose(c, w);
		}
	}
	return NULL;
}

static void crews_run(struct crew *crews, unsigned n)
{
	unsigned started = 1;

	while (started < n &&
	       !pthread_create(&crews[started].thread, NULL, crew_run, &crews[started]))
		started++;
	crew_run(&crews[0]);
	for (unsigned i = 1; i < n; i++) {
		if (i < started)
			pthread_join(crews[i].thread, NULL);
		else
			crew_run(&crews[i]);
	}
}

// --- which segments are reached ---

// Segments by the block where they start, or end.
struct ends {
	struct segment **v;
	u64 mask;
	bool last;
};

static u64 ends_slot(const struct ends *e, u64 block)
{
	u64 i = (block * 0x9e3779b97f4a7c15) >> 20 & e->mask;

	while (e->v[i] && (e->last ? e->v[i]->last : e->v[i]->start) != block)
		i = (i + 1) & e->mask;
	return i;
}

static struct ends ends_index(struct crew *crews, unsigned n, bool last)
{
	struct ends e = {.last = last};
	u64 all = 0;

	for (unsigned i = 0; i < n; i++)
		all += crews[i].segments.n;
	for (e.mask = 63; e.mask < 2 * all; e.mask = 2 * e.mask + 1)
		;
	e.v = xcalloc(e.mask + 1, sizeof(*e.v));
	for (unsigned i = 0; i < n; i++)
		vec_each (&crews[i].segments, s)
			if (s->blocks)
				e.v[ends_slot(&e, last ? s->last : s->start)] = s;
	return e;
}

struct confirming {
	struct reach *reach;
	struct crew *crew; // any: to walk with
	struct ends starts, lasts;
	struct granules todo;	// blocks that are reached
	struct granules middle; // those of them that no segment starts with
	struct granules rest;	// where sequence has to go on
	u64 blocks;
};

static void segment_hold(struct confirming *c, struct segment *s, u32 blocks)
{
	if (blocks <= s->held)
		return;
	c->blocks += blocks - s->held;
	s->held = blocks;
	for (u32 i = 0; i < s->n_exits; i++)
		*vec_push(&c->todo) = s->exits[i];
	if (blocks == s->blocks)
		*vec_push(&c->todo) = s->from;
}

// The segment of which all is reached if this block is: two walkers that meet leave one that is
// entered where it ends.
static struct segment *segment_whole(const struct confirming *c, u64 block)
{
	struct segment *s = c->starts.v[ends_slot(&c->starts, block)];

	if (s)
		return s;
	s = c->lasts.v[ends_slot(&c->lasts, block)];
	return s && s->two_way ? s : NULL;
}

static void block_confirm(struct confirming *c, u64 g)
{
	struct reach *r = c->reach;
	u64 b = g == NO_GRANULE ? g : tile_start(r->heap, g);
	struct segment *s;

	if (b == NO_GRANULE || is_marked(r->heap, b))
		return;
	s = is_claimed(r, b) ? segment_whole(c, b) : NULL;
	if (s)
		segment_hold(c, s, s->blocks);
	else if (is_claimed(r, b))
		*vec_push(&c->middle) = b;
	else
		*vec_push(&c->rest) = b;
}

static struct ways block_ways(struct confirming *c, struct walk *w)
{
	walk_read(c->crew, w);
	return ways_on(c->crew, w);
}

// A segment that is entered in the middle is held from there on. Which one it is, its last block
// tells. Where its walker came from may be a way, too, for who enters elsewhere.
static void middle_confirm(struct confirming *c, u64 b)
{
	struct walk w = {.block = b, .from = NO_GRANULE};

	for (u32 n = 1; n <= SEGMENT_MOST && is_claimed(c->reach, w.block); n++) {
		struct segment *s = c->lasts.v[ends_slot(&c->lasts, w.block)];
		struct ways ways;

		if (s && n <= s->held)
			return;
		ways = block_ways(c, &w);
		if (s) {
			segment_hold(c, s, n);
			for (unsigned i = 0; n == 1 && i < ways.n_on; i++)
				*vec_push(&c->todo) = ways.on[i];
			return;
		}
		if (ways.n_on != 1)
			break;
		w.from = w.block;
		w.block = ways.on[0];
	}
	*vec_push(&c->rest) = b;
}

// From what is in the ring, from exit to exit.
static void segments_confirm(struct confirming *c)
{
	struct reach *r = c->reach;

	while (r->head != r->tail)
		*vec_push(&c->todo) = r->ring[r->head++ % RING];
	while (c->todo.n || c->middle.n) {
		while (c->todo.n)
			block_confirm(c, c->todo.v[--c->todo.n]);
		if (c->middle.n)
			middle_confirm(c, c->middle.v[--c->middle.n]);
	}
}

static void claimed_mark(struct reach *r)
{
	struct heap *h = r->heap;

	for (u64 i = lines_next(h, 0); i < h->lines; i = lines_next(h, i + 1))
		for (unsigned k = 0; k < 2; k++)
			if (h->line[i].start[k] && r->pending[2 * i + k])
				h->line[i].mark[k] |= take(r->pending[2 * i + k]);
}

// Walkers start at what is in the ring, and anywhere.
static struct crew *crews_new(struct reach *r)
{
	struct crew *crews = xcalloc(r->threads, sizeof(*crews));

	for (unsigned i = 0; i < r->threads; i++) {
		crews[i].reach = r;
		crews[i].worker = &r->workers[i];
		crews[i].leads = !i;
		crews[i].dice = (u64)0x2545f4914f6cdd1d * (i + 1);
	}
	for (u32 i = r->head; i != r->tail && i - r->head < WALKERS; i++) {
		u64 b = tile_start(r->heap, r->ring[i % RING]);

		if (b != NO_GRANULE && !is_marked(r->heap, b))
			segment_start(&crews[0], &crews[0].walks[i - r->head], b, NO_GRANULE);
	}
	return crews;
}

u64 reach_speculate(struct reach *r)
{
	struct crew *crews = crews_new(r);
	struct confirming c = {.reach = r, .crew = crews};

	crews_run(crews, r->threads);
	c.starts = ends_index(crews, r->threads, false);
	c.lasts = ends_index(crews, r->threads, true);
	segments_confirm(&c);
	for (unsigned i = 0; i < r->threads; i++)
		crews[i].letting_go = true;
	crews_run(crews, r->threads);
	claimed_mark(r);
	vec_each (&c.rest, b)
		reach_add(r, *b);
	for (unsigned i = 0; i < r->threads; i++)
		vec_free(&crews[i].segments);
	vec_free(&c.todo);
	vec_free(&c.middle);
	vec_free(&c.rest);
	free(c.starts.v);
	free(c.lasts.v);
	free(crews);
	return c.blocks;
}
