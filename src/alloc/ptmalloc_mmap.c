// SPDX-License-Identifier: MIT
// Mapped chunks: each has a mapping of its own, and nothing leads to it. mp_ knows how many there
// are, and how many bytes; adjacent mappings show as one.
//
//	to 2.42		| prev_size 0 | total | M |        block             |
//	from 2.43	| prev_size 0 | total - 16 | M |   block       | 8   |	prev_size | 1: huge pages
//	memalign	| stale header | ... | prev_size: distance to the base | size | M | block |
#include "alloc/ptmalloc.h"

#include <string.h>

enum pass {
	PASS_STARTS, // mappings' starts, and what follows a chunk that was found
	PASS_PAGES,  // every page
	PASS_DEEP,   // and every page's end for the header of an aligned block
	PASSES,
};

struct search {
	struct walk *w;
	struct peek *peek;
	struct ptmalloc_state *state;
	unsigned word;
	bool behind;  // 2.43: a header's size is missing behind the block
	u64 n, bytes; // what mp_ says
	u64 found;    // bytes
	enum pass pass;
};

static bool search_done(const struct search *s)
{
	// From 2.43 on mremap_chunk counts 16 bytes too much each time.
	u64 more = s->bytes - s->found;

	return s->state->mapped.n == s->n &&
	       (!more || (s->behind && s->found < s->bytes && is_aligned(more, 16)));
}

// True if a chunk's header is at `chunk` in a mapping that begins at `base`.
static bool header_at(struct search *s, u64 base, u64 chunk, u64 *ret_total)
{
	u64 prev, size, total, page = s->w->target->page_size;

	if (!peek_word(s->peek, chunk + s->word, &size) || (size & PT_FLAGS) != PT_MMAPPED ||
	    !peek_word(s->peek, chunk, &prev))
		return false;
	if (s->behind)
		prev &= ~(u64)1;
	if (prev != chunk - base ||
	    !add_fits(size & ~(u64)PT_FLAGS, chunk - base + (s->behind ? 2 * s->word : 0), &total))
		return false;
	*ret_total = total;
	return is_aligned(total, page) && total > chunk - base + 2 * s->word;
}

static bool inner_at(struct search *s, u64 base, u64 end, u64 chunk, struct pt_mapped *ret)
{
	u64 total;

	if (chunk > end - 2 * s->word || !header_at(s, base, chunk, &total) || total > end - base)
		return false;
	*ret = (struct pt_mapped){.base = base, .total = total, .chunk = chunk};
	return true;
}

// memalign's header, somewhere behind the first one: where a power of two says, or (after mremap
// has moved it) at the end of any page.
static bool inner_find(struct search *s, u64 base, u64 end, struct pt_mapped *ret)
{
	u64 page = s->w->target->page_size, first = pt_chunk_align(base, s->word);
	u64 user = first + 2 * s->word;

	for (u64 chunk = first + 16; chunk < min(base + page, end); chunk += 16)
		if (inner_at(s, base, end, chunk, ret))
			return true;
	if (s->pass < PASS_DEEP) {
		for (u64 align = 2 * page; align && align < end - base; align *= 2)
			if (inner_at(s, base, end, align_up(user, align) - 2 * s->word, ret))
				return true;
		return false;
	}
	for (u64 at = base + 2 * page; at < end; at += page)
		if (inner_at(s, base, end, at - 2 * s->word, ret))
			return true;
	return false;
}

static bool mapped_at(struct search *s, u64 base, u64 end, struct pt_mapped *ret)
{
	u64 first = pt_chunk_align(base, s->word), total;

	// Every one of them began with a header here; memalign leaves it behind, mremap out of date.
	if (!header_at(s, base, first, &total))
		return false;
	if (inner_find(s, base, min(end, base + max(total, s->bytes)), ret))
		return true;
	return inner_at(s, base, end, first, ret);
}

static void mapped_add(struct search *s, struct pt_mapped *m)
{
	m->size = m->base + m->total - m->chunk - 2 * s->word - (s->behind ? s->word : 0);
	s->found += m->total;
	*vec_push(&s->state->mapped) = *m;
}

static const struct pt_mapped *mapped_known(const struct search *s, u64 addr)
{
	vec_each (&s->state->mapped, m)
		if (addr >= m->base && addr - m->base < m->total)
			return m;
	return NULL;
}

