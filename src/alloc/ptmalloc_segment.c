// SPDX-License-Identifier: MIT
// Where an arena's chunks lie: brk memory, mappings in its place, heaps of the other arenas.
#include "alloc/ptmalloc.h"

#include <string.h>

#include "target/maps.h"

#define HEAPS_MAX    100000 // of one arena
#define HEAP_LOG_MIN 20	    // HEAP_MAX_SIZE: 64 MiB, 1 MiB on 32 bits, 4 huge pages (2.35 - 2.42)
#define HEAP_LOG_MAX 32

struct segments {
	struct walk *w;
	struct peek *peek;
	struct pt_copy *copy;
	unsigned word;
};

static struct pt_segment *segment_new(struct segments *g, struct pt_arena *a, enum pt_kind kind,
				      u64 first, u64 end)
{
	struct pt_segment *s = xcalloc(1, sizeof(*s));

	s->copy = g->copy;
	s->arena = a;
	s->kind = kind;
	s->first = pt_chunk_align(first, g->word);
	s->start = align_down(first, 16);
	s->end = end;
	s->top = a->top >= s->first && a->top < end ? a->top : 0;
	return s;
}

static void segment_add(struct segments *g, struct pt_segment *s)
{
	struct pt_arena *a = s->arena;
	struct span span = {
		.start = s->start,
		.end = s->end,
		.granule = 4,
		.tail = (u8)g->word,
		.arena = a->number,
		.walker = &pt_walker,
		.arg = s,
	};
	struct err *e = heap_add_span(g->w->heap, &span);

	*vec_push(&g->copy->segments) = s;
	if (!e) {
		a->bytes += s->end - s->start;
		return;
	}
	s->end = s->start; // not walked: no address is in it
	pt_arena_judge(a, VERDICT_UNCERTAIN, xstrdup(err_message(e)));
	err_free(e);
}

// --- main arena ---

// The end of the run of such mappings that addr lies in and that lie side by side.
static u64 run_end(const struct target *t, u64 addr, bool (*such)(const struct mapping *))
{
	const struct mapping *m = target_mapping(t, addr);
	u64 end = 0;

	for (; m && such(m); m = target_mapping(t, end))
		end = m->end;
	return end;
}

// A program may have protected some of its blocks, which makes several mappings of what is one for brk.
static u64 brk_end(const struct target *t, u64 addr)
{
	return run_end(t, addr, mapping_is_private_memory);
}

// brk memory ends at __curbrk, which libc and the loader export; a static program does not tell.
static u64 current_brk(struct segments *g)
{
	u64 addr, size, brk;

	vec_each (&g->w->modules->list, m)
		if (module_dynsym(g->w->target, m, "__curbrk", &addr, &size) &&
		    peek_word(g->peek, addr, &brk) && brk)
			return brk;
	return 0;
}

static bool in_brk(struct segments *g, u64 addr, u64 brk)
{
	const struct mapping *m = target_mapping(g->w->target, addr);

	if (!m || !mapping_is_private_memory(m))
		return false;
	if (!strcmp(m->path, "[heap]"))
		return true;
	return m->path[0] == '\0' && brk && addr < brk && brk_end(g->w->target, addr) >= brk;
}

static u64 top_end(struct segments *g, const struct pt_arena *a)
{
	u64 size, end;

	if (!peek_word(g->peek, a->top + g->word, &size) ||
	    !add_fits(a->top, size & ~(u64)PT_FLAGS, &end))
		return 0;
	return end;
}

// The usual one: brk memory from sbrk_base to the end of the top chunk. While a thread splits or
// grows the top, system_mem knows its end and the chunk does not; while it shrinks it, the kernel.
static void main_contiguous(struct segments *g, struct pt_arena *a)
{
	u64 base = g->copy->params.sbrk_base, end = top_end(g, a), should = base + a->system_mem;
	u64 limit = brk_end(g->w->target, base);
	bool top = base && a->top >= pt_chunk_align(base, g->word) && a->top < limit;

	if (should >= base && (!top || should > a->top))
		end = should;
	end = min(end, limit);
	if (!top || end <= a->top)
		pt_arena_judge(a, VERDICT_UNCERTAIN,
			       xasprintf("top chunk 0x%llx to 0x%llx is not in the memory from "
					 "sbrk_base 0x%llx on",
					 (unsigned long long)a->top, (unsigned long long)end,
					 (unsigned long long)base));
	if (base && end > pt_chunk_align(base, g->word) + 4 * g->word)
		segment_add(g, segment_new(g, a, PT_BRK, base, end));
	a->busy |= end != should && a->calling;
	if (end != should)
		pt_arena_odd(a, 1,
			     xasprintf("system_mem says %llu bytes, found %llu",
				       (unsigned long long)a->system_mem,
				       (unsigned long long)(end - base)));
}

