/* SPDX-License-Identifier: MIT */
// Short work that others wait for, inside of this folder.
//
// Letting go of threads that spin, one by one, each of them competes with us for the processor
// from then on; stopping them, those that still run do. At the usual priority 64 spinning threads
// on two processors took up to a second to be stopped, and a quarter of one to be let go.
#pragma once

#include <stdbool.h>
#include <sys/types.h>

#include "base/cleanup.h"
#include "base/num.h"

// Linux: include/uapi/linux/sched/types.h
struct sched_attributes {
	u32 size, policy;
	u64 flags;
	s32 nice;
	u32 priority;
	u64 runtime, deadline, period;
};

struct urgent {
	pid_t who;
	struct sched_attributes old;
	bool raised;
};

// The thread (0: this one) goes before all usual ones until urgent_end, if we may do that. What it
// makes meanwhile does not.
void urgent_begin(struct urgent *u, pid_t who);
void urgent_end(struct urgent *u);

#define _cleanup_urgent_ _cleanup_(urgent_end)

// Longer work that others wait for: this thread, and those that it starts, are the least nice ones
// until haste_end, if we may do that. Others still get their turns.
struct haste {
	int nice;
	bool raised;
};

void haste_begin(struct haste *h);
void haste_end(struct haste *h);
