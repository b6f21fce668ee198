// SPDX-License-Identifier: MIT
#include "examine/cookie.h"

#include "alloc/peek.h"
#include "examine/search.h"

#include <stdlib.h>

// The end of a block that may be a number of no elements.
struct cookie {
	u64 end;
	bool pointed, last; // of its row
};

struct cookies {
	struct heap *heap;
	struct peek *peek;
	unsigned word;
	VEC(struct cookie) list; // by address
};

static bool is_cookie(const struct cookies *c, const struct block *b)
{
	u64 n;

	return b->size == c->word && peek_word(c->peek, b->addr, &n) && !n;
}

// The rest of the row that begins with a leaked block.
static bool note_row(const struct block *leaked, void *arg)
{
	struct cookies *c = arg;
	size_t before = c->list.n;
	struct block b = *leaked;

	if (before && b.addr < vec_last(&c->list)->end)
		return false;
	while (is_cookie(c, &b)) {
		u64 end = b.addr + b.size;

		*vec_push(&c->list) = (struct cookie){.end = end};
		if (!heap_find(c->heap, end, &b) || b.addr != end || b.tile != TILE_ALLOCATED) {
			vec_last(&c->list)->last = true;
			return false;
		}
	}
	c->list.n = before;
	return false;
}

static int compare_ends(const void *a, const void *b)
{
	const struct cookie *left = a, *right = b;

	return (left->end > right->end) - (left->end < right->end);
}

static void search_words(struct cookies *c, u64 addr, bool in_target, const u8 *bytes, size_t len)
{
	u64 lowest = c->list.v[0].end, extent = vec_last(&c->list)->end - lowest;

	for (size_t i = 0; i + c->word <= len; i += c->word) {
		struct cookie key = {}, *found;

		memcpy(&key.end, bytes + i, c->word);
		if (key.end - lowest > extent)
			continue;
		found = bsearch(&key, c->list.v, c->list.n, sizeof(key), compare_ends);
		if (found && (!in_target || search_is_alive(c->heap, addr + i, c->word)))
			found->pointed = true;
	}
}

static void search_window(void *arg, u64 addr, const u8 *bytes, size_t len)
{
	search_words(arg, addr, true, bytes, len);
}

// From the end of each row down to the first end that nothing points to.
static u64 mark_rows(struct cookies *c)
{
	bool held = false;
	u64 marked = 0;

	for (size_t i = c->list.n; i--;) {
		const struct cookie *cookie = &c->list.v[i];
		u64 addr = cookie->end - c->word;
		struct block b;

		held = cookie->pointed && (held || cookie->last);
		if (!held || !heap_find(c->heap, addr, &b) || !b.leaked)
			continue;
		heap_mark_from(c->heap, addr);
		marked++;
	}
	return marked;
}

u64 cookies_mark(const struct walk *w, const struct roots *roots)
{
	_cleanup_(peek_freep) struct peek *peek = peek_new(w->target);
	struct cookies c = {.heap = w->heap, .peek = peek, .word = w->target->arch->word};
	u64 marked;

	heap_each(w->heap, HEAP_LEAKED, note_row, &c);
	if (!c.list.n)
		return 0;
	search_memory(w, roots, true, search_window, &c);
	vec_each (&roots->list, root)
		if (root->bytes)
			search_words(&c, 0, false, root->bytes, root->end - root->start);
	marked = mark_rows(&c);
	vec_free(&c.list);
	return marked;
}
