// SPDX-License-Identifier: MIT
#include "examine/misaligned.h"

enum { WINDOW = 256 << 10, STRIPE = 64 };

// A misaligned word: where it lies, and the leaked block that it points into.
struct finding {
	u64 from, to;
};

struct search {
	struct target *target;
	struct heap *heap;
	u64 lowest, highest; // of the leaked blocks
	unsigned word;
	VEC(struct finding) found;
	u8 *window; // WINDOW bytes, and a stripe of zeros
};

static bool note_extent(const struct block *b, void *arg)
{
	struct search *s = arg;

	s->lowest = min(s->lowest, b->addr);
	s->highest = max(s->highest, b->addr + b->size);
	return false;
}

#if defined(__x86_64__)
#define VECTORS __attribute__((target_clones("avx512f", "avx2", "default"), optimize("O3")))
#else
#define VECTORS
#endif

// True if any of the words that begin at p + 1, p + 2, ... in the STRIPE, but for the aligned ones,
// lies in [lowest, lowest + extent). Plain loops without branches, so that the compiler makes
// vectors of them. Aligned pointers are everywhere, and have been followed.
VECTORS static bool stripe_hits(const u8 *p, u64 lowest, u64 extent)
{
	u64 hits = 0;

	for (unsigned shift = 1; shift < sizeof(u64); shift++)
		for (unsigned i = 0; i < STRIPE; i += sizeof(u64)) {
			u64 value;

			memcpy(&value, p + shift + i, sizeof(value));
			hits |= value - lowest < extent;
		}
	return hits;
}

VECTORS static bool stripe_hits32(const u8 *p, u32 lowest, u32 extent)
{
	u32 hits = 0;

	for (unsigned shift = 1; shift < sizeof(u32); shift++)
		for (unsigned i = 0; i < STRIPE; i += sizeof(u32)) {
			u32 value;

			memcpy(&value, p + shift + i, sizeof(value));
			hits |= value - lowest < extent;
		}
	return hits;
}

// Where addresses are of 32 bits, or a program lies at a low fixed one, any number (with zeros
// behind it) looks like a pointer somewhere into a block; there only one to a block's first byte
// counts.
static bool is_chance(u64 value, const struct block *b)
{
	return value <= UINT32_MAX && value != b->addr;
}

static void search_stripe(struct search *s, u64 addr, const u8 *p)
{
	for (unsigned i = 0; i < STRIPE; i++) {
		struct block b;
		u64 value = 0;

		memcpy(&value, p + i, s->word);
		if (is_aligned(addr + i, s->word) || value - s->lowest >= s->highest - s->lowest)
			continue;
		if (heap_find(s->heap, value, &b) && b.leaked && !is_chance(value, &b))
			*vec_push(&s->found) = (struct finding){.from = addr + i, .to = b.addr};
	}
}

static void search_window(struct search *s, u64 addr, size_t len)
{
	u64 extent = s->highest - s->lowest;

	memset(s->window + len, 0, STRIPE);
	for (size_t at = 0; at < len; at += STRIPE) {
		const u8 *p = s->window + at;

		if (s->word == 8 ? stripe_hits(p, s->lowest, extent)
				 : stripe_hits32(p, (u32)s->lowest, (u32)extent))
			search_stripe(s, addr + at, p);
	}
}

static void search_range(struct search *s, u64 start, u64 end)
{
	u64 from, to;

	start = align_down(start, s->word);
	while (start < end && target_present(s->target, start, end, &from, &to)) {
		while (from < to) {
			size_t want = min((u64)WINDOW, to - from);
			size_t len = target_read_some(s->target, from, s->window, want);

			search_window(s, from, len);
			// Windows overlap by a word, so that none is cut in two; what cannot be
			// read is skipped by pages.
			if (len == want)
				from += len > s->word && len < to - from ? len - s->word : len;
			else
				from = align_down(from + len, s->target->page_size) +
				       s->target->page_size;
		}
		start = max(to, start + 1);
	}
}

static bool search_span(const struct span *span, void *arg)
{
	search_range(arg, span->start, span->end);
	return false;
}

// True if the word at addr keeps other things alive: it lies in a root, or whole in a block that is
// reached (the end of one with the header of the next makes no word).
static bool is_alive(const struct search *s, u64 addr)
{
	struct block b;

	if (!heap_span(s->heap, addr))
		return true;
	return heap_find(s->heap, addr, &b) && b.tile == TILE_ALLOCATED && !b.leaked &&
	       within(addr, s->word, b.addr, b.addr + b.size);
}

// Until nothing new is reached: what a marked block holds in its own misaligned words counts too.
static u64 mark_found(struct search *s)
{
	u64 before = s->found.n ? heap_leaks(s->heap) : 0;
	bool again = s->found.n;

	while (again) {
		again = false;
		vec_each (&s->found, f) {
			struct block b;

			if (!f->to || !is_alive(s, f->from))
				continue;
			if (heap_find(s->heap, f->to, &b) && b.leaked) {
				heap_mark_from(s->heap, f->to);
				again = true;
			}
			f->to = 0;
		}
	}
	return s->found.n ? before - heap_leaks(s->heap) : 0;
}

u64 misaligned_mark(const struct walk *w, const struct roots *roots, bool in_heap)
{
	_cleanup_free_ u8 *window = xmalloc(WINDOW + STRIPE + sizeof(u64));
	struct search s = {
		.target = w->target,
		.heap = w->heap,
		.lowest = UINT64_MAX,
		.word = w->target->arch->word,
		.window = window,
	};
	u64 marked;

	memset(window, 0, WINDOW + STRIPE + sizeof(u64));
	heap_each(w->heap, HEAP_LEAKED, note_extent, &s);
	if (s.lowest > s.highest)
		return 0;
	vec_each (&roots->list, root)
		if (!root->bytes)
			search_range(&s, root->start, root->end);
	if (in_heap)
		heap_each_span(w->heap, search_span, &s);
	marked = mark_found(&s);
	vec_free(&s.found);
	return marked;
}
