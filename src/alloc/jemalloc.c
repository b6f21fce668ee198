// SPDX-License-Identifier: MIT
// jemalloc 5.x, shared, linked in, or with a prefix (redis, Rust).
//
//	root[2^18] (2 MiB of bss)		leaf[2^18] (2 MiB)
//	  address >> 30  ----------------->	  address >> 12 & 0x3ffff
//						  | class:8 | descriptor:48 | ... slab:1 |
//						                  |
//	extent  <---- e_addr ---- descriptor (edata, 128 bytes)	  <--+
//	  slab:  | region | region | ... |	  bits: arena:12 slab:1 ... state class nfree
//	  large: | block |			  e_addr, e_size, bitmap of a slab (1: free)
//
//	thread	TLS: cache bins, 24 bytes each, with arrays of cached regions	(jemalloc_cache.c)
//
// The tree of every process can be told by its shape: what a leaf's entry points to says which
// address it is of, and so where in the root the leaf belongs. Only active extents hold blocks;
// entries and descriptors of others may be stale. Descriptors, leaves and arenas lie in base
// blocks (multiples of 2 MiB): their pointers to blocks must not count.
//
//	5.0	state@15:2 class@17	5.1, 5.2  state@16:2 class@18 nfree@26
//	5.3	state@17:3 class@20 nfree@28
//
// The layout is the one for which every active slab has as many bits set as nfree says and the
// class that its leaf entry says. Source: jemalloc include/jemalloc/internal/{rtree,extent_structs,
// edata,base_structs,cache_bin}.h, 5.0.0 to 5.3.1; pages of 4 KiB, 48-bit addresses.
#include "alloc/jemalloc.h"

#include <errno.h>
#include <string.h>

#include "alloc/data.h"
#include "alloc/peek.h"

enum {
	FANOUT = 1 << 18,
	LEAF_BITS = 30,
	DESCRIPTOR = 128,
	SAMPLE = 1024,	  // entries of a leaf
	SAMPLE_PAGE = 32, // of each of its pages
	SLAB_BIT = 12,
	REGIONS_MAX = 512,
	BASE_UNIT = 2 << 20,
	BASE_BACK = 64, // units that a base block may begin before a descriptor in it
	BATCH = 1024,
};

static const struct je_layout layouts[] = {
	{"5.3", 17, 3, 20, 28, true},
	{"5.1", 16, 2, 18, 26, false},
	{"5.0", 15, 2, 17, 25, false},
};

struct extent {
	u64 descriptor, key; // key: its first page
	u64 entry;	     // of the leaf
	u64 w[DESCRIPTOR / 8];
};

struct tree {
	struct je_state *s;
	struct target *target;
	struct peek *peek;
	u64 root;
	u64 agree; // entries that fit
	VEC(struct extent) extents;
};

void je_doubt(struct je_state *s, char *why)
{
	s->doubtful++;
	if (s->why)
		free(why);
	else
		s->why = why;
}

// 8, 16, 32, 48, 64, and then four to each doubling.
u64 je_class_size(unsigned class)
{
	if (class == 0)
		return 8;
	if (class <= 4)
		return 16ull * class;
	return (4 + (class - 5) % 4 + 1) * (16ull << ((class - 5) / 4));
}

static u64 entry_descriptor(u64 entry)
{
	return entry & 0x0000ffffffffffc0;
}

static u64 extent_page(const u64 *w)
{
	return align_down(w[1], JE_PAGE);
}

static u64 extent_size(const u64 *w)
{
	return align_down(w[2], JE_PAGE);
}

static bool is_anonymous(const struct target *t, u64 addr)
{
	const struct mapping *m = target_mapping(t, addr);

	return m && !mapping_is_file(m) && m->prot & PROT_WRITE;
}

// --- the root ---

