// SPDX-License-Identifier: MIT
// x86-64. What lies on the stack during a call (Linux: struct rt_sigframe of
// arch/x86/include/asm/sigframe.h, struct sigcontext of asm/sigcontext.h):
//
//	stack pointer in the function --> address of the restorer
//					  struct context		what rt_sigreturn reads
//					  (aligned to 64) vector state	XSAVE, as ptrace gives it
//	the thread's own stack pointer less the red zone, or the top of the stack that was given
//
// A call ends at the entry of rt_sigreturn: the thread is traced to there. Then the old state is
// put back by ptrace, since rt_sigreturn forgets which system call is to be restarted.
#include "target/inject.h"

#include <elf.h>
#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>

#include "target/steer.h"

#if defined(__x86_64__)

enum {
	RED_ZONE = 128,
	XSTATE_MAX = 16 << 10, // AMX tiles and all
	CALL_ROOM = 16 << 10,  // for the function itself, on the thread's own stack
};

struct context {
	u64 flags, link;
	u64 altstack_sp, altstack_flags, altstack_size;
	u64 r8, r9, r10, r11, r12, r13, r14, r15;
	u64 di, si, bp, bx, dx, ax, cx, sp, ip, eflags;
	u16 cs, gs, fs, ss;
	u64 err, trapno, oldmask, cr2;
	u64 fpstate;
	u64 reserved[8];
	u64 sigmask;
};
_Static_assert(offsetof(struct context, sigmask) == 40 + 256, "as the kernel has it");

enum {
	CONTEXT_XSTATE = 1 << 0,
	CONTEXT_SS = 1 << 1,
	CONTEXT_STRICT_SS = 1 << 2,
	ALTSTACK_KEEP = 0x7fffffff, // flags that the kernel refuses: it leaves the old one as it is
	XSTATE_SOFTWARE = 464,	    // bytes that the hardware leaves to software
	XSTATE_MAGIC1 = 0x46505853,
	XSTATE_MAGIC2 = 0x46505845,
	EFLAGS_TRAP = 0x100,
	EFLAGS_DOWN = 0x400, // string instructions go to lower addresses
};

// All that makes up a thread.
struct state {
	struct user_regs_struct regs;
	u8 xstate[XSTATE_MAX] __attribute__((aligned(64)));
	size_t xstate_len;
	u64 sigmask;
};

static bool state_save(pid_t tid, struct state *s)
{
	size_t len = sizeof(s->regs);

	s->xstate_len = sizeof(s->xstate);
	return steer_get(tid, NT_PRSTATUS, &s->regs, &len) && len == sizeof(s->regs) &&
	       steer_get(tid, NT_X86_XSTATE, s->xstate, &s->xstate_len) &&
	       !ptrace(PTRACE_GETSIGMASK, tid, sizeof(s->sigmask), &s->sigmask);
}

// In an order in which no moment is one at which we must not die: the registers come last.
static bool state_restore(pid_t tid, const struct state *s, const struct user_regs_struct *regs)
{
	return steer_set(tid, NT_X86_XSTATE, s->xstate, s->xstate_len) &&
	       !ptrace(PTRACE_SETSIGMASK, tid, sizeof(s->sigmask), &s->sigmask) &&
	       steer_set(tid, NT_PRSTATUS, regs, sizeof(*regs));
}

bool inject_possible(struct target *t, pid_t tid, struct inject_place *ret)
{
	struct user_regs_struct r;
	size_t len = sizeof(r);
	siginfo_t info;

	if (ptrace(PTRACE_GETSIGINFO, tid, 0, &info) || info.si_code >> 8 != PTRACE_EVENT_STOP)
		return false;
	if (!steer_get(tid, NT_PRSTATUS, &r, &len) || len != sizeof(r) || r.cs != STEER_USER_CS)
		return false;
	*ret = (struct inject_place){
		.pc = r.rip, .sp = r.rsp, .fp = r.rbp, .syscall = (s64)r.orig_rax};
	return !steer_in_sequence(t, tid, r.rip);
}

struct err *inject_write(struct target *t, u64 addr, const void *buf, size_t len)
{
	struct iovec here = {.iov_base = (void *)buf, .iov_len = len},
		     there = {.iov_base = (void *)(uintptr_t)addr, .iov_len = len};

