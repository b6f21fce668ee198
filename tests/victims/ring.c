// SPDX-License-Identifier: MIT
// Requests of io_uring that wait: the ring's entries hold the words of the newest. What had an entry
// before nobody can be asked about; leak has to say so.
#include "victim.h"

#include <linux/io_uring.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/syscall.h>

enum { ENTRIES = 4 };

static struct io_uring_params params;
static int ring, pipes[2];
static char *indices;
static struct io_uring_sqe *entries;

static void *map(size_t size, off_t what)
{
	void *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, ring, what);

	if (p == MAP_FAILED)
		abort();
	return p;
}

static apart void request(void *data)
{
	unsigned *tail = (unsigned *)(indices + params.sq_off.tail), at = *tail % ENTRIES;

	memset(&entries[at], 0, sizeof(entries[at]));
	entries[at].opcode = IORING_OP_POLL_ADD;
	entries[at].fd = pipes[0];
	entries[at].poll_events = POLLIN;
	entries[at].user_data = (uintptr_t)data;
	((unsigned *)(indices + params.sq_off.array))[at] = at;
	__atomic_store_n(tail, *tail + 1, __ATOMIC_RELEASE);
	if (syscall(SYS_io_uring_enter, ring, 1, 0, 0, NULL, 0) != 1)
		abort();
}

static void work(void)
{
	for (unsigned i = 0; i < ENTRIES; i++) {
		void *early = block(100 + i);

		doubt(early);
		request(early);
	}
	for (unsigned i = 0; i < ENTRIES; i++)
		request(held(block(200 + i)));
	lost(block(300));
}

int main(void)
{
	ring = (int)syscall(SYS_io_uring_setup, ENTRIES, &params);
	if (ring < 0 || pipe(pipes)) {
		puts("skip: no io_uring here");
		return 0;
	}
	indices = map(params.sq_off.array + ENTRIES * sizeof(unsigned), IORING_OFF_SQ_RING);
	entries = map(ENTRIES * sizeof(*entries), IORING_OFF_SQES);
	far(work);
	ready();
}
