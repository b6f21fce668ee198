// SPDX-License-Identifier: MIT
// `blocks N`: holds N blocks of 16 to 112 bytes that point to one another at random.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	size_t n = argc > 1 ? (size_t)atol(argv[1]) : 1000;
	void ***held = malloc(n * sizeof(*held));

	for (size_t i = 0; held && i < n; i++) {
		held[i] = malloc(i % 3 ? 40 : (i % 7 + 1) * 16);
		if (!held[i])
			return 1;
		memset(held[i], 0, 16);
		held[i][1] = held[(size_t)rand() % (i + 1)];
	}
	puts("ready");
	fflush(stdout);
	for (;;)
		pause();
}
