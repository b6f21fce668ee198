// SPDX-License-Identifier: MIT
// holes: gives back runs of pages of each size and has others made where they were, smaller and
// larger ones, until a SIGTERM has it give back all of them and end. Says "ready" when that is done.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { SLICE = 64 << 10, SLICES = 40, EACH = 8, BLOCKS = 3 * SLICES * EACH };

static volatile sig_atomic_t ending;
static void *kept[BLOCKS];
static unsigned n_kept;

static void end(int signal)
{
	(void)signal;
	ending = 1;
}

static void keep(size_t size)
{
	kept[n_kept++] = malloc(size);
}

// What is given back is as large as `slices`, a little smaller or a little larger.
static void dig(size_t slices, int more)
{
	size_t size = slices * SLICE + more * 4096;
	void *first = malloc(size), *second = malloc(size), *third = malloc(size / 2);

	keep(24576);
	keep(48);
	free(first);
	for (size_t i = 0; i < 3; i++)
		keep(24576 + 8192 * i);
	free(second);
	keep(100000);
	keep(40000);
	free(third);
	keep(3 * SLICE);
}

int main(void)
{
	signal(SIGTERM, end);
	for (size_t slices = 1; slices <= SLICES; slices++)
		for (int more = -1; more <= 1; more++)
			dig(slices, more);
	for (unsigned i = 0; i < n_kept; i += 3) {
		free(kept[i]);
		kept[i] = NULL;
	}
	for (unsigned i = 0; i < n_kept; i += 3)
		kept[i] = malloc(i * 641 % 300000);
	puts("ready");
	fflush(stdout);
	while (!ending)
		usleep(10000);
	for (unsigned i = 0; i < n_kept; i++)
		free(kept[i]);
	return 0;
}
