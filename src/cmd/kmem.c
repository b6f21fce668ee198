// SPDX-License-Identifier: MIT
// kmem: what the kernel has allocated, by allocation point.
#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "cmd/format.h"
#include "cmd/growth.h"
#include "cmd/opts.h"
#include "cmd/progress.h"
#include "kernel/leaks.h"

enum {
	OPT_SOURCE = 256,
	OPT_SOURCES,
	OPT_SYSROOT,
	OPT_FORMAT,
	OPT_BY,
	OPT_SORT,
	OPT_OLDER_THAN,
	OPT_SAVE,
	OPT_DIFF,
	OPT_EVERY,
};

static const struct opt table[] = {
	{'l', "leaks", NULL, "the objects that nothing in the kernel's memory points to", 0},
	{'b', "blocks", NULL, "with -l: each of them on a line, as leak prints blocks", 0},
	{'a', "all", NULL, "with -l: also those that the kernel declares not to be leaks", 0},
	{'f', "vmlinux", "FILE", "take the kernel's symbols from FILE, not from its memory", 0},
	{'n', NULL, "N", "print the first N lines", 0},
	{'q', "quiet", NULL, "do not say what was read", 0},
	{'v', "verbose", NULL, "also say why better sources were not there", 0},
	{0, "format", "NAME", "plain (the default), json, folded, pprof or html", OPT_FORMAT},
	{0, "by", "WHAT", "add up by site (the default), module, cache or stack", OPT_BY},
	{0, "sort", "WHAT", "sort by count (the default), bytes or site", OPT_SORT},
	{0, "older-than", "TIME", "only sites with a block at least that old (90s, 10m, 2h)",
	 OPT_OLDER_THAN},
	{0, "save", "FILE", "also write what was found to FILE, for --diff", OPT_SAVE},
	{0, "diff", "FILE", "print by how much sites grew since FILE was saved or recorded",
	 OPT_DIFF},
	{0, "every", "TIME", "look again every TIME, and print what grew since the first look",
	 OPT_EVERY},
	{0, "source", "NAME,...", "read these sources instead of the best there are", OPT_SOURCE},
	{0, "sources", NULL, "list the sources, best first, and exit", OPT_SOURCES},
	{0, "sysroot", "DIR", "look for the sources under DIR instead of /", OPT_SYSROOT},
};

struct kmem {
	bool quiet, verbose, list;
	bool leaks, blocks, declared;
	const char *only, *sysroot, *save, *diff, *vmlinux;
	const struct report *report;
	enum totals_by by; // BY_ALL: not said
	enum totals_order order;
	u64 first; // lines to print
	u64 every; // seconds, 0: once
	u64 older; // seconds, 0: all
	struct kmem_place place;
	bool is_saved; // the operand is a saved table
	const char *operand;
};

// --- options ---

static bool take_by(struct kmem *k, const char *arg)
{
	static const char *const names[] = {[BY_SITE] = "site",
					    [BY_MODULE] = "module",
					    [BY_CACHE] = "cache",
					    [BY_STACK] = "stack"};

	for (size_t i = BY_SITE; i < ARRAY_SIZE(names); i++) {
		if (!strcmp(arg, names[i])) {
			k->by = (enum totals_by)i;
			return true;
		}
	}
	complain("--by=%s: not site, module, cache or stack", arg);
	return false;
}

static bool take_sources(struct kmem *k, const char *arg)
{
	k->only = arg;
	for (const char *p = arg;; p++) {
		size_t len = strcspn(p, ",");

		if (!kmem_source_find(p, len)) {
			complain("--source=%s: no source \"%.*s\" (--sources lists them)", arg,
				 (int)len, p);
			return false;
		}
		p += len;
		if (!*p)
			return true;
	}
}

static bool accept_long(struct kmem *k, int id, const char *arg)
{
	switch (id) {
	case OPT_SOURCE: return take_sources(k, arg);
	case OPT_SOURCES: k->list = true; return true;
	case OPT_SYSROOT: k->sysroot = arg; return true;
	case OPT_FORMAT: return format_take(arg, true, &k->report);
	case OPT_BY: return take_by(k, arg);
	case OPT_SORT: return take_order(arg, &k->order);
	case OPT_OLDER_THAN: return take_time("older-than", arg, &k->older);
	case OPT_SAVE: k->save = arg; return true;
	case OPT_DIFF: k->diff = arg; return true;
	case OPT_EVERY: return take_time("every", arg, &k->every);
	default: return false;
	}
}

