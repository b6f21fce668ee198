/* SPDX-License-Identifier: MIT */
// Making a thread that ptrace holds do something else and then go on as if nothing had been, inside
// of this folder. x86-64 alone.
#pragma once

#include <signal.h>
#include <sys/user.h>

#include "target/target.h"

enum {
	STEER_USER_CS = 0x33,	   // 64 bit code
	STEER_SYSCALL_STOP = 0x80, // what PTRACE_O_TRACESYSGOOD adds to SIGTRAP
};

// For a thread to come back to where it was: no more than a few instructions.
#define STEER_BACK_NS (2 * (u64)1000 * 1000 * 1000)

#define STEER_STARVED_NS (20 * (u64)1000 * 1000 * 1000)

// A register set, NT_*.
bool steer_get(pid_t tid, u32 type, void *buf, size_t *len);
bool steer_set(pid_t tid, u32 type, const void *buf, size_t len);

// "it has exited"
must_check struct err *steer_gone(void);

// Waits for the thread's next stop, of which SIGCHLD tells (it is blocked); EAGAIN if there is
// none in time: a thread that would run, on a machine that has no processor to spare, has
// STEER_STARVED_NS more.
must_check struct err *steer_wait(pid_t tid, u64 deadline, int *ret_status);

#if defined(__x86_64__)

// True if a system call's result says that it is to be made again.
bool steer_restarts(u64 value);

// Where a thread goes on that is let go without a system call to be restarted: before it, or as
// if a signal had interrupted it.
struct user_regs_struct steer_settled(struct user_regs_struct r);

// True if the thread at pc is in a restartable sequence, which the kernel would not abort when its
// program counter is taken elsewhere.
bool steer_in_sequence(struct target *t, pid_t tid, u64 pc);

// From wherever it is stopped, its registers settled, into the kind of stop from which the kernel
// restarts the system call that it was in; there it gets these registers.
must_check struct err *steer_home(pid_t tid, const struct user_regs_struct *regs, u64 deadline);

// A system call, made by the instruction at `gadget` on a stopped thread that STEER_SYSCALL_STOP
// is set for; its signals are blocked. Its other registers are those of base.
struct steer_call {
	u64 gadget, number, args[6];
	u64 deadline;
	pid_t *child; // where the number of a process that it makes goes, which is then traced, too
};

// *ret is what it returned. EAGAIN: the deadline is past, the thread is wherever it is.
must_check struct err *steer_call(pid_t tid, const struct user_regs_struct *base,
				  const struct steer_call *c, s64 *ret);

#endif
