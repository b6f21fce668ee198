// SPDX-License-Identifier: MIT
// Walking a segment's chunks while its bytes pass through the cache, in pieces.
//
// A chunk is in use or free by a bit in the size word of the next one, so a tile is laid one step
// late. What a window's border cuts is kept in the piece; a header that lies before the piece's
// first window is read from the target by itself.
#include "alloc/ptmalloc_walk.h"

#include <string.h>

#define MEASURE (256 * KIB)

static void words_fill(struct pt_piece *p, const struct pt_view *v)
{
	size_t want = 2 * p->seg->copy->layout->word, n;

	if (!p->open || p->have >= want)
		return;
	n = min(want - p->have, (size_t)(v->end - v->start));
	memcpy(p->words + p->have, v->bytes, n);
	p->have += n;
}

static void words_keep(struct pt_piece *p, const struct pt_view *v)
{
	unsigned word = p->seg->copy->layout->word;
	u64 user = p->open + 2 * word;

	if (!p->open || user < v->start)
		return;
	p->have = (u8)min((u64)2 * word, v->end - user);
	memcpy(p->words, v->bytes + (user - v->start), p->have);
}

// Takes the headers below `to` from the target itself: those that no window brings.
static void piece_catch_up(struct pt_piece *p, u64 to, struct tiles *tiles)
{
	unsigned word = p->seg->copy->layout->word;
	struct target *t = p->seg->copy->target;

	while (p->mode == MODE_WALK && p->at < to) {
		u8 bytes[16] = {};
		struct pt_view v = {bytes, p->at, p->at + 2 * word};

		if (p->open && p->have < 2 * word) {
			memset(p->words, 0, sizeof(p->words));
			target_read_some(t, p->open + 2 * word, p->words, 2 * word);
			p->have = 2 * word;
		}
		if (target_read_some(t, p->at, bytes, 2 * word) != 2 * word) {
			pt_piece_lose(p, tiles, "its header cannot be read, length", 2 * word);
			return;
		}
		pt_piece_walk(p, &v, tiles);
		words_keep(p, &v);
	}
}

static void pt_begin(void *state, const struct span *span, u64 from, bool synchronised)
{
	struct pt_piece *p = state;
	struct pt_segment *s = span->arg;
	unsigned word = s->copy->layout->word;

	*p = (struct pt_piece){.seg = s, .from = from, .seen = from, .at = from};
	if (from == s->start) {
		p->at = s->first;
		p->span_begins = true;
	} else if (from >= s->end || (s->top && from > s->top + (synchronised ? 2 * word : 0))) {
		p->mode = MODE_OVER;
	} else if (synchronised) {
		p->at = p->first = from - 2 * word;
	} else {
		p->mode = MODE_SEEK;
	}
}

static void pt_window(void *state, u64 addr, const void *bytes, size_t len, struct tiles *tiles)
{
	struct pt_piece *p = state;
	struct pt_view v = {bytes, addr, addr + len};
	bool more = true;

	if (p->span_begins) {
		tile_put(tiles, p->seg->start, TILE_NONE);
		p->span_begins = false;
	}
	piece_catch_up(p, addr, tiles);
	words_fill(p, &v);
	while (more) {
		if (p->mode == MODE_WALK)
			pt_piece_walk(p, &v, tiles);
		more = p->mode != MODE_WALK && p->mode != MODE_OVER && pt_piece_seek(p, &v, tiles);
	}
	words_keep(p, &v);
	p->seen = v.end;
}

static void found_merge(struct pt_found *to, struct pt_found *from)
{
	to->chunks += from->chunks;
	to->gaps += from->gaps;
	to->top |= from->top;
	to->sums.n += from->sums.n;
	to->sums.addr += from->sums.addr;
	to->sums.fd += from->sums.fd;
	to->sums.bk += from->sums.bk;
	if (!to->bad.n)
		memcpy(to->why, from->why, sizeof(to->why));
	vec_each (&from->bad, bad)
		*vec_push(&to->bad) = *bad;
	if (!to->odd)
		memcpy(to->odd_why, from->odd_why, sizeof(to->odd_why));
	to->odd += from->odd;
	vec_each (&from->caches, cache)
		*vec_push(&to->caches) = *cache;
}

// What the piece has found goes to its segment; it is done.
static void piece_harvest(struct pt_piece *p)
{
	struct pt_segment *s = p->seg;

	found_merge(&s->found, &p->found);
	if (p->found.links.links.n)
		*vec_push(&s->runs) = p->found.links;
	else
		vec_free(&p->found.links.links);
	vec_free(&p->found.caches);
	vec_free(&p->found.bad);
	memset(&p->found, 0, sizeof(p->found));
}

static void piece_finish(struct pt_piece *p, struct tiles *tiles)
{
	unsigned word = p->seg->copy->layout->word;

	if (p->mode == MODE_WALK && p->open && p->at == p->seg->end) {
		// The top until a moment ago: its fence is still to come.
		pt_piece_odd(p, p->open, "no fence and no top before the segment's end at",
			     p->seg->end);
		tile_put(tiles, p->open + 2 * word, TILE_OPAQUE);
		p->open = 0;
		p->mode = MODE_OVER;
	} else if (p->mode == MODE_WALK) {
		pt_piece_lose(p, tiles, "no fence and no top before the segment's end at",
			      p->seg->end);
	}
	if (p->gap)
		tile_put(tiles, take(p->gap), TILE_OPAQUE);
}

