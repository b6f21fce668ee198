// SPDX-License-Identifier: MIT
// A live process that is examined by way of a copy: the one kind of target in which code is run. It
// stands still for as long as the copy takes; target_resume and target_stop are what a guardian
// does.
#include <errno.h>

#include "target/guardian.h"
#include "target/live.h"
#include "target/procfs.h"
#include "target/snapshot.h"

static void snapshot_drop(struct target *t)
{
	struct live *l = t->priv;

	guardian_free(take(l->guardian));
	vec_free(&l->absent);
	l->memory = l->via;
}

static struct err *snapshot_look(struct target *t)
{
	struct live *l = t->priv;
	bool changed;

	try(live_read_auxv(t, l->memory, &changed));
	try(live_read_maps(t));
	try(snapshot_find_absent(t));
	return live_open_memory(t);
}

static struct err *snapshot_stop(struct target *t)
{
	struct live *l = t->priv;
	struct copy_plan plan;
	struct err *e;
	bool changed;

	snapshot_drop(t);
	try(live_read_auxv(t, l->via, &changed));
	if (changed)
		try(live_identify(t));
	try(snapshot_permitted(t, &plan));
	try(guardian_start(t, &plan, &l->guardian));
	e = snapshot_look(t);
	if (e)
		snapshot_drop(t);
	return e;
}

// What is read from now on is what the process has then. The copy's end takes a while, for which
// nobody has to wait.
static void snapshot_finish(struct target *t)
{
	struct live *l = t->priv;

	if (!l->guardian)
		return;
	guardian_dismiss(l->guardian);
	l->memory = l->via;
	err_free(live_open_memory(t));
}

static bool snapshot_alive(struct target *t)
{
	if (live_alive(t))
		return true;
	target_note(t, "the copy of it was killed, for want of memory perhaps; it runs on");
	return false;
}

static void snapshot_close(struct target *t)
{
	snapshot_drop(t);
	live_close(t);
}

static const struct target_ops snapshot_ops = {
	.read = snapshot_read,
	.readv = snapshot_readv,
	.present = snapshot_present,
	.written = live_written,
	.open_file = live_open_file,
	.alive = snapshot_alive,
	.stop = snapshot_stop,
	.finish = snapshot_finish,
	.close = snapshot_close,
};

struct err *target_open_snapshot(pid_t pid, struct target **ret)
{
	struct proc_status status;

	try(proc_status(pid, &status));
	try(live_permitted(status.tgid));
	return live_open(status.tgid, &snapshot_ops, ret);
}
