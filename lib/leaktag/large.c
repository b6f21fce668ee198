// SPDX-License-Identifier: MIT
// Found by hashing the address through levels like those of table.c: a place is given to an address for
// ever, in the first line that has one left, as nobody says when a block is freed. What comes to lie
// there later has another size, its tag in itself, or writes here.

#include "large.h"
#include "lines.h"

enum { LINE_PLACES = 4 };

static struct leaktag_large *line_of(unsigned level, uint64_t addr)
{
	size_t places = (size_t)LEAKTAG_LARGE_PLACES << (2 * level);
	struct leaktag_large *all = table_map_once((_Atomic uint64_t *)&leaktag_root.large[level],
						   places * sizeof(*all));
	uint64_t h = lines_hash(addr) >> 32;

	return all ? all + (h & (places - 1) & ~(uint64_t)(LINE_PLACES - 1)) : NULL;
}

// NULL: there is none, and none was to be made or could be.
static struct leaktag_large *place_of(const void *p, bool make)
{
	uint64_t addr = ~(uint64_t)(uintptr_t)p;

	for (unsigned level = 0; level < LEAKTAG_LARGE_LEVELS; level++) {
		if (!make && !atomic_load((_Atomic uint64_t *)&leaktag_root.large[level]))
			return NULL;
		struct leaktag_large *line = line_of(level, addr);

		for (unsigned i = 0; line && i < LINE_PLACES; i++) {
			uint64_t has = atomic_load((_Atomic uint64_t *)&line[i].addr);

			if (!has && !make)
				return NULL;
			if (has == addr ||
			    (!has && (atomic_compare_exchange_strong(
					      (_Atomic uint64_t *)&line[i].addr, &has, addr) ||
				      has == addr)))
				return &line[i];
		}
	}
	return NULL;
}

uint32_t large_read(const void *p, size_t usable)
{
	struct leaktag_large *place = place_of(p, false);
	uint64_t what = place ? atomic_load((_Atomic uint64_t *)&place->what) : 0;

	return what >> 32 == leaktag_large_size(usable) ? (uint32_t)what : 0;
}

void large_write(const void *p, size_t usable, uint32_t cell)
{
	struct leaktag_large *place = place_of(p, cell);

	if (place)
		atomic_store((_Atomic uint64_t *)&place->what,
			     (uint64_t)leaktag_large_size(usable) << 32 | cell);
	else if (cell)
		atomic_fetch_add((_Atomic uint32_t *)&leaktag_root.lost, 1);
}
