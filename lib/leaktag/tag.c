// SPDX-License-Identifier: MIT
#include "tag.h"

__attribute__((noinline)) void *tag_new_far(void *p, size_t n, uintptr_t caller)
{
	if (p)
		tag_put(p, real_ask_usable_new(p, tag_room(n)), n, sites_here(caller));
	return p;
}

// Large or tiny ones, and those without a tag.
__attribute__((noinline)) size_t tag_spare_far(void *p, size_t usable)
{
	if (usable < LEAKTAG_TAG_SIZE || (large_is(usable) && large_read(p, usable)))
		return usable;
	return tag_decipher(p, usable) - 1 < leaktag_root.cells ? usable - LEAKTAG_TAG_SIZE
								: usable;
}

uint32_t tag_read(void *p)
{
	size_t usable = real_usable(p);
	uint32_t n = large_is(usable) ? large_read(p, usable) : 0;

	if (!n && usable >= LEAKTAG_TAG_SIZE)
		n = tag_decipher(p, usable);
	const struct leaktag_cell *cell = table_at(n);

	return cell && cell->pc & LEAKTAG_SITE ? n : 0;
}

uint32_t tag_malloc_site(uint32_t n)
{
	const struct leaktag_cell *cell = table_at(n);

	return cell && cell->pc & LEAKTAG_PAIR ? cell->next : n;
}

uint32_t tag_realloc_site(uint32_t n)
{
	const struct leaktag_cell *cell = table_at(n);

	return cell && cell->pc & LEAKTAG_PAIR ? (uint32_t)cell->pc : 0;
}

uint32_t tag_pair(uint32_t malloc_site, uint32_t realloc_site)
{
	uint32_t n = malloc_site;

	if (realloc_site)
		n = table_pair(malloc_site, realloc_site);
	table_mark_site(n);
	return n;
}

void tag_set(void *p, uint32_t malloc_site, uint32_t realloc_site)
{
	size_t usable = real_usable(p);

	if (!tag_read(p))
		return;
	uint32_t cell = tag_pair(malloc_site, realloc_site);
	if (large_is(usable) && large_read(p, usable))
		large_write(p, usable, cell ? cell : LARGE_NO_CELL);
	else
		tag_put_inside(p, usable, cell);
}
