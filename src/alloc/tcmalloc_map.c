// SPDX-License-Identifier: MIT
// tcmalloc's table of size classes and its page map (drawn in tcmalloc.c), told by their shape.
//
//	SizeMap	| ... | class_to_size: s32[128] | class_to_pages: u64[128] | ...
//
// Sizes ascend from 8 (or 16) to a power of two, and the pages of each class's spans leave no more
// than an eighth unused; that also tells how big a page is. Source: gperftools src/common.{h,cc},
// src/pagemap.h, src/span.h, src/page_heap.cc, 2.9 to 2.18.1.
#include "alloc/tcmalloc.h"

#include "alloc/leaf.h"

enum {
	CLASSES_MIN = 20,
	ADDRESS_BITS = 48,
	SAMPLE = 256,	     // entries of a leaf
	SAMPLE_PAGE = 16,    // of each of its pages
	SAMPLE_HOPELESS = 8, // entries of which none fits
	PAGE = 4096,
	BATCH = 512,
	LEAF_CHUNK = 8192, // entries read at once
};

// kPageShift: 13 by default, others by configure.
static const u8 shifts[] = {13, 12, 14, 15, 16, 17, 18};

static u32 data_u32(const struct data *d, size_t at)
{
	u32 v = 0;

	if (within(at, sizeof(v), 0, d->len))
		memcpy(&v, d->bytes + at, sizeof(v));
	return v;
}

// --- sizes ---

static bool sizes_parse(const struct data *d, size_t at, struct tc_classes *ret)
{
	u32 last = 0;

	ret->n = 1;
	ret->size[0] = 0;
	for (unsigned i = 1; i < TC_CLASSES; i++) {
		u32 size = data_u32(d, at + 4 * i);

		if (!size)
			break;
		if (size <= last || size % 8 || (i > 2 && size % 16))
			return false;
		ret->size[ret->n++] = last = size;
	}
	for (unsigned i = ret->n; i < TC_CLASSES; i++)
		if (data_u32(d, at + 4 * i))
			return false;
	return ret->n >= CLASSES_MIN && !(last & (last - 1));
}

static bool pages_fit(const struct tc_classes *c, unsigned shift)
{
	for (unsigned i = 1; i < c->n; i++) {
		u64 bytes = c->pages[i] << shift;

		if (bytes < c->size[i] || bytes % c->size[i] > bytes / 8)
			return false;
	}
	return true;
}

static bool pages_parse(const struct data *d, size_t at, struct tc_classes *c, unsigned *ret_shift)
{
	for (unsigned i = 1; i < c->n; i++) {
		c->pages[i] = data_at(d, at + 8 * i);
		if (!c->pages[i] || c->pages[i] > PAGE)
			return false;
	}
	for (size_t i = 0; i < ARRAY_SIZE(shifts); i++)
		if (pages_fit(c, shifts[i])) {
			*ret_shift = shifts[i];
			return true;
		}
	return false;
}

bool tc_find_classes(const struct data *d, struct tc_classes *ret, unsigned *ret_shift)
{
	if (d->word != 8)
		return false;
	for (size_t at = 0; at + TC_CLASSES * 12 <= d->len; at += 4) {
		u32 first = data_u32(d, at + 4);

		// The other table is aligned to 8 bytes.
		if ((first == 8 || first == 16) && !data_u32(d, at) && sizes_parse(d, at, ret) &&
		    pages_parse(d, align_up(at + 4 * TC_CLASSES, 8), ret, ret_shift))
			return true;
	}
	return false;
}

// --- the root ---

// What the descriptor of a leaf's entry `index` says of its place: *ret_high is the root's index.
static bool entry_fits(const void *arg, u64 descriptor, u64 index, u64 *ret_high)
{
	const struct tc_state *s = arg;
	u64 w[2], at, mask = ((u64)1 << s->leaf_bits) - 1;

	if (descriptor & 7 || !peek_bytes(s->peek, descriptor, w, sizeof(w)))
		return false;
	at = (w[0] & ~mask) | index;
	if (at < w[0])
		at += mask + 1;
	*ret_high = at >> s->leaf_bits;
	return w[0] && w[1] && at >> (ADDRESS_BITS - s->shift) == 0 && at - w[0] < w[1] &&
	       leaf_memory(s->target, w[0] << s->shift);
}

bool tc_find_root(struct tc_state *s, const struct data *d)
{
	unsigned best = 0, bits = ADDRESS_BITS - s->shift;

	s->leaf_bits = (bits + 1) / 2;
	s->root_words = (u64)1 << (bits - s->leaf_bits);
	const struct leaf_sampling how = {.bytes = (u64)8 << s->leaf_bits,
					  .sample = SAMPLE,
					  .by_page = SAMPLE_PAGE,
					  .hopeless = SAMPLE_HOPELESS,
					  .fits = entry_fits,
					  .arg = s};
	for (size_t at = 0; at + 8 <= d->len; at += 8) {
		u64 leaf = data_at(d, at);
		struct leaf_vote v;

		if (!leaf || leaf & 7 || leaf >> 48 || !leaf_memory(s->target, leaf) ||
		    !leaf_sample(s->peek, s->target, leaf, &how, &v))
			continue;
		if (v.high * 8 > at || at - v.high * 8 + s->root_words * 8 > d->len ||
		    v.lead <= best)
			continue;
		best = v.lead;
		s->root = d->start + at - v.high * 8;
	}
	return best > 0;
}

