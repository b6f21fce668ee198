// SPDX-License-Identifier: MIT
// No table of versions: what a kernel has is found by the names of its members. Met from 6.1 to
// 7.2: per-cpu slabs (kmem_cache_cpu) that give way to sheaves (6.18; the former are gone in 7.0),
// kmem_cache.node that becomes per_node (7.1), flags that become an enum (6.9).
#include "kernel/slub_layout.h"

#include <errno.h>

#include "kernel/btf.h"

enum { BTF_MAX = 256 << 20 };

struct member {
	const char *aggregate, *path;
	u32 *ret;
	bool needed;
};

// "slab.objects" is a bit field of 15 bits.
static bool bits_find(const struct btf *b, const char *aggregate, const char *path,
		      struct bits *ret)
{
	struct btf_place m;

	if (!btf_find(b, aggregate, path, &m))
		return false;
	*ret = (struct bits){
		.byte = m.bit_offset / 32 * 4,
		.shift = m.bit_offset % 32,
		.mask = (1u << (m.bits ? m.bits : 16)) - 1,
	};
	return ret->shift + (m.bits ? m.bits : 16) <= 32;
}

static struct err *members_find(const struct btf *b, const struct member *m, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		*m[i].ret = ABSENT;
		if (!btf_offset(b, m[i].aggregate, m[i].path, m[i].ret) && m[i].needed)
			return err_new(ENOTSUP, "this kernel has no %s.%s", m[i].aggregate,
				       m[i].path);
	}
	return NULL;
}

static struct err *cache_members(const struct btf *b, struct slub_layout *l)
{
	const struct member members[] = {
		{"kmem_cache", "name", &l->cache.name, true},
		{"kmem_cache", "list", &l->cache.list, true},
		{"kmem_cache", "flags", &l->cache.flags, true},
		{"kmem_cache", "size", &l->cache.size, true},
		{"kmem_cache", "object_size", &l->cache.object_size, true},
		{"kmem_cache", "offset", &l->cache.offset, true},
		{"kmem_cache", "inuse", &l->cache.inuse, true},
		{"kmem_cache", "red_left_pad", &l->cache.red_left, false},
		{"kmem_cache", "random", &l->cache.random, false},
		{"kmem_cache", "cpu_slab", &l->cache.cpu, false},
		{"kmem_cache", "cpu_sheaves", &l->cache.sheaves, false},
		{"kmem_cache", "node", &l->cache.node, false},
		{"kmem_cache", "per_node", &l->cache.per_node, false},
		{"kmem_cache_per_node_ptrs", "barn", &l->cache.per_node_barn, false},
		{"kmem_cache_per_node_ptrs", "node", &l->cache.per_node_node, false},
		{"kmem_cache_node", "nr_slabs", &l->node_slabs, false},
		{"kmem_cache_node", "barn", &l->sheaf.node_barn, false},
		{"kmem_cache_cpu", "freelist", &l->cpu_freelist, false},
		{"slab", "slab_cache", &l->slab.cache, true},
		{"slab", "freelist", &l->slab.freelist, true},
	};

	try(members_find(b, members, ARRAY_SIZE(members)));
	if (!bits_find(b, "slab", "objects", &l->slab.objects) ||
	    !bits_find(b, "slab", "inuse", &l->slab.inuse))
		return err_new(ENOTSUP, "this kernel has no slab.objects");
	if (!btf_size(b, "kmem_cache_per_node_ptrs", &l->cache.per_node_size))
		l->cache.per_node_size = 0;
	if ((l->cache.cpu == ABSENT) != (l->cpu_freelist == ABSENT))
		return err_new(ENOTSUP, "this kernel's kmem_cache_cpu is not known");
	return NULL;
}

static struct err *sheaf_members(const struct btf *b, struct slub_layout *l)
{
	const bool has = l->cache.sheaves != ABSENT;
	const struct member members[] = {
		{"slab_sheaf", "size", &l->sheaf.size, has},
		{"slab_sheaf", "objects", &l->sheaf.objects, has},
		{"slab_sheaf", "barn_list", &l->sheaf.barn_list, has},
		{"slub_percpu_sheaves", "main", &l->sheaf.main, has},
		{"slub_percpu_sheaves", "spare", &l->sheaf.spare, has},
		{"slub_percpu_sheaves", "rcu_free", &l->sheaf.rcu_free, false},
		{"node_barn", "sheaves_full", &l->sheaf.full, has},
		{"node_barn", "sheaves_empty", &l->sheaf.empty, false},
	};

