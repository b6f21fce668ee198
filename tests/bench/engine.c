// SPDX-License-Identifier: MIT
// The engine alone, over made-up heaps in another process:
//
//	engine SHAPE [scale [threads [repeats [max-percent]]]]
//
// Times are the least of the repeats and in units of the floor: one process_vm_readv pass over the
// same heap by one thread, in the same run.
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/io.h"
#include "heap/heap.h"
#include "shapes.h"

#define BASE   ((u8 *)0x555600000000)
#define WINDOW (256 * KIB)

static struct image *image; // shared with the target
static pid_t target;

// --- the target ---

static void target_run(const struct shape *shape, double scale, int ready)
{
	u64 room = align_up(shape->room(scale), 4096);

	prctl(PR_SET_PDEATHSIG, SIGKILL);

	image->base =
		mmap(BASE, room, PROT_READ | PROT_WRITE,
		     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
	if (image->base == MAP_FAILED)
		exit(1);
	image->room = room;
	image->roots = (u64 *)(image + 1);
	shape->make(image, scale);
	if (write(ready, "", 1) != 1)
		exit(1);
	pause();
	exit(0);
}

static void target_start(const struct shape *shape, double scale)
{
	int ready[2];
	char c;

	image = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (image == MAP_FAILED || pipe(ready))
		exit(1);
	target = fork();
	if (!target) {
		close(ready[0]);
		target_run(shape, scale, ready[1]);
	}
	close(ready[1]);
	if (read(ready[0], &c, 1) != 1) {
		fprintf(stderr, "the heap could not be made\n");
		exit(1);
	}
}

static size_t target_read(void *arg, u64 addr, void *buf, size_t len)
{
	struct iovec to = {buf, len}, from = {(void *)addr, len};
	ssize_t n = process_vm_readv(target, &to, 1, &from, 1, 0);

	return n < 0 ? 0 : (size_t)n;
}

#define PAGE	      4096
#define PAGES_AT_ONCE 65536
#define PRESENT	      ((u64)3 << 62) // or swapped

// By /proc/PID/pagemap.
static bool target_present(void *arg, u64 start, u64 end, u64 *ret_start, u64 *ret_end)
{
	static _Thread_local u64 map[PAGES_AT_ONCE];
	int fd = *(int *)arg;
	bool found = false;

	for (u64 at = align_down(start, PAGE); at < end;) {
		u64 n = min((end - at + PAGE - 1) / PAGE, (u64)PAGES_AT_ONCE);
		ssize_t got = pread_all(fd, map, n * 8, at / PAGE * 8);

		if (got <= 0)
			break;
		for (ssize_t i = 0; i < got / 8; i++, at += PAGE) {
			if (!found && map[i] & PRESENT)
				*ret_start = max(at, start);
			found |= !!(map[i] & PRESENT);
			*ret_end = min(at, end);
			if (found && !(map[i] & PRESENT))
				return true;
		}
		*ret_end = min(at, end);
	}
	return found;
}

// --- the walker: as for glibc, size words one after the other ---

struct chunks {
	u64 next; // address of a size word
	u64 first;
	u64 end;
	bool lost;
};

static bool size_fits(u64 word)
{
	u64 size = word & ~(u64)15;

	return (word & 15) == 1 && size >= 32 && size < GIB;
}

static void chunks_begin(void *state, const struct span *span, u64 from, bool synchronised)
{
	struct chunks *c = state;

	c->lost = !synchronised;
	c->end = span->end;
	c->next = from == span->start ? from + IMAGE_HEADER - 8 : from;
	c->first = synchronised ? c->next : 0;
}

// A chain of chunks that runs through 64 KiB is believed.
static bool chain_holds(const u8 *bytes, u64 at, u64 len)
{
	for (u64 end = min(at + 65536, len); at + 8 <= end;) {
		u64 word;

		memcpy(&word, bytes + at, 8);
		if (!size_fits(word))
			return false;
		at += word & ~(u64)15;
	}
	return true;
}

static void chunks_window(void *state, u64 addr, const void *bytes, size_t len, struct tiles *tiles)
{
	struct chunks *c = state;
	u64 last = 32, next, end = min(addr + len, c->end);

	for (u64 at = (align_up(addr, 16) | 8) - addr; c->lost && at + 8 <= len; at += 16)
		if (chain_holds(bytes, at, len)) {
			c->lost = false;
			c->first = c->next = addr + at;
		}
	if (c->lost)
		return;
	for (next = c->next; next < end;) {
		u64 word;

		memcpy(&word, (const u8 *)bytes + (next - addr), 8);
		if (word < 32)
			break;
		tile_put(tiles, next + 8, TILE_ALLOCATED);
		if ((word & ~(u64)15) == last) { // the processor need not wait for the size
			next += last;
			continue;
		}
		last = word & ~(u64)15;
		next += last;
	}
	c->next = next;
}

static u64 chunks_join(void *left, void *right, struct tiles *tiles)
{
	struct chunks *l = left, *r = right;

	return r && l->next != r->first ? l->next : 0;
}

static const struct walker chunks = {
	.state_size = sizeof(struct chunks),
	.begin = chunks_begin,
	.window = chunks_window,
	.join = chunks_join,
};

// --- measuring ---

struct floor_job {
	u64 from, to;
	pthread_t thread;
};

static void *floor_run(void *arg)
{
	struct floor_job *job = arg;
	u8 *buf = aligned_alloc(4096, WINDOW);

	for (u64 at = job->from; at < job->to; at += WINDOW)
		target_read(NULL, at, buf, min(WINDOW, job->to - at));
	free(buf);
	return NULL;
}

static double floor_seconds(unsigned threads)
{
	struct floor_job jobs[16];
	u64 base = (u64)(uintptr_t)image->base, start = now_ns();

	for (unsigned i = 0; i < threads; i++) {
		jobs[i].from = base + align_down(image->size / threads * i, WINDOW);
		jobs[i].to = i + 1 == threads
				     ? base + image->size
				     : base + align_down(image->size / threads * (i + 1), WINDOW);
		if (i)
			pthread_create(&jobs[i].thread, NULL, floor_run, &jobs[i]);
	}
	floor_run(&jobs[0]);
	for (unsigned i = 1; i < threads; i++)
		pthread_join(jobs[i].thread, NULL);
	return (double)(now_ns() - start) / 1e9;
}

static u64 status_kib(const char *key)
{
	_cleanup_free_ char *text = NULL;
	size_t len;
	struct err *e = file_read("/proc/self/status", 65536, &text, &len);
	char *at = e ? NULL : strstr(text, key);

	err_free(e);
	return at ? strtoull(at + strlen(key) + 1, NULL, 10) : 0;
}

// VmHWM counts from here.
static void peak_reset(void)
{
	int fd = open("/proc/self/clear_refs", O_WRONLY);

	if (fd < 0 || write(fd, "5", 1) != 1)
		perror("clear_refs");
	close(fd);
}

struct times {
	double scan, mark, classify, whole;
	double peak; // over the heap
};

static void keep_least(double *least, double t)
{
	if (!*least || t < *least)
		*least = t;
}

static void engine_run(const struct scan_options *options, bool sparse, struct times *t)
{
	struct span span = {
		.start = (u64)(uintptr_t)image->base,
		.end = (u64)(uintptr_t)image->base + image->size + IMAGE_HEADER,
		.granule = 4,
		.tail = 8,
		.walker = &chunks,
	};
	struct root root = {.end = image->n_roots * 8, .bytes = image->roots};
	struct reader reader = {.read = target_read, .present = target_present, .word = 8};
	_cleanup_close_ int pagemap = -1;
	char path[64];
	struct heap_stats stats;
	struct heap *h = heap_new();
	u64 before, start, scanned, marked, classified;
	struct err *e;

	snprintf(path, sizeof(path), "/proc/%d/pagemap", target);
	pagemap = open(path, O_RDONLY | O_CLOEXEC);
	if (!sparse || pagemap < 0) // 16 ms a GB, as much as a tenth of the reading
		reader.present = NULL;
	reader.arg = &pagemap;
	peak_reset();
	before = status_kib("VmRSS:");
	start = now_ns();
	e = heap_add_span(h, &span);
	e = e ? e : heap_scan(h, &root, 1, &reader, options);
	scanned = now_ns();
	e = e ? e : heap_mark(h);
	marked = now_ns();
	if (e) {
		fprintf(stderr, "%s\n", err_message(e));
		exit(1);
	}
	heap_classify(h);
	classified = now_ns();
	t->peak = (double)(status_kib("VmHWM:") - before) * 1024 / (double)image->size;
	heap_statistics(h, &stats);
	if (stats.leaked != image->leaks || stats.allocated < image->blocks) {
		fprintf(stderr, "%lu leaks of %lu blocks found, %lu of %lu made\n", stats.leaked,
			stats.allocated, image->leaks, image->blocks);
		exit(1);
	}
	heap_free(h);
	keep_least(&t->scan, (double)(scanned - start) / 1e9);
	keep_least(&t->mark, (double)(marked - scanned) / 1e9);
	keep_least(&t->classify, (double)(classified - marked) / 1e9);
	keep_least(&t->whole, (double)(classified - start) / 1e9);
}

int main(int argc, char **argv)
{
	double scale = argc > 2 ? atof(argv[2]) : 0.1, floor[2] = {};
	struct scan_options options = {
		.threads = argc > 3 ? (unsigned)atoi(argv[3]) : 2,
		.max_percent = argc > 5 ? (unsigned)atoi(argv[5]) : 0,
	};
	int repeats = argc > 4 ? atoi(argv[4]) : 3;
	const struct shape *shape = shapes;
	struct times t = {};

	while (argc > 1 && shape->name && strcmp(shape->name, argv[1]))
		shape++;
	if (argc < 2 || !shape->name) {
		fprintf(stderr, "usage: engine shape [scale [threads [repeats [max-percent]]]]\n");
		for (shape = shapes; shape->name; shape++)
			fprintf(stderr, "\t%s\t%s\n", shape->name, shape->about);
		return 2;
	}
	target_start(shape, scale);
	for (int i = 0; i < repeats; i++) {
		keep_least(&floor[0], shape->sparse ? 0 : floor_seconds(1));
		keep_least(&floor[1], shape->sparse ? 0 : floor_seconds(2));
		engine_run(&options, shape->sparse, &t);
	}
	printf("%-6s %5.0f MB floor %.3f %.3f s | scan %.3f (%.2fx, %.2fx of 2T) mark %.3f classify %.3f"
	       " | whole %.3f s = %.2fx of 1T floor | peak %.3f of the heap\n",
	       shape->name, (double)image->size / 1e6, floor[0], floor[1], t.scan,
	       t.scan / floor[0], t.scan / floor[1], t.mark, t.classify, t.whole,
	       t.whole / floor[0], t.peak);
	kill(target, SIGKILL);
	waitpid(target, NULL, 0);
	return 0;
}
