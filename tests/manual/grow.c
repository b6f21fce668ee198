// SPDX-License-Identifier: MIT
// grow: says "ready", and keeps ten more blocks of 100 bytes for each SIGUSR1; a line for each time.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

enum { BLOCKS = 10, TIMES = 100 };

static void *kept[TIMES][BLOCKS];

int main(void)
{
	sigset_t set;
	int signal;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	sigprocmask(SIG_BLOCK, &set, NULL);
	puts("ready");
	fflush(stdout);
	for (int i = 0; i < TIMES && !sigwait(&set, &signal); i++) {
		for (int k = 0; k < BLOCKS; k++)
			kept[i][k] = malloc(100);
		printf("%p\n", kept[i][0]);
		fflush(stdout);
	}
}
