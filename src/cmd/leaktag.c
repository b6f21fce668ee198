// SPDX-License-Identifier: MIT
// leaktag: put libleaktag into a running process, and take it out of use again.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "alloc/attach.h"
#include "cmd/opts.h"
#include "cmd/taglib.h"

enum { OPT_DEPTH = 256, OPT_LIBRARY, OPT_WAIT };

static const struct opt table[] = {
	{0, "depth", "N",
	 "keep N frames for each site (default: LEAKTAG_DEPTH of the process, or 1)", OPT_DEPTH},
	{0, "library", "FILE", "the libleaktag.so to load", OPT_LIBRARY},
	{0, "wait", "SECONDS", "look for a safe moment that long (default: 5)", OPT_WAIT},
};

static const char usage[] = "leaktag [--depth=N] [--library=FILE] [--wait=SECONDS] attach pid\n"
			    "leaktag [--wait=SECONDS] detach pid";

enum { MAX_DEPTH = 64, MAX_WAIT = 3600, EXIT_USAGE = 2 };

struct leaktag {
	u64 depth, wait;
	const char *library;
};

static bool take_number(const char *option, const char *arg, u64 highest, u64 *ret)
{
	if (parse_u64(arg, 10, highest, ret) && *ret)
		return true;
	complain("--%s=%s: not a number from 1 to %lu", option, arg, highest);
	return false;
}

static bool accept(int id, const char *arg, void *ctx)
{
	struct leaktag *l = ctx;

	switch (id) {
	case OPT_DEPTH: return take_number("depth", arg, MAX_DEPTH, &l->depth);
	case OPT_WAIT: return take_number("wait", arg, MAX_WAIT, &l->wait);
	case OPT_LIBRARY: l->library = arg; return true;
	default: return false;
	}
}

// This command alone changes the process that it is used on: it says what it did.
static void say_attached(const struct target *t, const struct attach_report *r)
{
	printf("%s: %s; %u calls in %u modules, and %u symbols for modules to come, lead to "
	       "libleaktag; %u frame%s for each block from now on (stopped %u times, %.1f ms at "
	       "most)\n",
	       t->name, r->loaded ? "library loaded" : "library was there", r->slots, r->modules,
	       r->symbols, r->depth, r->depth == 1 ? "" : "s", t->stops,
	       (double)t->longest_ns / 1e6);
}

static void say_detached(const struct target *t, const struct attach_report *r)
{
	printf("%s: %u calls in %u modules, and %u symbols, are as they were (stopped %u times, "
	       "%.1f ms at most); the library stays mapped, and tags stay readable\n",
	       t->name, r->slots, r->modules, r->symbols, t->stops, (double)t->longest_ns / 1e6);
	if (r->kept)
		printf("%s: %u that free a block and tell its size still lead there, for the sake "
		       "of tagged blocks\n",
		       t->name, r->kept);
}

static struct err *attach(struct target *t, const struct leaktag *l)
{
	_cleanup_free_ char *found = NULL;
	struct attach_report report;

	if (l->library)
		found = realpath(l->library, NULL);
	else
		try(taglib_find(&found));
	if (!found)
		return err_errno(errno, "%s", l->library);
	try(attach_target(t,
			  &(struct attach_options){.library = found,
						   .depth = (unsigned)l->depth,
						   .patience_ns = l->wait * 1000 * 1000 * 1000},
			  &report));
	say_attached(t, &report);
	return NULL;
}

static struct err *detach(struct target *t, const struct leaktag *l)
{
	struct attach_report report;

	try(detach_target(t, l->wait * 1000 * 1000 * 1000, &report));
	say_detached(t, &report);
	return NULL;
}

static struct err *do_it(const char *what, pid_t pid, const struct leaktag *l)
{
	_cleanup_(target_closep) struct target *t = NULL;

	try(target_open_pid(pid, &t));
	return strcmp(what, "attach") == 0 ? attach(t, l) : detach(t, l);
}

int main(int argc, char **argv)
{
	struct leaktag l = {.wait = 5};
	const struct opts o = {
		.usage = usage,
		.about = "Make libleaktag tag the blocks of a running process, or stop doing so.",
		.table = table,
		.n = ARRAY_SIZE(table),
		.accept = accept,
		.ctx = &l,
	};
	bool dashes;
	int first;
	u64 pid;

	switch (opts_parse(&o, argc, argv, &first, &dashes)) {
	case OPTS_DONE: return EXIT_SUCCESS;
	case OPTS_USAGE: return EXIT_USAGE;
	default: break;
	}
	if (argc - first != 2 ||
	    (strcmp(argv[first], "attach") != 0 && strcmp(argv[first], "detach") != 0) ||
	    !parse_u64(argv[first + 1], 10, INT32_MAX, &pid)) {
		complain("attach or detach, and a process id, are needed");
		fprintf(stderr, "usage: %s\n", usage);
		return EXIT_USAGE;
	}
	_cleanup_err_ struct err *e = do_it(argv[first], (pid_t)pid, &l);
	if (!e)
		return EXIT_SUCCESS;
	complain("%s: %s", argv[first + 1], err_message(e));
	return EXIT_FAILURE;
}
