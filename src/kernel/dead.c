// SPDX-License-Identifier: MIT
#include "kernel/dead.h"

#include "kernel/slub_layout.h"

enum {
	CPUS_MAX = 8192,
	NODES_MAX = 1024,
	ZONES_MAX = 16,
	LISTS_MAX = 64,
	ORDER_MAX = 3,	   // of lists to each size; the huge ones behind are larger
	PCP_MAX = 1 << 20, // pages in one list
	TASKS_MAX = 16 << 20,
	STACK_PAGES_MAX = 64,
	CACHED_STACKS = 2, // of each processor: NR_CACHED_STACKS of kernel/fork.c
};

static void add(struct dead *d, u64 start, u64 end)
{
	*vec_push(&d->ranges) = (struct dead_range){start, end};
}

static u32 number_at(struct slub *s, u64 at, u32 most)
{
	u32 n;

	if (!at || !kimage_u32(s->im, at, &n) || !n)
		return 1;
	return n < most ? n : most;
}

static u64 cpu_offset(struct slub *s, u32 cpu)
{
	const u64 at = s->layout->per_cpu_offset;
	u64 offset;

	return at && kimage_u64(s->im, at + 8 * (u64)cpu, &offset) ? offset : 0;
}

// --- processors' free pages ---

// Each list has pages of one size: MIGRATE_PCPTYPES lists to a size, and huge ones at the end.
static void pcp_list(struct slub *s, u64 head, u64 order, struct dead *d)
{
	const struct slub_layout *l = s->layout;
	u64 at = head;

	for (int i = 0; i < PCP_MAX; i++) {
		u64 page, phys;

		if (!kimage_u64(s->im, at, &at) || !at || at == head)
			return;
		page = at - l->pcp.link;
		if (page < s->im->memmap || (page - s->im->memmap) % s->pages.size)
			return;
		phys = (page - s->im->memmap) / s->pages.size * s->im->page_size;
		if (phys >= s->im->ram_end)
			return;
		add(d, phys, phys + (s->im->page_size << order));
	}
}

static void zone_pages(struct slub *s, u64 zone, u32 cpus, struct dead *d)
{
	const struct slub_layout *l = s->layout;
	u64 pcp;

	if (!kimage_u64(s->im, zone + l->pcp.of_zone, &pcp) || !pcp)
		return;
	for (u32 cpu = 0; cpu < cpus; cpu++) {
		u64 lists = pcp + cpu_offset(s, cpu) + l->pcp.lists;

		for (u32 i = 0; i < l->pcp.n_lists && i < LISTS_MAX; i++) {
			const u32 order = i / l->pcp.types;

			pcp_list(s, lists + 16 * (u64)i, order < ORDER_MAX ? order : ORDER_MAX, d);
		}
	}
}

static void free_pages(struct slub *s, u32 cpus, struct dead *d)
{
	const struct slub_layout *l = s->layout;
	const u32 nodes = number_at(s, l->nr_node_ids, NODES_MAX);

	if (l->pcp.zones == ABSENT || l->pcp.of_zone == ABSENT || l->pcp.lists == ABSENT ||
	    l->pcp.link == ABSENT || !l->pcp.types)
		return;
	for (u32 node = 0; node < nodes; node++) {
		u64 data = l->pcp.contig;

		if (!data && (!l->pcp.node_data ||
			      !kimage_u64(s->im, l->pcp.node_data + 8 * (u64)node, &data) || !data))
			continue;
		for (u32 i = 0; i < l->pcp.n_zones && i < ZONES_MAX; i++)
			zone_pages(s, data + l->pcp.zones + i * (u64)l->pcp.zone_size, cpus, d);
	}
}

// --- stacks ---

static void add_virtual(struct slub *s, u64 start, u64 end, struct dead *d)
{
	while (start < end) {
		u64 next = min(align_down(start, s->im->page_size) + s->im->page_size, end);
		u64 phys, span;

		if (s->im->arch->translate(s->im, start, &phys, &span) && next - start <= span)
			add(d, phys, phys + (next - start));
		start = next;
	}
}

