/* SPDX-License-Identifier: MIT */
// Symbol tables, in a file or in a target's memory: reading them, and the names they point to.
#pragma once

#include "symbol/elf_file.h"

enum sym_bind { SYM_LOCAL, SYM_WEAK, SYM_GLOBAL };

// A symbol in 16 bytes.
struct sym {
	u64 addr : 56;
	u64 table : 3;
	u64 bind : 2;
	u64 is_code : 1;
	u64 is_typed : 1; // a function or an object; else a label
	u64 is_sized : 1; // else size is only how far it may go
	u32 size;
	u32 name; // in the table's strings
};

struct syms {
	struct sym *v;
	size_t n, cap;
};

// What symbols may lie in: a section, or a segment where there are no sections.
struct sym_area {
	u64 start, end;
	bool is_code;
};

struct sym_table {
	int fd;		  // in a file, or
	struct target *t; // in memory (fd -1): symbols and strings are addresses
	u64 symbols, symbols_len;
	u64 strings, strings_len;
	bool wide;
	VEC(struct sym_area) areas; // by start
};

// The file's first table of that type; false if there is none that adds up.
bool sym_table_of_file(const struct elf_file *f, u32 type, struct sym_table *ret);
// The module's .dynsym in memory.
bool sym_table_of_memory(struct target *t, const struct module *mod, struct sym_table *ret);
void sym_table_free(struct sym_table *table);

// Appends the table's functions and variables, as symbols of table number `number`.
void sym_table_read(const struct sym_table *table, unsigned number, struct syms *ret);

// As the table has it; the caller's to free. NULL if it cannot be read or is empty.
char *sym_table_name(const struct sym_table *table, u32 name);
