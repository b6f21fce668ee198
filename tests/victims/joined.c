// SPDX-License-Identifier: MIT
// Threads that were joined have left pointers on their stacks and in their TLS, which the C library
// keeps for the next ones. A stack that the program gave to a thread is the program's again.
#include "victim.h"

#include <sys/mman.h>

enum { THREADS = 8, BLOCKS = 50, STACK = 1 << 20 };

static __thread void *in_tls;
static pthread_barrier_t together;

static void *leave(void *arg)
{
	void *volatile on_stack[BLOCKS];

	for (int i = 0; i < BLOCKS; i++)
		on_stack[i] = lost(block(100));
	in_tls = lost(block(200));
	pthread_barrier_wait(&together);
	return on_stack[0] ? NULL : arg;
}

static void *nothing(void *arg)
{
	return arg;
}

static void work(void)
{
	pthread_t t[THREADS];

	pthread_barrier_init(&together, NULL, THREADS);
	for (int i = 0; i < THREADS; i++)
		pthread_create(&t[i], NULL, leave, NULL);
	for (int i = 0; i < THREADS; i++)
		pthread_join(t[i], NULL);

	char *own = mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	pthread_attr_t attr;

	pthread_attr_init(&attr);
	pthread_attr_setstack(&attr, own, STACK);
	pthread_create(&t[0], &attr, nothing, NULL);
	pthread_join(t[0], NULL);
	for (int i = 0; i < BLOCKS; i++)
		((void **)own)[i * 100] = held(block(100));
}

int main(void)
{
	far(work);
	ready();
}
