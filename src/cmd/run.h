/* SPDX-License-Identifier: MIT */
// Runs a command at native speed and holds each of its processes at its exit.
//
// The command is traced from before its first instruction, but for nothing else than its exit
// (PTRACE_EVENT_EXIT, whichever way it ends) and the signals that it gets, which are handed on.
// Its threads are not traced until then. If we die, it runs on.
#pragma once

#include <sys/types.h>

#include "base/err.h"
#include "base/num.h"

struct run_options {
	bool follow;	     // children too
	const char *preload; // a library for LD_PRELOAD, before those that are there; NULL: none
	// A process is about to exit: its memory is whole, and it stands still until this returns.
	void (*at_exit)(pid_t pid, void *ctx);
	void *ctx;
};

// *ret_status is the command's own, as of wait(2).
must_check struct err *run_command(char **argv, const struct run_options *, int *ret_status);
