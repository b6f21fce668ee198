/* SPDX-License-Identifier: MIT */
// Which processes: by name, and which of them share one address space.
#pragma once

#include "base/err.h"
#include "base/num.h"
#include "base/vec.h"

#include <sys/types.h>

struct pids {
	VEC(pid_t) list;
};

// Processes of the invoking user (of all users for root) whose name is exactly `name`: comm, or
// the last path component of the executable, or of argv[0]. By pid. Not this process itself.
must_check struct err *pids_named(const char *name, struct pids *ret);

// True if both run in one address space (kcmp KCMP_VM; where kcmp is forbidden, compared by
// their maps and by what /proc says).
bool pids_share_memory(pid_t a, pid_t b);
