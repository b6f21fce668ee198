/* SPDX-License-Identifier: MIT */
// A walk over chunks, in the making: for ptmalloc_walk.c and ptmalloc_chain.c alone.
#pragma once

#include "alloc/ptmalloc.h"

enum pt_mode {
	MODE_WALK,
	MODE_SEEK, // the piece began anywhere: no chunk found yet
	MODE_GAP,  // behind a fence in brk memory: the next chain is still to come
	MODE_OVER, // nothing more in this segment
	MODE_LOST, // the chain broke
};

struct pt_piece {
	struct pt_segment *seg;
	enum pt_mode mode;
	u64 from;  // where it began
	u64 seen;  // behind its last window
	u64 at;	   // WALK: the chunk whose header comes next; SEEK, GAP: where to look next
	u64 open;  // the chunk before it, whose tile is still to be laid; 0: none
	u64 first; // the first chunk found
	u64 first_prev_size;
	bool first_prev_inuse;
	bool span_begins;   // the tile at the span's start is still to be laid
	u64 gap, gap_start; // gap: its tile is still to be laid
	u8 words[16], have; // of what open's user holds: bytes that came with earlier windows
	unsigned reads;
	struct pt_found found;
};

// Bytes of the target that are at hand.
struct pt_view {
	const u8 *bytes;
	u64 start, end;
};

struct pt_header {
	u64 prev_size, size; // size with its flags
};

// A segment's first chunk lies in fresh memory, and nobody writes its prev_size. What looks like a
// chunk before it, in the program's own bytes, mostly has something there.
static inline bool pt_header_first(const struct pt_header *h)
{
	return h->size & PT_PREV_INUSE && !h->prev_size;
}

// From the bytes at hand (v may be NULL), else from the target.
bool pt_read_header(struct pt_piece *p, const struct pt_view *v, u64 chunk, struct pt_header *ret);
// The chain breaks at p->at: what follows in the segment is not understood.
void pt_piece_lose(struct pt_piece *p, struct tiles *tiles, const char *what, u64 value);
// Not as it should be, and yet no reason to lose the chain.
void pt_piece_odd(struct pt_piece *p, u64 chunk, const char *what, u64 value);
// Lays the tile of the open chunk, which ends at p->at.
void pt_chunk_close(struct pt_piece *p, const struct pt_view *v, struct tiles *tiles, u64 prev_size,
		    bool inuse);
// Follows the chain from p->at as far as the view goes.
void pt_piece_walk(struct pt_piece *p, const struct pt_view *v, struct tiles *tiles);
// Where the next chain begins, from p->at on. False: not in this view.
bool pt_piece_seek(struct pt_piece *p, const struct pt_view *v, struct tiles *tiles);
// True if a chain of chunks that agree with each other seems to begin at `at`.
bool pt_chain_plausible(struct pt_piece *p, const struct pt_view *v, u64 at);
