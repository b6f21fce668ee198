// SPDX-License-Identifier: MIT
// compare: holds what leak says of a process against the process's own ledger.
//
//	compare [-l LEAK] [-n ROUNDS] [-i SECONDS] [-r PERCENT] [-s] [-e] [-b] [-g DIR] [-k DIR] [-o N]
//		[-c COMMAND] [-v] [-w] PREFIX PID
//
// A round brings the allocator to rest (every thread waits at the ledger's entrance, or does
// something else), copies the ledger, runs leak -a and leak, and lets go. With -s the process is
// stopped by SIGSTOP wherever it happens to be instead, and the threads inside the allocator, one
// block each (two in realloc), are allowed for, and what leak says to be in transition: a thread that
// refills a cache moves several. At the end (with -e: when the process is gone) every block that was
// reported as leaked is looked up once more: one that was freed or resized since was no leak.
//
// -r PERCENT of the forgotten blocks must be found (99), but for those that are still pointed at.
// -g DIR has gcore write a core file there in each round, of which leak must say as much.
// -k DIR kills it in the end, as it rests, instead of -c: what leak says of the core file that the
// kernel leaves in DIR, where it was started, counts too.
// -o N blocks are the allocator's own and not in the ledger: one that is linked in may get them from
// itself directly.
// -b leak lists blocks, and malloc may have returned an address further on in one (aligned blocks of
// mimalloc, which does not keep where): that is the block if both end at the same place.
// -c COMMAND runs a shell command while the allocator rests, PID in the environment.
//
// Prints one line, name=number ..., and fails unless leak told the truth:
//	live	  blocks in the ledger, last round	surplus	 listed by -a, not in the ledger
//	missing	  in the ledger, not listed		size	 listed with another size
//	forgotten blocks that the ledger forgot		found	 of them, reported as leaked
//	pointed	  of the rest, those whose address a	leaked	 reported as leaked, last round
//		  block that the program holds has	false	 reported, and later freed or resized
//	allowed	  surplus and missing that -s or -o excuses, at most
//
// What is pointed at is told without leak: memory is recycled, and an owner that never quite fills
// its block keeps old pointers there, which are from outside like any other. -w is for programs
// whose heap lies so low that small numbers look like addresses in it: a word anywhere in the
// process that is the address of any byte counts then.
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <inttypes.h>
#include <linux/futex.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include "ledger.h"
#include "list.h"

struct totals {
	uint64_t live, surplus, missing, size, forgotten, found, pointed, leaked, untrue, allowed;
};

static struct {
	const char *leak, *command, *cores, *last_core;
	unsigned rounds, seconds, recall, own;
	bool stop, until_end, by_block, verbose, words;
	pid_t pid;
} options = {.leak = "leak", .rounds = 1, .seconds = 1, .recall = 99};

static void die(const char *what)
{
	fprintf(stderr, "compare: %s: %s\n", what, strerror(errno));
	exit(1);
}

static int ledger_fd;

static struct ledger *ledger_open(const char *prefix)
{
	char path[PATH_MAX];
	struct stat st;

	snprintf(path, sizeof(path), "%s.%d", prefix, options.pid);
	int fd = open(path, O_RDWR | O_CLOEXEC);

