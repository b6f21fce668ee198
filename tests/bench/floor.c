// SPDX-License-Identifier: MIT
// The floor: how fast the memory of a process can be read at all.
//
//	floor PID
//
// One pass of process_vm_readv over its private memory that no file is behind, as far as that is
// there, by one thread and then by two: prints bytes and both times in ns.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>

#include "base/io.h"
#include "base/num.h"
#include "base/vec.h"

#define PAGE	4096
#define WINDOW	(256 * KIB)
#define ENTRIES 65536
#define PRESENT ((u64)3 << 62) // or swapped
#define THREADS 2

struct piece {
	u64 start, end;
};

struct pieces {
	VEC(struct piece) list;
	u64 bytes;
};

static pid_t target;

// --- what is there ---

static void piece_add(struct pieces *ps, u64 start, u64 end)
{
	struct piece *last = ps->list.n ? vec_last(&ps->list) : NULL;

	ps->bytes += end - start;
	if (last && last->end == start && end - align_down(last->start, WINDOW) <= WINDOW)
		last->end = end;
	else
		*vec_push(&ps->list) = (struct piece){start, end};
}

static void mapping_add(struct pieces *ps, int pagemap, u64 start, u64 end)
{
	static u64 map[ENTRIES];

	for (u64 at = start; at < end;) {
		u64 n = min((end - at) / PAGE, (u64)ENTRIES);
		ssize_t got = pread_all(pagemap, map, n * sizeof(u64), at / PAGE * sizeof(u64));

		if (got <= 0)
			return;
		for (ssize_t i = 0; i < got / 8; i++, at += PAGE)
			if (map[i] & PRESENT)
				piece_add(ps, at, at + PAGE);
	}
}

static bool pieces_find(struct pieces *ps)
{
	_cleanup_fclose_ FILE *maps = NULL, *pagemap = NULL;
	char path[64], line[4096];

	snprintf(path, sizeof(path), "/proc/%d/maps", target);
	maps = fopen(path, "r");
	snprintf(path, sizeof(path), "/proc/%d/pagemap", target);
	pagemap = fopen(path, "r");
	while (maps && pagemap && fgets(line, sizeof(line), maps)) {
		unsigned long start, end, inode;
		char prot[8];

		if (sscanf(line, "%lx-%lx %7s %*x %*s %lu", &start, &end, prot, &inode) == 4 &&
		    !inode && !strcmp(prot, "rw-p"))
			mapping_add(ps, fileno(pagemap), start, end);
	}
	return ps->list.n;
}

// --- reading it ---

struct reader {
	const struct pieces *pieces;
	size_t from, to;
	pthread_t thread;
};

static void *reader_run(void *arg)
{
	const struct reader *r = arg;
	_cleanup_free_ void *buf = aligned_alloc(PAGE, WINDOW);

	for (size_t i = r->from; i < r->to; i++) {
		const struct piece *p = &r->pieces->list.v[i];
		struct iovec local = {buf, p->end - p->start};
		struct iovec remote = {(void *)p->start, p->end - p->start};

		if (process_vm_readv(target, &local, 1, &remote, 1, 0) < 0)
			perror("process_vm_readv");
	}
	return NULL;
}

static u64 pass_ns(const struct pieces *ps, unsigned threads)
{
	struct reader r[THREADS] = {};
	u64 start = now_ns();

	for (unsigned i = 0; i < threads; i++) {
		r[i].pieces = ps;
		r[i].from = ps->list.n * i / threads;
		r[i].to = ps->list.n * (i + 1) / threads;
		if (i && pthread_create(&r[i].thread, NULL, reader_run, &r[i]))
			exit(1);
	}
	reader_run(&r[0]);
	for (unsigned i = 1; i < threads; i++)
		pthread_join(r[i].thread, NULL);
	return now_ns() - start;
}

int main(int argc, char **argv)
{
	struct pieces ps = {};
	u64 one;

	target = argc > 1 ? atoi(argv[1]) : 0;
	if (!target || !pieces_find(&ps)) {
		fprintf(stderr, "usage: floor PID\n");
		return 2;
	}
	one = pass_ns(&ps, 1);
	printf("%lu %lu %lu\n", ps.bytes, one, pass_ns(&ps, THREADS));
	vec_free(&ps.list);
	return 0;
}
