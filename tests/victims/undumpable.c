// SPDX-License-Identifier: MIT
// A program with secrets: not dumpable.
#include "victim.h"

#include <sys/prctl.h>

int main(void)
{
	prctl(PR_SET_DUMPABLE, 0);
	ready();
}
