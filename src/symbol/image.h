/* SPDX-License-Identifier: MIT */
// The ELF headers and dynamic section of a module, as they lie in a target's memory, widened to
// 64 bits. Every value is what the target says: check it before it is used.
#pragma once

#include <elf.h>

#include "target/target.h"

struct image {
	u16 type; // ET_EXEC or ET_DYN; ET_NONE if there was no ELF header to read
	VEC(Elf64_Phdr) phdrs;
};

// The headers of the ELF file whose first bytes are mapped at t->maps.v[mapping]. False if there are
// none, or not of this target's processor.
bool image_read(struct target *t, size_t mapping, struct image *ret);

// The program headers alone, where only they are known (AT_PHDR).
bool image_read_phdrs(struct target *t, u64 addr, u64 n, struct image *ret);

void image_free(struct image *im);

// Entries of the dynamic section at addr, up to DT_NULL or the first that cannot be read. Calls fn
// for each.
void dynamic_each(struct target *t, u64 addr, void (*fn)(void *arg, s64 tag, u64 value), void *arg);

// The GNU build-id among the notes in [addr, addr + len), whose parts are aligned to `align`;
// returns its length, 0 if there is none, and copies at most `max` bytes.
u8 notes_build_id(struct target *t, u64 addr, u64 len, u64 align, u8 *ret, size_t max);
