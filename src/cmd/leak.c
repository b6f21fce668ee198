// SPDX-License-Identifier: MIT
// leak: the blocks that nothing reaches, in running processes, core files, or a command.
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd/format.h"
#include "cmd/opts.h"
#include "cmd/output.h"
#include "cmd/progress.h"
#include "cmd/run.h"
#include "cmd/src.h"
#include "cmd/summary.h"
#include "cmd/taglib.h"
#include "target/pids.h"

enum {
	LEAKS_FOUND = 23, // what LeakSanitizer exits with
	MAX_RES = 1 << 30,
	MAX_WIDTH = 1 << 16,
};

enum {
	OPT_EXPLAIN_ROOTS = 256,
	OPT_ERROR_EXITCODE,
	OPT_FOLLOW,
	OPT_FORMAT,
	OPT_OUTPUT,
	OPT_THREADS,
	OPT_MAX_MEMORY,
	OPT_SYSROOT,
	OPT_DEBUGINFOD,
	OPT_MISALIGNED,
	OPT_IMAGE,
	OPT_TAGS,
	OPT_SRC,
	OPT_STACKS,
	OPT_SNAPSHOT,
};

static const struct opt table[] = {
	{'a', NULL, NULL, "all allocated blocks, not only leaked ones", 0},
	{'d', NULL, NULL, "free blocks, with or without -a", 0},
	{'s', NULL, NULL, "src(SITE) commands with counts", 0},
	{'c', NULL, NULL, "the same with counts and bytes, and the total", 0},
	{'b', NULL, NULL, "a picture of the memory arenas", 0},
	{'r', NULL, "RES", "with -b: bytes that a pixel stands for (default: 8, or what fits)", 0},
	{'x', NULL, "WIDTH", "with -b: pixels in a row (default: 512)", 0},
	{0, "image", "KIND", "-b as png, plan9 (a Plan 9 image file) or ansi (for a terminal)",
	 OPT_IMAGE},
	{'f', "binary", "FILE", "take the program's symbols from FILE", 0},
	{0, "format", "NAME",
	 "block, table, plain, json, folded, pprof, html, ...: see leak-formats(5)", OPT_FORMAT},
	{'o', "output", "FILE", "write to FILE instead of standard output", OPT_OUTPUT},
	{0, "explain-roots", NULL, "print each mapping: a root or not, why, and what it holds",
	 OPT_EXPLAIN_ROOTS},
	{0, "error-exitcode", "N", "exit with N if there are leaks", OPT_ERROR_EXITCODE},
	{0, "follow", NULL, "with a command: examine its children at their exits too", OPT_FOLLOW},
	{0, "misaligned", NULL, "look for pointers at odd addresses in a big heap too",
	 OPT_MISALIGNED},
	{0, "snapshot", NULL, "examine a copy, so that the process hardly stands still",
	 OPT_SNAPSHOT},
	{0, "src", "WHAT",
	 "show the source of the lines of -s or -c on standard input: a pid, core or program",
	 OPT_SRC},
	{0, "stacks", NULL, "tell sites apart by their whole stacks (LEAKTAG_DEPTH)", OPT_STACKS},
	{0, "tags", NULL, "with a command: run it with libleaktag, which tells who allocated what",
	 OPT_TAGS},
	{0, "threads", "N", "examine with N threads (default: one for each processor)",
	 OPT_THREADS},
	{0, "max-memory", "SIZE", "use at most SIZE, or SIZE% of the target's heap",
	 OPT_MAX_MEMORY},
	{0, "sysroot", "DIR", "look for a core's files under DIR first", OPT_SYSROOT},
	{0, "debuginfod", NULL, "ask debuginfod servers for missing symbols", OPT_DEBUGINFOD},
};

