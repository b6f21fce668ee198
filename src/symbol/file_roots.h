/* SPDX-License-Identifier: MIT */
// Where files of the target are looked for by name: under the sysroot that the user gave, in the
// target's own file system, in ours.
#pragma once

#include "target/target.h"

struct file_roots {
	int fds[3]; // of the directories; in this order
	unsigned n;
};

// sysroot may be NULL. A root that cannot be opened is left out; a sysroot is an error.
must_check struct err *file_roots_open(const struct target *t, const char *sysroot,
				       struct file_roots *ret);
void file_roots_close(struct file_roots *r);

// Opens a path for reading as a process would that has this root: also symbolic links and ".." stay
// inside. -1 and errno. Only regular files.
int file_root_open(const struct file_roots *r, unsigned root, const char *path);
