// SPDX-License-Identifier: MIT
// Which objects the kernel can still reach.
//
//	spans	slabs, an object to a tile; objects of slabs that do not add up count as roots
//	roots	every other page that the kernel can keep a pointer in: its image, stacks, percpu
//		memory, page tables, struct pages, whatever was allocated as pages. Not free pages,
//		not the contents of files and of processes, and nothing that is dead (dead.h). And
//		what processors had in their registers, which a dump says: the one that was about
//		to free an object may have had its only pointer.
//
// The engine works on physical addresses: a reader in between turns each word that points into the
// kernel's map of all memory into the physical address, and any other word into 0. So no number
// looks like a pointer that is none, whatever bits kernel addresses have.
#include "kernel/sweep.h"

#include <string.h>

#include "kernel/dead.h"

enum { PIECE = 4096, RECORDS_MAX = 16 << 20 };

static u64 word_translate(const struct kimage *im, u64 word)
{
	word -= im->direct_map;
	return word < im->ram_end ? word : 0;
}

// --- spans ---

// kmemleak keeps a record of each object, with its address: that holds nothing.
static bool is_record(const struct slub_cache *c)
{
	return !strcmp(c->name, "kmemleak_object") || !strcmp(c->name, "kmemleak_scan_area");
}

// But one that waits to be freed is a link of a list (rcu_head: next, function), and what comes next
// may be anything. A function is set to 0 when it has been called.
static void add_record(struct sweep *w, u64 addr)
{
	const struct slub_layout *l = w->slub->layout;
	struct kimage *im = w->slub->im;
	u64 next, function;
	u32 used;

	if (kimage_u32(im, addr + l->kmemleak.use_count, &used) && !used &&
	    kimage_u64(im, addr + l->kmemleak.rcu, &next) &&
	    kimage_u64(im, addr + l->kmemleak.rcu + 8, &function) && function)
		*vec_push(&w->words) = word_translate(im, next);
}

static void add_records(struct sweep *w, const struct slub_slab *slab)
{
	const struct slub *s = w->slub;
	const u32 size = s->layout->kmemleak.size;

	for (u32 i = 0; i < slab->objects && size && !slab->bad; i++)
		if (s->caches.v[slab->cache].object_size == size && !slab_is_free(s, slab, i))
			add_record(w, slab_object(s, slab, i));
}

static void add_pool_records(struct sweep *w)
{
	const struct slub_layout *l = w->slub->layout;
	u64 at = l->kmemleak.pool;

	for (u32 i = 0; i < RECORDS_MAX && at < l->kmemleak.pool_end; i++, at += l->kmemleak.size)
		add_record(w, at);
}

static bool add_objects(struct sweep *w, const struct slub_slab *slab)
{
	const struct slub *s = w->slub;
	const struct slub_cache *c = &s->caches.v[slab->cache];
	const u64 base = slab->base - s->im->direct_map;
	const u64 end = base + slab_bytes(s, slab),
		  behind = base + c->red_left + (u64)slab->objects * c->size;
	bool ok = true;

	if (is_record(c))
		add_records(w, slab);
	if (slab->bad || is_record(c))
		return heap_add(w->heap, base, 0, slab->bad ? TILE_OPAQUE : TILE_NONE);
	if (c->red_left)
		ok = heap_add(w->heap, base, 0, TILE_NONE);
	for (u32 i = 0; i < slab->objects && ok; i++) {
		const u64 object = slab_object(s, slab, i);
		const enum tile tile = slab_is_free(s, slab, i)	  ? TILE_FREE
				       : slub_is_sheaf(s, object) ? TILE_NONE
								  : TILE_ALLOCATED;

		ok = heap_add(w->heap, object - s->im->direct_map,
			      tile == TILE_NONE ? 0 : c->object_size, tile);
	}
	if (ok && behind < end)
		ok = heap_add(w->heap, behind, 0, TILE_NONE);
	return ok;
}

// Slabs that touch are one span.
static struct err *add_spans(struct sweep *w)
{
	const struct slub *s = w->slub;
	struct span span = {.granule = 3};

	vec_each (&s->slabs, slab) {
		const u64 base = slab->base - s->im->direct_map, end = base + slab_bytes(s, slab);

		if (span.end && span.end != base) {
			try(heap_add_span(w->heap, &span));
			span.end = 0;
		}
		if (!span.end)
			span.start = base;
		span.end = end;
	}
	if (span.end)
		try(heap_add_span(w->heap, &span));
	vec_each (&s->slabs, slab)
		if (!add_objects(w, slab))
			return err_new(0, "the slab at 0x%llx does not add up",
				       (unsigned long long)slab->base);
	return NULL;
}

// --- roots ---

struct paging {
	struct sweep *w;
	u64 skip;	   // pages below it have been dealt with
	u64 head;	   // the last page that was no tail, and whether
	bool head_is_root; // it is a root
};

