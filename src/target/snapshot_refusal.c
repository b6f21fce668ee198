// SPDX-License-Identifier: MIT
// Why no copy is made of a process, and what to do about it.
//
// A copy shares all of its memory at first; each page that the process writes to while there is
// one is doubled. So at worst it takes as much again as the process has written in its life.
#include <elf.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "target/live.h"
#include "target/procfs.h"
#include "target/snapshot.h"

enum { SMALL_FILE = 1 << 20 };

// Limits of version 1 that are none are numbers of about this size.
static const u64 unlimited = (u64)1 << 60;

// Linux makes 1 GB in 25 ms, on a machine that has nothing else to do.
static const u64 patience_least = 5 * (u64)1000 * 1000 * 1000,
		 patience_each_gib = 500 * 1000 * 1000;

static struct err *check_filters(const struct target *t)
{
	struct tids tids = {};
	unsigned filtered = 0;

	proc_threads(t->pid, &tids);
	for (size_t i = 0; i < tids.list.n; i++) {
		struct proc_status status = {};

		err_free(proc_status(tids.list.v[i], &status));
		filtered += status.seccomp != 0;
	}
	vec_free(&tids.list);
	if (!filtered)
		return NULL;
	return err_new(EPERM,
		       "it has a seccomp filter, which may kill it for the system calls that "
		       "a copy takes: examine it without --snapshot");
}

static bool link_read(pid_t pid, const char *name, char *buf, size_t len)
{
	_cleanup_free_ char *path = xasprintf("/proc/%d/%s", pid, name);
	const ssize_t n = readlink(path, buf, len - 1);

	buf[max(n, 0)] = 0;
	return n > 0;
}

// The first child in a new namespace takes it with it when it ends.
static struct err *check_namespace(const struct target *t)
{
	const pid_t via = ((const struct live *)t->priv)->via;
	char own[64], children[64], exe[64];

	if (!link_read(via, "ns/pid", own, sizeof(own)) ||
	    (link_read(via, "ns/pid_for_children", children, sizeof(children)) &&
	     !strcmp(own, children)))
		return NULL;
	if (!link_read(via, "exe", exe, sizeof(exe))) // given up before the namespaces
		return err_new(ESRCH, "it has exited");
	return err_new(ENOTSUP, "its children live in another PID namespace than itself: "
				"examine it without --snapshot");
}

// The number after `key` at the start of a line; false if there is none.
static bool number_of(const char *text, const char *key, u64 *ret)
{
	const size_t len = strlen(key);

	for (const char *s = text; s; s = strchr(s, '\n')) {
		s += *s == '\n';
		if (!strncmp(s, key, len) && sscanf(s + len, " %" SCNu64, ret) == 1)
			return true;
	}
	return false;
}

static bool file_number(const char *dir, const char *name, const char *key, u64 *ret)
{
	_cleanup_free_ char *path = xasprintf("%s/%s", dir, name), *text = NULL;
	_cleanup_err_ struct err *e = NULL;
	size_t len;

	e = file_read(path, SMALL_FILE, &text, &len);
	return !e && number_of(text, key, ret);
}

static struct err *too_little(u64 room, u64 need, const char *whose)
{
	return err_new(
		ENOMEM,
		"too little memory %s for a copy: there is room for %" PRIu64 " MB, and if it "
		"writes to all of its memory meanwhile that takes %" PRIu64 " MB: examine it "
		"without --snapshot",
		whose, room / MIB, need / MIB);
}

// What the files of a controller are called in a version of cgroups.
struct controller {
	const char *mount, *limit, *usage, *cache;
};

static struct err *check_group(const struct controller *c, const char *dir, u64 need)
{
	u64 limit, usage, cache = 0;

	if (!file_number(dir, c->limit, "", &limit) || limit >= unlimited ||
	    !file_number(dir, c->usage, "", &usage))
		return NULL;
	if (file_number(dir, "memory.stat", c->cache, &cache))
		usage -= min(usage, cache);
	usage = min(usage, limit);
	return limit - usage < need ? too_little(limit - usage, need, "in its cgroup") : NULL;
}

// The group and those that it is in.
static struct err *check_groups(const struct controller *c, const char *path, u64 need)
{
	_cleanup_free_ char *dir = xasprintf("%s%s", c->mount, path);
	const size_t top = strlen(c->mount);

	while (strlen(dir) > top) {
		try(check_group(c, dir, need));
		*strrchr(dir, '/') = 0;
	}
	return NULL;
}

static bool has_word(const char *list, const char *end, const char *word)
{
	const size_t len = strlen(word);

	for (const char *s = list; s < end; s += strcspn(s, ",:") + 1)
		if (strcspn(s, ",:") == len && !strncmp(s, word, len))
			return true;
	return false;
}

// /proc/PID/cgroup: lines "4:memory:/path", and "0::/path" for version 2.
static struct err *check_cgroup(const struct target *t, u64 need)
{
	static const struct controller first = {"/sys/fs/cgroup/memory", "memory.limit_in_bytes",
						"memory.usage_in_bytes", "total_inactive_file"},
				       second = {"/sys/fs/cgroup", "memory.max", "memory.current",
						 "inactive_file"};
	_cleanup_free_ char *text = NULL;
	size_t len;

	try(proc_read(t->pid, "cgroup", &text, &len));
	for (char *save, *line = strtok_r(text, "\n", &save); line;
	     line = strtok_r(NULL, "\n", &save)) {
		const char *list = strchr(line, ':'), *path = list ? strchr(list + 1, ':') : NULL;

		if (!path)
			continue;
		if (path == list + 1)
			try(check_groups(&second, path + 1, need));
		else if (has_word(list + 1, path, "memory"))
			try(check_groups(&first, path + 1, need));
	}
	return NULL;
}

static struct err *check_memory(const struct target *t, u64 need)
{
	u64 available, overcommit;

	if (file_number("/proc/sys/vm", "overcommit_memory", "", &overcommit) && overcommit == 2)
		return err_new(ENOMEM,
			       "vm.overcommit_memory is 2: a copy would count in full, and its own "
			       "allocations might fail: examine it without --snapshot");
	try(check_cgroup(t, need));
	if (file_number("/proc", "meminfo", "MemAvailable:", &available) && available * KIB < need)
		return too_little(available * KIB, need, "on this machine");
	return NULL;
}

struct err *snapshot_permitted(struct target *t, struct copy_plan *ret)
{
	const struct live *l = t->priv;
	struct proc_status status;

	if (t->arch->machine != EM_X86_64)
		return err_new(ENOTSUP,
			       "--snapshot is known for x86-64 alone, and this is a "
			       "program for %s: examine it without --snapshot",
			       t->arch->name);
	try(proc_status(l->via, &status));
	try(check_filters(t));
	try(check_namespace(t));
	try(check_memory(t, status.anonymous));
	ret->adopts = status.is_init;
	ret->patience_ns = patience_least + status.resident / GIB * patience_each_gib;
	return NULL;
}
