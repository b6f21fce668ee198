// SPDX-License-Identifier: MIT
// Data that looks like the root of jemalloc's tree to who takes one word for it: a table of pointers,
// one of which leads to a record that says of which page it is, at the very place where a leaf would
// have it. All else in the table leads to memory full of pointers, as many as leaves would have.
#include "victim.h"

#include <sys/mman.h>

enum { FANOUT = 1 << 18, PAGE = 4096, LEAF = FANOUT * 8 };

root uint64_t table[3 * FANOUT];

static apart char *map(size_t size)
{
	void *p = mmap(NULL, size, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (p == MAP_FAILED)
		abort();
	return p;
}

static void work(void)
{
	uint64_t *leaf = (uint64_t *)map(2 * LEAF), *full = (uint64_t *)map(2 * LEAF);
	uint64_t page = (uintptr_t)leaf, index = page / PAGE;
	uint64_t record[] = {0, page, PAGE};

	memcpy(leaf + FANOUT, record, sizeof(record));
	leaf[index % FANOUT] = (uintptr_t)(leaf + FANOUT);
	for (size_t i = 0; i < 2 * FANOUT; i++)
		full[i] = (uintptr_t)(full + i);
	for (size_t i = 0; i < 3 * FANOUT; i++)
		table[i] = (uintptr_t)(full + i % 1000 * 2);
	table[FANOUT + index / FANOUT] = (uintptr_t)leaf;
	table[0] = (uintptr_t)held(block(100));
	lost(block(101));
}

int main(void)
{
	far(work);
	ready();
}
