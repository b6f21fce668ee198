// SPDX-License-Identifier: MIT
// oldmalloc, the malloc of musl before 1.2.1, and of later ones that were configured for it.
//
//	mal (libc's bss)	| binmap:64 | bin 0 | bin 1 | ... | bin 63 |
//	bin			{ lock:32 waiters:32 head tail }: both NULL until it is first used, both
//				the bin itself (as if it were a chunk) when it is empty
//
//	region	| psize 0|1 | csize|1 |  block  | psize|1 | csize|1 | ... | psize | csize 0|1 |
//		^ chunk     ^ its size; bit 0: in use     ^ the one before's size, the same word
//	free	| psize | csize | next prev ... |	on the list of its bin
//	moving	| psize | csize |  ...  | psize' | csize |	a thread splits it, joins it with others or
//		takes it: the two sizes differ for some instructions. Nobody has it meanwhile
//	mapped	| 2 words | psize 2 words | csize | block ... |		no bit 0; the mapping's end is
//		the chunk's. aligned: a second header further on; the first one may be outdated
//
// Sizes are multiples of four words. Nothing leads to the regions: one begins with the heap of brk,
// one wherever brk could not grow and memory was mapped, and one in each gap that the loader found
// before and behind the data of a module. Each ends itself, and every chunk says its size twice.
// All free chunks are on the lists of the bins, and none other. There are no caches.
// Source: musl src/malloc/malloc.c (1.1), src/malloc/oldmalloc/ (1.2), ldso/dynlink.c.
#include "alloc/oldmalloc.h"

#include <string.h>

#include "alloc/carried.h"
#include "alloc/data.h"
#include "alloc/peek.h"

enum {
	BINS = 64,
	IN_USE = 1,
	CHUNKS_MAX = 1 << 30,  // of a region
	ALIGNED_MAX = 4 << 20, // an aligned block begins so far into its mapping at most
	ALIGNED_MIN = 64,
	MOVING_ODDS = 3,     // bins or chunks that fit, for each that does not
	MOVING = 2,	     // beside a chunk's address: a thread is just changing it
	SPLIT_MAX = 1 << 20, // bytes of a chunk that is being split, at most
	STACK_WORDS = 128,
};

struct om {
	struct walk *walk;
	struct target *target;
	struct peek *peek;
	const struct module *module;
	unsigned word, unit; // bytes: a pointer, and four of them
	u64 bins;	     // address of bin 0
	VEC(u64) chunks;     // of the region that is being walked
	VEC(u64) free;	     // chunks that the walk found free, by region
	struct carried carried;
	u16 arena;
	u64 bytes;
	struct doubts doubts;
};

// --- finding ---

static unsigned bin_bytes(unsigned word)
{
	return 8 + 2 * word;
}

// The chunk that a bin plays on its own list.
static u64 bin_chunk(u64 bin, unsigned word)
{
	return bin + 8 - 2 * word;
}

// A chunk on a list points to its neighbours, which point back.
static bool bin_is_linked(struct om *om, u64 bin, u64 head, u64 tail)
{
	u64 self = bin_chunk(bin, om->word), prev, next;

	return head && tail && head != self && tail != self &&
	       peek_word(om->peek, head + 3 * om->word, &prev) && prev == self &&
	       peek_word(om->peek, tail + 2 * om->word, &next) && next == self;
}

enum bin_state { BIN_UNUSED, BIN_FITS, BIN_MOVING, BIN_ASTRAY };

// Head or tail of a bin that a thread is just changing: the bin itself, or a chunk.
static bool is_end(struct om *om, u64 self, u64 addr)
{
	u64 psize;

	return addr && (addr == self || (is_aligned(addr + 2 * om->word, om->unit) &&
					 peek_word(om->peek, addr, &psize)));
}

static enum bin_state bin_state(struct om *om, const struct data *d, size_t bin, bool used)
{
	u64 head = data_at(d, bin + 8), tail = data_at(d, bin + 8 + om->word);
	u64 self = bin_chunk(d->start + bin, om->word);

	if (!used && !head && !tail)
		return BIN_UNUSED;
	if (used ? bin_is_linked(om, d->start + bin, head, tail) : head == self && tail == self)
		return BIN_FITS;
	return is_end(om, self, head) && is_end(om, self, tail) ? BIN_MOVING : BIN_ASTRAY;
}

// The bins after the binmap at an offset, each as the binmap says, but for a few that threads are
// just changing.
static bool bins_fit(struct om *om, const struct data *d, size_t at, u64 binmap)
{
	unsigned fits = 0, moving = 0;

	for (unsigned i = 0; i < BINS; i++) {
		switch (bin_state(om, d, at + sizeof(u64) + i * bin_bytes(om->word),
				  binmap >> i & 1)) {
		case BIN_UNUSED: break;
		case BIN_FITS: fits++; break;
		case BIN_MOVING: moving++; break;
		case BIN_ASTRAY: return false;
		}
	}
	return fits >= MOVING_ODDS * moving && fits;
}

