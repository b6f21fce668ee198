/* SPDX-License-Identifier: MIT */
// A cache of words by keys of 64 bits. A key's upper bits say in which line of the processor's cache
// it is, and with a payload in place of its lower bits it is the word. It begins small and
// grows when what is in use no longer fits: a program with few sites pays for few.
//
// Every word proves itself, so readers and writers need no lock, and a word that is lost is only
// found out anew.
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

enum {
	LINE_WORDS = 8,
	LINES_SMALL_BITS = 6,
	LINES_MAX_BITS = 16,
};

struct line {
	_Alignas(64) _Atomic uint64_t words[LINE_WORDS];
};

struct lines {
	unsigned shift;		 // of a key, to the number of its line
	_Atomic unsigned pushed; // words that had no room
	struct line line[];
};

// What a cache is before anything is mapped for it.
struct lines_small {
	struct lines lines;
	struct line line[1 << LINES_SMALL_BITS];
};

#define LINES_SMALL                                                                                \
	{                                                                                          \
		.lines.shift = 64 - LINES_SMALL_BITS                                               \
	}

// Upper bits that depend on all bits of x; no two x have the same.
static inline uint64_t lines_hash(uint64_t x)
{
	return x * UINT64_C(0x9e3779b97f4a7c15);
}

// A word that is 0 is not written: its page may never have been needed.
static inline void word_clear(_Atomic uint64_t *word)
{
	if (atomic_load_explicit(word, memory_order_relaxed))
		atomic_store_explicit(word, 0, memory_order_relaxed);
}

// The word for that key, or 0.
static inline __attribute__((always_inline)) uint64_t lines_get(struct lines *l, uint64_t key,
								uint64_t payload)
{
	struct line *line = &l->line[key >> l->shift];

#pragma GCC unroll 8
	for (unsigned i = 0; i < LINE_WORDS; i++) {
		uint64_t word = atomic_load_explicit(&line->words[i], memory_order_acquire);

		if ((word ^ key) <= payload)
			return word;
	}
	return 0;
}

// May replace *cache by a bigger one.
void lines_put(struct lines *_Atomic *cache, uint64_t word);

void lines_clear(struct lines *l);
