// SPDX-License-Identifier: MIT
// The store of edges: bit-packed granule numbers, a run for each window.
#include "heap/hot.h"

// As much of kind[] as is not needed may be edges.
static u64 edges_limit(const struct heap *h)
{
	u64 spared = atomic_load_explicit(&h->kinds_spared, memory_order_relaxed);

	return min(h->edge_max, h->edge_sure + spared);
}

static u64 edges_reserve(struct heap *h, u64 n)
{
	u64 bytes = (n * h->edge_bits + 7) / 8, at = atomic_load(&h->edge_bytes);

	do {
		if (bytes > edges_limit(h) - at) {
			atomic_store_explicit(&h->rereads, true, memory_order_relaxed);
			return EDGES_REREAD;
		}
	} while (!atomic_compare_exchange_weak(&h->edge_bytes, &at, at + bytes));
	atomic_fetch_add_explicit(&h->n_edges, n, memory_order_relaxed);
	return at;
}

u64 edges_store(struct heap *h, const void *words, const u64 *bits, size_t n_bits, u64 n)
{
	u64 at = edges_reserve(h, n);

	if (at != EDGES_REREAD)
		h->hot->pack(h, words, bits, n_bits, h->edges + at);
	return at;
}
