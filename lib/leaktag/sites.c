// SPDX-License-Identifier: MIT
// Most sites are asked for again and again: what leads to their cells is kept in caches, and only
// what these do not have is looked for in the table. Nothing is locked and nothing allocated.

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "sites.h"
#include "walk.h"

enum {
	SMALL_BITS = 12, // of the caches, for sites that are single addresses
	STACKS_BITS = 10,
	STACKS_LINE = 8,
	DEEP_TAILS_BITS = 16,
};

static struct {
	struct sites_cache head;
	uint64_t words[1 << SMALL_BITS];
} small_sites = {.head.shift = 64 - SMALL_BITS};

struct sites_cache *_Atomic sites_cache = &small_sites.head;
// Of stacks, in lines of the processor's cache: see stacks_line().
static _Atomic uint64_t *stacks;
// What stacks end in, by the hash of that outer part.
static struct sites_cache *_Atomic tails = &small_sites.head;
bool sites_shallow;

// LEAKTAG_DEPTH is looked at as soon as there is an environment: the loader allocates before.
static void configure(void)
{
	static bool done;

	if (done || !environ)
		return;
	done = true;
	const char *depth = secure_getenv("LEAKTAG_DEPTH");
	sites_set_depth(depth ? (unsigned)strtoul(depth, NULL, 10) : leaktag_root.depth);
}

static struct sites_cache *cache_new(unsigned bits)
{
	struct sites_cache *c = table_map(sizeof(*c) + (sizeof(c->words[0]) << bits));

	if (c)
		c->shift = 64 - bits;
	return c;
}

// Stacks are many, of which only what is used is ever there.
static void deepen(void)
{
	struct sites_cache *t = cache_new(DEEP_TAILS_BITS);

	stacks = table_map(sizeof(*stacks) * STACKS_LINE << STACKS_BITS);
	if (t)
		atomic_store_explicit(&tails, t, memory_order_release);
	walk_deepen();
}

void sites_set_depth(unsigned depth)
{
	if (depth < 1)
		depth = 1;
	if (depth > LEAKTAG_MAX_DEPTH)
		depth = LEAKTAG_MAX_DEPTH;
	if (depth > 1 && !stacks)
		deepen();
	leaktag_root.depth = depth;
	sites_shallow = depth == 1;
}

static void cache(struct sites_cache *c, uint64_t hash, uint32_t cell)
{
	atomic_store_explicit(&c->words[hash >> c->shift], (hash & ~SITES_CELL_MASK) | cell,
			      memory_order_relaxed);
}

// Each part of a stack that reaches to its outer end has a hash: those of the next stack that
// comes by are mostly known, but for its innermost frames.
static uint32_t stack_cell(const uint64_t *pcs, unsigned n)
{
	struct sites_cache *t = atomic_load_explicit(&tails, memory_order_acquire);
	uint64_t hashes[LEAKTAG_MAX_DEPTH + 1];
	uint32_t cell = 0;
	unsigned known = 1;

	hashes[n] = 0;
	for (unsigned i = n; i-- > 0;) {
		hashes[i] = (hashes[i + 1] ^ pcs[i]) * UINT64_C(0xd6e8feb86659fd93);
		hashes[i] ^= hashes[i] >> 32;
	}
	while (known < n && !(cell = sites_cached(t, hashes[known])))
		known++;
	for (unsigned i = known; i-- > 0;) {
		cell = table_cell(pcs[i], cell);
		if (!cell)
			return 0;
		if (i > 0)
			cache(t, hashes[i], cell);
	}
	return cell;
}

// Of the stacks that were asked for last, the cells. A stack is first looked for among those that
// are like it in the middle, which is what the program is at now.
static _Atomic uint64_t *stacks_line(uint64_t hash)
{
	return stacks ? stacks + (hash >> (64 - STACKS_BITS)) * STACKS_LINE : NULL;
}

static uint32_t line_find(const _Atomic uint64_t *line, uint64_t hash)
{
	for (unsigned i = 0; i < STACKS_LINE; i++) {
		uint64_t word = atomic_load_explicit(&line[i], memory_order_relaxed);
		if ((word ^ hash) <= SITES_CELL_MASK)
			return (uint32_t)(word & SITES_CELL_MASK);
	}
	return 0;
}

static uint32_t stacks_find(const struct walk *w)
{
	uint32_t cell;

	if (unlikely(!stacks))
		return 0;
	cell = line_find(stacks_line(w->context), w->hash);
	return likely(cell) ? cell : line_find(stacks_line(w->hash), w->hash);
}

static void stacks_add(const struct walk *w, uint32_t cell)
{
	_Atomic uint64_t *line = stacks_line(w->context);

	if (!line)
		return;
	if (line[STACKS_LINE - 1])
		line = stacks_line(w->hash);
	for (unsigned i = STACKS_LINE; i-- > 1;)
		atomic_store_explicit(&line[i], line[i - 1], memory_order_relaxed);
	atomic_store_explicit(&line[0], (w->hash & ~SITES_CELL_MASK) | cell, memory_order_relaxed);
}

// The cell for a way here that no cache has.
__attribute__((noinline)) static uint32_t cell_make(const uint64_t *pcs, unsigned n)
{
	uint32_t cell = stack_cell(pcs, n);

	if (cell)
		table_mark_site(cell);
	else
		atomic_fetch_add((_Atomic uint32_t *)&leaktag_root.lost, 1);
	return cell;
}

static uint32_t cell_of_address(uint64_t pc)
{
	struct sites_cache *c = atomic_load_explicit(&sites_cache, memory_order_acquire);
	uint32_t cell = sites_cached(c, sites_hash(pc));

	if (!cell && (cell = cell_make(&pc, 1)))
		cache(c, sites_hash(pc), cell);
	return cell;
}

// False if there is no stack.
static bool cell_of_stack(const struct frame *call, uint32_t *ret)
{
	uint64_t pcs[LEAKTAG_MAX_DEPTH];
	struct walk w;
	uint32_t cell;

	walk_start(&w, call, leaktag_root.depth);
	cell = w.n ? stacks_find(&w) : 0;
	if (likely(cell)) {
		walk_end(&w);
		*ret = cell;
		return true;
	}
	walk_pcs(&w, pcs);
	walk_end(&w);
	if (w.n && (*ret = cell_make(pcs, w.n)))
		stacks_add(&w, *ret);
	return w.n;
}

__attribute__((noinline)) uint32_t sites_walk(uint64_t pc)
{
	struct frame call = {
		.pc = (uintptr_t)__builtin_extract_return_addr(__builtin_return_address(0)),
		.sp = (uintptr_t)__builtin_dwarf_cfa(),
		.fp = *(const uint64_t *)__builtin_frame_address(0),
	};
	int saved = errno;
	uint32_t cell;

	configure();
	if ((leaktag_root.depth == 1 && walk_stands_alone(pc - 1)) || !cell_of_stack(&call, &cell))
		cell = cell_of_address(pc);
	errno = saved;
	return cell;
}

static void cache_clear(struct sites_cache *c)
{
	for (size_t i = 0; i <= UINT64_MAX >> c->shift; i++)
		atomic_store_explicit(&c->words[i], 0, memory_order_relaxed);
}

void sites_forget(void)
{
	cache_clear(sites_cache);
	cache_clear(tails);
	for (size_t i = 0; stacks && i < (size_t)STACKS_LINE << STACKS_BITS; i++)
		atomic_store_explicit(&stacks[i], 0, memory_order_relaxed);
	walk_forget();
}
