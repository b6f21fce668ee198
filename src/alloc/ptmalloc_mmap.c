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
	PASS_DEEP, // and every page's end for the header of an aligned block; also across mappings
	PASSES,
};

#define SURPLUS_MAX 3	// chunks that are none
#define NEAR_PAGES  17	// of a chunk, in which memalign's header is looked for at once
#define BATCH	    256 // pages whose first words are read at once

struct search {
	struct walk *w;
	struct peek *peek;
	struct ptmalloc_state *state;
	unsigned word;
	bool behind;  // 2.43: a header's size is missing behind the block
	u64 n, bytes; // what mp_ says
	u64 found;    // bytes
	enum pass pass;
	size_t n_sorted;	    // of state->mapped: what earlier passes have found
	u64 batch_start, batch_end; // pages in hits
	bool hits[BATCH];	    // may begin with a mapped chunk's header
};

// From 2.43 on mremap_chunk counts 16 bytes too much each time. Until the deepest search such a
// difference is believed if it is less than a page: an outdated size makes it pages.
static bool search_done(const struct search *s)
{
	u64 more = s->bytes - s->found, most = s->pass < PASS_DEEP ? 4095 : UINT64_MAX;

	return s->state->mapped.n == s->n &&
	       (!more || (s->behind && s->found < s->bytes && is_aligned(more, 16) && more < most));
}

// True if the two words are the header of a chunk at `chunk`, in a mapping that begins at `base`.
static bool header_fits(const struct search *s, u64 base, u64 chunk, const u8 *words,
			u64 *ret_total)
{
	u64 prev = 0, size = 0, total, page = s->w->target->page_size;

	memcpy(&prev, words, s->word);
	memcpy(&size, words + s->word, s->word);
	if (s->behind)
		prev &= ~(u64)1;
	if ((size & PT_FLAGS) != PT_MMAPPED || prev != chunk - base ||
	    !add_fits(size & ~(u64)PT_FLAGS, chunk - base + (s->behind ? 2 * s->word : 0), &total))
		return false;
	*ret_total = total;
	return is_aligned(total, page) && total > chunk - base + 2 * s->word;
}

static bool header_at(struct search *s, u64 base, u64 end, u64 chunk, struct pt_mapped *ret)
{
	u8 words[16];
	u64 total;

	if (chunk > end - 2 * s->word || !peek_bytes(s->peek, chunk, words, 2 * s->word) ||
	    !header_fits(s, base, chunk, words, &total))
		return false;
	*ret = (struct pt_mapped){.base = base, .total = total, .chunk = chunk};
	return total <= end - base;
}

// One of n places where a header may be.
static bool header_among(struct search *s, u64 base, u64 end, const u64 *chunks, size_t n,
			 struct pt_mapped *ret)
{
	struct piece pieces[BATCH];
	u8 words[BATCH][16];
	u64 total;

	for (size_t i = 0; i < n; i++)
		pieces[i] = (struct piece){chunks[i], words[i], 2 * s->word};
	target_readv(s->w->target, pieces, n);
	for (size_t i = 0; i < n; i++)
		if (pieces[i].done == pieces[i].len &&
		    header_fits(s, base, chunks[i], words[i], &total) && total <= end - base) {
			*ret = (struct pt_mapped){.base = base, .total = total, .chunk = chunks[i]};
			return true;
		}
	return false;
}

// memalign's header, somewhere behind the first one: in the first page, at the end of one of the
// next, or where a power of two says. mremap moves what was aligned to more than a page to any
// page's end.
static bool inner_find(struct search *s, u64 base, u64 end, struct pt_mapped *ret)
{
	u64 page = s->w->target->page_size, first = pt_chunk_align(base, s->word);
	u64 header = 2 * s->word, places[BATCH], at = base + 2 * page;
	u64 near = s->pass < PASS_DEEP ? min(end, base + NEAR_PAGES * page) : end;
	size_t n = 0;

	for (u64 chunk = first + 16; chunk < min(base + page, end); chunk += 16)
		if (header_at(s, base, end, chunk, ret))
			return true;
	for (u64 align = 2 * page; align && align < end - base; align *= 2)
		if (align_up(first + header, align) < end)
			places[n++] = align_up(first + header, align) - header;
	for (; at < near; at += page) {
		places[n++] = at - header;
		if (n == BATCH) {
			if (header_among(s, base, end, places, n, ret))
				return true;
			n = 0;
		}
	}
	return n && header_among(s, base, end, places, n, ret);
}

static bool mapped_at(struct search *s, u64 base, u64 end, struct pt_mapped *ret)
{
	u64 first = pt_chunk_align(base, s->word), total;
	u8 words[16];

	// Every one of them began with a header here; memalign leaves it behind, mremap out of date.
	if (!peek_bytes(s->peek, first, words, 2 * s->word) ||
	    !header_fits(s, base, first, words, &total))
		return false;
	return inner_find(s, base, min(end, base + max(total, s->bytes)), ret) ||
	       header_at(s, base, end, first, ret);
}

static void mapped_add(struct search *s, struct pt_mapped *m)
{
	m->size = m->base + m->total - m->chunk - 2 * s->word - (s->behind ? s->word : 0);
	s->found += m->total;
	*vec_push(&s->state->mapped) = *m;
}

static int compare_mapped(const struct pt_mapped *a, const struct pt_mapped *b)
{
	return a->base < b->base ? -1 : a->base > b->base;
}

