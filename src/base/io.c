// SPDX-License-Identifier: MIT
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/xalloc.h"

ssize_t pread_all(int fd, void *buf, size_t len, u64 offset)
{
	size_t done = 0;

	while (done < len) {
		ssize_t n = pread(fd, (char *)buf + done, len - done, (off_t)(offset + done));

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && !done)
			return -1;
		if (n <= 0)
			break;
		done += (size_t)n;
	}
	return (ssize_t)done;
}

struct err *file_read_at(int dirfd, const char *path, size_t max, char **ret, size_t *ret_len)
{
	_cleanup_close_ int fd = openat(dirfd, path, O_RDONLY | O_CLOEXEC);
	_cleanup_free_ char *buf = NULL;
	size_t len = 0, cap = 0;

	if (fd < 0)
		return err_errno(errno, "%s", path);
	for (;;) {
		ssize_t n;

		if (cap - len < 4096) {
			cap = cap ? cap * 2 : 16384;
			buf = xreallocarray(buf, cap, 1);
		}
		n = read(fd, buf + len, cap - len - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_errno(errno, "%s", path);
		if (!n)
			break;
		len += (size_t)n;
		if (len > max)
			return err_new(EFBIG, "%s: more than %zu bytes", path, max);
	}
	buf[len] = 0;
	*ret = take(buf);
	*ret_len = len;
	return NULL;
}

struct err *file_read(const char *path, size_t max, char **ret, size_t *ret_len)
{
	return file_read_at(AT_FDCWD, path, max, ret, ret_len);
}
