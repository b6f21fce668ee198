// SPDX-License-Identifier: MIT
#include "target/copy.h"

#include <elf.h>
#include <errno.h>
#include <linux/close_range.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>

#include "target/inject.h"
#include "target/live.h"
#include "target/procfs.h"
#include "target/steer.h"
#include "target/urgent.h"

void (*copy_hook)(enum copy_step);

void copy_step(enum copy_step step)
{
	if (copy_hook)
		copy_hook(step);
}

void copy_kill(pid_t pid)
{
	int status;

	if (pid <= 0)
		return;
	kill(pid, SIGKILL);
	while (waitpid(pid, &status, __WALL) == pid && WIFSTOPPED(status))
		;
}

#if defined(__x86_64__)

enum { RED_ZONE = 128 };

// For the first call alone, which shows that the thread runs at all: it does not in a cgroup that
// is frozen. From then on nothing is left undone.
static const u64 first_ns = 1000 * 1000 * 1000;
static const u64 no_deadline = UINT64_MAX;

struct copier {
	struct target *t;
	pid_t tid; // the thread
	struct user_regs_struct regs;
	u64 sigmask;
	u64 gadget; // an instruction "syscall"
	struct copy_plan plan;
	struct urgent urgent, child_urgent; // others wait for the thread, and the child
	pid_t helper, copy;
	s64 child; // the target's number for its child, either of them
};

// The kernel maps one into every process.
static struct err *find_gadget(struct copier *c)
{
	static const u8 instruction[] = {0x0f, 0x05};
	const u64 header = target_auxv(c->t, AT_SYSINFO_EHDR);
	u8 code[2 * 4096];
	const size_t n = header ? target_read_some(c->t, header, code, sizeof(code)) : 0;
	const u8 *found = memmem(code, n, instruction, sizeof(instruction));

	if (!found)
		return err_new(ENOTSUP, "it runs without a vDSO (vdso=0), through which a copy is "
					"made: examine it without --snapshot");
	c->gadget = header + (u64)(found - code);
	return NULL;
}

// Below what the thread uses of its stack.
static u64 scratch(const struct copier *c)
{
	return align_down(c->regs.rsp - RED_ZONE - 64, 16);
}

static bool has_filter(pid_t tid)
{
	struct proc_status status = {.seccomp = 1};

	err_free(proc_status(tid, &status));
	return status.seccomp != 0;
}

static bool thread_fits(struct copier *c, const struct tracee *tr, struct inject_place *ret)
{
	size_t len = sizeof(c->regs);
	int word;

	if (tr->pid != c->t->pid || tr->hold != HOLD_STOPPED || tr->signal ||
	    !inject_possible(c->t, tr->tid, ret) ||
	    !steer_get(tr->tid, NT_PRSTATUS, &c->regs, &len))
		return false;
	return target_read_some(c->t, scratch(c), &word, sizeof(word)) == sizeof(word) &&
	       !has_filter(tr->tid);
}

// Best one that is in no system call.
static struct err *choose_thread(struct copier *c)
{
	const struct live *l = c->t->priv;
	struct user_regs_struct best = {};

	vec_each (&l->tracees.list, tr) {
		struct inject_place place;

		if ((c->tid && (s64)best.orig_rax < 0) || !thread_fits(c, tr, &place) ||
		    (c->tid && place.syscall >= 0))
			continue;
		c->tid = tr->tid;
		best = c->regs;
	}
	c->regs = best;
	if (c->tid)
		return NULL;
	// A moment later there may be one: look again.
	return err_new(EAGAIN, "no thread of it can make a copy, all wait in the kernel or take "
			       "signals: try again, or examine it without --snapshot");
}

static struct err *take_over(struct copier *c)
{
	const u64 all = ~(u64)0;

	if (ptrace(PTRACE_SETOPTIONS, c->tid, 0,
		   PTRACE_O_TRACEEXEC | PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE) ||
	    ptrace(PTRACE_GETSIGMASK, c->tid, sizeof(c->sigmask), &c->sigmask) ||
	    ptrace(PTRACE_SETSIGMASK, c->tid, sizeof(all), &all))
		return steer_gone();
	urgent_begin(&c->urgent, c->tid);
	copy_step(STEP_TAKEN);
	return NULL;
}

// Signals that have come in the meantime are delivered when it is let go.
static struct err *give_back(struct copier *c)
{
	const struct user_regs_struct settled = steer_settled(c->regs);

