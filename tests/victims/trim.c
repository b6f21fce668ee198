// SPDX-License-Identifier: MIT
// A heap that was big once: everything given back and trimmed, in the main arena and in another.
#include "victim.h"

root void *kept[4];

static apart void grow_and_trim(void)
{
	static __thread void *p[20000];

	for (int i = 0; i < 20000; i++)
		p[i] = block(500);
	for (int i = 0; i < 20000; i++)
		free(p[i]);
	memset(p, 0, sizeof(p));
	malloc_trim(0);
	lost(block(500));
}

static void *thread(void *arg)
{
	kept[2] = held(block(8));
	far(grow_and_trim);
	kept[3] = held(block(88));
	thread_rest();
	return arg;
}

int main(void)
{
	pthread_t t;

	kept[0] = held(block(7));
	far(grow_and_trim);
	kept[1] = held(block(77));
	pthread_create(&t, NULL, thread, NULL);
	wait_resting(1);
	ready();
}