// --- spans ---

// Entries of the page map side by side that are the same.
struct run {
	u64 page, n, descriptor;
	u64 w[TC_DESCRIPTOR / 8];
};

struct map_walk {
	struct tc_state *s;
	VEC(struct run) runs;
};

static void runs_push(struct map_walk *m, u64 page, u64 descriptor)
{
	struct run *last = m->runs.n ? vec_last(&m->runs) : NULL;

	if (last && last->descriptor == descriptor && last->page + last->n == page)
		last->n++;
	else
		*vec_push(&m->runs) = (struct run){.page = page, .n = 1, .descriptor = descriptor};
}

static void leaf_walk(struct map_walk *m, u64 leaf, u64 high)
{
	struct tc_state *s = m->s;
	_cleanup_free_ u64 *words = xmalloc(LEAF_CHUNK * 8);
	u64 at = leaf, end = leaf + ((u64)8 << s->leaf_bits), from, to;

	own_pages_add(&s->own, leaf, end - leaf);
	while (at < end && target_present(s->target, at, end, &from, &to)) {
		for (; from < to; from += LEAF_CHUNK * 8) {
			size_t want = min((u64)LEAF_CHUNK * 8, to - from);
			size_t n = target_read_some(s->target, from, words, want) / 8;

			for (size_t i = 0; i < n; i++)
				if (words[i] && !(words[i] & 7))
					runs_push(m, high << s->leaf_bits | ((from - leaf) / 8 + i),
						  words[i]);
		}
		at = max(to, at + 1);
	}
}

static void descriptors_read(struct map_walk *m)
{
	struct piece pieces[BATCH];

	for (size_t i = 0; i < m->runs.n; i += BATCH) {
		size_t n = min((size_t)BATCH, m->runs.n - i);

		for (size_t k = 0; k < n; k++)
			pieces[k] = (struct piece){.addr = m->runs.v[i + k].descriptor,
						   .buf = m->runs.v[i + k].w,
						   .len = TC_DESCRIPTOR};
		target_readv(m->s->target, pieces, n);
	}
}

static bool run_holds(const struct run *r, u64 page)
{
	return page >= r->page && page - r->page < r->n;
}

// A span's last page has to lead to it as well; those between may be stale. *next: where to look on.
static bool last_page_fits(const struct map_walk *m, const struct tc_span *span, size_t *next)
{
	u64 last = span->page + span->pages - 1;

	while (*next + 1 < m->runs.n && m->runs.v[*next + 1].page <= last)
		(*next)++;
	return run_holds(&m->runs.v[*next], last) &&
	       m->runs.v[*next].descriptor == span->descriptor;
}

static bool span_parse(const struct tc_state *s, const struct run *r, struct tc_span *ret)
{
	*ret = (struct tc_span){
		.descriptor = r->descriptor,
		.page = r->w[0],
		.pages = r->w[1],
		.objects = r->w[4],
		.refcount = (u16)r->w[5],
		.class = (u8)(r->w[5] >> 16),
		.location = (u8)(r->w[5] >> 24 & 3),
	};
	return ret->page == r->page && ret->pages &&
	       ret->pages <= ((u64)1 << (ADDRESS_BITS - s->shift)) - ret->page;
}

// Spans follow one another without gaps in what was had from the system, so that each begins where
// the one before ends, or after pages that are not in the map.
static void spans_from_runs(struct map_walk *m)
{
	struct tc_state *s = m->s;
	u64 end = 0;

	for (size_t i = 0; i < m->runs.n; i++) {
		const struct run *r = &m->runs.v[i];
		size_t last = i;
		struct tc_span span;

		if (r->page + r->n <= end)
			continue;
		if (r->page < end || !span_parse(s, r, &span)) {
			unsigned long long at = r->page << s->shift;

			doubts_add(&s->doubts,
				   xasprintf("the page map at 0x%llx leads to no span", at));
			continue;
		}
		end = span.page + span.pages;
		span.fits = last_page_fits(m, &span, &last);
		*vec_push(&s->spans) = span;
		own_pages_add(&s->own, span.descriptor, TC_DESCRIPTOR);
	}
}

void tc_spans_read(struct tc_state *s)
{
	_cleanup_free_ u64 *root = xcalloc(s->root_words, 8);
	u64 end = s->root + s->root_words * 8, at = s->root, from, to;
	struct map_walk m = {.s = s};

	while (at < end && target_present(s->target, at, end, &from, &to)) {
		target_read_some(s->target, from, (u8 *)root + (from - s->root), to - from);
		at = max(to, at + 1);
	}
	for (u64 high = 0; high < s->root_words; high++)
		if (root[high] && !(root[high] & 7))
			leaf_walk(&m, root[high], high);
	descriptors_read(&m);
	spans_from_runs(&m);
	vec_free(&m.runs);
}