// The chunk of an earlier pass that addr lies in: this pass goes on behind its own.
static const struct pt_mapped *mapped_known(const struct search *s, u64 addr)
{
	const struct pt_mapped *v = s->state->mapped.v;
	size_t lo = 0, hi = s->n_sorted;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (v[mid].base + v[mid].total <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < s->n_sorted && addr >= v[lo].base ? &v[lo] : NULL;
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

static bool words_like_header(const struct search *s, const u8 *words)
{
	u64 prev = 0, size = 0;

	memcpy(&prev, words, s->word);
	memcpy(&size, words + s->word, s->word);
	prev &= s->behind ? ~(u64)1 : ~(u64)0;
	return (size & PT_FLAGS) == PT_MMAPPED && prev == pt_chunk_align(0, s->word);
}

// Looks at the first words of the pages from the first one on that was ever touched. False if
// there is none before `end`.
static bool batch_read(struct search *s, u64 at, u64 end)
{
	struct target *t = s->w->target;
	struct piece pieces[BATCH];
	u8 words[BATCH][16];
	u64 from, to, n;

	if (!target_present(t, at, end, &from, &to))
		return false;
	s->batch_start = max(at, align_down(from, t->page_size));
	n = min((min(to, end) - s->batch_start + t->page_size - 1) / t->page_size, (u64)BATCH);
	s->batch_end = s->batch_start + n * t->page_size;
	for (u64 i = 0; i < n; i++)
		pieces[i] = (struct piece){
			.addr = pt_chunk_align(s->batch_start + i * t->page_size, s->word),
			.buf = words[i],
			.len = 2 * s->word,
		};
	target_readv(t, pieces, n);
	for (u64 i = 0; i < n; i++)
		s->hits[i] = pieces[i].done == pieces[i].len && words_like_header(s, words[i]);
	return true;
}

static bool next_candidate(struct search *s, u64 *at, u64 end)
{
	u64 page = s->w->target->page_size;

	for (; *at < end; *at += page) {
		if (*at < s->batch_start || *at >= s->batch_end) {
			if (!batch_read(s, *at, end))
				return false;
			*at = s->batch_start;
		}
		if (s->hits[(*at - s->batch_start) / page])
			return true;
	}
	return false;
}

static void search_mapping(struct search *s, const struct mapping *m)
{
	// What lies in more than one mapping is mostly none: last of all.
	u64 end = s->pass < PASS_DEEP ? m->end : memory_end(s, m);
	u64 page = s->w->target->page_size;
	struct pt_mapped found;

	for (u64 at = m->start; at < m->end && !search_done(s);) {
		const struct span *span = heap_span(s->w->heap, at);
		const struct pt_mapped *known = mapped_known(s, at);

		if (span || known) {
			at = span ? align_up(span->end, page) : known->base + known->total;
		} else if (mapped_at(s, at, end, &found)) {
			mapped_add(s, &found);
			at += found.total;
		} else if (s->pass == PASS_STARTS) {
			return;
		} else {
			at += page;
			if (!next_candidate(s, &at, m->end))
				return;
		}
	}
}

static int compare_sizes(const struct mapping *const *a, const struct mapping *const *b)
{
	u64 x = (*a)->end - (*a)->start, y = (*b)->end - (*b)->start;

	return x < y ? -1 : x > y;
}

static void mapped_drop(struct search *s, size_t i)
{
	struct pt_mapped *v = s->state->mapped.v;

	s->found -= v[i].total;
	memmove(v + i, v + i + 1, (--s->state->mapped.n - i) * sizeof(*v));
}

// Which chunks to leave out so that both counts fit.
struct surplus {
	const struct pt_mapped *v;
	size_t n, most; // most: chunks to leave out
	size_t now[SURPLUS_MAX], which[SURPLUS_MAX];
	unsigned answers; // 2: more than one, none is better than another
};

static void surplus_try(struct surplus *x, size_t from, size_t chosen, u64 bytes)
{
	if (chosen == x->most) {
		if (!bytes && !x->answers++)
			memcpy(x->which, x->now, sizeof(x->which));
		return;
	}
	for (size_t i = from; i < x->n && x->answers < 2; i++) {
		if (x->v[i].total > bytes)
			continue;
		x->now[chosen] = i;
		surplus_try(x, i + 1, chosen + 1, bytes - x->v[i].total);
	}
}

// Bytes of a program that look like chunks make a few too many: those that make both sums fit go,
// if there is but one such choice.
static bool drop_surplus(struct search *s)
{
	static const size_t limits[SURPLUS_MAX + 1] = {0, SIZE_MAX, 1500, 200};
	struct surplus x = {.v = s->state->mapped.v, .n = s->state->mapped.n};

	if (x.n <= s->n || x.n - s->n > SURPLUS_MAX || s->found < s->bytes ||
	    x.n > limits[x.n - s->n])
		return false;
	x.most = x.n - s->n;
	surplus_try(&x, 0, 0, s->found - s->bytes);
	if (x.answers != 1)
		return false;
	while (x.most--)
		mapped_drop(s, x.which[x.most]);
	return true;
}

// Small mappings first: mostly all is found before the big ones have to be gone through.
static void search_all(struct search *s)
{
	VEC(const struct mapping *) maps = {};

	vec_each (&s->w->target->maps, m)
		if (pt_is_heap_memory(m) && strcmp(m->path, "[heap]"))
			*vec_push(&maps) = m;
	vec_sort(&maps, compare_sizes);
	for (s->pass = PASS_STARTS; s->pass < PASSES && !search_done(s); s->pass++) {
		if (s->pass == PASS_DEEP) {
			if (drop_surplus(s))
				break;
			s->state->mapped.n = 0;
			s->found = 0;
		}
		vec_sort(&s->state->mapped, compare_mapped);
		s->n_sorted = s->state->mapped.n;
		vec_each (&maps, m)
			search_mapping(s, *m);
	}
	vec_free(&maps);
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
