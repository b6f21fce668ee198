/* SPDX-License-Identifier: MIT */
// Made-up targets for the tests of the heap, with a walker for them, and a naive engine that says
// what is true.
#pragma once

#include "tests.h"

#include "base/num.h"
#include "base/vec.h"
#include "heap/hot.h"

#define PAGE 4096

static u64 dice_state;

static u64 dice(u64 n)
{
	dice_state ^= dice_state << 13;
	dice_state ^= dice_state >> 7;
	dice_state ^= dice_state << 17;
	return dice_state % n;
}

// --- a made-up target ---

struct tile_fact {
	u64 addr, end;	 // of the tile
	u64 size;	 // usable
	enum tile kind;	 // as laid
	enum tile final; // after heap_set_state and heap_distrust
	bool reached, leaked;
};

struct memory {
	u64 start, end; // addresses
	u8 *bytes;
	bool *absent; // by page: never touched
	bool is_span, by_hand;
	u8 granule, tail;
};

struct world {
	u8 word;
	VEC(struct memory) memories; // spans and roots, by address
	VEC(struct tile_fact) tiles; // by address
	VEC(struct root) roots;
	VEC(u64) holds; // of each root, by the naive engine
	u64 touched_absent;
};

static struct memory *world_memory(struct world *w, u64 addr)
{
	vec_each (&w->memories, m)
		if (addr >= m->start && addr < m->end)
			return m;
	return NULL;
}

// As from a process: all of a page can be read if there is anything in it.
static size_t world_read(void *arg, u64 addr, void *buf, size_t len)
{
	struct world *w = arg;
	size_t got = 0;

	memset(buf, 0, len);
	vec_each (&w->memories, m) {
		u64 lo = align_down(m->start, PAGE), hi = align_up(m->end, PAGE);
		u64 from = max(addr, m->start), to = min(addr + len, m->end);

		if (addr + got >= lo && addr + got < hi)
			got = min(hi - addr, len);
		if (from >= to)
			continue;
		memcpy((u8 *)buf + (from - addr), m->bytes + (from - m->start), to - from);
		for (u64 a = align_down(from, PAGE); a < to; a += PAGE)
			if (m->absent[(a - lo) / PAGE])
				__atomic_fetch_add(&w->touched_absent, 1, __ATOMIC_RELAXED);
	}
	return got;
}

static bool page_there(struct world *w, u64 addr)
{
	u64 last = align_down(addr, PAGE) + PAGE - 1;

	vec_each (&w->memories, m) {
		if (m->end <= align_down(addr, PAGE) || m->start > last)
			continue;
		if (!m->absent[(align_down(addr, PAGE) - align_down(m->start, PAGE)) / PAGE])
			return true;
	}
	return false;
}

static bool world_present(void *arg, u64 start, u64 end, u64 *ret_start, u64 *ret_end)
{
	u64 at = start;

	while (at < end && !page_there(arg, at))
		at = align_down(at, PAGE) + PAGE;
	if (at >= end)
		return false;
	*ret_start = at;
	while (at < end && page_there(arg, at))
		at = align_down(at, PAGE) + PAGE;
	*ret_end = min(at, end);
	return true;
}

static u64 word_load(const struct world *w, const u8 *p)
{
	u64 n = 0;

	memcpy(&n, p, w->word);
	return n;
}

// --- a walker: a header of 8 bytes before each tile ---

#define MAGIC ((u64)0xfeedc0de << 32)

struct walk_state {
	u64 next;  // address of a header
	u64 first; // the first one that this piece found
	bool lost;
};

static bool is_header(u64 word)
{
	return word >> 32 == MAGIC >> 32;
}

static void walk_begin(void *state, const struct span *span, u64 from, bool synchronised)
{
	struct walk_state *s = state;

	s->lost = !synchronised;
	s->next = from == span->start ? from + (1 << span->granule) - 8 : from;
	if (synchronised)
		s->first = s->next;
}

