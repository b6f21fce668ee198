/* SPDX-License-Identifier: MIT */
// The writable data and bss of modules, whole: where allocators that are found by their structure
// keep their roots.
#pragma once

#include "alloc/alloc.h"

#define DATA_PAGE ((u64)4096)

// One segment's bytes; pages that were never touched are zeros.
struct data {
	const struct module *module;
	u64 start;
	size_t len;
	const u8 *bytes;
	const u8 *touched; // by page of the target: not 0 if it was
	unsigned word;	   // bytes in a pointer
};

// While all rows look for their allocators, walk.data keeps what one has read for the next ones.
struct data_memo *data_memo_new(void);
void data_memo_free(struct data_memo *memo);

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

// The first offset at or after `offset` in a page that was touched, d->len if there is none: what
// is looked for among hundreds of megabytes of bss is not in the rest.
static inline size_t data_touched(const struct data *d, size_t offset)
{
	u64 lead = d->start % DATA_PAGE, page = (lead + offset) / DATA_PAGE;

	if (offset >= d->len || d->touched[page])
		return min(offset, d->len);
	while (page * DATA_PAGE < lead + d->len && !d->touched[page])
		page++;
	return min(page * DATA_PAGE - lead, d->len);
}