	return members_find(b, members, ARRAY_SIZE(members));
}

// Only asked for where names of modules are to be found; a kernel may have none.
static struct err *module_members(const struct btf *b, struct slub_layout *l)
{
	const struct member members[] = {
		{"module", "list", &l->module.list, false},
		{"module", "name", &l->module.name, false},
		{"module", "kallsyms", &l->module.kallsyms, false},
		{"mod_kallsyms", "symtab", &l->module.symtab, false},
		{"mod_kallsyms", "num_symtab", &l->module.num_symtab, false},
		{"mod_kallsyms", "strtab", &l->module.strtab, false},
		{"module", "mem", &l->module.mem, false},
		{"module_memory", "base", &l->module.base, false},
		{"module_memory", "size", &l->module.size, false},
		{"module", "core_layout", &l->module.core, false},
	};

	try(members_find(b, members, ARRAY_SIZE(members)));
	if (l->module.mem != ABSENT &&
	    !btf_array(b, "module", "mem", &l->module.mem_count, &l->module.mem_size))
		l->module.mem = ABSENT;
	if (l->module.mem == ABSENT) {
		btf_offset(b, "module_layout", "base", &l->module.base);
		btf_offset(b, "module_layout", "size", &l->module.size);
	}
	return NULL;
}

static struct err *track_members(const struct btf *b, struct slub_layout *l)
{
	const struct member members[] = {
		{"track", "addr", &l->track.addr, false},
		{"track", "handle", &l->track.handle, false},
		{"track", "when", &l->track.when, false},
	};
	u32 bit;

	try(members_find(b, members, ARRAY_SIZE(members)));
	if (!btf_size(b, "track", &l->track.bytes))
		l->track.bytes = 0;
	// The values that the flags had before they became an enum.
	l->store_user = btf_enum(b, "_SLAB_STORE_USER", &bit) && bit < 32 ? 1u << bit : 0x10000;
	l->is_kmalloc = btf_enum(b, "_SLAB_KMALLOC", &bit) && bit < 32 ? 1u << bit : 0x1000;
	return NULL;
}

// Without them stacks are not known.
static struct err *depot_members(const struct btf *b, struct slub_layout *l)
{
	static const char *const pool_names[] = {"pool_index_plus_1", "pool_index", "slabindex"};
	const struct member members[] = {
		{"stack_record", "handle", &l->depot.handle, false},
		{"stack_record", "size", &l->depot.size, false},
		{"stack_record", "entries", &l->depot.entries, false},
	};

	for (size_t i = 0; i < ARRAY_SIZE(pool_names); i++)
		if (bits_find(b, "handle_parts", pool_names[i], &l->depot.pool))
			break;
	if (!bits_find(b, "handle_parts", "offset", &l->depot.offset))
		l->depot.offset.mask = 0;
	return members_find(b, members, ARRAY_SIZE(members));
}

// Without them areas of vmalloc are not known.
static struct err *vmalloc_members(const struct btf *b, struct slub_layout *l)
{
	const struct member members[] = {
		{"vmap_area", "list", &l->vmalloc.list, false},
		{"vmap_area", "vm", &l->vmalloc.vm, false},
		{"vm_struct", "addr", &l->vmalloc.addr, false},
		{"vm_struct", "flags", &l->vmalloc.flags, false},
		{"vm_struct", "nr_pages", &l->vmalloc.pages, false},
		{"vm_struct", "caller", &l->vmalloc.caller, false},
		{"vmap_node", "busy.head", &l->vmalloc.node_head, false},
	};

	if (!btf_size(b, "vmap_node", &l->vmalloc.node_size))
		l->vmalloc.node_size = 0;
	return members_find(b, members, ARRAY_SIZE(members));
}

// Without them dead memory counts as if it lived.
static struct err *dead_members(const struct btf *b, struct slub_layout *l)
{
	const struct member members[] = {
		{"pglist_data", "node_zones", &l->pcp.zones, false},
		{"zone", "per_cpu_pageset", &l->pcp.of_zone, false},
		{"per_cpu_pages", "lists", &l->pcp.lists, false},
		{"page", "pcp_list", &l->pcp.link, false},
		{"task_struct", "tasks", &l->task.tasks, false},
		{"task_struct", "signal", &l->task.signal, false},
		{"task_struct", "thread_node", &l->task.thread_node, false},
		{"task_struct", "stack", &l->task.stack, false},
		{"task_struct", "stack_vm_area", &l->task.area, false},
		{"task_struct", "on_cpu", &l->task.on_cpu, false},
		{"signal_struct", "thread_head", &l->task.thread_head, false},
	};
	u32 size;

