// SPDX-License-Identifier: MIT
// Looking up a function can itself allocate (older loaders, and each name that is not found).
// Until malloc is known such a call goes to the C library's own name for it, if it has one; from
// then on it is served like any other, but for the tag.

#include <dlfcn.h>
#include <errno.h>
#include <string.h>

#include "attach.h"
#include "dynelf.h"
#include "real.h"
#include "table.h"

#pragma weak __libc_malloc
#pragma weak __libc_calloc
#pragma weak __libc_realloc
void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

static enum real_scope real_scope;
static _Thread_local bool resolving __attribute__((tls_model("initial-exec")));

// True if the caller must do without: the look-up is under way, further down this stack.
static bool resolve_first(void)
{
	if (resolving)
		return true;
	real_resolve(REAL_NEXT);
	return false;
}

static void *no_memory(void)
{
	errno = ENOMEM;
	return NULL;
}

static void *first_malloc(size_t n)
{
	if (resolve_first())
		return __libc_malloc ? __libc_malloc(n) : no_memory();
	return real.malloc(n);
}

static void *first_calloc(size_t n, size_t size)
{
	if (resolve_first())
		return __libc_calloc ? __libc_calloc(n, size) : no_memory();
	return real.calloc(n, size);
}

static void *first_realloc(void *p, size_t n)
{
	if (resolve_first())
		return __libc_realloc ? __libc_realloc(p, n) : no_memory();
	return real.realloc(p, n);
}

static int first_posix_memalign(void **ret, size_t align, size_t n)
{
	return resolve_first() ? ENOMEM : real.posix_memalign(ret, align, n);
}

static void *first_memalign(size_t align, size_t n)
{
	return resolve_first() ? no_memory() : real.memalign(align, n);
}

static void *first_aligned_alloc(size_t align, size_t n)
{
	return resolve_first() ? no_memory() : real.aligned_alloc(align, n);
}

static size_t first_usable(void *p)
{
	return resolve_first() || !real.usable ? 0 : real.usable(p);
}

static void first_free(void *p)
{
	if (!resolve_first())
		real.free(p);
}

struct real real = {
	.malloc = first_malloc,
	.calloc = first_calloc,
	.realloc = first_realloc,
	.posix_memalign = first_posix_memalign,
	.memalign = first_memalign,
	.aligned_alloc = first_aligned_alloc,
	.usable = first_usable,
	.ask = real_ask_usable,
	.free = first_free,
};

void *real_find(const char *name)
{
	bool was = resolving;
	uintptr_t f;

	resolving = true;
	if (real_scope == REAL_NEXT)
		f = (uintptr_t)dlsym(RTLD_NEXT, name);
	else if (!(f = attach_real(name)))
		f = elf_find(name);
	resolving = was;
	return (void *)f;
}

size_t real_ask_usable(void *p)
{
	static _Thread_local bool asking __attribute__((tls_model("initial-exec")));

	if (asking || !real.usable)
		return 0;
	asking = true;
	size_t usable = real.usable(p);
	asking = false;
	return usable;
}

uint16_t real_kept[(REAL_KEPT + 7) / 8 + 1];

// All sizes that end in the same 8 bytes are of the same class.
size_t real_ask_usable_new(void *p, size_t n)
{
	size_t usable = real_usable(p);

	if (real.rounded && n <= usable && usable <= REAL_KEPT && real.rounded(n, 0) == usable)
		real_kept[(n + 7) / 8] = (uint16_t)usable;
	return usable;
}

// Does the word before the block say what the allocator says?
static bool header_agrees(void)
{
	static const size_t sizes[] = {1, 24, 25, 100, 1000, 5000, 70000};
	void *got[sizeof(sizes) / sizeof(*sizes)];
	bool agrees = real.usable && real.malloc == real_find("__libc_malloc");

	for (size_t i = 0; agrees && i < sizeof(sizes) / sizeof(*sizes); i++) {
		if (!(got[i] = real.malloc(sizes[i])))
			return false;
		size_t word = ((size_t *)got[i])[-1], usable = real.usable(got[i]);
		agrees = usable >= sizes[i] &&
			 (word & 2 || (word & ~(size_t)7) - sizeof(size_t) == usable);
		real.free(got[i]);
	}
	return agrees;
}

static void adopt(void *place, const char *name, bool needed)
{
	void *f = real_find(name);

	if (f || !needed)
		memcpy(place, &f, sizeof(f));
}

// Path of the module that f is in.
static const char *home(void *f)
{
	Dl_info info;

	return f && dladdr(f, &info) && info.dli_fname ? info.dli_fname : "";
}

// Both names are in the library that malloc is in: then it is jemalloc.
static void *rounding(void)
{
	void *rounded = real_find("nallocx"), *control = real_find("mallctl"), *m;

	memcpy(&m, &real.malloc, sizeof(m));
	return real.usable && rounded && control && strcmp(home(rounded), home(m)) == 0 &&
			       strcmp(home(control), home(m)) == 0
		       ? rounded
		       : NULL;
}

void real_resolve(enum real_scope scope)
{
	struct real found = real;
	int saved = errno;

	real_scope = scope;
	resolving = true;
	adopt(&found.malloc, "malloc", true);
	adopt(&found.calloc, "calloc", true);
	adopt(&found.realloc, "realloc", true);
	adopt(&found.posix_memalign, "posix_memalign", true);
	adopt(&found.memalign, "memalign", true);
	adopt(&found.aligned_alloc, "aligned_alloc", true);
	adopt(&found.free, "free", true);
	adopt(&found.usable, "malloc_usable_size", false);
	real = found; // what follows may allocate
	real.header = header_agrees();
	if (!real.header)
		real.rounded = (size_t(*)(size_t, int))rounding();
	real.ask = real.rounded ? real.usable : real_ask_usable;
	resolving = false;
	errno = saved;
}

enum real_new real_new_kind(void)
{
	static _Atomic unsigned known;
	unsigned kind = atomic_load_explicit(&known, memory_order_relaxed);
	void *f, *m;

	if (likely(kind))
		return kind;
	f = real_find("_Znwm");
	memcpy(&m, &real.malloc, sizeof(m));
	const char *path = home(f), *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
	if (!f)
		return REAL_NEW_MALLOC; // a C++ library may still come
	if (strncmp(base, "libstdc++", 9) == 0 || strncmp(base, "libc++", 6) == 0)
		kind = REAL_NEW_MALLOC;
	else
		kind = strcmp(path, home(m)) == 0 ? REAL_NEW_ALLOCATOR : REAL_NEW_FOREIGN;
	atomic_store_explicit(&known, kind, memory_order_relaxed);
	return kind;
}
