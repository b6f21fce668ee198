// SPDX-License-Identifier: MIT
// Thread-local memory: static TLS of the main thread and of others, and pthread keys of the first
// level (kept in the thread's descriptor) and the second (in a block of their own).
#include "victim.h"

static __thread void *own;
static __thread void *own_data = (void *)1;
static pthread_key_t keys[100];

static void hold_here(void)
{
	own = held(block(40));
	own_data = held(block(1000));
	pthread_setspecific(keys[3], held(block(77)));
	pthread_setspecific(keys[90], held(block(78)));
	lost(block(79));
}

static void *thread(void *arg)
{
	far(hold_here);
	thread_rest();
	return arg;
}

// Its TLS goes with it; what only that held is lost.
static void *short_life(void *arg)
{
	own = lost(block(321));
	return arg;
}

static void work(void)
{
	pthread_t t;

	hold_here();
	for (int i = 0; i < 4; i++)
		pthread_create(&t, NULL, thread, NULL);
	wait_resting(4);
	pthread_create(&t, NULL, short_life, NULL);
	pthread_join(t, NULL);
}

int main(void)
{
	for (int i = 0; i < 100; i++)
		pthread_key_create(&keys[i], NULL);
	far(work);
	ready();
}
