// SPDX-License-Identifier: MIT
// /proc/allocinfo: every call in the kernel's source that allocates, with what it holds now.
// From CONFIG_MEM_ALLOC_PROFILING (Linux 6.10 on).
//
//	allocinfo - version: 2.0
//	#     <size>  <calls> <tag info>
//	       32000      500 fs/eventfd.c:393 func:do_eventfd
//	       14760      123 kmemtest.c:22 [kmemtest] func:kmt_leak accurate:no
//
// Size comes before count. Version 2 adds "key:value" words behind. With profiling switched off the
// file stays and goes stale, or is all zeros; /proc/sys/vm/mem_profiling tells.
#include "kernel/place.h"

#include <errno.h>
#include <string.h>

static const char header[] = "allocinfo - version: ";

struct tally {
	size_t lines, inexact, damaged;
};

static bool recognise(const char *text, size_t len)
{
	return len > sizeof(header) - 1 && !memcmp(text, header, sizeof(header) - 1);
}

// Pages that SLUB cuts into objects are counted at their own point, and the objects again at theirs.
static bool counts_twice(const char *where, const char *function)
{
	return !strncmp(where, "mm/slub.c:", 10) && !strcmp(function, "alloc_slab_page");
}

static void line_read(char *line, struct totals *ret, struct tally *tally)
{
	char *where, *word, *module = NULL, *function = NULL;
	struct total *r;
	bool inexact = false;
	s64 bytes, count;

	if (!word_number(word_next(&line), &bytes) || !word_number(word_next(&line), &count) ||
	    !(where = word_next(&line))) {
		tally->damaged++;
		return;
	}
	while ((word = word_next(&line))) {
		if (*word == '[')
			module = module_trim(word);
		else if (!strncmp(word, "func:", 5))
			function = word + 5;
		else if (!strcmp(word, "accurate:no"))
			inexact = true;
	}
	tally->lines++;
	if ((!bytes && !count) || !function || counts_twice(where, function))
		return;
	tally->inexact += inexact;
	word = xasprintf("%s %s", where, function);
	r = totals_add(ret, count, bytes, site_format(word, module));
	r->module = xstrdup(module ? module : "vmlinux");
	free(word);
}

static struct err *check_profiling(const struct kmem_place *p, struct totals *ret, bool has_rows)
{
	static const char advice[] = "switch it on (sysctl vm.mem_profiling=1, or boot with "
				     "sysctl.vm.mem_profiling=1) and start what leaks again";
	s64 on;

	if (!has_rows)
		return err_new(ENODATA, "memory allocation profiling is off: %s", advice);
	if (place_number(p, &on, "/proc/sys/vm/mem_profiling") && !on)
		return err_new(ENODATA,
			       "memory allocation profiling has been switched off since: frees "
			       "were not counted, so the numbers are wrong; %s",
			       advice);
	return NULL;
}

static struct err *allocinfo_read(const struct kmem_place *p, struct totals *ret)
{
	_cleanup_free_ char *buf = NULL;
	struct tally tally = {};
	struct text text;
	size_t before = ret->rows.n;
	struct err *e = place_text(p, &allocinfo_source, allocinfo_source.path, &buf, &text);
	char *line;

	if (e && err_code(e) == ENOENT)
		return err_advise(e, "exact numbers by source line: a kernel with "
				     "CONFIG_MEM_ALLOC_PROFILING, started with "
				     "sysctl.vm.mem_profiling=1");
	try(e);
	line = text_line(&text);
	if (!line || strncmp(line, header, sizeof(header) - 1))
		return err_new(0, "%s: its first line is not \"%sN\"", allocinfo_source.path,
			       header);
	line += sizeof(header) - 1;
	if (*line != '1' && *line != '2')
		return err_new(ENOTSUP, "%s: version %s is not known", allocinfo_source.path, line);
	while ((line = text_line(&text)))
		if (*line && *line != '#')
			line_read(line, ret, &tally);
	if (tally.damaged)
		totals_note(ret, "allocinfo: %zu lines were not understood", tally.damaged);
	if (tally.inexact)
		totals_note(ret,
			    "allocinfo: the kernel says that %zu sites are not accurate (their "
			    "growth is)",
			    tally.inexact);
	return check_profiling(p, ret, ret->rows.n > before);
}

const struct kmem_source allocinfo_source = {
	.name = "allocinfo",
	.path = "/proc/allocinfo",
	.about = "exact, by source line; kernels with CONFIG_MEM_ALLOC_PROFILING",
	.role = KMEM_ALL,
	.read = allocinfo_read,
	.recognise = recognise,
};