static bool accept(int id, const char *arg, void *ctx)
{
	struct kmem *k = ctx;

	switch (id) {
	case 'l': k->leaks = true; return true;
	case 'b': k->blocks = true; return true;
	case 'a': k->declared = true; return true;
	case 'f': k->vmlinux = arg; return true;
	case 'q': k->quiet = true; return true;
	case 'v': k->verbose = true; return true;
	case 'n':
		if (parse_u64(arg, 10, SIZE_MAX, &k->first))
			return true;
		complain("-n %s: not a number of lines", arg);
		return false;
	default: return accept_long(k, id, arg);
	}
}

// --- what is read ---

static struct err *look(const struct kmem *k, struct totals *ret)
{
	struct totals t = {};
	struct err *e =
		k->is_saved ? saved_read(k->operand, &t) : kmem_collect(&k->place, k->only, &t);

	if (e) {
		totals_fini(&t);
		return e;
	}
	*ret = t;
	return NULL;
}

// The earlier state: a saved table, or anything else that can be an operand.
static struct err *diff_read(const struct kmem *k, struct totals *ret)
{
	struct kmem old = {.operand = k->diff, .only = k->only};
	struct err *e;

	old.place.root = "";
	try(kmem_place_open(k->diff, &old.place, &old.is_saved));
	e = look(&old, ret);
	kmem_place_fini(&old.place);
	return e;
}

// --- what is said ---

static void say_sources(const struct kmem *k, const struct totals *t)
{
	bool better = false;

	if (k->quiet)
		return;
	fprintf(stderr, "kmem: from ");
	for (size_t i = 0; i < t->sources.n; i++)
		fprintf(stderr, "%s%s",
			!i			? ""
			: i + 1 == t->sources.n ? " and "
						: ", ",
			t->sources.v[i]);
	fputc('\n', stderr);
	vec_each (&t->notes, n) {
		bool is_better = !strncmp(*n, "better: ", 8);

		better |= is_better;
		if (!is_better || k->verbose)
			fprintf(stderr, "kmem: %s\n", *n);
	}
	if (better && !k->verbose)
		fprintf(stderr, "kmem: -v says what would make it better\n");
}

static void list_sources(void)
{
	for (size_t i = 0; i < kmem_n_sources; i++)
		printf("%-18s %s\n", kmem_sources[i]->name, kmem_sources[i]->about);
}

static struct err *keep_older(struct totals *t, u64 seconds)
{
	size_t n = 0;
	bool known = false;

	vec_each (&t->rows, r)
		known |= r->oldest >= 0;
	if (!known)
		return err_new(ENODATA, "--older-than: nothing here says how old blocks are; "
					"alloc_traces does, where /proc/uptime is beside it");
	vec_each (&t->rows, r) {
		struct total kept = *r;

		if (r->oldest < 0 || (u64)r->oldest < seconds)
			continue;
		*r = t->rows.v[n];
		t->rows.v[n++] = kept;
	}
	totals_cut(t, n);
	return NULL;
}

static struct err *print_totals(const struct kmem *k, struct totals *t)
{
	totals_sort(t, k->order);
	totals_cut(t, k->first);
	return report_write_totals(k->report, t, stdout);
}

static struct err *look_and_print(const struct kmem *k, struct totals *old)
{
	_cleanup_(totals_fini) struct totals now = {};

	try(look(k, &now));
	say_sources(k, &now);
	totals_group(&now, BY_ALL);
	if (k->save)
		try(totals_save(&now, k->save));
	if (k->older)
		try(keep_older(&now, k->older));
	totals_group(&now, k->by);
	now.what = old ? "grown" : "allocated";
	if (old)
		totals_grow(&now, old);
	return print_totals(k, &now);
}

static struct err *watch(struct kmem *k)
{
	_cleanup_(totals_fini) struct totals first = {};

	try(look(k, &first));
	say_sources(k, &first);
	k->quiet = true;
	totals_group(&first, k->by);
	while (growth_wait(k->every, -1))
		try(look_and_print(k, &first));
	return NULL;
}

// --- leaks ---

static void say_leaks(const struct kmem *k, const struct kernel_leaks *l)
{
	u64 direct = 0, bytes = 0;

	if (k->quiet)
		return;
	vec_each (&l->list, leak) {
		direct += leak->direct;
		bytes += leak->size;
	}
	vec_each (&l->notes, n)
		fprintf(stderr, "kmem: %s\n", *n);
	if (l->left_out)
		fprintf(stderr,
			"kmem: left out %" PRIu64
			" sysctl tables, which the kernel declares not to "
			"be leaks (-a shows them)\n",
			l->left_out);
	fprintf(stderr,
		"kmem: %zu leaks, %" PRIu64 " bytes, %" PRIu64 " of them direct; examined %" PRIu64
		" objects of %s\n",
		l->list.n, bytes, direct, l->objects, l->source);
}

