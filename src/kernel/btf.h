/* SPDX-License-Identifier: MIT */
// BTF: the kernel's own description of its types, which it carries along in its memory.
#pragma once

#include "base/err.h"
#include "base/num.h"

struct btf;

// Takes the bytes over.
must_check struct err *btf_open(void *bytes, size_t len, struct btf **ret);
void btf_close(struct btf *b);
DEFINE_FREEP(struct btf *, btf_close)

// A member, however deep in unnamed structs and unions.
struct btf_place {
	u32 bit_offset;
	u32 bits; // of a bit field, else 0
	u32 type;
};

// False if there is no such struct or union, or no such member. `path` goes down with dots:
// "kallsyms.symtab".
bool btf_find(const struct btf *b, const char *aggregate, const char *path, struct btf_place *ret);

// In bytes; false if not there, or a bit field.
bool btf_offset(const struct btf *b, const char *aggregate, const char *path, u32 *ret);
bool btf_size(const struct btf *b, const char *aggregate, u32 *ret);
bool btf_enum(const struct btf *b, const char *name, u32 *ret);
// The bytes and the number of elements of the member, an array of structs, say.
bool btf_array(const struct btf *b, const char *aggregate, const char *path, u32 *ret_count,
	       u32 *ret_element_size);
