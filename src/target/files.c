// SPDX-License-Identifier: MIT
// The very file that a live process has mapped, however it is named today and wherever the
// process's root is.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "target/live.h"
#include "target/procfs.h"

// On stacked and btrfs file systems stat's device is not that of maps; the inode is.
static bool is_same(int fd, const struct mapping *m)
{
	struct stat st;

	return !fstat(fd, &st) && S_ISREG(st.st_mode) && st.st_ino == m->inode;
}

static bool is_same_device(int fd, const struct mapping *m)
{
	struct stat st;

	return is_same(fd, m) && !fstat(fd, &st) && major(st.st_dev) == m->dev_major &&
	       minor(st.st_dev) == m->dev_minor;
}

static int open_regular(const char *path)
{
	return open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
}

// Follows the mapping itself: needs CAP_CHECKPOINT_RESTORE or CAP_SYS_ADMIN.
static int open_mapping(pid_t pid, const struct mapping *m)
{
	char path[96];

	snprintf(path, sizeof(path), "/proc/%d/map_files/%llx-%llx", pid,
		 (unsigned long long)m->start, (unsigned long long)m->end);
	return open_regular(path);
}

static int open_exe(pid_t pid, const struct mapping *m)
{
	_cleanup_close_ int fd = proc_open(pid, "exe");

	return fd >= 0 && is_same_device(fd, m) ? take_fd(&fd) : -1;
}

static int open_path(pid_t pid, const struct mapping *m, const char *suffix)
{
	_cleanup_free_ char *path = xasprintf("/proc/%d/root%s%s", pid, m->path, suffix);
	_cleanup_close_ int fd = open_regular(path);

	return fd >= 0 && is_same(fd, m) ? take_fd(&fd) : -1;
}

// A segment without a name is had through a descriptor that the process still holds.
static int open_descriptor(pid_t pid, const struct mapping *m)
{
	char path[64];
	_cleanup_closedir_ DIR *dir = NULL;
	const struct dirent *entry;

	snprintf(path, sizeof(path), "/proc/%d/fd", pid);
	dir = opendir(path);
	while (dir && (entry = readdir(dir)) != NULL) {
		_cleanup_close_ int fd = -1;
		struct stat st;

		// A device must not be opened just to see what it is.
		if (fstatat(dirfd(dir), entry->d_name, &st, 0) || !S_ISREG(st.st_mode) ||
		    st.st_ino != m->inode)
			continue;
		fd = openat(dirfd(dir), entry->d_name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
		if (fd >= 0 && is_same_device(fd, m))
			return take_fd(&fd);
	}
	return -1;
}

struct err *live_open_file(struct target *t, const struct mapping *m, int *ret_fd)
{
	struct live *l = t->priv;
	int fd;

	if (!m->inode) // shared memory has one, too, whatever its name
		return err_new(ENOENT, "%s: no file", m->path);
	fd = open_mapping(l->via, m);
	if (fd < 0)
		fd = open_exe(l->via, m);
	if (fd < 0 && !m->deleted)
		fd = open_path(l->via, m, "");
	if (fd < 0 && m->deleted) // or that is its name
		fd = open_path(l->via, m, " (deleted)");
	if (fd < 0 && m->deleted)
		fd = open_descriptor(l->via, m);
	if (fd < 0)
		return err_new(ENOENT,
			       m->deleted ? "%s: has been removed since it was mapped "
					    "(as root it can still be read)"
					  : "%s: has been replaced since it was mapped, or "
					    "cannot be read",
			       m->path);
	*ret_fd = fd;
	return NULL;
}
