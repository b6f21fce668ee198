// SPDX-License-Identifier: MIT
// `huge N`: keeps N blocks of 1 GiB that are never touched, and loses one.
#include "../victims/victim.h"

void *kept[1000];
static int n;

static apart void work(void)
{
	for (int i = 0; i < n; i++)
		kept[i] = malloc((size_t)1 << 30);
	kept[n / 2] = NULL;
}

int main(int argc, char **argv)
{
	n = argc > 1 ? atoi(argv[1]) : 1;
	far(work);
	dprintf(1, "ready\n");
	rest();
}
