// SPDX-License-Identifier: MIT
// The tree of jemalloc 4.x: found by what it says of itself, and all chunks that are in it.
//
//	{ node_alloc, node_dalloc = 0, height:32, start[4]:32, { subtree, bits:32, cumbits:32 } [4] }
//
// The bits of the levels add up to 64 less those of an address within a chunk. A level's subtree is
// for keys whose upper bits are 0. Source: jemalloc include/jemalloc/internal/rtree.h, 4.0.0 to 4.5.0.
#include "alloc/jemalloc4.h"

#include "alloc/data.h"

#include <string.h>

enum {
	HEIGHT_AT = 16,
	LEVELS_AT = 40,
	LEVEL = 16,
	LEVEL_BITS = 16, // at most
	CHUNK_BITS_MIN = 14,
	CHUNK_BITS_MAX = 30,
	ADDRESS_BITS = 48,
	BATCH = 1024,
};

static bool is_code(const struct module *m, u64 addr)
{
	vec_each (&m->segments, s)
		if (s->flags & PF_X && within(addr, 1, s->start, s->end))
			return true;
	return false;
}

static u32 data_u32(const struct data *d, size_t at)
{
	u32 v;

	memcpy(&v, d->bytes + at, sizeof(v));
	return v;
}

// The bits of all levels; 0 if they do not add up, or if there is no subtree yet.
static unsigned levels_read(const struct data *d, size_t at, unsigned height, struct j4_level *ret)
{
	unsigned sum = 0;
	bool used = false;

	for (unsigned i = 0; i < height; i++, at += LEVEL) {
		u32 bits = data_u32(d, at + 8), to = data_u32(d, at + 12);

		sum += bits;
		if (!bits || bits > LEVEL_BITS || to != sum)
			return 0;
		ret[i] = (struct j4_level){data_at(d, at), bits, 64 - to};
		used |= ret[i].subtree != 0;
	}
	return used ? sum : 0;
}

static bool tree_at(const struct data *d, size_t at, struct j4_state *ret)
{
	u32 height = data_u32(d, at + HEIGHT_AT);
	unsigned bits;

	if (height < 2 || height > J4_LEVELS || !is_code(d->module, data_at(d, at)))
		return false;
	for (unsigned i = 0; i < J4_LEVELS; i++)
		if (data_u32(d, at + HEIGHT_AT + 4 + 4ul * i) >= height)
			return false;
	bits = levels_read(d, at + LEVELS_AT, height, ret->levels);
	if (bits < 64 - CHUNK_BITS_MAX || bits > 64 - CHUNK_BITS_MIN)
		return false;
	ret->n_levels = height;
	ret->chunk = 1ull << (64 - bits);
	ret->module = d->module;
	return true;
}

struct search {
	struct walk *walk;
	void (*fn)(struct j4_state *, void *);
	void *arg;
};

static bool find_tree(const struct data *d, void *arg)
{
	const size_t need = LEVELS_AT + J4_LEVELS * LEVEL;
	struct search *search = arg;
	struct j4_state s = {.walk = search->walk};

	if (d->word != 8)
		return false;
	for (size_t at = 0; (at = data_touched(d, at)) + need <= d->len; at += 8)
		if (tree_at(d, at, &s))
			search->fn(&s, search->arg);
	return false;
}

void j4_find_trees(struct walk *w, void (*fn)(struct j4_state *, void *), void *arg)
{
	struct search search = {w, fn, arg};

	data_each(w, LEVELS_AT + J4_LEVELS * LEVEL, find_tree, &search);
}

// --- chunks ---

static void chunk_take(struct j4_state *s, u64 key, u64 node)
{
	u64 w[3];

	if (!peek_bytes(s->peek, node, w, sizeof(w)) || w[1] != key || !w[0] || !w[2])
		return;
	*vec_push(&s->chunks) = (struct j4_chunk){
		.addr = key, .node = node, .arena = w[0], .size = node == key ? 0 : w[2]};
}

// A node of the tree, for keys that begin with `prefix`.
static void node_walk(struct j4_state *s, unsigned level, u64 node, u64 prefix)
{
	const struct j4_level *l = &s->levels[level];
	u64 at = node, end = node + (8ull << l->bits), from, to;
	u64 words[BATCH];

	*vec_push(&s->own_chunks) = align_down(node, s->chunk);
	while (at < end && target_present(s->walk->target, at, end, &from, &to)) {
		for (; from < to; from += sizeof(words)) {
			size_t want = min((u64)sizeof(words), to - from);
			size_t n = target_read_some(s->walk->target, from, words, want) / 8;

			for (size_t i = 0; i < n; i++) {
				u64 key = prefix | ((from - node) / 8 + i) << l->below;

				if (!words[i] || words[i] % 8 || key >> ADDRESS_BITS)
					continue;
				if (level + 1 == s->n_levels)
					chunk_take(s, key, words[i]);
				else
					node_walk(s, level + 1, words[i], key);
			}
		}
		at = max(to, at + 1);
	}
}

static int chunk_compare(const struct j4_chunk *a, const struct j4_chunk *b)
{
	return a->addr < b->addr ? -1 : a->addr > b->addr;
}

void j4_read_chunks(struct j4_state *s)
{
	for (unsigned i = 0; i < s->n_levels; i++)
		if (s->levels[i].subtree)
			node_walk(s, i, s->levels[i].subtree, 0);
	vec_sort(&s->chunks, chunk_compare);
}
