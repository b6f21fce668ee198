/* SPDX-License-Identifier: MIT */
// What the kernel has allocated, by allocation point.
//
// The facts are scattered over several files of /proc and debugfs, none of which is on every
// machine, and over the kernel's own memory. Each is a source: one file of this folder, and one
// row of the table in kmem.c, best first.
#pragma once

#include "report/totals.h"

struct kmem_source;

// Files recorded elsewhere, which stand in for those of the machine.
struct recording {
	const struct kmem_source *source;
	char *path;
};

// Where the sources are read: the running machine, a directory with the same tree, or files.
struct kmem_place {
	const char *root; // "" for the running machine, else the directory that stands for "/"
	VEC(struct recording) recordings; // not empty: these files and nothing else
	const char *vmcore;		  // the memory of a dead kernel, and nothing else
	const char *vmlinux;		  // its symbols are to be used
};

enum kmem_role {
	KMEM_ALL,    // has everything
	KMEM_SLAB,   // has all slab objects; of these and the above the first that answers is taken
	KMEM_BESIDE, // has what those of KMEM_SLAB lack: whole pages
};

struct kmem_source {
	const char *name; // for --source
	const char *path; // for messages
	const char *about;
	enum kmem_role role;
	// Adds rows, which need not be added up, and notes on what is inexact. Errors say what to do
	// for the source to be there.
	struct err *(*read)(const struct kmem_place *, struct totals *ret);
	// True if the text of a recorded file is this source's; NULL: it is not recorded as text.
	bool (*recognise)(const char *text, size_t len);
};

extern const struct kmem_source *const kmem_sources[];
extern const size_t kmem_n_sources;

const struct kmem_source *kmem_source_find(const char *name, size_t len);

// Fills place from the operand: a directory (a tree with proc/ or sys/ in it, or recorded files), a
// recorded file, a vmcore or a vmlinux. *ret_saved is set if it is a saved table instead.
must_check struct err *kmem_place_open(const char *operand, struct kmem_place *ret,
				       bool *ret_saved);
void kmem_place_fini(struct kmem_place *p);

// Reads the sources named in `only` ("slabinfo,vmallocinfo"), or with NULL the best there are: the
// first main one that answers, with those beside it. Why the better ones did not answer is added
// to the table as notes that begin with "better: ".
must_check struct err *kmem_collect(const struct kmem_place *p, const char *only,
				    struct totals *ret);
