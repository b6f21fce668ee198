// SPDX-License-Identifier: MIT
// Loses and keeps known numbers of blocks at known places, and prints what must be said of each
// place that it knows the address of (with libleaktag):
//
//	lost|kept PC COUNT BYTES FUNCTION+0xOFFSET	BYTES as leak counts them
//	ready
//
// `sites exit` ends instead of waiting. The lines that allocate are marked for the tests.
#include "../victims/victim.h"

uintptr_t getmalloctag(void *p);
uintptr_t getrealloctag(void *p);
#pragma weak getmalloctag
#pragma weak getrealloctag

enum { TAG_SIZE = 4 }; // what libleaktag's malloc_usable_size leaves out

struct place {
	const char *state, *name;
	uintptr_t start, pc;
	unsigned count;
	size_t bytes;
} places[8];
static unsigned n_places;

void *kept[1000];

static apart void note(const char *state, const char *name, void *fn, void *p)
{
	struct place *place = &places[n_places - 1];

	if (!n_places || place->name != name)
		place = &places[n_places++];
	place->state = state;
	place->name = name;
	place->start = (uintptr_t)fn;
	place->pc = getmalloctag ? getmalloctag(p) : 0;
	place->count++;
	place->bytes += malloc_usable_size(p) + (getmalloctag ? TAG_SIZE : 0);
}

// Each call of an allocating function is followed by something, so that it cannot be a jump.
apart void lose_many(void)
{
	for (int i = 0; i < 64; i++)
		note("lost", __func__, lose_many, filled(malloc(100))); // lost: many
}

apart void lose_large(void)
{
	for (int i = 0; i < 7; i++)
		note("lost", __func__, lose_large, filled(calloc(5, 1000))); // lost: large
}

apart void lose_few(void)
{
	for (int i = 0; i < 7; i++)
		note("lost", __func__, lose_few, filled(strdup("forgotten"))); // lost: few
}

apart void lose_resized(void)
{
	for (int i = 0; i < 3; i++) {
		void *p = malloc(10); // lost: resized

		note("lost", __func__, lose_resized, filled(realloc(p, 300 + i)));
	}
}

apart void keep(void)
{
	for (int i = 0; i < 1000; i++) {
		kept[i] = filled(malloc(1 + (size_t)i % 200)); // kept
		note("kept", __func__, keep, kept[i]);
	}
}

static apart void work(void)
{
	keep();
	lose_many();
	lose_large();
	lose_few();
	lose_resized();
}

static apart void print_places(void)
{
	for (unsigned i = 0; i < n_places; i++)
		dprintf(1, "%s 0x%08lx %u %zu %s+0x%lx\n", places[i].state, (long)places[i].pc,
			places[i].count, places[i].bytes, places[i].name,
			(long)(places[i].pc - places[i].start));
	dprintf(1, "ready\n");
}

int main(int argc, char **argv)
{
	far(work);
	far(print_places);
	if (argc > 1)
		return 3;
	rest();
}