static void walk_window(void *state, u64 addr, const void *bytes, size_t len, struct tiles *tiles)
{
	struct walk_state *s = state;
	u64 word;

	if (s->lost)
		for (u64 at = align_up(addr, 8); s->lost && at + 8 <= addr + len; at += 8) {
			memcpy(&word, (const u8 *)bytes + (at - addr), 8);
			if (!is_header(word))
				continue;
			s->lost = false;
			s->first = s->next = at;
		}
	while (!s->lost && s->next >= addr && s->next + 8 <= addr + len) {
		memcpy(&word, (const u8 *)bytes + (s->next - addr), 8);
		if (!is_header(word)) {
			s->next = UINT64_MAX - 8; // a decoy
			return;
		}
		tile_put(tiles, s->next + 8, (enum tile)(word & 3));
		s->next += (u32)word & ~(u32)3;
	}
}

static u64 walk_join(void *left, void *right, struct tiles *tiles)
{
	struct walk_state *l = left, *r = right;

	if (!r || l->next == r->first)
		return 0;
	return l->next;
}

static const struct walker walker = {
	.state_size = sizeof(struct walk_state),
	.begin = walk_begin,
	.window = walk_window,
	.join = walk_join,
};

// --- building ---

struct shape {
	u64 seed;
	u8 word, granule;
	unsigned spans, most_pages;
	u64 gap;	   // bytes between spans at most
	unsigned by_hand;  // per cent of the spans
	unsigned odd;	   // per cent of tiles that are not allocated
	u64 most;	   // granules of a tile
	unsigned tagged;   // per cent of pointers
	unsigned pointers; // per cent of words
	unsigned chain;	   // 1: most blocks are one list, 2: a doubly linked one, 3: with a load
};

static struct memory *memory_add(struct world *w, u64 start, u64 len)
{
	struct memory *m = vec_push(&w->memories);

	*m = (struct memory){.start = start, .end = start + len};
	m->bytes = xcalloc(len, 1);
	m->absent = xcalloc(len / PAGE + 2, sizeof(bool));
	return m;
}

static enum tile tile_dice(const struct shape *shape)
{
	static const enum tile odd[] = {TILE_FREE, TILE_FREE, TILE_FREE, TILE_NONE, TILE_OPAQUE};

	return dice(100) < shape->odd ? odd[dice(ARRAY_SIZE(odd))] : TILE_ALLOCATED;
}

static void tiles_make(struct world *w, const struct shape *shape, const struct memory *m)
{
	u64 granule = (u64)1 << m->granule, head = m->by_hand ? 0 : granule, at = m->start + head;
	u64 least = m->by_hand ? 1 : 1 + (granule == 8);

	while (m->end - at >= least * granule) {
		u64 n = least + (dice(20) ? dice(8) : dice(shape->most)), end = at + n * granule;
		struct tile_fact *t = vec_push(&w->tiles);

		if (end > m->end - least * granule)
			end = m->end;
		*t = (struct tile_fact){.addr = at, .end = end, .kind = tile_dice(shape)};
		t->size = end - at > m->tail ? end - at - m->tail : 0;
		if (m->by_hand && dice(2))
			t->size = 1 + dice(end - at);
		at = end;
	}
}

static u64 pointer_dice(const struct world *w, const struct shape *shape)
{
	const struct tile_fact *t = &w->tiles.v[dice(w->tiles.n)];
	u64 p = t->addr;

	if (!dice(3))
		p += dice(t->end - t->addr);
	if (!dice(50))
		p = t->end;
	if (dice(100) < shape->tagged && w->word == 8)
		p |= dice(65536) << 48;
	return p;
}

static void bytes_fill(struct world *w, const struct shape *shape, struct memory *m, u64 from,
		       u64 end)
{
	for (u64 at = align_up(from, w->word); at + w->word <= end; at += w->word) {
		u64 word = dice(100) < shape->pointers ? pointer_dice(w, shape)
			   : dice(200)		       ? 0
						       : MAGIC + 64 + dice(1000) * 16;

		memcpy(m->bytes + (at - m->start), &word, w->word);
	}
}

