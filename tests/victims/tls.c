// SPDX-License-Identifier: MIT
// Thread-local memory: static TLS of the main thread and of others, and pthread keys of the first
// level (kept in the thread's descriptor) and the second (in a block of their own).
#include "victim.h"

root __thread void *own;
root __thread void *own_data = (void *)1;
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

// What only its TLS held is lost; but the library keeps its stack, and TLS with it, for the next.
static void *short_life(void *arg)
{
	own = block(321);
	doubt(own);
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
