/* SPDX-License-Identifier: MIT */
// libleaktag into a running process, and out of use again. This writes to the target.
#pragma once

#include "target/target.h"

struct attach_options {
	const char *library; // path of libleaktag.so
	unsigned depth;	     // frames for each site; 0: as the target's environment says, else 1
	u64 patience_ns;     // how long a safe moment is waited for
};

struct attach_report {
	u32 slots;   // of global offset tables, redirected or put back
	u32 modules; // they are in
	u32 symbols; // that modules which are loaded from now on are bound to
	u32 kept;    // left redirected by a detach: frees that tell the size, of tagged blocks too
	u32 depth;
	bool loaded; // the library was not in the process before
};

// The target is live and not stopped; it is stopped for some milliseconds, perhaps several times.
// An error says why it is not possible or not safe; the process runs on as it was.
must_check struct err *attach_target(struct target *t, const struct attach_options *,
				     struct attach_report *ret);
must_check struct err *detach_target(struct target *t, u64 patience_ns, struct attach_report *ret);
