/* SPDX-License-Identifier: MIT */
// The functions that this library stands in front of.
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout.h"

#define CALLER ((uintptr_t)__builtin_extract_return_addr(__builtin_return_address(0)))
#define EXPORT __attribute__((visibility("default")))

// Which of several definitions of a name is the real one: the next after this library in the
// order of look-up, or, where it was loaded into a running process, the first.
enum real_scope { REAL_NEXT, REAL_FIRST };

// How operator new gets its memory.
enum real_new {
	REAL_NEW_UNKNOWN,   // not looked at yet
	REAL_NEW_MALLOC,    // by malloc: libstdc++, libc++
	REAL_NEW_ALLOCATOR, // the allocator brings its own
	REAL_NEW_FOREIGN,   // from somewhere else: left alone
};

// Until the first call of one of them, they lead to functions that look them up.
struct real {
	void *(*malloc)(size_t n);
	void *(*calloc)(size_t n, size_t size);
	void *(*realloc)(void *p, size_t n);
	int (*posix_memalign)(void **ret, size_t align, size_t n);
	size_t (*usable)(void *p);
	void (*free)(void *p);
	void *(*memalign)(size_t align, size_t n);
	void *(*aligned_alloc)(size_t align, size_t n);
	// glibc's malloc, unless the chunk is mapped: the usable size is the word before the block
	// less its three flags and itself. Tried out before it is used.
	bool header;
	// jemalloc's: the size that it makes of another, by its manual the same each time. NULL: it
	// is another allocator, which may do anything when it is asked, and is asked with care.
	size_t (*rounded)(size_t n, int flags);
	// As that allows: the allocator's own `usable`, or real_ask_usable.
	size_t (*ask)(void *p);
};

// Up to how many bytes what `rounded` says is kept: of blocks that are not large.
enum { REAL_KEPT = LEAKTAG_LARGE_BYTES - 1 };

extern struct real real __attribute__((visibility("hidden")));

void real_resolve(enum real_scope scope);

// NULL if no loaded library that is in scope has it.
void *real_find(const char *name);

enum real_new real_new_kind(void);

// 0: the allocator does not tell, or is just being asked and allocates for itself.
size_t real_ask_usable(void *p);

// The size of a block that malloc was asked n bytes for: jemalloc's by n alone, as a look at where
// it keeps the sizes of blocks costs as much as its malloc does.
size_t real_ask_usable_new(void *p, size_t n);

extern uint16_t real_kept[(REAL_KEPT + 7) / 8 + 1] __attribute__((visibility("hidden")));

static inline __attribute__((always_inline)) size_t real_usable(void *p)
{
	size_t word;

	if (__builtin_expect(real.header, 1)) {
		word = ((size_t *)p)[-1];
		if (__builtin_expect(!(word & 2), 1))
			return (word & ~(size_t)7) - sizeof(size_t);
	}
	return real.ask(p);
}

// The size of a block that malloc was just asked n bytes for; 0: the allocator has to be asked, or what
// it says is not to be trusted.
static inline __attribute__((always_inline)) size_t real_usable_known(void *p, size_t n)
{
	size_t word, usable;

	if (__builtin_expect(real.header, 1)) {
		word = ((size_t *)p)[-1];
		usable = (word & ~(size_t)7) - sizeof(size_t);
		return __builtin_expect(!(word & 2) && usable >= n, 1) ? usable : 0;
	}
	return n <= REAL_KEPT ? real_kept[(n + 7) / 8] : 0;
}
