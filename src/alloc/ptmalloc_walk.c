// SPDX-License-Identifier: MIT
// Walking a segment's chunks while its bytes pass through the cache.
//
// A chunk is in use or free by a bit in the size word of the next one, so a tile is laid one step
// late. What a window's border cuts is kept in the piece; a header that lies before the piece's
// first window is read from the target by itself.
#include "alloc/ptmalloc.h"

#include <stdio.h>
#include <string.h>

#define CHAIN_LEN  64	// chunks that add up to believe that a chain begins
#define SEEK_READS 1024 // headers read one by one while a piece seeks its first chunk
#define MEASURE	   (256 * KIB)

enum pt_mode {
	MODE_WALK,
	MODE_SEEK, // the piece began anywhere: no chunk found yet
	MODE_GAP,  // behind a fence in brk memory: the next chain is still to come
	MODE_OVER, // nothing more in this segment
	MODE_LOST, // the chain broke
};

struct pt_piece {
	struct pt_segment *seg;
	enum pt_mode mode;
	u64 from;  // where it began
	u64 seen;  // behind its last window
	u64 at;	   // WALK: the chunk whose header comes next; SEEK, GAP: where to look next
	u64 open;  // the chunk before it, whose tile is still to be laid; 0: none
	u64 first; // the first chunk found
	u64 first_prev_size;
	bool first_prev_inuse;
	bool span_begins;   // the tile at the span's start is still to be laid
	u64 gap, gap_start; // gap: its tile is still to be laid
	u8 words[16], have; // of what open's user holds: bytes that came with earlier windows
	unsigned reads;
	struct pt_found found;
};

// Bytes of the target that are at hand.
struct view {
	const u8 *bytes;
	u64 start, end;
};

struct header {
	u64 prev_size, size; // size with its flags
};

static inline __attribute__((always_inline)) u64 load(const void *p, unsigned word)
{
	u64 v = 0;

	__builtin_memcpy(&v, p, word);
	return v;
}

static bool read_header(struct pt_piece *p, const struct view *v, u64 chunk, struct header *ret)
{
	unsigned word = p->seg->copy->layout->word;
	u8 bytes[16];

	if (v && chunk >= v->start && chunk < v->end && v->end - chunk >= 2 * word) {
		const u8 *at = v->bytes + (chunk - v->start);

		*ret = (struct header){load(at, word), load(at + word, word)};
		return true;
	}
	p->reads++;
	if (target_read_some(p->seg->copy->target, chunk, bytes, 2 * word) != 2 * word)
		return false;
	*ret = (struct header){load(bytes, word), load(bytes + word, word)};
	return true;
}

static void piece_lose(struct pt_piece *p, struct tiles *tiles, const char *what, u64 value)
{
	struct pt_found *f = &p->found;
	unsigned word = p->seg->copy->layout->word;

	if (!f->bad) {
		f->bad = p->at;
		snprintf(f->why, sizeof(f->why), "chunk at 0x%llx: %s 0x%llx",
			 (unsigned long long)p->at, what, (unsigned long long)value);
	}
	tile_put(tiles, p->open ? p->open + 2 * word : p->at + 2 * word, TILE_OPAQUE);
	p->open = 0;
	p->mode = MODE_LOST;
}

// --- one chunk ---

// Lists lead to chunks and have counters. A thread that ends empties them, and lets the counters be.
static bool cache_like(const u8 *user, const struct pt_cache_kind *k)
{
	bool any = false;

	for (unsigned i = 0; i < k->bins; i++) {
		u64 count = load(user + i * k->count_size, k->count_size);
		u64 entry = load(user + k->entries + i * k->word, k->word);

		if (entry & 15 || (entry && entry < 4096) || (!k->slots && entry && !count))
			return false;
		any |= entry != 0;
	}
	return any;
}

static __attribute__((noinline)) void maybe_cache(struct pt_piece *p, const struct view *v,
						  u64 user, u64 size)
{
	const struct pt_cache_kind *k;

	for (unsigned i = 0; (k = pt_cache_kind(p->seg->copy->layout, i)); i++) {
		if (!pt_cache_fits(k, size))
			continue;
		if (user < v->start || cache_like(v->bytes + (user - v->start), k)) {
			*vec_push(&p->found.caches) = user;
			return;
		}
	}
}

