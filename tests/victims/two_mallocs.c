// SPDX-License-Identifier: MIT
// two_mallocs [LIBRARY]: a second allocator beside the C library's, in the program itself or in a
// library that it loads: je_malloc and its kin. Each holds, and loses, what is the other's too.
#include <dlfcn.h>

#include "victim.h"

#pragma weak je_malloc
#pragma weak je_free
#pragma weak je_malloc_usable_size
void *je_malloc(size_t);
void je_free(void *);
size_t je_malloc_usable_size(void *);

static struct {
	void *(*malloc)(size_t);
	void (*free)(void *);
	size_t (*usable)(void *);
} other = {je_malloc, je_free, je_malloc_usable_size};

static const size_t sizes[] = {8, 24, 100, 640, 5000, 20000, 300000};

#define SIZES (sizeof(sizes) / sizeof(*sizes))
#define EACH  20

root void **kept;	// a block of the C library's malloc that holds blocks of the other
root void **kept_other; // and the reverse

static apart void expect_other(const char *verdict, void *p)
{
	expected[expected_n++] = (struct expected){verdict, hide(p), other.usable(p)};
}

static apart void lost_other(void *p)
{
	expect_other(forgotten(p, other.usable(p)), p);
}

static apart void *other_block(size_t n)
{
	void *p = other.malloc(n);

	if (!p)
		abort();
	return memset(p, 0xe7, other.usable(p));
}

static apart void make(unsigned i, size_t size)
{
	kept[i] = other_block(size);
	expect_other("held", kept[i]);
	kept_other[i] = held(block(size));
	lost_other(other_block(size));
	lost(block(size));
}

// Given back when nobody makes blocks any more.
static apart void make_free(void)
{
	void *freed[EACH];

	for (unsigned i = 0; i < EACH; i++)
		freed[i] = other_block(sizes[i % 5]);
	for (unsigned i = 0; i < EACH; i++) {
		expect_other("free", freed[i]);
		other.free(freed[i]);
	}
}

// A chain that goes from one to the other and back, and is lost as a whole.
static apart void make_chain(void)
{
	void **a = block(64), **b = other_block(64), **c = block(64);

	a[0] = b;
	b[0] = c;
	lost(a);
	lost_other(b);
	lost(c);
}

static void work(void)
{
	kept = held(block(SIZES * EACH * sizeof(*kept)));
	kept_other = other_block(SIZES * EACH * sizeof(*kept));
	expect_other("held", kept_other);
	for (unsigned i = 0; i < SIZES * EACH; i++)
		make(i, sizes[i % SIZES]);
	make_chain();
	make_free();
}

static void fill_cache(void)
{
	void *cached[32];

	for (unsigned i = 0; i < 32; i++)
		cached[i] = other_block(48);
	for (unsigned i = 0; i < 32; i++)
		other.free(cached[i]);
}

static void *thread(void *arg)
{
	(void)arg;
	far(fill_cache);
	thread_rest();
	return NULL;
}

int main(int argc, char **argv)
{
	void *library = argc > 1 ? dlopen(argv[1], RTLD_NOW | RTLD_LOCAL) : NULL;
	pthread_t t;

	if (argc > 1 && !library) {
		printf("skip %s\n", dlerror());
		fflush(stdout);
		rest();
	}
	if (library) {
		other.malloc = (void *(*)(size_t))dlsym(library, "je_malloc");
		other.free = (void (*)(void *))dlsym(library, "je_free");
		other.usable = (size_t(*)(void *))dlsym(library, "je_malloc_usable_size");
	}
	far(work);
	pthread_create(&t, NULL, thread, NULL);
	wait_resting(1);
	print_expected();
	rest();
}
