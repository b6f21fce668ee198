// SPDX-License-Identifier: MIT
// Two steps, each at a safe moment of its own: the target's loader loads the library; then the
// library redirects the process's calls (lib/leaktag/attach.c).

#include "alloc/attach.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <dlfcn.h>

#include "alloc/safe.h"
#include "alloc/tags.h"
#include "base/io.h"
#include "leaktag/layout.h"

enum { STACK_BYTES = 256 << 10, STATUS_BYTES = 64 << 10 };

static const u64 call_ns = 500 * (u64)1000 * 1000;

struct step {
	const struct attach_options *options;
	const char *function; // of the library
	struct attach_report *report;
};

// --- what makes it impossible ---

// The value of a line of /proc/PID/status; "" if it has none such.
static void status_value(const char *status, const char *name, char *buf, size_t len)
{
	const char *line = strstr(status, name), *value = line ? line + strlen(name) : "";

	snprintf(buf, len, "%.*s", (int)strcspn(value, "\n"), value);
}

static struct err *check_process(const struct target *t)
{
	_cleanup_free_ char *status = NULL;
	char path[64], value[128];
	size_t len;

	snprintf(path, sizeof(path), "/proc/%d/status", t->pid);
	try(file_read(path, STATUS_BYTES, &status, &len));
	status_value(status, "\nSeccomp:\t", value, sizeof(value));
	if (strcmp(value, "2") == 0)
		return err_new(EPERM, "it has a seccomp filter, which may kill it for the system "
				      "calls that loading a library takes");
	status_value(status, "\nx86_Thread_features:\t", value, sizeof(value));
	if (strstr(value, "shstk"))
		return err_new(ENOTSUP, "it runs with a shadow stack, on which no call can be "
					"laid from outside");
	return NULL;
}

// The library's path, as the target's own root directory has it.
static struct err *check_library(const struct target *t, const char *library)
{
	_cleanup_free_ char *there = xasprintf("/proc/%d/root%s", t->pid, library);
	struct stat ours, its;

	if (stat(library, &ours))
		return err_errno(errno, "%s", library);
	if (stat(there, &its) || ours.st_ino != its.st_ino || ours.st_dev != its.st_dev)
		return err_new(ENOENT,
			       "it runs in another root directory, where %s is not the same file: "
			       "make the library visible there",
			       library);
	return NULL;
}

static struct err *check_modules(const struct safe_moment *s)
{
	u64 addr;

	vec_each (&s->modules.list, m) {
		if (m->is_main && module_dynsym(s->target, m, "malloc", &addr, NULL))
			return err_new(ENOTSUP,
				       "the program has a malloc of its own linked in, and calls "
				       "it without a table that could be redirected");
	}
	return NULL;
}

static const struct module *find_library(const struct safe_moment *s)
{
	u64 addr;

	vec_each (&s->modules.list, m)
		if (module_dynsym(s->target, m, "leaktag_attach", &addr, NULL))
			return m;
	return NULL;
}

// --- calls ---

static struct err *call(const struct safe_moment *s, struct inject_call c, u64 *ret)
{
	return inject_call(s->target, s->thread, &s->ground, &c, call_ns, ret);
}

static struct err *map_stack(const struct safe_moment *s, u64 *ret)
{
	u64 function, stack = 0;

	if (!module_dynsym(s->target, s->libc, "mmap", &function, NULL))
		return err_new(ENOTSUP, "%s has no mmap", s->libc->path);
	try(call(s,
		 (struct inject_call){.function = function,
				      .args = {0, STACK_BYTES, PROT_READ | PROT_WRITE,
					       MAP_PRIVATE | MAP_ANONYMOUS, (u64)-1, 0}},
		 &stack));
	if (!stack || stack > -(u64)4096)
		return err_errno((int)-stack, "mapping a stack in it");
	*ret = stack;
	return NULL;
}

static struct err *unmap_stack(const struct safe_moment *s, u64 stack)
{
	u64 function, value;

	if (!module_dynsym(s->target, s->libc, "munmap", &function, NULL))
		return NULL;
	return call(s, (struct inject_call){.function = function, .args = {stack, STACK_BYTES}},
		    &value);
}