static bool find_mal(const struct data *d, void *arg)
{
	struct om *om = arg;
	size_t need = sizeof(u64) + BINS * bin_bytes(d->word);

	om->word = d->word;
	om->unit = 4 * d->word;
	for (size_t at = 0; at + need <= d->len; at += d->word) {
		u64 binmap;

		memcpy(&binmap, d->bytes + at, sizeof(binmap));
		if (!binmap || !bins_fit(om, d, at, binmap))
			continue;
		om->bins = d->start + at + sizeof(u64);
		om->module = d->module;
		return true;
	}
	return false;
}

// --- regions ---

static bool chunk_read(struct om *om, u64 chunk, u64 *ret_psize, u64 *ret_csize)
{
	return peek_word(om->peek, chunk, ret_psize) &&
	       peek_word(om->peek, chunk + om->word, ret_csize);
}

static bool size_fits(const struct om *om, u64 size, u64 limit)
{
	return size && is_aligned(size, om->unit) && size <= limit;
}

// A header at `next` that says of the chunk before, which begins at `first` or later, and of its own one
// what could be.
static bool header_fits(struct om *om, u64 first, u64 next, u64 limit, u64 *ret_csize)
{
	u64 before, size;

	if (next > limit - 2 * om->word || !chunk_read(om, next, &before, ret_csize))
		return false;
	size = *ret_csize & ~(u64)IN_USE;
	return size_fits(om, before & ~(u64)IN_USE, next - first) &&
	       (*ret_csize == IN_USE || size_fits(om, size, limit - next));
}

// The first header after a chunk that a thread is just changing: where its size says, or, as long as that
// is the new one of a chunk that is not split yet, one further on that leads back to it or to where it
// will be split. That is searched for only where there are chunks.
static u64 moving_end(struct om *om, u64 first, u64 chunk, u64 csize, u64 limit, u64 *ret_csize)
{
	u64 size = csize & ~(u64)IN_USE, back, end = chunk;

	if (!size_fits(om, size, limit - chunk))
		size = 0;
	if (size && header_fits(om, first, chunk + size, limit, ret_csize))
		return chunk + size;
	if (om->chunks.n >= MOVING_ODDS)
		end += min((u64)SPLIT_MAX, limit - chunk);
	for (u64 next = chunk + om->unit; next < end; next += om->unit) {
		if (!peek_word(om->peek, next, &back))
			return 0;
		back = next - (back & ~(u64)IN_USE);
		if ((back == chunk || back == chunk + size) &&
		    header_fits(om, first, next, limit, ret_csize))
			return next;
	}
	return 0;
}

// Few enough chunks were on their way for the threads that there are, and for those that fit.
static bool moving_is_likely(const struct om *om, size_t moving)
{
	return moving <= om->target->threads.n && moving <= 1 + om->chunks.n / MOVING_ODDS;
}

// Follows the chunks from the first one to the end of the region, which lies before `limit`;
// false if that is none.
static bool region_follow(struct om *om, u64 first, u64 limit, u64 *ret_end)
{
	u64 psize, csize, next, after, chunk = first;
	size_t moving = 0;

	om->chunks.n = 0;
	if (!chunk_read(om, chunk, &psize, &csize) || psize != IN_USE)
		return false;
	while (om->chunks.n < CHUNKS_MAX) {
		u64 size = csize & ~(u64)IN_USE;

		if (!size && csize == IN_USE) {
			*ret_end = chunk + 2 * om->word;
			return om->chunks.n != 0;
		}
		if (size_fits(om, size, limit - chunk) &&
		    (next = chunk + size) <= limit - 2 * om->word &&
		    chunk_read(om, next, &psize, &after) && psize == csize) {
			*vec_push(&om->chunks) = chunk | (csize & IN_USE);
		} else {
			if (!moving_is_likely(om, ++moving))
				return false;
			next = moving_end(om, first, chunk, csize, limit, &after);
			if (!next)
				return false;
			*vec_push(&om->chunks) = chunk | MOVING;
		}
		chunk = next;
		csize = after;
	}
	return false;
}

static struct err *span_add(struct om *om, u64 start, u64 end, unsigned tail)
{
	om->bytes += end - start;
	return heap_add_span(om->walk->heap, &(struct span){.start = start,
							    .end = end,
							    .granule = om->word == 8 ? 4 : 3,
							    .tail = (u8)tail,
							    .arena = om->arena});
}

// One that a thread is just changing is neither the program's nor free; it counts as a root.
static void moving_lay(struct om *om, u64 chunk)
{
	heap_add(om->walk->heap, chunk + 2 * om->word, 0, TILE_OPAQUE);
	doubts_add(&om->doubts,
		   xasprintf("the chunk at 0x%llx and the one behind it differ on its size",
			     (unsigned long long)chunk));
}

