// SPDX-License-Identifier: MIT
#include "cmd/format.h"

#include <unistd.h>

#include "cmd/opts.h"

bool format_take(const char *name, bool totals, const struct report **ret)
{
	const struct report *report = report_find(name);

	if (report && (report->write_totals || !totals)) {
		*ret = report;
		return true;
	}
	complain("--format=%s: no such format; there are:", name);
	for (size_t i = 0; reports[i]; i++)
		if (reports[i]->write_totals || !totals)
			fprintf(stderr, "  %-12s %s\n", reports[i]->name, reports[i]->about);
	return false;
}

struct err *format_fits(const struct report *report, FILE *out, u64 written)
{
	if (report->binary && isatty(fileno(out)))
		return err_new(0, "a %s file is not for a terminal: send it to a file or a pipe",
			       report->name);
	if (report->targets == TARGETS_ONE && written)
		return err_new(0, "a %s file shows one process alone", report->name);
	return NULL;
}
