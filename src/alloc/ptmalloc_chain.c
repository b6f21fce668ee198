// SPDX-License-Identifier: MIT
// The chain of chunks in the bytes at hand: following it, and finding where one begins.
#include "alloc/ptmalloc_walk.h"

#include <stdio.h>

#define CHAIN_LEN  64	// chunks that add up to believe that a chain begins
#define BAD_MAX	   16	// breaks in a piece, then its rest is left alone
#define SEEK_READS 1024 // headers read one by one while a piece seeks its first chunk

static inline __attribute__((always_inline)) u64 load(const void *p, unsigned word)
{
	u64 v = 0;

	__builtin_memcpy(&v, p, word);
	return v;
}

bool pt_read_header(struct pt_piece *p, const struct pt_view *v, u64 chunk, struct pt_header *ret)
{
	unsigned word = p->seg->copy->layout->word;
	u8 bytes[16];

	if (v && chunk >= v->start && chunk < v->end && v->end - chunk >= 2 * word) {
		const u8 *at = v->bytes + (chunk - v->start);

		*ret = (struct pt_header){load(at, word), load(at + word, word)};
		return true;
	}
	p->reads++;
	if (target_read_some(p->seg->copy->target, chunk, bytes, 2 * word) != 2 * word)
		return false;
	*ret = (struct pt_header){load(bytes, word), load(bytes + word, word)};
	return true;
}

void pt_piece_lose(struct pt_piece *p, struct tiles *tiles, const char *what, u64 value)
{
	struct pt_found *f = &p->found;
	unsigned word = p->seg->copy->layout->word;

	if (!f->bad.n)
		snprintf(f->why, sizeof(f->why), "chunk at 0x%llx: %s 0x%llx",
			 (unsigned long long)p->at, what, (unsigned long long)value);
	*vec_push(&f->bad) = p->at;
	tile_put(tiles, p->open ? p->open + 2 * word : p->at + 2 * word, TILE_OPAQUE);
	p->open = 0;
	p->at += 16;
	p->mode = f->bad.n < BAD_MAX ? MODE_LOST : MODE_OVER;
}

// --- one chunk ---

// Lists lead to chunks and have counters, and there is one at least. A thread that ends empties
// them, and lets the counters be.
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

