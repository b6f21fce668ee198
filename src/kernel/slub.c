// SPDX-License-Identifier: MIT
#include "kernel/slub.h"

#include <errno.h>
#include <string.h>

#include "kernel/place.h"
#include "kernel/slub_layout.h"

enum {
	CACHES_MAX = 100000,
	OBJECT_MAX = 1 << 24, // bytes
	NODES_MAX = 1024,
};

// --- caches ---

static bool cache_fields(struct kimage *im, const struct slub_layout *l, u64 addr,
			 struct slub_cache *c)
{
	char name[128];
	u64 name_at;

	*c = (struct slub_cache){.addr = addr};
	if (!kimage_u64(im, addr + l->cache.name, &name_at) ||
	    !kimage_u32(im, addr + l->cache.flags, &c->flags) ||
	    !kimage_u32(im, addr + l->cache.size, &c->size) ||
	    !kimage_u32(im, addr + l->cache.object_size, &c->object_size) ||
	    !kimage_u32(im, addr + l->cache.offset, &c->offset) ||
	    !kimage_u32(im, addr + l->cache.inuse, &c->inuse))
		return false;
	if ((l->cache.red_left != ABSENT &&
	     !kimage_u32(im, addr + l->cache.red_left, &c->red_left)) ||
	    (l->cache.random != ABSENT && !kimage_u64(im, addr + l->cache.random, &c->random)) ||
	    (l->cache.cpu != ABSENT && !kimage_u64(im, addr + l->cache.cpu, &c->cpu)) ||
	    (l->cache.sheaves != ABSENT && !kimage_u64(im, addr + l->cache.sheaves, &c->sheaves)))
		return false;
	if (!c->size || c->size > OBJECT_MAX || c->object_size > c->size || c->offset >= c->size ||
	    c->red_left >= c->size || c->inuse > c->size)
		return false;
	c->tracks = c->flags & l->store_user && l->track.addr != ABSENT && l->track.bytes;
	c->tracks_size = c->tracks && c->flags & l->is_kmalloc;
	c->name = xstrdup(kimage_string(im, name_at, name, sizeof(name)) ? name : "?");
	return true;
}

static u64 node_address(struct slub *s, const struct slub_cache *c, u32 node)
{
	const struct slub_layout *l = s->layout;
	u64 at, ret;

	if (l->cache.per_node != ABSENT && l->cache.per_node_node != ABSENT)
		at = c->addr + l->cache.per_node + node * l->cache.per_node_size +
		     l->cache.per_node_node;
	else if (l->cache.node != ABSENT)
		at = c->addr + l->cache.node + 8 * node;
	else
		return 0;
	return kimage_u64(s->im, at, &ret) ? ret : 0;
}

// How many slabs the kernel itself counts for the cache.
static u64 slabs_counted(struct slub *s, const struct slub_cache *c)
{
	u64 sum = 0;
	u32 nodes = 1;

	if (s->layout->nr_node_ids && !kimage_u32(s->im, s->layout->nr_node_ids, &nodes))
		nodes = 1;
	for (u32 i = 0; i < min(nodes, (u32)NODES_MAX); i++) {
		u64 node = node_address(s, c, i), n;

		if (node && kimage_u64(s->im, node + s->layout->node_slabs, &n))
			sum += n;
	}
	return sum;
}

static int cache_order(const struct slub_cache *a, const struct slub_cache *b)
{
	return (a->addr > b->addr) - (a->addr < b->addr);
}

static struct err *caches_read(struct slub *s)
{
	const struct slub_layout *l = s->layout;
	const u64 head = l->slab_caches;
	u64 at;

	for (at = head; s->caches.n <= CACHES_MAX;) {
		struct slub_cache c;

		if (!kimage_u64(s->im, at, &at))
			return err_new(0, "the list of slab caches cannot be read: the dump is %s",
				       s->im->truncated ? "cut short" : "damaged");
		if (at == head)
			break;
		if (!cache_fields(s->im, l, at - l->cache.list, &c))
			return err_new(0, "the slab cache at 0x%llx does not add up",
				       (unsigned long long)(at - l->cache.list));
		*vec_push(&s->caches) = c;
	}
	if (s->caches.n > CACHES_MAX || !s->caches.n)
		return err_new(0, "the list of slab caches does not end, or is empty");
	vec_sort(&s->caches, cache_order);
	return NULL;
}

// --- slabs ---

