// SPDX-License-Identifier: MIT
#include "symbol/file_roots.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include "base/cleanup.h"

static void root_add(struct file_roots *r, int fd)
{
	if (fd >= 0)
		r->fds[r->n++] = fd;
}

struct err *file_roots_open(const struct target *t, const char *sysroot, struct file_roots *ret)
{
	const int flags = O_PATH | O_DIRECTORY | O_CLOEXEC;
	char path[64];

	*ret = (struct file_roots){};
	if (sysroot) {
		int fd = open(sysroot, flags);

		if (fd < 0)
			return err_errno(errno, "%s", sysroot);
		root_add(ret, fd);
	}
	if (t->live && t->pid) {
		snprintf(path, sizeof(path), "/proc/%d/root", (int)t->pid);
		root_add(ret, open(path, flags));
	}
	root_add(ret, open("/", flags));
	return NULL;
}

void file_roots_close(struct file_roots *r)
{
	while (r->n)
		close(r->fds[--r->n]);
}

static int open_in_root(int root, const char *path)
{
	const int flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
	struct open_how how = {.flags = flags, .resolve = RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS};
	long fd = syscall(SYS_openat2, root, path, &how, sizeof(how));

	// Before Linux 5.6, and where a seccomp filter does not know the call.
	if (fd < 0 && (errno == ENOSYS || errno == EPERM))
		fd = openat(root, path + strspn(path, "/"), flags);
	return (int)fd;
}

int file_root_open(const struct file_roots *r, unsigned root, const char *path)
{
	_cleanup_close_ int fd = open_in_root(r->fds[root], path);
	struct stat st;

	if (fd < 0 || fstat(fd, &st))
		return -1;
	if (!S_ISREG(st.st_mode)) {
		errno = ENOENT;
		return -1;
	}
	return take_fd(&fd);
}