	try(members_find(b, members, ARRAY_SIZE(members)));
	if (!btf_array(b, "pglist_data", "node_zones", &l->pcp.n_zones, &l->pcp.zone_size) ||
	    !btf_array(b, "per_cpu_pages", "lists", &l->pcp.n_lists, &size) ||
	    !btf_enum(b, "MIGRATE_PCPTYPES", &l->pcp.types))
		l->pcp.types = 0;
	if (!btf_offset(b, "task_struct", "thread.sp", &l->task.sp) && // x86
	    !btf_offset(b, "task_struct", "thread.cpu_context.sp", &l->task.sp))
		l->task.sp = ABSENT;
	return NULL;
}

static bool kmemleak_members(const struct btf *b, struct slub_layout *l)
{
	if (btf_size(b, "kmemleak_object", &l->kmemleak.size) &&
	    btf_offset(b, "kmemleak_object", "rcu", &l->kmemleak.rcu) &&
	    btf_offset(b, "kmemleak_object", "use_count", &l->kmemleak.use_count))
		return true;
	l->kmemleak.size = 0;
	return false;
}

static struct err *btf_read(struct kimage *im, u64 start, u64 stop, struct btf **ret)
{
	void *bytes;

	if (!start || stop <= start || stop - start > BTF_MAX)
		return err_new(ENODATA, "this kernel does not carry its types along "
					"(CONFIG_DEBUG_INFO_BTF)");
	bytes = xmalloc(stop - start);
	if (!kimage_read_uncached(im, start, bytes, stop - start)) {
		free(bytes);
		return err_new(0, "the kernel's BTF cannot be read: the dump is %s",
			       im->truncated ? "cut short" : "damaged");
	}
	return btf_open(bytes, stop - start, ret);
}

struct err *slub_layout_read(struct kimage *im, struct ksyms *k, struct slub_layout *ret)
{
	static const char *const names[] = {
		"__start_BTF", "__stop_BTF",	"slab_caches",	     "modules",
		"nr_cpu_ids",  "nr_node_ids",	"__per_cpu_offset",  "jiffies_64",
		"stack_pools", "stack_slabs",	"sysctl_table_root", "vmap_area_list",
		"vmap_nodes",  "nr_vmap_nodes", "node_data",	     "contig_page_data",
		"init_task",   "cached_stacks", "mem_pool"};
	_cleanup_(btf_closep) struct btf *b = NULL;
	struct slub_layout l = {};
	u64 at[ARRAY_SIZE(names)];

	ksyms_find(k, names, ARRAY_SIZE(names), at);
	if (!at[0] && !at[2])
		return err_new(ENODATA, "its symbols are those of functions alone "
					"(CONFIG_KALLSYMS_ALL): give its vmlinux with -f");
	try(btf_read(im, at[0], at[1], &b));
	l.slab_caches = at[2];
	l.modules = at[3];
	l.nr_cpu_ids = at[4];
	l.nr_node_ids = at[5];
	l.per_cpu_offset = at[6];
	l.jiffies = at[7];
	l.depot.pools = at[8] ? at[8] : at[9];
	if (!l.slab_caches)
		return err_new(ENOTSUP, "this kernel has no list of slab caches");
	l.sysctl_root = at[10];
	l.vmalloc.areas = at[11];
	l.vmalloc.nodes = at[12];
	l.vmalloc.nr_nodes = at[13];
	l.pcp.node_data = at[14];
	l.pcp.contig = at[15];
	l.task.init = at[16];
	l.task.cached_stacks = at[17];
	if (kmemleak_members(b, &l) && at[18]) {
		l.kmemleak.pool = at[18];
		l.kmemleak.pool_end = ksyms_end(k, at[18]);
	}
	if (!btf_offset(b, "ctl_table_header", "root", &l.ctl_header_root))
		l.ctl_header_root = ABSENT;
	if (!btf_size(b, "ctl_table_header", &l.ctl_header_size))
		l.ctl_header_size = 0;
	try(cache_members(b, &l));
	try(sheaf_members(b, &l));
	try(track_members(b, &l));
	try(module_members(b, &l));
	try(depot_members(b, &l));
	try(vmalloc_members(b, &l));
	try(dead_members(b, &l));
	*ret = l;
	return NULL;
}
