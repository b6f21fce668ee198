/* SPDX-License-Identifier: MIT */
// What leak says besides its data: the summary line, notes, and the roots it took.
#pragma once

#include "report/report.h"

// To standard error: notes first, then one line. looked: every look that was taken.
void summary_print(const struct result *r);

// --explain-roots: each mapping, yes or no, why, and how many blocks' pointers it holds.
void roots_print(const struct examination *x, FILE *out);
