// SPDX-License-Identifier: MIT
// The parent of a vfork: it waits in the kernel, where it cannot be stopped, until its child execs.
#include "victim.h"

int main(void)
{
	if (!vfork()) {
		static const struct timespec while_asked = {.tv_sec = 600};

		dprintf(1, "ready\n");
		nanosleep(&while_asked, NULL);
		_exit(0);
	}
	rest();
}
