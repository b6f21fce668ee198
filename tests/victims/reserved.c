// SPDX-License-Identifier: MIT
// Terabytes of addresses that are reserved alone, as databases, sanitizers and virtual machines do,
// with a few pages here and there that do hold something.
#include "victim.h"

#include <sys/mman.h>

static const size_t terabyte = (size_t)1 << 40;

static void **reserve(size_t size, int prot)
{
	void *p = mmap(NULL, size, prot, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (p == MAP_FAILED) {
		puts("skip: no such addresses");
		exit(0);
	}
	return p;
}

// With an argument there is little but what nobody has touched.
static bool bare;

static void work(void)
{
	static const size_t page = 4096;
	const size_t size = bare ? terabyte / 64 : 16 * terabyte, words = size / sizeof(void *);
	void **none = reserve(16 * terabyte, PROT_NONE),
	     **sparse = reserve(size, PROT_READ | PROT_WRITE);

	for (unsigned i = 0; i < 16; i++)
		sparse[i * (words / 16) + i * 37 * page / sizeof(void *)] = held(block(100 + i));
	sparse[words - 1] = held(block(200));
	none += terabyte / sizeof(void *);
	mprotect(none, page, PROT_READ | PROT_WRITE);
	none[0] = held(block(300));
	if (!bare)
		mprotect(none, page, PROT_NONE);
	lost(block(400));
}

int main(int argc, char **argv)
{
	bare = argc > 1 && argv[1];
	far(work);
	ready();
}