// What an entry's descriptor says of its address: *ret_high is the root's index. False if it does
// not fit place `index` of a leaf.
static bool entry_fits(struct tree *tree, u64 entry, u64 index, u64 *ret_high)
{
	u64 w[3], page, at, mask = (1ull << LEAF_BITS) - 1;

	if (!peek_bytes(tree->peek, entry_descriptor(entry), w, sizeof(w)))
		return false;
	page = extent_page(w);
	at = (page & ~mask) | index * JE_PAGE;
	if (at < page)
		at += 1ull << LEAF_BITS;
	*ret_high = at >> LEAF_BITS;
	return page && at - page < extent_size(w) && at >> 48 == 0;
}

// The root's index that most entries of a leaf's sample speak for, by a running majority.
struct vote {
	u64 high;
	unsigned lead, fits, seen;
};

static void vote_count(struct vote *v, u64 high)
{
	v->fits++;
	if (!v->lead)
		v->high = high;
	if (v->high == high)
		v->lead++;
	else
		v->lead--;
}

// Samples a table that may be a leaf. Most of its entries can be stale, above all where memory was
// given back, so that the sample is taken from all over; what does fit has to be of one mind.
static bool leaf_sample(struct tree *tree, u64 leaf, struct vote *v)
{
	u64 at = leaf, end = leaf + FANOUT * 8ull, from, to;

	*v = (struct vote){};
	while (v->seen < SAMPLE && at < end && target_present(tree->target, at, end, &from, &to)) {
		unsigned page = 0;

		to = min(to, align_down(from, JE_PAGE) + JE_PAGE);
		at = to;
		for (; from < to && page < SAMPLE_PAGE; from += 8) {
			u64 entry, high;

			if (!peek_word(tree->peek, from, &entry) || !entry)
				continue;
			page++;
			v->seen++;
			if (entry_fits(tree, entry, (from - leaf) / 8, &high))
				vote_count(v, high);
		}
	}
	return v->lead * 4 > v->fits * 3;
}

static bool find_root(const struct data *d, void *arg)
{
	struct tree *tree = arg;

	if (d->word != 8)
		return false;
	for (size_t at = 0; at + 8 <= d->len; at += 8) {
		u64 leaf = data_at(d, at);
		struct vote v;

		if (!leaf || leaf & 63 || leaf >> 47 || !is_anonymous(tree->target, leaf) ||
		    !leaf_sample(tree, leaf, &v))
			continue;
		if (v.high * 8 > at || at - v.high * 8 + FANOUT * 8 > d->len ||
		    v.lead <= tree->agree)
			continue;
		tree->agree = v.lead;
		tree->root = d->start + at - v.high * 8;
		tree->s->module = d->module;
	}
	return tree->agree > 0;
}

// --- extents ---

static void extent_push(struct tree *tree, u64 entry, u64 key)
{
	u64 e = entry_descriptor(entry);

	// Slabs have an entry for each of their pages.
	if (!e || (tree->extents.n && vec_last(&tree->extents)->descriptor == e))
		return;
	*vec_push(&tree->extents) = (struct extent){.descriptor = e, .key = key, .entry = entry};
}

static void leaf_walk(struct tree *tree, u64 leaf, u64 high)
{
	u64 at = leaf, end = leaf + FANOUT * 8ull, from, to;
	u64 words[BATCH];

	while (at < end && target_present(tree->target, at, end, &from, &to)) {
		while (from < to) {
			size_t want = min((u64)sizeof(words), to - from);
			size_t n = target_read_some(tree->target, from, words, want) / 8;

			for (size_t i = 0; i < n; i++)
				if (words[i])
					extent_push(tree, words[i],
						    high << LEAF_BITS |
							    ((from - leaf) / 8 + i) * JE_PAGE);
			from += want;
		}
		at = max(to, at + 1);
	}
}

static void tree_walk(struct tree *tree)
{
	_cleanup_free_ u64 *root = xcalloc(FANOUT, 8);
	u64 end = tree->root + FANOUT * 8ull, at = tree->root, from, to;

	while (at < end && target_present(tree->target, at, end, &from, &to)) {
		target_read_some(tree->target, from, (u8 *)root + (from - tree->root), to - from);
		at = max(to, at + 1);
	}
	for (u64 high = 0; high < FANOUT; high++)
		if (root[high])
			leaf_walk(tree, root[high], high);
}