// Calls a function on a stack of its own. One that does not return in time goes on when the
// target does, and its stack stays.
static struct err *call_on_stack(const struct safe_moment *s, struct inject_call c,
				 const char *string)
{
	u64 stack = 0, value;

	try(map_stack(s, &stack));
	c.stack = stack + STACK_BYTES;
	struct err *e = NULL;
	if (string) {
		c.args[0] = stack;
		e = inject_write(s->target, stack, string, strlen(string) + 1);
	}
	if (!e)
		e = call(s, c, &value);
	if (e && (err_code(e) == EAGAIN || err_code(e) == ESRCH))
		return e;
	struct err *left = unmap_stack(s, stack);
	if (!e)
		return left;
	err_free(left);
	return e;
}

static bool find_dlopen(const struct safe_moment *s, u64 *ret)
{
	vec_each (&s->modules.list, m)
		if (!m->is_interp && module_dynsym(s->target, m, "dlopen", ret, NULL))
			return true;
	// Before glibc 2.34, without libdl.
	return module_dynsym(s->target, s->libc, "__libc_dlopen_mode", ret, NULL);
}

// Step one.
static struct err *load(const struct safe_moment *s, void *arg)
{
	struct step *step = arg;
	u64 function;

	if (find_library(s))
		return NULL;
	try(check_modules(s));
	if (!find_dlopen(s, &function))
		return err_new(ENOTSUP, "no library in it has dlopen");
	step->report->loaded = true;
	return call_on_stack(s, (struct inject_call){.function = function, .args = {0, RTLD_NOW}},
			     step->options->library);
}

static struct err *outcome(const struct leaktag_attachment *a, const char *function)
{
	switch (a->outcome) {
	case LEAKTAG_DONE: return NULL;
	case LEAKTAG_STARTED_WITH:
		return err_new(EALREADY, "it was started with libleaktag, which tags every block");
	case LEAKTAG_ALREADY:
		return err_new(EALREADY, strstr(function, "detach") ? "it is detached already"
								    : "it is attached already");
	case LEAKTAG_NO_MEMORY: return err_new(ENOMEM, "it has no memory for the tables");
	case LEAKTAG_NO_FUNCTION: return err_new(ENOTSUP, "no library in it has a malloc");
	case LEAKTAG_NOT_WRITABLE:
		return err_new(EACCES,
			       "the table at %#lx cannot be made writable; all others are as they "
			       "were",
			       a->failed);
	default: return err_new(0, "libleaktag in it does not say what it has done");
	}
}

// Step two, and detaching.
static struct err *redirect(const struct safe_moment *s, void *arg)
{
	struct step *step = arg;
	const struct module *m = find_library(s);
	struct leaktag_attachment a;
	u64 function, report;

	if (!m && step->options)
		return err_new(ENOEXEC,
			       "its loader has refused to load %s; LD_PRELOAD it into "
			       "the program to see why",
			       step->options->library);
	if (!m)
		return err_new(ENOENT, "libleaktag is not in it");
	if (!module_dynsym(s->target, m, step->function, &function, NULL) ||
	    !module_dynsym(s->target, m, "leaktag_report", &report, NULL))
		return err_new(ENOTSUP, "%s in it is of another release", m->path);
	u64 depth = step->options ? step->options->depth : 0;
	try(call_on_stack(s, (struct inject_call){.function = function, .args = {depth}}, NULL));
	try(target_read(s->target, report, &a, sizeof(a)));
	try(outcome(&a, step->function));
	step->report->slots = a.slots;
	step->report->symbols = a.symbols;
	step->report->modules = a.modules;
	step->report->kept = a.kept;
	step->report->depth = a.depth;
	return NULL;
}

struct err *attach_target(struct target *t, const struct attach_options *o,
			  struct attach_report *ret)
{
	struct attach_report report = {};
	struct step step = {.options = o, .function = "leaktag_attach", .report = &report};

	try(check_process(t));
	try(check_library(t, o->library));
	struct err *e = safe_do(t, o->patience_ns, load, &step);
	if (e && err_code(e) != EAGAIN)
		return e;
	err_free(e); // it may be loading now that all threads run: the next step waits for that
	try(safe_do(t, o->patience_ns, redirect, &step));
	*ret = report;
	return NULL;
}

struct err *detach_target(struct target *t, u64 patience_ns, struct attach_report *ret)
{
	struct attach_report report = {};
	struct step step = {.function = "leaktag_detach", .report = &report};

	try(check_process(t));
	try(safe_do(t, patience_ns, redirect, &step));
	*ret = report;
	return NULL;
}
