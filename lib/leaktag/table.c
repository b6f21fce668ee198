// SPDX-License-Identifier: MIT
// The cells are found through a hash of growing levels: a level is never moved, the next one, four
// times its size, begins to be used where a line of it is full.
//
//	level 0   512 slots      a key has one line of 8 slots in each level; the first free
//	level 1   2 Ki slots     slot of the first line that has one is where it must be, as
//	level 2   8 Ki slots     slots are only ever filled: whoever finds it empty knows that
//	...                      the key is new, and fills it with one compare-and-swap
//
// A slot is the upper 41 bits of the key's hash below a bit that is set (no slot looks like a
// pointer), and the cell's number. Two keys that agree in those bits and in their line would be
// taken for one: with a million sites that is once in some hundred thousand processes.

#include <errno.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "modules.h"
#include "table.h"

#ifndef PR_SET_VMA
#define PR_SET_VMA	     0x53564d41
#define PR_SET_VMA_ANON_NAME 0
#endif

enum {
	LEVELS = 8,
	LEVEL_SLOTS = 1 << 9,
	LINE_SLOTS = 8,
};

// Its upper half is that of no mark, whose top bit is set.
#define BURIED UINT64_C(0x4000000000000000)

struct leaktag_root leaktag_root __attribute__((aligned(64))) = {
	.magic = {LEAKTAG_MAGIC0, LEAKTAG_MAGIC1},
	.version = LEAKTAG_VERSION,
	.size = sizeof(struct leaktag_root),
	.tag_size = LEAKTAG_TAG_SIZE,
	.depth = 1,
};

static _Atomic(_Atomic uint64_t *) levels[LEVELS];

void *table_map(size_t bytes)
{
	void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (p == MAP_FAILED)
		return NULL;
	prctl(PR_SET_VMA, PR_SET_VMA_ANON_NAME, p, bytes, "leaktag");
	return p;
}

void *table_map_once(_Atomic(uint64_t) *place, size_t bytes)
{
	uint64_t had = atomic_load_explicit(place, memory_order_acquire);

	if (likely(had))
		return (void *)(uintptr_t)had;
	void *fresh = table_map(bytes);
	if (!fresh)
		return NULL;
	if (atomic_compare_exchange_strong(place, &had, (uintptr_t)fresh))
		return fresh;
	munmap(fresh, bytes);
	return (void *)(uintptr_t)had;
}

// Of a pair, or of a stack: its innermost address, and the hash of the rest.
static uint64_t hash(uint64_t pc, uint64_t rest)
{
	uint64_t h = (pc ^ rest << 40 ^ rest) * UINT64_C(0x9e3779b97f4a7c15);

	h = (h ^ h >> 32) * UINT64_C(0xd6e8feb86659fd93);
	return h ^ h >> 29;
}

static _Atomic uint64_t *line_of(unsigned level, uint64_t h)
{
	size_t slots = (size_t)LEVEL_SLOTS << (2 * level);
	_Atomic uint64_t *at =
		table_map_once((_Atomic uint64_t *)&levels[level], slots * sizeof(*at));

	return at ? at + (h & (slots - 1) & ~(uint64_t)(LINE_SLOTS - 1)) : NULL;
}

static uint32_t cell_new(uint64_t pc, uint32_t next)
{
	_Atomic uint32_t *count = (_Atomic uint32_t *)&leaktag_root.cells;

	if (atomic_load_explicit(count, memory_order_relaxed) >= LEAKTAG_MAX_CELLS - 64 * 1024)
		return 0; // never more threads at this very place than numbers are kept back
	uint32_t n = atomic_fetch_add(count, 1) + 1;
	if (!table_map_once((_Atomic uint64_t *)&leaktag_root.chunks[n / LEAKTAG_CHUNK_CELLS],
			    LEAKTAG_CHUNK_CELLS * sizeof(struct leaktag_cell)))
		return 0;
	struct leaktag_cell *cell = table_at(n);
	cell->next = next;
	cell->module = pc & LEAKTAG_PAIR ? 0 : modules_at(pc) + 1;
	atomic_store_explicit((_Atomic uint64_t *)&cell->pc, pc, memory_order_release);
	atomic_store_explicit((_Atomic uint64_t *)&leaktag_root.self, (uintptr_t)&leaktag_root,
			      memory_order_relaxed);
	return n;
}

// The key's mark in any slot of its lines.
static uint64_t mark_of(uint64_t h)
{
	return (h | UINT64_C(1) << 63) & ~(LEAKTAG_MAX_CELLS - UINT64_C(1));
}

