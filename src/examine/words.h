/* SPDX-License-Identifier: MIT */
// The first two words of blocks, in as few calls as can be, and of leaks while they are classified:
// each call for a page that lies alone takes about a microsecond of the kernel's time.
#pragma once

#include "target/target.h"

struct first_words {
	u64 addr : 57;
	u64 len : 5; // bytes wanted, 16 at most; then, that could be read
	u64 cut : 1; // they were fewer
	u8 raw[2 * sizeof(u64)];
};

// n of them, by address. threads: 1 or more; 0: as is best.
void first_words_read(struct target *t, struct first_words *v, size_t n, unsigned threads);

// What a second thread reads ahead: by address, the first ones of all if they are very many.
struct words_ahead;

struct words_ahead *words_ahead_new(struct target *t, unsigned threads);
void words_ahead_free(struct words_ahead *w);

// Before it begins, by address.
void words_ahead_add(struct words_ahead *w, u64 addr, u64 size);
// Begins, if they are worth a thread, which reads nothing but the target; else frees it.
struct words_ahead *words_ahead_begin(struct words_ahead *w);
// Helps until all of them are read.
void words_ahead_end(struct words_ahead *w);

// After words_ahead_end: the words of a block if they have been read, else NULL. Addresses ascend from call to call;
// *cursor is 0 at first.
const struct first_words *words_ahead_find(const struct words_ahead *w, u64 addr, size_t *cursor);
