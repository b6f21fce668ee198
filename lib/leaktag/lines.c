// SPDX-License-Identifier: MIT
#include <sys/mman.h>

#include "lines.h"
#include "table.h"

static size_t lines_count(const struct lines *l)
{
	return (size_t)(UINT64_MAX >> l->shift) + 1;
}

// False if the line is full.
static bool line_add(struct line *line, uint64_t word)
{
	for (unsigned i = 0; i < LINE_WORDS; i++) {
		uint64_t none = 0;

		if (atomic_compare_exchange_strong(&line->words[i], &none, word))
			return true;
	}
	return false;
}

static void words_move(struct lines *from, struct lines *to)
{
	for (size_t n = 0; n < lines_count(from); n++)
		for (unsigned i = 0; i < LINE_WORDS; i++) {
			uint64_t word =
				atomic_load_explicit(&from->line[n].words[i], memory_order_acquire);

			if (word)
				line_add(&to->line[word >> to->shift], word);
		}
}

// Somebody may still look into the old lines: they stay mapped, empty, and all but the first page's
// memory is given back.
static void lines_retire(struct lines *l)
{
	size_t page = 4096, size = sizeof(*l) + lines_count(l) * sizeof(l->line[0]);

	if (lines_count(l) > 1 << LINES_SMALL_BITS)
		madvise((char *)l + page, size - page, MADV_DONTNEED);
}

static void lines_grow(struct lines *_Atomic *cache, struct lines *l)
{
	static atomic_flag growing = ATOMIC_FLAG_INIT;
	size_t n = lines_count(l);

	if (n >= 1 << LINES_MAX_BITS || atomic_flag_test_and_set(&growing))
		return;
	struct lines *bigger =
		*cache == l ? table_map(sizeof(*l) + 4 * n * sizeof(l->line[0])) : NULL;

	if (bigger) {
		bigger->shift = l->shift - 2;
		words_move(l, bigger);
		atomic_store_explicit(cache, bigger, memory_order_release);
		lines_retire(l);
	}
	atomic_flag_clear(&growing);
}

void lines_put(struct lines *_Atomic *cache, uint64_t word)
{
	struct lines *l = atomic_load_explicit(cache, memory_order_acquire);
	struct line *line = &l->line[word >> l->shift];

	if (line_add(line, word))
		return;
	unsigned pushed = atomic_fetch_add_explicit(&l->pushed, 1, memory_order_relaxed);

	atomic_store_explicit(&line->words[pushed % LINE_WORDS], word, memory_order_release);
	if (pushed % lines_count(l) == 0 && pushed)
		lines_grow(cache, l);
}

void lines_clear(struct lines *l)
{
	for (size_t n = 0; n < lines_count(l); n++)
		for (unsigned i = 0; i < LINE_WORDS; i++)
			word_clear(&l->line[n].words[i]);
}