static __attribute__((noinline)) void maybe_cache(struct pt_piece *p, const struct pt_view *v,
						  u64 user, u64 size)
{
	const struct pt_cache_kind *k;

	for (unsigned i = 0; (k = pt_cache_kind(p->seg->copy->layout, i)); i++) {
		if (!pt_cache_fits(k, size))
			continue;
		// What is not all at hand is looked at later.
		if (user < v->start || v->end - user < k->bytes ||
		    cache_like(v->bytes + (user - v->start), k)) {
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

__attribute__((noinline)) void pt_piece_odd(struct pt_piece *p, u64 chunk, const char *what,
					    u64 value)
{
	struct pt_found *f = &p->found;

	if (!f->odd++)
		snprintf(f->odd_why, sizeof(f->odd_why), "chunk at 0x%llx: %s 0x%llx",
			 (unsigned long long)chunk, what, (unsigned long long)value);
}

// True if the word that a chunk's user bytes begin with could be the link of a list; decoded.
static inline __attribute__((always_inline)) bool is_link(const struct pt_want *want, u64 user,
							  u64 next, const unsigned word, u64 *ret)
{
	if (want->mangled)
		next ^= user >> 12;
	*ret = next;
	return (next - want->lo[0] < want->len[0] || next - want->lo[1] < want->len[1] ||
		(!next && want->mangled)) &&
	       !(next & (2 * word - 1));
}

static inline __attribute__((always_inline)) void link_check(struct pt_piece *p, u64 user,
							     const u8 *words, const unsigned word)
{
	u64 next;

	if (is_link(&p->seg->copy->want, user, load(words, word), word, &next))
		link_found(p, user, next);
}

// Lays the tile of the open chunk, now that its end and its state are known.
static inline __attribute__((always_inline)) void chunk_close(struct pt_piece *p,
							      const struct pt_view *v,
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
			pt_piece_odd(p, open, "it is free, but the next one says it is of size",
				     prev_size);
		return;
	}
	tile_put(tiles, user, TILE_ALLOCATED);
	if (size <= want->max_size)
		link_check(p, user, words, word);
	if (__builtin_expect(size - want->cache_lo < want->cache_len, 0))
		maybe_cache(p, v, user, size);
}

// From a chunk with that size word on, as many as are followed by four with the very same: they are
// all in use, and need only be looked at for links. Returns the first of the last four.
static inline __attribute__((always_inline)) u64 chunk_row(struct pt_piece *p,
							   const struct pt_view *v,
							   struct tiles *tiles, u64 at, u64 head,
							   u64 last, const unsigned word)
{
	const struct pt_want want = p->seg->copy->want;
	const u64 size = head & ~(u64)PT_FLAGS, from = at;
	const u8 *h = v->bytes + (at - v->start) + word;
	u64 next;

	if (!(head & PT_PREV_INUSE) || size - want.cache_lo < want.cache_len)
		return at;
	for (; at + 4 * size <= last; at += 4 * size, h += 4 * size) {
		u64 user = at + 2 * word, other = 0;
		bool linked = false;

		for (unsigned i = 1; i <= 4; i++)
			other |= load(h + i * size, word) ^ head;
		if (other)
			break;
		if (size > want.max_size)
			continue;
		for (unsigned i = 0; i < 4; i++)
			linked |= is_link(&want, user + i * size, load(h + i * size + word, word),
					  word, &next);
		for (unsigned i = 0; linked && i < 4; i++)
			link_check(p, user + i * size, h + i * size + word, word);
	}
	if (at > from) {
		tile_put_row(tiles, from + 2 * word, size, (at - from) / size);
		p->found.chunks += (at - from) / size;
	}
	return at;
}

// A header that is not one of an ordinary chunk.

// What follows a fence's headers: on 32 bits a chunk's address is no multiple of 16, and the last
// few bytes are left over.
static u64 fence_end(u64 at)
{
	return align_up(at, 16);
}

static bool is_fence(struct pt_piece *p, const struct pt_view *v, u64 at, u64 *ret_end)
{
	unsigned word = p->seg->copy->layout->word;
	u64 page = p->seg->copy->target->page_size;
	struct pt_header h;

	if (!pt_read_header(p, v, at, &h))
		return false;
	if (p->seg->kind == PT_HEAP) {
		// sysmalloc: 2 words with a header of size 0 behind it, or that header alone.
		*ret_end = p->seg->end;
		if ((h.size & ~(u64)PT_FLAGS) == 2 * word)
			return pt_read_header(p, v, at + 2 * word, &h) && !(h.size & ~(u64)1) &&
			       fence_end(at + 4 * word) == p->seg->end;
		return h.size == PT_PREV_INUSE && fence_end(at + 2 * word) == p->seg->end;
	}
	if ((h.size & ~(u64)1) != 2 * word || !pt_read_header(p, v, at + 2 * word, &h) ||
	    h.size != (2 * word | PT_PREV_INUSE))
		return false;
	*ret_end = fence_end(at + 4 * word);
	// An old top of but one header's size leaves three of them: the page tells.
	if (!is_aligned(*ret_end, page) && is_aligned(fence_end(at + 6 * word), page) &&
	    pt_read_header(p, v, at + 4 * word, &h) && h.size == (2 * word | PT_PREV_INUSE))
		*ret_end = fence_end(at + 6 * word);
	return *ret_end <= p->seg->end;
}

// A heap whose last top was too small to be freed ends in a chunk that only looks in use: it does
// not carry the flag that chunks in use in such an arena have.
static void close_remnant(struct pt_piece *p, const struct pt_view *v, struct tiles *tiles,
			  u64 chunk)
{
	unsigned word = p->seg->copy->layout->word;
	struct pt_header h;

	if (p->seg->kind == PT_HEAP && pt_read_header(p, v, chunk, &h) && !(h.size & PT_NON_MAIN) &&
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
		pt_piece_odd(p, s->top,
			     "it is the top, but does not end where it should: size word", head);
	tile_put(tiles, s->top + 2 * word, TILE_FREE);
	p->found.top = true;
	p->open = 0;
	p->at = s->end;
	p->mode = MODE_OVER;
}

// A chunk that reaches over the top to its end was the top until now, or is about to be.
static bool chain_over_top(struct pt_piece *p, const struct pt_view *v, struct tiles *tiles,
			   u64 head)
{
	struct pt_segment *s = p->seg;
	unsigned word = s->copy->layout->word;
	struct pt_header top;

	if (!s->top || p->at >= s->top || (head & ~(u64)PT_FLAGS) != s->end - p->at ||
	    !pt_read_header(p, v, s->top, &top))
		return false;
	pt_piece_odd(p, p->at, "it reaches over the top, to", s->end);
	tile_put(tiles, p->at + 2 * word, TILE_OPAQUE);
	chain_top(p, tiles, top.size);
	return true;
}

static void chain_special(struct pt_piece *p, const struct pt_view *v, struct tiles *tiles,
			  u64 last, u64 head)
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
		pt_piece_lose(p, tiles, "its size word is", head);
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
							     const struct pt_view *v,
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
		if (size == guess) {
			open = chunk_row(p, v, tiles, at, head, min(end, stop - size), word);
			at = open + guess;
		} else {
			open = at;
			guess = size;
			at += size;
		}
	}
	p->at = at;
	p->open = open;
}

void pt_piece_walk(struct pt_piece *p, const struct pt_view *v, struct tiles *tiles)
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
static bool chunk_agrees(const struct pt_segment *s, u64 head, const struct pt_header *next)
{
	bool inuse = next->size & PT_PREV_INUSE;

	if (s->kind == PT_HEAP && inuse != !!(head & PT_NON_MAIN))
		return false;
	return inuse || next->prev_size == (head & ~(u64)PT_FLAGS);
}

bool pt_chain_plausible(struct pt_piece *p, const struct pt_view *v, u64 at)
{
	struct pt_segment *s = p->seg;
	struct pt_header h;
	u64 last = 0, end;

	for (unsigned n = 0; n < CHAIN_LEN; n++) {
		if (p->reads > SEEK_READS || !pt_read_header(p, v, at, &h))
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

// From `at` on, over what cannot be a header as its size is 0: most of what a piece that begins in
// a large chunk gets to see, of which there can be many gigabytes.
static u64 seek_over_zeros(const struct pt_piece *p, const struct pt_view *v, u64 at)
{
	unsigned word = p->seg->copy->layout->word;
	u64 top = p->seg->top, end = v->end - 2 * word; // of places where a header can be

	if (at > end)
		return at;
	if (top >= at && top <= end)
		end = top - 1;
	if (v->bytes == heap_untouched)
		return end < at ? at : at + align_up(end + 1 - at, 16);
	while (at <= end && !load(v->bytes + (at - v->start) + word, word))
		at += 16;
	return at;
}

// Where the next chain begins, from p->at on. False: not in this view.
bool pt_piece_seek(struct pt_piece *p, const struct pt_view *v, struct tiles *tiles)
{
	unsigned word = p->seg->copy->layout->word;
	u64 at = pt_chunk_align(max(p->at, v->start), word);
	struct pt_header h;

	for (; at + 2 * word <= v->end; at += 16) {
		u64 next = seek_over_zeros(p, v, at);

		if (next > at && p->gap)
			tile_put(tiles, take(p->gap), TILE_OPAQUE);
		at = next;
		if (at + 2 * word > v->end)
			break;
		pt_read_header(p, v, at, &h);
		if ((header_plausible(p->seg, at, h.size) || at == p->seg->top) &&
		    (p->mode != MODE_GAP || pt_header_first(&h)) && pt_chain_plausible(p, v, at))
			break;
		if (p->gap)
			tile_put(tiles, take(p->gap), TILE_OPAQUE);
	}
	p->at = at;
	if (at + 2 * word > v->end)
		return false;
	if (p->mode == MODE_SEEK) {
		p->first = at;
		p->first_prev_size = h.prev_size;
		p->first_prev_inuse = h.size & PT_PREV_INUSE;
	} else {
		tile_put(tiles, at, TILE_NONE);
	}
	if (p->mode == MODE_GAP)
		p->found.gaps += at - p->gap_start;
	p->gap = 0;
	p->mode = MODE_WALK;
	return true;
}

void pt_chunk_close(struct pt_piece *p, const struct pt_view *v, struct tiles *tiles, u64 prev_size,
		    bool inuse)
{
	if (p->seg->copy->layout->word == 8)
		chunk_close(p, v, tiles, p->open, p->at, prev_size, inuse, 8);
	else
		chunk_close(p, v, tiles, p->open, p->at, prev_size, inuse, 4);
	p->open = 0;
}
