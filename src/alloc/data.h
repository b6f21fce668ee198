/* SPDX-License-Identifier: MIT */
// The writable data and bss of modules, whole: where allocators that are found by their structure
// keep their roots.
#pragma once

#include "alloc/alloc.h"

// One segment's bytes; pages that were never touched are zeros.
struct data {
	const struct module *module;
	u64 start;
	size_t len;
	const u8 *bytes;
	unsigned word; // bytes in a pointer
};

// Calls fn for each writable segment, of at least `least` bytes, of each module until it returns
// true, which is returned.
bool data_each(const struct walk *w, u64 least, bool (*fn)(const struct data *, void *), void *arg);

// The pointer-sized word at an offset; 0 beyond the end.
static inline u64 data_at(const struct data *d, size_t offset)
{
	u64 value = 0;

	if (within(offset, d->word, 0, d->len))
		__builtin_memcpy(&value, d->bytes + offset, d->word);
	return value;
}