static __attribute__((noinline)) void link_found(struct pt_piece *p, u64 user, u64 next)
{
	*vec_push(&p->found.links.links) = (struct pt_link){
		.at = (user - p->seg->start) / 16,
		.next = next / 4,
	};
}

// Not as it should be, and yet no reason to lose the chain.
static __attribute__((noinline)) void piece_odd(struct pt_piece *p, u64 chunk, const char *what,
						u64 value)
{
	struct pt_found *f = &p->found;

	if (!f->odd++)
		snprintf(f->odd_why, sizeof(f->odd_why), "chunk at 0x%llx: %s 0x%llx",
			 (unsigned long long)chunk, what, (unsigned long long)value);
}

// Lays the tile of the open chunk, now that its end and its state are known.
static inline __attribute__((always_inline)) void chunk_close(struct pt_piece *p,
							      const struct view *v,
							      struct tiles *tiles, u64 open,
							      u64 next, u64 prev_size, bool inuse,
							      const unsigned word)
{
	const struct pt_want *want = &p->seg->copy->want;
	u64 user = open + 2 * word, size = next - open;
	const u8 *words = user >= v->start ? v->bytes + (user - v->start) : p->words;
	struct pt_sums *sums = &p->found.sums;

	p->found.chunks++;
	if (!inuse) {
		tile_put(tiles, user, TILE_FREE);
		sums->n++;
		sums->addr += pt_mix(open);
		sums->fd += pt_mix(load(words, word));
		sums->bk += pt_mix(load(words + word, word));
		if (__builtin_expect(prev_size != size, 0))
			piece_odd(p, open, "it is free, but the next one says it is of size",
				  prev_size);
		return;
	}
	tile_put(tiles, user, TILE_ALLOCATED);
	if (size <= want->max_size) {
		u64 next_link = load(words, word);

		if (want->mangled)
			next_link ^= user >> 12;
		if ((next_link - want->lo[0] < want->len[0] ||
		     next_link - want->lo[1] < want->len[1] || (!next_link && want->mangled)) &&
		    !(next_link & (2 * word - 1)))
			link_found(p, user, next_link);
	}
	if (__builtin_expect(size - want->cache_lo < want->cache_len, 0))
		maybe_cache(p, v, user, size);
}

// A header that is not one of an ordinary chunk.

static bool is_fence(struct pt_piece *p, const struct view *v, u64 at, u64 *ret_end)
{
	unsigned word = p->seg->copy->layout->word;
	u64 page = p->seg->copy->target->page_size;
	struct header h;

	if (!read_header(p, v, at, &h))
		return false;
	if (p->seg->kind == PT_HEAP) {
		// sysmalloc: 2 words with a header of size 0 behind it, or that header alone.
		*ret_end = p->seg->end;
		if ((h.size & ~(u64)PT_FLAGS) == 2 * word)
			return read_header(p, v, at + 2 * word, &h) && !(h.size & ~(u64)1) &&
			       at + 4 * word == p->seg->end;
		return h.size == PT_PREV_INUSE && at + 2 * word == p->seg->end;
	}
	if ((h.size & ~(u64)1) != 2 * word || !read_header(p, v, at + 2 * word, &h) ||
	    h.size != (2 * word | PT_PREV_INUSE))
		return false;
	*ret_end = at + 4 * word;
	// An old top of but one header's size leaves three of them: the page tells.
	if (!is_aligned(*ret_end, page) && is_aligned(at + 6 * word, page) &&
	    read_header(p, v, at + 4 * word, &h) && h.size == (2 * word | PT_PREV_INUSE))
		*ret_end = at + 6 * word;
	return *ret_end <= p->seg->end;
}

// A heap whose last top was too small to be freed ends in a chunk that only looks in use: it does
// not carry the flag that chunks in use in such an arena have.
static void close_remnant(struct pt_piece *p, const struct view *v, struct tiles *tiles, u64 chunk)
{
	unsigned word = p->seg->copy->layout->word;
	struct header h;

	if (p->seg->kind == PT_HEAP && read_header(p, v, chunk, &h) && !(h.size & PT_NON_MAIN) &&
	    (h.size & ~(u64)PT_FLAGS) == 4 * word)
		tile_put(tiles, chunk + 2 * word, TILE_NONE);
}

