// SPDX-License-Identifier: MIT
// 64 threads with arenas of their own, some of several heaps; and blocks of threads that are gone.
#include "victim.h"

root void *kept[64][20];
static int number;

static apart void fill(void)
{
	int me = __atomic_fetch_add(&number, 1, __ATOMIC_SEQ_CST);

	for (int i = 0; i < 20; i++) {
		kept[me][i] = held(block(10 + me * 30 + i));
		lost(block(20 + me * 10 + i * 50));
	}
	if (me % 16 == 0)
		for (int i = 0; i < 1200; i++)
			lost(block(100 << 10));
}

static void *stays(void *arg)
{
	mallopt(M_MMAP_THRESHOLD, 1 << 20);
	far(fill);
	thread_rest();
	return arg;
}

static void *goes(void *arg)
{
	far(fill);
	return arg;
}

int main(void)
{
	pthread_t t[64];

	mallopt(M_ARENA_MAX, 64);
	for (int i = 0; i < 32; i++)
		pthread_create(&t[i], NULL, stays, NULL);
	wait_resting(32);
	for (int i = 32; i < 64; i++)
		pthread_create(&t[i], NULL, goes, NULL);
	for (int i = 32; i < 64; i++)
		pthread_join(t[i], NULL);
	ready();
}
