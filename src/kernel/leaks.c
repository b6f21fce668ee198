// SPDX-License-Identifier: MIT
#include "kernel/leaks.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "kernel/kcore.h"
#include "kernel/kmodules.h"
#include "kernel/sweep.h"

static void leak_fini(struct kernel_leak *k)
{
	free(k->symbols[0]);
	free(k->symbols[1]);
	free(k->cache);
	free(k->site);
	free(k->module);
	free(k->stack);
}

// --- one pass ---

struct finding {
	struct sweep *sweep;
	const struct kernel_leaks_options *options;
	struct kernel_leaks *ret;
};

static bool is_table_header(struct slub *s, u64 addr, u64 size)
{
	const u64 root = s->layout->sysctl_root, at = s->layout->ctl_header_root;
	u64 word;

	return root && at != ABSENT && at + 8 <= size && kimage_u64(s->im, addr + at, &word) &&
	       word == root;
}

// The kernel itself takes headers of sysctl tables for no leaks (kmemleak_not_leak): an empty table
// is linked to nothing. They all name the one root of sysctl tables. Until 6.5 there were headers
// that only hold others, whose addresses follow.
static bool is_declared(struct slub *s, u64 addr, u64 size)
{
	const u64 behind = s->layout->ctl_header_size;
	u64 held, root;

	if (is_table_header(s, addr, size))
		return true;
	return behind && behind + 8 <= size && s->layout->ctl_header_root != ABSENT &&
	       kimage_u64(s->im, addr + s->layout->ctl_header_root, &root) && !root &&
	       kimage_u64(s->im, addr + behind, &held) && slub_find(s, held) &&
	       is_table_header(s, held, behind);
}

// What a word of an object points to.
static char *word_symbol(struct slub *s, u64 word)
{
	const struct slub_slab *slab = slub_find(s, word);
	const char *module;
	char buf[600];

	if (slab) {
		const struct slub_cache *c = &s->caches.v[slab->cache];
		u64 into = word - slab->base - c->red_left;

		if (word >= slab->base + c->red_left && into / c->size < slab->objects)
			return xasprintf("%s+0x%" PRIx64, c->name, into % c->size);
	}
	return xstrdup(ksyms_name(s->ksyms, word, buf, sizeof(buf), &module));
}

static bool leak_visit(const struct block *b, void *arg)
{
	struct finding *f = arg;
	struct slub *s = f->sweep->slub;
	const u64 addr = b->addr + s->im->direct_map;
	const struct slub_slab *slab = slub_find(s, addr);
	const struct slub_cache *c = slab ? &s->caches.v[slab->cache] : NULL;
	const char *module = NULL;
	struct slub_track track;
	struct kernel_leak k = {.addr = addr, .direct = b->direct};

	if (!c)
		return false;
	k.declared = is_declared(s, addr, c->object_size);
	if (k.declared && !f->options->declared) {
		f->ret->left_out++;
		return false;
	}
	slub_track(s, c, addr, &track);
	k.size = track.size;
	k.when = track.when;
	for (size_t i = 0; i < 2; i++) {
		if (8 * (i + 1) <= c->object_size)
			kimage_u64(s->im, addr + 8 * i, &k.words[i]);
		k.symbols[i] = word_symbol(s, k.words[i]);
	}
	k.cache = xstrdup(c->name);
	k.site = track.site ? kernel_site(s, track.site, &module) : NULL;
	k.module = module ? xstrdup(module) : NULL;
	k.stack = kernel_stack(s, track.handle);
	*vec_push(&f->ret->list) = k;
	return false;
}

// *ret_slub: the objects as they were when the pass began.
static struct err *pass(struct kimage *im, const char *vmlinux,
			const struct kernel_leaks_options *options, struct kernel_leaks *ret,
			struct slub **ret_slub)
{
	_cleanup_(slub_closep) struct slub *s = NULL;
	struct heap_stats stats;
	struct sweep sweep;
	struct finding f = {&sweep, options, ret};

	try(slub_open(im, vmlinux, &s));
	kmodules_read(s);
	try(err_wrap(sweep_run(s, &options->scan, &sweep), "%s", im->name));
	heap_each(sweep.heap, HEAP_LEAKED, leak_visit, &f);
	heap_statistics(sweep.heap, &stats);
	ret->objects = stats.allocated;
	ret->bytes = stats.allocated_bytes;
	ret->root_bytes = stats.root_bytes;
	vec_each (&s->notes, n)
		*vec_push(&ret->notes) = xstrdup(*n);
	if (stats.unread_bytes)
		*vec_push(&ret->notes) = xasprintf("%" PRIu64 " bytes of memory could not be read",
						   stats.unread_bytes);
	sweep_fini(&sweep);
	*ret_slub = take(s);
	return NULL;
}

