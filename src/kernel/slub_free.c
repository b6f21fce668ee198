// SPDX-License-Identifier: MIT
// Which objects are free.
//
//	slab.freelist		objects that were freed to their slab
//	kmem_cache_cpu.freelist	of each processor: of the one slab that it allocates from (to 6.19)
//	slab_sheaf		of each processor, and full ones in a barn of each node (6.18 on)
//
// A free object holds the pointer to the next, at offset; hardened kernels store it as
// pointer ^ cache.random ^ byteswap(its own address). Each slab counts the objects that are not on
// its own list (inuse): that proves the walk of the list.
#include <string.h>

#include "kernel/slub_layout.h"

enum {
	CPUS_MAX = 8192,
	NODES_MAX = 1024,
	SHEAVES_MAX = 100000, // in one barn
	SHEAF_MAX = 65536,    // objects in one
	TRIES = 3,	      // on a live kernel, where a slab may change under our eyes
};

// True if addr is an object of the slab that was not free yet.
static bool mark(struct slub *s, const struct slub_slab *slab, u64 addr)
{
	const struct slub_cache *c = &s->caches.v[slab->cache];
	u64 first = slab->base + c->red_left, i = (addr - first) / c->size, bit;

	if (addr < first || (addr - first) % c->size || i >= slab->objects ||
	    slab_is_free(s, slab, (u32)i))
		return false;
	bit = slab->bit + i;
	s->free[bit / 64] |= (u64)1 << bit % 64;
	return true;
}

static bool next_free(struct slub *s, const struct slub_cache *c, u64 object, u64 *ret)
{
	u64 at = object + c->offset, stored;

	if (!kimage_u64(s->im, at, &stored))
		return false;
	if (s->layout->cache.random != ABSENT)
		stored ^= c->random ^ __builtin_bswap64(at);
	*ret = stored;
	return true;
}

// Marks a list of free objects of one slab; false if it leads anywhere else.
static bool chain_mark(struct slub *s, const struct slub_slab *slab, u64 object, u32 *ret_count)
{
	const struct slub_cache *c = &s->caches.v[slab->cache];
	u32 n = 0;

	for (; object; n++) {
		if (n >= slab->objects || !mark(s, slab, object) ||
		    !next_free(s, c, object, &object))
			return false;
	}
	*ret_count = n;
	return true;
}

static void unmark(struct slub *s, const struct slub_slab *slab)
{
	for (u64 bit = slab->bit; bit < slab->bit + slab->objects; bit++)
		s->free[bit / 64] &= ~((u64)1 << bit % 64);
}

// struct slab as it is now.
static bool slab_state(struct slub *s, const struct slub_slab *slab, u64 *ret_first, u32 *ret_inuse)
{
	const struct slub_layout *l = s->layout;
	const u64 page =
		s->im->memmap + (slab->base - s->im->direct_map) / s->im->page_size * s->pages.size;
	u8 bytes[512];
	u64 first, cache;
	u32 word;

	if (!(s->im->live ? kimage_read_uncached(s->im, page, bytes, s->pages.size)
			  : kimage_read(s->im, page, bytes, s->pages.size)))
		return false;
	memcpy(&first, bytes + l->slab.freelist, sizeof(first));
	memcpy(&word, bytes + l->slab.inuse.byte, sizeof(word));
	memcpy(&cache, bytes + l->slab.cache, sizeof(cache));
	if (cache != s->caches.v[slab->cache].addr)
		return false;
	*ret_first = first;
	*ret_inuse = word >> l->slab.inuse.shift & l->slab.inuse.mask;
	return true;
}

static bool slab_mark(struct slub *s, const struct slub_slab *slab)
{
	u32 inuse, n;
	u64 first;

	return slab_state(s, slab, &first, &inuse) && chain_mark(s, slab, first, &n) &&
	       n + inuse == slab->objects;
}

static void slabs_mark(struct slub *s)
{
	vec_each (&s->slabs, slab) {
		int tries = s->im->live ? TRIES : 1;

		while (!slab_mark(s, slab)) {
			unmark(s, slab);
			if (!--tries) {
				slab->bad = true;
				break;
			}
			kimage_forget(s->im);
		}
	}
}

// --- what processors and nodes keep ---

// A free object anywhere: false if there is no such object.
static bool object_mark(struct slub *s, u64 addr)
{
	struct slub_slab *slab = slub_find(s, addr);

	if (!slab)
		return false;
	if (slab->bad || mark(s, slab, addr))
		return true;
	slab->bad = true;
	return false;
}

