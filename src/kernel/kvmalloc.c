// SPDX-License-Identifier: MIT
// Areas of vmalloc in a kernel's memory, as /proc/vmallocinfo lists them: one list of vmap_area
// (to 6.8), or one for each of vmap_nodes.
#include "kernel/kvmalloc.h"

#include <string.h>

#include "kernel/kcore.h"
#include "kernel/slub_layout.h"

enum {
	AREAS_MAX = 16 << 20,
	NODES_MAX = 4096,
	IS_MEMORY = 2, // VM_ALLOC
};

static void area_add(struct slub *s, u64 vm, struct totals *ret)
{
	const struct slub_layout *l = s->layout;
	const char *module = NULL;
	struct total *t;
	u64 flags, caller;
	u32 pages;
	s64 bytes;
	char *site;

	if (!kimage_u64(s->im, vm + l->vmalloc.flags, &flags) || !(flags & IS_MEMORY) ||
	    !kimage_u32(s->im, vm + l->vmalloc.pages, &pages) || !pages ||
	    !kimage_u64(s->im, vm + l->vmalloc.caller, &caller) ||
	    __builtin_mul_overflow((s64)pages, (s64)s->im->page_size, &bytes))
		return;
	site = kernel_site(s, caller, &module);
	t = totals_add(ret, 1, bytes, site);
	t->module = module ? xstrdup(module) : NULL;
	t->cache = xstrdup("vmalloc");
}

static void list_read(struct slub *s, u64 head, struct totals *ret)
{
	const struct slub_layout *l = s->layout;
	u64 at = head, vm;

	for (int i = 0; i < AREAS_MAX; i++) {
		if (!kimage_u64(s->im, at, &at) || !at || at == head)
			return;
		if (kimage_u64(s->im, at - l->vmalloc.list + l->vmalloc.vm, &vm) && vm)
			area_add(s, vm, ret);
	}
}

bool kvmalloc_read(struct slub *s, struct totals *ret)
{
	const struct slub_layout *l = s->layout;
	u64 nodes;
	u32 n;

	if (l->vmalloc.list == ABSENT || l->vmalloc.vm == ABSENT || l->vmalloc.flags == ABSENT ||
	    l->vmalloc.pages == ABSENT || l->vmalloc.caller == ABSENT)
		return false;
	if (l->vmalloc.areas) {
		list_read(s, l->vmalloc.areas, ret);
		return true;
	}
	if (!l->vmalloc.nodes || l->vmalloc.node_head == ABSENT || !l->vmalloc.node_size ||
	    !kimage_u64(s->im, l->vmalloc.nodes, &nodes) ||
	    !kimage_u32(s->im, l->vmalloc.nr_nodes, &n) || n > NODES_MAX)
		return false;
	for (u32 i = 0; i < n; i++)
		list_read(s, nodes + i * (u64)l->vmalloc.node_size + l->vmalloc.node_head, ret);
	return true;
}
