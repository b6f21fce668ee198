// SPDX-License-Identifier: MIT
// The registers of stopped threads, and what is known of those that could not be stopped.
#include <elf.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/uio.h>

#include "target/arch.h"
#include "target/live.h"
#include "target/maps.h"
#include "target/procfs.h"

// The biggest register set there is: XSAVE with AMX tiles is 11 KiB, SVE with 2048 bits 17 KiB.
enum { REGSET_MAX = 1 << 16 };

// Bytes of the register set; 0 if the thread has none such or is gone.
static size_t regset_read(pid_t tid, u32 type, void *buf, size_t len)
{
	struct iovec iov = {.iov_base = buf, .iov_len = len};

	if (ptrace(PTRACE_GETREGSET, tid, (void *)(uintptr_t)type, &iov) < 0)
		return 0;
	return iov.iov_len;
}

// False if it was killed while it stood still.
static bool thread_registers(struct target *t, struct thread *th, void *buf)
{
	const size_t len = regset_read(th->tid, NT_PRSTATUS, buf, REGSET_MAX);
	u32 had = 0;

	if (!len)
		return false;
	if (!t->arch->regs(buf, len, th))
		target_note(t,
			    "thread %d: runs in another mode of the processor; its registers "
			    "are unknown",
			    th->tid);
	for (const struct regset *r = t->arch->regsets; r && r->type; r++) {
		size_t n;

		if (r->unless && r->unless == had)
			continue;
		n = regset_read(th->tid, r->type, buf, REGSET_MAX);
		if (!n)
			continue;
		had = r->type;
		r->gather(buf, n, th);
	}
	return true;
}

// /proc/TID/syscall has, for a thread that sleeps in the kernel: the number of the system call,
// its six arguments, sp and pc; or -1, sp and pc.
static void thread_last_known(struct target *t, struct thread *th)
{
	_cleanup_free_ char *text = NULL;
	_cleanup_err_ struct err *e = NULL;
	u64 words[8];
	size_t len, n = 0;
	char *s;

	e = proc_read(th->tid, "syscall", &text, &len);
	if (e)
		return;
	for (s = strchr(text, ' '); s && n < ARRAY_SIZE(words); s = strchr(s + 1, ' '))
		words[n++] = strtoull(s, NULL, 0);
	if (n < 2)
		return;
	th->sp = words[n - 2];
	th->pc = words[n - 1];
	thread_add_words(th, words, n * sizeof(words[0]));
}

struct err *live_read_threads(struct target *t)
{
	struct live *l = t->priv;
	_cleanup_free_ void *buf = xmalloc(REGSET_MAX);
	size_t sleepers = 0;
	pid_t sleeper = 0;

	threads_clear(t);
	vec_each (&l->tracees.list, tr) {
		struct thread th = {.tid = tr->tid};

		if (tr->hold == HOLD_GONE)
			continue;
		if (tr->hold != HOLD_STOPPED) {
			thread_last_known(t, &th);
			sleepers++;
			sleeper = tr->tid;
		} else if (!thread_registers(t, &th, buf)) {
			continue;
		}
		*vec_push(&t->threads) = th;
	}
	if (sleepers)
		target_note(t,
			    "%zu thread%s (%d%s) in an uninterruptible sleep could not be stopped; "
			    "some of the registers are unknown",
			    sleepers, sleepers > 1 ? "s" : "", sleeper,
			    sleepers > 1 ? ", ..." : "");
	if (!t->threads.n)
		return err_new(ESRCH, "it has exited");
	return NULL;
}
