// SPDX-License-Identifier: MIT
#include "target/tracee.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <time.h>

#include "target/procfs.h"

// How long is waited for a thread that does not stop: in an uninterruptible sleep (a disk, the
// parent in vfork); starved of processor time; and when it dies.
static const u64 sleeper_ns = 250 * 1000 * 1000;
static const u64 starved_ns = 10 * (u64)1000 * 1000 * 1000;
static const u64 release_ns = 1000 * 1000 * 1000;
static const u64 first_look_ns = 5 * 1000 * 1000; // after which its state is looked at

// Both the tracees and the kernel's list are sorted by age, so the search goes on behind the last
// one found.
static struct tracee *tracee_find(struct tracees *ts, pid_t tid, size_t *cursor)
{
	for (size_t i = 0; i < ts->list.n; i++) {
		const size_t at = (*cursor + i) % ts->list.n;

		if (ts->list.v[at].tid == tid) {
			*cursor = at + 1;
			return &ts->list.v[at];
		}
	}
	return NULL;
}

// Says how seizing went in t->hold. False if it is not permitted.
static bool tracee_seize(const struct tracees *ts, struct tracee *t)
{
	struct proc_stat stat;

	if (!proc_stat(t->pid, t->tid, &stat) || proc_is_dead(&stat)) {
		t->hold = HOLD_GONE;
		return true;
	}
	t->hold = HOLD_LEFT;
	if (stat.state == 'D')
		return true;
	if (!ptrace(PTRACE_SEIZE, t->tid, NULL, PTRACE_O_TRACEEXEC)) {
		t->hold = HOLD_SEIZED;
		t->seized = true;
		return true;
	}
	if (errno == ESRCH || !proc_stat(t->pid, t->tid, &stat) || proc_is_dead(&stat)) {
		t->hold = HOLD_GONE;
		return true;
	}
	if (ts->is_held && errno == EPERM) {
		// Traced already, and by our caller: stopped, unless an interrupt finds otherwise.
		t->hold = stat.state == 't' ? HOLD_STOPPED : HOLD_SEIZED;
		return true;
	}
	return false;
}

// A sleeper may have woken up only to exit: nobody has to wait for it any longer.
static void left_look(struct tracees *ts, pid_t pid)
{
	struct proc_stat stat;

	vec_each (&ts->list, t)
		if (t->hold == HOLD_LEFT && t->pid == pid &&
		    (!proc_stat(pid, t->tid, &stat) || proc_is_dead(&stat)))
			t->hold = HOLD_GONE;
}

struct err *tracees_seize(struct tracees *ts, pid_t pid, size_t *ret_new)
{
	struct tids tids = {};
	size_t new = 0, refused = 0;
	bool whole = proc_threads(pid, &tids);
	size_t cursor = 0;

	for (size_t i = 0; i < tids.list.n; i++) {
		struct tracee *t = tracee_find(ts, tids.list.v[i], &cursor);

		if (t && t->hold != HOLD_LEFT)
			continue;
		if (!t) {
			t = vec_push(&ts->list);
			*t = (struct tracee){.pid = pid, .tid = tids.list.v[i]};
		}
		if (!tracee_seize(ts, t)) {
			t->hold = HOLD_GONE;
			refused++;
		}
		new += t->hold == HOLD_SEIZED;
	}
	vec_free(&tids.list);
	left_look(ts, pid);
	if (refused)
		return err_new(EPERM, "ptrace: %s", strerror(EPERM));
	*ret_new = new + !whole;
	return NULL;
}