// Reads all descriptors; keeps those that say of themselves what the tree says of them.
static void descriptors_read(struct tree *tree)
{
	struct piece pieces[BATCH];
	size_t kept = 0;

	for (size_t i = 0; i < tree->extents.n; i += BATCH) {
		size_t n = min((size_t)BATCH, tree->extents.n - i);

		for (size_t k = 0; k < n; k++)
			pieces[k] = (struct piece){.addr = tree->extents.v[i + k].descriptor,
						   .buf = tree->extents.v[i + k].w,
						   .len = DESCRIPTOR};
		target_readv(tree->target, pieces, n);
	}
	vec_each (&tree->extents, x)
		if (extent_page(x->w) == x->key && extent_size(x->w))
			tree->extents.v[kept++] = *x;
	tree->extents.n = kept;
}

static unsigned bits_of(u64 w, unsigned shift, unsigned n)
{
	return (unsigned)(w >> shift & ((1ull << n) - 1));
}

static bool is_active(const struct je_layout *l, const struct extent *x)
{
	return bits_of(x->w[0], l->state, l->state_bits) == 0;
}

static bool is_slab(const struct extent *x)
{
	return bits_of(x->w[0], SLAB_BIT, 1);
}

static u64 slab_regions(const struct extent *x, unsigned class)
{
	return extent_size(x->w) / je_class_size(class);
}

static bool region_is_free(const struct extent *x, unsigned bitmap, u64 i)
{
	return x->w[bitmap / 8 + i / 64] >> i % 64 & 1;
}

static bool slab_adds_up(const struct je_layout *l, unsigned bitmap, const struct extent *x)
{
	unsigned class = bits_of(x->w[0], l->class, 8);
	u64 n, free = 0;

	if (class >= JE_CLASSES || class != bits_of(x->entry, 48, 8))
		return false;
	n = slab_regions(x, class);
	if (!n || n > REGIONS_MAX || bitmap / 8 + (n + 63) / 64 > DESCRIPTOR / 8)
		return false;
	for (u64 i = 0; i < n; i++)
		free += region_is_free(x, bitmap, i);
	return free == bits_of(x->w[0], l->nfree, 10);
}

// A large extent is its class, and a page more where addresses are randomised within it.
static bool large_adds_up(const struct je_layout *l, const struct extent *x)
{
	unsigned class = bits_of(x->w[0], l->class, 8);
	u64 size = class < JE_CLASSES ? je_class_size(class) : 0;

	return size && (extent_size(x->w) == size || extent_size(x->w) == size + JE_PAGE);
}

// How many active extents add up under a layout; *ret_bad: do not.
static u64 layout_try(const struct tree *tree, const struct je_layout *l, unsigned bitmap,
		      u64 *ret_bad)
{
	u64 good = 0, bad = 0;

	vec_each (&tree->extents, x) {
		if (!is_active(l, x))
			continue;
		if (is_slab(x) ? slab_adds_up(l, bitmap, x) : large_adds_up(l, x))
			good++;
		else
			bad++;
	}
	*ret_bad = bad;
	return good;
}

static bool layout_find(struct tree *tree)
{
	u64 best = 0, bad;

	for (size_t i = 0; i < ARRAY_SIZE(layouts); i++)
		for (unsigned bitmap = 24; bitmap < DESCRIPTOR; bitmap += 8) {
			u64 good = layout_try(tree, &layouts[i], bitmap, &bad);

			// A slab that is being changed right now may not add up.
			if (good <= best || bad * 16 > good)
				continue;
			best = good;
			tree->s->layout = &layouts[i];
			tree->s->bitmap = (u8)bitmap;
		}
	return best > 0;
}

// --- blocks ---