	if (process_vm_writev(t->pid, &here, 1, &there, 1, 0) != (ssize_t)len)
		return err_errno(errno, "writing %zu bytes at %#lx", len, addr);
	return NULL;
}

bool inject_find_restorer(struct target *t, u64 start, u64 end, u64 *ret)
{
	// mov $__NR_rt_sigreturn, %rax or %eax; syscall
	static const u8 wide[] = {0x48, 0xc7, 0xc0, 0x0f, 0, 0, 0, 0x0f, 0x05},
			narrow[] = {0xb8, 0x0f, 0, 0, 0, 0x0f, 0x05};
	enum { CHUNK = 64 << 10 };
	u8 buf[CHUNK];

	for (u64 at = start; at < end; at += CHUNK - sizeof(wide)) {
		size_t got = target_read_some(t, at, buf, min((u64)CHUNK, end - at));
		const u8 *p = memmem(buf, got, wide, sizeof(wide));
		if (!p)
			p = memmem(buf, got, narrow, sizeof(narrow));
		if (p) {
			*ret = at + (u64)(p - buf);
			return true;
		}
		if (got < CHUNK)
			break;
	}
	return false;
}

// Lays the way back on the stack; *ret_sp is the function's stack pointer.
static struct err *lay_frame(struct target *t, const struct state *s, u64 top, u64 restorer,
			     u64 *ret_sp)
{
	struct user_regs_struct r = steer_settled(s->regs);
	struct {
		u64 restorer;
		struct context c;
	} frame = {};
	u8 xstate[XSTATE_MAX + 8];
	u32 software[5] = {XSTATE_MAGIC1, (u32)s->xstate_len + 4}, magic2 = XSTATE_MAGIC2;
	u64 features, at = align_down(top - s->xstate_len - sizeof(magic2), 64);
	u64 sp = align_down(at - sizeof(frame), 16) - 8;

	// Of ptrace's software bytes the first eight are the features that the kernel has enabled.
	memcpy(&features, s->xstate + XSTATE_SOFTWARE, sizeof(features));
	memcpy(&software[2], &features, sizeof(features));
	software[4] = (u32)s->xstate_len;
	memcpy(xstate, s->xstate, s->xstate_len);
	memset(xstate + XSTATE_SOFTWARE, 0, 48);
	memcpy(xstate + XSTATE_SOFTWARE, software, sizeof(software));
	memcpy(xstate + s->xstate_len, &magic2, sizeof(magic2));

	frame.restorer = restorer;
	frame.c = (struct context){
		.flags = CONTEXT_XSTATE | CONTEXT_SS | CONTEXT_STRICT_SS,
		.altstack_flags = ALTSTACK_KEEP,
		.r8 = r.r8,
		.r9 = r.r9,
		.r10 = r.r10,
		.r11 = r.r11,
		.r12 = r.r12,
		.r13 = r.r13,
		.r14 = r.r14,
		.r15 = r.r15,
		.di = r.rdi,
		.si = r.rsi,
		.bp = r.rbp,
		.bx = r.rbx,
		.dx = r.rdx,
		.ax = r.rax,
		.cx = r.rcx,
		.sp = r.rsp,
		.ip = r.rip,
		.eflags = r.eflags,
		.cs = (u16)r.cs,
		.ss = (u16)r.ss,
		.fpstate = at,
		.sigmask = s->sigmask,
	};
	try(inject_write(t, at, xstate, s->xstate_len + sizeof(magic2)));
	try(inject_write(t, sp, &frame, sizeof(frame)));
	*ret_sp = sp;
	return NULL;
}

static u64 own_stack(struct target *t, const struct state *s)
{
	u64 top = s->regs.rsp - RED_ZONE;
	const struct mapping *m = target_mapping(t, top);

	return m && top - m->start > s->xstate_len + sizeof(struct context) + CALL_ROOM ? top : 0;
}

// --- running it ---

// Runs the thread to its rt_sigreturn. *ret_value: what its last system call returned.
static struct err *run_to_return(pid_t tid, u64 sp, u64 deadline, u64 *ret_value)
{
	struct user_regs_struct r;
	size_t len = sizeof(r);
	int status;

