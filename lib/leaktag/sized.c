// SPDX-License-Identifier: MIT
// Forms of free and delete that say how big the block is. They say what the program asked for,
// but the allocator was asked for a tag more, and some take the size class from what they are
// told. The plain forms are right for blocks with and without a tag.

#include <dlfcn.h>
#include <stdlib.h>

#include "new.h"
#include "tag.h"

// The plain form that the program itself would get: these are not interposed, and a program may
// well have its own.
static void *first(void **place, const char *name)
{
	if (unlikely(!*place))
		*place = dlsym(RTLD_DEFAULT, name);
	return *place;
}

static void delete_by(void **place, const char *name, void *p)
{
	void (*f)(void *) = (void (*)(void *))first(place, name);

	f ? f(p) : real.free(p);
}

static void delete_aligned_by(void **place, const char *name, void *p, size_t align)
{
	void (*f)(void *, size_t) = (void (*)(void *, size_t))first(place, name);

	f ? f(p, align) : real.free(p);
}

EXPORT void delete_sized(void *p, size_t n)
{
	static void *plain;

	delete_by(&plain, "_ZdlPv", p);
}

EXPORT void delete_array_sized(void *p, size_t n)
{
	static void *plain;

	delete_by(&plain, "_ZdaPv", p);
}

EXPORT void delete_sized_aligned(void *p, size_t n, size_t align)
{
	static void *plain;

	delete_aligned_by(&plain, "_ZdlPvSt11align_val_t", p, align);
}

EXPORT void delete_array_sized_aligned(void *p, size_t n, size_t align)
{
	static void *plain;

	delete_aligned_by(&plain, "_ZdaPvSt11align_val_t", p, align);
}

EXPORT void free_sized(void *p, size_t n)
{
	real.free(p);
}

EXPORT void free_aligned_sized(void *p, size_t align, size_t n)
{
	real.free(p);
}

// jemalloc's own interface.
EXPORT void sdallocx(void *p, size_t n, int flags)
{
	static void *plain;
	void (*f)(void *, int) = (void (*)(void *, int))first(&plain, "dallocx");

	f ? f(p, flags) : real.free(p);
}

EXPORT size_t sallocx(const void *p, int flags)
{
	static void *place;
	size_t (*f)(const void *, int);

	if (unlikely(!place))
		place = real_find("sallocx");
	f = (size_t(*)(const void *, int))place;
	size_t usable = f ? f(p, flags) : real_usable((void *)p);
	return tag_spare((void *)p, usable);
}
