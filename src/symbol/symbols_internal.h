/* SPDX-License-Identifier: MIT */
// What the files of symbols.h share.
#pragma once

#include "symbol/binary.h"
#include "symbol/memo.h"
#include "symbol/symbols.h"

// A segment, and whose it is.
struct place {
	u64 start, end;
	u32 binary;
	bool is_code;
};

// A module that was mapped once.
struct unloaded {
	struct module mod;
	struct binary binary;
};

struct symbols {
	const struct modules *modules;
	struct binary_source source;
	struct binary *binaries;	 // one for each module
	VEC(struct place) places;	 // by start
	size_t last;			 // place of the last look-up
	VEC(struct unloaded *) unloaded; // asked for by symbols_name_unloaded
	struct memo types_at;		 // address -> index in types; see types.c
	VEC(char *) types;
};

// NULL if addr is in no module.
const struct place *symbols_place(struct symbols *s, u64 addr);
const struct symbol *symbols_find(struct symbols *s, const struct place *p, u64 addr);
