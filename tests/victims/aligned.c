// SPDX-License-Identifier: MIT
// Every way to ask for memory, from one byte on, at any alignment.
#include "victim.h"

// The C library may be older than this function.
#pragma weak reallocarray
extern void *reallocarray(void *p, size_t n, size_t size);

root void *kept[200];

static void *made(int how, size_t alignment, size_t n)
{
	void *p = NULL;

	switch (how) {
	case 0: p = memalign(alignment, n); break;
	case 1: p = aligned_alloc(alignment, (n + alignment - 1) & ~(alignment - 1)); break;
	case 2:
		if (posix_memalign(&p, alignment, n))
			abort();
		break;
	case 3: p = valloc(n); break;
	case 4: p = calloc(n, 3); break;
	case 5: p = realloc(malloc(n * 2), n); break;
	case 6: p = realloc(malloc(n), n * 5); break;
	case 7: p = reallocarray ? reallocarray(NULL, n, 2) : realloc(NULL, n * 2); break;
	default: p = strdup("a string that somebody wanted to have twice");
	}
	return how == 8 ? p : filled(p);
}

static void work(void)
{
	int k = 0;

	for (int how = 0; how < 9; how++)
		for (int shift = 4; shift < 14; shift += 3) {
			size_t alignment = (size_t)1 << shift;

			kept[k++] = held(made(how, alignment, 1));
			kept[k++] = held(made(how, alignment, 1000));
			lost(made(how, alignment, 24));
			lost(made(how, alignment, 5000));
		}
	kept[k++] = held(block(0));
	lost(block(0));
}

int main(void)
{
	far(work);
	ready();
}
