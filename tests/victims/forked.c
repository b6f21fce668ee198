// SPDX-License-Identifier: MIT
// A child of fork from a program with threads: only one thread came along, and what the others'
// stacks and registers held is nobody's. The child is examined.
#include "victim.h"

root void *kept;
static __thread void *own;

static void hold(void)
{
	own = block(1000);
}

static void *thread(void *arg)
{
	far(hold);
	thread_rest();
	return arg;
}

static void in_child(void)
{
	kept = held(block(50));
	for (int i = 0; i < 100; i++)
		lost(block(51 + i));
	for (int i = 0; i < 10; i++)
		given_back(block(40 + i * 16));
}

int main(void)
{
	pthread_t t;

	pthread_create(&t, NULL, thread, NULL);
	wait_resting(1);
	if (fork())
		rest();
	far(in_child);
	dprintf(1, "pid %d\n", getpid());
	ready();
}
