// SPDX-License-Identifier: MIT
#include "cmd/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/xalloc.h"

static const char *output_name(const struct output *o)
{
	return o->path ? o->path : "standard output";
}

// With the permissions that a new file gets, or those of the one whose place it takes.
static FILE *open_temporary(struct output *o, const struct stat *old)
{
	_cleanup_free_ char *name = xasprintf("%s.XXXXXX", o->path);
	_cleanup_close_ int fd = mkostemp(name, O_CLOEXEC);
	mode_t mask = umask(0);
	FILE *f;

	umask(mask);
	if (fd < 0)
		return NULL;
	f = fchmod(fd, old ? old->st_mode & 07777 : 0666 & ~mask) ? NULL : fdopen(fd, "w");
	if (!f) {
		unlink(name);
		return NULL;
	}
	take_fd(&fd);
	o->temporary = take(name);
	return f;
}

void output_ignore_signals(void)
{
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
}

struct err *output_open(struct output *o)
{
	struct stat old;
	bool is_old;

	if (o->file)
		return NULL;
	if (!o->path) {
		o->file = stdout;
		return NULL;
	}
	is_old = !lstat(o->path, &old);
	// A device or a pipe, a link, or a directory that takes no new files, is written in place.
	if (!is_old || S_ISREG(old.st_mode))
		o->file = open_temporary(o, is_old ? &old : NULL);
	if (!o->file)
		o->file = fopen(o->path, "we");
	return o->file ? NULL : err_errno(errno, "%s", o->path);
}

struct err *output_flush(struct output *o)
{
	return fflush(o->file) ? err_errno(errno, "%s", output_name(o)) : NULL;
}

struct err *output_close(struct output *o, bool keep)
{
	_cleanup_free_ char *temporary = take(o->temporary);
	struct err *e = NULL;

	if (o->file && fclose(take(o->file)))
		e = err_errno(errno, "%s", output_name(o));
	if (!temporary)
		return e;
	if (keep && !e && !rename(temporary, o->path))
		return NULL;
	if (keep && !e)
		e = err_errno(errno, "%s", o->path);
	unlink(temporary);
	return e;
}
