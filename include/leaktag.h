/* SPDX-License-Identifier: MIT */
// Allocation tags: who allocated a block. See leaktag(3).
#ifndef LEAKTAG_H
#define LEAKTAG_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// A library that hands out memory names its own caller as the place of allocation:
//
//	void *pool_alloc(size_t n)
//	{
//		void *p = malloc(n);
//
//		setmalloctag(p, getcallerpc(&n));
//		return p;
//	}
//
// Without libleaktag in the process the functions are missing, and a program that wants to run
// either way declares them weak:
//
//	#pragma weak setmalloctag

// The return address that stands for p's allocation. p is what malloc or one of its kin returned,
// or NULL, which is ignored. A tag of 0 takes the tag away.
void setmalloctag(void *p, uintptr_t tag);
void setrealloctag(void *p, uintptr_t tag);

// The tag; 0 if p carries none, or realloc has never touched it. Where stacks are kept
// (LEAKTAG_DEPTH), the innermost return address.
uintptr_t getmalloctag(void *p);
uintptr_t getrealloctag(void *p);

// The address that the calling function will return to. As in Plan 9 it takes the address of the
// first argument, and like every C compiler's equivalent it has no need of it.
#define getcallerpc(first_argument)                                                                \
	((void)(first_argument),                                                                   \
	 (uintptr_t)__builtin_extract_return_addr(__builtin_return_address(0)))

#ifdef __cplusplus
}
#endif

#endif