// The region that was followed last. The header of a block is the tail of the one before.
static struct err *region_lay(struct om *om, u64 end)
{
	unsigned header = 2 * om->word;
	u64 first = om->chunks.v[0] & ~(u64)(IN_USE | MOVING);

	try(span_add(om, first, end, header));
	heap_add(om->walk->heap, first, 0, TILE_NONE);
	vec_each (&om->chunks, c) {
		u64 chunk = *c & ~(u64)(IN_USE | MOVING);

		if (*c & MOVING)
			moving_lay(om, chunk);
		else if (*c & IN_USE)
			heap_add(om->walk->heap, chunk + header, 0, TILE_ALLOCATED);
		else {
			heap_add(om->walk->heap, chunk + header, 0, TILE_FREE);
			*vec_push(&om->free) = chunk;
		}
	}
	// The last chunk of all is the end, and no block.
	return NULL;
}

// --- mapped chunks ---

// A header at `chunk` in a mapping from `base` on: both sizes together are whole pages.
static bool mapped_fits(struct om *om, u64 base, u64 chunk, u64 limit, u64 *ret_end)
{
	u64 psize, csize;

	return chunk_read(om, chunk, &psize, &csize) && psize == chunk - base && csize &&
	       !(csize & IN_USE) && add_fits(chunk, csize, ret_end) && *ret_end <= limit &&
	       is_aligned(*ret_end, om->target->page_size);
}

// A header further on that says where the mapping begins: the first one's size may be outdated.
// Only what was ever written is looked at.
static u64 mapped_aligned(struct om *om, u64 base, u64 limit, u64 *ret_end)
{
	u64 header = 2 * om->word, end = min(limit, base + ALIGNED_MAX), from, to;
	u64 page = om->target->page_size;

	for (u64 at = base; at < end && target_present(om->target, at, end, &from, &to);
	     at = max(to, at + 1)) {
		// A bigger alignment than a page puts it at a page's end.
		for (u64 user = align_up(from + 1, ALIGNED_MIN); user <= to;
		     user += user < base + page ? ALIGNED_MIN : page - user % page)
			if (user - header > base + header &&
			    mapped_fits(om, base, user - header, limit, ret_end))
				return user - header;
	}
	return 0;
}

static bool mapped_find(struct om *om, u64 base, u64 limit, u64 *ret_chunk, u64 *ret_end)
{
	u64 first = base + 2 * om->word, end, psize, csize;

	if (!chunk_read(om, first, &psize, &csize) || psize != 2 * om->word || !csize ||
	    csize & IN_USE || !is_aligned(first + csize, om->target->page_size))
		return false;
	*ret_chunk = mapped_aligned(om, base, limit, ret_end);
	if (*ret_chunk)
		return true;
	*ret_chunk = first;
	*ret_end = first + csize;
	return add_fits(first, csize, &end) && end <= limit;
}

static struct err *mapped_lay(struct om *om, u64 base, u64 chunk, u64 end)
{
	u64 user = chunk + 2 * om->word;

	try(span_add(om, base, end, 0));
	heap_add(om->walk->heap, base, 0, TILE_NONE);
	heap_add(om->walk->heap, user, 0, TILE_ALLOCATED);
	return NULL;
}

// --- where they can be ---

// Before and behind the data of each module, on its first and last page.
static struct err *gap_search(struct om *om, u64 start, u64 end)
{
	unsigned header = 2 * om->word;
	u64 region_end;

	for (u64 block = align_up(start + header, om->unit); block < end; block += om->unit)
		if (region_follow(om, block - header, end, &region_end))
			return region_lay(om, region_end);
	return NULL;
}

static struct err *gaps_search(struct om *om)
{
	u64 page = om->target->page_size;

	vec_each (&om->walk->modules->list, m)
		vec_each (&m->segments, s) {
			if (!(s->flags & PF_W))
				continue;
			try(gap_search(om, align_down(s->start, page), s->start));
			try(gap_search(om, s->end, align_up(s->end, page)));
		}
	return NULL;
}

// The pages of anonymous memory: adjacent regions and mapped chunks may show as one mapping.
static struct err *mapping_search(struct om *om, const struct mapping *m)
{
	u64 page = om->target->page_size, chunk, end, from, to;

	for (u64 at = m->start; at < m->end; at = end) {
		if (!target_present(om->target, at, m->end, &from, &to))
			return NULL;
		at = align_down(from, page);
		end = at + page;
		if (heap_span(om->walk->heap, at))
			continue;
		if (region_follow(om, at + 2 * om->word, m->end, &end)) {
			try(region_lay(om, end));
		} else if (mapped_find(om, at, m->end, &chunk, &end)) {
			try(mapped_lay(om, at, chunk, end));
		} else {
			end = at + page;
		}
		end = align_up(end, page);
	}
	return NULL;
}