// The open chunk of the left piece ends where the right piece has a chunk.
static void border_close(struct pt_piece *l, u64 prev_size, bool inuse, struct tiles *tiles)
{
	unsigned word = l->seg->copy->layout->word;
	struct pt_view v = {l->words, l->open + 2 * word, l->open + 4 * word};

	if (!l->open)
		return;
	if (l->have < 2 * word)
		target_read_some(l->seg->copy->target, v.start, l->words, 2 * word);
	pt_chunk_close(l, &v, tiles, prev_size, inuse);
}

// The right piece lies in the middle of what the left one was at.
static void piece_hand_over(struct pt_piece *l, struct pt_piece *r)
{
	r->mode = l->mode;
	r->open = l->open;
	r->at = l->mode == MODE_WALK ? l->at : r->at;
	r->gap = l->gap;
	r->gap_start = l->gap_start;
	r->have = l->have;
	memcpy(r->words, l->words, sizeof(r->words));
}

static u64 join_walk(struct pt_piece *l, struct pt_piece *r, struct tiles *tiles)
{
	unsigned word = l->seg->copy->layout->word;
	struct pt_header h;

	if (r->first == l->at) {
		border_close(l, r->first_prev_size, r->first_prev_inuse, tiles);
		return 0;
	}
	if (!r->first && l->at >= r->seen) {
		piece_hand_over(l, r);
		return 0;
	}
	if (l->at + 2 * word >= l->seg->end || !pt_read_header(l, NULL, l->at, &h)) {
		piece_finish(l, tiles);
		return r->first ? l->seg->end : 0;
	}
	border_close(l, h.prev_size, h.size & PT_PREV_INUSE, tiles);
	return l->at + 2 * word;
}

// The left piece seeks a chain; the right one may have found it.
static u64 join_seek(struct pt_piece *l, struct pt_piece *r, struct tiles *tiles)
{
	if (!r->first) {
		piece_hand_over(l, r);
		return 0;
	}
	if (l->gap)
		tile_put(tiles, take(l->gap), TILE_OPAQUE);
	tile_put(tiles, r->first, TILE_NONE);
	if (l->mode == MODE_GAP)
		l->found.gaps += r->first - l->gap_start;
	return 0;
}

static u64 pt_join(void *left, void *right, struct tiles *tiles)
{
	struct pt_piece *l = left, *r = right;
	u64 again = 0;

	piece_catch_up(l, r ? r->from : l->seg->end, tiles);
	if (!r)
		piece_finish(l, tiles);
	else if (l->mode == MODE_WALK)
		again = join_walk(l, r, tiles);
	else if (l->mode != MODE_OVER)
		again = join_seek(l, r, tiles);
	else if (r->first)
		again = l->seg->end;
	else
		r->mode = MODE_OVER;
	piece_harvest(l);
	return again;
}

void pt_found_fini(struct pt_found *f)
{
	vec_free(&f->links.links);
	vec_free(&f->caches);
	vec_free(&f->bad);
}

static void pt_end(void *state)
{
	struct pt_piece *p = state;

	pt_found_fini(&p->found);
}

const struct walker pt_walker = {
	.state_size = sizeof(struct pt_piece),
	.begin = pt_begin,
	.window = pt_window,
	.join = pt_join,
	.end = pt_end,
};

// --- before the scan ---

static void tiles_drop(struct tiles *t)
{
	t->n = 0;
}

static struct tiles *tiles_nowhere(void)
{
	struct tiles *t = xcalloc(1, sizeof(*t));

	t->full = tiles_drop;
	return t;
}

bool pt_measure(struct pt_segment *s, u64 *ret_end, u64 *ret_gaps)
{
	struct span span = {.start = s->start, .end = s->end, .arg = s};
	_cleanup_free_ struct tiles *tiles = tiles_nowhere();
	_cleanup_free_ u8 *buf = xmalloc(MEASURE);
	struct pt_piece p;
	bool whole;

	pt_begin(&p, &span, s->start, true);
	for (u64 at = s->start; at < s->end && p.mode != MODE_OVER && !p.found.bad.n;) {
		u64 n = min(align_down(at, MEASURE) + MEASURE, s->end) - at;
		size_t got = target_read_some(s->copy->target, at, buf, n);

		memset(buf + got, 0, n - got);
		pt_window(&p, at, buf, n, tiles);
		at += n;
	}
	*ret_end = p.mode == MODE_GAP ? p.gap_start : p.at;
	*ret_gaps = p.found.gaps;
	whole = (p.mode == MODE_OVER || p.mode == MODE_GAP) && !p.found.bad.n;
	pt_found_fini(&p.found);
	return whole;
}

bool pt_chain_begins(struct pt_segment *s)
{
	struct pt_piece p = {.seg = s};
	struct pt_header h;

	return pt_read_header(&p, NULL, s->first, &h) && pt_header_first(&h) &&
	       pt_chain_plausible(&p, NULL, s->first);
}