// The end of the anonymous memory that goes on from the mapping: a chunk's own can be in parts
// when the program has protected some of it.
static u64 memory_end(const struct search *s, const struct mapping *m)
{
	const struct mapping *last = vec_last(&s->w->target->maps);
	u64 end = m->end;

	while (m < last && m[1].start == end && !m[1].shared && m[1].path[0] != '/')
		end = (++m)->end;
	return end;
}

static void search_mapping(struct search *s, const struct mapping *m)
{
	struct target *t = s->w->target;
	u64 end = memory_end(s, m), from, to;
	struct pt_mapped found;

	for (u64 at = m->start; at < m->end && !search_done(s);) {
		const struct span *span = heap_span(s->w->heap, at);
		const struct pt_mapped *known = mapped_known(s, at);

		if (span || known) {
			at = span ? align_up(span->end, t->page_size) : known->base + known->total;
			continue;
		}
		if (mapped_at(s, at, end, &found)) {
			mapped_add(s, &found);
			at += found.total;
			continue;
		}
		if (s->pass == PASS_STARTS)
			return;
		at += t->page_size;
		if (at >= m->end || !target_present(t, at, m->end, &from, &to))
			return;
		at = max(at, align_down(from, t->page_size));
	}
}

static void search_all(struct search *s)
{
	for (s->pass = PASS_STARTS; s->pass < PASSES && !search_done(s); s->pass++) {
		if (s->pass == PASS_DEEP) {
			s->state->mapped.n = 0;
			s->found = 0;
		}
		vec_each (&s->w->target->maps, m)
			if (pt_is_heap_memory(m) && strcmp(m->path, "[heap]"))
				search_mapping(s, m);
	}
}

// --- what does not fit ---

static void mapped_drop(struct search *s, size_t i)
{
	struct pt_mapped *v = s->state->mapped.v;

	s->found -= v[i].total;
	memmove(v + i, v + i + 1, (--s->state->mapped.n - i) * sizeof(*v));
}

// Bytes of a program that look like a chunk make one too many: the one that makes both sums fit
// goes, if there is but one.
static bool drop_surplus(struct search *s)
{
	size_t candidates = 0, which = 0;

	if (s->state->mapped.n != s->n + 1)
		return false;
	for (size_t i = 0; i < s->state->mapped.n; i++) {
		u64 left = s->found - s->state->mapped.v[i].total;

		if (left == s->bytes) {
			candidates++;
			which = i;
		}
	}
	if (candidates != 1)
		return false;
	mapped_drop(s, which);
	return true;
}

static void judge_mapped(struct search *s)
{
	struct ptmalloc_state *state = s->state;

	if (search_done(s) || drop_surplus(s))
		return;
	state->mapped_verdict = VERDICT_UNCERTAIN;
	state->mapped_why =
		xasprintf("mp_ says %llu mapped chunks of %llu bytes, found %zu of %llu",
			  (unsigned long long)s->n, (unsigned long long)s->bytes, state->mapped.n,
			  (unsigned long long)s->found);
	// Too many: which of them are none cannot be told, so all stay roots.
	if (state->mapped.n > s->n)
		state->mapped.n = 0;
}

static void span_mapped(struct search *s, const struct pt_mapped *m)
{
	struct span span = {
		.start = m->base,
		.end = m->base + m->total,
		.granule = 4,
		.tail = s->behind ? (u8)s->word : 0,
		.arena = s->state->mapped_number,
	};
	struct err *e = heap_add_span(s->w->heap, &span);

	if (e) {
		walk_note(s->w, "mapped chunk: %s", err_message(e));
		err_free(e);
		return;
	}
	heap_add(s->w->heap, m->base, 0, TILE_NONE);
	heap_add(s->w->heap, m->chunk + 2 * s->word, 0, TILE_ALLOCATED);
}

void pt_find_mapped(struct walk *w, struct peek *peek, struct ptmalloc_state *state)
{
	struct search s = {.w = w, .peek = peek, .state = state};

	vec_each (&state->copies, c) {
		s.word = (*c)->layout->word;
		s.behind |= !(*c)->layout->n_fastbins;
		s.n += (*c)->params.n_mmaps;
		s.bytes += (*c)->params.mmapped_mem;
	}
	if (!s.n)
		return;
	search_all(&s);
	judge_mapped(&s);
	state->mapped_number = walk_add_arena(w, &(struct arena){
							 .allocator = &ptmalloc,
							 .name = xstrdup("mapped blocks"),
						 });
	vec_each (&state->mapped, m) {
		span_mapped(&s, m);
		w->arenas.v[state->mapped_number].bytes += m->total;
	}
}
