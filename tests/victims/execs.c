// SPDX-License-Identifier: MIT
// execs PROGRAM: executes PROGRAM PROGRAM, again and again if that is itself.
#include "victim.h"

int main(int argc, char **argv)
{
	void *p = malloc(1000);

	dprintf(1, "ready\n");
	usleep(20000);
	if (argc == 2)
		execl(argv[1], argv[1], argv[1], (char *)NULL);
	free(p);
	return 1;
}
