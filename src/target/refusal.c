// SPDX-License-Identifier: MIT
// Why a process may not be examined, and what to do about it.
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/io.h"
#include "target/live.h"
#include "target/procfs.h"

// Linux: include/uapi/linux/capability.h
static const u64 cap_sys_ptrace = (u64)1 << 19;

static int yama_scope(void)
{
	_cleanup_free_ char *text = NULL;
	_cleanup_err_ struct err *e = NULL;
	size_t len;

	e = file_read("/proc/sys/kernel/yama/ptrace_scope", 64, &text, &len);
	return e ? 0 : atoi(text);
}

// Whether we are in a user namespace below the machine's: there, root's powers end at its border.
static bool in_user_namespace(void)
{
	_cleanup_free_ char *text = NULL;
	_cleanup_err_ struct err *e = NULL;
	unsigned inside = 0, outside = 0, count = 0;
	size_t len;

	e = file_read("/proc/self/uid_map", 65536, &text, &len);
	return !e && sscanf(text, "%u %u %u", &inside, &outside, &count) == 3 &&
	       !(inside == 0 && outside == 0 && count == UINT32_MAX);
}

// The files of /proc/PID belong to root while its process does not.
static bool not_dumpable(pid_t pid, const struct proc_status *its)
{
	char path[64];
	struct stat st;

	snprintf(path, sizeof(path), "/proc/%d/maps", pid);
	return its->euid && !stat(path, &st) && st.st_uid == 0;
}

static struct err *yama_refusal(int scope)
{
	if (scope == 1)
		return err_new(EPERM,
			       "Operation not permitted (kernel.yama.ptrace_scope is 1: run as "
			       "root, or sysctl kernel.yama.ptrace_scope=0)");
	if (scope == 2)
		return err_new(EPERM,
			       "Operation not permitted (kernel.yama.ptrace_scope is 2: run as "
			       "root)");
	return err_new(EPERM,
		       "Operation not permitted (kernel.yama.ptrace_scope is %d: until the "
		       "next boot no process may be traced)",
		       scope);
}

static struct err *owner_refusal(uid_t uid)
{
	const struct passwd *pw = getpwuid(uid);

	return err_new(EPERM,
		       "Operation not permitted (it belongs to user %s%s%u: run as that user "
		       "or as root)",
		       pw ? pw->pw_name : "", pw ? ", uid " : "", uid);
}

// NULL if none of its threads is traced. A debugger may have taken one alone.
static struct err *traced_refusal(pid_t pid)
{
	struct tids tids = {};
	pid_t tracer = 0;
	char comm[64];

	proc_threads(pid, &tids);
	for (size_t i = 0; i < tids.list.n && !tracer; i++) {
		struct proc_status status = {};
		_cleanup_err_ struct err *gone = proc_status(tids.list.v[i], &status);

		if (status.tracer != getpid()) // we may have got some of them already
			tracer = status.tracer;
	}
	vec_free(&tids.list);
	if (!tracer)
		return NULL;
	proc_comm(tracer, comm, sizeof(comm));
	return err_new(EBUSY, "already traced by %d (%s): detach that first", tracer, comm);
}

struct err *live_refusal(pid_t pid)
{
	struct proc_status its, ours;
	const int scope = yama_scope();

	try(traced_refusal(pid));
	try(proc_status(pid, &its));
	try(proc_status(getpid(), &ours));
	if (scope == 3)
		return yama_refusal(scope);
	if (ours.cap_permitted & cap_sys_ptrace && in_user_namespace())
		return err_new(EPERM,
			       "Operation not permitted (it is outside of this user namespace, "
			       "such as a rootless container: run as root of the machine)");
	if (ours.cap_permitted & cap_sys_ptrace)
		return err_new(EPERM,
			       "Operation not permitted (a seccomp filter or a security module "
			       "forbids it: in a container, add the capability SYS_PTRACE and an "
			       "unconfined seccomp profile)");
	if (geteuid() == 0)
		return err_new(EPERM,
			       "Operation not permitted (this root lacks CAP_SYS_PTRACE: in a "
			       "container, add the capability SYS_PTRACE)");
	if (its.uid != ours.uid || its.euid != ours.euid)
		return owner_refusal(its.euid);
	if (not_dumpable(pid, &its))
		return err_new(EPERM,
			       "Operation not permitted (it is not dumpable, as programs with "
			       "secrets or set-user-ID are: run as root)");
	if (its.cap_permitted & ~ours.cap_permitted)
		return err_new(EPERM,
			       "Operation not permitted (it has capabilities that you lack: run "
			       "as root)");
	if (scope)
		return yama_refusal(scope);
	return err_new(EPERM,
		       "Operation not permitted (a seccomp filter or a security module forbids "
		       "it: run as root)");
}

struct err *live_permitted(pid_t pid)
{
	_cleanup_close_ int fd = -1;
	struct proc_status status;
	struct proc_stat stat;
	char comm[64];
	pid_t living;

	try(proc_status(pid, &status));
	living = proc_living(pid);
	if (pid == getpid())
		return err_new(EINVAL, "is this command itself");
	if (!living) {
		proc_comm(status.ppid, comm, sizeof(comm));
		return err_new(ESRCH,
			       "a zombie: it has exited, and its parent %d (%s) has not taken "
			       "notice; there is no memory left to examine",
			       status.ppid, comm);
	}
	if (proc_stat(pid, pid, &stat) && stat.kernel)
		return err_new(ENOTSUP,
			       "a thread of the kernel, which has no memory of its own (kmem "
			       "examines the kernel)");
	if (status.tracer)
		try(traced_refusal(pid));
	fd = proc_open(living, "mem");
	if (fd < 0 && (errno == ENOENT || errno == ESRCH))
		return err_new(ESRCH, "no such process");
	return fd < 0 ? live_refusal(pid) : NULL;
}