	if (fd < 0 || fstat(fd, &st))
		die(path);
	struct ledger *l = mmap(NULL, st.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

	ledger_fd = fd;
	if (l == MAP_FAILED || l->magic != LEDGER_MAGIC)
		die(path);
	return l;
}

static void entry_copy(const struct ledger_entry *e, struct list *ret)
{
	if (e->addr)
		list_add(ret, (struct entry){.addr = ~e->addr,
					     .size = ~e->size / 2,
					     .birth = ~e->birth,
					     .forgotten = ~e->size & 1});
}

// Everything that is in the table now; sorted. Only what was ever written is looked at: reading
// the rest through a mapping would make it take memory.
static void ledger_copy(const struct ledger *l, struct list *ret)
{
	off_t size = sizeof(*l) + (sizeof(struct ledger_entry) << ~l->log_slots), hole;
	uint64_t next = 0;

	ret->n = 0;
	for (off_t data = 0; (data = lseek(ledger_fd, data, SEEK_DATA)) >= 0 && data < size;
	     data = hole) {
		hole = lseek(ledger_fd, data, SEEK_HOLE);
		uint64_t i = data < (off_t)sizeof(*l) ? 0 : (data - sizeof(*l)) / sizeof(*l->slots);

		// A slot may lie across the border of two runs.
		for (i = i > next ? i : next;
		     (off_t)(sizeof(*l) + i * sizeof(*l->slots)) < (hole < size ? hole : size); i++)
			entry_copy(&l->slots[i], ret);
		next = i;
	}
	list_sort(ret);
	if (l->full) {
		fprintf(stderr, "compare: the ledger was full: set LEDGER_LOG_SLOTS\n");
		exit(1);
	}
}

static void nap(long ns)
{
	nanosleep(&(struct timespec){.tv_sec = ns / 1000000000, .tv_nsec = ns % 1000000000}, NULL);
}

// The process's letter in /proc/PID/stat, 0 if there is none.
static char state(void)
{
	char path[64], text[512] = "";
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/stat", options.pid);
	f = fopen(path, "r");
	if (!f)
		return 0;
	size_t n = fread(text, 1, sizeof(text) - 1, f);

	fclose(f);
	text[n] = 0;
	const char *after = strrchr(text, ')');

	return after && after[1] ? after[2] : 0;
}

static bool gone(void)
{
	char c = state();

	return !c || c == 'Z' || c == 'X';
}

// Nothing moves in the allocator after this. False: the process is gone.
static bool rest_begin(struct ledger *l)
{
	if (options.stop) {
		kill(options.pid, SIGSTOP);
		for (int i = 0; i < 1000 && state() != 'T' && !gone(); i++)
			nap(1000000);
		nap(10000000);
		return !gone();
	}
	__atomic_store_n(&l->ask, 1, __ATOMIC_SEQ_CST);
	for (int i = 0; __atomic_load_n(&l->in_flight, __ATOMIC_SEQ_CST); i++) {
		if (gone() || i > 10000) {
			fprintf(stderr, "compare: a thread stays inside the allocator\n");
			return false;
		}
		nap(1000000);
	}
	return !gone();
}

static void rest_end(struct ledger *l)
{
	if (options.stop) {
		kill(options.pid, SIGCONT);
		return;
	}
	__atomic_store_n(&l->ask, 0, __ATOMIC_SEQ_CST);
	syscall(SYS_futex, &l->ask, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
}

// How many blocks a note says to have been on their way when the process was stopped.
static uint64_t in_transition(const char *note)
{
	static const char what[] = ": in transition: ";
	const char *at = strstr(note, what);

	return at ? strtoull(at + strlen(what), NULL, 10) : 0;
}

// Passes notes on; adds up how many blocks they say to be in transition.
static uint64_t notes_read(FILE *notes)
{
	char line[4096];
	uint64_t n = 0;

	rewind(notes);
	while (fgets(line, sizeof(line), notes)) {
		fputs(line, stderr);
		n += in_transition(line);
	}
	fclose(notes);
	return n;
}

// The block lines of leak FLAGS TARGET; sorted. *ret_moving: blocks that it says to be in transition.
// False: leak failed, and has said why.
static bool leak_run(const char *flags, const char *target, struct list *ret, uint64_t *ret_moving)
{
	char command[2 * PATH_MAX + 64], line[4096];
	struct entry e = {0};
	FILE *notes = tmpfile();

	ret->n = 0;
	if (!notes)
		die("tmpfile");
	snprintf(command, sizeof(command), "exec %s %s %s 2>&%d", options.leak, flags, target,
		 fileno(notes));
	FILE *f = popen(command, "r");

	if (!f)
		die("popen");
	while (fgets(line, sizeof(line), f))
		if (sscanf(line, "block %" SCNx64 " %" SCNx64, &e.addr, &e.size) == 2)
			list_add(ret, e);
	int status = pclose(f);

	*ret_moving = notes_read(notes);
	list_sort(ret);
	if (status)
		fprintf(stderr, "compare: %s: status %d\n", command, status >> 8);
	return !status;
}

static void complain(const char *what, const struct entry *e)
{
	if (options.verbose)
		printf("%s 0x%08" PRIx64 " 0x%08" PRIx64 "\n", what, e->addr, e->size);
}

static void compare_all(const struct list *said, const struct list *ledger, struct totals *t)
{
	for (size_t i = 0; i < said->n; i++) {
		const struct entry *e = list_find(ledger, said->v[i].addr);

		if (!e || (i && said->v[i].addr == said->v[i - 1].addr)) {
			t->surplus++;
			complain("surplus", &said->v[i]);
		} else if (e->size != said->v[i].size) {
			t->size++;
			complain("size", &said->v[i]);
		}
	}
	for (size_t i = 0; i < ledger->n; i++)
		if (!list_find(said, ledger->v[i].addr)) {
			t->missing++;
			complain("missing", &ledger->v[i]);
		}
	t->live = ledger->n;
}

// What leak did not find of the forgotten, and what of that there is a reason for.
struct search {
	const struct list *said, *ledger;
	struct list held, pointed;
};

// The held block that a word is about: its first byte, or with -w any of its bytes.
static const struct entry *search_word(const struct search *s, uint64_t word)
{
	const struct entry *e = list_below(&s->held, word);

	return e && word - e->addr < (options.words ? e->size : 1) ? e : NULL;
}

// A word at `at` counts unless it lies in what nobody holds either.
static bool search_counts(const struct search *s, uint64_t at)
{
	const struct entry *e = list_below(s->ledger, at);

	return !e || at - e->addr >= e->size || !(e->forgotten || list_find(s->said, e->addr));
}

static void search_range(struct search *s, uint64_t start, uint64_t end)
{
	uint64_t words[8192];

	for (uint64_t at = start; at + sizeof(*words) <= end; at += sizeof(words)) {
		size_t n = end - at < sizeof(words) ? end - at : sizeof(words);
		struct iovec here = {words, n}, there = {(void *)(uintptr_t)at, n};
		ssize_t got = process_vm_readv(options.pid, &here, 1, &there, 1, 0);

		for (ssize_t i = 0; i < got / (ssize_t)sizeof(*words); i++) {
			const struct entry *to = search_word(s, words[i]);

			if (to && search_counts(s, at + i * sizeof(*words)))
				list_add(&s->pointed, *to);
		}
	}
}

// Every private mapping that can be written: the blocks, and whatever else there is.
static void search_mappings(struct search *s)
{
	char path[64], line[PATH_MAX + 128], mode[8];
	uint64_t start, end;

	snprintf(path, sizeof(path), "/proc/%d/maps", options.pid);
	FILE *f = fopen(path, "r");

	while (f && fgets(line, sizeof(line), f))
		if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %7s", &start, &end, mode) == 3 &&
		    mode[1] == 'w' && mode[3] == 'p')
			search_range(s, start, end);
	if (f)
		fclose(f);
}

static uint64_t pointed_count(const struct list *said, const struct list *ledger)
{
	struct search s = {.said = said, .ledger = ledger};
	uint64_t n = 0;

	for (size_t i = 0; i < ledger->n; i++)
		if (ledger->v[i].forgotten && !list_find(said, ledger->v[i].addr))
			list_add(&s.held, ledger->v[i]);
	if (options.words && s.held.n)
		search_mappings(&s);
	for (size_t i = 0; i < ledger->n && s.held.n && !options.words; i++)
		search_range(&s, ledger->v[i].addr, ledger->v[i].addr + ledger->v[i].size);
	list_sort(&s.pointed);
	for (size_t i = 0; i < s.pointed.n; i++)
		n += !i || s.pointed.v[i].addr != s.pointed.v[i - 1].addr;
	free(s.held.v);
	free(s.pointed.v);
	return n;
}

// Remembers each block that is called leaked with its birth, for the reckoning. One that the program
// does not have is false, but for as many as are on their way inside the allocator.
static void compare_leaked(const struct list *said, const struct list *ledger,
			   struct list *reported, uint64_t moving, struct totals *t)
{
	uint64_t strange = 0;

