// SPDX-License-Identifier: MIT
// Memory that the program maps itself: private, shared, of a file, read-only and out of reach.
#include "victim.h"

#include <sys/mman.h>

static void **map(int prot, int flags, int fd)
{
	void *p = mmap(NULL, 8192, prot, flags, fd, 0);

	if (p == MAP_FAILED)
		abort();
	return p;
}

// Written to once, and not any more.
static void sealed(unsigned n, int flags, int fd, int prot)
{
	void **p = map(PROT_READ | PROT_WRITE, flags, fd);

	p[n] = held(block(n));
	mprotect(p, 8192, prot);
}

// Through one mapping, which is gone, and seen in another.
static void written_elsewhere(void)
{
	int fd = memfd_create("victim", 0);
	void **p;

	if (ftruncate(fd, 8192))
		abort();
	p = map(PROT_READ | PROT_WRITE, MAP_SHARED, fd);
	p[17] = held(block(17));
	map(PROT_READ | PROT_EXEC, MAP_SHARED, fd);
	munmap(p, 8192);
}

static void work(void)
{
	int rw = PROT_READ | PROT_WRITE, fd = memfd_create("victim", 0);
	void **p;

	if (ftruncate(fd, 8192))
		abort();
	map(rw, MAP_PRIVATE | MAP_ANONYMOUS, -1)[5] = held(block(1));
	map(rw, MAP_SHARED | MAP_ANONYMOUS, -1)[6] = held(block(2));
	map(rw, MAP_SHARED, fd)[7] = held(block(3));
	map(rw, MAP_PRIVATE, fd)[600] = held(block(4));

	p = map(rw, MAP_PRIVATE | MAP_ANONYMOUS, -1);
	p[8] = held(block(5));
	mprotect(p, 8192, PROT_READ);

	// As interpreters and debug allocators do with what must not be touched for a while.
	p = map(rw, MAP_PRIVATE | MAP_ANONYMOUS, -1);
	p[9] = held(block(6));
	mprotect(p, 8192, PROT_NONE);

	sealed(13, MAP_PRIVATE, fd, PROT_READ);
	sealed(14, MAP_PRIVATE, fd, PROT_NONE);
	sealed(15, MAP_SHARED, fd, PROT_READ);
	sealed(16, MAP_SHARED | MAP_ANONYMOUS, -1, PROT_NONE);
	written_elsewhere();

	p = map(rw, MAP_PRIVATE | MAP_ANONYMOUS, -1);
	p[10] = held(block(7));
	p = mremap(p, 8192, 1 << 20, MREMAP_MAYMOVE);

	p = map(rw, MAP_PRIVATE | MAP_ANONYMOUS, -1);
	p[11] = lost(block(8));
	munmap(p, 8192);
	p = map(rw, MAP_PRIVATE | MAP_ANONYMOUS, -1);
	p[12] = lost(block(9));
	madvise(p, 8192, MADV_DONTNEED);
}

int main(void)
{
	far(work);
	ready();
}
