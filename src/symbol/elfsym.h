/* SPDX-License-Identifier: MIT */
// The symbols of one module: an index from addresses to names.
//
// Addresses here are those in the file (the target's less module.base). A symbol takes 16 bytes;
// its name stays where it is, in the file or the target, until somebody asks for it.
#pragma once

#include "symbol/elf_file.h"

struct elfsym;

enum { ELFSYM_TABLES = 8 }; // at most, from files and memory together

struct elfsym *elfsym_new(void);
void elfsym_free(struct elfsym *es);
DEFINE_FREEP(struct elfsym *, elfsym_free)

// Adds a file's table (SHT_SYMTAB or SHT_DYNSYM). The file must stay open. False if that gave no
// symbols.
bool elfsym_add_file(struct elfsym *es, const struct elf_file *f, u32 type);

// Adds the exported symbols that the module's dynamic section in memory speaks of.
bool elfsym_add_memory(struct elfsym *es, struct target *t, const struct module *mod);

// Sorts what was added: call it once, after adding and before looking up.
void elfsym_finish(struct elfsym *es);

struct symbol {
	char *name;    // for people
	char *mangled; // as in the file
	u64 start, size;
	bool is_code;
};

// The symbol that addr lies in, or NULL. Of several at one address, the one that its users know:
// malloc rather than __libc_malloc. It stays as it is until the index is freed.
const struct symbol *elfsym_find(struct elfsym *es, u64 addr);

size_t elfsym_count(const struct elfsym *es);
