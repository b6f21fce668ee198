/* SPDX-License-Identifier: MIT */
// Growing arrays of any type: struct { T *v; size_t n, cap; }, all zero when empty.
//
//	VEC(struct mapping) maps = {};
//	*vec_push(&maps) = (struct mapping){...};
//	vec_each(&maps, m)
//		use(m->start);
//	vec_free(&maps);
#pragma once

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#define VEC(T)                                                                                     \
	struct {                                                                                   \
		T *v;                                                                              \
		size_t n, cap;                                                                     \
	}

static inline void *vec_grow_(void *v, size_t need, size_t *cap, size_t size)
{
	if (need <= *cap)
		return v;
	*cap = need > *cap * 2 ? need : *cap * 2;
	if (*cap < 8)
		*cap = 8;
	return xreallocarray(v, *cap, size);
}

// Room for n more.
#define vec_reserve(a, more)                                                                       \
	((void)((a)->v = vec_grow_((a)->v, (a)->n + (more), &(a)->cap, sizeof(*(a)->v))))

// A pointer to the new, uninitialised last element.
#define vec_push(a) (vec_reserve(a, 1), &(a)->v[(a)->n++])

#define vec_last(a) (&(a)->v[(a)->n - 1])

#define vec_each(a, p) for (__typeof__((a)->v + 0) p = (a)->v; p < (a)->v + (a)->n; p++)

#define vec_free(a) (free((a)->v), memset((a), 0, sizeof(*(a))), (void)0)

// cmp(const T *, const T *) as for qsort.
#define vec_sort(a, cmp)                                                                           \
	((a)->n ? qsort((a)->v, (a)->n, sizeof(*(a)->v),                                           \
			(int (*)(const void *, const void *))(cmp))                                \
		: (void)0)
