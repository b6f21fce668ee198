/* SPDX-License-Identifier: MIT */
// A few pages of a target, kept while it stands still: for allocators that find their structures
// by following pointers in small steps. One thread at a time.
#pragma once

#include "target/target.h"

struct peek;

struct peek *peek_new(struct target *t);
void peek_free(struct peek *p);
DEFINE_FREEP(struct peek *, peek_free)

// All len bytes (at most a page), or false.
bool peek_bytes(struct peek *p, u64 addr, void *buf, size_t len);

// One pointer-sized word, zero-extended.
bool peek_word(struct peek *p, u64 addr, u64 *ret);
bool peek_u32(struct peek *p, u64 addr, u32 *ret);