	for (size_t i = 0; i < said->n; i++) {
		const struct entry *e = list_find(ledger, said->v[i].addr);

		if (!e)
			strange++;
		else if (!e->forgotten)
			list_add(reported, *e);
	}
	t->untrue += strange > moving ? strange - moving : 0;
	for (size_t i = 0; i < ledger->n; i++) {
		bool found;

		if (!ledger->v[i].forgotten)
			continue;
		found = list_find(said, ledger->v[i].addr);
		t->forgotten++;
		t->found += found;
		if (!found)
			complain("held", &ledger->v[i]);
	}
	t->leaked = said->n;
}

// Gives each block of what was said the address that malloc returned in it.
static void list_by_block(struct list *said, const struct list *ledger)
{
	for (size_t i = 0; i < said->n; i++) {
		struct entry *e = &said->v[i];
		const struct entry *in = list_from(ledger, e->addr);

		if (in && in->addr - e->addr < e->size &&
		    in->addr + in->size == e->addr + e->size) {
			e->addr = in->addr;
			e->size = in->size;
		}
	}
}

// A target is the process or its core file.
static bool target_compare(const char *target, const struct list *ledger, struct list *reported,
			   struct totals *t)
{
	struct list all = {0}, leaked = {0};
	uint64_t moving, still_moving;
	bool ok = leak_run("-a", target, &all, &moving) &&
		  leak_run("", target, &leaked, &still_moving);

