// SPDX-License-Identifier: MIT
// What lies between a block's own end and its tile's: left from the blocks that were there before,
//
//	| block, as long as was asked for | slack ... | next tile
//
// and no pointers of this one, whatever it looks like.
#include "heap/scan.h"

static u64 bit_from(const u64 *map, u64 i, u64 end)
{
	while (i < end) {
		u64 bits = map[i / WORD_BITS] >> i % WORD_BITS;

		if (bits)
			return min(i + bit_lowest(bits), end);
		i = (i / WORD_BITS + 1) * WORD_BITS;
	}
	return end;
}

// The granule of the last start before granule i, of which there are `rank` > 0.
static u64 start_before(const struct stretch *s, u64 i, u64 rank)
{
	u64 lo = 0, hi = i / 512, w, bits;

	while (lo < hi) {
		u64 mid = (lo + hi + 1) / 2;

		if (s->ranks[mid] < rank)
			lo = mid;
		else
			hi = mid - 1;
	}
	rank -= s->ranks[lo];
	for (w = lo * 8; rank > (u64)__builtin_popcountll(s->laid[w]); w++)
		rank -= (u64)__builtin_popcountll(s->laid[w]);
	for (bits = s->laid[w]; rank > 1; rank--)
		bits &= bits - 1;
	return w * WORD_BITS + bit_lowest(bits);
}

static void block_clear(const struct heap *h, u64 from, u64 stop, u64 at, u64 end, u8 *to)
{
	from = max(align_down(from, (u64)1 << h->word_shift), at);
	stop = min(stop, end);
	if (from < stop)
		memset(to + (from - at), 0, stop - from);
}

void slack_clear(const struct heap *h, const struct stretch *s, u64 at, u64 end, u8 *to)
{
	const u64 base = align_down(s->span.start, (u64)1 << s->span.granule);
	const u64 last = (end - 1 - base) >> s->span.granule;
	u64 i = (at - base) >> s->span.granule, rank = stretch_rank(s, i), size, next;

	if (rank)
		i = start_before(s, i, rank--);
	else
		i = bit_from(s->laid, i, last + 1);
	for (; i <= last; i = next, rank++) {
		u64 addr = base + (i << s->span.granule);

		next = bit_from(s->laid, i + 1, last + 1);
		if (stretch_rank_size(s, rank, addr, &size))
			block_clear(h, addr + size, base + (next << s->span.granule), at, end, to);
	}
}
