/* SPDX-License-Identifier: MIT */
// The dynamic section of a module of this process: its symbols, and the slots that its calls of
// other modules go through.
#pragma once

#include <link.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct elf {
	uintptr_t base, start, end;
	const ElfW(Phdr) * phdrs;
	unsigned n_phdrs;
	ElfW(Sym) * symbols;
	size_t n_symbols;
	const char *strings;
	size_t strings_len;
	const ElfW(Rela) * relocations[2]; // of the procedure linkage table, and all others
	size_t n_relocations[2];
};

// False if it has no dynamic section, or not all that is needed of it.
bool elf_read(const struct dl_phdr_info *info, struct elf *ret);

// "" if the index or the name is out of bounds.
const char *elf_symbol_name(const struct elf *e, size_t symbol);

// Where the symbol is defined in this module; 0 if it is not, or is no plain function.
uintptr_t elf_function(const struct elf *e, size_t symbol);

// The first function of that name in the order in which modules were loaded, this library left
// out. 0: there is none.
uintptr_t elf_find(const char *name);

// A slot of a module's global offset table.
struct elf_slot {
	uintptr_t *place;
	size_t symbol;
	bool lazy; // not bound yet: leads to the module's own linkage table
};

// Every slot; true from fn ends it.
bool elf_each_slot(const struct elf *e,
		   bool (*fn)(const struct elf *, const struct elf_slot *, void *), void *arg);

// Writes a word of the module in one piece. A page that is read-only is made writable for it, and
// stays so until a word of another page is written, or elf_close(). False if it cannot be made
// writable, or read-only again.
bool elf_write(const struct elf *e, uintptr_t *place, uintptr_t word);
bool elf_close(void);
