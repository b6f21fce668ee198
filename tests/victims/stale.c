// SPDX-License-Identifier: MIT
// Pointers that are left where nobody looks any more: in blocks that were freed (cached, on a fast
// list, in a bin, merged into the top), and in the unused end of nothing.
#include "victim.h"

root void *plug[64];

// A freed block of each kind still has the address in its middle.
static apart void freed_with(size_t size, int count)
{
	void ***blocks = calloc(count, sizeof(*blocks));

	for (int i = 0; i < count; i++) {
		blocks[i] = block(size);
		plug[i] = held(block(24));
	}
	for (int i = 0; i < count; i++) {
		size_t words = malloc_usable_size(blocks[i]) / sizeof(void *);

		for (size_t w = 0; w < words; w++)
			blocks[i][w] = NULL;
		blocks[i][words / 2] = lost(block(48));
	}
	for (int i = 0; i < count; i++)
		free(blocks[i]);
	memset(blocks, 0, count * sizeof(*blocks));
	free(blocks);
}

static void work(void)
{
	freed_with(56, 7);
	freed_with(72, 20);
	freed_with(2000, 20);
	freed_with(60000, 10);
	freed_with(100000, 1);
	memset(plug, 0, sizeof(plug));
	for (unsigned i = 0; i < expected_n; i++)
		if (expected[i].verdict[0] == 'h')
			expected[i].verdict = "leak";
}

int main(void)
{
	far(work);
	ready();
}
