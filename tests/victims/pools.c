// SPDX-License-Identifier: MIT
// Pools: allocators that carve their objects from the blocks of another, or from mappings. What
// their objects hold is held; a pool that is lost is lost with all that only it holds.
#include "victim.h"

#include <obstack.h>
#include <sys/mman.h>

#define obstack_chunk_alloc malloc
#define obstack_chunk_free  free

struct object {
	struct object *next;
	void *payload;
};

// A context whose users never see its first byte (talloc), and one that hands out parts of big
// blocks in a chain (APR, nginx).
struct header {
	struct header *parent, *child, *sibling;
	uint64_t flags[9];
};

struct chunk {
	struct chunk *next;
	char *at, *end;
};

root struct obstack names;
root struct object *slab_list, *arena_list;
root void *context; // behind its header
root struct chunk *request;

static void *behind_header(struct header *parent, size_t n)
{
	struct header *h = held(filled(malloc(sizeof(*h) + n)));

	memset(h, 0, sizeof(*h));
	h->parent = parent;
	if (parent) {
		h->sibling = parent->child;
		parent->child = h;
	}
	return h + 1;
}

static void talloc_like(void)
{
	context = behind_header(NULL, 16);
	memset(context, 0, 16);
	for (int i = 0; i < 20; i++)
		behind_header((struct header *)context - 1, 100 + i);
}

static void *pool_take(struct chunk **pool, size_t n)
{
	struct chunk *c = *pool;

	if (!c || (size_t)(c->end - c->at) < n) {
		c = malloc(4096);
		c->next = *pool;
		c->at = (char *)(c + 1);
		c->end = (char *)c + 4096;
		memset(c->at, 0xe7, (size_t)(c->end - c->at));
		*pool = c;
	}
	c->at += n;
	return c->at - n;
}

// The last pointer to the first objects of a pool is in an object at its end.
static struct object *chain_made(struct chunk **pool, void *(*seen)(void *))
{
	struct object *list = NULL;

	for (int i = 0; i < 300; i++) {
		struct object *o = pool_take(pool, sizeof(*o) + 16);

		*o = (struct object){.next = list, .payload = seen(block(30 + i % 50))};
		list = o;
	}
	for (struct chunk *c = *pool; c; c = c->next)
		seen(c);
	return list;
}

static void lose_pool(void)
{
	struct chunk *pool = NULL;

	chain_made(&pool, lost);
}

// Slabs at multiples of their size, of which only the objects' addresses are kept (glib).
static void slabs(void)
{
	for (int s = 0; s < 8; s++) {
		char *slab = filled(memalign(4096, 4096));

		held(slab);
		for (int i = 1; i < 40; i++) {
			struct object *o = (struct object *)(slab + i * 96);

			*o = (struct object){.next = slab_list, .payload = held(block(50))};
			slab_list = o;
		}
	}
}

// An arena that is no block at all (CPython).
static void mapped_arena(void)
{
	char *arena =
		mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	for (int i = 0; i < 1000; i++) {
		struct object *o = (struct object *)(arena + 64 + (size_t)i * 1008);

		*o = (struct object){.next = arena_list, .payload = held(block(20 + i % 90))};
		arena_list = o;
	}
}

static void obstacks(void)
{
	obstack_init(&names);
	for (int i = 0; i < 200; i++) {
		struct object o = {.payload = held(block(60))};

		obstack_copy(&names, &o, sizeof(o));
	}
	for (struct _obstack_chunk *c = names.chunk; c; c = c->prev)
		held(c);
}

static void work(void)
{
	talloc_like();
	slabs();
	mapped_arena();
	obstacks();
	chain_made(&request, held);
	lose_pool();
}

int main(void)
{
	far(work);
	ready();
}