// Takes note of what t has come to. False if that is nothing yet.
//
// The stop is looked at but not taken (WNOWAIT): taking it would make the kernel forget the signal
// that the thread is on its way to, and with our death that signal would be lost.
static bool tracee_look(struct tracees *ts, struct tracee *t)
{
	const int flags = WEXITED | WSTOPPED | WNOHANG | WNOWAIT | __WALL;
	siginfo_t info = {};
	int event;

	if (waitid(P_PID, (id_t)t->tid, &info, flags) < 0) {
		if (errno == EINTR)
			return false;
		t->hold = HOLD_GONE;
		return true;
	}
	if (!info.si_pid)
		return false;
	if (info.si_code != CLD_TRAPPED && info.si_code != CLD_STOPPED) {
		t->hold = HOLD_GONE;
		if (t->seized) // only we can bury it
			waitpid(t->tid, NULL, __WALL | WNOHANG);
		return true;
	}
	t->hold = HOLD_STOPPED;
	event = info.si_status >> 8;
	if (event == PTRACE_EVENT_EXEC)
		ts->execed = true;
	// Without an event it is on its way to a signal; 0x80 marks a system call (of our caller's
	// tracing). Everything else, group-stops included, goes on by itself when let go.
	t->signal = event || info.si_status & 0x80 ? 0 : info.si_status;
	t->plain = event == PTRACE_EVENT_STOP && (info.si_status & 0xff) == SIGTRAP;
	return true;
}

// Short naps at first: most threads stop within microseconds.
static void nap(unsigned round)
{
	const unsigned shift = round < 16 ? round / 2 : 8;
	struct timespec ts = {.tv_nsec = min(10000L << shift, 1000000L)};

	if (round < 4)
		sched_yield();
	else
		nanosleep(&ts, NULL);
}

// True if there is no point in waiting for it any longer.
static bool tracee_hopeless(struct tracee *t, u64 waited)
{
	struct proc_stat stat;

	if (waited < first_look_ns)
		return false;
	// A main thread that exits before the others tells nobody.
	if (!proc_stat(t->pid, t->tid, &stat) || proc_is_dead(&stat)) {
		t->hold = HOLD_GONE;
		return true;
	}
	return waited > (stat.state == 'D' ? sleeper_ns : starved_ns);
}

void tracees_stop(struct tracees *ts)
{
	const u64 start = now_ns();
	size_t waiting;

	vec_each (&ts->list, t) {
		if (t->hold != HOLD_SEIZED)
			continue;
		t->hold = HOLD_ASKED;
		ptrace(PTRACE_INTERRUPT, t->tid, NULL, NULL);
	}
	for (unsigned round = 0;; round++) {
		const u64 waited = now_ns() - start;

		waiting = 0;
		vec_each (&ts->list, t)
			if (t->hold == HOLD_ASKED && !tracee_look(ts, t) &&
			    !tracee_hopeless(t, waited))
				waiting++;
		if (!waiting)
			return;
		nap(round);
	}
}

void tracees_continue(struct tracees *ts, pid_t tid)
{
	vec_each (&ts->list, t)
		if (t->tid == tid && t->seized && t->hold == HOLD_STOPPED && t->plain &&
		    !ptrace(PTRACE_CONT, tid, NULL, NULL))
			t->hold = HOLD_SEIZED;
}

// True if nothing holds it any more.
static bool tracee_release(struct tracees *ts, struct tracee *t)
{
	if (!t->seized)
		return true;
	if (t->hold != HOLD_STOPPED && !tracee_look(ts, t))
		return t->hold == HOLD_GONE;
	if (t->hold == HOLD_STOPPED) {
		if (!ptrace(PTRACE_DETACH, t->tid, NULL, (void *)(intptr_t)t->signal))
			return true;
		// It was killed while it stood still.
		t->hold = HOLD_ASKED;
		return tracee_look(ts, t) && t->hold == HOLD_GONE;
	}
	return true;
}

void tracees_release(struct tracees *ts)
{
	const u64 start = now_ns();
	size_t left;

	for (unsigned round = 0;; round++) {
		left = 0;
		vec_each (&ts->list, t)
			if (!tracee_release(ts, t))
				ts->list.v[left++] = *t;
		ts->list.n = left;
		if (!left || now_ns() - start > release_ns)
			return;
		vec_each (&ts->list, t)
			if (t->hold == HOLD_SEIZED && !ptrace(PTRACE_INTERRUPT, t->tid, NULL, NULL))
				t->hold = HOLD_ASKED;
		nap(round);
	}
}
