// SPDX-License-Identifier: MIT
// Formats: proc(5), /proc/PID/fdinfo ("tfd: 7 events: 1 data: 558c1a5036f0 ..." for each
// registration of an epoll descriptor; fs/eventpoll.c) and /proc/PID/timers ("ID: 0" ...
// "signal: 10/0000558c1a503c80"; fs/proc/base.c).
// A ring of io_uring has lines "SqHead: 16", "CqTail: 4" and, for each request that waits, "  op=6, ..."
// (io_uring/fdinfo.c).
#include "examine/kernel.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"

enum { MAX_FILE = 64 << 20 };

// Takes reason over.
static void word_add(struct kernel_words *k, u64 value, char *reason)
{
	*vec_push(&k->list) = (struct kernel_word){.value = value, .reason = reason};
}

// The whole of a file of the process; NULL if it cannot be read now.
static char *read_text(pid_t pid, const char *name)
{
	_cleanup_free_ char *path = xasprintf("/proc/%d/%s", pid, name);
	_cleanup_err_ struct err *e = NULL;
	char *text = NULL;
	size_t len;

	e = file_read(path, MAX_FILE, &text, &len);
	return text;
}

static void read_epoll(pid_t pid, const char *fd, struct kernel_words *k)
{
	_cleanup_free_ char *name = xasprintf("fdinfo/%s", fd);
	_cleanup_free_ char *text = read_text(pid, name);
	char *line, *rest = text;

	while ((line = strsep(&rest, "\n"))) {
		u64 data;
		int tfd;

		if (sscanf(line, "tfd: %d events: %*x data: %" SCNx64, &tfd, &data) == 2)
			word_add(k, data, xasprintf("epoll %s, for descriptor %d", fd, tfd));
	}
}

// Requests that a ring has taken and not completed: by its counters, or, where one completes more
// than once, by those that wait.
static u64 read_ring(pid_t pid, const char *fd)
{
	_cleanup_free_ char *name = xasprintf("fdinfo/%s", fd);
	_cleanup_free_ char *text = read_text(pid, name);
	char *line, *rest = text;
	u32 taken = 0, completed = 0;
	u64 waiting = 0;

	while ((line = strsep(&rest, "\n"))) {
		sscanf(line, "SqHead: %" SCNu32, &taken);
		sscanf(line, "CqTail: %" SCNu32, &completed);
		waiting += !strncmp(line, "  op=", 5);
	}
	return taken - completed <= INT32_MAX ? max((u64)(taken - completed), waiting) : waiting;
}

static void read_descriptors(pid_t pid, struct kernel_words *k)
{
	_cleanup_free_ char *path = xasprintf("/proc/%d/fd", pid);
	_cleanup_closedir_ DIR *dir = opendir(path);
	u64 requests = 0;
	struct dirent *d;

	while (dir && (d = readdir(dir))) {
		char link[32];
		ssize_t n = readlinkat(dirfd(dir), d->d_name, link, sizeof(link) - 1);

		link[max(n, 0)] = 0;
		if (!strcmp(link, "anon_inode:[eventpoll]"))
			read_epoll(pid, d->d_name, k);
		else if (!strcmp(link, "anon_inode:[io_uring]"))
			requests += read_ring(pid, d->d_name);
	}
	k->requests = max(k->requests, requests);
}

static void read_timers(pid_t pid, struct kernel_words *k)
{
	_cleanup_free_ char *text = read_text(pid, "timers");
	char *line, *rest = text;
	int id = 0;

	while ((line = strsep(&rest, "\n"))) {
		u64 value;

		if (sscanf(line, "ID: %d", &id) != 1 &&
		    sscanf(line, "signal: %*d/%" SCNx64, &value) == 1)
			word_add(k, value, xasprintf("timer %d", id));
	}
}

static int word_compare(const struct kernel_word *a, const struct kernel_word *b)
{
	int c = strcmp(a->reason, b->reason);

	return c ? c : (a->value > b->value) - (a->value < b->value);
}

// What was read before and after the stop is the same, mostly.
static void forget_repeated(struct kernel_words *k)
{
	size_t n = 0;

	vec_sort(&k->list, word_compare);
	vec_each (&k->list, word) {
		if (n && !word_compare(&k->list.v[n - 1], word))
			free(word->reason);
		else
			k->list.v[n++] = *word;
	}
	k->list.n = n;
}

void kernel_words_read(pid_t pid, struct kernel_words *ret)
{
	read_descriptors(pid, ret);
	read_timers(pid, ret);
	forget_repeated(ret);
}

void kernel_words_fini(struct kernel_words *k)
{
	vec_each (&k->list, word)
		free(word->reason);
	vec_free(&k->list);
}
