// SPDX-License-Identifier: MIT
#include "cmd/run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/io.h"
#include "base/vec.h"
#include "cmd/output.h"
#include "target/pids.h"
#include "target/procfs.h"

// A thread that we trace: every process's leader, and the rest of one whose leader has gone
// before them.
struct tracee {
	pid_t tid, pid;
	bool exiting; // held in its exit stop
};

struct run {
	const struct run_options *options;
	VEC(struct tracee) tracees;
	pid_t command;
	int failed;    // pipe: says why execvp failed, closed when it has not
	bool executed; // the command has begun
	int status;
};

static volatile sig_atomic_t forward_to;

static void forward(int sig)
{
	if (forward_to)
		kill(forward_to, sig);
}

static int ptrace_options(const struct run *r)
{
	int options = PTRACE_O_TRACEEXIT;

	if (r->options->follow)
		options |= PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE;
	return options;
}

static void set_preload(const char *library)
{
	const char *others = getenv("LD_PRELOAD");
	_cleanup_free_ char *all =
		others && *others ? xasprintf("%s:%s", library, others) : xstrdup(library);

	if (setenv("LD_PRELOAD", all, 1))
		out_of_memory();
}

// The child waits until it is traced, then becomes the command; what execvp said comes back
// through `failed`.
_Noreturn static void become_command(const struct run *r, char **argv, int go, int failed)
{
	char byte;
	int code;

	if (r->options->preload)
		set_preload(r->options->preload);
	if (read(go, &byte, 1) == 1) {
		execvp(argv[0], argv);
		code = errno;
		if (write(failed, &code, sizeof(code)) != sizeof(code))
			_exit(126);
	}
	_exit(127);
}

static struct err *start_command(struct run *r, char **argv)
{
	int go[2], failed[2];
	pid_t pid;
	bool seized;

	if (pipe2(go, O_CLOEXEC) || pipe2(failed, O_CLOEXEC))
		return err_errno(errno, "pipe");
	fflush(NULL);
	pid = fork();
	if (pid < 0)
		return err_errno(errno, "fork");
	if (!pid) {
		close(go[1]);
		become_command(r, argv, go[0], failed[1]);
	}
	close(go[0]);
	close(failed[1]);
	seized = !ptrace(PTRACE_SEIZE, pid, NULL, (void *)(long)ptrace_options(r));
	if (!seized || write(go[1], "", 1) != 1) {
		int code = errno;

		close(go[1]);
		close(failed[0]);
		kill(pid, SIGKILL);
		waitpid(pid, NULL, 0);
		return err_errno(code, "%s: cannot trace it", argv[0]);
	}
	close(go[1]);
	r->command = pid;
	*vec_push(&r->tracees) = (struct tracee){.tid = pid, .pid = pid};
	r->failed = failed[0];
	return NULL;
}

static struct tracee *tracee_find(struct run *r, pid_t tid)
{
	vec_each (&r->tracees, t)
		if (t->tid == tid)
			return t;
	return NULL;
}

static pid_t process_of(pid_t tid)
{
	_cleanup_free_ char *path = xasprintf("/proc/%d/status", tid);
	_cleanup_fclose_ FILE *f = fopen(path, "re");
	char line[256];
	int pid = tid;

	while (f && fgets(line, sizeof(line), f))
		if (sscanf(line, "Tgid: %d", &pid) == 1)
			break;
	return pid;
}

static void tracee_forget(struct run *r, pid_t tid)
{
	struct tracee *t = tracee_find(r, tid);

	if (t)
		*t = r->tracees.v[--r->tracees.n];
}

static void handle_stop(struct run *r, pid_t tid, int status);

// A traced thread of a process that may be exiting: true if it, too, stands in its exit stop.
static bool is_exiting(struct run *r, pid_t tid)
{
	struct tracee *t = tracee_find(r, tid);
	int status;

	if (!t || t->exiting)
		return t;
	if (waitpid(tid, &status, __WALL | WNOHANG) != tid)
		return false;
	if (!WIFSTOPPED(status)) {
		tracee_forget(r, tid);
		return true;
	}
	t->exiting = status >> 16 == PTRACE_EVENT_EXIT;
	if (!t->exiting)
		handle_stop(r, tid, status);
	return t->exiting;
}

// Threads of the process other than tid that run on.
static void running_threads(struct run *r, pid_t pid, pid_t tid, struct tids *ret)
{
	size_t running = 0;

	proc_threads(pid, ret);
	vec_each (&ret->list, other) {
		struct proc_stat stat;

		if (*other != tid && proc_stat(pid, *other, &stat) && !proc_is_dead(&stat) &&
		    !is_exiting(r, *other))
			ret->list.v[running++] = *other;
	}
	ret->list.n = running;
}

static void trace_threads(struct run *r, pid_t pid, const struct tids *tids)
{
	vec_each (&tids->list, tid)
		if (!tracee_find(r, *tid) &&
		    !ptrace(PTRACE_SEIZE, *tid, NULL, (void *)(long)ptrace_options(r)))
			*vec_push(&r->tracees) = (struct tracee){.tid = *tid, .pid = pid};
}

