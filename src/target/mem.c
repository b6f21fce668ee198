// SPDX-License-Identifier: MIT
// Reading the memory of a live process.
//
// process_vm_readv is the fast way. Pages that the process itself may not read (PROT_NONE) are
// had through /proc/PID/mem alone. It is kept away from the memory of devices, which it would
// really read.
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/auxv.h>
#include <sys/uio.h>

#include "base/io.h"
#include "target/live.h"
#include "target/maps.h"
#include "target/procfs.h"

enum { BATCH = IOV_MAX };

struct err *live_open_memory(struct target *t)
{
	static _Atomic u64 stops;
	struct live *l = t->priv;

	l->stop_id = ++stops;

	// Anew at each stop: a descriptor stays with the program that ran when it was opened.
	live_close_memory(t);
	l->mem_fd = proc_open(l->memory, "mem");
	if (l->mem_fd < 0)
		return errno == ESRCH ? err_new(ESRCH, "it has exited") : live_refusal(t->pid);
	l->pagemap_fd = proc_open(l->memory, "pagemap");
	l->shared = shared_files_new();
	live_find_reserved(t);
	return NULL;
}

void live_close_memory(struct target *t)
{
	struct live *l = t->priv;

	cleanup_close(&l->mem_fd);
	cleanup_close(&l->pagemap_fd);
	l->mem_fd = l->pagemap_fd = -1;
	shared_files_free(l->shared);
	l->shared = NULL;
}

// The kernel's random bytes are there as long as the address space is.
bool live_alive(struct target *t)
{
	const u64 addr = target_auxv(t, AT_RANDOM);
	char byte;

	return !addr || live_read(t, addr, &byte, 1) == 1;
}

static size_t vm_read(pid_t pid, u64 addr, void *buf, size_t len)
{
	struct iovec local = {.iov_base = buf, .iov_len = len};
	struct iovec remote = {.iov_base = (void *)(uintptr_t)addr, .iov_len = len};
	ssize_t n = process_vm_readv(pid, &local, 1, &remote, 1, 0);

	return n > 0 ? (size_t)n : 0;
}

// From where process_vm_readv stopped to the end of the mapping at most.
static size_t mem_read(struct target *t, u64 addr, void *buf, size_t len)
{
	struct live *l = t->priv;
	const struct mapping *m = target_mapping(t, addr);
	ssize_t n;

	if (!m || mapping_is_device(m))
		return 0;
	n = pread_all(l->mem_fd, buf, (size_t)min((u64)len, m->end - addr), addr);
	return n > 0 ? (size_t)n : 0;
}

size_t live_read(struct target *t, u64 addr, void *buf, size_t len)
{
	struct live *l = t->priv;
	size_t done = 0, n;

	while (done < len) {
		done += vm_read(l->memory, addr + done, (char *)buf + done, len - done);
		if (done == len)
			break;
		n = mem_read(t, addr + done, (char *)buf + done, len - done);
		if (!n)
			break;
		done += n;
	}
	return done;
}

// Reads a batch; says how many pieces are done with. The one where the system call came to an end
// early is finished by live_read.
static size_t batch_read(struct target *t, struct piece *pieces, size_t n)
{
	struct live *l = t->priv;
	struct iovec local[BATCH], remote[BATCH];
	ssize_t got;
	size_t i;

	for (i = 0; i < n; i++) {
		local[i] = (struct iovec){pieces[i].buf, pieces[i].len};
		remote[i] = (struct iovec){(void *)(uintptr_t)pieces[i].addr, pieces[i].len};
	}
	got = process_vm_readv(l->memory, local, n, remote, n, 0);
	for (i = 0; i < n && got >= 0 && (size_t)got >= pieces[i].len; i++) {
		pieces[i].done = pieces[i].len;
		got -= (ssize_t)pieces[i].len;
	}
	if (i == n)
		return n;
	pieces[i].done = live_read(t, pieces[i].addr, pieces[i].buf, pieces[i].len);
	return i + 1;
}

void live_readv(struct target *t, struct piece *pieces, size_t n)
{
	size_t done = 0;

	while (done < n)
		done += batch_read(t, pieces + done, min(n - done, (size_t)BATCH));
}