// Most keys are in the biggest level.
static uint32_t find(uint64_t h)
{
	uint64_t mark = mark_of(h);

	for (unsigned level = LEVELS; level-- > 0;) {
		if (!atomic_load_explicit(&levels[level], memory_order_acquire))
			continue;
		_Atomic uint64_t *line = line_of(level, h);
		for (unsigned i = 0; i < LINE_SLOTS; i++) {
			uint64_t slot = atomic_load_explicit(&line[i], memory_order_acquire);
			if ((slot ^ mark) < LEAKTAG_MAX_CELLS)
				return (uint32_t)(slot ^ mark);
			if (!slot)
				break;
		}
	}
	return 0;
}

static uint32_t insert(uint64_t h, uint64_t pc, uint32_t next)
{
	uint64_t mark = mark_of(h);
	uint32_t fresh = cell_new(pc, next);

	for (unsigned level = 0; level < LEVELS && fresh; level++) {
		_Atomic uint64_t *line = line_of(level, h);
		for (unsigned i = 0; line && i < LINE_SLOTS; i++) {
			uint64_t slot = 0;
			if (atomic_compare_exchange_strong(&line[i], &slot, mark | fresh))
				return fresh;
			if ((slot ^ mark) < LEAKTAG_MAX_CELLS)
				return (uint32_t)(slot ^ mark); // another thread was faster
		}
	}
	return 0;
}

uint32_t table_pair(uint32_t malloc_site, uint32_t realloc_site)
{
	uint64_t pc = LEAKTAG_PAIR | realloc_site, h = hash(pc, malloc_site);
	uint32_t n = find(h);

	return likely(n) ? n : insert(h, pc, malloc_site);
}

// Of a stack that is new, most is known: the longest end that is, is looked for from the innermost
// address on, and what may be needed for that is on its way from the beginning.
uint32_t table_stack(const uint64_t *pcs, unsigned n)
{
	uint64_t h[LEAKTAG_MAX_DEPTH], rest = 0;
	unsigned i = 0, level = LEVELS - 1;
	uint32_t cell = 0;

	while (level && !atomic_load_explicit(&levels[level], memory_order_acquire))
		level--;
	for (i = n; i-- > 0;) {
		h[i] = rest = hash(pcs[i], rest);
		__builtin_prefetch((void *)line_of(level, rest));
	}
	for (i = 0; i < n && !(cell = find(h[i])); i++)
		;
	while (i-- > 0 && (cell = insert(h[i], pcs[i], cell)))
		;
	return cell;
}

void table_mark_site(uint32_t n)
{
	struct leaktag_cell *cell = table_at(n);

	if (cell && !(cell->pc & LEAKTAG_SITE))
		atomic_fetch_or((_Atomic uint64_t *)&cell->pc, LEAKTAG_SITE);
}

// Slots of dead cells stay filled, but fit no key.
static void level_bury(unsigned level)
{
	_Atomic uint64_t *slots = (_Atomic uint64_t *)atomic_load(&levels[level]);

	for (size_t i = 0; slots && i < (size_t)LEVEL_SLOTS << (2 * level); i++) {
		uint64_t slot = atomic_load_explicit(&slots[i], memory_order_acquire);
		const struct leaktag_cell *cell = table_at(slot & (LEAKTAG_MAX_CELLS - 1));
		if (cell && cell->pc & (LEAKTAG_DEAD | LEAKTAG_PAST))
			atomic_store_explicit(&slots[i], BURIED, memory_order_release);
	}
}

// A stack's cells are made from the outermost on: a cell's number is higher than its caller's.
void table_kill(uint32_t index)
{
	uint32_t n = atomic_load((_Atomic uint32_t *)&leaktag_root.cells);

	for (uint32_t i = 1; i <= n; i++) {
		struct leaktag_cell *cell = table_at(i), *caller;

		if (!cell || cell->pc & LEAKTAG_PAIR)
			continue;
		caller = table_at(cell->next);
		if (cell->module == index + 1)
			atomic_fetch_or((_Atomic uint64_t *)&cell->pc, LEAKTAG_DEAD);
		else if (caller && caller->pc & (LEAKTAG_DEAD | LEAKTAG_PAST))
			atomic_fetch_or((_Atomic uint64_t *)&cell->pc, LEAKTAG_PAST);
	}
	for (unsigned level = 0; level < LEVELS; level++)
		level_bury(level);
}
