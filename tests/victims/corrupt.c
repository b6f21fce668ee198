// SPDX-License-Identifier: MIT
// The size of a chunk in the main arena has been overwritten; another arena is as it should be.
// Prints "corrupt ADDR", the chunk's address.
#include "victim.h"

root void *kept[3];

static void in_order(void)
{
	kept[0] = held(block(100));
	for (int i = 0; i < 10; i++)
		lost(block(200 + i * 40));
}

static void *thread(void *arg)
{
	far(in_order);
	thread_rest();
	return arg;
}

static void work(void)
{
	pthread_t t;

	pthread_create(&t, NULL, thread, NULL);
	wait_resting(1);
	for (int i = 0; i < 100; i++)
		doubt(block(64));
	char *p = block(64);

	for (int i = 0; i < 100; i++)
		doubt(block(64));
	kept[1] = p;
	memset(p + 64, 'x', 24);
	dprintf(1, "corrupt 0x%llx\n", (unsigned long long)p + 64);
}

int main(void)
{
	far(work);
	ready();
}
