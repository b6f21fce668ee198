/* SPDX-License-Identifier: MIT */
// Modules: the ELF files that are mapped in a target, as its own memory shows them.
//
// Found while the target is stopped, from its maps and the ELF headers in its memory alone; no
// file is opened. The module's file is opened later, by symbols.h, when the target runs again.
#pragma once

#include <elf.h>

#include "target/target.h"

// A segment of the module, at its address in the target. Bytes beyond the file's are bss.
struct segment {
	u64 start, end; // start of the data to the end of its bss; not rounded to pages
	u64 file_end;	// where the file's bytes end and bss begins
	u64 offset;	// in the file
	u32 flags;	// PF_R | PF_W | PF_X
};

struct module {
	char *path;	// as the target has it mapped; "[vdso]"; "" if unknown
	size_t mapping; // index of its first mapping in target->maps
	size_t file;	// and of its first that is of its file (the same, for most)
	u64 base;	// load bias: address in the target less address in the file
	u64 start, end; // all its segments
	u64 reach;	// the highest end among this and those before it in the list
	VEC(struct segment) segments;
	u64 tls_start, tls_filesz, tls_memsz, tls_align; // PT_TLS (its image), 0 if there is none
	u64 relro_start, relro_end;
	u64 dynamic; // address of PT_DYNAMIC, 0 for a static program
	struct {     // what it says, as addresses in the target; 0 where it says nothing
		u64 symtab, strtab, strsz, gnu_hash, hash, versym;
		u64 debug; // DT_DEBUG, which programs alone have: where the loader keeps its list
	} dyn;
	bool is_main;	// the program itself
	bool is_interp; // the dynamic loader
	u8 build_id[32];
	u8 build_id_len; // 0 if it has none
};

struct modules {
	VEC(struct module) list; // by start
};

// What cannot be believed is left out; finding none is not an error.
must_check struct err *modules_find(struct target *t, struct modules *ret);
void modules_free(struct modules *m);

// The module whose segments span addr, or NULL.
const struct module *modules_at(const struct modules *m, u64 addr);

// The value of an exported symbol (.dynsym, through the hash tables in memory): a cheap look-up
// that needs no file. False if the module does not export it or its tables are unreadable. ret_size
// may be NULL.
bool module_dynsym(struct target *t, const struct module *m, const char *name, u64 *ret_addr,
		   u64 *ret_size);

// True if the module asks others for a symbol, weak ones too, whose name begins so; or in one of several
// ways, the last of which is NULL.
bool module_needs(struct target *t, const struct module *m, const char *prefix);
bool module_needs_any(struct target *t, const struct module *m, const char *const *prefixes);

// The C library; NULL in a static program.
const struct module *modules_libc(struct target *t, const struct modules *m);
