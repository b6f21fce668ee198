// SPDX-License-Identifier: MIT
// work THREADS SLOTS [plain]: threads that make, resize, pass on and give back blocks of every kind
// (plain: but aligned ones), until a SIGTERM has them give back all of them and end. Says "ready"
// when all is in full use.
//
// Before that, as many threads again have come and gone, each with its caches full.
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static _Atomic(void *) *slots;
static uint64_t n_slots;
static atomic_uint busy; // threads that have done enough for "ready"
static volatile sig_atomic_t ending;
static bool plain;

static void end(int signal)
{
	(void)signal;
	ending = 1;
}

static uint64_t random_next(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

// Nothing, small, a page, many pages: each magnitude is there.
static size_t some_size(uint64_t r)
{
	unsigned k = r % 1000;

	r >>= 16;
	if (k < 10)
		return 0;
	if (k < 700)
		return r % 256;
	if (k < 900)
		return r % 2048;
	if (k < 985)
		return r % 40000;
	return r % (k < 998 ? 200000 : 1500000);
}

static void *some_block(uint64_t *seed, void *old)
{
	uint64_t r = random_next(seed);
	size_t size = some_size(random_next(seed));
	void *p = NULL;

	if (r % 100 < 20)
		return realloc(old, size + 1);
	free(old);
	if (r % 100 < 65)
		p = malloc(size);
	else if (r % 100 < 78)
		p = calloc(1, size);
	else if (!plain && r % 100 < 86 && posix_memalign(&p, (size_t)16 << (r >> 8) % 10, size))
		p = NULL;
	if (p && size)
		memset(p, 0x5a, size < 64 ? size : 64);
	return p;
}

static void step(uint64_t *seed)
{
	_Atomic(void *) *slot = &slots[random_next(seed) % n_slots];
	void *p = some_block(seed, atomic_exchange(slot, NULL));

	free(atomic_exchange(slot, p));
}

static void *work_a_little(void *arg)
{
	uint64_t seed = 0x9e3779b97f4a7c15 * (uint64_t)(uintptr_t)arg;

	for (uint64_t i = 0; i < n_slots; i++)
		step(&seed);
	return NULL;
}

static void *work(void *arg)
{
	uint64_t seed = 0x2545f4914f6cdd1d * (uint64_t)(uintptr_t)arg;

	for (uint64_t i = 0; i < 3 * n_slots; i++)
		step(&seed);
	atomic_fetch_add(&busy, 1);
	while (!ending)
		step(&seed);
	return NULL;
}

static void run(uintptr_t n, void *(*fn)(void *), uintptr_t first, pthread_t *threads)
{
	for (uintptr_t i = 0; i < n; i++)
		if (pthread_create(&threads[i], NULL, fn, (void *)(first + i)))
			exit(1);
}

static void join(uintptr_t n, pthread_t *threads)
{
	for (uintptr_t i = 0; i < n; i++)
		pthread_join(threads[i], NULL);
}

int main(int argc, char **argv)
{
	uintptr_t n = argc > 1 ? strtoul(argv[1], NULL, 10) : 4;
	pthread_t threads[64];
	static char said[64];

	// The end of a buffer from malloc is the start of the next block, of some allocators'.
	setvbuf(stdout, said, _IOFBF, sizeof(said));
	if (n > sizeof(threads) / sizeof(*threads))
		return 2;
	n_slots = argc > 2 ? strtoul(argv[2], NULL, 10) : 4096;
	plain = argc > 3;
	slots = calloc(n_slots, sizeof(*slots));
	signal(SIGTERM, end);
	run(n, work_a_little, 1, threads);
	join(n, threads);
	run(n, work, n + 1, threads);
	while (busy < n)
		usleep(1000);
	for (uintptr_t i = 1; !n && i <= 4; i++)
		work_a_little((void *)i);
	puts("ready");
	fflush(stdout);
	if (!n)
		work((void *)2);
	join(n, threads);
	for (uint64_t i = 0; i < n_slots; i++)
		free(slots[i]);
	free(slots);
	return 0;
}
