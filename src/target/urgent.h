/* SPDX-License-Identifier: MIT */
// Short work that others wait for, inside of this folder.
//
// Letting go of threads that spin, one by one, each of them competes with us for the processor
// from then on; stopping them, those that still run do. At the usual priority 64 spinning threads
// on two processors took up to a second to be stopped, and a quarter of one to be let go.
#pragma once

#include <sched.h>
#include <stdbool.h>

#include "base/cleanup.h"

struct urgent {
	int policy;
	struct sched_param param;
	bool raised, sliced;
};

// This thread goes before all usual ones until urgent_end, if we may do that.
void urgent_begin(struct urgent *u);
void urgent_end(struct urgent *u);

#define _cleanup_urgent_ _cleanup_(urgent_end)
