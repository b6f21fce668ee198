// SPDX-License-Identifier: MIT
// The walk of the kernel's own memory: every slab object, exact, on any kernel from 6.0 on that
// has BTF; with call sites where the kernel was started with slub_debug=U.
#include <errno.h>
#include <string.h>

#include "kernel/depot.h"
#include "kernel/kcore.h"
#include "kernel/kmodules.h"
#include "kernel/kvmalloc.h"

// Objects of one cache from one stack.
struct group {
	u32 cache, handle;
	u64 site;
	u64 count, bytes;
	u64 oldest; // jiffies
};

struct groups {
	struct group *v; // open addressing; count 0 is empty
	size_t n, cap;
};

static size_t group_hash(u32 cache, u32 handle, u64 site)
{
	u64 h = (site ^ (u64)handle << 32 ^ cache) * 0x9e3779b97f4a7c15;

	return (size_t)(h ^ h >> 29);
}

static struct group *group_find(struct groups *g, u32 cache, u32 handle, u64 site)
{
	size_t i = group_hash(cache, handle, site) & (g->cap - 1);

	for (; g->v[i].count; i = (i + 1) & (g->cap - 1))
		if (g->v[i].cache == cache && g->v[i].handle == handle && g->v[i].site == site)
			break;
	return &g->v[i];
}

static void groups_grow(struct groups *g)
{
	struct groups bigger = {.cap = g->cap ? 2 * g->cap : 1024, .n = g->n};

	bigger.v = xcalloc(bigger.cap, sizeof(*bigger.v));
	for (size_t i = 0; i < g->cap; i++) {
		struct group *o = &g->v[i];

		if (o->count)
			*group_find(&bigger, o->cache, o->handle, o->site) = *o;
	}
	free(g->v);
	*g = bigger;
}

static void group_add(struct groups *g, u32 cache, const struct slub_track *t)
{
	struct group *o;

	if (4 * g->n >= 3 * g->cap)
		groups_grow(g);
	o = group_find(g, cache, t->handle, t->site);
	if (!o->count) {
		*o = (struct group){
			.cache = cache, .handle = t->handle, .site = t->site, .oldest = t->when};
		g->n++;
	}
	o->count++;
	o->bytes += t->size;
	if ((s64)(t->when - o->oldest) < 0)
		o->oldest = t->when;
}

static void collect(const struct slub *s, struct groups *g)
{
	vec_each (&s->slabs, slab) {
		const struct slub_cache *c = &s->caches.v[slab->cache];

		for (u32 i = 0; i < slab->objects && !slab->bad; i++) {
			struct slub_track track;

			if (slab_is_free(s, slab, i))
				continue;
			slub_track(s, c, slab_object(s, slab, i), &track);
			group_add(g, slab->cache, &track);
		}
	}
}

// The clock starts at -300 seconds, so that it wraps early; objects that were allocated before it
// ticked carry exactly that, which tells how many ticks there are in a second.
static u64 ticks_per_second(const struct groups *g)
{
	static const u32 rates[] = {100, 250, 300, 1000};

	for (size_t i = 0; i < g->cap; i++)
		for (size_t j = 0; j < ARRAY_SIZE(rates) && g->v[i].count; j++)
			if (g->v[i].oldest == (u32)(-300 * (s64)rates[j]))
				return rates[j];
	return 0;
}

char *kernel_site(const struct slub *s, u64 addr, const char **ret_module)
{
	const char *module;
	char buf[600];

	ksyms_name(s->ksyms, addr, buf, sizeof(buf), &module);
	if (ret_module)
		*ret_module = module;
	return site_format(buf, module && strcmp(module, "vmlinux") ? module : NULL);
}

char *kernel_stack(const struct slub *s, u32 handle)
{
	u64 frames[DEPOT_FRAMES];
	size_t n = depot_frames(s, handle, frames);
	char *all = NULL;

	for (size_t i = 0; i < n; i++) {
		char *frame = kernel_site(s, frames[i], NULL);
		char *longer = all ? xasprintf("%s<-%s", all, frame) : xstrdup(frame);

		free(frame);
		free(all);
		all = longer;
	}
	return all;
}

static void group_print(const struct slub *s, const struct group *g, u64 now, u64 rate,
			struct totals *ret)
{
	const char *cache = s->caches.v[g->cache].name, *module = NULL;
	struct total *r;
	char *site;

	site = g->site ? kernel_site(s, g->site, &module) : xasprintf("cache:%s", cache);
	r = totals_add(ret, (s64)g->count, (s64)g->bytes, site);
	r->cache = xstrdup(cache);
	r->module = module ? xstrdup(module) : NULL;
	r->stack = kernel_stack(s, g->handle);
	if (g->site && rate && now > g->oldest)
		r->oldest = (s64)((now - g->oldest) / rate);
}

static void say_notes(const struct slub *s, const struct groups *g, struct totals *ret)
{
	bool sites = false;
	char release[128];

	for (size_t i = 0; i < g->cap; i++)
		sites |= g->v[i].count && g->v[i].site;
	vec_each (&s->notes, n)
		totals_note(ret, "%s", *n);
	if (s->im->truncated)
		totals_note(ret, "%s is cut short: what is missing is not counted", s->im->name);
	if (!sites)
		totals_note(ret,
			    "Linux %s does not record call sites: objects are summed up by cache "
			    "(slub_debug=U on its command line would name sites)",
			    kimage_release(s->im, release, sizeof(release)));
}

struct err *kcore_open(const struct kmem_place *p, struct kimage **ret)
{
	_cleanup_free_ char *path = NULL;
	struct err *e;

	if (p->vmcore)
		return kimage_open(p->vmcore, false, ret);
	if (place_is_recorded(p))
		return err_new(ENOENT, "no memory among the recorded files");
	path = xasprintf("%s/proc/kcore", p->root);
	e = kimage_open(path, true, ret);
	if (!e)
		return NULL;
	if (err_code(e) == EPERM || err_code(e) == EACCES)
		return err_advise(e, geteuid() ? "run as root"
					       : "root without CAP_SYS_RAWIO, or the kernel is "
						 "locked down (lockdown=confidentiality)");
	if (err_code(e) == ENOENT)
		return err_advise(e, "exact numbers by cache: a kernel with CONFIG_PROC_KCORE");
	return e;
}

static struct err *kcore_read(const struct kmem_place *p, struct totals *ret)
{
	_cleanup_(kimage_closep) struct kimage *im = NULL;
	_cleanup_(slub_closep) struct slub *s = NULL;
	struct groups groups = {};
	u64 now = 0, rate;

	try(kcore_open(p, &im));
	try(slub_open(im, p->vmlinux, &s));
	kmodules_read(s);
	collect(s, &groups);
	if (s->layout->jiffies)
		kimage_u64(im, s->layout->jiffies, &now);
	rate = ticks_per_second(&groups);
	for (size_t i = 0; i < groups.cap; i++)
		if (groups.v[i].count)
			group_print(s, &groups.v[i], now, rate, ret);
	if (p->vmcore && !kvmalloc_read(s, ret)) // the running kernel has a file for it
		totals_note(ret, "%s: areas of vmalloc cannot be found in it", im->name);
	say_notes(s, &groups, ret);
	free(groups.v);
	return NULL;
}

const struct kmem_source kcore_source = {
	.name = "kcore",
	.path = "/proc/kcore",
	.about = "exact, by cache, with slub_debug=U by call site and stack; kernels with BTF",
	.role = KMEM_SLAB,
	.read = kcore_read,
};