// Behind the last chunk all is top. A thread that is just splitting or growing it can have left
// its header for later.
static void chain_top(struct pt_piece *p, struct tiles *tiles, u64 head)
{
	struct pt_segment *s = p->seg;
	unsigned word = s->copy->layout->word;

	if ((head & ~(u64)PT_FLAGS) != s->end - s->top)
		piece_odd(p, s->top, "it is the top, but does not end where it should: size word",
			  head);
	tile_put(tiles, s->top + 2 * word, TILE_FREE);
	p->found.top = true;
	p->open = 0;
	p->at = s->end;
	p->mode = MODE_OVER;
}

// A chunk that reaches over the top to its end was the top until now, or is about to be.
static bool chain_over_top(struct pt_piece *p, const struct view *v, struct tiles *tiles, u64 head)
{
	struct pt_segment *s = p->seg;
	unsigned word = s->copy->layout->word;
	struct header top;

	if (!s->top || p->at >= s->top || (head & ~(u64)PT_FLAGS) != s->end - p->at ||
	    !read_header(p, v, s->top, &top))
		return false;
	piece_odd(p, p->at, "it reaches over the top, to", s->end);
	tile_put(tiles, p->at + 2 * word, TILE_OPAQUE);
	chain_top(p, tiles, top.size);
	return true;
}

static void chain_special(struct pt_piece *p, const struct view *v, struct tiles *tiles, u64 last,
			  u64 head)
{
	struct pt_segment *s = p->seg;
	unsigned word = s->copy->layout->word;
	u64 end;

	if (s->top && p->at == s->top) {
		chain_top(p, tiles, head);
		return;
	}
	if (chain_over_top(p, v, tiles, head))
		return;
	if (!is_fence(p, v, p->at, &end)) {
		p->open = last;
		piece_lose(p, tiles, "its size word is", head);
		return;
	}
	if (last && head == PT_PREV_INUSE)
		close_remnant(p, v, tiles, last);
	tile_put(tiles, p->at + 2 * word, TILE_NONE);
	p->open = 0;
	p->at = end;
	p->mode = MODE_OVER;
	if (s->kind == PT_BRK && end < s->end) {
		p->mode = MODE_GAP;
		p->gap = p->gap_start = end;
	}
}

// Follows the chain as far as the view goes: 2 to 4 ns a chunk. The size is guessed to be the
// last one's, so that the next header is on its way before this one's has come.
static inline __attribute__((always_inline)) void chain_walk(struct pt_piece *p,
							     const struct view *v,
							     struct tiles *tiles,
							     const unsigned word)
{
	const struct pt_segment *s = p->seg;
	const u64 wrong = PT_MMAPPED | 8 | (s->kind == PT_HEAP ? 0 : PT_NON_MAIN);
	const u64 stop = p->at <= s->top ? s->top : s->end, end = v->end - 2 * word;
	u64 at = p->at, open = p->open, guess = 0;

	while (at <= end) {
		const u8 *h = v->bytes + (at - v->start);
		u64 head = load(h + word, word), size = head & ~(u64)PT_FLAGS;

		if (open)
			chunk_close(p, v, tiles, open, at, load(h, word), head & 1, word);
		if (__builtin_expect(size < 4 * word || size > stop - at || head & wrong, 0)) {
			p->at = at;
			p->open = 0;
			chain_special(p, v, tiles, open, head);
			return;
		}
		open = at;
		if (size == guess) {
			__asm__("" : "+r"(guess)); // a branch, not a conditional move
			at += guess;
		} else {
			guess = size;
			at += size;
		}
	}
	p->at = at;
	p->open = open;
}

static void piece_walk(struct pt_piece *p, const struct view *v, struct tiles *tiles)
{
	if (p->seg->copy->layout->word == 8)
		chain_walk(p, v, tiles, 8);
	else
		chain_walk(p, v, tiles, 4);
}

// --- where a chain begins ---

