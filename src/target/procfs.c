// SPDX-License-Identifier: MIT
#include "target/procfs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/io.h"

enum { PATH_LEN = 64, PROC_FILE_MAX = 1 << 30 };

// Linux: include/linux/sched.h
enum { PF_KTHREAD = 0x00200000 };

int proc_open(pid_t pid, const char *file)
{
	char path[PATH_LEN];

	snprintf(path, sizeof(path), "/proc/%d/%s", pid, file);
	return open(path, O_RDONLY | O_CLOEXEC);
}

struct err *proc_read(pid_t pid, const char *file, char **ret, size_t *ret_len)
{
	char path[PATH_LEN];
	struct err *e;

	snprintf(path, sizeof(path), "/proc/%d/%s", pid, file);
	e = file_read(path, PROC_FILE_MAX, ret, ret_len);
	if (!e || (err_code(e) != ESRCH && err_code(e) != ENOENT))
		return e;
	snprintf(path, sizeof(path), "/proc/%d", pid);
	if (err_code(e) == ENOENT && !access(path, F_OK))
		return e; // not a file that this kernel has
	err_free(e);
	return err_new(ESRCH, "it has exited");
}

// The text after "key:" and blanks, or "".
static const char *status_field(const char *text, const char *key)
{
	size_t len = strlen(key);

	for (const char *s = text; s; s = strchr(s, '\n')) {
		s += *s == '\n';
		if (!strncmp(s, key, len) && s[len] == ':')
			return s + len + 1 + strspn(s + len + 1, " \t");
	}
	return "";
}

// Of a line of numbers.
static unsigned long last_number(const char *s)
{
	unsigned long last = 0;

	while (*s >= '0' && *s <= '9') {
		char *end;

		last = strtoul(s, &end, 10);
		s = end + strspn(end, " \t");
	}
	return last;
}

// Why /proc says nothing of a process.
static struct err *status_refusal(pid_t pid)
{
	if (access("/proc/self/status", F_OK))
		return err_new(ENOENT,
			       "nothing is mounted at /proc, where leak learns of processes: "
			       "mount -t proc proc /proc");
	if (pid > 0 && (!kill(pid, 0) || errno == EPERM))
		return err_new(EPERM,
			       "/proc does not show this process: it is mounted with hidepid, "
			       "or is another namespace's");
	return err_new(ESRCH, "no such process");
}

struct err *proc_status(pid_t pid, struct proc_status *ret)
{
	_cleanup_free_ char *text = NULL;
	_cleanup_err_ struct err *e = NULL;
	struct proc_status s = {};
	unsigned uid = 0, euid = 0;
	size_t len;

	e = proc_read(pid, "status", &text, &len);
	if (e)
		return err_code(e) == ESRCH ? status_refusal(pid) : take(e);
	snprintf(s.name, sizeof(s.name), "%.*s", (int)strcspn(status_field(text, "Name"), "\n"),
		 status_field(text, "Name"));
	s.state = *status_field(text, "State");
	s.tgid = atoi(status_field(text, "Tgid"));
	s.ppid = atoi(status_field(text, "PPid"));
	s.tracer = atoi(status_field(text, "TracerPid"));
	s.threads = (unsigned)atoi(status_field(text, "Threads"));
	s.cap_permitted = strtoull(status_field(text, "CapPrm"), NULL, 16);
	s.seccomp = (unsigned)atoi(status_field(text, "Seccomp"));
	s.is_init = last_number(status_field(text, "NSpid")) == 1;
	s.resident = strtoull(status_field(text, "VmRSS"), NULL, 10) * KIB;
	s.anonymous = strtoull(status_field(text, "RssAnon"), NULL, 10) * KIB;
	if (sscanf(status_field(text, "Uid"), "%u %u", &uid, &euid) == 2) {
		s.uid = uid;
		s.euid = euid;
	}
	*ret = s;
	return NULL;
}

// pid (comm) state ppid pgrp session tty tpgid flags ... field 22: starttime. comm may hold
// anything, so the last parenthesis counts.
bool proc_stat(pid_t pid, pid_t tid, struct proc_stat *ret)
{
	char path[PATH_LEN], buf[1024], *s, *save;
	_cleanup_close_ int fd = -1;
	ssize_t n;

	snprintf(path, sizeof(path), "/proc/%d/task/%d/stat", pid, tid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	n = read(fd, buf, sizeof(buf) - 1);
	if (n <= 0)
		return false;
	buf[n] = 0;
	s = strrchr(buf, ')');
	if (!s)
		return false;
	s = strtok_r(s + 1, " ", &save);
	for (int field = 3; s && field <= 22; field++, s = strtok_r(NULL, " ", &save)) {
		if (field == 3)
			ret->state = *s;
		else if (field == 9)
			ret->kernel = strtoul(s, NULL, 10) & PF_KTHREAD;
		else if (field == 22)
			ret->start_time = strtoull(s, NULL, 10);
	}
	return s != NULL;
}

bool proc_threads(pid_t pid, struct tids *ret)
{
	char path[PATH_LEN];
	_cleanup_closedir_ DIR *dir = NULL;
	const struct dirent *entry;
	struct stat st;

	ret->list.n = 0;
	snprintf(path, sizeof(path), "/proc/%d/task", pid);
	dir = opendir(path);
	if (!dir)
		return true;
	while ((entry = readdir(dir)) != NULL) {
		pid_t tid = atoi(entry->d_name);

		if (tid > 0)
			*vec_push(&ret->list) = tid;
	}
	// The kernel's list begins with the main thread. Its directory has a link for each thread.
	return fstat(dirfd(dir), &st) < 0 || st.st_nlink < 2 || st.st_nlink - 2 == ret->list.n;
}

pid_t proc_living(pid_t pid)
{
	struct tids tids = {};
	pid_t living = 0;

	proc_threads(pid, &tids);
	for (size_t i = 0; i < tids.list.n && !living; i++) {
		struct proc_stat stat;

		if (proc_stat(pid, tids.list.v[i], &stat) && stat.state != 'Z' && stat.state != 'X')
			living = tids.list.v[i];
	}
	vec_free(&tids.list);
	return living;
}

void proc_comm(pid_t pid, char *buf, size_t len)
{
	_cleanup_free_ char *text = NULL;
	_cleanup_err_ struct err *e = NULL;
	size_t n;

	e = proc_read(pid, "comm", &text, &n);
	snprintf(buf, len, "%.*s", e ? 1 : (int)strcspn(text, "\n"), e ? "?" : text);
}
