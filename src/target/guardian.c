// SPDX-License-Identifier: MIT
// What the guardian sends, once, through a pair of sockets whose other purpose is to be closed when
// we die:
//
//	struct finding
//	text of the error, with its zero
//	notes * text, with its zero
//	threads * struct thread_head, each with its words
#include "target/guardian.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/oom.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "target/copy.h"
#include "target/live.h"
#include "target/maps.h"
#include "target/urgent.h"

// How often it is tried to have a target bury its copy, should it be busy with something else.
enum { BURY_TRIES = 500 };

struct guardian {
	pid_t pid;
	int link; // -1: dismissed
};

struct finding {
	u64 rest; // bytes that follow
	u64 stood_ns;
	s32 failed, code; // whether, and the error's code
	s32 via, copy;
	u32 stops, execed;
	u64 notes, threads;
};

struct thread_head {
	u64 sp, pc, tp, words;
	s64 tid;
};

// --- what it does ---

// Nothing of ours stays open through it but its end of the pair, which gets the number 3.
static void leave_behind(int link)
{
	const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	const int high = fcntl(link, F_DUPFD_CLOEXEC, 4);

	for (int fd = 0; fd < 3; fd++)
		dup2(null, fd);
	dup2(high, 3);
	syscall(SYS_close_range, 4, UINT32_MAX, 0);
}

// Who is killed first when memory is short; root alone may ask to be the last.
static void set_oom_score(pid_t whose, int score)
{
	_cleanup_free_ char *path = xasprintf("/proc/%d/oom_score_adj", whose);
	_cleanup_fclose_ FILE *f = fopen(path, "we");

	if (f)
		fprintf(f, "%d", score);
}

static bool is_abandoned(int link)
{
	struct pollfd p = {.fd = link};

	return poll(&p, 1, 0) == 1;
}

// Everything that the target has to stand still for.
static struct err *copy_held(struct target *t, int link, const struct copy_plan *plan,
			     struct copy *ret)
{
	struct live *l = t->priv;
	bool changed;

	try(live_hold(t));
	copy_step(STEP_STOPPED);
	if (is_abandoned(link))
		return err_new(EPIPE, "nobody waits for it");
	try(live_choose_via(t));
	try(live_read_auxv(t, l->via, &changed));
	if (changed)
		l->tracees.execed = true;
	if (changed)
		return err_new(EAGAIN, "it has executed another program");
	try(live_read_threads(t));
	return copy_make(t, plan, ret);
}

static struct err *take_copy(struct target *t, int link, const struct copy_plan *plan,
			     struct copy *ret)
{
	_cleanup_urgent_ struct urgent urgent = {};
	struct err *e;

	urgent_begin(&urgent, 0);
	e = copy_held(t, link, plan, ret);
	live_resume(t);
	copy_step(STEP_RELEASED);
	return e ? e : copy_await(plan, ret);
}

static void write_threads(const struct target *t, FILE *out)
{
	vec_each (&t->threads, th) {
		const struct thread_head head = {
			.sp = th->sp,
			.pc = th->pc,
			.tp = th->tp,
			.words = th->words.n,
			.tid = th->tid,
		};

		fwrite(&head, sizeof(head), 1, out);
		fwrite(th->words.v, sizeof(u64), th->words.n, out);
	}
}

static void send_all(int link, const char *bytes, size_t n)
{
	while (n) {
		const ssize_t sent = send(link, bytes, n, MSG_NOSIGNAL);

		if (sent <= 0)
			return;
		bytes += sent;
		n -= (size_t)sent;
	}
}

static void tell(const struct target *t, int link, pid_t copy, const struct err *e)
{
	const struct live *l = t->priv;
	struct finding f = {
		.stood_ns = t->stopped_ns,
		.failed = e != NULL,
		.code = e ? err_code(e) : 0,
		.via = l->via,
		.copy = copy,
		.stops = t->stops,
		.execed = l->tracees.execed,
		.notes = t->notes.n,
		.threads = t->threads.n,
	};
	_cleanup_free_ char *bytes = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&bytes, &n);

	if (!out)
		return;
	fwrite(&f, sizeof(f), 1, out);
	fprintf(out, "%s%c", e ? err_message(e) : "", 0);
	vec_each (&t->notes, note)
		fprintf(out, "%s%c", *note, 0);
	write_threads(t, out);
	if (fclose(out))
		return;
	f.rest = n - sizeof(f);
	memcpy(bytes, &f, sizeof(f));
	send_all(link, bytes, n);
}

static struct err *bury_held(struct target *t, const struct copy *copy)
{
	struct live *l = t->priv;
	bool changed;

	try(live_hold(t));
	try(live_choose_via(t));
	try(live_read_auxv(t, l->via, &changed)); // it may be another program by now
	return copy_bury(t, copy);
}

static struct err *bury_copy(struct target *t, const struct copy *copy)
{
	_cleanup_urgent_ struct urgent urgent = {};
	struct err *e;

	urgent_begin(&urgent, 0);
	e = bury_held(t, copy);
	live_resume(t);
	return e;
}

