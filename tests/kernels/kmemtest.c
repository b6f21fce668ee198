// SPDX-License-Identifier: MIT
// A module with known allocations for the tests of kmem: objects that a list holds, objects whose
// only pointer is dropped, a chain of lost ones, and a cache, vmalloc areas and pages of its own.
#include <linux/list.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>

static int live = 300, leak = 123, chain = 20, size = 120;
module_param(live, int, 0444);
module_param(leak, int, 0444);
module_param(chain, int, 0444);
module_param(size, int, 0444);

struct link {
	struct list_head list;
	char bytes[];
};

static LIST_HEAD(links);
static struct kmem_cache *cache;
static void *objects[50], *areas[5];
static unsigned long pages[7];

// Cleared: a new object can have the address of the next free one in its middle, where kernels do
// not disguise it, and would hold the first that is lost.
static noinline void kmt_live(void)
{
	for (int i = 0; i < live; i++) {
		struct link *l = kzalloc(size, GFP_KERNEL);

		if (l)
			list_add(&l->list, &links);
	}
}

static noinline void kmt_leak(void)
{
	for (int i = 0; i < leak; i++) {
		void *p = kmalloc(size, GFP_KERNEL);

		if (p)
			memset(p, 0x5a, size);
		barrier_data(p);
	}
}

// Only the first one is lost directly: it holds the second, and so on.
static noinline void kmt_chain(void)
{
	void **next = NULL;

	for (int i = 0; i < chain; i++) {
		void **p = kzalloc(size, GFP_KERNEL);

		if (!p)
			return;
		p[1] = next;
		next = p;
	}
	barrier_data(next);
}

static int kmt_init(void)
{
	kmt_live();
	kmt_leak();
	kmt_chain();
	cache = kmem_cache_create("kmemtest_cache", 200, 0, 0, NULL);
	for (int i = 0; i < ARRAY_SIZE(objects) && cache; i++)
		objects[i] = kmem_cache_alloc(cache, GFP_KERNEL);
	for (int i = 0; i < ARRAY_SIZE(areas); i++)
		areas[i] = vmalloc(8192);
	for (int i = 0; i < ARRAY_SIZE(pages); i++)
		pages[i] = __get_free_pages(GFP_KERNEL, 1);
	return 0;
}

static void kmt_exit(void)
{
	struct link *l, *next;

	list_for_each_entry_safe(l, next, &links, list) kfree(l);
	for (int i = 0; i < ARRAY_SIZE(objects); i++)
		if (objects[i])
			kmem_cache_free(cache, objects[i]);
	kmem_cache_destroy(cache);
	for (int i = 0; i < ARRAY_SIZE(areas); i++)
		vfree(areas[i]);
	for (int i = 0; i < ARRAY_SIZE(pages); i++)
		free_pages(pages[i], 1);
}

module_init(kmt_init);
module_exit(kmt_exit);
MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("known allocations");
