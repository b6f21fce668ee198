// SPDX-License-Identifier: MIT
#include "examine/forecast.h"

#include <sys/mman.h>

#define LEAST	   (64 * MIB) // bytes that are worth it
#define ARENA_SIZE (64 * MIB) // of arenas beside the main one, and their alignment
#define PROBES	   128
#define PROBE	   (16 * KIB)
#define GOLDEN	   0x9e3779b97f4a7c15 // 2^64 over the golden ratio: no pattern meets its multiples

struct forecast {
	struct target *target;
	VEC(const struct mapping *) maps; // by address
	u64 bytes;
	u64 probed, resident, words, pointers;
	u8 buf[PROBE];
};

static bool is_arena(const struct target *t, const struct mapping *m)
{
	if (m->shared || !(m->prot & PROT_WRITE))
		return false;
	if (!strcmp(m->path, "[heap]"))
		return true;
	return t->arch->word == 8 && !m->path[0] && is_aligned(m->start, ARENA_SIZE) &&
	       m->end - m->start <= ARENA_SIZE;
}

static void words_count(struct forecast *f, size_t len)
{
	u64 lowest = f->maps.v[0]->start, extent = (*vec_last(&f->maps))->end - lowest;
	size_t word = f->target->arch->word;

	for (size_t i = 0; i + word <= len; i += word) {
		u64 value = 0;

		memcpy(&value, f->buf + i, word);
		f->pointers += value - lowest < extent;
	}
	f->words += len / word;
}

static void range_probe(struct forecast *f, u64 start, u64 end)
{
	u64 from, to;

	f->probed += end - start;
	while (target_present(f->target, start, end, &from, &to)) {
		words_count(f, target_read_some(f->target, from, f->buf, to - from));
		f->resident += to - from;
		start = to;
	}
}

// `at` bytes into all of the mappings.
static void place_probe(struct forecast *f, u64 at)
{
	vec_each (&f->maps, m) {
		u64 len = (*m)->end - (*m)->start;

		if (at < len) {
			u64 start = (*m)->start + align_down(at, f->target->page_size);

			range_probe(f, start, min(start + PROBE, (*m)->end));
			return;
		}
		at -= len;
	}
}

static u64 share(u64 of, u64 part, u64 all)
{
	return all ? (u64)((double)of * ((double)part / (double)all)) : 0;
}

bool forecast_make(struct target *t, struct heap_forecast *ret)
{
	_cleanup_free_ struct forecast *f = xcalloc(1, sizeof(*f));
	u64 at = GOLDEN;

	f->target = t;
	vec_each (&t->maps, m) {
		if (!is_arena(t, m))
			continue;
		*vec_push(&f->maps) = m;
		f->bytes += m->end - m->start;
	}
	for (unsigned i = 0; i < PROBES && f->bytes >= LEAST; i++, at += GOLDEN)
		place_probe(f, (u64)((double)f->bytes * ((double)at / 0x1p64)));
	ret->bytes = f->bytes;
	ret->resident = share(f->bytes, f->resident, f->probed);
	ret->word = t->arch->word;
	ret->edges = share(ret->resident / ret->word, f->pointers, f->words);
	vec_free(&f->maps);
	return f->words;
}
