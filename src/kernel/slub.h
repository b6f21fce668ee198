/* SPDX-License-Identifier: MIT */
// SLUB: the slab objects in a kernel's memory, found without symbols files or debuginfo.
//
// A slab is one or more pages, cut into objects of one cache. An object is free if it is on its
// slab's list of free objects, on that of the processor that holds the slab, or in a sheaf (an
// array of free objects that a processor or a node keeps, 6.18 on); all others are allocated.
#pragma once

#include "kernel/ksyms.h"
#include "kernel/pages.h"

struct slub_cache {
	u64 addr;
	char *name;
	u32 flags, size, object_size, offset, inuse, red_left;
	u64 random;	  // free pointers are disguised with it
	u64 cpu, sheaves; // per-cpu pointers, 0 if there are none
	bool tracks;	  // who allocated each object
	bool tracks_size; // and what size was asked for
	u64 slabs, allocated, nodes_slabs;
};

struct slub_slab {
	u64 base; // address of its first page
	u64 bit;  // its first object's in the bitmap of free ones
	u32 cache;
	u16 objects;
	bool bad; // its lists do not add up: its objects are neither allocated nor free
};

struct slub_layout;

struct slub {
	struct kimage *im;
	struct ksyms *ksyms;
	struct slub_layout *layout;
	struct page_layout pages;
	VEC(struct slub_cache) caches; // by addr
	VEC(struct slub_slab) slabs;   // by base
	u64 *free;		       // a bit for each object
	u64 objects, allocated;
	u64 bad_slabs;
	VEC(u64) sheaves;  // addresses of processors' and nodes' stores of free objects, sorted
	VEC(char *) notes; // what did not add up
};

// Finds everything. Errors: not a kernel whose layout can be found, or a dump that is cut short.
// With a vmlinux (NULL: none), symbols are its, not those in the image.
must_check struct err *slub_open(struct kimage *im, const char *vmlinux, struct slub **ret);
// True if the object at addr is such a store: what it holds are free objects, and, where they lay,
// pointers to others that have been allocated since.
bool slub_is_sheaf(const struct slub *s, u64 addr);

void slub_close(struct slub *s);
DEFINE_FREEP(struct slub *, slub_close)

static inline u64 slab_object(const struct slub *s, const struct slub_slab *slab, u32 i)
{
	const struct slub_cache *c = &s->caches.v[slab->cache];

	return slab->base + c->red_left + (u64)i * c->size;
}

static inline bool slab_is_free(const struct slub *s, const struct slub_slab *slab, u32 i)
{
	return s->free[(slab->bit + i) / 64] >> (slab->bit + i) % 64 & 1;
}

// How many bytes of pages the slab has.
u64 slab_bytes(const struct slub *s, const struct slub_slab *slab);

// The slab whose pages addr lies in, or NULL.
struct slub_slab *slub_find(const struct slub *s, u64 addr);

// Who allocated an object. All 0 where the cache does not track it.
struct slub_track {
	u64 site;   // return address
	u32 handle; // of the stack in the stack depot
	u64 when;   // jiffies
	u32 size;   // what was asked for; else the object's size
};
void slub_track(const struct slub *s, const struct slub_cache *c, u64 object,
		struct slub_track *ret);