static struct err *span_add(struct je_state *s, u64 start, u64 end, unsigned granule)
{
	s->bytes += end - start;
	return heap_add_span(s->walk->heap, &(struct span){.start = start,
							   .end = end,
							   .granule = (u8)granule,
							   .arena = s->arena});
}

static struct err *slab_lay(struct je_state *s, const struct extent *x)
{
	unsigned class = bits_of(x->w[0], s->layout->class, 8);
	u64 size = je_class_size(class), n = slab_regions(x, class), start = x->w[1];
	struct heap *h = s->walk->heap;

	try(span_add(s, start, start + extent_size(x->w), size % 16 ? 3 : 4));
	if (!slab_adds_up(s->layout, s->bitmap, x)) {
		heap_add(h, start, 0, TILE_OPAQUE);
		je_doubt(s, xasprintf("the slab at 0x%llx does not add up",
				      (unsigned long long)start));
		return NULL;
	}
	for (u64 i = 0; i < n; i++)
		heap_add(h, start + i * size, 0,
			 region_is_free(x, s->bitmap, i) ? TILE_FREE : TILE_ALLOCATED);
	if (n * size < extent_size(x->w))
		heap_add(h, start + n * size, 0, TILE_NONE);
	return NULL;
}

static struct err *large_lay(struct je_state *s, const struct extent *x)
{
	unsigned class = bits_of(x->w[0], s->layout->class, 8);
	u64 page = extent_page(x->w), end = page + extent_size(x->w), block = x->w[1];
	u64 size = class < JE_CLASSES ? je_class_size(class) : 0;
	struct heap *h = s->walk->heap;

	try(span_add(s, page, end, 4));
	if (!size || !within(block, size, page, end) || !is_aligned(block, 16)) {
		heap_add(h, page, 0, TILE_OPAQUE);
		je_doubt(s, xasprintf("the extent at 0x%llx has a size that does not fit it",
				      (unsigned long long)page));
		return NULL;
	}
	if (block > page)
		heap_add(h, page, 0, TILE_NONE);
	heap_add(h, block, size, TILE_ALLOCATED);
	return NULL;
}

static int extent_compare(const struct extent *a, const struct extent *b)
{
	return a->key < b->key ? -1 : a->key > b->key;
}

// A span of one tile, left out if it overlaps what is already known.
static bool single_lay(struct je_state *s, u64 start, u64 end, enum tile tile)
{
	_cleanup_err_ struct err *e = heap_add_span(
		s->walk->heap,
		&(struct span){.start = start, .end = end, .granule = 12, .arena = s->arena});

	if (!e)
		heap_add(s->walk->heap, start, 0, tile);
	return !e;
}

// Active extents first: what overlaps one of them is a stale descriptor.
static struct err *extents_lay(struct tree *tree)
{
	struct je_state *s = tree->s;
	u64 end = 0;

	vec_sort(&tree->extents, extent_compare);
	vec_each (&tree->extents, x) {
		if (!is_active(s->layout, x) || x->key < end)
			continue;
		end = x->key + extent_size(x->w);
		try(is_slab(x) ? slab_lay(s, x) : large_lay(s, x));
	}
	vec_each (&tree->extents, x)
		if (!is_active(s->layout, x) &&
		    single_lay(s, x->key, x->key + extent_size(x->w), TILE_FREE))
			s->bytes += extent_size(x->w);
	return NULL;
}

// --- the allocator's own memory ---

// The base block that holds a descriptor: { size, next, descriptor } at its start.
static bool base_block(struct tree *tree, u64 inside, u64 *ret_start, u64 *ret_end)
{
	u64 at = align_down(inside, BASE_UNIT);

	for (unsigned i = 0; i < BASE_BACK && at; i++, at -= BASE_UNIT) {
		u64 w[2], end;

		if (!peek_bytes(tree->peek, at, w, sizeof(w)) || w[0] < BASE_UNIT || w[0] > GIB ||
		    !is_aligned(w[0], JE_PAGE) || !is_aligned(w[1], BASE_UNIT) ||
		    !add_fits(at, w[0], &end) || end <= inside)
			continue;
		*ret_start = at;
		*ret_end = end;
		return true;
	}
	return false;
}

