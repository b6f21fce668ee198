// SPDX-License-Identifier: MIT
// CPython carves its small objects from pools, and these from arenas that it maps (Objects/obmalloc.c,
// Include/internal/pycore_obmalloc.h). Each pool is aligned to its size and begins with a header
// whose fields go together:
//
//	| count | free block | next pool | previous pool | arena, class, next offset, last offset |
//	  word    word         word        word            4 x u32
//
// last offset = pool size - object size, object size = (class + 1) * 16 (8 where words have 4
// bytes, and before 3.7). Pools have 16 KiB since 3.10, 4 KiB before.
#include "examine/kinds.h"

#include <string.h>

enum { SAMPLES = 32, HEADER_MAX = 48, CLASSES = 64 };

static bool pool_fits(const u8 *header, unsigned word, u64 addr, u32 pool)
{
	u32 count, tail[4];
	u64 free_block = 0;

	memcpy(&count, header, sizeof(count));
	memcpy(&free_block, header + word, word);
	memcpy(tail, header + 4 * word, sizeof(tail));
	for (u32 unit = 8; unit <= 16; unit *= 2) {
		const u64 size = (u64)(tail[1] + 1) * unit;

		if (tail[1] < CLASSES && tail[3] == pool - size && tail[2] <= pool &&
		    count * size <= pool &&
		    (!free_block || within(free_block, 1, addr, addr + pool)))
			return true;
	}
	return false;
}

// Some places of the mapping at which pools would begin: most of those that were ever used do.
static bool has_pools(struct target *t, const struct mapping *m, u32 pool)
{
	const u64 first = align_up(m->start, pool),
		  n = m->end > first ? (m->end - first) / pool : 0;
	const unsigned word = t->arch->word;
	struct piece pieces[SAMPLES];
	u8 headers[SAMPLES][HEADER_MAX];
	unsigned used = 0, fit = 0;

	if (n < SAMPLES / 2)
		return false;
	for (u64 i = 0; i < SAMPLES; i++)
		pieces[i] = (struct piece){first + i * n / SAMPLES * pool, headers[i],
					   4 * word + 4 * sizeof(u32)};
	target_readv(t, pieces, SAMPLES);
	for (unsigned i = 0; i < SAMPLES; i++) {
		static const u8 none[HEADER_MAX];

		if (pieces[i].done < pieces[i].len || !memcmp(headers[i], none, pieces[i].len))
			continue;
		used++;
		fit += pool_fits(headers[i], word, pieces[i].addr, pool);
	}
	return fit >= 4 && fit * 4 >= used * 3;
}

static const char cpython[] = "CPython's arenas of small objects";

const char *mapping_kind(struct target *t, const struct mapping *m)
{
	static const u32 pools[] = {16 * KIB, 4 * KIB};

	if (!strcmp(m->path, "[anon:leaktag]"))
		return "libleaktag's tables";
	if (m->prot & PROT_EXEC)
		return "code made at run time";
	for (size_t i = 0; i < ARRAY_SIZE(pools) && m->prot & PROT_WRITE; i++)
		if (has_pools(t, m, pools[i]))
			return cpython;
	return NULL;
}

// Roots have their kind for a reason already.
static u64 bytes_in_roots(const struct roots *roots)
{
	u64 bytes = 0;

	vec_each (&roots->regions, region)
		if (!strcmp(region->reason, cpython))
			bytes += region->end - region->start;
	return bytes;
}

struct overlap {
	const struct mapping *mapping;
	u64 bytes;
};

static bool overlap_add(const struct span *span, void *arg)
{
	struct overlap *o = arg;
	u64 from = max(span->start, o->mapping->start), to = min(span->end, o->mapping->end);

	if (from < to)
		o->bytes += to - from;
	return span->start >= o->mapping->end;
}

// The kernel merges mappings: some of malloc's may be in one with arenas.
static u64 bytes_in_maps(const struct walk *w)
{
	u64 bytes = 0;

	vec_each (&w->target->maps, m) {
		struct overlap o = {.mapping = m};

		if (m->path[0] || m->shared || mapping_kind(w->target, m) != cpython)
			continue;
		heap_each_span(w->heap, overlap_add, &o);
		bytes += m->end - m->start - o.bytes;
	}
	return bytes;
}

void mapping_kinds_note(struct walk *w, const struct roots *roots)
{
	u64 bytes = roots->regions.n ? bytes_in_roots(roots) : bytes_in_maps(w);

	if (bytes)
		walk_note(w, "%s: %.1f MB in mappings of their own, without blocks of malloc's",
			  cpython, (double)bytes / 1e6);
}
