// SPDX-License-Identifier: MIT
// No leak at all: sixteen threads have parked thousands of freed blocks in their caches.
#include "victim.h"

static apart void park(void)
{
	void *p[60][7];

	for (int size = 0; size < 60; size++)
		for (int i = 0; i < 7; i++)
			p[size][i] = block(24 + size * 16);
	for (int size = 0; size < 60; size++)
		for (int i = 0; i < 7; i++)
			given_back(p[size][i]);
}

static void *thread(void *arg)
{
	far(park);
	thread_rest();
	return arg;
}

int main(void)
{
	pthread_t t;

	for (int i = 0; i < 16; i++)
		pthread_create(&t, NULL, thread, NULL);
	wait_resting(16);
	ready();
}
