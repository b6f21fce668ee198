/* SPDX-License-Identifier: MIT */
// Reaching: what granules point to, transitively, in bounded memory. For reach.c (in sequence),
// regions.c (many edges at a time), speculate.c (long lists), fetch.c (windows read again).
#pragma once

#include "heap/hot.h"
#include "heap/scan.h"

// Edges for a region that is in another worker's hands wait here.
struct parcel {
	struct parcel *next;
	u64 slot;
	u32 n;
	u16 v[];
};

struct region {
	pthread_mutex_t lock;  // its marks and pending bits
	pthread_mutex_t inbox; // the parcels
	struct parcel *parcels;
	unsigned n_parcels;
	_Atomic bool busy; // parcels or pending blocks
};

// One thread's own.
struct worker {
	struct sink sink; // first
	struct reach *reach;
	pthread_t thread;
	u64 holds;		     // the region whose lock it keeps; NO_GRANULE: none
	unsigned drains;	     // that go on, one in another
	u64 told;		     // of its edges, those that reach_progress knows of
	struct window_reader reader; // of windows whose edges are not kept
	u64 window;		     // that is in its buffer
	u64 fetched[4];		     // lines of it that are
};

#define RING 4096

struct reach {
	struct heap *heap;
	struct worker *workers;
	unsigned threads;
	u64 edges; // to be followed, at most about
	struct region *regions;
	u64 *pending; // bitmap over granules: reached, edges not followed
	_Atomic u64 next_region;
	u64 ring[RING]; // granules to look at, in sequence
	u32 head, tail;
	bool spilled;		   // into slots
	u32 starved, starved_most; // blocks in sequence with nothing else to do
	_Atomic u64 followed;	   // edges, about
	bool counts;
	u64 blocks, bytes; // reached since the last reach_count
};

// Edges that leave a line, by the words under the mask: at most 256 granules.
size_t line_edges(struct worker *w, u64 line, const u64 mask[4], u64 *ret);
// Puts the edges of granules [g, end) into slots.
void tile_emit(struct worker *w, u64 g, u64 end);
// The words of a line that belong to granules [from, end).
void line_mask(const struct heap *h, u64 line, u64 from, u64 end, u64 mask[4]);
// The granule of the first line at or after g, before end, that can have edges; end: none.
u64 edges_after(const struct heap *h, u64 g, u64 end);

// Reads what is pending of a window whose edges are not kept.
void window_fetch(struct worker *w, u64 window);
size_t fetched_edges(struct worker *w, u64 line, const u64 mask[4], u64 *ret);

void reach_counted(struct reach *r, u64 g);
// Edges were followed. tell: by the thread that may say so.
void reach_progress(struct reach *r, u64 edges, bool tell);

// With next to nothing in the ring: reaches along lists from what there is. How many blocks.
u64 reach_speculate(struct reach *r);

void regions_init(struct reach *r);
void regions_fini(struct reach *r);
// Rounds over the regions, from what the first worker has in its slots, until few edges are left.
void regions_run(struct reach *r);