static bool header_plausible(const struct pt_segment *s, u64 at, u64 head)
{
	u64 size = head & ~(u64)PT_FLAGS, stop = s->top && at <= s->top ? s->top : s->end;

	return size >= 4 * s->copy->layout->word && !(size & 15) && size <= stop - at &&
	       !(head & PT_MMAPPED) && (s->kind == PT_HEAP || !(head & PT_NON_MAIN));
}

// True if a chunk of that header, and what the next one says of it, go together.
static bool chunk_agrees(const struct pt_segment *s, u64 head, const struct header *next)
{
	bool inuse = next->size & PT_PREV_INUSE;

	if (s->kind == PT_HEAP && inuse != !!(head & PT_NON_MAIN))
		return false;
	return inuse || next->prev_size == (head & ~(u64)PT_FLAGS);
}

static bool chain_plausible(struct pt_piece *p, const struct view *v, u64 at)
{
	struct pt_segment *s = p->seg;
	struct header h;
	u64 last = 0, end;

	for (unsigned n = 0; n < CHAIN_LEN; n++) {
		if (p->reads > SEEK_READS || !read_header(p, v, at, &h))
			return false;
		if (s->top && at == s->top)
			return true;
		if (n && is_fence(p, v, at, &end))
			return true;
		if ((n && !chunk_agrees(s, last, &h)) || !header_plausible(s, at, h.size))
			return false;
		last = h.size;
		at += h.size & ~(u64)PT_FLAGS;
	}
	return true;
}

// Where the next chain begins, from p->at on. False: not in this view.
static bool piece_seek(struct pt_piece *p, const struct view *v, struct tiles *tiles)
{
	unsigned word = p->seg->copy->layout->word;
	u64 at = pt_chunk_align(max(p->at, v->start), word);
	bool gap = p->mode == MODE_GAP;
	struct header h;

	for (; at + 2 * word <= v->end; at += 16) {
		read_header(p, v, at, &h);
		if ((header_plausible(p->seg, at, h.size) || at == p->seg->top) &&
		    (!gap || h.size & PT_PREV_INUSE) && chain_plausible(p, v, at))
			break;
		if (p->gap) {
			tile_put(tiles, p->gap, TILE_OPAQUE);
			p->gap = 0;
		}
	}
	p->at = at;
	if (at + 2 * word > v->end)
		return false;
	if (gap) {
		tile_put(tiles, at, TILE_NONE);
		p->found.gaps += at - p->gap_start;
		p->gap = 0;
	} else {
		p->first = at;
		p->first_prev_size = h.prev_size;
		p->first_prev_inuse = h.size & PT_PREV_INUSE;
	}
	p->mode = MODE_WALK;
	return true;
}

// --- windows ---

static void words_fill(struct pt_piece *p, const struct view *v)
{
	size_t want = 2 * p->seg->copy->layout->word, n;

	if (!p->open || p->have >= want)
		return;
	n = min(want - p->have, (size_t)(v->end - v->start));
	memcpy(p->words + p->have, v->bytes, n);
	p->have += n;
}

static void words_keep(struct pt_piece *p, const struct view *v)
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
		struct view v = {bytes, p->at, p->at + 2 * word};

		if (p->open && p->have < 2 * word) {
			memset(p->words, 0, sizeof(p->words));
			target_read_some(t, p->open + 2 * word, p->words, 2 * word);
			p->have = 2 * word;
		}
		if (target_read_some(t, p->at, bytes, 2 * word) != 2 * word) {
			piece_lose(p, tiles, "its header cannot be read, length", 2 * word);
			return;
		}
		piece_walk(p, &v, tiles);
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
	struct view v = {bytes, addr, addr + len};
	bool more = true;

	if (p->span_begins) {
		tile_put(tiles, p->seg->start, TILE_NONE);
		p->span_begins = false;
	}
	piece_catch_up(p, addr, tiles);
	words_fill(p, &v);
	while (more) {
		if (p->mode == MODE_WALK)
			piece_walk(p, &v, tiles);
		more = (p->mode == MODE_SEEK || p->mode == MODE_GAP) && piece_seek(p, &v, tiles);
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
	if (!to->bad && from->bad) {
		to->bad = from->bad;
		memcpy(to->why, from->why, sizeof(to->why));
	}
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
	memset(&p->found, 0, sizeof(p->found));
}

