// SPDX-License-Identifier: MIT
// Where each span lies among the granules, and the tables for them.
#include "heap/tables.h"

#include <search.h>
#include <sys/mman.h>

#define HUGE_PAGE     (2 * MIB)
#define RANGES_WANTED 4 // what a filter compares with at no cost worth speaking of

// --- memory ---

void *table_new(struct heap *h, size_t size, bool huge)
{
	size_t room = align_up(max(size, (size_t)1), huge ? HUGE_PAGE : 4096);
	char *p = mmap(NULL, room + HUGE_PAGE, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	char *aligned;

	if (p == MAP_FAILED)
		out_of_memory();
	aligned = (char *)align_up((uintptr_t)p, HUGE_PAGE);
	if (aligned > p)
		munmap(p, (size_t)(aligned - p));
	munmap(aligned + room, HUGE_PAGE - (size_t)(aligned - p));
	if (huge)
		madvise(aligned, room, MADV_HUGEPAGE);
	*vec_push(&h->tables) = (struct table){aligned, room};
	return aligned;
}

void table_drop(struct heap *h, void *p)
{
	for (size_t i = h->tables.n; i--;)
		if (h->tables.v[i].p == p) {
			munmap(p, h->tables.v[i].size);
			h->tables.v[i] = *vec_last(&h->tables);
			h->tables.n--;
			return;
		}
}

// Gives back what is behind `size` bytes, fewer than it has.
void table_trim(struct heap *h, void *p, size_t size)
{
	size = align_up(max(size, (size_t)1), HUGE_PAGE);
	vec_each (&h->tables, t)
		if (t->p == p && size < t->size) {
			munmap((char *)p + size, t->size - size);
			t->size = size;
		}
}

// Bytes of the tables that are really there.
u64 heap_memory(const struct heap *h)
{
	unsigned char there[4096];
	u64 pages = 0;

	for (size_t t = 0; t < h->tables.n; t++) {
		const struct table *table = &h->tables.v[t];
		size_t step = sizeof(there) * 4096;

		for (size_t at = 0; at < table->size; at += step) {
			size_t len = min(step, table->size - at);

			if (mincore((char *)table->p + at, len, there))
				continue;
			for (size_t i = 0; i < len / 4096; i++)
				pages += there[i] & 1;
		}
	}
	return pages * 4096;
}

// --- ranges ---

static void spans_in_order(const void *node, VISIT visit, void *arg)
{
	struct stretch *const *s = node;
	struct heap *h = arg;

	if (visit == postorder || visit == leaf)
		h->spans[h->n_spans++] = *s;
}

static void keep_node(void *node)
{
}

void spans_sort(struct heap *h)
{
	h->spans = xcalloc(h->n_spans, sizeof(*h->spans));
	h->n_spans = 0;
	twalk_r(h->tree, spans_in_order, h);
	if (h->tree)
		tdestroy(h->tree, keep_node);
	h->tree = NULL;
}

static u64 gap_before(const struct heap *h, size_t i)
{
	return h->spans[i]->span.start - h->spans[i - 1]->span.end;
}

static int by_size(const u64 *a, const u64 *b)
{
	return *a < *b ? -1 : *a > *b;
}

// Gaps of up to this many bytes are bridged: as many as it takes to have few ranges, as long as
// the granule numbers grow by no more than a bit.
static u64 gap_to_bridge(const struct heap *h)
{
	VEC(u64) gaps = {};
	u64 spare = 0, bridge = MIB;
	size_t left;

	for (size_t i = 0; i < h->n_spans; i++)
		spare += h->spans[i]->span.end - h->spans[i]->span.start;
	for (size_t i = 1; i < h->n_spans; i++)
		*vec_push(&gaps) = gap_before(h, i);
	vec_sort(&gaps, by_size);
	left = gaps.n + 1;
	vec_each (&gaps, gap) {
		if (*gap > bridge && (left <= RANGES_WANTED || *gap > spare))
			break;
		spare -= min(*gap, spare);
		bridge = max(bridge, *gap);
		left--;
	}
	vec_free(&gaps);
	return bridge;
}

static void ranges_find(struct heap *h)
{
	u64 bridge = gap_to_bridge(h), at = 0;
	struct range *r = NULL;

	h->ranges = xcalloc(h->n_spans, sizeof(*h->ranges));
	for (size_t i = 0; i < h->n_spans; i++) {
		const struct span *s = &h->spans[i]->span;

		if (!r || gap_before(h, i) > bridge) {
			if (r)
				at = align_up(r->lo + r->len - r->delta, WINDOW);
			r = &h->ranges[h->n_ranges++];
			r->lo = s->start;
			r->delta = align_down(s->start, WINDOW) - at;
		}
		r->len = s->end - r->lo;
		h->spans[i]->delta = r->delta;
	}
	if (r)
		at = align_up(r->lo + r->len - r->delta + 1, WINDOW);
	h->granules = at >> h->granule_shift;
}

u64 address_granule(const struct heap *h, u64 addr)
{
	size_t lo = 0, hi = h->n_ranges;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (h->ranges[mid].lo + (h->ranges[mid].len - 1) < addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == h->n_ranges || addr < h->ranges[lo].lo)
		return NO_GRANULE;
	return (addr - h->ranges[lo].delta) >> h->granule_shift;
}

u64 granule_address(const struct heap *h, u64 granule)
{
	u64 at = granule << h->granule_shift;
	size_t lo = 0, hi = h->n_ranges;

	while (hi - lo > 1) {
		size_t mid = (lo + hi) / 2;

		if (align_down(h->ranges[mid].lo, WINDOW) - h->ranges[mid].delta <= at)
			lo = mid;
		else
			hi = mid;
	}
	return at + h->ranges[lo].delta;
}

// --- tables ---

static void granule_choose(struct heap *h, u8 word)
{
	u64 top = h->n_spans ? h->spans[h->n_spans - 1]->span.end - 1 : 0;

	h->word_shift = word == 4 ? 2 : 3;
	h->granule_shift = word == 4 ? 3 : 4;
	for (size_t i = 0; i < h->n_spans; i++)
		h->granule_shift = min(h->granule_shift, h->spans[i]->span.granule);
	h->addr_mask = word == 4 || top >> 48 ? UINT64_MAX : bits_below(48);
}

static void tables_make(struct heap *h, bool dense)
{
	u64 n;

	h->lines = h->granules / LINE_GRANULES;
	h->windows = (h->granules << h->granule_shift) >> WINDOW_SHIFT;
	h->region_shift = REGION_MOST;
	while (h->region_shift > REGION_LEAST && h->granules >> h->region_shift < 8)
		h->region_shift--;
	h->regions = (h->granules + bits_below(h->region_shift)) >> h->region_shift;
	h->slots = (h->granules + bits_below(SLOT_SHIFT)) >> SLOT_SHIFT;
	h->edge_bits = h->granules > 1 ? (u8)(bit_highest(h->granules - 1) + 1) : 1;
	h->huge = dense && h->lines * sizeof(struct line) >= 2 * HUGE_PAGE;
	h->line = table_ready(h, READY_LINES, h->lines * sizeof(struct line), h->huge);
	h->rank = table_new(h, h->lines * sizeof(u16), false);
	h->window = table_new(h, h->windows * sizeof(struct window), false);
	for (int k = 0; k < 2; k++)
		h->kind[k] = table_new(h, h->granules / 8, false);
	for (n = h->lines; h->n_summaries < SUMMARIES; h->n_summaries++) {
		n = n / WORD_BITS + 1;
		h->summary[h->n_summaries] = table_new(h, (n + 1) * sizeof(u64), false);
		if (n == 1) {
			h->n_summaries++;
			break;
		}
	}
}

static int big_order(const struct big_size *a, const struct big_size *b)
{
	if (a->addr != b->addr)
		return a->addr < b->addr ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

// Sizes by granule become sizes by rank among the starts.
static void sizes_pack(struct stretch *s)
{
	u64 n = stretch_granules(s) / WORD_BITS + 1, rank = 0;

	s->ranks = xcalloc(n / 8 + 1, sizeof(u32));
	for (u64 w = s->first; w < n; w++) {
		if (w % 8 == 0)
			s->ranks[w / 8] = (u32)rank;
		for (u64 bits = w < s->end ? s->laid[w] : 0; bits; bits &= bits - 1)
			s->sizes[rank++] = s->sizes[w * WORD_BITS + bit_lowest(bits)];
	}
	s->sizes = xreallocarray(s->sizes, rank, sizeof(u16));
	vec_sort(&s->big, big_order);
}

// Tiles that heap_add has laid move into the tables.
static void stretch_settle(struct heap *h, struct stretch *s)
{
	u64 base = align_down(s->span.start, (u64)1 << s->span.granule), addr;

	for (u64 w = s->first; w < s->end; w++)
		for (u64 bits = s->laid[w]; bits; bits &= bits - 1) {
			u64 i = w * WORD_BITS + bit_lowest(bits);
			unsigned tile = 0;

			for (unsigned k = 0; k < 2; k++)
				tile |= s->kind[k] ? (unsigned)bit_test(s->kind[k], i) << k : 0;
			addr = base + (i << s->span.granule);
			tile_lay(h, (addr - s->delta) >> h->granule_shift, (enum tile)tile);
		}
	for (unsigned k = 0; k < 2; k++) {
		free(s->kind[k]);
		s->kind[k] = NULL;
	}
	if (s->sizes) {
		sizes_pack(s);
		return;
	}
	free(s->laid);
	s->laid = NULL;
}

void heap_lay_out(struct heap *h, u8 word, bool dense)
{
	granule_choose(h, word);
	ranges_find(h);
	tables_make(h, dense);
	h->laid_out = true;
	for (size_t i = 0; i < h->n_spans; i++)
		if (h->spans[i]->laid)
			stretch_settle(h, h->spans[i]);
}

static void none_unless_start(struct heap *h, u64 g)
{
	if (g < h->granules && !is_start(h, g))
		tile_lay(h, g, TILE_NONE);
}

void heap_close_tiles(struct heap *h)
{
	u64 granule = (u64)1 << h->granule_shift;

	for (size_t i = 0; i < h->n_spans; i++) {
		const struct stretch *s = h->spans[i];

		none_unless_start(h, (align_up(s->span.start, granule) - s->delta) / granule);
		none_unless_start(h, (align_up(s->span.end, granule) - s->delta) / granule);
	}
	for (size_t i = 0; i < h->n_ranges; i++) {
		const struct range *r = &h->ranges[i];

		none_unless_start(h, (align_down(r->lo, WINDOW) - r->delta) / granule);
	}
	h->closed = true;
	for (unsigned k = 1; k < h->n_summaries; k++)
		for (u64 i = 0; i < (h->lines >> 6 * (k - 1)) / WORD_BITS + 1; i++)
			if (h->summary[k - 1][i])
				bit_set(h->summary[k], i);
}
