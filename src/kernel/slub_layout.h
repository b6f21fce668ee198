/* SPDX-License-Identifier: MIT */
// Where things are in the structures of this very kernel; from its BTF and symbols.
#pragma once

#include "kernel/slub.h"

enum { ABSENT = UINT32_MAX }; // a member that this kernel has not

struct bits {
	u32 byte, shift, mask;
};

struct slub_layout {
	struct {
		u32 name, list, flags, size, object_size, offset, inuse, red_left, random;
		u32 cpu, sheaves, node, per_node, per_node_size, per_node_barn, per_node_node;
	} cache;
	struct {
		u32 cache, freelist;
		struct bits objects, inuse;
	} slab;
	u32 cpu_freelist;
	struct {
		u32 size, objects, barn_list;
		u32 main, spare, rcu_free;  // of the processor's
		u32 full, empty, node_barn; // of the node's
	} sheaf;
	u32 node_slabs; // kmem_cache_node.nr_slabs
	struct {
		u32 bytes, addr, handle, when;
	} track;
	struct {
		u32 list, name, kallsyms, symtab, num_symtab, strtab;
		u32 mem, mem_count, mem_size, base, size, core; // mem: 6.4 on, core_layout before
	} module;
	struct {
		u32 handle, size, entries; // of a record
		struct bits pool, offset;  // in a handle
		u64 pools;
	} depot;
	struct {
		u32 list, vm;			// of vmap_area
		u32 addr, flags, pages, caller; // of vm_struct
		u32 node_head, node_size;
		u64 areas, nodes, nr_nodes;
	} vmalloc;
	struct {
		u32 zones, n_zones, zone_size; // of a node
		u32 of_zone, lists, n_lists;   // a zone's per-cpu pages
		u32 link, types;	       // of a page; lists to a size
		u64 node_data, contig;
	} pcp;
	struct {
		u32 tasks, signal, thread_node, stack, area, sp, on_cpu; // of task_struct
		u32 thread_head;					 // of signal_struct
		u64 init, cached_stacks;
	} task;
	struct {
		u32 size, rcu, use_count; // of a record: size 0 in kernels without kmemleak
		u64 pool, pool_end;	  // of records
	} kmemleak;
	u32 ctl_header_root, ctl_header_size; // of sysctl tables
	u32 store_user, is_kmalloc;	      // flags of a cache
	// Symbols; 0 if absent.
	u64 slab_caches, per_cpu_offset, nr_cpu_ids, nr_node_ids, modules, jiffies, sysctl_root;
};

must_check struct err *slub_layout_read(struct kimage *im, struct ksyms *k,
					struct slub_layout *ret);

// Marks what is free, and tells slabs that do not add up.
void slub_mark_free(struct slub *s);
