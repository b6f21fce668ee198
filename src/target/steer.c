// SPDX-License-Identifier: MIT
#include "target/steer.h"

#include <elf.h>
#include <errno.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>

#include "target/procfs.h"

bool steer_get(pid_t tid, u32 type, void *buf, size_t *len)
{
	struct iovec iov = {.iov_base = buf, .iov_len = *len};

	if (ptrace(PTRACE_GETREGSET, tid, (void *)(uintptr_t)type, &iov))
		return false;
	*len = iov.iov_len;
	return true;
}

bool steer_set(pid_t tid, u32 type, const void *buf, size_t len)
{
	struct iovec iov = {.iov_base = (void *)buf, .iov_len = len};

	return !ptrace(PTRACE_SETREGSET, tid, (void *)(uintptr_t)type, &iov);
}

struct err *steer_gone(void)
{
	return err_new(ESRCH, "it has exited");
}

// It does not sleep: it wants a processor, or a disk, or has stopped just now.
static bool is_starved(pid_t tid)
{
	struct proc_stat stat;

	return proc_stat(tid, tid, &stat) && strchr("RDtT", stat.state);
}

struct err *steer_wait(pid_t tid, u64 deadline, int *ret_status)
{
	static const struct timespec look_again = {.tv_nsec = 10 * 1000 * 1000};
	sigset_t child;
	u64 now;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	for (;;) {
		pid_t r = waitpid(tid, ret_status, __WALL | WNOHANG);
		if (r == tid && WIFSTOPPED(*ret_status))
			return NULL;
		if (r == tid || (r < 0 && errno != EINTR))
			return steer_gone();
		now = now_ns();
		if (now > deadline && (now - deadline > STEER_STARVED_NS || !is_starved(tid)))
			return err_new(EAGAIN, "the call does not return");
		sigtimedwait(&child, NULL, &look_again);
	}
}

#if defined(__x86_64__)

// The kernel's codes for system calls that go on by themselves after a stop.
enum { RESTARTSYS = -512, RESTARTNOINTR = -513, RESTARTNOHAND = -514, RESTART_BLOCK = -516 };

enum { EFLAGS_TRAP = 0x100 };

bool steer_restarts(u64 value)
{
	switch ((s64)value) {
	case RESTARTSYS:
	case RESTARTNOINTR:
	case RESTARTNOHAND:
	case RESTART_BLOCK: return true;
	default: return false;
	}
}

struct user_regs_struct steer_settled(struct user_regs_struct r)
{
	if ((s64)r.orig_rax >= 0 && steer_restarts(r.rax)) {
		if ((s64)r.rax == RESTART_BLOCK) {
			r.rax = (u64)-EINTR;
		} else {
			r.rax = r.orig_rax;
			r.rip -= 2; // the instruction "syscall"
		}
	}
	r.orig_rax = (u64)-1;
	return r;
}

bool steer_in_sequence(struct target *t, pid_t tid, u64 pc)
{
	// struct ptrace_rseq_configuration, whose name depends on the C library.
	struct {
		u64 pointer;
		u32 size, signature, flags, pad;
	} c = {};
	// struct rseq_cs
	struct {
		u32 version, flags;
		u64 start, length, abort;
	} sequence;
	enum { GET_RSEQ_CONFIGURATION = 0x420f };
	u64 at;

	if (ptrace((enum __ptrace_request)GET_RSEQ_CONFIGURATION, tid, sizeof(c), &c) <= 0 ||
	    !c.pointer)
		return false;
	// struct rseq { u32 cpu_id_start, cpu_id; u64 rseq_cs; ... }; the last one stays there.
	if (!target_word(t, c.pointer + 8, &at))
		return true;
	if (!at)
		return false;
	return target_read_some(t, at, &sequence, sizeof(sequence)) != sizeof(sequence) ||
	       pc - sequence.start < sequence.length;
}

struct err *steer_home(pid_t tid, const struct user_regs_struct *regs, u64 deadline)
{
	int status = 0;

	if (ptrace(PTRACE_INTERRUPT, tid, 0, 0))
		return steer_gone();
	while (status >> 16 != PTRACE_EVENT_STOP) {
		if (ptrace(PTRACE_CONT, tid, 0, 0))
			return steer_gone();
		try(steer_wait(tid, deadline, &status));
	}
	return steer_set(tid, NT_PRSTATUS, regs, sizeof(*regs)) ? NULL : steer_gone();
}

static struct user_regs_struct call_regs(const struct user_regs_struct *base,
					 const struct steer_call *c)
{
	struct user_regs_struct r = *base;

	r.rip = c->gadget;
	r.rax = c->number;
	r.orig_rax = (u64)-1;
	r.rdi = c->args[0];
	r.rsi = c->args[1];
	r.rdx = c->args[2];
	r.r10 = c->args[3];
	r.r8 = c->args[4];
	r.r9 = c->args[5];
	r.eflags &= ~(u64)EFLAGS_TRAP;
	return r;
}

// The number of a process that the thread has just made, as we see it.
static void take_child(pid_t tid, pid_t *ret)
{
	unsigned long pid;

	if (ret && !ptrace(PTRACE_GETEVENTMSG, tid, 0, &pid))
		*ret = (pid_t)pid;
}

// At a stop on its entry, or (*inside) its exit. True if it has returned.
static bool call_ended(pid_t tid, bool *inside, s64 *ret)
{
	struct user_regs_struct r;
	size_t len = sizeof(r);

	*inside = !*inside;
	if (*inside || !steer_get(tid, NT_PRSTATUS, &r, &len) || steer_restarts(r.rax))
		return false;
	*ret = (s64)r.rax;
	return true;
}

struct err *steer_call(pid_t tid, const struct user_regs_struct *base, const struct steer_call *c,
		       s64 *ret)
{
	struct user_regs_struct r = call_regs(base, c);
	bool inside = false;
	int status, sig = 0;

	if (!steer_set(tid, NT_PRSTATUS, &r, sizeof(r)))
		return steer_gone();
	for (;;) {
		if (ptrace(PTRACE_SYSCALL, tid, 0, (void *)(intptr_t)sig))
			return steer_gone();
		try(steer_wait(tid, c->deadline, &status));
		sig = 0;
		if (status >> 16) { // not of our making: a stop, or the call made a process
			if (status >> 16 == PTRACE_EVENT_CLONE)
				take_child(tid, c->child);
			continue;
		}
		if (WSTOPSIG(status) == (SIGTRAP | STEER_SYSCALL_STOP)) {
			if (call_ended(tid, &inside, ret))
				return NULL;
			continue;
		}
		// It cannot be blocked; the thread stops together with all others when let go.
		if (WSTOPSIG(status) != SIGSTOP)
			return err_new(0, "the call ended in signal %d", WSTOPSIG(status));
		sig = SIGSTOP;
	}
}

#endif