	if (options.by_block) {
		list_by_block(&all, ledger);
		list_by_block(&leaked, ledger);
	}

	if (ok) {
		t->allowed += options.own + (options.stop ? moving : 0);
		compare_all(&all, ledger, t);
		compare_leaked(&leaked, ledger, reported, options.stop ? still_moving : 0, t);
		t->pointed += pointed_count(&leaked, ledger);
	}
	free(all.v);
	free(leaked.v);
	return ok;
}

static bool core_compare(const struct list *ledger, struct list *reported, struct totals *t)
{
	char command[PATH_MAX + 128], core[PATH_MAX];

	snprintf(command, sizeof(command), "gcore -o %s/core %d >%s/gcore 2>&1 </dev/null",
		 options.cores, options.pid, options.cores);
	snprintf(core, sizeof(core), "%s/core.%d", options.cores, options.pid);
	if (system(command)) {
		fprintf(stderr, "compare: %s\n", command);
		return false;
	}
	bool ok = target_compare(core, ledger, reported, t);

	unlink(core);
	return ok;
}

// The core file that the kernel writes. There is no process afterwards to be asked what points to
// its blocks, but it rested: that is what it was.
static bool last_core_compare(const struct list *ledger, struct list *reported, struct totals *t)
{
	char pattern[PATH_MAX];
	glob_t found;

	kill(options.pid, SIGABRT);
	for (int i = 0; i < 120000 && !gone(); i++)
		nap(1000000);
	snprintf(pattern, sizeof(pattern), "%s/core*", options.last_core);
	if (!gone() || glob(pattern, 0, NULL, &found)) {
		fprintf(stderr, "compare: no core file in %s\n", options.last_core);
		return false;
	}
	uint64_t pointed = t->pointed;
	bool ok = target_compare(found.gl_pathv[0], ledger, reported, t);

	t->pointed += pointed;
	unlink(found.gl_pathv[0]);
	globfree(&found);
	return ok;
}

static bool round_run(struct ledger *l, bool last, struct list *reported, struct totals *t)
{
	struct list ledger = {0};
	char pid[16];
	bool ok = rest_begin(l);

	snprintf(pid, sizeof(pid), "%d", options.pid);
	t->forgotten = t->found = t->pointed = 0; // of this round: process and core file
	if (ok) {
		t->allowed += options.stop ? l->in_flight : 0;
		ledger_copy(l, &ledger);
		ok = target_compare(pid, &ledger, reported, t) &&
		     (!options.cores || core_compare(&ledger, reported, t)) &&
		     (last && options.last_core ? last_core_compare(&ledger, reported, t)
						: !options.command || !system(options.command));
	}
	rest_end(l);
	free(ledger.v);
	return ok;
}

// A reported block whose entry is gone, or is another's, was in the program's hands after all.
static void reckon(struct ledger *l, const struct list *reported, struct totals *t)
{
	struct list ledger = {0};

	if (!gone() && !rest_begin(l))
		exit(1);
	ledger_copy(l, &ledger);
	rest_end(l);
	for (size_t i = 0; i < reported->n; i++) {
		const struct entry *e = list_find(&ledger, reported->v[i].addr);

		if (!e || e->birth != reported->v[i].birth) {
			t->untrue++;
			complain("false", &reported->v[i]);
		}
	}
	free(ledger.v);
}

static void options_parse(int argc, char **argv)
{
	int c;

	while ((c = getopt(argc, argv, "l:n:i:r:g:k:o:c:sebvw")) != -1)
		switch (c) {
		case 'l': options.leak = optarg; break;
		case 'n': options.rounds = strtoul(optarg, NULL, 10); break;
		case 'i': options.seconds = strtoul(optarg, NULL, 10); break;
		case 'r': options.recall = strtoul(optarg, NULL, 10); break;
		case 'g': options.cores = optarg; break;
		case 'k': options.last_core = optarg; break;
		case 'o': options.own = strtoul(optarg, NULL, 10); break;
		case 'c': options.command = optarg; break;
		case 's': options.stop = true; break;
		case 'e': options.until_end = true; break;
		case 'b': options.by_block = true; break;
		case 'v': options.verbose = true; break;
		case 'w': options.words = true; break;
		default: exit(2);
		}
	if (argc - optind != 2) {
		fprintf(stderr,
			"usage: compare [-l leak] [-n rounds] [-i seconds] [-r percent] [-s] [-e] [-b] "
			"[-g dir] [-k dir] [-o n] [-c command] [-v] [-w] prefix pid\n");
		exit(2);
	}
	options.pid = (pid_t)strtol(argv[optind + 1], NULL, 10);
	setenv("PID", argv[optind + 1], 1);
}

int main(int argc, char **argv)
{
	struct list reported = {0};
	struct totals t = {0};

	options_parse(argc, argv);
	struct ledger *l = ledger_open(argv[optind]);
	bool ok = true;

	for (unsigned i = 0; i < options.rounds && ok; i++) {
		if (i)
			nap(options.seconds * 1000000000L);
		// A program that has done its work before the last round has been compared all the same.
		struct totals before = t;
		if (!round_run(l, i + 1 == options.rounds, &reported, &t)) {
			ok = i && gone();
			t = ok ? before : t;
			break;
		}
	}
	for (unsigned i = 0; i < 6000 && ok && options.until_end && !gone(); i++)
		nap(100000000);
	if (ok)
		reckon(l, &reported, &t);
	printf("live=%" PRIu64 " surplus=%" PRIu64 " missing=%" PRIu64 " size=%" PRIu64
	       " forgotten=%" PRIu64 " found=%" PRIu64 " pointed=%" PRIu64 " leaked=%" PRIu64
	       " false=%" PRIu64 " allowed=%" PRIu64 "\n",
	       t.live, t.surplus, t.missing, t.size, t.forgotten, t.found, t.pointed, t.leaked,
	       t.untrue, t.allowed);
	return !(ok && t.surplus + t.missing <= t.allowed && !t.size && !t.untrue &&
		 t.found * 100 >= (t.forgotten - t.pointed) * options.recall);
}
