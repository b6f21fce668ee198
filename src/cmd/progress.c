// SPDX-License-Identifier: MIT
#include "cmd/progress.h"

#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/num.h"
#include "base/xalloc.h"

#define SECOND	   ((u64)1000000000)
#define DRAW_NS	   (SECOND / 10)
#define AFTER_MOST 3600 // seconds

// A phase as heap/ calls it, as people do, and what it gets through.
static const struct phase {
	const char *name, *about, *unit;
} phases[] = {
	{"scan", "reading memory", "B"},
	{"mark", "following pointers", "pointers"},
	{"sum", "adding up", NULL},
	{},
};

struct progress {
	pthread_t thread;
	pthread_mutex_t lock; // of `ended`
	pthread_cond_t wake;
	bool ended;
	u64 after_ns; // nothing is drawn before
	// Written by the thread that works, read by the one that draws.
	_Atomic(const char *) phase;
	_Atomic u64 done, total, began;
	int drawn; // characters on the line
};

void progress_note(void *arg, const char *phase, u64 done, u64 total)
{
	struct progress *p = arg;

	if (!p)
		return;
	if (atomic_load_explicit(&p->phase, memory_order_relaxed) != phase)
		atomic_store_explicit(&p->began, now_ns(), memory_order_relaxed);
	atomic_store_explicit(&p->done, done, memory_order_relaxed);
	atomic_store_explicit(&p->total, total, memory_order_relaxed);
	atomic_store_explicit(&p->phase, phase, memory_order_relaxed);
}

// --- drawing ---

static int put_rate(char *to, size_t len, double rate, const char *unit)
{
	static const char prefixes[] = {0, 'k', 'M', 'G', 'T'};
	unsigned i = 0;

	for (; rate >= 1000 && i + 1 < ARRAY_SIZE(prefixes); i++)
		rate /= 1000;
	return snprintf(to, len, ", %.*f %.1s%s/s", rate < 10, rate, &prefixes[i], unit);
}

static void draw(struct progress *p)
{
	const char *name = atomic_load_explicit(&p->phase, memory_order_relaxed);
	u64 done = p->done, total = p->total, ns = now_ns() - p->began;
	const struct phase *phase = phases;
	char line[128];
	int n;

	while (phase->name && (!name || strcmp(phase->name, name)))
		phase++;
	n = snprintf(line, sizeof(line), "%s: %s", program_invocation_short_name,
		     phase->name ? phase->about : "starting");
	if (total)
		n += snprintf(line + n, sizeof(line) - (size_t)n, ", %" PRIu64 " %%",
			      min((u64)((double)done * 100 / (double)total), (u64)100));
	if (phase->name && phase->unit && done && ns)
		n += put_rate(line + n, sizeof(line) - (size_t)n,
			      (double)done / ((double)ns / (double)SECOND), phase->unit);
	fprintf(stderr, "\r%s%*s", line, max(p->drawn - n, 0), "");
	p->drawn = n;
}

static void erase(struct progress *p)
{
	if (p->drawn)
		fprintf(stderr, "\r%*s\r", p->drawn, "");
}

// Until it has ended, or the time has come: true if it has ended.
static bool wait_until(struct progress *p, u64 when)
{
	const struct timespec ts = {.tv_sec = (time_t)(when / SECOND),
				    .tv_nsec = (long)(when % SECOND)};
	bool ended;

	pthread_mutex_lock(&p->lock);
	while (!p->ended && pthread_cond_timedwait(&p->wake, &p->lock, &ts) != ETIMEDOUT)
		;
	ended = p->ended;
	pthread_mutex_unlock(&p->lock);
	return ended;
}

// What it has come to is drawn even if it ends right now.
static void *progress_run(void *arg)
{
	struct progress *p = arg;
	u64 when = now_ns() + p->after_ns;

	if (p->after_ns && wait_until(p, when))
		return NULL;
	do {
		draw(p);
		when = max(when + DRAW_NS, now_ns());
	} while (!wait_until(p, when));
	draw(p);
	return NULL;
}

// --- from first to last ---

// LEAK_PROGRESS: seconds, 1 by default.
static u64 after_ns(void)
{
	const char *s = getenv("LEAK_PROGRESS");
	u64 seconds;

	return s && parse_u64(s, 10, AFTER_MOST, &seconds) ? seconds * SECOND : SECOND;
}

struct progress *progress_begin(void)
{
	pthread_condattr_t monotonic;
	struct progress *p;
	sigset_t all, old;
	int failed;

	if (!isatty(STDERR_FILENO))
		return NULL;
	p = xcalloc(1, sizeof(*p));
	p->after_ns = after_ns();
	p->began = now_ns();
	pthread_mutex_init(&p->lock, NULL);
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&p->wake, &monotonic);
	sigfillset(&all); // signals are the main thread's
	pthread_sigmask(SIG_SETMASK, &all, &old);
	failed = pthread_create(&p->thread, NULL, progress_run, p);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	if (!failed)
		return p;
	free(p);
	return NULL;
}

void progress_end(struct progress *p)
{
	if (!p)
		return;
	pthread_mutex_lock(&p->lock);
	p->ended = true;
	pthread_cond_signal(&p->wake);
	pthread_mutex_unlock(&p->lock);
	pthread_join(p->thread, NULL);
	erase(p);
	free(p);
}
