/* SPDX-License-Identifier: MIT */
// What leak and umem say besides their data: the summary line, notes, and the roots it took.
#pragma once

#include "report/report.h"

// To standard error: notes first, then one line.
void summary_print(const struct result *r);

// The same where nothing has been marked: about the allocated blocks.
void summary_blocks(const struct result *r);

// If the examination failed: what had been wrong with the target before, which may be why.
must_check struct err *summary_unless(struct err *failed, const struct target *t);

// --explain-roots: each mapping, yes or no, why, and how many blocks' pointers it holds.
void roots_print(const struct examination *x, FILE *out);
