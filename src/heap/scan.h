/* SPDX-License-Identifier: MIT */
// The pass over the memory, for scan.c, pieces.c and window.c alone.
#pragma once

#include "heap/tables.h"

// A part of a span that one thread walks.
struct piece {
	struct stretch *stretch;
	u64 from, to;	  // addresses
	bool first, last; // of its span
	void *state;	  // the walker's
	VEC(u64)
	strays; // tiles laid outside of [from, to): laid again when nobody else walks there
};

// Reads windows: what was never touched or cannot be read is zero.
struct window_reader {
	struct heap *heap;
	u8 *buf;		// WINDOW bytes
	u64 run_start, run_end; // the last answer of reader.present
	u64 run_from, run_to;	// and what was asked
	u64 ahead;		// asked up to here, so that one question does for many windows
	u64 read, unread;	// bytes
};

void window_reader_init(struct window_reader *r, struct heap *h);
void window_reader_fini(struct window_reader *r);
// Bytes of a root; false if all are zeros.
bool part_read(struct window_reader *r, const struct root *root, const struct root_part *part,
	       u8 *to);
// What cannot be read is zero, and counted.
void bytes_read(struct window_reader *r, u64 start, u64 end, u8 *to);
// Fills to[0, end - start). False if all of it is zeros, and then to is untouched.
bool window_read(struct window_reader *r, u64 start, u64 end, u8 *to);

// Lays what the walker puts; tiles.full leads here.
struct laying {
	struct tiles tiles; // first
	struct heap *heap;
	struct piece *piece;
	bool all; // nobody else walks: no tile is a stray
};

void laying_init(struct laying *l, struct heap *h);
void laying_flush(struct laying *l);

// What a thread takes at a time.
struct unit {
	size_t first, n; // pieces
};

struct pieces {
	VEC(struct piece) v;
	VEC(struct unit) units;
};

// Cuts the spans so that several threads have enough to do.
void pieces_cut(struct heap *h, unsigned threads, struct pieces *ret);
void pieces_join(struct heap *h, struct pieces *pieces);
void piece_begin(struct piece *p);
// After its last window. A span of one piece is joined here, the others by pieces_join.
void piece_finish(struct heap *h, struct piece *p, struct laying *lay);

// --- slack.c ---

// Makes zeros of what is behind the ends of blocks with a size; to: the bytes of [at, end), laid out.
void slack_clear(const struct heap *h, const struct stretch *s, u64 at, u64 end, u8 *to);
