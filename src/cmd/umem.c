// SPDX-License-Identifier: MIT
// umem: what a process has allocated, by allocation point. Nothing is marked and no pointer is
// kept, so that it is faster than leak and takes less memory.
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "cmd/format.h"
#include "cmd/growth.h"
#include "cmd/opts.h"
#include "cmd/output.h"
#include "cmd/progress.h"
#include "cmd/summary.h"

enum {
	OPT_FORMAT = 256,
	OPT_SORT,
	OPT_SAVE,
	OPT_DIFF,
	OPT_EVERY,
	OPT_THREADS,
	OPT_SYSROOT,
	OPT_DEBUGINFOD,
	OPT_STACKS,
	OPT_SNAPSHOT,
};

static const struct opt table[] = {
	{'n', NULL, "N", "print the first N lines", 0},
	{0, "format", "NAME", "plain (the default), json, folded, pprof or html", OPT_FORMAT},
	{0, "sort", "WHAT", "sort by count (the default), bytes or site", OPT_SORT},
	{0, "snapshot", NULL, "examine a copy, so that the process hardly stands still",
	 OPT_SNAPSHOT},
	{0, "stacks", NULL, "tell sites apart by their whole stacks (LEAKTAG_DEPTH)", OPT_STACKS},
	{0, "save", "FILE", "also write what was found to FILE, for --diff", OPT_SAVE},
	{0, "diff", "FILE", "print by how much sites grew since FILE was saved", OPT_DIFF},
	{0, "every", "TIME", "look again every TIME, and print what grew since the first look",
	 OPT_EVERY},
	{0, "threads", "N", "examine with N threads (default: one for each processor)",
	 OPT_THREADS},
	{0, "sysroot", "DIR", "look for a core's files under DIR first", OPT_SYSROOT},
	{0, "debuginfod", NULL, "ask debuginfod servers for missing symbols", OPT_DEBUGINFOD},
};

static const char usage[] = "umem [options] pid | core [textfile]";

struct umem {
	struct examine_options examine;
	struct symbols_options symbols;
	const struct report *report;
	enum totals_order order;
	u64 first; // lines to print
	u64 every; // seconds, 0: once
	const char *save, *diff;
	bool stacks, snapshot;
};

// --- options ---

static bool take_number(const char *option, const char *arg, u64 highest, u64 *ret)
{
	if (parse_u64(arg, 10, highest, ret) && *ret)
		return true;
	complain("%s%s: not a number from 1 to %" PRIu64, option, arg, highest);
	return false;
}

static bool accept(int id, const char *arg, void *ctx)
{
	struct umem *u = ctx;
	u64 n;

	switch (id) {
	case 'n': return take_number("-n ", arg, INT64_MAX, &u->first);
	case OPT_FORMAT: return format_take(arg, true, &u->report);
	case OPT_SORT: return take_order(arg, &u->order);
	case OPT_STACKS: u->stacks = true; return true;
	case OPT_SNAPSHOT: u->snapshot = true; return true;
	case OPT_SAVE: u->save = arg; return true;
	case OPT_DIFF: u->diff = arg; return true;
	case OPT_EVERY: return take_time("every", arg, &u->every);
	case OPT_SYSROOT: u->symbols.sysroot = arg; return true;
	case OPT_DEBUGINFOD: u->symbols.debuginfod = true; return true;
	case OPT_THREADS:
		if (!take_number("--threads=", arg, 1024, &n))
			return false;
		u->examine.scan.threads = (unsigned)n;
		return true;
	default: return false;
	}
}

// --- the table ---

static struct err *print_table(const struct umem *u, struct totals *now, struct totals *old)
{
	if (u->save)
		try(totals_save(now, u->save));
	if (old) {
		totals_grow(now, old);
		now->what = "grown";
	}
	totals_sort(now, u->order);
	totals_cut(now, u->first);
	return report_write_totals(u->report, now, stdout);
}

