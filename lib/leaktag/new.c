// SPDX-License-Identifier: MIT
// operator new in every form, so that the site is its caller and not the C++ library. Exceptions
// pass through here: built with -fexceptions.
//
// Where the real operator is the C++ library's, which asks malloc, so do these, and leave to it
// what happens when there is no memory (handlers, exceptions). Where the allocator brings its own,
// that one is called. Where it is another library's, it alone knows what its blocks are.

#include <dlfcn.h>
#include <stdlib.h>

#include "new.h"
#include "tag.h"

_Static_assert(sizeof(size_t) == 8 && sizeof(long) == 8, "size_t is mangled as m");

// The real operator. If no C++ library is in scope, one was loaded privately with the module that
// has called.
static void *next(void **place, const char *name, uintptr_t caller)
{
	Dl_info info;

	if (likely(*place))
		return *place;
	*place = real_find(name);
	if (*place || !dladdr((void *)caller, &info) || !info.dli_fname)
		return *place;
	void *module = dlopen(info.dli_fname, RTLD_LAZY | RTLD_NOLOAD);
	void *f = module ? dlsym(module, name) : NULL;
	if (module)
		dlclose(module);
	return f;
}

static inline __attribute__((always_inline)) void *by_malloc(size_t n, uintptr_t caller)
{
	if (unlikely(real_new_kind() != REAL_NEW_MALLOC))
		return NULL;
	return tag_new(real.malloc(tag_room(n)), n, caller);
}

static void *by_memalign(size_t n, size_t align, uintptr_t caller)
{
	void *p;

	if (real_new_kind() != REAL_NEW_MALLOC)
		return NULL;
	if (align < sizeof(p))
		align = sizeof(p);
	return real.posix_memalign(&p, align, tag_room(n)) == 0 ? tag_new_from(p, n, caller) : NULL;
}

// What the real operator is asked for: only where it is the allocator's own is it known to give
// blocks that have room for a tag.
static size_t room_in_next(size_t n)
{
	return real_new_kind() == REAL_NEW_ALLOCATOR ? tag_room(n) : n;
}

static void *tag_next(void *p, size_t n, uintptr_t caller)
{
	enum real_new kind = real_new_kind();

	if (kind == REAL_NEW_ALLOCATOR)
		tag_new_from(p, n, caller);
	else if (kind == REAL_NEW_MALLOC && p && tag_read(p)) // it came through malloc here
		tag_set(p, sites_here(caller), 0);
	return p;
}

static void *plain(void **place, const char *name, size_t n, uintptr_t caller)
{
	void *(*f)(size_t) = (void *(*)(size_t))next(place, name, caller);

	return f ? tag_next(f(room_in_next(n)), n, caller) : NULL;
}

static void *nothrow_one(void **place, const char *name, size_t n, const void *tag,
			 uintptr_t caller)
{
	void *(*f)(size_t, const void *) =
		(void *(*)(size_t, const void *))next(place, name, caller);

	return f ? tag_next(f(room_in_next(n), tag), n, caller) : NULL;
}

static void *aligned(void **place, const char *name, size_t n, size_t align, uintptr_t caller)
{
	void *(*f)(size_t, size_t) = (void *(*)(size_t, size_t))next(place, name, caller);

	return f ? tag_next(f(room_in_next(n), align), n, caller) : NULL;
}

static void *aligned_nothrow(void **place, const char *name, size_t n, size_t align,
			     const void *tag, uintptr_t caller)
{
	void *(*f)(size_t, size_t, const void *) =
		(void *(*)(size_t, size_t, const void *))next(place, name, caller);

	return f ? tag_next(f(room_in_next(n), align, tag), n, caller) : NULL;
}

EXPORT void *new_plain(size_t n)
{
	static void *real_operator;
	void *p = by_malloc(n, CALLER);

	return likely(p) ? p : plain(&real_operator, "_Znwm", n, CALLER);
}

EXPORT void *new_array(size_t n)
{
	static void *real_operator;
	void *p = by_malloc(n, CALLER);

	return likely(p) ? p : plain(&real_operator, "_Znam", n, CALLER);
}

EXPORT void *new_nothrow(size_t n, const void *nothrow)
{
	static void *real_operator;
	void *p = by_malloc(n, CALLER);

	return likely(p) ? p
			 : nothrow_one(&real_operator, "_ZnwmRKSt9nothrow_t", n, nothrow, CALLER);
}

EXPORT void *new_array_nothrow(size_t n, const void *nothrow)
{
	static void *real_operator;
	void *p = by_malloc(n, CALLER);

	return likely(p) ? p
			 : nothrow_one(&real_operator, "_ZnamRKSt9nothrow_t", n, nothrow, CALLER);
}

EXPORT void *new_aligned(size_t n, size_t align)
{
	static void *real_operator;
	void *p = by_memalign(n, align, CALLER);

	return p ? p : aligned(&real_operator, "_ZnwmSt11align_val_t", n, align, CALLER);
}

EXPORT void *new_array_aligned(size_t n, size_t align)
{
	static void *real_operator;
	void *p = by_memalign(n, align, CALLER);

	return p ? p : aligned(&real_operator, "_ZnamSt11align_val_t", n, align, CALLER);
}

EXPORT void *new_aligned_nothrow(size_t n, size_t align, const void *nothrow)
{
	static void *real_operator;
	void *p = by_memalign(n, align, CALLER);

	return p ? p
		 : aligned_nothrow(&real_operator, "_ZnwmSt11align_val_tRKSt9nothrow_t", n, align,
				   nothrow, CALLER);
}

EXPORT void *new_array_aligned_nothrow(size_t n, size_t align, const void *nothrow)
{
	static void *real_operator;
	void *p = by_memalign(n, align, CALLER);

	return p ? p
		 : aligned_nothrow(&real_operator, "_ZnamSt11align_val_tRKSt9nothrow_t", n, align,
				   nothrow, CALLER);
}
