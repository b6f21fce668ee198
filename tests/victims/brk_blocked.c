// SPDX-License-Identifier: MIT
// Somebody's mapping stands in the way of the heap: the main arena goes on elsewhere.
#include "victim.h"

#include <sys/mman.h>

#ifndef MAP_FIXED_NOREPLACE // the C library may be older than this flag
#define MAP_FIXED_NOREPLACE 0x100000
#endif

root void *kept[2000];

static void work(void)
{
	kept[0] = held(block(100));
	uintptr_t page = sysconf(_SC_PAGESIZE);
	void *end = (void *)(((uintptr_t)sbrk(0) + page - 1) & ~(page - 1));

	if (mmap(end, page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) !=
	    end)
		abort();
	for (int i = 1; i < 2000; i++) {
		kept[i] = held(block(3000));
		lost(block(1500));
	}
}

int main(void)
{
	far(work);
	ready();
}
