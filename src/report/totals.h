/* SPDX-License-Identifier: MIT */
// Totals: what each allocation point holds. The table that umem and kmem print, free of any
// format; the writers of this folder turn it into bytes.
#pragma once

#include <stdio.h>

#include "base/err.h"
#include "base/num.h"
#include "base/vec.h"

// A call on the way to an allocation. Strings belong to it; NULL is "not known".
struct frame {
	char *name; // "main+0x1c", "kmt_leak+0x2d [kmemtest]", "cache:dentry"; never NULL
	char *file;
	u32 line;
	u64 address; // it returns to; 0: not known
};

struct frames {
	VEC(struct frame) list; // innermost first
};

// One allocation point. Strings belong to the row; NULL is "not known".
struct total {
	s64 count, bytes;	  // blocks and their bytes; what they grew by, in a difference
	s64 direct, direct_bytes; // of leaks: those that no other leak points to; -1: not told
	char *site; // "do_eventfd+0x34", "fs/eventfd.c:393 do_eventfd", "cache:dentry"; never NULL
	char *module;	      // "ext4"; "vmlinux" for the kernel itself
	char *cache;	      // the slab cache
	char *stack;	      // innermost frame first, "<-" between frames
	s64 oldest;	      // seconds since the oldest block was allocated; -1: not known
	struct frames frames; // where lines are known; see total_frames
};

// A number about all of it.
struct fact {
	const char *name; // "allocated_bytes": leak-formats(5) lists them
	u64 value;
};

struct totals {
	const char *what; // is in the rows: "leaked", "allocated", "free", "grown"
	VEC(struct total) rows;
	VEC(struct fact) facts;
	VEC(char *) sources; // what was read, as a person would say it
	VEC(char *) notes;   // what to know about the numbers
};

// What rows are told apart by.
enum totals_by { BY_ALL, BY_SITE, BY_MODULE, BY_CACHE, BY_STACK };
enum totals_order { ORDER_COUNT, ORDER_BYTES, ORDER_SITE };

// A new row; takes the strings over.
struct total *totals_add(struct totals *s, s64 count, s64 bytes, char *site);
void totals_source(struct totals *s, const char *fmt, ...) printf_like(2);
void totals_note(struct totals *s, const char *fmt, ...) printf_like(2);
void totals_fact(struct totals *s, const char *name, u64 value);

// The calls of a row: its frames, else those of its stack, else its site alone.
void total_frames(const struct total *t, struct frames *ret);
void frames_fini(struct frames *f);
// Of a frame's name, the part that is the function's: without offset and module.
int frame_function(const char *name);

// Adds up rows that are alike. In totals by anything but all, each row's site is the key (and
// "-" where it is not known), and what its rows did not share is not known. Rows that come to
// nothing (no blocks, no bytes) go.
void totals_group(struct totals *s, enum totals_by by);

// What `now` has more than `old`, site by site; rows that did not grow go. Both are grouped by the
// same thing, which is not all.
void totals_grow(struct totals *now, struct totals *old);

// Largest first (sites: alphabetically); equal ones by bytes or count, then by site.
void totals_sort(struct totals *s, enum totals_order order);

// The first n rows alone.
void totals_cut(struct totals *s, size_t n);

void totals_fini(struct totals *s);

// The whole table as a file that totals_load reads again, here or on another machine.
must_check struct err *totals_save(const struct totals *s, const char *path);
bool totals_recognise(const char *text, size_t len);
must_check struct err *totals_load(char *text, size_t len, struct totals *ret);