static struct err *print_leaks(const struct kmem *k)
{
	_cleanup_(progress_endp) struct progress *progress = progress_begin();
	const struct kernel_leaks_options options = {
		.declared = k->declared,
		.scan = {.progress = progress_note, .progress_arg = progress},
	};
	_cleanup_(kernel_leaks_fini) struct kernel_leaks l = {};
	_cleanup_(totals_fini) struct totals t = {};

	try(kernel_leaks_find(&k->place, &options, &l));
	progress_end(take(progress));
	say_leaks(k, &l);
	kernel_leaks_total(&l, &t);
	totals_group(&t, BY_ALL);
	if (k->save)
		try(totals_save(&t, k->save));
	if (k->blocks)
		return kernel_leaks_write(&l, k->first, stdout);
	totals_group(&t, k->by);
	t.what = "leaked";
	totals_fact(&t, "allocated", l.objects);
	totals_fact(&t, "allocated_bytes", l.bytes);
	totals_fact(&t, "leaks", l.list.n);
	totals_fact(&t, "declared", l.left_out);
	return print_totals(k, &t);
}

// No option is passed over in silence because the operand is of another kind.
static struct err *options_fit(const struct kmem *k)
{
	const bool recorded = k->is_saved || k->place.recordings.n;
	const struct {
		bool wrong;
		const char *option, *why;
	} table[] = {
		{k->leaks && recorded, "-l",
		 "has no memory in it: leaks are found in a memory dump, or the running kernel"},
		{k->every && (recorded || k->place.vmcore), "--every", "does not change"},
		{k->only && k->is_saved, "--source", "is a saved table"},
		{k->vmlinux && recorded, "-f", "has no memory in it that needs symbols"},
		{k->sysroot && (recorded || k->place.vmcore || k->place.root != k->sysroot),
		 "--sysroot", "is looked at instead of what is below it"},
	};

	for (size_t i = 0; i < ARRAY_SIZE(table); i++)
		if (table[i].wrong)
			return err_new(EINVAL, "%s: %s %s", table[i].option, k->operand,
				       table[i].why);
	return NULL;
}

static struct err *run(struct kmem *k)
{
	_cleanup_(totals_fini) struct totals old = {};

	try(format_fits(k->report, stdout, k->every));
	if (k->by == BY_ALL && (k->diff || k->every || !k->report->needs_stacks))
		k->by = BY_SITE;
	if (k->operand)
		try(kmem_place_open(k->operand, &k->place, &k->is_saved));
	try(options_fit(k));
	if (k->vmlinux)
		k->place.vmlinux = k->vmlinux;
	if (k->leaks)
		return print_leaks(k);
	if (k->every)
		return watch(k);
	if (!k->diff)
		return look_and_print(k, NULL);
	try(err_wrap(diff_read(k, &old), "--diff"));
	totals_group(&old, k->by);
	return look_and_print(k, &old);
}

int main(int argc, char **argv)
{
	struct kmem k = {.first = SIZE_MAX, .report = report_find("plain")};
	const struct opts opts = {
		.usage = "kmem [options] [kernel]",
		.about =
			"Prints what the kernel has allocated: blocks, bytes and site, most blocks "
			"first.\nkernel: a memory dump, a directory or file of recorded sources, a "
			"saved table, or\na vmlinux for its symbols; without it, the running kernel.",
		.table = table,
		.n = ARRAY_SIZE(table),
		.accept = accept,
		.ctx = &k,
	};
	bool dashes;
	int first;
	struct err *e;

	switch (opts_parse(&opts, argc, argv, &first, &dashes)) {
	case OPTS_DONE: return 0;
	case OPTS_USAGE: return 2;
	case OPTS_GO: break;
	}
	if (k.list) {
		list_sources();
		return 0;
	}
	if (argc - first > 1) {
		fprintf(stderr, "usage: %s\n", opts.usage);
		return 2;
	}
	if ((k.blocks || k.declared) && !k.leaks) {
		complain("-a and -b go with -l");
		return 2;
	}
	if (k.blocks && strcmp(k.report->name, "plain")) {
		complain("-b prints blocks, and goes with no --format");
		return 2;
	}
	if (k.leaks && (k.every || k.diff || k.only || k.older)) {
		complain("-l goes with none of --every, --diff, --source and --older-than");
		return 2;
	}
	if (k.every && (k.diff || k.save)) {
		complain("--every goes with neither --diff nor --save");
		return 2;
	}
	k.operand = argv[first];
	k.place.root = k.sysroot ? k.sysroot : "";
	e = run(&k);
	kmem_place_fini(&k.place);
	if (!e)
		return 0;
	complain("%s", err_message(e));
	err_free(e);
	return 1;
}