struct leak {
	bool all, free, explain, follow, tags, stacks, snapshot;
	const struct report *report; // NULL: by where the output goes
	char chosen;		     // -b, -c or -s
	const char *image;	     // of -b, NULL: by where the output goes
	struct picture picture;
	const char *src; // --src: whose sources to show
	struct output output;
	s64 error_exitcode; // -1: not given
	struct symbols_options symbols;
	struct examine_options examine;
	VEC(char *) echo; // long options, for the command line that a name is turned into
	u64 targets, written, leaks;
	int failures;
};

static const char usage[] = "leak [-abcds] [-f binary] [-r res] [-x width] [options]\n"
			    "            pid ... | core ... | name ...\n"
			    "       leak [options] -- command [argument ...]\n"
			    "       leak [-f binary] --src pid | core | program < lines";

// --- options ---

static bool choose_report(struct leak *l, char letter)
{
	if (l->chosen && l->chosen != letter) {
		complain("can only use one of -b, -c or -s");
		return false;
	}
	l->chosen = letter;
	l->report = letter == 'b' ? NULL : report_find(letter == 's' ? "acid" : "acid-bytes");
	return true;
}

static bool take_image(struct leak *l, const char *arg)
{
	const struct report *kind = report_find(arg);

	l->image = arg;
	if (kind && kind->picture)
		return choose_report(l, 'b');
	complain("--image=%s: not png, plan9 or ansi", arg);
	return false;
}

static bool take_number(const char *option, const char *arg, u64 lowest, u64 highest, u64 *ret)
{
	if (parse_u64(arg, 10, highest, ret) && *ret >= lowest)
		return true;
	complain("%s%s: not a number from %" PRIu64 " to %" PRIu64, option, arg, lowest, highest);
	return false;
}

static bool take_memory(struct leak *l, const char *arg)
{
	size_t len = strlen(arg);
	char number[24];
	u64 percent;

	if (len && len < sizeof(number) && arg[len - 1] == '%') {
		memcpy(number, arg, len - 1);
		number[len - 1] = 0;
		if (parse_u64(number, 10, 100, &percent) && percent) {
			l->examine.scan.max_percent = (unsigned)percent;
			return true;
		}
	} else if (parse_size(arg, &l->examine.scan.max_memory) && l->examine.scan.max_memory) {
		return true;
	}
	complain("--max-memory=%s: neither a size (64M, 1G) nor a percentage (6%%)", arg);
	return false;
}

static bool accept_long(struct leak *l, int id, const char *arg)
{
	u64 n;

	switch (id) {
	case OPT_EXPLAIN_ROOTS: l->explain = true; return true;
	case OPT_FOLLOW: l->follow = true; return true;
	case OPT_SRC: l->src = arg; return true;
	case OPT_STACKS: l->stacks = true; return true;
	case OPT_SNAPSHOT: l->snapshot = true; return true;
	case OPT_TAGS: l->tags = true; return true;
	case OPT_OUTPUT: l->output.path = arg; return true;
	case OPT_SYSROOT: l->symbols.sysroot = arg; return true;
	case OPT_DEBUGINFOD: l->symbols.debuginfod = true; return true;
	case OPT_MISALIGNED: l->examine.misaligned = true; return true;
	case OPT_FORMAT: return format_take(arg, false, &l->report);
	case OPT_IMAGE: return take_image(l, arg);
	case OPT_MAX_MEMORY: return take_memory(l, arg);
	case OPT_ERROR_EXITCODE:
		if (!take_number("--error-exitcode=", arg, 0, 255, &n))
			return false;
		l->error_exitcode = (s64)n;
		return true;
	case OPT_THREADS:
		if (!take_number("--threads=", arg, 1, 1024, &n))
			return false;
		l->examine.scan.threads = (unsigned)n;
		return true;
	default: return false;
	}
}

// Options that the original has not, as words of a command line.
static void remember_option(struct leak *l, int id, const char *arg)
{
	for (size_t i = 0; i < ARRAY_SIZE(table); i++)
		if (table[i].id == id)
			*vec_push(&l->echo) = xasprintf("--%s%s%s", table[i].name, arg ? "=" : "",
							arg ? arg : "");
}