	if (!steer_set(c->tid, NT_PRSTATUS, &settled, sizeof(settled)))
		return steer_gone();
	try(steer_home(c->tid, &c->regs, no_deadline));
	if (ptrace(PTRACE_SETSIGMASK, c->tid, sizeof(c->sigmask), &c->sigmask) ||
	    ptrace(PTRACE_SETOPTIONS, c->tid, 0, PTRACE_O_TRACEEXEC))
		return steer_gone();
	urgent_end(&c->urgent);
	copy_step(STEP_HOME);
	return NULL;
}

static struct err *call(const struct copier *c, pid_t tid, struct steer_call call, s64 *ret)
{
	call.gadget = c->gadget;
	return steer_call(tid, &c->regs, &call, ret);
}

// What a system call that makes a process says.
static struct err *refused(s64 value)
{
	if (value == -EAGAIN)
		return err_new(0,
			       "no copy of it can be made: the limit of processes of its user "
			       "(RLIMIT_NPROC) or of its cgroup (pids.max) is reached: raise it, "
			       "or examine it without --snapshot");
	if (value == -ENOMEM)
		return err_new(ENOMEM, "no copy of it can be made: there is too little memory for "
				       "its page tables: examine it without --snapshot");
	return err_new(0, "no copy of it can be made: clone: %s: examine it without --snapshot",
		       strerror((int)-value));
}

// Gets it out of wherever it has not come back from, into a stop.
static struct err *call_off(pid_t tid)
{
	int status;

	if (ptrace(PTRACE_INTERRUPT, tid, 0, 0))
		return steer_gone();
	try(steer_wait(tid, no_deadline, &status));
	return err_new(0,
		       "its threads do not run: thaw its cgroup if that is frozen, or examine it "
		       "without --snapshot");
}

static struct err *first_call(const struct copier *c, struct steer_call first, s64 *ret)
{
	struct err *e;

	first.deadline = now_ns() + first_ns;
	e = call(c, c->tid, first, ret);
	if (!e || err_code(e) != EAGAIN)
		return e;
	err_free(e);
	return call_off(c->tid);
}

// Whether orphans among its descendants become its own children. It alone can tell.
static struct err *check_adopts(struct copier *c)
{
	const u64 at = scratch(c);
	int old, adopts = 0;
	const struct iovec here = {.iov_base = &old, .iov_len = sizeof(old)},
			   there = {.iov_base = (void *)(uintptr_t)at, .iov_len = sizeof(old)};
	s64 value = -1;

	if (target_read_some(c->t, at, &old, sizeof(old)) != sizeof(old))
		return steer_gone();
	try(first_call(
		c, (struct steer_call){.number = SYS_prctl, .args = {PR_GET_CHILD_SUBREAPER, at}},
		&value));
	if (value || target_read_some(c->t, at, &adopts, sizeof(adopts)) != sizeof(adopts) ||
	    process_vm_writev(c->tid, &here, 1, &there, 1, 0) != sizeof(old))
		return err_new(0, "it does not say whether it is a subreaper: examine it without "
				  "--snapshot");
	c->plan.adopts |= adopts != 0;
	return NULL;
}

// Of the target, which knows it as c->child; to us it is *child. It goes before others, too.
static struct err *make_child(struct copier *c, u64 flags, pid_t *child)
{
	int status;

	try(call(c, c->tid,
		 (struct steer_call){.number = SYS_clone,
				     .args = {flags},
				     .deadline = no_deadline,
				     .child = child},
		 &c->child));
	if (c->child < 0)
		return refused(c->child);
	if (!*child)
		return err_new(0, "a copy of it cannot be traced");
	urgent_begin(&c->child_urgent, *child);
	copy_step(STEP_CHILD);
	try(steer_wait(*child, no_deadline, &status));
	if (ptrace(PTRACE_SETOPTIONS, *child, 0,
		   PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE))
		return steer_gone();
	copy_step(STEP_BOUND);
	return NULL;
}

// All but the memory: a table of files into which none has ever been copied, so that none is open
// for longer, or flushed, or loses a lock.
static struct err *set_apart(const struct copier *c, pid_t child, u64 deadline)
{
	s64 value;

	try(call(c, child, (struct steer_call){.number = SYS_setsid, .deadline = deadline},
		 &value));
	try(call(c, child,
		 (struct steer_call){.number = SYS_close_range,
				     .args = {0, UINT32_MAX, CLOSE_RANGE_UNSHARE},
				     .deadline = deadline},
		 &value));
	if (value == -ENOSYS)
		return err_new(ENOTSUP, "--snapshot needs Linux 5.9 (close_range)");
	if (value)
		return err_errno((int)-value, "close_range in a copy of it");
	copy_step(STEP_APART);
	return NULL;
}

