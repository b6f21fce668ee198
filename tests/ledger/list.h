/* SPDX-License-Identifier: MIT */
// Lists of blocks, by address.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct entry {
	uint64_t addr, size, birth;
	bool forgotten;
};

struct list {
	struct entry *v;
	size_t n, cap;
};

void list_add(struct list *l, struct entry e);
void list_sort(struct list *l);

// Of a sorted list: the last entry that begins at addr or before, the first one that begins at addr
// or behind it, and the one that begins there; NULL if there is none.
const struct entry *list_below(const struct list *l, uint64_t addr);
const struct entry *list_from(const struct list *l, uint64_t addr);
const struct entry *list_find(const struct list *l, uint64_t addr);
