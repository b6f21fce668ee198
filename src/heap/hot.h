/* SPDX-License-Identifier: MIT */
// The inner loops. hot.c is compiled for several levels of the processor; hot_best() is the best
// one that this machine has.
#pragma once

#include "heap/tables.h"

struct sink;

// Called when a slot is full: must leave room in it.
typedef void sink_full(struct sink *, u64 slot);

// Where a worker collects edges: a slot of 16-bit numbers for each 2^SLOT_SHIFT granules.
struct sink {
	u16 *slots;
	u32 *n; // edges in each slot
	u32 room, stride;
	sink_full *full;
	u64 emitted;
};

static inline u16 *sink_slot(const struct sink *s, u64 slot)
{
	return s->slots + slot * s->stride;
}

static inline void sink_put(struct sink *s, u64 g)
{
	u64 slot = g >> SLOT_SHIFT;
	u32 n = s->n[slot]++;

	sink_slot(s, slot)[n] = (u16)g;
	if (n + 1 == s->room)
		s->full(s, slot);
}

struct hot {
	const char *name;
	bool (*usable)(void);
	// Which words of memory are edges: bit i of ret for word i; n is a multiple of 64. How many.
	u64 (*filter)(const struct heap *h, const void *words, size_t n, u64 *ret);
	// Bit-packs the granules to which the words under the bits point.
	void (*pack)(const struct heap *h, const void *words, const u64 *bits, size_t n, u8 *to);
	// Marks the blocks that begin at granules v of a slot, whose lines and pending bits these
	// are; those reached for the first time become pending. Granules that no tile starts at are
	// left in v; how many.
	u32 (*drain)(struct line *lines, u64 *pending, u16 *v, u32 n);
	// Gets the first edges that sweep will need on their way into the cache.
	void (*fetch)(const struct heap *h, u64 line, const u64 *pending);
	// Emits the edges that leave the pending blocks of the line, which are pending no more.
	// True if the last of them goes on in the next line.
	bool (*sweep)(const struct heap *h, u64 line, u64 *pending, struct sink *sink);
	// How many edges the words under the mask are; the first is on its way into the cache if
	// it is kept.
	unsigned (*peek)(const struct heap *h, u64 line, const u64 mask[4]);
	// Edges of a line: those of the words under the mask. How many, LINE_EDGES at most.
	size_t (*edges)(const struct heap *h, u64 line, const u64 mask[4], u64 *ret);
};

extern const struct hot *const hot_levels[]; // best first; ends with NULL
const struct hot *hot_best(void);
