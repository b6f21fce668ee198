// SPDX-License-Identifier: MIT
// Shared mappings of a live process: which bytes there are.
//
// The page tables do not tell: another process may have filled a page, or it may be swapped out.
// The file behind the mapping does, by its holes; shared memory without a name is such a file,
// too. Reading a hole would make the kernel fill it with a page, which nobody has asked for.
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

#include "target/live.h"
#include "target/maps.h"

struct shared_file {
	u64 start; // of its mapping
	int fd;	   // -1: cannot be opened
};

struct shared_files {
	pthread_mutex_t lock;
	VEC(struct shared_file) list;
};

struct shared_files *shared_files_new(void)
{
	struct shared_files *f = xcalloc(1, sizeof(*f));

	pthread_mutex_init(&f->lock, NULL);
	return f;
}

void shared_files_free(struct shared_files *f)
{
	if (!f)
		return;
	vec_each (&f->list, file)
		cleanup_close(&file->fd);
	vec_free(&f->list);
	pthread_mutex_destroy(&f->lock);
	free(f);
}

static int file_of(struct target *t, const struct mapping *m)
{
	const struct live *l = t->priv;
	struct shared_files *f = l->shared;
	int fd = -1;

	if (!f || !m->inode || mapping_is_device(m))
		return -1;
	pthread_mutex_lock(&f->lock);
	vec_each (&f->list, file) {
		if (file->start != m->start)
			continue;
		fd = file->fd;
		pthread_mutex_unlock(&f->lock);
		return fd;
	}
	err_free(live_open_file(t, m, &fd));
	*vec_push(&f->list) = (struct shared_file){m->start, fd};
	pthread_mutex_unlock(&f->lock);
	return fd;
}

bool shared_present(struct target *t, const struct mapping *m, u64 start, u64 end, u64 *ret_start,
		    u64 *ret_end)
{
	const u64 from = m->offset + (start - m->start), upto = m->offset + (end - m->start);
	const int fd = file_of(t, m);
	off_t data, hole;

	*ret_start = start;
	*ret_end = end;
	if (fd < 0)
		return true;
	data = lseek(fd, (off_t)from, SEEK_DATA);
	if (data < 0)
		return errno != ENXIO; // a hole up to the end; else the file system cannot tell
	if ((u64)data >= upto)
		return false;
	hole = lseek(fd, data, SEEK_HOLE);
	*ret_start = m->start + ((u64)data - m->offset);
	if (hole > data && (u64)hole < upto)
		*ret_end = min(end, m->start + align_up((u64)hole - m->offset, t->page_size));
	return true;
}
