// SPDX-License-Identifier: MIT
// many COUNT SIZE LOST: a heap of COUNT blocks of SIZE bytes in a list, and every LOSTth one lost.
#include "victim.h"

struct node {
	struct node *next;
};

root struct node *head;
static long count, size, nth;

static void work(void)
{
	for (long i = 0; i < count; i++) {
		struct node *n = malloc(size);

		if (!n)
			abort();
		n->next = NULL;
		if (i % nth == nth / 2)
			continue;
		n->next = head;
		head = n;
	}
}

int main(int argc, char **argv)
{
	if (argc != 4)
		return 2;
	count = strtol(argv[1], NULL, 10);
	size = strtol(argv[2], NULL, 10);
	nth = strtol(argv[3], NULL, 10);
	far(work);
	ready();
}
