/* SPDX-License-Identifier: MIT */
// The parts of /proc/PID that tell what a process is.
#pragma once

#include <sys/types.h>

#include "base/err.h"
#include "base/num.h"
#include "base/vec.h"

// /proc/PID/status
struct proc_status {
	char name[64];
	char state;	  // as in ps: R S D T t Z X I
	pid_t tgid, ppid; // of the thread group, its parent
	pid_t tracer;	  // 0: nobody traces it
	uid_t uid, euid;
	u64 cap_permitted;
	unsigned threads;
	unsigned seccomp; // of the thread: 0: no filter
	bool is_init;	  // the first of its PID namespace
	u64 resident;	  // bytes of memory
	u64 anonymous;	  // those of them that no file has
};

// ESRCH if there is no such process.
must_check struct err *proc_status(pid_t pid, struct proc_status *ret);

// /proc/PID/task/TID/stat
struct proc_stat {
	char state;
	bool kernel;	// a thread of the kernel
	u64 start_time; // ticks since boot
};

bool proc_stat(pid_t pid, pid_t tid, struct proc_stat *ret);

// It has ended, and waits for its status to be asked for.
static inline bool proc_is_dead(const struct proc_stat *stat)
{
	return stat->state == 'Z' || stat->state == 'X';
}

struct tids {
	VEC(pid_t) list;
};

// The threads of a process, main thread first; none if it is gone. False if threads came or went
// while the list was read, so that it may not be whole.
bool proc_threads(pid_t pid, struct tids *ret);

// A thread of the process that has not exited; the main one may have, before the others. 0: none.
pid_t proc_living(pid_t pid);

// A file of /proc/PID, opened for reading; -1 and errno.
int proc_open(pid_t pid, const char *file);

// The whole of a file of /proc/PID.
must_check struct err *proc_read(pid_t pid, const char *file, char **ret, size_t *ret_len);

// The short name, or "?".
void proc_comm(pid_t pid, char *buf, size_t len);
