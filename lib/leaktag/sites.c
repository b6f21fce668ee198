// SPDX-License-Identifier: MIT
// Nearly all sites are asked for again and again: by where their walk began and what it read
// (traces.h), and by the hash of their addresses. What these do not know is looked for in the table.

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "sites.h"
#include "traces.h"

_Atomic uint64_t sites_single[1 << SITES_SINGLE_BITS];
bool sites_shallow;

static struct lines_small small = LINES_SMALL;
static struct lines *_Atomic stacks = &small.lines;

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

void sites_set_depth(unsigned depth)
{
	if (depth < 1)
		depth = 1;
	if (depth > LEAKTAG_MAX_DEPTH)
		depth = LEAKTAG_MAX_DEPTH;
	bool other = depth != leaktag_root.depth;

	leaktag_root.depth = depth;
	if (other) {
		rules_forget();
		traces_forget();
	}
	sites_shallow = depth == 1;
}

static uint32_t site_of(const uint64_t *pcs, unsigned n, uint64_t hash)
{
	uint64_t word = lines_get(atomic_load_explicit(&stacks, memory_order_acquire), hash,
				  SITES_CELL_MASK);

	if (likely(word))
		return (uint32_t)(word & SITES_CELL_MASK);
	uint32_t cell = table_stack(pcs, n);
	if (!cell) {
		atomic_fetch_add((_Atomic uint32_t *)&leaktag_root.lost, 1);
		return 0;
	}
	table_mark_site(cell);
	lines_put(&stacks, (hash & ~SITES_CELL_MASK) | cell);
	return cell;
}

static uint32_t site_single(uint64_t pc)
{
	uint64_t hash = lines_hash(pc);
	uint32_t cell = site_of(&pc, 1, hash);

	if (cell)
		atomic_store_explicit(sites_single_at(hash), (hash & ~SITES_CELL_MASK) | cell,
				      memory_order_relaxed);
	return cell;
}

static uint32_t site_walked(struct trace_search *s, uint64_t pc)
{
	struct walk w;

	walk_stack(&w, *s->f, leaktag_root.depth);
	if (w.n == 0)
		return site_single(pc);
	uint32_t cell = site_of(w.pcs, w.n, w.hash);
	if (cell && !traces_find(s, cell))
		traces_keep(s, &w, cell);
	return cell;
}

__attribute__((noinline)) uint32_t sites_walk(uint64_t pc)
{
	struct frame here = {
		.pc = (uintptr_t)__builtin_extract_return_addr(__builtin_return_address(0)),
		.sp = (uintptr_t)__builtin_dwarf_cfa(),
		.fp = *(const uint64_t *)__builtin_frame_address(0),
	};
	struct trace_search search = {.f = &here, .last = traces_last(here.sp)};
	int saved = errno;
	uint32_t cell;

	configure();
	if (leaktag_root.depth == 1 && rules_stand_alone(pc - 1))
		cell = site_single(pc);
	else if (!(cell = traces_guess(&search)))
		cell = site_walked(&search, pc);
	errno = saved;
	return cell;
}

void sites_forget(void)
{
	for (unsigned i = 0; i < 1 << SITES_SINGLE_BITS; i++)
		word_clear(&sites_single[i]);
	lines_clear(stacks);
	rules_forget();
	traces_forget();
}
