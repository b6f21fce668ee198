// SPDX-License-Identifier: MIT
// Free lists of every kind, full: cached, fast, small, large and unsorted; held and lost blocks
// between them.
#include "victim.h"

root void *kept[4000];

static void work(void)
{
	static uint64_t hidden[4000];
	unsigned seed = 12345;

	for (int i = 0; i < 4000; i++) {
		seed = seed * 1103515245 + 12345;
		size_t size = 1 + (seed >> 8) % (i % 10 ? 200 : 20000);

		hidden[i] = hide(block(size));
	}
	for (int i = 0; i < 4000; i++) {
		void *p = reveal(hidden[i]);

		if (i % 7 == 3)
			kept[i] = held(p);
		else if (i % 7 == 5)
			lost(p);
	}
	// Those that lie beside each other are merged, and their addresses are no block's then.
	for (int i = 0; i < 4000; i++)
		if (i % 7 != 3 && i % 7 != 5)
			free(reveal(hidden[i]));
}

int main(void)
{
	far(work);
	ready();
}
