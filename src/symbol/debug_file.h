/* SPDX-License-Identifier: MIT */
// The separate file that has what was stripped from a module.
#pragma once

#include "symbol/elf_file.h"
#include "symbol/file_roots.h"

// Looks where distributions put it: by build-id, by the name and checksum in the stripped file's
// .gnu_debuglink (file may be closed: then by build-id alone). False if there is none.
bool debug_file_find(const struct file_roots *roots, const struct module *mod,
		     const struct elf_file *file, struct elf_file *ret);

// The symbols that Fedora and others leave in the stripped file (.gnu_debugdata, xz).
bool debug_file_inside(const struct elf_file *file, struct elf_file *ret);

// Why debuginfod servers cannot be asked; NULL if they can.
const char *debug_file_no_servers(void);

// Asks them. NULL, or why nothing came of it.
const char *debug_file_fetch(const struct module *mod, struct elf_file *ret);
