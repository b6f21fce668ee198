// SPDX-License-Identifier: MIT
#include "alloc/slabs.h"

#include "alloc/carried.h"

enum {
	LOAD_BLOCK_MAX = 1024, // lists of bigger blocks touch few of a slab's bytes
	LOAD_MAX = 4 << 20,    // bytes
	CHAIN_MAX = 8192,      // blocks that are moved at once, at most
	STACK_WORDS = 32,
	OWN_PAGE = 4096,
	OWN_MAX = 256 << 20, // bytes of one structure
};

bool slabs_add(struct slabs *s, const struct slab *slab)
{
	u64 bytes = 0, end = 0, to;

	if (slab->end <= slab->start || slab->end >> 56 || slab->start % 8 || slab->end % 8)
		return false;
	if (slab->kind == SLAB_BLOCKS &&
	    (slab->n > SLAB_BLOCKS_MAX || !slab->size || slab->size % 8 || slab->first % 8 ||
	     !mul_fits(slab->size, slab->n, &bytes) || !add_fits(slab->first, bytes, &end) ||
	     slab->first < slab->start || end > slab->end))
		return false;
	to = target_mapped_to(s->target, slab->start, slab->end);
	if (bytes && end > to)
		return false;
	if (to == slab->start)
		return true;
	*vec_push(&s->list) = *slab;
	vec_last(&s->list)->end = to;
	vec_last(&s->list)->bit = s->bits;
	if (slab->kind == SLAB_BLOCKS)
		s->bits += slab->n;
	while (s->freed.n * 64 < s->bits)
		*vec_push(&s->freed) = 0;
	return true;
}

static int slab_compare(const struct slab *a, const struct slab *b)
{
	return a->start < b->start ? -1 : a->start > b->start;
}

// Free memory makes room, whichever of the two comes first.
u64 slabs_sort(struct slabs *s)
{
	size_t n = 0;
	u64 left_out = 0;

	vec_sort(&s->list, slab_compare);
	vec_each (&s->list, slab) {
		struct slab *last = n ? &s->list.v[n - 1] : NULL;

		if (last && last->end > slab->start && last->kind == SLAB_FREE) {
			last->end = slab->start;
			n -= last->end == last->start;
		} else if (last && last->end > slab->start && slab->kind == SLAB_FREE) {
			slab->start = last->end;
			if (slab->start >= slab->end)
				continue;
		} else if (last && last->end > slab->start) {
			left_out++;
			continue;
		}
		s->list.v[n++] = *slab;
	}
	s->list.n = n;
	return left_out;
}

