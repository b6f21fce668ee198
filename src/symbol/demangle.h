/* SPDX-License-Identifier: MIT */
// Names as people wrote them: C++, Rust and D.
#pragma once

#include <stddef.h>

// A symbol's name for people: demangled, without its version ("@@GLIBC_2.14"), and with nothing in
// it that a terminal could take for a command. The caller's to free.
char *demangle_symbol(const char *name);

// The type that a mangled type name stands for ("N3foo3barE": foo::bar), NULL if it is none.
char *demangle_type(const char *name);