static bool may_hold(const struct target *t, const struct mapping *m)
{
	return !mapping_is_file(m) && !m->shared && m->prot & PROT_WRITE && m->prot & PROT_READ &&
	       strcmp(m->path, "[stack]") != 0 && t->page_size;
}

// --- check ---

static int chunk_compare(const u64 *a, const u64 *b)
{
	return *a < *b ? -1 : *a > *b;
}

static bool is_free(const struct om *om, u64 chunk)
{
	return om->free.n && bsearch(&chunk, om->free.v, om->free.n, sizeof(chunk),
				     (int (*)(const void *, const void *))chunk_compare);
}

// The chunks on the list of one bin.
static u64 bin_count(struct om *om, u64 bin)
{
	u64 self = bin_chunk(bin, om->word), at, n = 0;

	if (!peek_word(om->peek, bin + 8, &at) || !at)
		return 0;
	for (; at != self && n <= om->free.n; n++) {
		if (!is_free(om, at)) {
			doubts_add(
				&om->doubts,
				xasprintf("the chunk at 0x%llx is on a free list, and is not free",
					  (unsigned long long)at));
			return n;
		}
		if (!peek_word(om->peek, at + 2 * om->word, &at))
			return n;
	}
	return n;
}

static void lists_check(struct om *om)
{
	u64 n = 0;

	vec_sort(&om->free, chunk_compare);
	for (unsigned i = 0; i < BINS; i++)
		n += bin_count(om, om->bins + i * bin_bytes(om->word));
	if (n != om->free.n && !om->doubts.why)
		doubts_add(&om->doubts,
			   xasprintf("%llu chunks are free, and %llu on free lists",
				     (unsigned long long)om->free.n, (unsigned long long)n));
}

// --- the row ---

static struct err *om_walk(struct om *om)
{
	try(gaps_search(om));
	vec_each (&om->target->maps, m)
		if (may_hold(om->target, m))
			try(mapping_search(om, m));
	lists_check(om);
	return NULL;
}

static void om_free(void *state)
{
	struct om *om = state;

	vec_free(&om->chunks);
	vec_free(&om->free);
	carried_fini(&om->carried);
	free(om->doubts.why);
	free(om);
}

static struct err *om_find(struct walk *w, void **ret_state)
{
	_cleanup_(peek_freep) struct peek *peek = peek_new(w->target);
	struct om *om = xcalloc(1, sizeof(*om));

	*om = (struct om){.walk = w, .target = w->target, .peek = peek, .arena = (u16)w->arenas.n};
	*ret_state = NULL;
	// A process has one C library.
	if (w->arenas.n || !data_each(w, 0, find_mal, om)) {
		om_free(om);
		return NULL;
	}
	*ret_state = om;
	*vec_push(&w->claimed) = om->module;
	// The bins point to headers, which are the last bytes of the blocks before them.
	walk_add_arena(w, &(struct arena){.allocator = &oldmalloc,
					  .name = xstrdup("oldmalloc"),
					  .addr = om->bins,
					  .own = BINS * bin_bytes(om->word)});
	try(om_walk(om));
	om->peek = NULL;
	w->arenas.v[om->arena].bytes = om->bytes;
	vec_free(&om->chunks);
	vec_free(&om->free);
	return NULL;
}

// A thread in malloc has the address of a chunk's header, and not the block's behind it. What it joins
// that one with comes next.
static void word_try(u64 word, void *arg)
{
	struct om *om = arg;
	struct heap *h = om->walk->heap;
	struct block b;

	if (!heap_find(h, word + 2 * om->word, &b) || b.addr != word + 2 * om->word)
		return;
	*vec_push(&om->carried.blocks) = b.addr;
	if (heap_find(h, b.addr + b.size + 2 * om->word, &b))
		*vec_push(&om->carried.blocks) = b.addr;
}

static struct err *om_gather(struct walk *w, void *state)
{
	struct om *om = state;

	carried_words(w->target, om->module, STACK_WORDS, word_try, om);
	return NULL;
}

static struct err *om_settle(struct walk *w, void *state)
{
	struct om *om = state;

	carried_sort(&om->carried);
	doubts_settle(&om->doubts, &w->arenas.v[om->arena]);
	return NULL;
}

static bool om_own(struct walk *w, void *state, const struct block *b)
{
	struct om *om = state;

	(void)w;
	return carried_has(&om->carried, b->addr);
}

const struct allocator oldmalloc = {
	.name = "oldmalloc",
	.about = "musl before 1.2.1",
	.find = om_find,
	.gather = om_gather,
	.settle = om_settle,
	.own = om_own,
	.free = om_free,
};
