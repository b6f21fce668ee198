// SPDX-License-Identifier: MIT
// The program moves the break itself, again and again, between the allocator's own moves; what it
// keeps there are roots.
#include "victim.h"

static void work(void)
{
	void **mine;

	for (int i = 0; i < 20; i++) {
		for (int j = 0; j < 40; j++)
			lost(block(5000 + i * 16));
		mine = sbrk(i % 3 ? 4096 : 100 + i * 8);
		if (mine == (void *)-1)
			abort();
		mine = (void **)(((uintptr_t)mine + 7) & ~(uintptr_t)7);
		mine[2] = held(block(700));
	}
}

int main(void)
{
	far(work);
	ready();
}
