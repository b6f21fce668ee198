// SPDX-License-Identifier: MIT
// A preloaded malloc that nobody knows how to walk, though its symbols say what it is. With
// STRANGER=guest the C library's malloc is in use beside it, and has lost a block. Built with UNKNOWN it
// has no such symbols, and nothing that leads to the C library's.
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define exported __attribute__((visibility("default")))

void *__libc_malloc(size_t);
#ifdef UNKNOWN
#define xxmalloc unknown
#endif
exported void *xxmalloc(size_t n);

static char *at, *end;

exported void *xxmalloc(size_t n)
{
	size_t need = ((n + 15) & ~(size_t)15) + 16;

	if ((size_t)(end - at) < need) {
		size_t chunk = need > 1 << 20 ? need : 1 << 20;

		at = mmap(NULL, chunk, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		if (at == MAP_FAILED)
			return NULL;
		end = at + chunk;
	}
	*(size_t *)at = n;
	at += need;
	return at - need + 16;
}

exported void *malloc(size_t n)
{
	return xxmalloc(n);
}

exported void *calloc(size_t n, size_t size)
{
	return xxmalloc(n * size); // never recycled: zeros
}

exported void *realloc(void *p, size_t n)
{
	void *q = xxmalloc(n);

	if (p && q)
		memcpy(q, p, ((size_t *)p)[-2] < n ? ((size_t *)p)[-2] : n);
	return q;
}

exported void free(void *p)
{
	(void)p;
}

#ifndef UNKNOWN
__attribute__((constructor, noinline)) static void guest(void)
{
	const char *how = getenv("STRANGER");
	void *volatile p;

	if (!how || strcmp(how, "guest") != 0)
		return;
	for (int i = 0; i < 100; i++)
		p = __libc_malloc(776);
	memset(p, 0xe7, 776);
	p = NULL;
}
#endif
