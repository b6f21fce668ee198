// SPDX-License-Identifier: MIT
// A live process: opened, stopped, resumed.
//
// The stop is made of PTRACE_SEIZE and PTRACE_INTERRUPT alone. While it lasts nothing is written
// and no code runs in the process, and the kernel ends it should we die.
#include "target/live.h"

#include <elf.h>
#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "base/io.h"
#include "base/limit.h"
#include "target/arch.h"
#include "target/maps.h"
#include "target/procfs.h"
#include "target/urgent.h"

// How often new threads may turn up while the others are being stopped.
enum { ROUNDS_MAX = 1000 };

// How long is waited for threads in an uninterruptible sleep to come out of it.
static const u64 left_ns = 100 * 1000 * 1000;

static struct err *read_arch(pid_t pid, const struct arch **ret)
{
	_cleanup_close_ int fd = proc_open(pid, "exe");
	Elf64_Ehdr header; // up to e_machine, the same as a 32-bit one

	if (fd < 0 && (errno == EACCES || errno == EPERM))
		return live_refusal(pid);
	if (fd < 0 && (errno == ENOENT || errno == ESRCH))
		return err_new(ESRCH, "it has exited");
	if (fd < 0 || pread_all(fd, &header, sizeof(header), 0) < (ssize_t)sizeof(Elf32_Ehdr) ||
	    memcmp(header.e_ident, ELFMAG, SELFMAG) != 0)
		return err_new(0, "cannot read the header of its program");
	return arch_supported(header.e_machine, header.e_ident[EI_CLASS], ret);
}

// What the process is: all that an execve changes.
struct err *live_identify(struct target *t)
{
	struct live *l = t->priv;
	char comm[64];

	try(read_arch(l->via, &t->arch));
	proc_comm(t->pid, comm, sizeof(comm));
	free(t->comm);
	t->comm = xstrdup(comm);
	free(t->description);
	t->description = xasprintf("%d (%s)", t->pid, comm);
	return NULL;
}

struct err *live_read_auxv(struct target *t, pid_t from, bool *ret_changed)
{
	_cleanup_free_ char *bytes = NULL;
	_cleanup_free_ u64 *was = NULL;
	size_t len, old;

	try(proc_read(from, "auxv", &bytes, &len));
	old = t->auxv.n;
	was = take(t->auxv.v);
	t->auxv.n = t->auxv.cap = 0;
	auxv_set(t, bytes, len);
	*ret_changed = old && (t->auxv.n != old || memcmp(t->auxv.v, was, old * sizeof(u64)));
	return NULL;
}

// --- stop ---

static struct err *seize_all(struct live *l, size_t *ret_new)
{
	size_t all = 0, new;

	vec_each (&l->pids, pid) {
		struct err *e = tracees_seize(&l->tracees, *pid, &new);

		if (e) {
			err_free(e);
			return live_refusal(*pid);
		}
		all += new;
	}
	*ret_new = all;
	return NULL;
}

static bool some_left(const struct live *l)
{
	vec_each (&l->tracees.list, tr)
		if (tr->hold == HOLD_LEFT)
			return true;
	return false;
}

// Until every thread stands still: one that had not been seen may start new ones.
static struct err *stop_all(struct live *l)
{
	static const struct timespec nap = {.tv_nsec = 1000 * 1000};
	const u64 start = now_ns();
	size_t new = 0;

	for (unsigned round = 0; round < ROUNDS_MAX; round++) {
		tracees_stop(&l->tracees);
		if (l->tracees.execed)
			return err_new(EAGAIN, "it has just executed another program");
		try(seize_all(l, &new));
		if (new)
			continue;
		if (!some_left(l) || now_ns() - start > left_ns)
			return NULL;
		nanosleep(&nap, NULL);
	}
	return err_new(0, "it starts threads faster than they can be stopped");
}

// A thread that can tell about the process.
struct err *live_choose_via(struct target *t)
{
	struct live *l = t->priv;
	struct proc_stat stat;

	l->via = 0;
	vec_each (&l->tracees.list, tr)
		if (!l->via && tr->pid == t->pid && tr->hold != HOLD_GONE)
			l->via = tr->tid;
	if (!l->via || !proc_stat(t->pid, l->via, &stat) || stat.start_time == 0)
		return err_new(ESRCH, "it has exited");
	if (!proc_stat(t->pid, t->pid, &stat) || stat.start_time != l->start_time)
		return err_new(ESRCH, "it has exited, and another process has its number");
	l->memory = l->via;
	return NULL;
}

struct err *live_read_maps(struct target *t)
{
	struct live *l = t->priv;
	_cleanup_free_ char *text = NULL;
	size_t len;

	maps_clear(t);
	try(proc_read(l->memory, "maps", &text, &len));
	try(maps_parse(t, text, len));
	if (!t->maps.n)
		return err_new(ESRCH, "it has exited");
	return NULL;
}

// Everything is stopped: what does it look like?
static struct err *live_look(struct target *t)
{
	struct live *l = t->priv;
	bool changed;

	try(live_choose_via(t));
	try(live_read_threads(t));
	try(live_read_auxv(t, l->via, &changed));
	if (changed) {
		try(live_identify(t));
		return err_new(EAGAIN, "it has executed another program");
	}
	try(live_read_maps(t));
	return live_open_memory(t);
}

struct err *live_hold(struct target *t)
{
	struct live *l = t->priv;
	struct err *e;
	size_t new;

	l->tracees.execed = false;
	e = seize_all(l, &new);
	t->stopped_at = now_ns();
	t->stops++;
	return e ? e : stop_all(l);
}

