// SPDX-License-Identifier: MIT
// Nothing but malloc and free:  malloc_loop THREADS
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

enum { SLOTS = 64, ROUNDS = 4 * 1000 * 1000 };

static long rounds;

static void *loop(void *arg)
{
	unsigned seed = (unsigned)(uintptr_t)arg;
	void *slots[SLOTS] = {};

	for (long i = 0; i < rounds; i++) {
		seed = seed * 1103515245 + 12345;
		void **p = &slots[(seed >> 16) % SLOTS];
		free(*p);
		*p = malloc(16 + (seed >> 20) % 200);
	}
	return NULL;
}

int main(int argc, char **argv)
{
	long threads = argc > 1 ? atol(argv[1]) : 1;
	pthread_t thread[64];

	if (threads < 1 || threads > 64)
		return 2;
	rounds = ROUNDS / threads;
	for (long i = 0; i < threads; i++)
		if (pthread_create(&thread[i], NULL, loop, (void *)i))
			return 1;
	for (long i = 0; i < threads; i++)
		pthread_join(thread[i], NULL);
	return 0;
}