// A leader that calls pthread_exit, or that another thread's execve does away with, is not the end
// of the process. At a real exit the others are being killed: in a moment they vanish, or stand in
// an exit stop of their own; if not, they are traced from now on, so that the last of them is seen.
static bool is_last(struct run *r, pid_t pid, pid_t tid)
{
	struct tids others = {};
	bool last = false;

	for (int i = 0; i < 50; i++) {
		running_threads(r, pid, tid, &others);
		last = !others.list.n;
		// A thread's own end: its joiner is waiting.
		if (last || (tid != pid && r->options->follow))
			break;
		nanosleep(&(struct timespec){.tv_nsec = 2000000}, NULL);
	}
	if (!last && !(tid != pid && r->options->follow))
		trace_threads(r, pid, &others);
	vec_free(&others.list);
	return last;
}

// The pipe is closed by a successful execve, and by nothing else while the process lives.
static bool has_executed(struct run *r)
{
	struct pollfd p = {.fd = r->failed, .events = POLLIN};

	// Hung up with nothing to read; a message (POLLIN) is left for run_command.
	if (!r->executed)
		r->executed = poll(&p, 1, 0) == 1 && !(p.revents & POLLIN);
	return r->executed;
}

// A vfork child that has not become another program shares its parent's memory.
static bool shares_memory(struct run *r, pid_t pid)
{
	vec_each (&r->tracees, t)
		if (t->pid != pid && pids_share_memory(t->pid, pid))
			return true;
	return false;
}

static void release_exiting(struct run *r, pid_t pid)
{
	vec_each (&r->tracees, t)
		if (t->pid == pid && t->exiting)
			ptrace(PTRACE_CONT, t->tid, NULL, NULL);
}

static void handle_exit_event(struct run *r, pid_t pid, pid_t tid)
{
	bool ours = pid == r->command ? has_executed(r) : r->options->follow;

	if (ours && is_last(r, pid, tid) && !shares_memory(r, pid))
		r->options->at_exit(pid, r->options->ctx);
	release_exiting(r, pid);
	ptrace(PTRACE_CONT, tid, NULL, NULL);
}

static bool is_stop_signal(int sig)
{
	return sig == SIGSTOP || sig == SIGTSTP || sig == SIGTTIN || sig == SIGTTOU;
}

static void handle_stop(struct run *r, pid_t tid, int status)
{
	struct tracee *t = tracee_find(r, tid);
	int event = status >> 16, sig = WSTOPSIG(status);

	if (!t) { // a child, or a thread, that is traced from its birth (--follow)
		t = vec_push(&r->tracees);
		*t = (struct tracee){.tid = tid, .pid = process_of(tid)};
	}
	if (event == PTRACE_EVENT_EXIT)
		handle_exit_event(r, t->pid, tid);
	else if (event == PTRACE_EVENT_STOP && is_stop_signal(sig))
		ptrace(PTRACE_LISTEN, tid, NULL, NULL);
	else // our own events carry no signal; what else stops it is a signal on its way
		ptrace(PTRACE_CONT, tid, NULL, (void *)(long)(event ? 0 : sig));
}

static void wait_for_all(struct run *r)
{
	while (r->tracees.n) {
		int status;
		pid_t tid = waitpid(-1, &status, __WALL);

		if (tid < 0 && errno == EINTR)
			continue;
		if (tid < 0)
			break;
		if (WIFSTOPPED(status)) {
			handle_stop(r, tid, status);
			continue;
		}
		if (tid == r->command)
			r->status = status;
		tracee_forget(r, tid);
	}
}

// While the command runs, the terminal's signals are its own affair: it shares our process group
// and gets them too. Those that are sent to us alone are handed on.
static void set_signals(struct run *r, struct sigaction old[4], bool set)
{
	static const int sigs[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP};

	forward_to = set ? r->command : 0;
	for (size_t i = 0; i < ARRAY_SIZE(sigs); i++) {
		struct sigaction sa = {.sa_handler = i < 2 ? SIG_IGN : forward};

		sa.sa_flags = SA_RESTART;
		if (set)
			sigaction(sigs[i], &sa, &old[i]);
		else
			sigaction(sigs[i], &old[i], NULL);
	}
}

struct err *run_command(char **argv, const struct run_options *options, int *ret_status)
{
	struct run r = {.options = options};
	struct sigaction old[4];
	bool failed;
	int code;

	try(start_command(&r, argv));
	output_ignore_signals();
	set_signals(&r, old, true);
	wait_for_all(&r);
	set_signals(&r, old, false);
	vec_free(&r.tracees);
	failed = read(r.failed, &code, sizeof(code)) == sizeof(code);
	close(r.failed);
	if (failed)
		return err_errno(code, "%s", argv[0]);
	*ret_status = r.status;
	return NULL;
}
