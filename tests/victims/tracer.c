// SPDX-License-Identifier: MIT
// tracer PID: traces that process, and lets it run.
#include "victim.h"

#include <sys/ptrace.h>

int main(int argc, char **argv)
{
	if (argc != 2 || ptrace(PTRACE_SEIZE, (pid_t)strtol(argv[1], NULL, 10), NULL, NULL))
		return 1;
	ready();
}