static bool accept(int id, const char *arg, void *ctx)
{
	struct leak *l = ctx;

	switch (id) {
	case 'a': l->all = true; return true;
	case 'd': l->free = true; return true;
	case 'b':
	case 's':
	case 'c': return choose_report(l, (char)id);
	case 'f': l->symbols.binary = arg; return true;
	case 'r': return take_number("-r ", arg, 1, MAX_RES, &l->picture.res);
	case 'x': return take_number("-x ", arg, 1, MAX_WIDTH, &l->picture.width);
	default: remember_option(l, id, arg); return accept_long(l, id, arg);
	}
}

// What only all options together show to be wrong.
static bool options_agree(const struct leak *l, bool is_command)
{
	if (l->chosen == 'b' && (l->all || l->free)) {
		complain("-b draws allocated, free and leaked memory alike: not with -a or -d");
		return false;
	}
	if (l->tags && !is_command) {
		complain("--tags is for a command that leak runs; for a running process there is "
			 "leaktag attach");
		return false;
	}
	if (l->snapshot && is_command) {
		complain("--snapshot is for running processes; a command is examined at its exit");
		return false;
	}
	return true;
}

// --- names: the command line that would examine them ---

static void print_word(const char *word)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789-_=+./,:@%";

	if (*word && !word[strspn(word, plain)]) {
		printf(" %s", word);
		return;
	}
	printf(" '");
	for (; *word; word++)
		printf(*word == '\'' ? "'\\''" : "%c", *word);
	putchar('\'');
}

// In the order that the original prints them.
static void print_options(const struct leak *l)
{
	if (l->chosen == 's')
		printf(" -s");
	if (l->all)
		printf(" -a");
	if (l->chosen == 'c')
		printf(" -c");
	if (l->free)
		printf(" -d");
	if (l->symbols.binary) {
		printf(" -f");
		print_word(l->symbols.binary);
	}
	if (l->chosen == 'b')
		printf(" -b");
	if (l->picture.res)
		printf(" -r %" PRIu64, l->picture.res);
	if (l->picture.width)
		printf(" -x %" PRIu64, l->picture.width);
	vec_each (&l->echo, word)
		print_word(*word);
}

static struct err *echo_names(const struct leak *l, int argc, char **argv, int operands)
{
	struct pids all = {};

	for (int i = operands; i < argc; i++) {
		struct pids found = {};

		try(pids_named(argv[i], &found));
		if (!found.list.n)
			return err_new(ESRCH, "no processes named %s%s", argv[i],
				       access(argv[i], F_OK)
					       ? ""
					       : ", and the file of that name is not a core file");
		vec_each (&found.list, pid)
			*vec_push(&all.list) = *pid;
		vec_free(&found.list);
	}
	printf("leak");
	print_options(l);
	vec_each (&all.list, pid)
		printf(" %d", *pid);
	putchar('\n');
	vec_free(&all.list);
	return NULL;
}

// --- one target ---

static bool is_png(const char *path)
{
	const char *dot = strrchr(path, '.');

	return dot && !strcasecmp(dot, ".png");
}

static const struct report *chosen_picture(const struct leak *l, bool is_terminal)
{
	if (l->image)
		return report_find(l->image);
	if (l->output.path && is_png(l->output.path))
		return report_find("png");
	return report_find(is_terminal ? "ansi" : "plan9");
}

static const struct report *chosen_report(const struct leak *l)
{
	bool is_terminal = isatty(fileno(l->output.file));

	if (l->chosen == 'b')
		return chosen_picture(l, is_terminal);
	if (l->report)
		return l->report;
	return is_terminal && !l->all && !l->free ? report_find("table") : reports[0];
}

static struct err *write_result(struct leak *l, struct result *r)
{
	const struct report *report;
	FILE *out;

