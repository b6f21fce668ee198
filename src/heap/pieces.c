// SPDX-License-Identifier: MIT
// Cutting spans into pieces for several threads, and joining what the walkers found in each.
#include "heap/scan.h"

#define UNIT_MOST (16 * MIB)
#define UNITS	  32 // for each thread, or more: the last ones to be done are waited for

static void laying_full(struct tiles *t)
{
	laying_flush((struct laying *)t);
}

void laying_init(struct laying *l, struct heap *h)
{
	l->heap = h;
	l->tiles.full = laying_full;
}

// Most tiles are blocks in order: those of one word of a line are laid at once.
struct run {
	u64 word; // number of the 64 granules
	u64 bits;
};

static inline void run_lay(struct heap *h, struct run *run)
{
	if (run->bits)
		tiles_lay(h, run->word, run->bits);
	run->bits = 0;
}

static inline void block_lay(struct heap *h, struct run *run, u64 g)
{
	if (g / WORD_BITS != run->word)
		run_lay(h, run);
	run->word = g / WORD_BITS;
	run->bits |= (u64)1 << g % WORD_BITS;
}

// Where a tile may be laid now.
struct bounds {
	u64 from, to;
};

static inline void tile_place(struct laying *l, const struct bounds *b, struct run *run, u64 tile)
{
	struct heap *h = l->heap;
	const struct stretch *s = l->piece->stretch;
	u64 addr = tile & ~(u64)3, g = (addr - s->delta) >> h->granule_shift;

	if (!is_aligned(addr, (u64)1 << h->granule_shift) || addr < s->span.start ||
	    addr >= s->span.end)
		return;
	if (addr < b->from || addr >= b->to) {
		*vec_push(&l->piece->strays) = tile;
	} else if (tile & 3) {
		run_lay(h, run);
		tile_lay(h, g, (enum tile)(tile & 3));
	} else {
		block_lay(h, run, g);
	}
}

static void row_place(struct laying *l, const struct bounds *b, struct run *run, u64 addr, u64 row)
{
	struct heap *h = l->heap;
	u64 step = row >> 32, n = (u32)row,
	    g = (addr - l->piece->stretch->delta) >> h->granule_shift;
	bool whole = is_aligned(addr | step, (u64)1 << h->granule_shift) && addr >= b->from &&
		     addr + (n - 1) * step < b->to;

	for (u64 i = 0; i < n; i++)
		if (whole)
			block_lay(h, run, g + i * (step >> h->granule_shift));
		else
			tile_place(l, b, run, addr + i * step);
}

void laying_flush(struct laying *l)
{
	const struct piece *p = l->piece;
	const struct span *span = &p->stretch->span;
	const struct bounds b = {
		.from = l->all ? span->start : p->from,
		.to = l->all ? span->end : p->to,
	};
	struct run run = {};

	for (u32 i = 0; i < l->tiles.n; i++) {
		u64 tile = l->tiles.v[i];

		if (tile & TILES_ROW)
			row_place(l, &b, &run, tile & ~(u64)TILES_ROW, l->tiles.v[++i]);
		else
			tile_place(l, &b, &run, tile);
	}
	run_lay(l->heap, &run);
	l->tiles.n = 0;
}

static u64 unit_size(const struct heap *h, unsigned threads)
{
	u64 total = 0, unit = WINDOW;

	if (threads < 2)
		return UINT64_MAX;
	for (size_t i = 0; i < h->n_spans; i++)
		total += h->spans[i]->span.end - h->spans[i]->span.start;
	while (unit < UNIT_MOST && unit * threads * UNITS < total)
		unit *= 2;
	return unit;
}

static void unit_add(struct pieces *pieces, const struct piece *p, bool fresh)
{

	if (fresh || !pieces->units.n)
		*vec_push(&pieces->units) = (struct unit){.first = pieces->v.n};
	*vec_push(&pieces->v) = *p;
	vec_last(&pieces->units)->n++;
}

