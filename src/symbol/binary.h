/* SPDX-License-Identifier: MIT */
// What is known of one module beyond its memory: its file, its separate debug file, its symbols and
// lines. Each is opened when it is first needed.
#pragma once

#include "symbol/elfsym.h"
#include "symbol/file_roots.h"
#include "symbol/lines.h"

struct binary {
	const struct module *mod; // without segments: not mapped any more
	const char *name;	  // last component of its path
	struct elf_file file;	  // the module's; not open if it is gone
	struct elf_file given;	  // by the user
	struct elf_file debug;	  // found or fetched
	struct elf_file inside;	  // .gnu_debugdata
	struct elfsym *syms;
	struct lines *lines;
	bool file_sought, debug_sought, lines_sought;
};

// What looking for files takes.
struct binary_source {
	struct target *t;
	struct file_roots roots;
	bool sysroot;	 // the first of the roots is the user's
	bool debuginfod; // can and may be asked
};

void binary_close(struct binary *b);

// Never NULL; without symbols if there are none.
struct elfsym *binary_symbols(struct binary *b, struct binary_source *src);
// NULL if there are none.
struct lines *binary_lines(struct binary *b, struct binary_source *src);