struct slab *slabs_at(const struct slabs *s, u64 addr)
{
	size_t lo = 0, hi = s->list.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (s->list.v[mid].end <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < s->list.n && s->list.v[lo].start <= addr ? &s->list.v[lo] : NULL;
}

bool slab_put_free(struct slabs *s, const struct slab *slab, u64 addr, bool inside)
{
	u64 i, bit;

	if (slab->kind != SLAB_BLOCKS || addr < slab->first)
		return false;
	i = (addr - slab->first) / slab->size;
	if (i >= slab->n || (!inside && (addr - slab->first) % slab->size))
		return false;
	bit = slab->bit + i;
	if (s->freed.v[bit / 64] >> bit % 64 & 1)
		return false;
	s->freed.v[bit / 64] |= (u64)1 << bit % 64;
	return true;
}

bool slab_is_free(const struct slabs *s, const struct slab *slab, u64 addr)
{
	u64 bit = slab->bit + (addr - slab->first) / slab->size;

	return s->freed.v[bit / 64] >> bit % 64 & 1;
}

// Small blocks: it is cheaper to read them all at once than to hop from one to the next.
static void slab_load(struct slabs *s, const struct slab *slab)
{
	u64 len = slab->n * slab->size;

	if (s->from == slab->first || slab->size > LOAD_BLOCK_MAX || len > LOAD_MAX)
		return;
	s->bytes.n = 0;
	vec_reserve(&s->bytes, len);
	s->from = slab->first;
	s->to = s->from + target_read_some(s->target, s->from, s->bytes.v, len);
}

static bool word_read(struct slabs *s, u64 addr, u64 *ret)
{
	if (!within(addr, sizeof(*ret), s->from, s->to))
		return peek_word(s->peek, addr, ret);
	memcpy(ret, s->bytes.v + (addr - s->from), sizeof(*ret));
	return true;
}

bool slabs_follow(struct slabs *s, const struct slab *slab, u64 head, u64 size, u64 most,
		  bool inside, u64 *ret_n)
{
	const struct slab *in = slab;
	u64 n = 0;

	*ret_n = 0;
	if (slab && head)
		slab_load(s, slab);
	for (u64 at = head; at; n++) {
		*ret_n = n;
		if (!slab && (!in || !within(at, 1, in->start, in->end)))
			in = slabs_at(s, at);
		if (n >= most || !in || (size && in->size != size) ||
		    !slab_put_free(s, in, at, inside) || !word_read(s, at, &at))
			return false;
	}
	*ret_n = n;
	return true;
}

static u64 allocated_size(const struct slabs *s, u64 addr)
{
	const struct slab *slab = slabs_at(s, addr);

	if (!slab || slab->kind != SLAB_BLOCKS || addr < slab->first ||
	    addr - slab->first >= slab->n * slab->size || (addr - slab->first) % slab->size ||
	    slab_is_free(s, slab, addr))
		return 0;
	return slab->size;
}

// How many: two blocks or more that look allocated, of one size, each with the next one's address, to
// 0. 0 if it is no such chain.
static unsigned chain_length(const struct slabs *s, u64 addr)
{
	u64 size = allocated_size(s, addr);

	for (unsigned n = 1; size && n <= CHAIN_MAX; n++) {
		if (!peek_word(s->peek, addr, &addr))
			return 0;
		if (!addr)
			return n > 1 ? n : 0;
		if (allocated_size(s, addr) != size)
			return 0;
	}
	return 0;
}

static unsigned longest_chain(const struct slabs *s, const struct thread *thread)
{
	unsigned n = 0;

	vec_each (&thread->words, word)
		n = max(n, chain_length(s, *word));
	for (unsigned i = 0; i < STACK_WORDS; i++) {
		u64 word;

		if (peek_word(s->peek, thread->sp + i * 8, &word))
			n = max(n, chain_length(s, word));
	}
	return n;
}

void slabs_carried(const struct slabs *s, const struct module *module, struct doubts *doubts)
{
	vec_each (&s->target->threads, thread) {
		unsigned n;

		if (!thread_is_inside(s->target, module, thread))
			continue;
		n = longest_chain(s, thread);
		if (n)
			doubts_add_blocks(doubts, n,
					  xasprintf("thread %d carries free blocks", thread->tid));
	}
}

static unsigned slab_granule(const struct slab *slab)
{
	return (slab->start | slab->end | slab->first | slab->size) % 16 ? 3 : 4;
}

static void slab_lay(const struct slabs *s, const struct slab *slab, struct heap *h)
{
	u64 end = slab->first + slab->n * slab->size;

	if (slab->kind != SLAB_BLOCKS) {
		heap_add(h, slab->start, 0, slab->kind == SLAB_FREE ? TILE_FREE : TILE_OPAQUE);
		return;
	}
	if (slab->first > slab->start || !slab->n)
		heap_add(h, slab->start, 0, TILE_NONE);
	for (u64 i = 0, bit = slab->bit; i < slab->n; i++, bit++)
		heap_add(h, slab->first + i * slab->size, 0,
			 s->freed.v[bit / 64] >> bit % 64 & 1 ? TILE_FREE : TILE_ALLOCATED);
	if (slab->n && end < slab->end)
		heap_add(h, end, 0, TILE_NONE);
}

static bool span_add(struct heap *h, u64 start, u64 end, unsigned granule, u16 arena)
{
	_cleanup_err_ struct err *e = heap_add_span(
		h,
		&(struct span){.start = start, .end = end, .granule = (u8)granule, .arena = arena});

	return !e;
}

// Slabs side by side make one span.
void slabs_lay(const struct slabs *s, struct heap *h, u16 arena, u64 *ret_bytes, u64 *ret_left_out)
{
	const struct slab *v = s->list.v;

	*ret_bytes = *ret_left_out = 0;
	for (size_t i = 0, end; i < s->list.n; i = end) {
		for (end = i + 1; end < s->list.n && v[end].start == v[end - 1].end &&
				  slab_granule(&v[end]) == slab_granule(&v[i]);)
			end++;
		if (!span_add(h, v[i].start, v[end - 1].end, slab_granule(&v[i]), arena)) {
			*ret_left_out += end - i;
			continue;
		}
		*ret_bytes += v[end - 1].end - v[i].start;
		for (size_t k = i; k < end; k++)
			slab_lay(s, &v[k], h);
	}
}

void slabs_fini(struct slabs *s)
{
	vec_free(&s->list);
	vec_free(&s->freed);
	vec_free(&s->bytes);
}

void own_pages_add(struct own_pages *p, u64 addr, u64 len)
{
	u64 end;

	if (!len || len > OWN_MAX || !add_fits(addr, len, &end) || end >> 56)
		return;
	for (u64 page = align_down(addr, OWN_PAGE); page < end; page += OWN_PAGE)
		if (!p->list.n || *vec_last(&p->list) != page)
			*vec_push(&p->list) = page;
}

static int page_compare(const u64 *a, const u64 *b)
{
	return *a < *b ? -1 : *a > *b;
}

void own_pages_lay(struct own_pages *p, struct heap *h, u16 arena)
{
	vec_sort(&p->list, page_compare);
	for (size_t i = 0, end; i < p->list.n; i = end) {
		for (end = i + 1;
		     end < p->list.n && p->list.v[end] - p->list.v[end - 1] <= OWN_PAGE;)
			end++;
		// One page at a time where the whole meets something else.
		if (span_add(h, p->list.v[i], p->list.v[end - 1] + OWN_PAGE, 12, arena)) {
			heap_add(h, p->list.v[i], 0, TILE_NONE);
			continue;
		}
		for (size_t k = i; k < end; k++)
			if (span_add(h, p->list.v[k], p->list.v[k] + OWN_PAGE, 12, arena))
				heap_add(h, p->list.v[k], 0, TILE_NONE);
	}
	vec_free(&p->list);
}