static void end_copy(struct target *t, const struct copy *copy)
{
	static const struct timespec nap = {.tv_nsec = 20 * 1000 * 1000};

	copy_kill(copy->pid);
	copy_step(STEP_KILLED);
	for (int i = 0; i < BURY_TRIES && copy->child; i++) {
		_cleanup_err_ struct err *e = bury_copy(t, copy);

		if (!e || err_code(e) != EAGAIN)
			break;
		nanosleep(&nap, NULL);
	}
	copy_step(STEP_BURIED);
}

_Noreturn static void guard(struct target *t, int link, const struct copy_plan *plan)
{
	struct pollfd p = {.fd = 3, .events = POLLIN};
	struct copy copy = {};
	struct err *e;

	signal(SIGCHLD, SIG_DFL);
	setsid();
	prctl(PR_SET_NAME, "leak-guardian");
	leave_behind(link);
	set_oom_score(getpid(), OOM_SCORE_ADJ_MIN);
	copy_step(STEP_FORKED);
	e = take_copy(t, p.fd, plan, &copy);
	if (copy.pid)
		set_oom_score(copy.pid, OOM_SCORE_ADJ_MAX);
	tell(t, p.fd, copy.pid, e);
	copy_step(STEP_SENT);
	while (copy.pid && poll(&p, 1, -1) < 0 && errno == EINTR)
		;
	end_copy(t, &copy);
	_exit(0);
}

// --- what it tells ---

// A reader of what has come.
struct cursor {
	const char *at, *end;
};

static bool take_bytes(struct cursor *c, void *ret, size_t n)
{
	if ((size_t)(c->end - c->at) < n)
		return false;
	memcpy(ret, c->at, n);
	c->at += n;
	return true;
}

static const char *take_text(struct cursor *c)
{
	const char *text = c->at;
	const char *end = memchr(text, 0, (size_t)(c->end - text));

	c->at = end ? end + 1 : c->end;
	return end ? text : "";
}

static bool take_thread(struct cursor *c, struct target *t)
{
	struct thread_head head;
	struct thread *th;

	if (!take_bytes(c, &head, sizeof(head)) ||
	    head.words > (size_t)(c->end - c->at) / sizeof(u64))
		return false;
	th = vec_push(&t->threads);
	*th = (struct thread){.tid = (pid_t)head.tid, .sp = head.sp, .pc = head.pc, .tp = head.tp};
	vec_reserve(&th->words, head.words);
	th->words.n = head.words;
	return take_bytes(c, th->words.v, head.words * sizeof(u64));
}

static bool receive(int link, void *buf, size_t n)
{
	for (char *to = buf; n;) {
		const ssize_t got = recv(link, to, n, 0);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		to += got;
		n -= (size_t)got;
	}
	return true;
}

static struct err *lost(void)
{
	return err_new(0, "the process that takes the snapshot was killed");
}

static struct err *take_finding(struct target *t, const struct finding *f, struct cursor *c)
{
	struct live *l = t->priv;
	struct err *e = NULL;
	const char *why = take_text(c);

	t->stops = f->stops;
	t->longest_ns = max(t->longest_ns, f->stood_ns - t->stopped_ns);
	t->stopped_ns = f->stood_ns;
	if (f->failed)
		e = err_new(f->code, "%s", why);
	if (f->execed)
		return live_identify_again(t, e);
	for (u64 i = 0; i < f->notes; i++)
		target_note(t, "%s", take_text(c));
	threads_clear(t);
	for (u64 i = 0; i < f->threads && !e; i++)
		if (!take_thread(c, t))
			return lost();
	if (e)
		return e;
	l->via = f->via;
	l->memory = f->copy;
	return NULL;
}

static struct err *hear(struct target *t, int link)
{
	_cleanup_free_ char *rest = NULL;
	struct finding f;

	if (!receive(link, &f, sizeof(f)))
		return lost();
	rest = xmalloc(f.rest);
	if (!receive(link, rest, f.rest))
		return lost();
	return take_finding(t, &f, &(struct cursor){.at = rest, .end = rest + f.rest});
}

// --- its life ---

static pid_t fork_blocked(sigset_t *old)
{
	sigset_t all;

	sigfillset(&all);
	fflush(NULL);
	pthread_sigmask(SIG_SETMASK, &all, old);
	return fork();
}

struct err *guardian_start(struct target *t, const struct copy_plan *plan, struct guardian **ret)
{
	_cleanup_(guardian_freep) struct guardian *g = NULL;
	_cleanup_close_ int link = -1;
	sigset_t old;
	int pair[2];
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair))
		return err_errno(errno, "socketpair");
	link = pair[1];
	pid = fork_blocked(&old);
	if (!pid)
		guard(t, link, plan);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	if (pid < 0) {
		close(pair[0]);
		return err_errno(errno, "fork");
	}
	g = xcalloc(1, sizeof(*g));
	*g = (struct guardian){.pid = pid, .link = pair[0]};
	close(take_fd(&link));
	try(hear(t, g->link));
	*ret = take(g);
	return NULL;
}

void guardian_dismiss(struct guardian *g)
{
	if (g->link >= 0)
		close(take_fd(&g->link));
}

void guardian_free(struct guardian *g)
{
	if (!g)
		return;
	guardian_dismiss(g);
	while (waitpid(g->pid, NULL, 0) < 0 && errno == EINTR)
		;
	free(g);
}
