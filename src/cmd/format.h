/* SPDX-License-Identifier: MIT */
// --format: a report by its name, for all commands.
#pragma once

#include "report/report.h"

// totals: it has to be one that is written from sums alone. Complains, and lists those that there
// are, if there is none of that name.
bool format_take(const char *name, bool totals, const struct report **ret);

// That the report can be written to `out`, which has `written` processes in it.
must_check struct err *format_fits(const struct report *report, FILE *out, u64 written);
