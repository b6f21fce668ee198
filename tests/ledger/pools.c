// SPDX-License-Identifier: MIT
// pools glib|talloc|apr LIBRARY: threads that keep objects in the pools of a library, and in each of
// them the only pointer to a block of malloc's. Objects come and go until a SIGTERM; then all is
// given back. Says "ready" when all is in full use.
//
// What is given back is cleared first: memory of a pool that is free is the library's own affair,
// and what is left there would hold what the ledger forgot.
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { THREADS = 4, SLOTS = 2000, OBJECTS = 6 };

struct object {
	struct object *next; // of the same group
	void *block;
	size_t size; // of the object
	char rest[];
};

// A group is what is given back together.
struct group {
	struct object *objects;
	void *pool;
};

struct library {
	const char *name;
	void (*begin)(void *handle);
	void (*group_begin)(struct group *g);
	void *(*object_new)(struct group *g, size_t size);
	void (*group_end)(struct group *g);
};

static atomic_uint busy;
static volatile sig_atomic_t ending;

static void end(int signal)
{
	(void)signal;
	ending = 1;
}

static void *function(void *handle, const char *name)
{
	void *p = dlsym(handle, name);

	if (!p) {
		fprintf(stderr, "pools: no %s\n", name);
		exit(1);
	}
	return p;
}

static struct object *object_take(struct group *g)
{
	struct object *o = g->objects;

	g->objects = o->next;
	free(o->block);
	return o;
}

// --- GLib's slices ---

static void *(*slice_alloc)(size_t);
static void (*slice_free)(size_t, void *);

static void glib_begin(void *handle)
{
	slice_alloc = function(handle, "g_slice_alloc");
	slice_free = function(handle, "g_slice_free1");
}

static void glib_group_begin(struct group *g)
{
	(void)g;
}

static void *glib_object(struct group *g, size_t size)
{
	(void)g;
	return slice_alloc(size);
}

static void glib_group_end(struct group *g)
{
	while (g->objects) {
		struct object *o = object_take(g);
		size_t size = o->size;

		memset(o, 0, size);
		slice_free(size, o);
	}
}

// --- talloc's trees ---

static void *(*talloc_named)(const void *, size_t, const char *);
static int (*talloc_free)(void *, const char *);
static void *(*talloc_pool)(const void *, size_t);

static void talloc_begin(void *handle)
{
	talloc_named = function(handle, "talloc_named_const");
	talloc_free = function(handle, "_talloc_free");
	talloc_pool = function(handle, "talloc_pool");
}

// Every other tree has its memory in one block.
static void talloc_group_begin(struct group *g)
{
	static _Atomic unsigned n;

	g->pool = n++ % 2 ? talloc_pool(NULL, 2000) : talloc_named(NULL, 0, "tree");
}

// Each is the parent of the next.
static void *talloc_object(struct group *g, size_t size)
{
	return talloc_named(g->objects ? (void *)g->objects : g->pool, size, "object");
}

static void talloc_group_end(struct group *g)
{
	while (g->objects) {
		struct object *o = object_take(g);

		memset(o, 0, o->size);
		talloc_free(o, "here");
	}
	talloc_free(g->pool, "here");
}

// --- APR's pools ---

static int (*pool_create)(void **, void *, void *, void *);
static void *(*palloc)(void *, size_t);
static void (*pool_destroy)(void *);

static void apr_begin(void *handle)
{
	int (*initialize)(void) = function(handle, "apr_initialize");

	if (initialize())
		exit(1);
	pool_create = function(handle, "apr_pool_create_ex");
	pool_destroy = function(handle, "apr_pool_destroy");
	palloc = function(handle, "apr_palloc");
}

static void apr_group_begin(struct group *g)
{
	if (pool_create(&g->pool, NULL, NULL, NULL))
		exit(1);
}

static void *apr_object(struct group *g, size_t size)
{
	return palloc(g->pool, size);
}

static void apr_group_end(struct group *g)
{
	while (g->objects) {
		struct object *o = object_take(g);

		memset(o, 0, o->size);
	}
	pool_destroy(g->pool);
}

static const struct library libraries[] = {
	{"glib", glib_begin, glib_group_begin, glib_object, glib_group_end},
	{"talloc", talloc_begin, talloc_group_begin, talloc_object, talloc_group_end},
	{"apr", apr_begin, apr_group_begin, apr_object, apr_group_end},
};
static const struct library *library;

static unsigned random_next(unsigned *seed)
{
	return (*seed = *seed * 1103515245 + 12345) >> 8;
}

static void group_fill(struct group *g, unsigned *seed)
{
	library->group_begin(g);
	for (unsigned i = 0; i < OBJECTS; i++) {
		size_t size = sizeof(struct object) + random_next(seed) % 200;
		struct object *o = library->object_new(g, size);

		memset(o, 0, size);
		o->size = size;
		o->block = malloc(random_next(seed) % 500);
		o->next = g->objects;
		g->objects = o;
	}
}

static void *work(void *arg)
{
	struct group *groups = calloc(SLOTS, sizeof(*groups));
	unsigned seed = (unsigned)(uintptr_t)arg;

	for (unsigned i = 0; i < SLOTS; i++)
		group_fill(&groups[i], &seed);
	for (unsigned i = 0; !ending; i++) {
		struct group *g = &groups[random_next(&seed) % SLOTS];

		library->group_end(g);
		group_fill(g, &seed);
		if (i == 2 * SLOTS)
			busy++;
	}
	for (unsigned i = 0; i < SLOTS; i++)
		library->group_end(&groups[i]);
	free(groups);
	return NULL;
}

int main(int argc, char **argv)
{
	void *handle = argc > 2 ? dlopen(argv[2], RTLD_NOW) : NULL;
	pthread_t threads[THREADS];

	for (size_t i = 0; i < sizeof(libraries) / sizeof(*libraries); i++)
		if (argc > 1 && !strcmp(argv[1], libraries[i].name))
			library = &libraries[i];
	if (!handle || !library) {
		fprintf(stderr, "pools: %s\n", library ? dlerror() : "which?");
		return 2;
	}
	library->begin(handle);
	signal(SIGTERM, end);
	for (uintptr_t i = 0; i < THREADS; i++)
		if (pthread_create(&threads[i], NULL, work, (void *)(i + 1)))
			return 1;
	while (busy < THREADS)
		usleep(1000);
	puts("ready");
	fflush(stdout);
	for (unsigned i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	return 0;
}
