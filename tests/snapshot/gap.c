// SPDX-License-Identifier: MIT
// gap MB small|huge: memory in pages of that size, all written to, and a thread that reads the clock
// all the time. For each line on standard input prints the longest gap since the last one, in
// microseconds; the thread goes before all others where it may, so that the gap is not theirs.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

static atomic_long longest;

static long now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void *watch(void *arg)
{
	const struct sched_param first = {.sched_priority = 50};
	const struct timespec nap = {.tv_nsec = 50 * 1000};
	long before, after;

	pthread_setschedparam(pthread_self(), SCHED_RR, &first);
	for (before = now();; before = after) {
		nanosleep(&nap, NULL);
		after = now();
		if (after - before > atomic_load(&longest))
			atomic_store(&longest, after - before);
	}
	return arg;
}

int main(int argc, char **argv)
{
	const size_t size = argc > 2 ? strtoul(argv[1], NULL, 10) << 20 : 0;
	const int huge = argc > 2 && !strcmp(argv[2], "huge");
	char line[16], *area;
	pthread_t thread;

	area = mmap(NULL, size + (2 << 20), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1,
		    0);
	if (!size || area == MAP_FAILED)
		return 2;
	madvise(area, size + (2 << 20), huge ? MADV_HUGEPAGE : MADV_NOHUGEPAGE);
	memset(area, 'x', size);
	if (!malloc(1000) || pthread_create(&thread, NULL, watch, NULL))
		return 2;
	printf("ready\n");
	fflush(stdout);
	while (fgets(line, sizeof(line), stdin)) {
		printf("%ld\n", atomic_exchange(&longest, 0));
		fflush(stdout);
	}
	return 0;
}
