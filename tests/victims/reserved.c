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

static void work(void)
{
	static const size_t page = 4096;
	void **none = reserve(16 * terabyte, PROT_NONE);
	void **sparse = reserve(16 * terabyte, PROT_READ | PROT_WRITE);

	for (unsigned i = 0; i < 16; i++)
		sparse[(i * terabyte + i * 37 * page) / sizeof(void *)] = held(block(100 + i));
	sparse[(16 * terabyte - sizeof(void *)) / sizeof(void *)] = held(block(200));
	mprotect(none + terabyte / sizeof(void *), page, PROT_READ | PROT_WRITE);
	none[terabyte / sizeof(void *)] = held(block(300));
	mprotect(none + terabyte / sizeof(void *), page, PROT_NONE);
	lost(block(400));
}

int main(void)
{
	far(work);
	ready();
}
