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
#pragma once

#include "target/target.h"

// What has just been done, for tests that end a process in the middle.
enum copy_step {
	STEP_FORKED, // there is a guardian
	STEP_STOPPED,
	STEP_TAKEN, // a thread is chosen, its signals are blocked
	STEP_HELPER,
	STEP_BOUND, // the helper would die with us
	STEP_APART, // in a session of its own, without files
	STEP_COPIED,
	STEP_KILLED, // the helper
	STEP_BURIED,
	STEP_HOME, // the thread is as it was
	STEP_RELEASED,
	STEP_SENT, // leak has been told
	N_STEPS,
};

extern void (*copy_hook)(enum copy_step);
void copy_step(enum copy_step);

// The target is live and held by this process, whose SIGCHLD is blocked. On an error the target is
// as it was, too. patience_ns: how long making the copy may take.
must_check struct err *copy_make(struct target *t, u64 patience_ns, pid_t *ret);

// Ends a copy, and waits for its end.
void copy_kill(pid_t copy);
