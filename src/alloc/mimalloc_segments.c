// SPDX-License-Identifier: MIT
// mimalloc 2.x: segments (drawn in mimalloc.c).
//
//	segment, at a multiple of 32 MiB:  { ... cookie ... segment_slices; info_slices; kind;
//		slice_entries; thread_id; slices[]: page descriptors, one for each 64 KiB, of which
//		the first of each run says how many slices it stands for and the others how far back }
//
// The runs tile the segment; the cookie is the segment's address xor a number of which the module's
// data has a copy, in the main heap. Where slices begin and how long each is follows from what fits.
// A segment that was given back to its arena looks like one without pages in use, and what was a huge
// one may have others in it now. Source: mimalloc
// include/mimalloc-types.h (2.0), include/mimalloc/types.h, src/segment.c, 2.0.9 to 2.4.1.
#include "alloc/mimalloc.h"

enum {
	SEGMENT = 32 << 20,
	SLICES = SEGMENT / MI_SLICE,
	HEAD = 64 << 10,
	HEAD_FIRST = 1024,  // has what tells nearly all other memory from a segment
	SLICES_FIRST = 160, // offset of slices[], at least
	SLICES_LAST = 640,
	// before slices[]
	ENTRIES = 16,
	KIND = 24,
	INFO = 32,
	TOTAL = 40,
	COOKIE = 48, // at least
	COOKIE_LAST = 96,
	COOKIES = (COOKIE_LAST - COOKIE) / 8 + 1,
	KIND_HUGE = 1,
	SEGMENTS_MAX = 1 << 22,
	TOTAL_MAX = 1 << 30, // slices
};

static const u8 strides[] = {80, 96, 88, 104};

struct segments {
	struct mi_state *s;
	u8 head[HEAD];
	size_t slices; // offset of slices[]; 0: not known yet
	size_t stride;
	u64 numbers[COOKIES]; // what the cookies may have been made with
	u64 number;	      // and were
	unsigned cookie;
	const struct module *module;
};

static u64 word_at(const struct segments *g, size_t at)
{
	u64 v;

	memcpy(&v, g->head + at, sizeof(v));
	return v;
}

static u32 half_at(const struct segments *g, size_t at)
{
	u32 v;

	memcpy(&v, g->head + at, sizeof(v));
	return v;
}

// Can slices[] begin there, by what lies before it and the first slice?
static bool head_begins(const struct segments *g, size_t at)
{
	u64 entries = word_at(g, at - ENTRIES), info = word_at(g, at - INFO);
	u64 total = word_at(g, at - TOTAL);

	return entries && entries <= SLICES && info && info < 64 &&
	       half_at(g, at - KIND) <= KIND_HUGE && total >= entries && total <= TOTAL_MAX &&
	       half_at(g, at) == info;
}

static bool head_may_fit(const struct segments *g)
{
	size_t at = g->slices ? g->slices : SLICES_FIRST;

	while (at < (g->slices ? g->slices : SLICES_LAST) && !head_begins(g, at))
		at += 8;
	return head_begins(g, at);
}

static bool head_tiles(const struct segments *g, size_t at, size_t stride)
{
	u64 entries = word_at(g, at - ENTRIES), i = 0;

	if (!head_begins(g, at) || at + SLICES * stride > HEAD)
		return false;
	while (i < entries) {
		u32 n = half_at(g, at + i * stride);

		if (!n || half_at(g, at + i * stride + 4) || n > word_at(g, at - TOTAL))
			return false;
		i += n;
	}
	return half_at(g, at - KIND) == KIND_HUGE || i == entries;
}

static bool head_fits(const struct segments *g, size_t *ret_slices, size_t *ret_stride)
{
	if (g->slices)
		return head_tiles(g, g->slices, g->stride);
	for (size_t at = SLICES_FIRST; at <= SLICES_LAST; at += 8)
		for (size_t i = 0; i < ARRAY_SIZE(strides); i++)
			if (head_tiles(g, at, strides[i])) {
				*ret_slices = at;
				*ret_stride = strides[i];
				return true;
			}
	return false;
}

