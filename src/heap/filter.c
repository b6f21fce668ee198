// SPDX-License-Identifier: MIT
// The filter: which words of a window point into a range.
#include "heap/tables.h"

static u64 word_at(const struct heap *h, const void *words, size_t i)
{
	if (h->word_shift == 2)
		return ((const u32 *)words)[i];
	return ((const u64 *)words)[i] & h->addr_mask;
}

u64 word_granule(const struct heap *h, const void *words, size_t i)
{
	return address_granule(h, word_at(h, words, i));
}

void filter_words(const struct heap *h, const void *words, size_t n, u64 *ret)
{
	const struct range *last = h->ranges + h->n_ranges - 1;
	u64 lo = h->ranges[0].lo, len = last->lo + last->len - lo;

	for (size_t i = 0; i < n; i += WORD_BITS) {
		u64 bits = 0;

		for (size_t j = 0; j < WORD_BITS; j++)
			bits |= (u64)(word_at(h, words, i + j) - lo < len) << j;
		for (u64 b = h->n_ranges > 1 ? bits : 0; b; b &= b - 1)
			if (word_granule(h, words, i + bit_lowest(b)) == NO_GRANULE)
				bits ^= b & -b;
		ret[i / WORD_BITS] = bits;
	}
}
