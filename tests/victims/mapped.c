// SPDX-License-Identifier: MIT
// Blocks with a mapping of their own: held and lost, grown and shrunk in place or moved, aligned
// far beyond a page, neighbours that the kernel shows as one mapping, and big ones given back.
#include "victim.h"

root void *kept[40];

static void work(void)
{
	int k = 0;

	mallopt(M_MMAP_THRESHOLD, 128 << 10);
	for (int i = 0; i < 10; i++) {
		kept[k++] = held(block((200 << 10) + i * 4096));
		lost(block((300 << 10) + i * 777));
		free(block((250 << 10) + i * 4096));
	}
	for (int i = 0; i < 5; i++) {
		kept[k++] = held(realloc(block(200 << 10), (1 << 20) + i * 5000));
		lost(realloc(block(900 << 10), (150 << 10) + i * 5000));
	}
	for (int shift = 5; shift < 22; shift += 2) {
		void *p = memalign((size_t)1 << shift, 400 << 10);

		kept[k++] = held(filled(p));
		lost(filled(memalign((size_t)1 << shift, 260 << 10)));
	}
	kept[k++] = (char *)held(block(64 << 20)) + (48 << 20);
	lost(block(32 << 20));
}

int main(void)
{
	far(work);
	ready();
}