// Its pointers to blocks are no one's: neither roots nor blocks.
static void own_memory_lay(struct tree *tree)
{
	vec_each (&tree->extents, x) {
		u64 start, end;

		if (heap_span(tree->s->walk->heap, x->descriptor))
			continue;
		if (!base_block(tree, x->descriptor, &start, &end)) {
			start = align_down(x->descriptor, JE_PAGE);
			end = start + JE_PAGE;
		}
		single_lay(tree->s, start, end, TILE_NONE);
	}
}

// --- the row ---

// A library that nobody has allocated from has no slabs, and no layout to tell.
static struct err *layout_unknown(struct tree *tree)
{
	struct je_state *s = tree->s;
	u64 slabs = 0;

	vec_each (&tree->extents, x)
		slabs += is_slab(x);
	if (!slabs)
		return NULL;
	if (s->arena == 0)
		return err_new(
			ENOTSUP,
			"its malloc is jemalloc (in %s), of a version whose layout leak does "
			"not know: 5.0 to 5.3 are known",
			s->module->path);
	s->walk->arenas.v[s->arena].verdict = VERDICT_OPAQUE;
	je_doubt(s,
		 xasprintf("its version, in %s, has a layout that leak does not know: its memory "
			   "was not examined, and counts as roots",
			   s->module->path));
	return NULL;
}

static struct err *je_walk(struct tree *tree)
{
	tree_walk(tree);
	descriptors_read(tree);
	if (!layout_find(tree))
		return layout_unknown(tree);
	try(extents_lay(tree));
	own_memory_lay(tree);
	return NULL;
}

static struct err *je_find(struct walk *w, void **ret_state)
{
	_cleanup_(peek_freep) struct peek *peek = peek_new(w->target);
	struct je_state *s = xcalloc(1, sizeof(*s));
	struct tree tree = {.s = s, .target = w->target, .peek = peek};
	struct err *e;

	*ret_state = NULL;
	s->walk = w;
	s->arena = (u16)w->arenas.n;
	if (!data_each(w, FANOUT * 8, find_root, &tree)) {
		free(s);
		return NULL;
	}
	*ret_state = s;
	s->root = tree.root;
	*vec_push(&w->claimed) = s->module;
	walk_add_arena(w, &(struct arena){.allocator = &jemalloc, .name = xstrdup("jemalloc")});
	e = je_walk(&tree);
	w->arenas.v[s->arena].bytes = s->bytes;
	vec_free(&tree.extents);
	return e;
}

static struct err *je_gather(struct walk *w, void *state)
{
	struct je_state *s = state;

	if (s->layout)
		je_gather_caches(s);
	return NULL;
}

static struct err *je_settle(struct walk *w, void *state)
{
	struct je_state *s = state;
	struct arena *a = &w->arenas.v[s->arena];
	struct block b;

	vec_each (&s->cached, region)
		heap_set_state(w->heap, *region, TILE_FREE);
	vec_each (&s->stacks, inside)
		if (heap_find(w->heap, *inside, &b))
			heap_set_state(w->heap, b.addr, TILE_NONE);
	a->why = take(s->why);
	a->in_transition = s->doubtful;
	if (a->verdict != VERDICT_OPAQUE)
		a->verdict = a->why ? VERDICT_IN_TRANSITION : VERDICT_EXACT;
	return NULL;
}

static void je_free(void *state)
{
	struct je_state *s = state;

	free(s->why);
	vec_free(&s->cached);
	vec_free(&s->stacks);
	free(s);
}

const struct allocator jemalloc = {
	.name = "jemalloc",
	.about = "5.0 to 5.3, shared, linked in, or with a prefix",
	.find = je_find,
	.gather = je_gather,
	.settle = je_settle,
	.free = je_free,
};
