/* SPDX-License-Identifier: MIT */
// Threads held by ptrace, inside of this folder.
//
// A thread is seized (it runs on), interrupted (it stops at the next occasion), and let go. If we
// die at any instant, the kernel lets all of them go.
#pragma once

#include <sys/types.h>

#include "base/err.h"
#include "base/num.h"
#include "base/vec.h"

enum hold {
	HOLD_LEFT,    // not seized: in an uninterruptible sleep, from which it could not be let go
	HOLD_SEIZED,  // it runs
	HOLD_ASKED,   // interrupted, has not stopped yet
	HOLD_STOPPED, // examine it
	HOLD_GONE,    // has exited
};

struct tracee {
	pid_t pid, tid;
	enum hold hold;
	bool seized; // by us, who let it go; else it was left, or our caller traces it already
	int signal;  // it stopped on the way to this signal, which it gets when let go
	bool plain;  // it stopped because we asked, and for nothing else
};

struct tracees {
	VEC(struct tracee) list;
	bool execed;  // one has called execve
	bool is_held; // threads that are traced by us already are our caller's
};

// Seizes the threads of a process that are not yet among the tracees; *ret_new is how many came.
// An error if not one could be, and why.
must_check struct err *tracees_seize(struct tracees *ts, pid_t pid, size_t *ret_new);

// Interrupts those that run and waits until each has stopped or exited, for a bounded time.
void tracees_stop(struct tracees *ts);

// Lets one of those that stand still run until the next tracees_stop, if nothing but us holds it.
void tracees_continue(struct tracees *ts, pid_t tid);

// Lets all go, with the signals that they were stopped at, and forgets them. Those that cannot be
// let go because they have not stopped stay.
void tracees_release(struct tracees *ts);
