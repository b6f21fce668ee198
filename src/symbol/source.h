/* SPDX-License-Identifier: MIT */
// Source text around a line, as the debugger acid showed it on Plan 9:
//
//	/home/me/redis/src/zmalloc.c:121
//	 116	void *zmalloc(size_t size) {
//	 ...
//	>121	    void *ptr = malloc(size);
#pragma once

#include <stdio.h>

#include "symbol/symbols.h"

// Prints file and line, then ten lines around it. The file is looked for under the sysroot, in the
// target's file system and in ours, by its whole name; then below the current directory, its
// leading directories left out one by one. Nothing is printed where it is an error: no line is
// known, the file cannot be found, or it has not so many lines.
must_check struct err *source_print(struct symbols *s, const struct name *n, FILE *out);
