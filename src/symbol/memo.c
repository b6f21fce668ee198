// SPDX-License-Identifier: MIT
#include "symbol/memo.h"

#include <stdlib.h>

#include "base/xalloc.h"

struct memo_slot {
	u64 key;
	u32 value;
	bool used;
};

static struct memo_slot *slot_find(struct memo_slot *slots, size_t cap, u64 key)
{
	// Fibonacci hashing: the high bits of the product depend on every bit of the key.
	size_t i = (key * 0x9e3779b97f4a7c15) >> 32 & (cap - 1);

	while (slots[i].used && slots[i].key != key)
		i = (i + 1) & (cap - 1);
	return &slots[i];
}

static void memo_grow(struct memo *m)
{
	size_t cap = m->cap ? m->cap * 2 : 64;
	struct memo_slot *slots = xcalloc(cap, sizeof(*slots));

	for (size_t i = 0; i < m->cap; i++)
		if (m->slots[i].used)
			*slot_find(slots, cap, m->slots[i].key) = m->slots[i];
	free(m->slots);
	m->slots = slots;
	m->cap = cap;
}

u32 *memo_at(struct memo *m, u64 key)
{
	struct memo_slot *s;

	if (m->n * 4 >= m->cap * 3)
		memo_grow(m);
	s = slot_find(m->slots, m->cap, key);
	if (!s->used) {
		s->used = true;
		s->key = key;
		m->n++;
	}
	return &s->value;
}

void memo_free(struct memo *m)
{
	free(m->slots);
	*m = (struct memo){};
}
