// SPDX-License-Identifier: MIT
#include "target/pids.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/kcmp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "target/procfs.h"

static const char deleted_mark[] = " (deleted)";

static const char *last_component(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

// comm is cut off at 15 bytes.
static bool comm_is(pid_t pid, const char *name)
{
	char comm[64];

	proc_comm(pid, comm, sizeof(comm));
	return !strcmp(comm, name);
}

static bool exe_is(int dir, const char *name)
{
	char path[4096];
	const ssize_t n = readlinkat(dir, "exe", path, sizeof(path) - 1);
	size_t len;

	if (n <= 0)
		return false;
	path[n] = 0;
	if (!strcmp(last_component(path), name))
		return true;
	len = (size_t)n;
	if (len < sizeof(deleted_mark) ||
	    strcmp(path + len - (sizeof(deleted_mark) - 1), deleted_mark) != 0)
		return false;
	path[len - (sizeof(deleted_mark) - 1)] = 0;
	return !strcmp(last_component(path), name);
}

static bool argv0_is(pid_t pid, const char *name)
{
	_cleanup_free_ char *args = NULL;
	_cleanup_err_ struct err *e = NULL;
	size_t len;

	e = proc_read(pid, "cmdline", &args, &len);
	return !e && len && !strcmp(last_component(args), name);
}

static int by_pid(const pid_t *a, const pid_t *b)
{
	return (*a > *b) - (*a < *b);
}

// Is this an entry of /proc that we look for?
static bool is_named(int proc, const char *entry, const char *name, uid_t user)
{
	_cleanup_close_ int dir = -1;
	struct proc_status status;
	_cleanup_err_ struct err *e = NULL;
	u64 pid;

	if (!parse_u64(entry, 10, INT32_MAX, &pid) || (pid_t)pid == getpid())
		return false;
	dir = openat(proc, entry, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (dir < 0)
		return false;
	if (!comm_is((pid_t)pid, name) && !exe_is(dir, name) && !argv0_is((pid_t)pid, name))
		return false;
	e = proc_status((pid_t)pid, &status);
	return !e && (!user || status.uid == user || status.euid == user);
}

struct err *pids_named(const char *name, struct pids *ret)
{
	_cleanup_closedir_ DIR *proc = opendir("/proc");
	const struct dirent *entry;
	const uid_t user = geteuid();

	if (!proc)
		return err_errno(errno, "/proc");
	while ((entry = readdir(proc)) != NULL)
		if (is_named(dirfd(proc), entry->d_name, name, user))
			*vec_push(&ret->list) = atoi(entry->d_name);
	vec_sort(&ret->list, by_pid);
	return NULL;
}

// The same text in the same file of /proc for both.
static bool same_text(pid_t a, pid_t b, const char *file)
{
	_cleanup_free_ char *of_a = NULL, *of_b = NULL;
	_cleanup_err_ struct err *error_a = NULL, *error_b = NULL;
	size_t len_a, len_b;

	error_a = proc_read(a, file, &of_a, &len_a);
	error_b = proc_read(b, file, &of_b, &len_b);
	return !error_a && !error_b && len_a && len_a == len_b && !memcmp(of_a, of_b, len_a);
}

bool pids_share_memory(pid_t a, pid_t b)
{
	const long r = syscall(SYS_kcmp, a, b, KCMP_VM, 0, 0);

	if (r >= 0)
		return r == 0;
	// A fork has its parent's mappings, too, but soon not its counts of pages.
	return same_text(a, b, "maps") && same_text(a, b, "statm") && same_text(a, b, "auxv");
}