static void cpu_list_mark(struct slub *s, const struct slub_cache *c, u64 offset)
{
	struct slub_slab *slab;
	u64 first;
	u32 n;

	if (!kimage_u64(s->im, c->cpu + offset + s->layout->cpu_freelist, &first) || !first)
		return;
	slab = slub_find(s, first);
	if (slab && !slab->bad && &s->caches.v[slab->cache] == c)
		slab->bad = !chain_mark(s, slab, first, &n);
	else if (!slab && !s->im->live)
		*vec_push(&s->notes) =
			xasprintf("%s: a processor's free objects are in no slab", c->name);
}

static void sheaf_mark(struct slub *s, u64 sheaf)
{
	u64 objects[64];
	u32 n;

	if (sheaf)
		*vec_push(&s->sheaves) = sheaf;
	if (!sheaf || !kimage_u32(s->im, sheaf + s->layout->sheaf.size, &n) || n > SHEAF_MAX)
		return;
	for (u32 i = 0; i < n; i += ARRAY_SIZE(objects)) {
		u32 some = n - i < ARRAY_SIZE(objects) ? n - i : ARRAY_SIZE(objects);

		if (!kimage_read(s->im, sheaf + s->layout->sheaf.objects + 8 * (u64)i, objects,
				 8 * some))
			return;
		for (u32 j = 0; j < some; j++)
			object_mark(s, objects[j]);
	}
}

static void cpu_sheaves_mark(struct slub *s, const struct slub_cache *c, u64 offset)
{
	const u32 members[] = {s->layout->sheaf.main, s->layout->sheaf.spare,
			       s->layout->sheaf.rcu_free};
	u64 sheaf;

	for (size_t i = 0; i < ARRAY_SIZE(members); i++)
		if (members[i] != ABSENT &&
		    kimage_u64(s->im, c->sheaves + offset + members[i], &sheaf))
			sheaf_mark(s, sheaf);
}

static u64 barn_address(struct slub *s, const struct slub_cache *c, u32 node)
{
	const struct slub_layout *l = s->layout;
	u64 at, barn;

	if (l->cache.per_node != ABSENT && l->cache.per_node_barn != ABSENT) {
		at = c->addr + l->cache.per_node + node * l->cache.per_node_size +
		     l->cache.per_node_barn;
	} else if (l->cache.node != ABSENT && l->sheaf.node_barn != ABSENT) {
		if (!kimage_u64(s->im, c->addr + l->cache.node + 8 * node, &at) || !at)
			return 0;
		at += l->sheaf.node_barn;
	} else {
		return 0;
	}
	return kimage_u64(s->im, at, &barn) ? barn : 0;
}

static void barn_list_mark(struct slub *s, u64 head)
{
	u64 at = head;

	for (int i = 0; i < SHEAVES_MAX; i++) {
		if (!kimage_u64(s->im, at, &at) || at == head || !at)
			return;
		sheaf_mark(s, at - s->layout->sheaf.barn_list);
	}
}

static void barn_mark(struct slub *s, u64 barn)
{
	barn_list_mark(s, barn + s->layout->sheaf.full);
	if (s->layout->sheaf.empty != ABSENT)
		barn_list_mark(s, barn + s->layout->sheaf.empty);
}

static int address_compare(const u64 *a, const u64 *b)
{
	return (*a > *b) - (*a < *b);
}

bool slub_is_sheaf(const struct slub *s, u64 addr)
{
	return s->sheaves.n && bsearch(&addr, s->sheaves.v, s->sheaves.n, sizeof(addr),
				       (int (*)(const void *, const void *))address_compare);
}

static u32 number_at(struct slub *s, u64 at, u32 most)
{
	u32 n;

	if (!at || !kimage_u32(s->im, at, &n) || !n)
		return 1;
	return n < most ? n : most;
}

void slub_mark_free(struct slub *s)
{
	const u32 cpus = number_at(s, s->layout->nr_cpu_ids, CPUS_MAX);
	const u32 nodes = number_at(s, s->layout->nr_node_ids, NODES_MAX);

	slabs_mark(s);
	vec_each (&s->caches, c) {
		for (u32 i = 0; i < cpus; i++) {
			u64 offset = 0, at = s->layout->per_cpu_offset;

			if (at && !kimage_u64(s->im, at + 8 * i, &offset))
				continue;
			if (c->cpu)
				cpu_list_mark(s, c, offset);
			if (c->sheaves)
				cpu_sheaves_mark(s, c, offset);
		}
		for (u32 i = 0; i < nodes && c->sheaves; i++) {
			u64 barn = barn_address(s, c, i);

			if (barn)
				barn_mark(s, barn);
		}
	}
	vec_sort(&s->sheaves, address_compare);
}