static void pages_drop(struct memory *m)
{
	for (u64 page = align_up(m->start, PAGE); page + PAGE <= m->end; page += PAGE) {
		const u8 *p = m->bytes + (page - m->start);

		if (!*p && !memcmp(p, p + 1, PAGE - 1) && dice(4))
			m->absent[(page - align_down(m->start, PAGE)) / PAGE] = true;
	}
}

// A quarter of the blocks is left empty, so that pages are, and not everything is reached.
static void tile_fill(struct world *w, const struct shape *shape, struct tile_fact *t)
{
	struct memory *m = world_memory(w, t->addr);
	u64 header = MAGIC | (t->end - t->addr) | t->kind;
	u64 room = t->end - t->addr - (m->by_hand ? 0 : 8);

	if (dice(4))
		bytes_fill(w, shape, m, t->addr, t->addr + min(room, (u64)4 * PAGE));
	if (!m->by_hand)
		memcpy(m->bytes + (t->addr - 8 - m->start), &header, 8);
}

static void roots_make(struct world *w, const struct shape *shape, u64 at)
{
	for (int i = 0; i < 3; i++) {
		struct memory *m = memory_add(w, at, 64 + dice(40) * 8 + i % 2 * (256 * KIB));
		struct root *r = vec_push(&w->roots);
		u64 n = shape->chain ? 0 : 1 + dice(8);

		*r = (struct root){.start = m->start, .end = m->end, .mapping = (u32)i};
		for (u64 k = 0; k < n; k++) {
			u64 word = pointer_dice(w, shape);

			memcpy(m->bytes + dice((m->end - m->start) / w->word) * w->word, &word,
			       w->word);
		}
		if (i == 2) { // handed over
			r->bytes = m->bytes;
			r->end -= r->start;
			r->start = 0;
		}
		at = align_up(m->end + PAGE, PAGE);
	}
}

static void pointer_put(struct world *w, const struct tile_fact *from, unsigned i, u64 word)
{
	struct memory *m = world_memory(w, from->addr);

	if ((i + 1) * w->word <= from->end - from->addr - (m->by_hand ? 0 : 8))
		memcpy(m->bytes + (from->addr - m->start) + i * w->word, &word, w->word);
}

// Nine blocks in ten hang together in random order; the others point somewhere into them.
static void chain_make(struct world *w, const struct shape *shape)
{
	size_t n = w->tiles.n, live = n - n / (shape->chain == 3 ? 2 : 10);
	struct tile_fact **at = xcalloc(n, sizeof(*at));
	struct memory *root = world_memory(w, w->roots.v[0].start);

	for (size_t i = 0; i < n; i++)
		at[i] = &w->tiles.v[i];
	for (size_t i = n; i-- > 1;) {
		size_t j = dice(i + 1);
		struct tile_fact *t = at[i];

		at[i] = at[j];
		at[j] = t;
	}
	for (size_t i = 0; i < n; i++) {
		u64 next = at[i < live ? (i + 1) % live : dice(live)]->addr;

		if (i < live || dice(10) >= (shape->chain == 3 ? 8 : 1)) // the rest are leaves
			pointer_put(w, at[i], 0, next + (dice(10) ? 0 : 1));
		if (shape->chain == 3 && i < live) // that may be another's, too, or a node
			pointer_put(w, at[i], 1,
				    at[dice(20) ? live + dice(n - live) : dice(live)]->addr);
		if (shape->chain == 2 && i < live)
			pointer_put(w, at[i], 1, at[(i + live - 1) % live]->addr);
	}
	memcpy(root->bytes, &at[0]->addr, w->word);
	free(at);
}

static struct world *world_new(const struct shape *shape)
{
	struct world *w = xcalloc(1, sizeof(*w));
	u64 at = shape->word == 8 ? 0x55d000000000 : 0x10000000;
	size_t spans;

