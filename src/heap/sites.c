// SPDX-License-Identifier: MIT
#include "heap/sites.h"

static u64 site_hash(enum site_kind kind, u64 key)
{
	u64 h = (key ^ (u64)kind << 61) * 0x9e3779b97f4a7c15;

	return h ^ h >> 29;
}

static void sites_grow(struct sites *s)
{
	s->index_size = s->index_size ? s->index_size * 2 : 64;
	free(s->index);
	s->index = xcalloc(s->index_size, sizeof(*s->index));
	for (u32 i = 0; i < s->list.n; i++) {
		u64 h = site_hash(s->list.v[i].kind, s->list.v[i].key);

		while (s->index[h & (s->index_size - 1)])
			h++;
		s->index[h & (s->index_size - 1)] = i + 1;
	}
}

static struct site *site_find(struct sites *s, enum site_kind kind, u64 key, u64 addr)
{
	u64 h = site_hash(kind, key);
	struct site *site;
	u32 *slot;

	if (s->list.n * 2 >= s->index_size)
		sites_grow(s);
	for (;; h++) {
		slot = &s->index[h & (s->index_size - 1)];
		if (!*slot)
			break;
		site = &s->list.v[*slot - 1];
		if (site->kind == kind && site->key == key)
			return site;
	}
	site = vec_push(&s->list);
	*site = (struct site){.kind = kind, .key = key, .example = addr};
	*slot = (u32)s->list.n;
	return site;
}

struct site *sites_add(struct sites *s, enum site_kind kind, u64 key, const struct block *b)
{
	struct site *site = site_find(s, kind, key, b->addr);

	site->count++;
	site->bytes += b->size;
	s->count++;
	s->bytes += b->size;
	if (b->direct) {
		site->direct++;
		site->direct_bytes += b->size;
	}
	return site;
}

static int compare_u64(u64 a, u64 b)
{
	return a < b ? -1 : a > b;
}

static int compare_identity(const struct site *a, const struct site *b)
{
	return a->kind != b->kind ? (a->kind < b->kind ? -1 : 1) : compare_u64(a->key, b->key);
}

static int compare_count(const struct site *a, const struct site *b)
{
	int order = compare_u64(b->count, a->count);

	if (!order)
		order = compare_u64(b->bytes, a->bytes);
	return order ? order : compare_identity(a, b);
}

static int compare_bytes(const struct site *a, const struct site *b)
{
	int order = compare_u64(b->bytes, a->bytes);

	if (!order)
		order = compare_u64(b->count, a->count);
	return order ? order : compare_identity(a, b);
}

void sites_sort_by_count(struct sites *s)
{
	vec_sort(&s->list, compare_count);
}

void sites_sort_by_bytes(struct sites *s)
{
	vec_sort(&s->list, compare_bytes);
}

void sites_fini(struct sites *s)
{
	free(s->index);
	vec_free(&s->list);
	*s = (struct sites){};
}