// --- a kernel that runs ---

enum { PASSES = 3 };

static void swap_leaks(struct kernel_leak *a, struct kernel_leak *b)
{
	struct kernel_leak t = *a;

	*a = *b;
	*b = t;
}

static void list_cut(struct kernel_leaks *l, size_t n)
{
	while (l->list.n > n)
		leak_fini(&l->list.v[--l->list.n]);
}

// What moves between processors' registers and lists while one pass goes on is not likely to be
// missed by the next one as well; what was freed and allocated again is not the same object.
static void keep_common(struct kernel_leaks *now, const struct kernel_leaks *before)
{
	size_t n = 0, j = 0;

	for (size_t i = 0; i < now->list.n; i++) {
		struct kernel_leak *k = &now->list.v[i];
		const struct kernel_leak *old;

		while (j < before->list.n && before->list.v[j].addr < k->addr)
			j++;
		old = j < before->list.n ? &before->list.v[j] : NULL;
		if (old && old->addr == k->addr && old->when == k->when &&
		    !strcmp(old->cache, k->cache) && old->words[0] == k->words[0] &&
		    old->words[1] == k->words[1])
			swap_leaks(&now->list.v[n++], k);
	}
	list_cut(now, n);
}

static bool is_allocated(struct slub *s, const struct kernel_leak *k)
{
	const struct slub_slab *slab = slub_find(s, k->addr);
	const struct slub_cache *c = slab ? &s->caches.v[slab->cache] : NULL;
	u64 first = slab ? slab_object(s, slab, 0) : 0, word = 0;

	if (!slab || slab->bad || strcmp(c->name, k->cache) || k->addr < first ||
	    (k->addr - first) / c->size >= slab->objects)
		return false;
	return !slab_is_free(s, slab, (u32)((k->addr - first) / c->size)) &&
	       (c->object_size < 8 || (kimage_u64(s->im, k->addr, &word) && word == k->words[0]));
}