static struct err *helper_clones(struct copier *c)
{
	const u64 deadline = now_ns() + c->plan.patience_ns;
	s64 value;

	try(set_apart(c, c->helper, deadline));
	try(call(c, c->helper,
		 (struct steer_call){.number = SYS_clone,
				     .args = {CLONE_FILES},
				     .deadline = deadline,
				     .child = &c->copy},
		 &value));
	if (value < 0)
		return refused(value);
	if (!c->copy)
		return err_new(0, "a copy of it cannot be traced");
	copy_step(STEP_COPIED);
	return NULL;
}

// What a child's failure means.
static struct err *explained(const struct copy_plan *plan, struct err *e)
{
	const int code = e ? err_code(e) : 0;

	if (code != EAGAIN && code != ESRCH)
		return e;
	err_free(e);
	if (code == ESRCH)
		return err_new(0, "its copy was killed while it was made, for want of memory "
				  "perhaps: examine it without --snapshot");
	return err_new(0,
		       "making a copy of it took more than %.1f seconds: examine it without "
		       "--snapshot",
		       (double)plan->patience_ns / 1e9);
}

// The first of two errors, the other one freed.
static struct err *first_of(struct err *a, struct err *b)
{
	if (!a)
		return b;
	err_free(b);
	return a;
}

static struct steer_call burial(s64 child)
{
	return (struct steer_call){.number = SYS_wait4,
				   .args = {(u64)child, 0, __WALL | WNOHANG},
				   .deadline = no_deadline};
}

static struct err *end_child(struct copier *c, pid_t child)
{
	s64 value;

	copy_kill(child);
	copy_step(STEP_KILLED);
	try(call(c, c->tid, burial(c->child), &value));
	copy_step(STEP_BURIED);
	return NULL;
}

static struct err *copy_by_helper(struct copier *c)
{
	struct err *e = make_child(c, CLONE_VM | CLONE_FILES, &c->helper);

	if (!e)
		e = helper_clones(c);
	if (!c->helper)
		return e;
	return first_of(end_child(c, c->helper), explained(&c->plan, e));
}

static struct err *copy_directly(struct copier *c)
{
	struct err *e = make_child(c, CLONE_FILES, &c->copy);

	if (!e)
		e = set_apart(c, c->copy, now_ns() + c->plan.patience_ns);
	if (!e) {
		urgent_end(&c->child_urgent);
		copy_step(STEP_COPIED);
	}
	if (!e || !c->copy)
		return e;
	return first_of(end_child(c, take(c->copy)), explained(&c->plan, e));
}

static struct err *copy_by_thread(struct copier *c)
{
	try(check_adopts(c));
	return c->plan.adopts ? copy_directly(c) : copy_by_helper(c);
}

struct err *copy_make(struct target *t, const struct copy_plan *plan, struct copy *ret)
{
	struct copier c = {.t = t, .plan = *plan};
	struct err *e;

	try(find_gadget(&c));
	try(choose_thread(&c));
	try(take_over(&c));
	e = copy_by_thread(&c);
	e = first_of(give_back(&c), e);
	if (e) {
		copy_kill(c.copy);
		return e;
	}
	*ret = (struct copy){.pid = c.copy, .child = c.plan.adopts ? c.child : 0};
	return NULL;
}

struct err *copy_await(const struct copy_plan *plan, const struct copy *copy)
{
	int status;

	// A child of the target has stopped already.
	if (copy->child)
		return NULL;
	return explained(plan, steer_wait(copy->pid, now_ns() + plan->patience_ns, &status));
}

struct err *copy_bury(struct target *t, const struct copy *copy)
{
	struct copier c = {.t = t};
	struct err *e;
	s64 value;

	try(find_gadget(&c));
	try(choose_thread(&c));
	try(take_over(&c));
	e = first_call(&c, burial(copy->child), &value);
	return first_of(give_back(&c), e);
}

#else

struct err *copy_make(struct target *t, const struct copy_plan *plan, struct copy *ret)
{
	return err_new(ENOTSUP, "--snapshot is known for x86-64 alone");
}

struct err *copy_await(const struct copy_plan *plan, const struct copy *copy)
{
	return err_new(ENOTSUP, "--snapshot is known for x86-64 alone");
}

struct err *copy_bury(struct target *t, const struct copy *copy)
{
	return err_new(ENOTSUP, "--snapshot is known for x86-64 alone");
}

#endif
