// SPDX-License-Identifier: MIT
// Blocks that are on the move all the time: each is in one of two tables, or for a moment in both.
// None is ever lost.
#include <stdio.h>
#include <stdlib.h>

enum { BLOCKS = 200000 };

static void **volatile here, **volatile there;

int main(void)
{
	here = calloc(BLOCKS, sizeof(void *));
	there = calloc(BLOCKS, sizeof(void *));
	for (int i = 0; i < BLOCKS; i++)
		here[i] = calloc(1, 24);
	puts("ready");
	fflush(stdout);
	for (;;) {
		void **from = here, **to = there;

		for (int i = 0; i < BLOCKS; i++) {
			((void *volatile *)to)[i] = from[i];
			((void *volatile *)from)[i] = NULL;
		}
		here = to;
		there = from;
	}
}
