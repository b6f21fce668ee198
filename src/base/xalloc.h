/* SPDX-License-Identifier: MIT */
// Allocation that does not fail: out of memory ends the command. That is safe for the target,
// which is held by PTRACE_SEIZE alone and runs on when we are gone.
#pragma once

#include <stdarg.h>
#include <stddef.h>

#define xalloc_like(...) __attribute__((malloc, returns_nonnull, alloc_size(__VA_ARGS__)))

xalloc_like(1) void *xmalloc(size_t n);
xalloc_like(1, 2) void *xcalloc(size_t n, size_t size);
__attribute__((returns_nonnull)) void *xreallocarray(void *p, size_t n, size_t size);
__attribute__((returns_nonnull)) char *xstrdup(const char *s);
__attribute__((returns_nonnull)) char *xstrndup(const char *s, size_t n);
__attribute__((returns_nonnull, format(printf, 1, 2))) char *xasprintf(const char *fmt, ...);
__attribute__((returns_nonnull, format(printf, 1, 0))) char *xvasprintf(const char *fmt,
									va_list ap);

// Ends the command: "leak: out of memory".
_Noreturn void out_of_memory(void);
