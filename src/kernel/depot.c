// SPDX-License-Identifier: MIT
// A handle is a pool's number and a record's offset in it, in units of 16 bytes. The pools are an
// array, or (lately) behind a pointer; their numbers start at 0, or (lately) at 1. Each record
// carries its own handle, which proves that it was found.
#include "kernel/depot.h"

#include "kernel/slub_layout.h"

enum { UNIT = 16, POOLS_MAX = 1 << 20 };

static u32 bits_of(struct bits b, u32 handle)
{
	return handle >> b.shift & b.mask;
}

static size_t record_read(const struct slub *s, u64 at, u32 handle, u64 frames[DEPOT_FRAMES])
{
	const struct slub_layout *l = s->layout;
	u32 own, n;

	if (!kimage_u32(s->im, at + l->depot.handle, &own) ||
	    !kimage_u32(s->im, at + l->depot.size, &n) ||
	    bits_of(l->depot.pool, own) != bits_of(l->depot.pool, handle) ||
	    bits_of(l->depot.offset, own) != bits_of(l->depot.offset, handle) || !n ||
	    n > DEPOT_FRAMES || !kimage_read(s->im, at + l->depot.entries, frames, 8 * (size_t)n))
		return 0;
	return n;
}

size_t depot_frames(const struct slub *s, u32 handle, u64 frames[DEPOT_FRAMES])
{
	const struct slub_layout *l = s->layout;
	const u64 offset = (u64)bits_of(l->depot.offset, handle) * UNIT;
	const u64 number = bits_of(l->depot.pool, handle);
	u64 pools = l->depot.pools, pool;

	if (!handle || !pools || l->depot.handle == ABSENT || l->depot.size == ABSENT ||
	    l->depot.entries == ABSENT || !l->depot.offset.mask || number > POOLS_MAX)
		return 0;
	for (int indirect = 0; indirect < 2; indirect++) {
		for (u64 first = 0; first < 2 && first <= number; first++) {
			size_t n;

			if (!kimage_u64(s->im, pools + 8 * (number - first), &pool) || !pool)
				continue;
			n = record_read(s, pool + offset, handle, frames);
			if (n)
				return n;
		}
		if (!kimage_u64(s->im, l->depot.pools, &pools))
			return 0;
	}
	return 0;
}
