/* SPDX-License-Identifier: MIT */
// An ELF file that is open for its symbols: headers through libelf, contents by pread, so that a
// file that shrinks while it is read is an error and not a SIGBUS.
#pragma once

#include <gelf.h>

#include "symbol/module.h"

struct elf_file {
	int fd;
	Elf *elf; // NULL: not open
};

// Takes fd, whatever comes of it. False if it is no regular ELF file of this machine's byte order.
bool elf_file_open(int fd, struct elf_file *ret);
// The same for bytes in memory.
bool elf_file_open_bytes(const void *bytes, size_t len, struct elf_file *ret);
// The same for a compressed file in memory (xz, zstd, gzip: what elfutils was built with).
bool elf_file_open_packed(const void *bytes, size_t len, struct elf_file *ret);
void elf_file_close(struct elf_file *f);

// The first section of that type (name NULL) or name; false if there is none or it has no bytes.
bool elf_file_section(const struct elf_file *f, const char *name, u32 type, GElf_Shdr *ret);
// Its bytes as they are in the file, if they are at most max; the caller's to free.
void *elf_file_bytes(const struct elf_file *f, const GElf_Shdr *sh, size_t max);

// True if this is the module's file, or its separate debug file: their build-ids are equal or,
// when the module has none, their loadable segments.
bool elf_file_is_of(const struct elf_file *f, const struct module *mod);