static void piece_finish(struct pt_piece *p, struct tiles *tiles)
{
	unsigned word = p->seg->copy->layout->word;

	if (p->mode == MODE_WALK && p->open && p->at == p->seg->end) {
		// The top until a moment ago: its fence is still to come.
		piece_odd(p, p->open, "no fence and no top before the segment's end at",
			  p->seg->end);
		tile_put(tiles, p->open + 2 * word, TILE_OPAQUE);
		p->open = 0;
		p->mode = MODE_OVER;
	} else if (p->mode == MODE_WALK) {
		piece_lose(p, tiles, "no fence and no top before the segment's end at",
			   p->seg->end);
	}
	if (p->gap)
		tile_put(tiles, p->gap, TILE_OPAQUE);
	p->gap = 0;
}

// The open chunk of the left piece ends where the right piece has a chunk.
static void border_close(struct pt_piece *l, u64 prev_size, bool inuse, struct tiles *tiles)
{
	unsigned word = l->seg->copy->layout->word;
	struct view v = {l->words, l->open + 2 * word, l->open + 4 * word};

	if (!l->open)
		return;
	if (l->have < 2 * word)
		target_read_some(l->seg->copy->target, v.start, l->words, 2 * word);
	if (word == 8)
		chunk_close(l, &v, tiles, l->open, l->at, prev_size, inuse, 8);
	else
		chunk_close(l, &v, tiles, l->open, l->at, prev_size, inuse, 4);
	l->open = 0;
}

// The right piece lies in the middle of what the left one was at.
static void piece_hand_over(struct pt_piece *l, struct pt_piece *r)
{
	r->mode = l->mode;
	r->open = l->open;
	r->at = l->mode == MODE_GAP ? r->at : l->at;
	r->gap = l->gap;
	r->gap_start = l->gap_start;
	r->have = l->have;
	memcpy(r->words, l->words, sizeof(r->words));
}

static u64 join_walk(struct pt_piece *l, struct pt_piece *r, struct tiles *tiles)
{
	unsigned word = l->seg->copy->layout->word;
	struct header h;

	if (r->first == l->at) {
		border_close(l, r->first_prev_size, r->first_prev_inuse, tiles);
		return 0;
	}
	if (!r->first && l->at >= r->seen) {
		piece_hand_over(l, r);
		return 0;
	}
	if (l->at + 2 * word >= l->seg->end || !read_header(l, NULL, l->at, &h)) {
		piece_finish(l, tiles);
		return l->seg->end;
	}
	border_close(l, h.prev_size, h.size & PT_PREV_INUSE, tiles);
	return l->at + 2 * word;
}

static u64 join_gap(struct pt_piece *l, struct pt_piece *r, struct tiles *tiles)
{
	if (!r->first) {
		piece_hand_over(l, r);
		return 0;
	}
	if (l->gap)
		tile_put(tiles, l->gap, TILE_OPAQUE);
	l->gap = 0;
	if (!r->first_prev_inuse)
		return l->seg->end;
	tile_put(tiles, r->first, TILE_NONE);
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
	else if (l->mode == MODE_GAP)
		again = join_gap(l, r, tiles);
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

	pt_begin(&p, &span, s->start, true);
	for (u64 at = s->start; at < s->end && p.mode != MODE_OVER && p.mode != MODE_LOST;) {
		u64 n = min(align_down(at, MEASURE) + MEASURE, s->end) - at;
		size_t got = target_read_some(s->copy->target, at, buf, n);

		memset(buf + got, 0, n - got);
		pt_window(&p, at, buf, n, tiles);
		at += n;
	}
	*ret_end = p.mode == MODE_GAP ? p.gap_start : p.at;
	*ret_gaps = p.found.gaps;
	pt_found_fini(&p.found);
	return p.mode == MODE_OVER || p.mode == MODE_GAP;
}

bool pt_chain_begins(struct pt_segment *s)
{
	struct pt_piece p = {.seg = s};
	struct header h;

	return read_header(&p, NULL, s->first, &h) && h.size & PT_PREV_INUSE &&
	       chain_plausible(&p, NULL, s->first);
}
