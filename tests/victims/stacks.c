// SPDX-License-Identifier: MIT
// Stacks: frames of the main thread and of others, and what lies below them and is dead.
#include "victim.h"

static apart void below(void)
{
	void *volatile dead[512];

	for (int i = 0; i < 512; i++)
		dead[i] = NULL;
	for (int i = 0; i < 8; i++)
		dead[i * 64] = lost(block(200 + i));
}

static apart void *thread_frame(void *arg)
{
	void *volatile frame[2] = {held(block(60)), (char *)held(block(3000)) + 1234};

	far(below);
	thread_rest();
	frame[0] = arg;
	return (void *)frame[0];
}

int main(void)
{
	void *volatile frame = held(block(512));
	pthread_attr_t small;
	pthread_t t;

	far(below);
	pthread_attr_init(&small);
	pthread_attr_setstacksize(&small, 256 << 10);
	for (int i = 0; i < 8; i++)
		pthread_create(&t, i % 2 ? NULL : &small, thread_frame, NULL);
	wait_resting(8);
	ready();
	return !frame;
}
