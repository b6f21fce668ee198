// SPDX-License-Identifier: MIT
// libno_map.so: its data leads to what begins like mimalloc's map of pages, and is none. Preloaded
// after mimalloc it lies before it.
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { BYTES = 64 << 10 };

static void **volatile no_map;

__attribute__((constructor)) static void make(void)
{
	void **p =
		mmap(NULL, 2 * BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (p == MAP_FAILED)
		exit(1);
	p[0] = (char *)p + BYTES;
	p[1] = (void *)(uintptr_t)1;
	no_map = p;
}
