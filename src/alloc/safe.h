/* SPDX-License-Identifier: MIT */
// Moments at which a function may be called in a target: no thread is inside malloc or the
// loader, and one is at a place where it holds nothing.
#pragma once

#include "symbol/module.h"
#include "target/inject.h"

struct safe_moment {
	struct target *target; // stopped
	struct modules modules;
	const struct module *libc;
	struct inject_ground ground;
	pid_t thread; // that may be used
};

// Stops the target until such a moment is there, at most patience_ns, and does `what` then. The
// target runs on after that. Errors: why there was none, or that of `what`.
must_check struct err *safe_do(struct target *t, u64 patience_ns,
			       struct err *(*what)(const struct safe_moment *, void *), void *arg);
