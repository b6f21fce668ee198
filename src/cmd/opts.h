/* SPDX-License-Identifier: MIT */
// Option tables: one row says all there is about an option; getopt's tables and --help come of it.
#pragma once

#include <stdbool.h>
#include <stdio.h>

struct opt {
	char letter;	   // 0: long only
	const char *name;  // long name, NULL: short only
	const char *arg;   // what --help calls its argument; NULL: takes none
	const char *about; // NULL: not listed
	int id;		   // handed to the command; letters stand for themselves
};

struct opts {
	const char *usage; // one line or more, as in the manual page's synopsis
	const char *about; // a sentence
	const struct opt *table;
	size_t n;
	// Takes an option; false: its argument is wrong and has been complained about.
	bool (*accept)(int id, const char *arg, void *ctx);
	void *ctx;
};

enum opts_status { OPTS_GO, OPTS_DONE, OPTS_USAGE };

// Parses up to the first operand or "--"; *ret_index is the first operand. --help and --version
// are done here (OPTS_DONE). *ret_dashes: operands come after a "--".
enum opts_status opts_parse(const struct opts *o, int argc, char **argv, int *ret_index,
			    bool *ret_dashes);

// "leak: what", to standard error.
void complain(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