	try(output_open(&l->output)); // an examination that fails leaves an old file alone
	out = l->output.file;
	report = chosen_report(l);
	if (!l->explain)
		try(format_fits(report, out, l->targets));
	if (l->targets++ && (l->explain || report->targets == TARGETS_TITLED))
		fprintf(out, "# %d %s\n", r->x->target->pid, r->x->target->comm);
	if (!l->explain) {
		try(report_write(report, r, out));
	} else {
		result_prepare(r, false);
		roots_print(r->x, out);
	}
	try(output_flush(&l->output));
	l->written++;
	return NULL;
}

// The whole story of a target: examine, name, group, report.
static struct err *leak_target(struct leak *l, struct target *t)
{
	_cleanup_(examination_fini) struct examination x = {};
	_cleanup_(symbols_closep) struct symbols *symbols = NULL;
	_cleanup_(result_fini) struct result r = {
		.x = &x, .picture = &l->picture, .by_stack = l->stacks};
	_cleanup_(progress_endp) struct progress *progress = progress_begin();
	struct err *e;

	l->examine.scan.progress = progress_note;
	l->examine.scan.progress_arg = progress;
	e = examine_target(t, &l->examine, &x);
	if (e)
		progress_end(take(progress)); // before what the summary has to say
	try(summary_unless(e, t));
	if (l->tags && !x.tags && !taglib_is_in(t, &x.modules))
		walk_note(&x.walk, "--tags: the program has not loaded libleaktag.so: it is "
				   "static, or has more rights than its user");
	try(symbols_open(t, &x.modules, &l->symbols, &symbols));
	r.symbols = symbols;
	r.which = HEAP_LEAKED;
	if (l->all || l->free)
		r.which = (l->all ? HEAP_ALLOCATED : 0u) | (l->free ? HEAP_FREE : 0u);
	progress_end(take(progress));
	try(write_result(l, &r));
	summary_print(&r);
	l->leaks += x.stats.leaked;
	return NULL;
}

static void failed(struct leak *l, struct err *e, const char *who)
{
	e = err_wrap(e, "%s", who);
	complain("%s", err_message(e));
	err_free(e);
	l->failures++;
}

static struct err *leak_group(struct leak *l, const pid_t *pids, size_t n)
{
	_cleanup_(target_closep) struct target *t = NULL;

	try(l->snapshot ? target_open_snapshot(pids[0], &t) : target_open_pid(pids[0], &t));
	for (size_t i = 1; i < n; i++)
		try(target_add_pid(t, pids[i]));
	return leak_target(l, t);
}

// Pids of one address space are one target.
static void leak_pids(struct leak *l, char **operands, size_t n)
{
	_cleanup_free_ pid_t *left = xcalloc(n, sizeof(*left)), *group = xcalloc(n, sizeof(*group));

	for (size_t i = 0; i < n; i++)
		left[i] = atoi(operands[i]);
	while (n) {
		size_t in_group = 1, others = 0;
		struct err *e;

		group[0] = left[0];
		for (size_t i = 1; i < n; i++) {
			if (left[i] == left[0])
				continue;
			if (pids_share_memory(left[0], left[i]))
				group[in_group++] = left[i];
			else
				left[others++] = left[i];
		}
		e = leak_group(l, group, in_group);
		if (e) {
			_cleanup_free_ char *who = xasprintf("%d", group[0]);

			failed(l, e, who);
		}
		n = others;
	}
}

static void leak_core(struct leak *l, const char *path)
{
	_cleanup_(target_closep) struct target *t = NULL;
	struct err *e = target_open_core(path, &t);

	if (!e)
		e = leak_target(l, t);
	if (e)
		failed(l, e, path);
}

// --- a command ---

static void leak_held(pid_t pid, void *ctx)
{
	struct leak *l = ctx;
	_cleanup_(target_closep) struct target *t = NULL;
	struct err *e = target_open_held(pid, &t);

	l->examine.stay_stopped = true;
	if (!e)
		e = leak_target(l, t);
	if (e) {
		_cleanup_free_ char *who = xasprintf("%d", pid);

		failed(l, e, who);
	}
}

