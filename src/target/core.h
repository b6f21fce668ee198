/* SPDX-License-Identifier: MIT */
// An ELF core file, inside of this folder.
#pragma once

#include <elf.h>

#include "target/target.h"

// A file that the process had mapped, as it is found here today.
struct core_file {
	char *path;
	int fd;		 // -1: missing, or not the file that was mapped
	u64 size;	 // bytes
	const char *why; // fd is -1: "differs from ...", for an error; static
};

// Where the bytes of a mapping are; the same index as in target->maps.
struct extent {
	u64 offset;  // in the core
	u64 stored;  // bytes that are really there, from the mapping's start
	u64 lost;    // bytes behind them that were stored, too, but the core is cut short
	size_t file; // index in core->files, which has what is not stored; or NO_FILE
};

enum { NO_FILE = ~0U };

struct core {
	int fd;
	u64 size;
	VEC(struct extent) extents;
	VEC(struct core_file) files;
};

// A line of NT_FILE.
struct named_range {
	u64 start, end, offset;
	const char *path; // in the bytes of the notes
};

struct core_notes {
	VEC(struct named_range) files; // by address
};

// Takes what the notes of one PT_NOTE say: threads, auxv, pid, comm. `bytes` must outlive `ret`.
// False if they do not add up: what comes before the damage is taken.
bool core_read_notes(struct target *t, const char *bytes, size_t len, struct core_notes *ret);

// The main thread to the front; the names and numbers that a target has.
void core_settle_threads(struct target *t);

// The thread pointers that the notes do not tell.
void core_find_tcbs(struct target *t);

// Finds the mapped files whose bytes the core lacks.
void core_find_files(struct target *t);
struct err *core_open_file(struct target *t, const struct mapping *m, int *ret_fd);
void core_close_files(struct core *c);

// Unpacks a zstd stream into a file without a name. A stream that is cut short is a note.
must_check struct err *zst_unpack(struct target *t, int fd, int *ret_fd);
bool zst_recognise(const char *bytes, size_t len);