// The segment that begins at `first` and ends before `limit`, or NULL.
static struct pt_segment *segment_at(struct segments *g, struct pt_arena *a, enum pt_kind kind,
				     u64 first, u64 limit, u64 *ret_gaps)
{
	struct pt_segment *s = segment_new(g, a, kind, first, limit);
	u64 end;

	if (s->top)
		s->end = top_end(g, a);
	if (s->end > s->first && s->end <= limit && pt_chain_begins(s) &&
	    pt_measure(s, &end, ret_gaps) && end > s->first) {
		s->end = end;
		s->top = s->top < end ? s->top : 0;
		return s;
	}
	free(s);
	return NULL;
}

struct mapped_search {
	struct segments *g;
	struct pt_arena *arena;
	u64 least, most; // bytes still to be found: gaps in brk memory may count or not
	u64 found;
	bool all; // every page, not the starts of mappings alone
};

static bool mapped_done(const struct mapped_search *m)
{
	return m->found >= m->least && m->found <= m->most;
}

// The next page at or after *at, and before end, that may hold something and is in no span.
static bool next_page(struct mapped_search *m, u64 *at, u64 end)
{
	struct target *t = m->g->w->target;
	const struct span *span;
	u64 from, to;

	while (*at < end) {
		span = heap_span(m->g->w->heap, *at);
		if (span) {
			*at = align_up(span->end, t->page_size);
			continue;
		}
		if (!target_present(t, *at, end, &from, &to))
			return false;
		if (from <= *at)
			return true;
		*at = align_down(from, t->page_size);
	}
	return false;
}

static void mapped_in(struct mapped_search *m, const struct mapping *map)
{
	u64 page = m->g->w->target->page_size,
	    end = run_end(m->g->w->target, map->start, pt_is_heap_memory);

	for (u64 at = map->start; !mapped_done(m) && next_page(m, &at, end);) {
		u64 gaps;
		struct pt_segment *s = segment_at(m->g, m->arena, PT_MAPPED, at, end, &gaps);

		if (s) {
			m->found += s->end - s->start;
			at = s->end;
			segment_add(m->g, s);
		} else if (m->all) {
			at += page;
		} else {
			return;
		}
	}
}

// brk was refused once, or is not for this copy of glibc: mappings, anywhere.
static void main_scattered(struct segments *g, struct pt_arena *a)
{
	struct mapped_search m = {
		.g = g, .arena = a, .least = a->system_mem, .most = a->system_mem};
	u64 base = g->copy->params.sbrk_base, brk = current_brk(g), gaps;
	struct pt_segment *s = NULL;
	u64 end = brk_end(g->w->target, base);

	if (base && in_brk(g, base, brk))
		s = segment_at(g, a, PT_BRK, base, brk > base && brk < end ? brk : end, &gaps);
	if (s) {
		u64 bytes = s->end - base;

		m.least = m.least > bytes ? m.least - bytes : 0;
		m.most = a->system_mem - min(a->system_mem, bytes - min(bytes, gaps));
		segment_add(g, s);
	}
	for (unsigned pass = 0; pass < 2 && !mapped_done(&m); pass++) {
		m.all = pass;
		vec_each (&g->w->target->maps, map)
			if (!mapped_done(&m) && pt_is_heap_memory(map) &&
			    strcmp(map->path, "[heap]"))
				mapped_in(&m, map);
	}
	if (!mapped_done(&m))
		pt_arena_odd(a, 1,
			     xasprintf("system_mem says %llu bytes, found %llu",
				       (unsigned long long)a->system_mem,
				       (unsigned long long)a->bytes));
}

