/* SPDX-License-Identifier: MIT */
// Files, whole or in pieces.
#pragma once

#include <stddef.h>
#include <sys/types.h>

#include "base/err.h"
#include "base/num.h"

// The whole of a file (also of /proc, whose sizes are unknown); *ret is NUL-terminated beyond
// *ret_len and belongs to the caller. More than `max` bytes is an error.
must_check struct err *file_read(const char *path, size_t max, char **ret, size_t *ret_len);
must_check struct err *file_read_at(int dirfd, const char *path, size_t max, char **ret,
				    size_t *ret_len);

// Reads until len bytes, end of file or an error; returns the bytes read, or -1 and errno when
// there are none.
ssize_t pread_all(int fd, void *buf, size_t len, u64 offset);