	dice_state = shape->seed * 0x9e3779b97f4a7c15 + 1;
	w->word = shape->word;
	at += dice(64) * PAGE;
	for (unsigned i = 0; i < shape->spans; i++) {
		u64 pages = 1 + dice(dice(3) ? 8 : shape->most_pages);
		struct memory *m = memory_add(w, at, pages * PAGE - dice(64) * 16);

		m->is_span = true;
		m->by_hand = dice(100) < shape->by_hand;
		m->granule = dice(4) ? shape->granule : 4;
		m->tail = m->by_hand ? 0 : 8;
		at = dice(3) ? m->end : align_up(m->end + dice(shape->gap), 16);
	}
	spans = w->memories.n;
	for (size_t i = 0; i < spans; i++)
		tiles_make(w, shape, &w->memories.v[i]);
	vec_each (&w->tiles, t)
		tile_fill(w, shape, t);
	roots_make(w, shape, align_up(at + PAGE, PAGE));
	if (shape->chain)
		chain_make(w, shape);
	vec_each (&w->memories, m)
		pages_drop(m);
	return w;
}

static void world_free(struct world *w)
{
	vec_each (&w->memories, m) {
		free(m->bytes);
		free(m->absent);
	}
	vec_free(&w->memories);
	vec_free(&w->tiles);
	vec_free(&w->roots);
	vec_free(&w->holds);
	free(w);
}

// --- the naive engine ---

static struct tile_fact *tile_at(const struct world *w, u64 addr)
{
	size_t lo = 0, hi = w->tiles.n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (w->tiles.v[mid].end <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < w->tiles.n && w->tiles.v[lo].addr <= addr ? &w->tiles.v[lo] : NULL;
}

static struct tile_fact *block_at(const struct world *w, u64 word)
{
	struct tile_fact *t = tile_at(w, w->word == 8 ? word & 0xffffffffffff : word);

	return t && t->final == TILE_ALLOCATED ? t : NULL;
}

// Blocks that [bytes, bytes + len) points to and that were not reached yet are stacked.
static u64 naive_push(const struct world *w, const u8 *bytes, u64 len, struct tile_fact **stack,
		      size_t *n)
{
	u64 found = 0;

	for (u64 i = 0; i + w->word <= len; i += w->word) {
		struct tile_fact *t = block_at(w, word_load(w, bytes + i));

		found += !!t;
		if (!t || t->reached)
			continue;
		t->reached = true;
		stack[(*n)++] = t;
	}
	return found;
}

static void naive_push_tile(struct world *w, const struct tile_fact *t, struct tile_fact **stack,
			    size_t *n)
{
	struct memory *m = world_memory(w, t->addr);

	// Of a size of its own, whole words; else up to the next tile.
	naive_push(w, m->bytes + (t->addr - m->start),
		   m->by_hand && t->size ? t->size : t->end - t->addr, stack, n);
}

static void naive_follow(struct world *w, struct tile_fact **stack, size_t n)
{
	while (n)
		naive_push_tile(w, stack[--n], stack, &n);
}

static void naive_mark(struct world *w)
{
	struct tile_fact **stack = xcalloc(w->tiles.n + 1, sizeof(*stack));
	size_t n = 0;

	vec_each (&w->tiles, t)
		t->reached = false;
	vec_each (&w->roots, r) {
		struct memory *m = r->bytes ? NULL : world_memory(w, r->start);
		const u8 *bytes = m ? m->bytes : r->bytes;

		*vec_push(&w->holds) = naive_push(w, bytes, r->end - r->start, stack, &n);
	}
	vec_each (&w->tiles, t)
		if (t->final == TILE_OPAQUE)
			naive_push_tile(w, t, stack, &n);
	naive_follow(w, stack, n);
	vec_each (&w->tiles, t)
		t->leaked = t->final == TILE_ALLOCATED && !t->reached;
	free(stack);
}
