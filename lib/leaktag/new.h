/* SPDX-License-Identifier: MIT */
// The C++ operators and their kin by their names in C.
#pragma once

#include <stddef.h>

#include "real.h"

EXPORT void *new_plain(size_t n) __asm__("_Znwm");
EXPORT void *new_array(size_t n) __asm__("_Znam");
EXPORT void *new_nothrow(size_t n, const void *nothrow) __asm__("_ZnwmRKSt9nothrow_t");
EXPORT void *new_array_nothrow(size_t n, const void *nothrow) __asm__("_ZnamRKSt9nothrow_t");
EXPORT void *new_aligned(size_t n, size_t align) __asm__("_ZnwmSt11align_val_t");
EXPORT void *new_array_aligned(size_t n, size_t align) __asm__("_ZnamSt11align_val_t");
EXPORT void *new_aligned_nothrow(size_t n, size_t align,
				 const void *nothrow) __asm__("_ZnwmSt11align_val_tRKSt9nothrow_t");
EXPORT void *new_array_aligned_nothrow(size_t n, size_t align, const void *nothrow) __asm__(
	"_ZnamSt11align_val_tRKSt9nothrow_t");

EXPORT void delete_sized(void *p, size_t n) __asm__("_ZdlPvm");
EXPORT void delete_array_sized(void *p, size_t n) __asm__("_ZdaPvm");
EXPORT void delete_sized_aligned(void *p, size_t n, size_t align) __asm__("_ZdlPvmSt11align_val_t");
EXPORT void delete_array_sized_aligned(void *p, size_t n,
				       size_t align) __asm__("_ZdaPvmSt11align_val_t");

// C23's, and jemalloc's own.
EXPORT void free_sized(void *p, size_t n);
EXPORT void free_aligned_sized(void *p, size_t align, size_t n);
EXPORT void sdallocx(void *p, size_t n, int flags);
EXPORT size_t sallocx(const void *p, int flags);
