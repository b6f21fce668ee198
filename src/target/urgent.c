// SPDX-License-Identifier: MIT
#include "target/urgent.h"

#include <errno.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { RESET_ON_FORK = 1 };

static bool set(pid_t who, const struct sched_attributes *a)
{
	return !syscall(SYS_sched_setattr, who, a, 0);
}

void urgent_begin(struct urgent *u, pid_t who)
{
	struct sched_attributes *old = &u->old, a;

	u->who = who;
	if (syscall(SYS_sched_getattr, who, old, sizeof(*old), 0) ||
	    (old->policy != SCHED_OTHER && old->policy != SCHED_BATCH && old->policy != SCHED_IDLE))
		return;
	a = (struct sched_attributes){
		.size = sizeof(a), .policy = SCHED_RR, .flags = RESET_ON_FORK, .priority = 1};
	u->raised = set(who, &a);
	if (u->raised)
		return;
	// What anybody may ask for, from Linux 6.12 on: short slices, and with them early turns.
	a = *old;
	a.size = sizeof(a);
	a.runtime = 100 * 1000;
	u->raised = set(who, &a);
}

void urgent_end(struct urgent *u)
{
	if (u->raised) {
		u->old.size = sizeof(u->old);
		set(u->who, &u->old);
	}
	u->raised = false;
}

void haste_begin(struct haste *h)
{
	errno = 0;
	h->nice = getpriority(PRIO_PROCESS, 0);
	h->raised = !errno && !setpriority(PRIO_PROCESS, 0, -20);
}

void haste_end(struct haste *h)
{
	if (h->raised)
		setpriority(PRIO_PROCESS, 0, h->nice);
	h->raised = false;
}
