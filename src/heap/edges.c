// SPDX-License-Identifier: MIT
// The store of edges: bit-packed granule numbers, a run for each window.
#include "heap/tables.h"

static u64 edges_reserve(struct heap *h, u64 n)
{
	u64 bytes = (n * h->edge_bits + 7) / 8, at = atomic_load(&h->edge_bytes);

	do {
		if (bytes > h->edge_max - at) {
			atomic_store_explicit(&h->rereads, true, memory_order_relaxed);
			return EDGES_REREAD;
		}
	} while (!atomic_compare_exchange_weak(&h->edge_bytes, &at, at + bytes));
	atomic_fetch_add_explicit(&h->n_edges, n, memory_order_relaxed);
	return at;
}

u64 edges_store(struct heap *h, const void *words, const u64 *bits, size_t n_bits, u64 n)
{
	u64 at = edges_reserve(h, n), pending = 0;
	unsigned held = 0;
	u8 *to;

	if (at == EDGES_REREAD)
		return at;
	to = h->edges + at;
	for (size_t w = 0; w < n_bits / WORD_BITS; w++)
		for (u64 b = bits[w]; b; b &= b - 1) {
			u64 g = word_granule(h, words, w * WORD_BITS + bit_lowest(b));

			pending |= g << held;
			held += h->edge_bits;
			if (held < WORD_BITS)
				continue;
			__builtin_memcpy(to, &pending, sizeof(pending));
			to += sizeof(pending);
			held -= WORD_BITS;
			pending = held ? g >> (h->edge_bits - held) : 0;
		}
	__builtin_memcpy(to, &pending, (held + 7) / 8);
	return at;
}