static int leak_command(struct leak *l, char **argv)
{
	struct run_options options = {.follow = l->follow, .at_exit = leak_held, .ctx = l};
	_cleanup_free_ char *library = NULL;
	int status;
	struct err *e = l->tags ? taglib_find(&library) : NULL;

	options.preload = library;
	if (!e)
		e = run_command(argv, &options, &status);
	if (e) {
		int code = err_code(e) == ENOENT ? 127 : 126;

		complain("%s", err_message(e));
		err_free(e);
		return code;
	}
	if (l->leaks)
		return l->error_exitcode >= 0 ? (int)l->error_exitcode : LEAKS_FOUND;
	if (l->failures)
		return 1;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

// --- operands ---

enum operand { OPERAND_PID, OPERAND_CORE, OPERAND_NAME };

static enum operand operand_kind(const char *s)
{
	u64 pid;

	if (parse_u64(s, 10, INT32_MAX, &pid))
		return OPERAND_PID;
	if (strchr(s, '/') || core_recognise(s))
		return OPERAND_CORE;
	return OPERAND_NAME;
}

static int leak_operands(struct leak *l, int argc, char **argv, int first)
{
	enum operand kind = operand_kind(argv[first]);

	for (int i = first + 1; i < argc; i++) {
		if (operand_kind(argv[i]) == kind)
			continue;
		complain("pids, core files and names cannot be mixed: %s, %s", argv[first],
			 argv[i]);
		return 2;
	}
	if (kind == OPERAND_NAME) {
		struct err *e = echo_names(l, argc, argv, first);

		if (!e)
			return 0;
		complain("%s", err_message(e));
		err_free(e);
		return 1;
	}
	if (kind == OPERAND_PID)
		leak_pids(l, argv + first, (size_t)(argc - first));
	else
		for (int i = first; i < argc; i++)
			leak_core(l, argv[i]);
	if (l->failures)
		return 1;
	return l->leaks && l->error_exitcode >= 0 ? (int)l->error_exitcode : 0;
}

static void leak_fini(struct leak *l)
{
	vec_each (&l->echo, word)
		free(*word);
	vec_free(&l->echo);
}

static int leak_src(struct leak *l)
{
	struct err *e = output_open(&l->output);

	if (!e)
		e = src_show(l->src, &l->symbols, stdin, l->output.file);
	if (!e) {
		l->written++;
		return 0;
	}
	complain("%s", err_message(e));
	err_free(e);
	l->failures++;
	return 1;
}

static int leak(struct leak *l, int argc, char **argv, int first, bool dashes)
{
	_cleanup_err_ struct err *e = NULL;
	int status;

	if (l->src)
		status = leak_src(l);
	else if (dashes)
		status = leak_command(l, argv + first);
	else
		status = leak_operands(l, argc, argv, first);
	e = output_close(&l->output, l->written);
	if (!e || l->failures)
		return status;
	complain("%s", err_message(e));
	return 1;
}

int main(int argc, char **argv)
{
	_cleanup_(leak_fini) struct leak l = {.error_exitcode = -1};
	struct opts opts = {
		.usage = usage,
		.about =
			"Finds memory that a native program has lost: blocks that nothing points to.",
		.table = table,
		.n = ARRAY_SIZE(table),
		.accept = accept,
		.ctx = &l,
	};
	bool dashes;
	int first;

	switch (opts_parse(&opts, argc, argv, &first, &dashes)) {
	case OPTS_DONE: return 0;
	case OPTS_USAGE: return 2;
	case OPTS_GO: break;
	}
	if (!options_agree(&l, dashes))
		return 2;
	if ((first == argc) == !l.src) {
		fprintf(stderr, "usage: %s\n", usage);
		return 2;
	}
	if (!dashes)
		output_ignore_signals();
	return leak(&l, argc, argv, first, dashes);
}