void pieces_cut(struct heap *h, unsigned threads, struct pieces *ret)
{
	u64 unit = unit_size(h, threads), at_unit = 0;

	for (size_t i = 0; i < h->n_spans; i++) {
		struct stretch *s = h->spans[i];
		u64 from = s->span.start;

		while (from < s->span.end) {
			u64 n = unit == UINT64_MAX ? 0 : (from - s->delta) / unit;
			u64 to = unit == UINT64_MAX ? UINT64_MAX : (n + 1) * unit + s->delta;
			struct piece p = {
				.stretch = s, .from = from, .first = from == s->span.start};

			p.to = min(to, s->span.end);
			p.last = p.to == s->span.end;
			unit_add(ret, &p, n != at_unit);
			at_unit = n;
			from = p.to;
		}
	}
}

void piece_begin(struct piece *p)
{
	const struct walker *w = p->stretch->span.walker;

	if (!w)
		return;
	p->state = xcalloc(1, w->state_size);
	w->begin(p->state, &p->stretch->span, p->from, p->first);
}

static void piece_end(struct piece *p)
{
	const struct walker *w = p->stretch->span.walker;

	if (p->state && w->end)
		w->end(p->state);
	free(p->state);
	p->state = NULL;
	vec_free(&p->strays);
}

// Walks a piece again from where the left one says that it begins.
static void piece_again(struct heap *h, struct piece *p, u64 from, struct laying *lay)
{
	const struct walker *w = p->stretch->span.walker;
	struct window_reader reader;
	u64 granule = (u64)1 << h->granule_shift, delta = p->stretch->delta;

	tiles_clear(h, (p->from - delta) / granule, (p->to - delta + granule - 1) / granule);
	p->strays.n = 0;
	if (w->end)
		w->end(p->state);
	memset(p->state, 0, w->state_size);
	w->begin(p->state, &p->stretch->span, from, true);
	window_reader_init(&reader, h);
	for (u64 at = from; at < p->to;) {
		u64 end = min(align_down(at, WINDOW) + WINDOW, p->to);

		bool any = window_read(&reader, at, end, reader.buf);

		w->window(p->state, at, any ? reader.buf : heap_untouched, end - at, &lay->tiles);
		at = end;
	}
	laying_flush(lay);
	window_reader_fini(&reader);
}

// Closes the border between a piece and the one to its right, if there is one. Tiles beyond a
// border are laid last, so that walking the right piece again does not wipe them.
static void piece_join(struct heap *h, struct piece *left, struct piece *right, struct laying *lay)
{
	const struct walker *w = left->stretch->span.walker;
	u64 again;

	if (!w)
		return;
	lay->piece = left;
	lay->all = false;
	again = w->join(left->state, right ? right->state : NULL, &lay->tiles);
	laying_flush(lay);
	if (again && right) {
		lay->piece = right;
		piece_again(h, right, again, lay);
	}
	lay->piece = left;
	lay->all = true;
	vec_each (&left->strays, stray)
		tile_put(&lay->tiles, *stray, TILE_ALLOCATED);
	laying_flush(lay);
}

void piece_finish(struct heap *h, struct piece *p, struct laying *lay)
{
	static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

	laying_flush(lay);
	if (!p->first || !p->last)
		return;
	pthread_mutex_lock(&one_at_a_time);
	piece_join(h, p, NULL, lay);
	pthread_mutex_unlock(&one_at_a_time);
	lay->all = false;
	piece_end(p);
}

void pieces_join(struct heap *h, struct pieces *pieces)
{
	struct laying *lay = xcalloc(1, sizeof(*lay));

	laying_init(lay, h);
	vec_each (&pieces->v, p) {
		if (p->first && p->last)
			continue;
		piece_join(h, p, p->last ? NULL : p + 1, lay);
		piece_end(p);
	}
	free(lay);
}