// Address and pages of an area of vmalloc.
static bool area_read(struct slub *s, u64 vm, u64 *ret_start, u64 *ret_end)
{
	const struct slub_layout *l = s->layout;
	u32 pages;

	if (!vm || !kimage_u64(s->im, vm + l->vmalloc.addr, ret_start) ||
	    !kimage_u32(s->im, vm + l->vmalloc.pages, &pages) || !pages || pages > STACK_PAGES_MAX)
		return false;
	*ret_end = *ret_start + pages * s->im->page_size;
	return *ret_start >> 63;
}

static void task_stack(struct slub *s, u64 task, u64 *ret_size, struct dead *d)
{
	const struct slub_layout *l = s->layout;
	u64 vm, start, end, stack, sp;
	u32 running;

	if (!kimage_u64(s->im, task + l->task.area, &vm) || !area_read(s, vm, &start, &end) ||
	    !kimage_u64(s->im, task + l->task.stack, &stack) || stack != start ||
	    !kimage_u64(s->im, task + l->task.sp, &sp) || sp < start || sp > end ||
	    !kimage_u32(s->im, task + l->task.on_cpu, &running))
		return;
	*ret_size = end - start;
	if (!running)
		add_virtual(s, start, sp, d);
}

static void threads(struct slub *s, u64 leader, u64 *ret_size, struct dead *d)
{
	const struct slub_layout *l = s->layout;
	u64 signal, head, at;

	if (!kimage_u64(s->im, leader + l->task.signal, &signal) || !signal)
		return;
	head = at = signal + l->task.thread_head;
	for (int i = 0; i < TASKS_MAX; i++) {
		if (!kimage_u64(s->im, at, &at) || !at || at == head)
			return;
		task_stack(s, at - l->task.thread_node, ret_size, d);
	}
}

// A stack that is kept for new tasks is as large as those of tasks.
static void kept_stacks(struct slub *s, u32 cpus, u64 size, struct dead *d)
{
	for (u32 i = 0; i < cpus * CACHED_STACKS; i++) {
		u64 at = s->layout->task.cached_stacks + cpu_offset(s, i / CACHED_STACKS) +
			 8 * (u64)(i % CACHED_STACKS);
		u64 vm, start, end;

		if (kimage_u64(s->im, at, &vm) && area_read(s, vm, &start, &end) &&
		    end - start == size)
			add_virtual(s, start, end, d);
	}
}

static void stacks(struct slub *s, u32 cpus, struct dead *d)
{
	const struct slub_layout *l = s->layout;
	const u64 head = l->task.init + l->task.tasks;
	u64 at = head, size = 0;

	if (!l->task.init || l->task.tasks == ABSENT || l->task.signal == ABSENT ||
	    l->task.thread_head == ABSENT || l->task.thread_node == ABSENT ||
	    l->task.stack == ABSENT || l->task.area == ABSENT || l->task.sp == ABSENT ||
	    l->task.on_cpu == ABSENT || l->vmalloc.addr == ABSENT || l->vmalloc.pages == ABSENT)
		return;
	for (int i = 0; i < TASKS_MAX; i++) {
		if (!kimage_u64(s->im, at, &at) || !at || at == head)
			break;
		threads(s, at - l->task.tasks, &size, d);
	}
	if (size && l->task.cached_stacks)
		kept_stacks(s, cpus, size, d);
}

static int range_order(const struct dead_range *a, const struct dead_range *b)
{
	return (a->start > b->start) - (a->start < b->start);
}

void dead_find(struct slub *s, struct dead *ret)
{
	const u32 cpus = number_at(s, s->layout->nr_cpu_ids, CPUS_MAX);
	struct dead d = {};

	free_pages(s, cpus, &d);
	stacks(s, cpus, &d);
	if (s->layout->kmemleak.pool_end > s->layout->kmemleak.pool)
		add_virtual(s, s->layout->kmemleak.pool, s->layout->kmemleak.pool_end, &d);
	vec_sort(&d.ranges, range_order);
	*ret = d;
}

void dead_fini(struct dead *d)
{
	vec_free(&d->ranges);
}
