// SPDX-License-Identifier: MIT
// A program that wants no mapped chunks: big blocks come from the break, and n_mmaps_max is 0.
#include "victim.h"

#include <malloc.h>

root void *kept[2];

static apart void work(void)
{
	kept[0] = held(block(1 << 20));
	kept[1] = held(block(100));
	lost(block(2 << 20));
	lost(block(40));
}

int main(void)
{
	mallopt(M_MMAP_MAX, 0);
	far(work);
	ready();
}
