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
//
// The Apache Portable Runtime, where it is built to map what its pools are made of (Debian's is),
// keeps nodes of whole pages side by side (memory/unix/apr_pools.c), each of which knows its end:
//
//	| next | place in a list | pages - 1, free pages | first free byte | end | ...
//	  word   word              2 x u32                 word              word
#include "examine/kinds.h"

#include <string.h>

enum { SAMPLES = 32, HEADER_MAX = 48, CLASSES = 64, NODE_PAGE = 4096, NODE_PAGES_MAX = 1 << 20 };

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

// Some places of the range at which pools would begin: most of those that were ever used do.
static bool has_pools(struct target *t, u64 start, u64 end, u32 pool)
{
	const u64 first = align_up(start, pool), n = end > first ? (end - first) / pool : 0;
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

// The pages of the node at addr; 0: there is none.
static u32 node_pages(const u8 *header, unsigned word, u64 addr)
{
	u64 first = 0, end = 0;
	u32 more;

	memcpy(&more, header + 2 * word, sizeof(more));
	memcpy(&first, header + 2 * word + 8, word);
	memcpy(&end, header + 3 * word + 8, word);
	return more < NODE_PAGES_MAX && end == addr + (more + 1) * (u64)NODE_PAGE && first > addr &&
			       first <= end
		       ? more + 1
		       : 0;
}

// Most of its first pages are of nodes.
static bool has_nodes(struct target *t, u64 start, u64 end)
{
	const u64 first = align_up(start, NODE_PAGE),
		  all = end > first ? (end - first) / NODE_PAGE : 0;
	const unsigned n = (unsigned)min(all, (u64)SAMPLES), word = t->arch->word;
	struct piece pieces[SAMPLES];
	u8 headers[SAMPLES][HEADER_MAX];
	u64 of_nodes = 0, pages;

	for (unsigned i = 0; i < n; i++)
		pieces[i] = (struct piece){first + i * (u64)NODE_PAGE, headers[i], 4 * word + 8};
	target_readv(t, pieces, n);
	for (u64 i = 0; i < n; i += max(pages, (u64)1)) {
		pages = pieces[i].done == pieces[i].len
				? node_pages(headers[i], word, pieces[i].addr)
				: 0;
		of_nodes += min(pages, n - i);
	}
	return of_nodes && of_nodes * 2 >= n;
}

static const char cpython[] = "CPython's arenas of small objects", apr[] = "APR's pools";

const char *memory_kind(struct target *t, const struct mapping *m, u64 start, u64 end)
{
	static const u32 pools[] = {16 * KIB, 4 * KIB};

	if (!strcmp(m->path, "[anon:leaktag]"))
		return "libleaktag's tables";
	if (m->prot & PROT_EXEC)
		return "code made at run time";
	if (!(m->prot & PROT_WRITE))
		return NULL;
	for (size_t i = 0; i < ARRAY_SIZE(pools); i++)
		if (has_pools(t, start, end, pools[i]))
			return cpython;
	return has_nodes(t, start, end) ? apr : NULL;
}

// --- how much there is ---

// Of a kind; its name is one of those above.
struct amount {
	const char *kind;
	u64 bytes;
};

struct amounts {
	struct amount v[2];
	const struct walk *walk;
	const struct mapping *mapping;
	u64 at; // what is before it is counted, or in a span
};

static void amounts_add(struct amounts *a, const char *kind, u64 bytes)
{
	for (size_t i = 0; i < ARRAY_SIZE(a->v); i++)
		if (kind && !strcmp(a->v[i].kind, kind))
			a->v[i].bytes += bytes;
}

// Roots have their kind for a reason already.
static void regions_count(struct amounts *a, const struct roots *roots)
{
	vec_each (&roots->regions, region)
		amounts_add(a, region->reason, region->end - region->start);
}

static void gap_count(struct amounts *a, u64 end)
{
	if (a->at < end)
		amounts_add(a, memory_kind(a->walk->target, a->mapping, a->at, end), end - a->at);
}

static bool span_pass(const struct span *span, void *arg)
{
	struct amounts *a = arg;

	if (span->end <= a->at)
		return false;
	gap_count(a, min(span->start, a->mapping->end));
	a->at = max(a->at, span->end);
	return a->at >= a->mapping->end;
}

// The kernel merges mappings: some of malloc's may be in one with others.
static void maps_count(struct amounts *a)
{
	vec_each (&a->walk->target->maps, m) {
		if (m->path[0] || m->shared)
			continue;
		a->mapping = m;
		a->at = m->start;
		heap_each_span(a->walk->heap, span_pass, a);
		gap_count(a, m->end);
	}
}

void memory_kinds_note(struct walk *w, const struct roots *roots)
{
	struct amounts a = {.v = {{.kind = cpython}, {.kind = apr}}, .walk = w};

	if (roots->regions.n)
		regions_count(&a, roots);
	else
		maps_count(&a);
	for (size_t i = 0; i < ARRAY_SIZE(a.v); i++)
		if (a.v[i].bytes)
			walk_note(w,
				  "%s: %.1f MB in mappings of their own, without blocks of "
				  "malloc's",
				  a.v[i].kind, (double)a.v[i].bytes / 1e6);
}