struct err *live_identify_again(struct target *t, struct err *why)
{
	struct live *l = t->priv;
	struct err *worse;

	l->via = l->memory = t->pid; // whichever thread executed, it is the main one now
	t->auxv.n = 0;
	worse = live_identify(t);
	if (!worse)
		return why;
	err_free(why);
	return worse;
}

static struct err *live_stop(struct target *t)
{
	struct live *l = t->priv;
	_cleanup_urgent_ struct urgent urgent = {};
	struct err *e;

	if (t->stopped_at)
		return NULL;
	if (!l->tracees.is_held)
		haste_begin(&l->haste);
	urgent_begin(&urgent, 0);
	e = live_hold(t);
	if (!e)
		e = live_look(t);
	if (!e)
		return NULL;
	if (l->tracees.execed)
		e = live_identify_again(t, e);
	live_resume(t);
	return e;
}

static struct err *live_nudge(struct target *t, const pid_t *tids, size_t n, u64 ns)
{
	const struct timespec moment = {.tv_nsec = (long)ns};
	struct live *l = t->priv;
	_cleanup_urgent_ struct urgent urgent = {};
	struct err *e;

	urgent_begin(&urgent, 0);
	for (size_t i = 0; i < n; i++)
		tracees_continue(&l->tracees, tids[i]);
	nanosleep(&moment, NULL);
	e = stop_all(l);
	if (!e)
		e = live_look(t);
	return e && l->tracees.execed ? live_identify_again(t, e) : e;
}

void live_resume(struct target *t)
{
	_cleanup_urgent_ struct urgent urgent = {};
	struct live *l = t->priv;
	u64 stood;

	if (!t->stopped_at)
		return;
	urgent_begin(&urgent, 0);
	tracees_release(&l->tracees);
	stood = now_ns() - t->stopped_at;
	t->stopped_ns += stood;
	t->longest_ns = max(t->longest_ns, stood);
	t->stopped_at = 0;
	urgent_end(&urgent); // which gives back what haste has set
	haste_end(&l->haste);
}

// --- open and close ---

void live_close(struct target *t)
{
	struct live *l = t->priv;

	live_resume(t);
	tracees_release(&l->tracees); // those that did not come to a stop earlier
	live_close_memory(t);
	vec_free(&l->tracees.list);
	vec_free(&l->reserved);
	vec_free(&l->pids);
	free(l);
}

static struct err *live_glance(struct target *t)
{
	try(live_read_maps(t));
	return live_open_memory(t);
}

static const struct target_ops live_ops = {
	.read = live_read,
	.readv = live_readv,
	.present = live_present,
	.written = live_written,
	.open_file = live_open_file,
	.alive = live_alive,
	.glance = live_glance,
	.stop = live_stop,
	.nudge = live_nudge,
	.resume = live_resume,
	.close = live_close,
};

// It is held by our caller: accounted as a stop from the first, and never let go by us.
static void held_resume(struct target *t)
{
}

static const struct target_ops held_ops = {
	.read = live_read,
	.readv = live_readv,
	.present = live_present,
	.written = live_written,
	.open_file = live_open_file,
	.alive = live_alive,
	.stop = live_stop,
	.resume = held_resume,
	.close = live_close,
};

// It runs, or another debugger holds it: what is mapped now, and no threads.
static struct err *running_stop(struct target *t)
{
	struct live *l = t->priv;
	bool changed;

	try(live_read_auxv(t, l->via, &changed));
	try(live_read_maps(t));
	return live_open_memory(t);
}

static const struct target_ops running_ops = {
	.read = live_read,
	.readv = live_readv,
	.present = live_present,
	.written = live_written,
	.open_file = live_open_file,
	.alive = live_alive,
	.stop = running_stop,
	.close = live_close,
};

struct err *live_open(pid_t pid, const struct target_ops *ops, struct target **ret)
{
	_cleanup_(target_closep) struct target *t = xcalloc(1, sizeof(*t));
	struct live *l = xcalloc(1, sizeof(*l));
	struct proc_stat stat = {};

	l->mem_fd = l->pagemap_fd = -1;
	l->has_scan = true;
	l->via = l->memory = proc_living(pid);
	*vec_push(&l->pids) = pid;
	t->ops = ops;
	t->priv = l;
	t->live = true;
	t->pid = pid;
	t->name = xasprintf("%d", pid);
	t->page_size = (u64)sysconf(_SC_PAGESIZE);
	try(limit_raise());
	if (!proc_stat(pid, pid, &stat))
		return err_new(ESRCH, "no such process");
	l->start_time = stat.start_time;
	try(live_identify(t));
	*ret = take(t);
	return NULL;
}

struct err *target_open_pid(pid_t pid, struct target **ret)
{
	struct proc_status status;

	try(proc_status(pid, &status));
	try(live_permitted(status.tgid));
	return live_open(status.tgid, &live_ops, ret);
}

struct err *target_open_running(pid_t pid, struct target **ret)
{
	struct proc_status status;

	try(proc_status(pid, &status));
	return live_open(status.tgid, &running_ops, ret);
}

struct err *target_open_held(pid_t pid, struct target **ret)
{
	struct live *l;

	try(live_open(pid, &held_ops, ret));
	l = (*ret)->priv;
	l->tracees.is_held = true;
	return NULL;
}

struct err *target_add_pid(struct target *t, pid_t pid)
{
	struct live *l = t->priv;
	struct proc_status status;

	try(proc_status(pid, &status));
	vec_each (&l->pids, known)
		if (*known == status.tgid)
			return NULL;
	try(live_permitted(status.tgid));
	*vec_push(&l->pids) = status.tgid;
	return NULL;
}
