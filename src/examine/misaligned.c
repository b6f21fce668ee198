// SPDX-License-Identifier: MIT
#include "examine/misaligned.h"

#include "examine/search.h"

enum { STRIPE = 64 };

_Static_assert(SEARCH_ZEROS >= STRIPE + sizeof(u64), "a stripe is read from the last byte on");

// A misaligned word: where it lies, and the leaked block that it points into.
struct finding {
	u64 from, to;
};

struct misaligned {
	struct heap *heap;
	u64 lowest, highest; // of the leaked blocks
	unsigned word;
	VEC(struct finding) found;
};

// False if there are none.
static bool find_leaks(struct misaligned *s)
{
	struct block last;
	u64 addr;

	if (!heap_leaks(s->heap, &s->lowest, &addr) || !heap_find(s->heap, addr, &last))
		return false;
	s->highest = last.addr + last.size;
	return true;
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

static void search_stripe(struct misaligned *s, u64 addr, const u8 *p)
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

static void search_window(void *arg, u64 addr, const u8 *bytes, size_t len)
{
	struct misaligned *s = arg;
	u64 extent = s->highest - s->lowest;

	for (size_t at = 0; at < len; at += STRIPE)
		if (s->word == 8 ? stripe_hits(bytes + at, s->lowest, extent)
				 : stripe_hits32(bytes + at, (u32)s->lowest, (u32)extent))
			search_stripe(s, addr + at, bytes + at);
}

// Until nothing new is reached: what a marked block holds in its own misaligned words counts too.
static u64 mark_found(struct misaligned *s)
{
	u64 before = s->found.n ? heap_leaks(s->heap, NULL, NULL) : 0;
	bool again = s->found.n;

	while (again) {
		again = false;
		vec_each (&s->found, f) {
			struct block b;

			if (!f->to || !search_is_alive(s->heap, f->from, s->word))
				continue;
			if (heap_find(s->heap, f->to, &b) && b.leaked) {
				heap_mark_from(s->heap, f->to);
				again = true;
			}
			f->to = 0;
		}
	}
	return s->found.n ? before - heap_leaks(s->heap, NULL, NULL) : 0;
}

u64 misaligned_mark(const struct walk *w, const struct roots *roots, bool in_heap)
{
	struct misaligned s = {
		.heap = w->heap,
		.word = w->target->arch->word,
	};
	u64 marked;

	if (!find_leaks(&s))
		return 0;
	search_memory(w, roots, in_heap, search_window, &s);
	marked = mark_found(&s);
	vec_free(&s.found);
	return marked;
}
