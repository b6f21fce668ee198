// SPDX-License-Identifier: MIT
#include "tag.h"

uint32_t tag_read(void *p)
{
	uint32_t n = tag_decipher(p, real_usable(p));
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
	if (tag_read(p))
		tag_write(p, 0, tag_pair(malloc_site, realloc_site));
}
