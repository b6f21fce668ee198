// SPDX-License-Identifier: MIT
// What a program asks of the library itself: leaktag.h, and dlclose.

#include <dlfcn.h>

#include "leaktag.h"
#include "modules.h"
#include "tag.h"

// The cell for a single address; 0 stands for a site that is not known.
static uint32_t site_at(uintptr_t pc)
{
	uint64_t stack = pc & LEAKTAG_PC;

	return table_stack(&stack, 1);
}

// The call outside of the standard libraries, if there is one.
static uintptr_t site_pc(uint32_t n)
{
	const struct leaktag_cell *first = table_at(n), *cell = first;

	while (cell && cell->pc & LEAKTAG_LIBRARY)
		cell = table_at(cell->next);
	if (!cell)
		cell = first;
	return cell ? (uintptr_t)(cell->pc & LEAKTAG_PC) : 0;
}

EXPORT void setmalloctag(void *p, uintptr_t tag)
{
	uint32_t had = p ? tag_read(p) : 0;

	if (had)
		tag_set(p, site_at(tag), tag_realloc_site(had));
}

EXPORT void setrealloctag(void *p, uintptr_t tag)
{
	uint32_t had = p ? tag_read(p) : 0;

	if (had)
		tag_set(p, tag_malloc_site(had), tag ? site_at(tag) : 0);
}

EXPORT uintptr_t getmalloctag(void *p)
{
	return site_pc(tag_malloc_site(p ? tag_read(p) : 0));
}

EXPORT uintptr_t getrealloctag(void *p)
{
	return site_pc(tag_realloc_site(p ? tag_read(p) : 0));
}

// A site in a library that goes away keeps its name: the library is on record before.
EXPORT int dlclose(void *handle)
{
	static int (*real_dlclose)(void *);

	if (!real_dlclose)
		real_dlclose = (int (*)(void *))real_find("dlclose");
	modules_refresh();
	int r = real_dlclose ? real_dlclose(handle) : -1;
	modules_refresh();
	return r;
}