static u32 cache_index(const struct slub *s, u64 addr)
{
	size_t lo = 0, hi = s->caches.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (s->caches.v[mid].addr < addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < s->caches.n && s->caches.v[lo].addr == addr ? (u32)lo : ABSENT;
}

static bool slab_page(const struct page *p, void *arg)
{
	struct slub *s = arg;
	const struct slub_layout *l = s->layout;
	struct slub_slab slab = {};
	u32 word, objects;
	u64 cache;

	if (p->use != PAGE_SLAB)
		return false;
	memcpy(&cache, p->bytes + l->slab.cache, sizeof(cache));
	memcpy(&word, p->bytes + l->slab.objects.byte, sizeof(word));
	slab.cache = cache_index(s, cache);
	objects = word >> l->slab.objects.shift & l->slab.objects.mask;
	if (slab.cache == ABSENT || !objects)
		return false;
	slab.objects = (u16)objects;
	slab.base = s->im->direct_map + p->pfn * s->im->page_size;
	slab.bit = s->objects;
	s->objects += objects;
	s->caches.v[slab.cache].slabs++;
	*vec_push(&s->slabs) = slab;
	return false;
}

// As many objects fit into 2^order pages, and only half as many or fewer into less.
u64 slab_bytes(const struct slub *s, const struct slub_slab *slab)
{
	const struct slub_cache *c = &s->caches.v[slab->cache];
	u64 need = (u64)slab->objects * c->size, bytes = s->im->page_size;

	while (bytes < need)
		bytes *= 2;
	return bytes;
}

struct slub_slab *slub_find(const struct slub *s, u64 addr)
{
	size_t lo = 0, hi = s->slabs.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (s->slabs.v[mid].base <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (!lo || addr - s->slabs.v[lo - 1].base >= slab_bytes(s, &s->slabs.v[lo - 1]))
		return NULL;
	return &s->slabs.v[lo - 1];
}

// The kernel's own sums must agree with what was found.
static void check(struct slub *s)
{
	u64 wrong = 0, missing = 0;

	if (s->layout->node_slabs == ABSENT)
		return;
	vec_each (&s->caches, c) {
		c->nodes_slabs = slabs_counted(s, c);
		wrong += c->nodes_slabs != c->slabs;
		missing += c->nodes_slabs > c->slabs ? c->nodes_slabs - c->slabs : 0;
	}
	if (wrong && !s->im->live)
		*vec_push(&s->notes) = xasprintf(
			"%llu caches have not as many slabs as the kernel counts (%llu are missing)%s",
			(unsigned long long)wrong, (unsigned long long)missing,
			s->im->truncated ? ": the dump is cut short" : "");
	if (s->bad_slabs)
		*vec_push(&s->notes) =
			xasprintf("%llu of %zu slabs %s: their objects are left out",
				  (unsigned long long)s->bad_slabs, s->slabs.n,
				  s->im->live ? "changed while they were read" : "do not add up");
}

static void count_allocated(struct slub *s)
{
	vec_each (&s->slabs, slab) {
		struct slub_cache *c = &s->caches.v[slab->cache];

		s->bad_slabs += slab->bad;
		for (u32 i = 0; i < slab->objects && !slab->bad; i++)
			c->allocated += !slab_is_free(s, slab, i);
	}
	vec_each (&s->caches, c)
		s->allocated += c->allocated;
}

struct err *slub_open(struct kimage *im, const char *vmlinux, struct slub **ret)
{
	_cleanup_(slub_closep) struct slub *s = xcalloc(1, sizeof(*s));
	char release[128];
	struct err *e;

	s->im = im;
	s->layout = xcalloc(1, sizeof(*s->layout));
	kimage_release(im, release, sizeof(release));
	if (vmlinux)
		try(ksyms_open_vmlinux(im, vmlinux, &s->ksyms));
	else
		try(ksyms_open(im, &s->ksyms));
	if (!im->arch->layout(im, s->ksyms))
		return err_new(0, "%s: where Linux %s maps memory cannot be found", im->name,
			       release);
	try(err_wrap(page_layout_read(im, &s->pages), "%s: Linux %s", im->name, release));
	e = err_wrap(slub_layout_read(im, s->ksyms, s->layout), "%s: Linux %s", im->name, release);
	if (e && err_code(e) == ENOTSUP)
		return err_advise(e, "newer than this program knows, or older than Linux 6.0");
	try(e);
	if (s->layout->slab.cache + 8 > s->pages.size ||
	    s->layout->slab.freelist + 8 > s->pages.size ||
	    s->layout->slab.objects.byte + 4 > s->pages.size ||
	    s->layout->slab.inuse.byte + 4 > s->pages.size)
		return err_new(ENOTSUP,
			       "%s: Linux %s keeps struct slab elsewhere than in struct page",
			       im->name, release);
	try(err_wrap(caches_read(s), "%s: Linux %s", im->name, release));
	pages_each(im, &s->pages, slab_page, s);
	if (!s->slabs.n)
		return err_new(0, "%s: Linux %s: no slabs were found: the dump is %s", im->name,
			       release, im->truncated ? "cut short" : "damaged");
	s->free = xcalloc(s->objects / 64 + 1, sizeof(*s->free));
	slub_mark_free(s);
	count_allocated(s);
	check(s);
	*ret = take(s);
	return NULL;
}

void slub_close(struct slub *s)
{
	vec_each (&s->caches, c)
		free(c->name);
	vec_free(&s->caches);
	vec_free(&s->slabs);
	vec_free(&s->sheaves);
	vec_each (&s->notes, n)
		free(*n);
	vec_free(&s->notes);
	if (s->ksyms)
		ksyms_close(s->ksyms);
	free(s->layout);
	free(s->free);
	free(s);
}

// --- who allocated an object ---

void slub_track(const struct slub *s, const struct slub_cache *c, u64 object,
		struct slub_track *ret)
{
	const struct slub_layout *l = s->layout;
	// Behind the object, or behind the free pointer if that stands there; first the track of
	// its allocation, then that of its free, then the size that was asked for.
	const u64 at = object + c->inuse + (c->offset >= c->inuse ? 8 : 0);
	u32 size;

	*ret = (struct slub_track){.size = c->object_size};
	if (!c->tracks)
		return;
	if (!kimage_u64(s->im, at + l->track.addr, &ret->site))
		return;
	if (l->track.handle != ABSENT)
		kimage_u32(s->im, at + l->track.handle, &ret->handle);
	if (l->track.when != ABSENT)
		kimage_u64(s->im, at + l->track.when, &ret->when);
	if (c->tracks_size && kimage_u32(s->im, at + 2 * (u64)l->track.bytes, &size) && size &&
	    size <= c->object_size)
		ret->size = size;
}