// --- which module's ---

static bool find_number(const struct data *d, void *arg)
{
	struct segments *g = arg;

	for (size_t at = 0; at + 8 <= d->len; at += 8)
		for (unsigned i = 0; i < COOKIES; i++)
			if (g->numbers[i] >> 48 && data_at(d, at) == g->numbers[i]) {
				g->number = g->numbers[i];
				g->cookie = COOKIE + 8 * i;
				g->module = d->module;
				return true;
			}
	return false;
}

static bool segment_accept(struct segments *g, u64 addr)
{
	size_t slices = g->slices, stride = g->stride;

	if (!head_fits(g, &slices, &stride))
		return false;
	if (g->slices)
		return (word_at(g, slices - g->cookie) ^ addr) == g->number;
	for (unsigned i = 0; i < COOKIES; i++)
		g->numbers[i] = word_at(g, slices - COOKIE - 8 * i) ^ addr;
	if (!data_each(g->s->walk, 0, find_number, g))
		return false;
	g->slices = slices;
	g->stride = stride;
	g->s->module = g->module;
	return true;
}

// --- pages ---

// The slices of the segment in g->head: of one without pages in use, what lies before the next one.
static u64 segment_slices(const struct segments *g)
{
	u64 used = word_at(g, g->slices - g->cookie - 8), total = word_at(g, g->slices - TOTAL);

	return used ? total : min(total, (u64)SLICES);
}

static void segment_pages(struct segments *g, u64 addr)
{
	struct mi_state *s = g->s;
	size_t at = g->slices;
	u64 entries = word_at(g, at - ENTRIES), info = word_at(g, at - INFO);
	u64 total = segment_slices(g);

	own_pages_add(&s->own, addr, info * MI_SLICE);
	for (u64 i = info, n; i < entries; i += n) {
		const u8 *slice = g->head + at + i * g->stride;
		struct mi_page *page = vec_push(&s->pages);

		n = half_at(g, at + i * g->stride);
		memset(page, 0, sizeof(*page));
		page->addr = addr + at + i * g->stride;
		page->start = addr + i * MI_SLICE;
		page->end =
			addr +
			min(half_at(g, at - KIND) == KIND_HUGE ? total : entries, i + n) * MI_SLICE;
		memcpy(page->bytes, slice, min(g->stride, (size_t)MI_PAGE_STRUCT));
	}
}

// The address behind the segment at addr, or 0 if there is none.
static u64 segment_read(struct segments *g, u64 addr)
{
	struct target *t = g->s->target;
	u64 end;

	if (target_read_some(t, addr, g->head, HEAD_FIRST) != HEAD_FIRST || !head_may_fit(g) ||
	    target_read_some(t, addr, g->head, HEAD) != HEAD || !segment_accept(g, addr))
		return 0;
	segment_pages(g, addr);
	if (!add_fits(addr, segment_slices(g) * MI_SLICE, &end))
		return 0;
	return align_up(end, SEGMENT);
}

static bool is_plain(const struct mapping *m)
{
	return !mapping_is_file(m) && m->prot & PROT_WRITE && strcmp(m->path, "[stack]");
}

bool mi_segments_find(struct mi_state *s)
{
	_cleanup_free_ struct segments *g = xcalloc(1, sizeof(*g));
	u64 next = 0, found = 0;

	g->s = s;
	if (s->target->arch->word != 8)
		return false;
	vec_each (&s->target->maps, m) {
		if (!is_plain(m) || m->end < SEGMENT)
			continue;
		for (u64 at = max(next, align_up(m->start, SEGMENT));
		     at < m->end && found < SEGMENTS_MAX; at = next) {
			u64 first = target_next_present(s->target, at, m->end);
			u64 end = first == at ? segment_read(g, at) : 0;

			found += end != 0;
			next = end ? end : align_up(max(first, at + 1), SEGMENT);
		}
	}
	return found > 0;
}
