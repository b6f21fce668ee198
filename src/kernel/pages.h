/* SPDX-License-Identifier: MIT */
// The kernel's struct pages: what each page of memory is used for.
#pragma once

#include "kernel/kimage.h"

enum page_use {
	PAGE_FREE, // with the buddy allocator
	PAGE_SLAB, // the first page of a slab
	PAGE_ANON, // anonymous memory of a process
	PAGE_TAIL, // a further page of a block: look at its head
	PAGE_OTHER,
};

struct page {
	u64 pfn;
	enum page_use use;
	u64 order; // PAGE_FREE: 2^order pages
	u64 head;  // PAGE_TAIL: pfn of its block's first page, or its own if that is unknown
	u64 mapping;
	const u8 *bytes; // of its struct page
};

struct page_layout {
	u32 size; // of struct page
	u32 flags, mapcount, compound, mapping, private;
	u32 slab_type, buddy_type; // values of _mapcount
	u64 slab_flag;		   // where slabs have a flag instead
	u64 lru_flag;		   // on the lists of pages that can be reclaimed
};

must_check struct err *page_layout_read(const struct kimage *im, struct page_layout *ret);

// Every page of RAM that has a struct page; true from fn ends it.
void pages_each(struct kimage *im, const struct page_layout *l,
		bool (*fn)(const struct page *, void *), void *arg);
