// SPDX-License-Identifier: MIT
#include "target/urgent.h"

#include <sys/syscall.h>
#include <unistd.h>

#include "base/num.h"

// Linux: include/uapi/linux/sched/types.h
struct attributes {
	u32 size, policy;
	u64 flags;
	s32 nice;
	u32 priority;
	u64 runtime, deadline, period;
};

// What anybody may ask for, from Linux 6.12 on: short slices, and with them early turns.
static bool ask_for_short_slices(u64 ns)
{
	struct attributes a = {};

	if (syscall(SYS_sched_getattr, 0, &a, sizeof(a), 0))
		return false;
	a.size = sizeof(a);
	a.flags = 0;
	a.runtime = ns;
	return !syscall(SYS_sched_setattr, 0, &a, 0);
}

void urgent_begin(struct urgent *u)
{
	const struct sched_param first = {.sched_priority = 1};

	u->policy = sched_getscheduler(0);
	if ((u->policy != SCHED_OTHER && u->policy != SCHED_BATCH) || sched_getparam(0, &u->param))
		return;
	u->raised = !sched_setscheduler(0, SCHED_RR | SCHED_RESET_ON_FORK, &first);
	u->sliced = !u->raised && ask_for_short_slices(100 * 1000);
}

void urgent_end(struct urgent *u)
{
	if (u->raised)
		sched_setscheduler(0, u->policy, &u->param);
	if (u->sliced)
		ask_for_short_slices(0); // the usual ones
	u->raised = u->sliced = false;
}
