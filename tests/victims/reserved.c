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

// A large file without contents, a page of which this process has to itself.
static void file_copied(void)
{
	int fd = memfd_create("victim", 0);
	void **p;

	if (fd < 0 || ftruncate(fd, (off_t)terabyte))
		return;
	p = mmap(NULL, terabyte, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE, fd, 0);
	if (p != MAP_FAILED)
		p[terabyte / 3 / sizeof(void *)] = held(block(350));
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
	if (!bare)
		file_copied();
	lost(block(400));
}

int main(int argc, char **argv)
{
	bare = argc > 1 && argv[1];
	far(work);
	ready();
}
