// SPDX-License-Identifier: MIT
// A process that libleaktag is attached to and detached from while it works:  worker THREADS
//
// Its threads allocate, check what they wrote, and sleep in system calls that a careless tracer
// interrupts. SIGUSR1: print how many words of the modules' data lead into libleaktag, and whose
// malloc the loader hands out. SIGUSR2: lose 50 blocks, and say so. SIGTERM: print what was counted and exit.
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static atomic_ulong operations, interrupted, wrong;

enum { SLOTS = 64 };

struct slots {
	unsigned char *p[SLOTS];
	size_t n[SLOTS];
};

static unsigned next_random(unsigned *seed)
{
	*seed = *seed * 1103515245 + 12345;
	return *seed >> 16;
}

static void check(const struct slots *s, unsigned k)
{
	for (size_t i = 0; i < s->n[k]; i += 61)
		if (s->p[k][i] != (unsigned char)k)
			wrong++;
}

static void fill(struct slots *s, unsigned k)
{
	if (!s->p[k])
		abort();
	memset(s->p[k], (int)k, s->n[k]);
}

static void work(struct slots *s, unsigned *seed)
{
	volatile double third = 1.0 / 3;

	for (unsigned i = 0; i < 300; i++) {
		unsigned k = next_random(seed) % SLOTS;
		if (s->p[k])
			check(s, k);
		if (s->p[k] && next_random(seed) % 2) {
			s->n[k] = next_random(seed) % 5000 + 1;
			s->p[k] = realloc(s->p[k], s->n[k]);
		} else {
			free(s->p[k]);
			s->n[k] = next_random(seed) % 3000 + 1;
			s->p[k] = malloc(s->n[k]);
		}
		fill(s, k);
		operations++;
		if (third * 3 < 0.999999)
			wrong++;
	}
}

static void *worker(void *arg)
{
	const struct timespec nap = {.tv_nsec = 2 * 1000 * 1000};
	unsigned id = (unsigned)(uintptr_t)arg, seed = id * 77;
	struct slots s = {};

	for (;;) {
		work(&s, &seed);
		if (id % 3 == 0 && poll(NULL, 0, 2) < 0)
			interrupted++;
		if (id % 3 == 1 && nanosleep(&nap, NULL))
			interrupted++;
	}
	return NULL;
}

// A child that allocates too must come to a good end.
static void *forker(void *arg)
{
	const struct timespec nap = {.tv_nsec = 100 * 1000 * 1000};
	unsigned seed = 5;
	int status;

	for (;; nanosleep(&nap, NULL)) {
		pid_t pid = fork();
		if (pid == 0) {
			struct slots s = {};
			work(&s, &seed);
			_exit(wrong ? 1 : 0);
		}
		if (waitpid(pid, &status, 0) != pid || status != 0)
			wrong++;
	}
	return NULL;
}

struct trace {
	uintptr_t start, end; // of libleaktag
	unsigned long words;
};

static uintptr_t end_of(const struct dl_phdr_info *info)
{
	uintptr_t end = 0;

	for (unsigned i = 0; i < info->dlpi_phnum; i++)
		if (info->dlpi_phdr[i].p_type == PT_LOAD)
			end = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr +
			      info->dlpi_phdr[i].p_memsz;
	return end;
}

static int find_library(struct dl_phdr_info *info, size_t size, void *arg)
{
	struct trace *t = arg;

	if (!strstr(info->dlpi_name, "libleaktag"))
		return 0;
	t->start = info->dlpi_addr;
	t->end = end_of(info);
	return 1;
}

static int count_words(struct dl_phdr_info *info, size_t size, void *arg)
{
	struct trace *t = arg;

	if (strstr(info->dlpi_name, "libleaktag") || strstr(info->dlpi_name, "/ld-"))
		return 0;
	for (unsigned i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &info->dlpi_phdr[i];
		if (p->p_type != PT_LOAD || !(p->p_flags & PF_W))
			continue;
		const uintptr_t *w = (void *)((info->dlpi_addr + p->p_vaddr + 7) & ~(uintptr_t)7);
		for (size_t n = p->p_memsz / sizeof(*w); n-- > 1; w++)
			t->words += *w >= t->start && *w < t->end;
	}
	return 0;
}

static void tell_trace(void *malloc_at_first)
{
	static struct trace t; // in data: not counted, as no word of it leads into the library

	t = (struct trace){};
	dl_iterate_phdr(find_library, &t);
	t.end -= t.start; // nor do these
	t.start = ~t.start;
	struct trace now = {~t.start, ~t.start + t.end, 0};
	dl_iterate_phdr(count_words, &now);
	printf("words %lu malloc %s\n", now.words,
	       dlsym(RTLD_DEFAULT, "malloc") == malloc_at_first ? "same" : "other");
	fflush(stdout);
}

__attribute__((noinline)) static void lose(void)
{
	for (int i = 0; i < 50; i++) {
		char *p = malloc(777); // lost here
		memset(p, 1, 777);
	}
}

int main(int argc, char **argv)
{
	void *malloc_at_first = dlsym(RTLD_DEFAULT, "malloc");
	sigset_t set;
	pthread_t thread;
	int signal;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	sigaddset(&set, SIGUSR2);
	sigaddset(&set, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	for (long i = 0; i < (argc > 1 ? atol(argv[1]) : 4); i++)
		pthread_create(&thread, NULL, worker, (void *)i);
	pthread_create(&thread, NULL, forker, NULL);
	puts("ready");
	fflush(stdout);
	while (sigwait(&set, &signal) || signal != SIGTERM) {
		if (signal == SIGUSR2) {
			lose();
			puts("lost");
			fflush(stdout);
		} else {
			tell_trace(malloc_at_first);
		}
	}
	printf("interrupted %lu wrong %lu\n", interrupted, wrong);
	fflush(stdout);
	_exit(wrong ? 1 : 0);
}
