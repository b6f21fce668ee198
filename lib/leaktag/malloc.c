// SPDX-License-Identifier: MIT
// malloc and its kin. free is not among them: a block is the allocator's from its first byte on,
// so blocks from before, from behind and from the loader stay what they are.

#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <unistd.h>
#include <wchar.h>

#include "tag.h"

EXPORT void *malloc(size_t n)
{
	return tag_new(real.malloc(tag_room(n)), n, CALLER);
}

EXPORT void *calloc(size_t count, size_t size)
{
	size_t n;

	if (__builtin_mul_overflow(count, size, &n))
		return real.calloc(count, size); // refuses
	return tag_new(real.calloc(1, tag_room(n)), n, CALLER);
}

// As in Plan 9, a block that begins with realloc has both tags.
static inline __attribute__((always_inline)) void *resize(void *p, size_t n, uintptr_t caller)
{
	if (p && n == 0)
		return real.realloc(p, 0); // frees it, or whatever the allocator makes of it
	uint32_t had = p ? tag_read(p) : 0;
	void *q = real.realloc(p, tag_room(n));
	if (!q)
		return NULL;
	uint32_t site = sites_here(caller);
	tag_write(q, n, tag_pair(p ? tag_malloc_site(had) : site, site));
	return q;
}

EXPORT void *realloc(void *p, size_t n)
{
	return resize(p, n, CALLER);
}

EXPORT void *reallocarray(void *p, size_t count, size_t size)
{
	size_t n;

	if (__builtin_mul_overflow(count, size, &n)) {
		errno = ENOMEM;
		return NULL;
	}
	return resize(p, n, CALLER);
}

EXPORT int posix_memalign(void **ret, size_t align, size_t n)
{
	int e = real.posix_memalign(ret, align, tag_room(n));

	if (e == 0)
		tag_new_from(*ret, n, CALLER);
	return e;
}

EXPORT void *aligned_alloc(size_t align, size_t n)
{
	return tag_new_from(real.aligned_alloc(align, tag_room(n)), n, CALLER);
}

EXPORT void *memalign(size_t align, size_t n)
{
	return tag_new_from(real.memalign(align, tag_room(n)), n, CALLER);
}

EXPORT void *valloc(size_t n)
{
	return tag_new_from(real.memalign((size_t)getpagesize(), tag_room(n)), n, CALLER);
}

// The program may use all of the last page.
EXPORT void *pvalloc(size_t n)
{
	size_t page = (size_t)getpagesize(), whole;

	if (__builtin_add_overflow(n, page - 1, &whole)) {
		errno = ENOMEM;
		return NULL;
	}
	whole &= ~(page - 1);
	return tag_new_from(real.memalign(page, tag_room(whole)), whole, CALLER);
}

EXPORT char *strdup(const char *s)
{
	size_t n = strlen(s) + 1;
	char *p = tag_new(real.malloc(tag_room(n)), n, CALLER);

	return p ? memcpy(p, s, n) : NULL;
}

EXPORT char *strndup(const char *s, size_t max)
{
	size_t n = strnlen(s, max);
	char *p = tag_new(real.malloc(tag_room(n + 1)), n + 1, CALLER);

	if (!p)
		return NULL;
	p[n] = 0;
	return memcpy(p, s, n);
}

EXPORT wchar_t *wcsdup(const wchar_t *s)
{
	size_t n = (wcslen(s) + 1) * sizeof(*s);
	wchar_t *p = tag_new(real.malloc(tag_room(n)), n, CALLER);

	return p ? memcpy(p, s, n) : NULL;
}

// Programs use blocks up to this, so the tag is no part of it. An untagged block is whole.
EXPORT size_t malloc_usable_size(void *p)
{
	return likely(p) ? tag_spare(p, real_usable(p)) : 0;
}
