// SPDX-License-Identifier: MIT
// Blocks that their owner has protected: against writing, or against any access. Its arena is then in
// several mappings.
#include "victim.h"

#include <sys/mman.h>

root void *kept[3][3][3];

// Holds a block, the last but one, in its last word.
static apart void *protected(size_t pages, int how)
{
	const size_t page = (size_t)sysconf(_SC_PAGESIZE), n = pages * page;
	void **p = filled(memalign(page, n));

	p[n / sizeof(*p) - 1] = held(block(500));
	if (mprotect(p, n, how))
		abort();
	return p;
}

static apart void fill(int who)
{
	static const int how[] = {PROT_READ, PROT_NONE, PROT_READ | PROT_EXEC};

	for (int i = 0; i < 3; i++) {
		kept[who][i][0] = held(protected(2, how[i]));
		lost(block(600));
		kept[who][i][1] = held(block(700));
	}
	// In a mapping of its own.
	if (who == 2)
		for (int i = 0; i < 3; i++) {
			kept[who][i][2] = held(protected(100, how[i]));
			lost(block(600));
		}
}

static apart void fill_main(void)
{
	fill(0);
	fill(2);
}

static apart void fill_thread(void)
{
	fill(1);
}

static void *stays(void *arg)
{
	far(fill_thread);
	thread_rest();
	return arg;
}

int main(void)
{
	pthread_t t;

	far(fill_main);
	pthread_create(&t, NULL, stays, NULL);
	wait_resting(1);
	ready();
}
