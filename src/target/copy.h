/* SPDX-License-Identifier: MIT */
// A copy-on-write copy of a stopped process, inside of this folder.
//
// One of the target's threads is made to clone. Were the copy its child, it would leave a zombie
// that the target has to wait for, so there is a helper in between:
//
//	target	--clone(CLONE_VM | CLONE_FILES)-->  helper	shares the target's memory: no cost
//						    setsid	signals for the target's group miss it
//						    close_range	into a table of files of its own, empty
//	helper	--clone(CLONE_FILES)-->		    copy	a process of its own, stopped for good
//	killed
//	target	  wait4 for the helper
//
// The helper's end sends no signal, and hands the copy over to init. All the while every thread of
// the target is stopped, so none of them can have seen the helper. Helper and copy die with the
// process that holds them (PTRACE_O_EXITKILL); no instruction of the program runs in either.
//
// A target that adopts orphans itself, such as the first process of a container, would get the copy
// back with a SIGCHLD at its end. There the copy is its child, of the kind that sends no signal and
// that only wait with __WALL or __WCLONE sees, and the target is stopped once more to bury it.
#pragma once

#include "target/target.h"

// What has just been done, for tests that end a process in the middle.
enum copy_step {
	STEP_FORKED, // there is a guardian
	STEP_STOPPED,
	STEP_TAKEN, // a thread is chosen, its signals are blocked
	STEP_CHILD,
	STEP_BOUND, // it would die with us
	STEP_APART, // it is in a session of its own, without files
	STEP_COPIED,
	STEP_KILLED, // the child
	STEP_BURIED,
	STEP_HOME, // the thread is as it was
	STEP_RELEASED,
	STEP_SENT, // leak has been told
	N_STEPS,
};

extern void (*copy_hook)(enum copy_step);
void copy_step(enum copy_step);

struct copy_plan {
	u64 patience_ns; // more than making the copy takes
	bool adopts;	 // the target is the first of its PID namespace
};

struct copy {
	pid_t pid; // 0: none
	s64 child; // the target's number for it, if it is the target's child; else 0
};

// The target is live and held by this process, whose SIGCHLD is blocked. On an error the target is
// as it was, too.
must_check struct err *copy_make(struct target *t, const struct copy_plan *, struct copy *ret);

// Until the copy stands still, for which the target need not.
must_check struct err *copy_await(const struct copy_plan *, const struct copy *);

// Ends a copy, and waits for its end.
void copy_kill(pid_t pid);

// Makes a held target take notice of the end of a child. EAGAIN: not now.
must_check struct err *copy_bury(struct target *t, const struct copy *);
