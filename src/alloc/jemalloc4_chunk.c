// SPDX-License-Identifier: MIT
// What the header of a chunk of jemalloc 4.x says of its pages, which differs between versions: the
// layout is the one under which it adds up.
#include "alloc/jemalloc4.h"

#include "alloc/jemalloc.h"

#include <stdlib.h>
#include <string.h>

enum {
	ALLOCATED = 1,
	LARGE = 2,
	CLASS_SHIFT = 5,
	CLASS_MASK = 0xff,
	OFFSET_SHIFT = 13,
	SIZE_SHIFT = 1,
	FLAGS_MASK = (1 << OFFSET_SHIFT) - 1,
	REGIONS_MAX = 512,
	CLASSES = 232,
	RUN_BITMAP = 8, // of a run's descriptor, { class:32 free:32 bitmap }
	SAMPLE = 64,	// chunks
};

static u64 pages_in_chunk(const struct j4_state *s)
{
	return s->chunk / J4_PAGE;
}

// The pages of the header have no place in the map, and so make it smaller: it is computed as the
// allocator does, in three steps.
static u64 first_page(const struct j4_state *s, const struct j4_layout *l)
{
	u64 first = 0;

	for (unsigned i = 0; i < 3; i++)
		first = align_up(l->map + (8ull + l->misc) * (pages_in_chunk(s) - first), J4_PAGE) /
			J4_PAGE;
	return first;
}

static u64 map_word(const struct j4_state *s, u64 page)
{
	u64 w;

	memcpy(&w, s->header + s->layout.map + 8 * (page - s->first), sizeof(w));
	return w;
}

static u64 misc_offset(const struct j4_state *s, u64 page)
{
	u64 n = pages_in_chunk(s) - s->first;

	return s->layout.map + 8 * n + s->layout.misc * (page - s->first);
}

// Pages from `page` on that say of themselves that they are one run.
static u64 small_pages(const struct j4_state *s, u64 page)
{
	u64 bits = map_word(s, page) & (CLASS_MASK << CLASS_SHIFT), n = 1;

	for (; page + n < pages_in_chunk(s); n++) {
		u64 w = map_word(s, page + n);

		if ((w & (ALLOCATED | LARGE)) != ALLOCATED || w >> OFFSET_SHIFT != n ||
		    (w & (CLASS_MASK << CLASS_SHIFT)) != bits)
			break;
	}
	return n;
}

static u64 bits_set(const u8 *bitmap, u64 n)
{
	u64 set = 0;

	for (u64 i = 0; i < n; i++)
		set += bitmap[i / 8] >> i % 8 & 1;
	return set;
}

// A run's regions fill its pages, without a rest.
static bool small_at(const struct j4_state *s, u64 page, struct j4_run *run)
{
	u64 w = map_word(s, page), class = w >> CLASS_SHIFT & CLASS_MASK;
	const u8 *described = s->header + misc_offset(s, page) + s->layout.run;
	u32 said[2];

	memcpy(said, described, sizeof(said));
	if (w >> OFFSET_SHIFT || class >= CLASSES || said[0] != class)
		return false;
	run->size = small_pages(s, page) * J4_PAGE;
	run->region = je_class_size(s->layout.units, (unsigned)class);
	run->regions = run->size / run->region;
	run->bitmap = described + RUN_BITMAP;
	return run->size % run->region == 0 && run->regions <= REGIONS_MAX &&
	       bits_set(run->bitmap, run->regions) == said[1];
}

bool j4_run_at(const struct j4_state *s, u64 chunk, u64 page, struct j4_run *ret)
{
	u64 w = map_word(s, page), room = s->chunk - page * J4_PAGE;

	*ret = (struct j4_run){.start = chunk + page * J4_PAGE,
			       .size = (w & ~(u64)FLAGS_MASK) >> SIZE_SHIFT,
			       .misc = chunk + misc_offset(s, page),
			       .kind = !(w & ALLOCATED) ? J4_FREE
				       : w & LARGE	? J4_LARGE
							: J4_SMALL};
	if (ret->kind == J4_SMALL)
		return small_at(s, page, ret);
	return ret->size && ret->size <= room && is_aligned(ret->size, J4_PAGE);
}