// The contents of a file: its mapping is that of an inode, a slab object, and it is on the lists of
// pages that can be reclaimed (a driver may use the field for something else).
static bool is_file_page(const struct slub *s, const struct page *p)
{
	u64 flags;

	memcpy(&flags, p->bytes + s->pages.flags, sizeof(flags));
	return p->mapping && !(p->mapping & 3) && s->pages.lru_flag && flags & s->pages.lru_flag &&
	       slub_find(s, p->mapping);
}

static void add_root(struct sweep *w, u64 pfn)
{
	const u64 size = w->slub->im->page_size, start = pfn * size;

	if (w->roots.n && vec_last(&w->roots)->end == start)
		vec_last(&w->roots)->end += size;
	else
		*vec_push(&w->roots) =
			(struct root){.start = start, .end = start + size, .kind = ROOT_MAPPING};
}

static bool page_visit(const struct page *p, void *arg)
{
	struct paging *g = arg;
	struct slub *s = g->w->slub;
	const u64 addr = s->im->direct_map + p->pfn * s->im->page_size;
	const struct slub_slab *slab;

	if (p->pfn < g->skip)
		return false;
	slab = slub_find(s, addr);
	if (slab) {
		g->skip = (slab->base + slab_bytes(s, slab) - s->im->direct_map) / s->im->page_size;
		return false;
	}
	if (p->use == PAGE_FREE) {
		g->skip = p->pfn + ((u64)1 << min(p->order, (u64)20));
		return false;
	}
	if (p->use != PAGE_TAIL) {
		g->head = p->pfn;
		g->head_is_root = p->use != PAGE_ANON && !is_file_page(s, p);
	}
	if (p->use == PAGE_TAIL && p->head == g->head ? !g->head_is_root
						      : p->use != PAGE_TAIL && !g->head_is_root)
		return false;
	add_root(g->w, p->pfn);
	return false;
}

// Cuts what is dead out of the roots.
static void cut_dead(struct sweep *w, const struct dead *d)
{
	VEC(struct root) alive = {};
	size_t j = 0;

	vec_each (&w->roots, r) {
		struct root rest = *r;

		while (j < d->ranges.n && d->ranges.v[j].end <= rest.start)
			j++;
		for (size_t i = j; i < d->ranges.n && d->ranges.v[i].start < rest.end; i++) {
			const struct dead_range *gone = &d->ranges.v[i];

			if (gone->start > rest.start) {
				*vec_push(&alive) = rest;
				vec_last(&alive)->end = gone->start;
			}
			rest.start = max(rest.start, min(gone->end, rest.end));
		}
		if (rest.start < rest.end)
			*vec_push(&alive) = rest;
	}
	vec_free(&w->roots);
	w->roots.v = alive.v;
	w->roots.n = alive.n;
	w->roots.cap = alive.cap;
}

// --- reading ---

static void words_translate(const struct kimage *im, u64 addr, u8 *bytes, size_t len)
{
	const size_t first = (size_t)(align_up(addr, 8) - addr);

	if (first >= len)
		return;
	for (size_t i = first; i + 8 <= len; i += 8) {
		u64 word;

		memcpy(&word, bytes + i, sizeof(word));
		word = word_translate(im, word);
		memcpy(bytes + i, &word, sizeof(word));
	}
}

static size_t sweep_read(void *arg, u64 addr, void *buf, size_t len)
{
	const struct kimage *im = arg;
	size_t done = 0;

	if (kimage_read_phys(im, addr, buf, len)) {
		done = len;
	} else {
		while (done < len) {
			size_t n = min(len - done, (size_t)(PIECE - (addr + done) % PIECE));

			if (!kimage_read_phys(im, addr + done, (u8 *)buf + done, n))
				break;
			done += n;
		}
	}
	words_translate(im, addr, buf, done);
	return done;
}

static void add_words(struct sweep *w)
{
	const struct kimage *im = w->slub->im;

	vec_each (&im->registers, r)
		*vec_push(&w->words) = word_translate(im, *r);
	if (w->words.n)
		*vec_push(&w->roots) = (struct root){
			.end = 8 * w->words.n, .bytes = w->words.v, .kind = ROOT_REGISTERS};
}

struct err *sweep_run(struct slub *s, const struct scan_options *options, struct sweep *ret)
{
	const struct reader reader = {.read = sweep_read, .arg = s->im, .word = 8};
	struct sweep w = {.slub = s, .heap = heap_new()};
	struct paging paging = {.w = &w, .head = UINT64_MAX};
	struct dead dead;
	struct err *e = add_spans(&w);

	dead_find(s, &dead);
	pages_each(s->im, &s->pages, page_visit, &paging);
	cut_dead(&w, &dead);
	dead_fini(&dead);
	add_pool_records(&w);
	add_words(&w);
	if (!e)
		e = heap_scan(w.heap, w.roots.v, w.roots.n, &reader, options);
	if (!e)
		e = heap_mark(w.heap);
	if (e) {
		sweep_fini(&w);
		return e;
	}
	heap_classify(w.heap);
	*ret = w;
	return NULL;
}

void sweep_fini(struct sweep *w)
{
	heap_free(w->heap);
	vec_free(&w->roots);
	vec_free(&w->words);
}