static void main_segments(struct segments *g, struct pt_arena *a)
{
	enum { NONCONTIGUOUS = 2 };

	if (a->top == a->bins - 2 * g->word) // initial_top: nothing was asked for yet
		return;
	if (a->flags & NONCONTIGUOUS)
		main_scattered(g, a);
	else
		main_contiguous(g, a);
}

// --- other arenas ---

struct heap_info {
	u64 addr, arena, prev, size;
};

static bool heap_info_read(struct segments *g, u64 addr, struct heap_info *ret)
{
	unsigned word = g->word;

	ret->addr = addr;
	return peek_word(g->peek, addr, &ret->arena) &&
	       peek_word(g->peek, addr + word, &ret->prev) &&
	       peek_word(g->peek, addr + 2 * word, &ret->size);
}

struct heap_infos {
	struct heap_info *v;
	size_t n, cap;
};

// The arena's heaps if they are of 2^log bytes each: from that of the top chunk to the first, which
// the arena itself lies in.
static bool heaps_chain(struct segments *g, const struct pt_arena *a, unsigned log,
			struct heap_infos *ret)
{
	u64 mask = ((u64)1 << log) - 1, at = a->top & ~mask;
	struct heap_info h;

	for (ret->n = 0; at; at = h.prev) {
		if (ret->n >= HEAPS_MAX || at & mask || !heap_info_read(g, at, &h) ||
		    h.arena != a->addr || h.size > mask + 1 || h.size < 4096 ||
		    !is_aligned(h.size, 4096))
			return false;
		*vec_push(ret) = h;
	}
	return ret->n && within(a->top, 2 * g->word, ret->v->addr, ret->v->addr + ret->v->size) &&
	       a->addr > vec_last(ret)->addr && a->addr - vec_last(ret)->addr <= 64;
}

static bool heaps_find(struct segments *g, const struct pt_arena *a, struct heap_infos *ret)
{
	unsigned usual = g->word == 8 ? 26 : 20;

	if (heaps_chain(g, a, usual, ret))
		return true;
	for (unsigned log = HEAP_LOG_MIN; log < HEAP_LOG_MAX; log++)
		if (heaps_chain(g, a, log, ret))
			return true;
	return false;
}

static u64 arena_end(struct segments *g, const struct pt_arena *a)
{
	u64 attached, behind = a->bins + 2 * PT_BINS * g->word + 16;

	// next, next_free, [attached_threads,] system_mem, max_system_mem
	if (!peek_word(g->peek, behind + 2 * g->word, &attached))
		attached = 0;
	return behind + (attached && is_aligned(attached, 4096) ? 4 : 5) * g->word;
}

static void arena_segments(struct segments *g, struct pt_arena *a)
{
	struct heap_infos heaps = {};
	u64 info, total = 0;

	if (!heaps_find(g, a, &heaps)) {
		pt_arena_judge(a, VERDICT_UNCERTAIN,
			       xasprintf("no chain of heaps leads from its top chunk 0x%llx to it",
					 (unsigned long long)a->top));
		vec_free(&heaps);
		return;
	}
	info = a->addr - vec_last(&heaps)->addr;
	vec_each (&heaps, h) {
		bool has_arena = h == vec_last(&heaps);
		u64 first = has_arena ? arena_end(g, a) : h->addr + info;
		struct pt_segment *s = segment_new(g, a, PT_HEAP, first, h->addr + h->size);

		s->start = h->addr;
		total += h->size;
		segment_add(g, s);
	}
	if (total != a->system_mem)
		pt_arena_odd(a, 1,
			     xasprintf("system_mem says %llu bytes, its heaps have %llu",
				       (unsigned long long)a->system_mem,
				       (unsigned long long)total));
	vec_free(&heaps);
}

void pt_find_segments(struct walk *w, struct peek *peek, struct pt_copy *c)
{
	struct segments g = {.w = w, .peek = peek, .copy = c, .word = c->layout->word};

	vec_each (&c->arenas, a) {
		if ((*a)->is_main)
			main_segments(&g, *a);
		else
			arena_segments(&g, *a);
	}
}
