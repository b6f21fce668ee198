// SPDX-License-Identifier: MIT
// churn THREADS [KEEP]: does nothing but malloc and free, in that many threads, each with KEEP
// blocks at a time. Prints how far it came, once a second, until it is told to end.
#include "victim.h"

#include <signal.h>

static unsigned long rounds;
static long keep = 200;
static volatile sig_atomic_t over;

static void stop(int sig)
{
	(void)sig;
	over = 1;
}

static void *thread(void *arg)
{
	void **mine = calloc(keep, sizeof(*mine));
	unsigned seed = (unsigned)(uintptr_t)arg * 7919 + 1;

	while (!over) {
		seed = seed * 1103515245 + 12345;
		void **slot = &mine[(seed >> 16) % keep];
		size_t size = 1 + (seed >> 4) % ((seed >> 12) % 64 ? 400 : 40000);

		if (seed >> 28 == 5) {
			*slot = realloc(*slot, size);
		} else {
			free(*slot);
			*slot = malloc(size);
		}
		__atomic_add_fetch(&rounds, 1, __ATOMIC_RELAXED);
	}
	for (long i = 0; i < keep; i++)
		free(mine[i]);
	free(mine);
	return NULL;
}

int main(int argc, char **argv)
{
	long threads = argc > 1 ? strtol(argv[1], NULL, 10) : 1;
	pthread_t *t = calloc(threads, sizeof(*t));

	if (argc > 2)
		keep = strtol(argv[2], NULL, 10);
	signal(SIGTERM, stop);
	for (long i = 0; i < threads; i++)
		pthread_create(&t[i], NULL, thread, (void *)(i + 1));
	dprintf(1, "ready\n");
	while (!over) {
		sleep(1);
		dprintf(1, "%lu\n", __atomic_load_n(&rounds, __ATOMIC_RELAXED));
	}
	for (long i = 0; i < threads; i++)
		pthread_join(t[i], NULL);
	free(t);
	dprintf(1, "end\n");
}
