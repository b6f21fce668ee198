/* SPDX-License-Identifier: MIT */
// Function calls in a stopped live target. The one part of this folder that writes to one.
//
// The call is made as the kernel makes one for a signal: the thread's whole state is laid on its
// stack in the form in which rt_sigreturn takes it back, and the function returns to there. So
// should we die at any instant, the thread finishes the call and goes on where it was. All signals
// are held meanwhile.
#pragma once

#include "target/target.h"

// Where a stopped thread is.
struct inject_place {
	u64 pc, sp, fp;
	s64 syscall; // number of the system call that it is in, -1: none
};

// False if the thread is on its way to a signal, in another mode of the processor, or in a
// restartable sequence: nothing can be called there.
bool inject_possible(struct target *t, pid_t tid, struct inject_place *ret);

// Addresses in the target's C library that a call needs.
struct inject_ground {
	u64 restorer; // code that calls rt_sigreturn
};

// Looks for the restorer in executable segments [start, end).
bool inject_find_restorer(struct target *t, u64 start, u64 end, u64 *ret);

struct inject_call {
	u64 function;
	u64 args[6];
	u64 stack; // top of the memory to run on; 0: the thread's own, below what it uses
};

// Calls a function on a stopped thread that inject_possible() found fit; the other threads stand
// still. *ret is what it returned. If it does not return within timeout_ns (it waits for one of
// the others), that is an error with EAGAIN: it will when they run again, and nothing comes of it.
must_check struct err *inject_call(struct target *t, pid_t tid, const struct inject_ground *,
				   const struct inject_call *, u64 timeout_ns, u64 *ret_value);

// Writes to the target's memory.
must_check struct err *inject_write(struct target *t, u64 addr, const void *buf, size_t len);