	for (;;) {
		if (ptrace(PTRACE_SYSCALL, tid, 0, 0))
			return steer_gone();
		try(steer_wait(tid, deadline, &status));
		if (status >> 16)
			continue; // not of our making
		if (WSTOPSIG(status) != (SIGTRAP | STEER_SYSCALL_STOP))
			return err_new(0, "the call ended in signal %d", WSTOPSIG(status));
		if (!steer_get(tid, NT_PRSTATUS, &r, &len))
			return steer_gone();
		if (r.orig_rax == SYS_rt_sigreturn && r.rsp == sp + sizeof(u64))
			return NULL;
		*ret_value = r.rax;
	}
}

// From wherever it is stopped back to where it was at first, into the kind of stop from which the
// kernel restarts the system call that it was in.
static struct err *go_back(pid_t tid, const struct state *s)
{
	struct user_regs_struct settled_regs = steer_settled(s->regs);

	if (!state_restore(tid, s, &settled_regs))
		return steer_gone();
	return steer_home(tid, &s->regs, now_ns() + STEER_BACK_NS);
}

// Stands still in the middle of the call, which goes on by itself when it is let go.
static struct err *leave_behind(pid_t tid, struct err *why)
{
	int status = 0;

	if (!ptrace(PTRACE_INTERRUPT, tid, 0, 0))
		err_free(steer_wait(tid, now_ns() + STEER_BACK_NS, &status));
	return why;
}

static bool start(pid_t tid, const struct state *s, const struct inject_call *c, u64 sp)
{
	struct user_regs_struct r = s->regs;
	u64 all = ~(u64)0;

	r.rip = c->function;
	r.rsp = sp;
	r.rdi = c->args[0];
	r.rsi = c->args[1];
	r.rdx = c->args[2];
	r.rcx = c->args[3];
	r.r8 = c->args[4];
	r.r9 = c->args[5];
	r.rax = 0;
	r.orig_rax = (u64)-1;
	r.eflags &= ~(u64)(EFLAGS_TRAP | EFLAGS_DOWN);
	return steer_set(tid, NT_PRSTATUS, &r, sizeof(r)) &&
	       !ptrace(PTRACE_SETSIGMASK, tid, sizeof(all), &all);
}

static struct err *call_waited(struct target *t, pid_t tid, const struct inject_ground *g,
			       const struct inject_call *c, u64 timeout_ns, u64 *ret_value)
{
	_cleanup_free_ struct state *s = xmalloc(sizeof(*s));
	u64 sp, top, value = 0;

	if (!state_save(tid, s))
		return steer_gone();
	top = c->stack ? c->stack : own_stack(t, s);
	if (!top)
		return err_new(ENOMEM, "thread %d has too little stack", tid);
	try(lay_frame(t, s, top, g->restorer, &sp));
	if (ptrace(PTRACE_SETOPTIONS, tid, 0, PTRACE_O_TRACEEXEC | PTRACE_O_TRACESYSGOOD) ||
	    !start(tid, s, c, sp))
		return steer_gone();
	struct err *e = run_to_return(tid, sp, now_ns() + timeout_ns, &value);
	if (e && err_code(e) == EAGAIN)
		return leave_behind(tid, e);
	if (e && err_code(e) == ESRCH)
		return e;
	struct err *lost = go_back(tid, s);
	ptrace(PTRACE_SETOPTIONS, tid, 0, PTRACE_O_TRACEEXEC);
	if (e || lost) {
		if (e)
			err_free(lost);
		return e ? e : lost;
	}
	*ret_value = value;
	return NULL;
}

struct err *inject_call(struct target *t, pid_t tid, const struct inject_ground *g,
			const struct inject_call *c, u64 timeout_ns, u64 *ret_value)
{
	sigset_t child, old;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	pthread_sigmask(SIG_BLOCK, &child, &old);
	struct err *e = call_waited(t, tid, g, c, timeout_ns, ret_value);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	return e;
}

#else

static struct err *unknown_here(void)
{
	return err_new(ENOTSUP, "calling functions in a process is known for x86-64 alone");
}

bool inject_possible(struct target *t, pid_t tid, struct inject_place *ret)
{
	return false;
}

bool inject_find_restorer(struct target *t, u64 start, u64 end, u64 *ret)
{
	return false;
}

struct err *inject_call(struct target *t, pid_t tid, const struct inject_ground *g,
			const struct inject_call *c, u64 timeout_ns, u64 *ret_value)
{
	return unknown_here();
}

struct err *inject_write(struct target *t, u64 addr, const void *buf, size_t len)
{
	return unknown_here();
}

#endif