static size_t leak_at(const struct kernel_leaks *l, u64 addr)
{
	size_t lo = 0, hi = l->list.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (l->list.v[mid].addr <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo && addr - l->list.v[lo - 1].addr < l->list.v[lo - 1].size ? lo - 1 : SIZE_MAX;
}

// What an object points to is no leak.
static void drop_pointed(struct slub *s, u64 addr, u64 size, const struct kernel_leaks *l,
			 bool *held)
{
	for (u64 at = 0; at + 8 <= size; at += 8) {
		u64 word;
		size_t i = kimage_u64(s->im, addr + at, &word) ? leak_at(l, word) : SIZE_MAX;

		if (i != SIZE_MAX)
			held[i] = true;
	}
}

// What was allocated while the pass went on was taken for free, and what it holds for lost: by this
// very program, say, whose own memory is described anew whenever it maps some, in every pass alike.
static void drop_held_anew(struct slub *before, struct slub *now, struct kernel_leaks *l)
{
	_cleanup_free_ bool *held = xcalloc(l->list.n + 1, sizeof(*held));
	size_t n = 0;

	vec_each (&now->slabs, slab) {
		const struct slub_cache *c = &now->caches.v[slab->cache];
		const struct slub_slab *old = slub_find(before, slab->base);
		const bool same = old && old->base == slab->base && old->objects == slab->objects &&
				  before->caches.v[old->cache].addr == c->addr;

		for (u32 i = 0; i < slab->objects && l->list.n; i++)
			if (slab->bad || (!slab_is_free(now, slab, i) &&
					  (!same || slab_is_free(before, old, i))))
				drop_pointed(now, slab_object(now, slab, i), c->object_size, l,
					     held);
	}
	for (size_t i = 0; i < l->list.n; i++)
		if (!held[i])
			swap_leaks(&l->list.v[n++], &l->list.v[i]);
	list_cut(l, n);
}

// What was freed while the pass went on (by this very program, say, which gets and gives back
// memory at the same moments of every pass) is no leak.
static struct err *drop_freed(struct kimage *im, const char *vmlinux, struct slub *before,
			      struct kernel_leaks *l)
{
	_cleanup_(slub_closep) struct slub *s = NULL;
	size_t n = 0;

	kimage_forget(im);
	try(slub_open(im, vmlinux, &s));
	vec_each (&l->list, k) {
		if (is_allocated(s, k))
			swap_leaks(&l->list.v[n++], k);
	}
	list_cut(l, n);
	drop_held_anew(before, s, l);
	return NULL;
}

// An indirect leak that no direct one of those that are left leads to was held by something that
// was none after all.
static void drop_unheld(struct kimage *im, struct kernel_leaks *l)
{
	_cleanup_free_ bool *held = xcalloc(l->list.n, sizeof(*held));
	VEC(size_t) todo = {};
	size_t n = 0;

	for (size_t i = 0; i < l->list.n; i++) {
		held[i] = l->list.v[i].direct;
		if (held[i])
			*vec_push(&todo) = i;
	}
	while (todo.n) {
		const struct kernel_leak *k = &l->list.v[todo.v[--todo.n]];

		for (u64 at = 0; at + 8 <= k->size; at += 8) {
			u64 word;
			size_t i =
				kimage_u64(im, k->addr + at, &word) ? leak_at(l, word) : SIZE_MAX;

			if (i == SIZE_MAX || held[i])
				continue;
			held[i] = true;
			*vec_push(&todo) = i;
		}
	}
	vec_free(&todo);
	for (size_t i = 0; i < l->list.n; i++)
		if (held[i])
			swap_leaks(&l->list.v[n++], &l->list.v[i]);
	list_cut(l, n);
}

static struct err *passes(struct kimage *im, const char *vmlinux,
			  const struct kernel_leaks_options *options, struct kernel_leaks *ret)
{
	const struct timespec pause = {.tv_nsec = 300 * 1000 * 1000};

	for (int i = 0; i < PASSES && (!i || ret->list.n); i++) {
		_cleanup_(slub_closep) struct slub *s = NULL;
		struct kernel_leaks now = {};
		struct err *e;

		if (i)
			nanosleep(&pause, NULL);
		kimage_forget(im);
		e = pass(im, vmlinux, options, &now, &s);
		if (!e)
			e = drop_freed(im, vmlinux, s, &now);
		if (e) {
			kernel_leaks_fini(&now);
			return e;
		}
		if (i)
			keep_common(&now, ret);
		kernel_leaks_fini(ret);
		*ret = now;
	}
	drop_unheld(im, ret);
	return NULL;
}

struct err *kernel_leaks_find(const struct kmem_place *p,
			      const struct kernel_leaks_options *options, struct kernel_leaks *ret)
{
	_cleanup_(kernel_leaks_fini) struct kernel_leaks found = {};
	_cleanup_(kimage_closep) struct kimage *im = NULL;
	_cleanup_(slub_closep) struct slub *s = NULL;

	try(kcore_open(p, &im));
	if (im->truncated)
		return err_new(0,
			       "%s is cut short: what points to an object may be in the part that "
			       "is missing, so leaks cannot be told",
			       im->name);
	try(im->live ? passes(im, p->vmlinux, options, &found)
		     : pass(im, p->vmlinux, options, &found, &s));
	found.source = xstrdup(im->name);
	*ret = found;
	found = (struct kernel_leaks){};
	return NULL;
}

void kernel_leaks_fini(struct kernel_leaks *l)
{
	vec_each (&l->list, k)
		leak_fini(k);
	vec_free(&l->list);
	vec_each (&l->notes, n)
		free(*n);
	vec_free(&l->notes);
	free(l->source);
	l->source = NULL;
}

// --- the answer ---

struct err *kernel_leaks_write(const struct kernel_leaks *l, u64 first, FILE *f)
{
	vec_each (&l->list, k) {
		if (!first--)
			break;
		fprintf(f, "block 0x%08" PRIx64 " 0x%08" PRIx64 " 0x%08" PRIx64 " 0x%08" PRIx64,
			k->addr, k->size, k->words[0], k->words[1]);
		fprintf(f, " %s %s %s %s%s%s\n", k->symbols[0], k->symbols[1],
			k->direct ? "direct" : "indirect", k->cache, k->site ? " " : "",
			k->site ? k->site : "");
	}
	if (fflush(f) || ferror(f))
		return err_errno(errno, "cannot write the leaks");
	return NULL;
}

void kernel_leaks_total(const struct kernel_leaks *l, struct totals *ret)
{
	vec_each (&l->list, k) {
		char *site = k->site ? xstrdup(k->site) : xasprintf("cache:%s", k->cache);
		struct total *t = totals_add(ret, 1, (s64)k->size,
					     k->direct ? site : xasprintf("%s (indirect)", site));

		if (!k->direct)
			free(site);
		t->cache = xstrdup(k->cache);
		t->module = k->module ? xstrdup(k->module) : NULL;
		t->stack = k->stack ? xstrdup(k->stack) : NULL;
	}
	totals_source(ret, "%s", l->source);
	vec_each (&l->notes, n)
		totals_note(ret, "%s", *n);
}
