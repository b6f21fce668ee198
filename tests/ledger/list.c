// SPDX-License-Identifier: MIT
#include "list.h"

#include <stdlib.h>

void list_add(struct list *l, struct entry e)
{
	if (l->n == l->cap) {
		l->cap = l->cap ? l->cap * 2 : 1024;
		l->v = realloc(l->v, l->cap * sizeof(*l->v));
		if (!l->v)
			abort();
	}
	l->v[l->n++] = e;
}

static int entry_cmp(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return x->addr < y->addr ? -1 : x->addr > y->addr;
}

void list_sort(struct list *l)
{
	if (l->n)
		qsort(l->v, l->n, sizeof(*l->v), entry_cmp);
}

// How many entries begin before addr.
static size_t list_before(const struct list *l, uint64_t addr)
{
	size_t low = 0, high = l->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (l->v[middle].addr < addr)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct entry *list_below(const struct list *l, uint64_t addr)
{
	size_t n = list_before(l, addr + 1);

	return n ? &l->v[n - 1] : NULL;
}

const struct entry *list_find(const struct list *l, uint64_t addr)
{
	const struct entry *e = list_below(l, addr);

	return e && e->addr == addr ? e : NULL;
}

const struct entry *list_from(const struct list *l, uint64_t addr)
{
	size_t n = list_before(l, addr);

	return n < l->n ? &l->v[n] : NULL;
}
