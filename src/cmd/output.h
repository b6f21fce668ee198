/* SPDX-License-Identifier: MIT */
// Where a report goes: standard output, or a file that is whole or is not there.
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "base/err.h"

struct output {
	const char *path; // NULL: standard output
	FILE *file;	  // NULL: nothing has been written yet
	char *temporary;  // what the file is called until it is whole; NULL: it is written directly
};

// A reader that has seen enough, and a file that may not grow, are errors that are told. A command
// that we run inherits what is ignored: not before it has begun.
void output_ignore_signals(void);

// Does nothing if it is open. A regular file is written under another name beside it.
must_check struct err *output_open(struct output *o);

// Errors of what has been written so far.
must_check struct err *output_flush(struct output *o);

// keep: the file takes the place of what has had its name; else that stays.
must_check struct err *output_close(struct output *o, bool keep);