// Prints what there is more than in `old` (NULL: all there is), or hands it all to `keep`.
static struct err *sum_target(struct umem *u, struct target *t, struct totals *old,
			      struct totals *keep)
{
	_cleanup_(examination_fini) struct examination x = {};
	_cleanup_(symbols_closep) struct symbols *symbols = NULL;
	_cleanup_(result_fini) struct result r = {
		.x = &x, .which = HEAP_ALLOCATED, .by_stack = u->stacks || u->report->needs_stacks};
	_cleanup_(progress_endp) struct progress *progress = progress_begin();
	_cleanup_(totals_fini) struct totals now = {};
	struct err *e;

	u->examine.scan.progress = progress_note;
	u->examine.scan.progress_arg = progress;
	e = examine_target(t, &u->examine, &x);
	if (e)
		progress_end(take(progress)); // before what the summary has to say
	try(summary_unless(e, t));
	try(symbols_open(t, &x.modules, &u->symbols, &symbols));
	r.symbols = symbols;
	progress_note(progress, "sum", 0, 0);
	result_prepare(&r, true);
	progress_end(take(progress));
	result_totals(&r, &now);
	totals_group(&now, BY_SITE);
	totals_sort(&now, u->order);
	if (keep) {
		*keep = now;
		now = (struct totals){};
	} else {
		try(print_table(u, &now, old));
	}
	summary_blocks(&r);
	return NULL;
}

static struct err *look(struct umem *u, const char *what, struct totals *old, struct totals *keep)
{
	_cleanup_(target_closep) struct target *t = NULL;
	u64 pid;

	if (parse_u64(what, 10, INT32_MAX, &pid))
		try(u->snapshot ? target_open_snapshot((pid_t)pid, &t)
				: target_open_pid((pid_t)pid, &t));
	else if (strchr(what, '/') || core_recognise(what))
		try(target_open_core(what, &t));
	else
		return err_new(0, "neither a pid nor a core file");
	return sum_target(u, t, old, keep);
}

// Until the process ends: its number may be another's then.
static struct err *watch(struct umem *u, const char *what)
{
	_cleanup_(totals_fini) struct totals first = {};
	_cleanup_close_ int fd = -1;
	u64 pid;

	if (!parse_u64(what, 10, INT32_MAX, &pid))
		return err_new(0, "--every is for a process: a core file does not grow");
	fd = (int)syscall(SYS_pidfd_open, (pid_t)pid, 0);
	try(look(u, what, NULL, &first));
	while (growth_wait(u->every, fd))
		try(look(u, what, &first, NULL));
	complain("%s: has ended", what);
	return NULL;
}

static struct err *umem(struct umem *u, const char *what)
{
	_cleanup_(totals_fini) struct totals old = {};

	try(format_fits(u->report, stdout, u->every));
	if (u->every)
		return watch(u, what);
	if (!u->diff)
		return look(u, what, NULL, NULL);
	try(saved_read(u->diff, &old));
	totals_group(&old, BY_SITE);
	return look(u, what, &old, NULL);
}

int main(int argc, char **argv)
{
	struct umem u = {
		.examine = {.no_mark = true}, .report = report_find("plain"), .first = INT64_MAX};
	struct opts opts = {
		.usage = usage,
		.about = "Sums up every allocated block of a process by allocation point.",
		.table = table,
		.n = ARRAY_SIZE(table),
		.accept = accept,
		.ctx = &u,
	};
	_cleanup_err_ struct err *e = NULL;
	bool dashes;
	int first;

	switch (opts_parse(&opts, argc, argv, &first, &dashes)) {
	case OPTS_DONE: return 0;
	case OPTS_USAGE: return 2;
	case OPTS_GO: break;
	}
	if (argc - first < 1 || argc - first > 2) {
		fprintf(stderr, "usage: %s\n", usage);
		return 2;
	}
	if (u.every && (u.diff || u.save)) {
		complain("--every goes with neither --diff nor --save");
		return 2;
	}
	u.symbols.binary = argv[first + 1]; // NULL if there is none
	output_ignore_signals();
	e = err_wrap(umem(&u, argv[first]), "%s", argv[first]);
	if (e)
		complain("%s", err_message(e));
	return e ? 1 : 0;
}
