// SPDX-License-Identifier: MIT
#include "examine/search.h"

enum { WINDOW = 256 << 10 };

struct search {
	struct target *target;
	void (*fn)(void *arg, u64 addr, const u8 *bytes, size_t len);
	void *arg;
	u8 *window; // WINDOW bytes and the zeros
};

static void search_range(struct search *s, u64 start, u64 end)
{
	unsigned word = s->target->arch->word;
	u64 from, to;

	start = align_down(start, word);
	while (start < end && target_present(s->target, start, end, &from, &to)) {
		while (from < to) {
			size_t want = min((u64)WINDOW, to - from);
			size_t len = target_read_some(s->target, from, s->window, want);

			memset(s->window + len, 0, SEARCH_ZEROS);
			s->fn(s->arg, from, s->window, len);
			// What cannot be read is skipped by pages.
			if (len == want)
				from += len > word && len < to - from ? len - word : len;
			else
				from = align_down(from + len, s->target->page_size) +
				       s->target->page_size;
		}
		start = max(to, start + 1);
	}
}

static bool search_span(const struct span *span, void *arg)
{
	search_range(arg, span->start, span->end);
	return false;
}

void search_memory(const struct walk *w, const struct roots *roots, bool in_heap,
		   void (*fn)(void *arg, u64 addr, const u8 *bytes, size_t len), void *arg)
{
	_cleanup_free_ u8 *window = xmalloc(WINDOW + SEARCH_ZEROS);
	struct search s = {.target = w->target, .fn = fn, .arg = arg, .window = window};

	vec_each (&roots->list, root)
		if (!root->bytes)
			search_range(&s, root->start, root->end);
	if (in_heap)
		heap_each_span(w->heap, search_span, &s);
}

bool search_is_alive(const struct heap *h, u64 addr, unsigned word)
{
	struct block b;

	if (!heap_span(h, addr))
		return true;
	return heap_find(h, addr, &b) && b.tile == TILE_ALLOCATED && !b.leaked &&
	       within(addr, word, b.addr, b.addr + b.size);
}
