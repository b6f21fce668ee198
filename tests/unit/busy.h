/* SPDX-License-Identifier: MIT */
// A program that notices when anything goes wrong with it: eight threads, each in a system call of
// another kind most of the time, timers, and signals that must all arrive.
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <sys/types.h>

enum { BUSY_THREADS = 8 };

// What it shares with the test.
struct busy {
	atomic_int ready, calm, stop, wrong;
	char what[200]; // is wrong
	atomic_ulong ticks[BUSY_THREADS];
	atomic_ulong queued, handled, handled_sum; // signals for a handler
	atomic_ulong awaited, taken, taken_sum;	   // and for sigtimedwait
	atomic_ulong alarms;
};

extern struct busy *busy; // made by busy_start

// adopts: orphans are handed to it, as to the first process of a container.
pid_t busy_start(bool adopts);

// Sends it signals until busy_end, from a process of its own.
pid_t busy_storm(pid_t pid);

// True once all its threads have done something since the call before.
bool busy_works(void);

// Ends it and waits: false, and busy->what, if it has found anything wrong.
bool busy_end(pid_t pid, pid_t storm);
