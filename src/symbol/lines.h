/* SPDX-License-Identifier: MIT */
// Source lines of addresses in a file with DWARF, through libdw. Only the units that are asked for
// are decoded.
#pragma once

#include "symbol/elf_file.h"

struct lines;

// NULL if the file has no line information. It must stay open.
struct lines *lines_open(const struct elf_file *f);
void lines_close(struct lines *l);

// addr: in the file. Where code of the language's own library was inlined, the line is that of the
// call: what `new` in a header of libstdc++ or alloc.rs was called for. The string is the lines'.
// False if nothing is known.
bool lines_find(struct lines *l, u64 addr, const char **ret_file, u32 *ret_line, u32 *ret_column);