bool j4_chunk_load(struct j4_state *s, u64 chunk)
{
	u64 len = s->first * J4_PAGE;

	if (len > s->header_len) {
		s->header = xreallocarray(s->header, len, 1);
		s->header_len = len;
	}
	return target_read_some(s->walk->target, chunk, s->header, len) == len;
}

// What adds up of a chunk, in pages; *ret_bad: what does not.
static u64 chunk_try(struct j4_state *s, u64 chunk, u64 *ret_small, u64 *ret_bad)
{
	struct j4_run run;
	u64 good = 0;

	if (!j4_chunk_load(s, chunk))
		return 0;
	for (u64 page = s->first; page < pages_in_chunk(s); page += run.size / J4_PAGE) {
		if (!j4_run_at(s, chunk, page, &run)) {
			*ret_bad += 1;
			run.size = J4_PAGE;
			continue;
		}
		good += run.size / J4_PAGE;
		*ret_small += run.kind == J4_SMALL;
	}
	return good;
}

// True if it is better than `best`, which it replaces.
static bool layout_try(struct j4_state *s, const struct j4_layout *l, u64 *best)
{
	u64 good = 0, small = 0, bad = 0, chunks = 0;

	s->layout = *l;
	s->first = first_page(s, l);
	if (s->first >= pages_in_chunk(s))
		return false;
	vec_each (&s->chunks, c) {
		if (c->size || chunks++ == SAMPLE)
			continue;
		good += chunk_try(s, c->addr, &small, &bad);
	}
	// A run that is being changed right now may not add up. The kinds of runs that say most count most.
	good += small * 16;
	if (!small || bad * 16 > good || good <= *best)
		return false;
	*best = good;
	return true;
}

// By how much runs are bigger than the blocks in them: a page, or nothing, where addresses are not
// randomised within a page.
static u64 large_pad(struct j4_state *s)
{
	u64 padded = 0, plain = 0;

	vec_each (&s->large, size)
		for (unsigned class = 0; class < CLASSES; class ++) {
			padded += je_class_size(s->layout.units, class) + J4_PAGE == *size;
			plain += je_class_size(s->layout.units, class) == *size;
		}
	return plain > padded ? 0 : J4_PAGE;
}

static void large_sizes(struct j4_state *s)
{
	struct j4_run run;

	vec_each (&s->chunks, c) {
		if (c->size || !j4_chunk_load(s, c->addr))
			continue;
		for (u64 page = s->first; page < pages_in_chunk(s); page += run.size / J4_PAGE) {
			if (!j4_run_at(s, c->addr, page, &run))
				run.size = J4_PAGE;
			else if (run.kind == J4_LARGE)
				*vec_push(&s->large) = run.size;
		}
	}
}

bool j4_find_layout(struct j4_state *s)
{
	// 4.0 to 4.2; with serial numbers; with flags for huge pages.
	static const struct {
		u16 map;
		u8 ring;
	} nodes[] = {{104, 56}, {112, 64}, {120, 64}};
	struct j4_layout best = {};
	u64 score = 0;

	for (size_t i = 0; i < ARRAY_SIZE(nodes); i++)
		for (unsigned run = 16; run <= 24; run += 8)
			for (unsigned misc = run + 72; misc <= run + 80; misc += 8)
				for (unsigned units = 3; units <= 4; units++) {
					struct j4_layout l = {nodes[i].map, (u8)misc, (u8)run,
							      nodes[i].ring, (u8)units};

					if (layout_try(s, &l, &score))
						best = l;
				}
	if (!score)
		return false;
	s->layout = best;
	s->first = first_page(s, &best);
	large_sizes(s);
	s->pad = large_pad(s);
	s->large.n = 0;
	return true;
}
