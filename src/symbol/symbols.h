/* SPDX-License-Identifier: MIT */
// Names: addresses of a target to functions, variables, lines and types.
//
// Asked when the target runs again, and in batches: look up all that a report needs at once.
#pragma once

#include "symbol/module.h"

struct symbols;

struct symbols_options {
	const char *binary;  // -f: symbols for the program itself, if its file is stripped
	const char *sysroot; // look for files under this directory first
	bool debuginfod;     // ask debuginfod servers for what is missing
};

// What an address stands for. Strings belong to the symbols.
struct name {
	const char *symbol; // demangled; NULL if unknown
	u64 offset;	    // into the symbol
	bool is_text;	    // in an executable segment
	const char *module; // last component of its path; NULL: in no module
	u64 module_offset;  // address in the file (what addr2line -e takes)
	const char *file;   // source file, in its directory when it was compiled; NULL if unknown
	u32 line, column;   // 0 if unknown
};

// Files are opened through the target; those that are gone or whose build-id differs are left out
// with a note on the target. The target need not be stopped.
must_check struct err *symbols_open(struct target *t, const struct modules *m,
				    const struct symbols_options *, struct symbols **ret);
void symbols_close(struct symbols *s);
DEFINE_FREEP(struct symbols *, symbols_close)

// Names n addresses; ret[i] belongs to addrs[i]. Symbols (functions and data) only: fast.
void symbols_name(struct symbols *s, const u64 *addrs, size_t n, struct name *ret);

// The same, with source lines where there is debug information: where code of the C++ or Rust
// library was inlined, the line that called for it. Return addresses: the caller passes pc - 1.
void symbols_locate(struct symbols *s, const u64 *pcs, size_t n, struct name *ret);

// Names an address of a module that the target has unloaded since, with its line. offset is the
// address in the file, which is looked for by its path and is believed for its build-id alone.
void symbols_name_unloaded(struct symbols *s, const char *path, const u8 *build_id, u8 build_id_len,
			   u64 offset, struct name *ret);

// If addr is a vtable's address point (C++, Rust), the type's demangled name ("std::foo", "dyn
// Trait for T"), else NULL.
const char *symbols_type(struct symbols *s, u64 addr);

// "main+0x1c", or "libfoo.so+0x1234" where no symbol is known, or plain "0x1234": the form of the
// report's lines. buf is returned.
const char *name_format(const struct name *n, u64 addr, char *buf, size_t len);
