// SPDX-License-Identifier: MIT
// Live processes: children of this test that are stopped, read and let go.
#include "tests.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "target/live.h"
#include "target/procfs.h"

enum { N_THREADS = 4, N_PAGES = 1024 };

static const u64 marker = 0x5eed0badcafe1234, vector_marker = 0x5eed0badcafe5678;

// What a child and this process share.
struct shared {
	atomic_int ready, go, done;
	atomic_ulong ticks[N_THREADS];
	atomic_ulong signals, signal_sum;
	char *area; // N_PAGES pages of it
};

static struct shared *shared;
static size_t page;

static void wait_for(atomic_int *flag, int value)
{
	for (int i = 0; i < 10000 && atomic_load(flag) != value; i++)
		usleep(1000);
	assert_int_equal(atomic_load(flag), value);
}

static pid_t start(void (*run)(void))
{
	pid_t pid;

	memset(shared, 0, sizeof(*shared));
	pid = fork();
	if (!pid) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		run();
		_exit(0);
	}
	assert_true(pid > 0);
	wait_for(&shared->ready, 1);
	return pid;
}

static int end(pid_t pid)
{
	int status = 0;

	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

static struct target *open_pid(pid_t pid)
{
	struct target *t = NULL;
	struct err *e = target_open_pid(pid, &t);

	if (e)
		fail_msg("%s", err_message(e));
	return t;
}

static void stop(struct target *t)
{
	struct err *e = target_stop(t);

	if (e)
		fail_msg("%s", err_message(e));
}

static char state_of(pid_t pid)
{
	struct proc_stat stat = {.state = '?'};

	return proc_stat(pid, pid, &stat) ? stat.state : '?';
}

static void wait_for_state(pid_t pid, char state)
{
	for (int i = 0; i < 10000 && state_of(pid) != state; i++)
		usleep(1000);
	assert_int_equal(state_of(pid), state);
}

static u64 all_ticks(void)
{
	u64 sum = 0;

	for (int i = 0; i < N_THREADS; i++)
		sum += atomic_load(&shared->ticks[i]);
	return sum;
}

// --- what the children do ---

static void *tick(void *arg)
{
	const struct timespec nap = {.tv_nsec = 200 * 1000};

	for (;;) {
		atomic_fetch_add(&shared->ticks[(intptr_t)arg], 1);
		nanosleep(&nap, NULL);
	}
	return NULL;
}

static void start_tickers(void)
{
	for (intptr_t i = 0; i < N_THREADS; i++) {
		pthread_t thread;

		pthread_create(&thread, NULL, tick, (void *)i);
	}
}

static void run_tickers(void)
{
	start_tickers();
	atomic_store(&shared->ready, 1);
	pause();
}

// Loops with the markers in registers until go.
static void run_marked(void)
{
	atomic_int *go = &shared->go;

	atomic_store(&shared->ready, 1);
#if defined(__x86_64__)
	asm volatile("mov %1, %%r13\n\tmovq %2, %%xmm9\n"
		     "1:\tpause\n\tcmpl $0, (%0)\n\tje 1b"
		     :
		     : "r"(go), "r"(marker), "r"(vector_marker)
		     : "r13", "xmm9", "memory", "cc");
#elif defined(__aarch64__)
	asm volatile("mov x20, %1\n\tfmov d9, %2\n"
		     "1:\tyield\n\tldr w21, [%0]\n\tcbz w21, 1b"
		     :
		     : "r"(go), "r"(marker), "r"(vector_marker)
		     : "x20", "x21", "v9", "memory", "cc");
#endif
	(void)go;
}

static void run_memory(void)
{
	char *area = mmap(NULL, N_PAGES * page, PROT_READ | PROT_WRITE,
			  MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	madvise(area, N_PAGES * page, MADV_NOHUGEPAGE);
	for (size_t i = 10; i < 13; i++)
		memset(area + i * page, (int)i, page);
	memset(area + 900 * page, 'x', page);
	mprotect(area + 12 * page, page, PROT_NONE);
	munmap(area + 100 * page, page);
	(void)*(volatile char *)(area + 500 * page); // the page of zeros
	shared->area = area;
	atomic_store(&shared->ready, 1);
	pause();
}

static void count_signal(int signal, siginfo_t *info, void *context)
{
	atomic_fetch_add(&shared->signals, 1);
	atomic_fetch_add(&shared->signal_sum, (unsigned long)info->si_value.sival_int);
}

static void run_shared_memory(void)
{
	const int fd = memfd_create("live_test", MFD_CLOEXEC);

	if (ftruncate(fd, (off_t)(N_PAGES * page)))
		_exit(1);
	shared->area = mmap(NULL, N_PAGES * page, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	memset(shared->area + 7 * page, 'x', 2 * page);
	// Written by somebody else, so to say: no page table of this process has it.
	if (pwrite(fd, "y", 1, (off_t)(20 * page)) != 1)
		_exit(1);
	atomic_store(&shared->ready, 1);
	pause();
}

static void run_signalled(void)
{
	const struct sigaction action = {.sa_sigaction = count_signal, .sa_flags = SA_SIGINFO};

	sigaction(SIGRTMIN, &action, NULL);
	start_tickers();
	atomic_store(&shared->ready, 1);
	for (;;)
		pause();
}

static void *nothing(void *arg)
{
	return arg;
}

// Threads that come and go.
static void *churn(void *arg)
{
	for (;;) {
		pthread_t thread;

		if (!pthread_create(&thread, NULL, nothing, NULL))
			pthread_join(thread, NULL);
		atomic_fetch_add(&shared->ticks[(intptr_t)arg], 1);
	}
	return NULL;
}

static void run_churn(void)
{
	pthread_t thread;

	for (intptr_t i = 0; i < 2; i++)
		pthread_create(&thread, NULL, churn, (void *)i);
	atomic_store(&shared->ready, 1);
	pause();
}

static void run_without_main(void)
{
	start_tickers();
	atomic_store(&shared->ready, 1);
	syscall(SYS_exit, 0);
}

static void *vfork_slowly(void *arg)
{
	if (!vfork()) { // NOLINT: it is about vfork
		atomic_store(&shared->ready, 1);
		usleep(1500 * 1000); // NOLINT
		_exit(0);
	}
	atomic_store(&shared->done, 1);
	return NULL;
}

static void run_vfork(void)
{
	pthread_t thread;

	start_tickers();
	pthread_create(&thread, NULL, vfork_slowly, NULL);
	pause();
}

static void *vfork_until_told(void *arg)
{
	if (!vfork()) { // NOLINT: it is about vfork
		atomic_store(&shared->ready, 1);
		wait_for(&shared->go, 1); // NOLINT
		_exit(0);
	}
	return NULL;
}

static void run_vfork_and_go(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, vfork_until_told, NULL);
	pause();
}

static void run_exec(void)
{
	atomic_store(&shared->ready, 1);
	while (!atomic_load(&shared->go))
		usleep(1000);
	execl("/bin/sleep", "sleep", "100", NULL);
	_exit(1);
}

static void run_exit(void)
{
	memcpy(mmap((void *)0x10000000, page, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0),
	       "still here", 11);
	start_tickers();
	atomic_store(&shared->ready, 1);
	while (!atomic_load(&shared->go))
		usleep(1000);
	_exit(3);
}

// --- the tests ---

static bool has_word(const struct thread *th, u64 word)
{
	for (size_t i = 0; i < th->words.n; i++)
		if (th->words.v[i] == word)
			return true;
	return false;
}

static void registers_are_words(void **state)
{
	const pid_t pid = start(run_marked);
	struct target *t = open_pid(pid);
	const struct thread *th;
	const struct mapping *m;

	usleep(2000);
	stop(t);
	assert_int_equal(t->threads.n, 1);
	th = &t->threads.v[0];
	assert_int_equal(th->tid, pid);
	assert_true(has_word(th, marker));
	assert_true(has_word(th, vector_marker));
	m = target_mapping(t, th->sp);
	assert_non_null(m);
	assert_string_equal(m->path, "[stack]");
	assert_true(target_mapping(t, th->pc)->prot & PROT_EXEC);
	assert_non_null(target_mapping(t, th->tp));
	assert_true(target_auxv(t, 6) == page);
	target_close(t);
	atomic_store(&shared->go, 1);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
}

static void threads_stand_still_and_run_on(void **state)
{
	const pid_t pid = start(run_tickers);
	struct target *t = open_pid(pid);

	for (unsigned i = 1; i <= 5; i++) {
		u64 before;

		stop(t);
		assert_int_equal(t->threads.n, N_THREADS + 1);
		assert_int_equal(t->threads.v[0].tid, pid);
		assert_int_equal(t->stops, i);
		before = all_ticks();
		usleep(5000);
		assert_int_equal(all_ticks(), before);
		target_resume(t);
		assert_int_equal(t->stopped_at, 0);
		assert_true(t->longest_ns >= 5000 * 1000 &&
			    t->stopped_ns >= i * t->longest_ns / 50);
		for (int k = 0; k < 1000 && all_ticks() == before; k++)
			usleep(1000);
		assert_true(all_ticks() > before);
		assert_int_not_equal(state_of(pid), 't');
	}
	target_close(t);
	end(pid);
}

static unsigned ticked(const u64 *before)
{
	unsigned n = 0;

	for (unsigned i = 0; i < N_THREADS; i++)
		n += atomic_load(&shared->ticks[i]) != before[i];
	return n;
}

static void a_nudged_thread_moves_alone(void **state)
{
	const pid_t pid = start(run_tickers);
	struct target *t = open_pid(pid);
	u64 before[N_THREADS];
	pid_t tid;

	usleep(2000);
	stop(t);
	tid = t->threads.v[N_THREADS].tid;
	for (unsigned i = 0; i < N_THREADS; i++)
		before[i] = atomic_load(&shared->ticks[i]);
	for (int i = 0; i < 1000 && !ticked(before); i++)
		assert_null(target_nudge(t, &tid, 1, 1000000));
	assert_int_equal(ticked(before), 1);
	assert_int_equal(t->threads.n, N_THREADS + 1);
	vec_each (&t->threads, th)
		assert_int_equal(state_of(th->tid), 't');
	assert_int_equal(t->stops, 1);
	target_resume(t);
	assert_int_not_equal(state_of(tid), 't');
	target_close(t);
	end(pid);
}

static void memory_is_read(void **state)
{
	const pid_t pid = start(run_memory);
	struct target *t = open_pid(pid);
	const u64 area = (u64)(uintptr_t)shared->area;
	_cleanup_free_ char *buf = xmalloc(N_PAGES * page);
	_cleanup_err_ struct err *e = NULL;

	stop(t);
	// Across the page that the process itself may not read, up to the one that is gone.
	assert_int_equal(target_read_some(t, area, buf, N_PAGES * page), 100 * page);
	for (size_t i = 10; i < 13; i++)
		assert_int_equal(buf[i * page + 17], i);
	assert_int_equal(buf[13 * page], 0);
	assert_int_equal(target_read_some(t, area + 12 * page + 5, buf, 9), 9);
	assert_int_equal(buf[8], 12);
	assert_int_equal(target_read_some(t, area + 100 * page, buf, 1), 0);
	assert_int_equal(target_read_some(t, 0, buf, 8), 0);
	assert_int_equal(target_read_some(t, UINT64_MAX - 3, buf, 8), 0);
	e = target_read(t, area + 99 * page, buf, 2 * page);
	assert_non_null(e);
	assert_non_null(strstr(err_message(e), "cannot read"));
	target_close(t);
	end(pid);
}

static void pieces_are_read(void **state)
{
	enum { N = 3000 };
	const pid_t pid = start(run_memory);
	struct target *t = open_pid(pid);
	const u64 area = (u64)(uintptr_t)shared->area;
	_cleanup_free_ struct piece *pieces = xcalloc(N, sizeof(*pieces));
	_cleanup_free_ char *buf = xcalloc(N, 16);

	stop(t);
	for (size_t i = 0; i < N; i++) {
		const size_t at = i * 7 % 120; // pages: some unreadable, some gone

		// Every fifth straddles a border between pages.
		pieces[i] = (struct piece){.addr = area + at * page + (i % 5 ? 100 : page - 8),
					   .buf = buf + i * 16,
					   .len = i % 11 ? 16 : 0,
					   .done = 77};
	}
	target_readv(t, pieces, N);
	for (size_t i = 0; i < N; i++) {
		const size_t at = i * 7 % 120, len = i % 11 ? 16 : 0;
		size_t want = at == 100 ? 0 : len;

		if (at == 99 && i % 5 == 0)
			want = min(len, (size_t)8);
		assert_int_equal(pieces[i].done, want);
		if (want)
			assert_int_equal(buf[i * 16], at >= 10 && at < 13 ? at : 0);
	}
	target_close(t);
	end(pid);
}

static void check_present(struct target *t, u64 area)
{
	static const struct {
		size_t first, end;
	} runs[] = {{10, 12}, {12, 13}, {900, 901}}; // page 12 is a mapping of its own
	u64 at = area, start, end;

	for (size_t i = 0; i < ARRAY_SIZE(runs); i++) {
		assert_true(target_present(t, at, area + N_PAGES * page, &start, &end));
		if (i == 2 && start == area + 500 * page) { // the page of zeros may count
			at = end;
			assert_true(target_present(t, at, area + N_PAGES * page, &start, &end));
		}
		assert_int_equal((start - area) / page, runs[i].first);
		assert_int_equal((end - area) / page, runs[i].end);
		at = end;
	}
	assert_false(target_present(t, at, area + N_PAGES * page, &start, &end));
	// Within a page.
	assert_true(target_present(t, area + 10 * page + 3, area + 10 * page + 5, &start, &end));
	assert_int_equal(start, area + 10 * page + 3);
	assert_int_equal(end, area + 10 * page + 5);
	assert_false(target_present(t, area + 9 * page, area + 10 * page, &start, &end));
}

static void what_was_never_touched_is_known(void **state)
{
	const pid_t pid = start(run_memory);
	struct target *t = open_pid(pid);
	struct live *l = t->priv;
	const u64 area = (u64)(uintptr_t)shared->area;

	stop(t);
	check_present(t, area);
	target_resume(t);
	l->has_scan = false; // as on a kernel before 6.7
	stop(t);
	check_present(t, area);
	// A file's pages have content even if nobody has touched them.
	vec_each (&t->maps, m) {
		u64 start, end;

		if (!mapping_is_file(m))
			continue;
		assert_true(target_present(t, m->start, m->end, &start, &end));
		assert_int_equal(start, m->start);
		assert_int_equal(end, m->end);
	}
	target_close(t);
	end(pid);
}

static void holes_of_shared_memory_stay_holes(void **state)
{
	const pid_t pid = start(run_shared_memory);
	struct target *t = open_pid(pid);
	const u64 area = (u64)(uintptr_t)shared->area, area_end = area + N_PAGES * page;
	u64 start, end_of_run;

	stop(t);
	assert_true(target_present(t, area, area_end, &start, &end_of_run));
	assert_int_equal((start - area) / page, 7);
	assert_int_equal((end_of_run - area) / page, 9);
	assert_true(target_present(t, end_of_run, area_end, &start, &end_of_run));
	assert_int_equal((start - area) / page, 20);
	assert_int_equal((end_of_run - area) / page, 21);
	assert_false(target_present(t, end_of_run, area_end, &start, &end_of_run));
	target_close(t);
	end(pid);
}

static void the_mapped_file_is_opened(void **state)
{
	char copy[] = "/tmp/live_test.XXXXXX", byte[4];
	const int fd = mkstemp(copy);
	struct target *t;
	pid_t pid;
	int opened = 0;

	assert_int_equal(write(fd, "old", 4), 4);
	shared->area = mmap(NULL, page, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	pid = start(run_tickers);
	t = open_pid(pid);
	stop(t);
	for (int deleted = 0; deleted < 2; deleted++) {
		vec_each (&t->maps, m) {
			_cleanup_err_ struct err *e = NULL;

			if (strcmp(m->path, copy) != 0)
				continue;
			e = target_open_file(t, m, &opened);
			if (e) { // as another user than root
				assert_true(deleted && geteuid() != 0);
				continue;
			}
			assert_int_equal(read(opened, byte, 4), 4);
			assert_string_equal(byte, "old");
			close(opened);
		}
		unlink(copy);
	}
	target_close(t);
	end(pid);
}

static void signals_are_not_lost(void **state)
{
	enum { N = 400 };
	const pid_t pid = start(run_signalled);
	struct target *t = open_pid(pid);
	u64 sum = 0;
	pid_t sender = fork();

	if (!sender) {
		for (int i = 1; i <= N; i++) {
			while (sigqueue(pid, SIGRTMIN, (union sigval){.sival_int = i}))
				usleep(100);
			usleep(50);
		}
		_exit(0);
	}
	for (int i = 1; i <= N; i++)
		sum += (u64)i;
	while (!waitpid(sender, NULL, WNOHANG)) {
		stop(t);
		assert_int_equal(t->threads.n, N_THREADS + 1);
		target_resume(t);
		usleep(100);
	}
	target_close(t);
	for (int i = 0; i < 5000 && atomic_load(&shared->signals) < N; i++)
		usleep(1000);
	assert_int_equal(atomic_load(&shared->signals), N);
	assert_int_equal(atomic_load(&shared->signal_sum), sum);
	end(pid);
}

static void a_stopped_job_stays_stopped(void **state)
{
	const pid_t pid = start(run_tickers);
	struct target *t = open_pid(pid);
	u64 before;

	kill(pid, SIGSTOP);
	wait_for_state(pid, 'T');
	before = all_ticks();
	for (int i = 0; i < 3; i++) {
		stop(t);
		assert_int_equal(t->threads.n, N_THREADS + 1);
		assert_true(t->threads.v[0].sp != 0);
		target_resume(t);
		wait_for_state(pid, 'T');
		usleep(3000);
		assert_int_equal(all_ticks(), before);
	}
	// SIGCONT while it is held takes effect when it is let go.
	stop(t);
	kill(pid, SIGCONT);
	usleep(3000);
	assert_int_equal(all_ticks(), before);
	target_close(t);
	for (int i = 0; i < 1000 && all_ticks() == before; i++)
		usleep(1000);
	assert_true(all_ticks() > before);
	// And the other way round.
	t = open_pid(pid);
	stop(t);
	kill(pid, SIGSTOP);
	target_close(t);
	wait_for_state(pid, 'T');
	end(pid);
}

static void threads_may_come_and_go(void **state)
{
	const pid_t pid = start(run_churn);
	struct target *t = open_pid(pid);

	for (int i = 0; i < 100; i++) {
		struct tids tids = {};

		stop(t);
		assert_true(proc_threads(pid, &tids));
		vec_each (&tids.list, tid) {
			struct proc_stat stat;

			if (proc_stat(pid, *tid, &stat) && stat.state != 'Z' && stat.state != 'X')
				assert_int_equal(stat.state, 't');
		}
		assert_in_range(t->threads.n, 3, 5);
		vec_free(&tids.list);
		target_resume(t);
		usleep(200);
	}
	assert_int_equal(t->notes.n, 0);
	target_close(t);
	end(pid);
}

static void the_main_thread_may_be_gone(void **state)
{
	const pid_t pid = start(run_without_main);
	struct target *t;

	wait_for_state(pid, 'Z');
	t = open_pid(pid);
	for (int i = 0; i < 3; i++) {
		stop(t);
		assert_int_equal(t->threads.n, N_THREADS);
		assert_true(t->maps.n > 5);
		target_resume(t);
	}
	target_close(t);
	end(pid);
}

static void a_sleeper_is_left_alone(void **state)
{
	const pid_t pid = start(run_vfork);
	struct target *t = open_pid(pid);
	bool known = false;

	usleep(2000);
	stop(t);
	assert_int_equal(t->threads.n, N_THREADS + 2);
	assert_int_equal(t->notes.n, 1);
	vec_each (&t->threads, th) {
		assert_true(th->sp != 0);
		known |= th->tp == 0;
	}
	assert_true(known);
	assert_true(now_ns() - t->stopped_at < 1000 * MIB);
	target_close(t);
	wait_for(&shared->done, 1);
	end(pid);
}

static void a_sleeper_that_has_ended_is_gone(void **state)
{
	const pid_t pid = start(run_vfork_and_go);
	struct tids tids = {};
	struct proc_stat stat;
	struct tracees ts = {};
	size_t new;

	proc_threads(pid, &tids);
	assert_int_equal(tids.list.n, 2);
	for (int i = 0; i < 10000 && proc_stat(pid, tids.list.v[1], &stat) && stat.state != 'D';
	     i++)
		usleep(1000);
	assert_null(tracees_seize(&ts, pid, &new));
	assert_int_equal(ts.list.n, 2);
	assert_int_equal(ts.list.v[1].hold, HOLD_LEFT);
	atomic_store(&shared->go, 1);
	for (int i = 0; i < 10000 && proc_stat(pid, tids.list.v[1], &stat); i++)
		usleep(1000);
	assert_null(tracees_seize(&ts, pid, &new));
	assert_int_equal(ts.list.v[1].hold, HOLD_GONE);
	tracees_stop(&ts);
	tracees_release(&ts);
	vec_free(&ts.list);
	vec_free(&tids.list);
	end(pid);
}

static void an_exec_is_noticed(void **state)
{
	const pid_t pid = start(run_exec);
	struct target *t = open_pid(pid);
	_cleanup_err_ struct err *e = NULL;

	stop(t);
	target_resume(t);
	atomic_store(&shared->go, 1);
	for (int i = 0; i < 5000; i++) {
		char comm[64];

		proc_comm(pid, comm, sizeof(comm));
		if (!strcmp(comm, "sleep"))
			break;
		usleep(1000);
	}
	e = target_stop(t);
	assert_non_null(e);
	assert_int_equal(err_code(e), EAGAIN);
	assert_int_not_equal(state_of(pid), 't');
	stop(t);
	assert_string_equal(t->comm, "sleep");
	target_close(t);
	end(pid);
}

static void a_dead_target_is_an_error(void **state)
{
	const pid_t pid = start(run_tickers);
	struct target *t = open_pid(pid);
	_cleanup_err_ struct err *e = NULL, *zombie = NULL, *none = NULL, *killed = NULL;
	struct target *other = NULL;

	stop(t);
	assert_null(target_check(t));
	kill(pid, SIGKILL);
	wait_for_state(pid, 'Z');
	// The other threads may take a moment longer, and with them the memory.
	for (int i = 0; i < 5000 && !(killed = target_check(t)); i++)
		usleep(1000);
	assert_non_null(killed);
	assert_int_equal(err_code(killed), ESRCH);
	target_resume(t);
	e = target_stop(t);
	assert_non_null(e);
	assert_int_equal(err_code(e), ESRCH);
	target_close(t);
	zombie = target_open_pid(pid, &other);
	waitpid(pid, NULL, 0);
	none = target_open_pid(pid, &other);
	assert_non_null(none);
	assert_int_equal(err_code(none), ESRCH);
	assert_non_null(strstr(err_message(none), "no such process"));
	if (zombie && strstr(err_message(zombie), "zombie"))
		assert_non_null(strstr(err_message(zombie), "live_test"));
}

static void zombies_are_refused(void **state)
{
	const pid_t pid = fork();
	_cleanup_err_ struct err *e = NULL;
	struct target *t = NULL;

	if (!pid)
		_exit(0);
	wait_for_state(pid, 'Z');
	e = target_open_pid(pid, &t);
	waitpid(pid, NULL, 0);
	assert_non_null(e);
	assert_int_equal(err_code(e), ESRCH);
	assert_non_null(strstr(err_message(e), "zombie"));
	assert_non_null(strstr(err_message(e), "live_test"));
}

static void this_process_is_refused(void **state)
{
	struct target *t = NULL;
	_cleanup_err_ struct err *e = target_open_pid(getpid(), &t);

	assert_non_null(e);
	assert_int_equal(err_code(e), EINVAL);
}

static void kernel_threads_are_refused(void **state)
{
	struct target *t = NULL;
	_cleanup_err_ struct err *e = NULL;
	struct proc_stat stat;

	if (!proc_stat(2, 2, &stat) || !stat.kernel)
		skip(); // another pid namespace
	e = target_open_pid(2, &t);
	assert_non_null(e);
	assert_int_equal(err_code(e), ENOTSUP);
	assert_non_null(strstr(err_message(e), "kernel"));
}

static void a_traced_process_is_refused(void **state)
{
	const pid_t pid = start(run_tickers);
	_cleanup_err_ struct err *e = NULL;
	struct target *t = NULL;
	struct tids tids = {};
	pid_t tracer;

	// One thread alone.
	proc_threads(pid, &tids);
	assert_int_equal(tids.list.n, N_THREADS + 1);
	tracer = fork();
	if (!tracer) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		prctl(PR_SET_NAME, "other tracer");
		atomic_store(&shared->done,
			     ptrace(PTRACE_SEIZE, tids.list.v[2], NULL, NULL) ? -1 : 1);
		pause();
	}
	for (int i = 0; i < 5000 && !atomic_load(&shared->done); i++)
		usleep(1000);
	// Yama may not let it.
	if (atomic_load(&shared->done) == 1) {
		t = open_pid(pid);
		e = target_stop(t);
		assert_non_null(e);
		assert_int_equal(err_code(e), EBUSY);
		assert_non_null(strstr(err_message(e), "other tracer"));
		assert_int_not_equal(state_of(pid), 't');
		target_close(t);
	}
	vec_free(&tids.list);
	end(tracer);
	end(pid);
}

// As user `uid`, in a process of its own: the refusal's message.
static void refusal_as(uid_t uid, pid_t pid, char *buf, size_t len)
{
	int result[2];
	ssize_t n;
	pid_t child;

	assert_int_equal(pipe(result), 0);
	child = fork();
	if (!child) {
		struct target *t = NULL;
		struct err *e = NULL;

		if (setresuid(uid, uid, uid) == 0)
			e = target_open_pid(pid, &t);
		dprintf(result[1], "%d %s", e ? err_code(e) : 0, e ? err_message(e) : "");
		_exit(0);
	}
	close(result[1]);
	n = read(result[0], buf, len - 1);
	buf[n > 0 ? n : 0] = 0;
	close(result[0]);
	waitpid(child, NULL, 0);
}

static void run_not_dumpable(void)
{
	if (setresuid(65534, 65534, 65534) == 0) {
		prctl(PR_SET_DUMPABLE, 0);
		atomic_store(&shared->ready, 1);
	}
	pause();
}

static void refusals_say_why(void **state)
{
	char message[512];
	pid_t pid;

	if (geteuid() != 0)
		skip(); // others cannot become another user
	pid = start(run_tickers);
	refusal_as(65534, pid, message, sizeof(message));
	assert_int_equal(atoi(message), EPERM);
	assert_non_null(strstr(message, "belongs to user root"));
	end(pid);
	pid = start(run_not_dumpable);
	refusal_as(65534, pid, message, sizeof(message));
	assert_int_equal(atoi(message), EPERM);
	assert_non_null(strstr(message, "not dumpable"));
	refusal_as(65533, pid, message, sizeof(message));
	assert_non_null(strstr(message, "65534"));
	end(pid);
}

static void a_held_process_is_never_let_go(void **state)
{
	const pid_t pid = start(run_exit);
	struct target *t = NULL;
	int status;
	char buf[16];

	assert_int_equal(ptrace(PTRACE_SEIZE, pid, NULL, PTRACE_O_TRACEEXIT), 0);
	atomic_store(&shared->go, 1);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status >> 8, SIGTRAP | PTRACE_EVENT_EXIT << 8);
	assert_null(target_open_held(pid, &t));
	stop(t);
	assert_int_equal(t->threads.v[0].tid, pid);
	assert_true(t->threads.v[0].sp != 0);
	assert_null(target_read(t, 0x10000000, buf, 11));
	assert_string_equal(buf, "still here");
	target_resume(t);
	assert_null(target_read(t, 0x10000000, buf, 11));
	target_close(t);
	assert_int_equal(state_of(pid), 't');
	assert_int_equal(ptrace(PTRACE_CONT, pid, NULL, NULL), 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 3);
}

static int tick_as_twin(void *arg)
{
	tick(NULL);
	return 0;
}

static void run_twin(void)
{
	char *stack = malloc(65536);

	shared->done = clone(tick_as_twin, stack + 65536, CLONE_VM, NULL);
	atomic_store(&shared->ready, 1);
	pause();
}

static void twins_are_stopped_together(void **state)
{
	const pid_t pid = start(run_twin), twin = shared->done;
	struct target *t = open_pid(pid);
	u64 before;

	assert_null(target_add_pid(t, twin));
	assert_null(target_add_pid(t, twin));
	stop(t);
	assert_int_equal(t->threads.n, 2);
	assert_int_equal(t->threads.v[0].tid, pid);
	assert_int_equal(t->threads.v[1].tid, twin);
	before = all_ticks();
	usleep(3000);
	assert_int_equal(all_ticks(), before);
	target_close(t);
	for (int i = 0; i < 1000 && all_ticks() == before; i++)
		usleep(1000);
	assert_true(all_ticks() > before);
	kill(twin, SIGKILL);
	end(pid);
}

// Stops it and lets it go as fast as it can, until it is killed.
static void examine_forever(pid_t pid)
{
	struct target *t = NULL;
	char buf[4096];

	while (!t) {
		struct err *e = target_open_pid(pid, &t);

		err_free(e); // the one before it may not be quite dead
	}
	for (;;) {
		struct err *e = target_stop(t);

		err_free(e);
		if (t->maps.n)
			target_read_some(t, t->maps.v[0].start, buf, sizeof(buf));
		target_resume(t);
	}
}

static void our_death_does_no_harm(void **state)
{
	const pid_t pid = start(run_signalled);
	unsigned seed = 7, sent = 0;

	for (int i = 0; i < 60; i++) {
		const pid_t examiner = fork();
		u64 before;

		if (!examiner) {
			prctl(PR_SET_PDEATHSIG, SIGKILL);
			examine_forever(pid);
		}
		for (int k = rand_r(&seed) % 4; k > 0; k--) {
			usleep((useconds_t)rand_r(&seed) % 2000);
			sent += !sigqueue(pid, SIGRTMIN, (union sigval){.sival_int = 1});
		}
		usleep((useconds_t)rand_r(&seed) % 3000);
		kill(examiner, SIGKILL);
		waitpid(examiner, NULL, 0);
		before = all_ticks();
		for (int k = 0; k < 2000 && all_ticks() == before; k++)
			usleep(1000);
		assert_true(all_ticks() > before);
	}
	for (int i = 0; i < 5000 && atomic_load(&shared->signals) < sent; i++)
		usleep(1000);
	assert_int_equal(atomic_load(&shared->signals), sent);
	assert_true(strchr("SR", state_of(pid)) != NULL);
	end(pid);
}

static int set_up(void **state)
{
	page = (size_t)sysconf(_SC_PAGESIZE);
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1,
		      0);
	return shared == MAP_FAILED ? -1 : 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(registers_are_words),
		cmocka_unit_test(threads_stand_still_and_run_on),
		cmocka_unit_test(a_nudged_thread_moves_alone),
		cmocka_unit_test(memory_is_read),
		cmocka_unit_test(pieces_are_read),
		cmocka_unit_test(what_was_never_touched_is_known),
		cmocka_unit_test(holes_of_shared_memory_stay_holes),
		cmocka_unit_test(the_mapped_file_is_opened),
		cmocka_unit_test(signals_are_not_lost),
		cmocka_unit_test(a_stopped_job_stays_stopped),
		cmocka_unit_test(threads_may_come_and_go),
		cmocka_unit_test(the_main_thread_may_be_gone),
		cmocka_unit_test(a_sleeper_is_left_alone),
		cmocka_unit_test(a_sleeper_that_has_ended_is_gone),
		cmocka_unit_test(an_exec_is_noticed),
		cmocka_unit_test(a_dead_target_is_an_error),
		cmocka_unit_test(zombies_are_refused),
		cmocka_unit_test(this_process_is_refused),
		cmocka_unit_test(kernel_threads_are_refused),
		cmocka_unit_test(a_traced_process_is_refused),
		cmocka_unit_test(refusals_say_why),
		cmocka_unit_test(a_held_process_is_never_let_go),
		cmocka_unit_test(twins_are_stopped_together),
		cmocka_unit_test(our_death_does_no_harm),
	};

	return cmocka_run_group_tests(tests, set_up, NULL);
}
