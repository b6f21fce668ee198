// SPDX-License-Identifier: MIT
// Snapshots of live processes: what they show, and that whoever is shown notices nothing.
//
// This process takes in orphans, so that it sees every process that a snapshot leaves behind.
#include "tests.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "busy.h"
#include "target/copy.h"
#include "target/live.h"
#include "target/procfs.h"

// How often, unless the environment says otherwise (make test-snapshot).
enum { ROUNDS = 20, KILLS = 2 };

static const u64 marker = 0x5eed0badcafe1234;

// What a child and this process share.
static struct shared {
	atomic_int ready, go, guardian, pid;
	atomic_int children; // that it has heard of
	atomic_ulong ticks;
	u64 *word; // of the child's own memory
} * shared;

static unsigned long count_of(const char *name, unsigned long usual)
{
	const char *value = getenv(name);

	return value ? strtoul(value, NULL, 10) : usual;
}

// --- children ---

static void wait_for(atomic_int *flag)
{
	for (int i = 0; i < 20000 && !atomic_load(flag); i++)
		usleep(1000);
	assert_true(atomic_load(flag));
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
	wait_for(&shared->ready);
	return pid;
}

static void end(pid_t pid)
{
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
}

static struct target *open_snapshot(pid_t pid)
{
	struct target *t = NULL;
	struct err *e = target_open_snapshot(pid, &t);

	if (e)
		fail_msg("%s", err_message(e));
	return t;
}

// Tries again when no thread of it can make a copy right now, as an examination does.
static void stop(struct target *t)
{
	struct err *e = target_stop(t);

	for (int i = 0; i < 100 && e && err_code(e) == EAGAIN; i++) {
		err_free(e);
		usleep(1000);
		e = target_stop(t);
	}
	if (e)
		fail_msg("%s", err_message(e));
}

static void refuse(pid_t pid, const char *why)
{
	struct target *t = open_snapshot(pid);
	_cleanup_err_ struct err *e = target_stop(t);

	assert_non_null(e);
	if (!strstr(err_message(e), why))
		fail_msg("\"%s\" is not in \"%s\"", why, err_message(e));
	target_close(t);
}

// --- what a snapshot may not change ---

static char *descriptors_of(pid_t pid)
{
	_cleanup_free_ char *path = xasprintf("/proc/%d/fd", pid);
	_cleanup_closedir_ DIR *dir = opendir(path);
	char *all = xstrdup("");
	const struct dirent *entry;

	while (dir && (entry = readdir(dir)) != NULL) {
		char link[256], *more;
		const ssize_t n = readlinkat(dirfd(dir), entry->d_name, link, sizeof(link) - 1);

		link[max(n, 0)] = 0;
		more = xasprintf("%s%s %s\n", all, entry->d_name, link);
		free(all);
		all = more;
	}
	return all;
}

static void no_child_of(pid_t pid)
{
	_cleanup_closedir_ DIR *dir = opendir("/proc");
	const struct dirent *entry;

	while ((entry = readdir(dir)) != NULL) {
		struct proc_status status = {};
		const pid_t other = atoi(entry->d_name);

		if (other <= 0)
			continue;
		err_free(proc_status(other, &status));
		assert_int_not_equal(status.ppid, pid);
	}
}

static void no_thread_is_held(pid_t pid)
{
	struct tids tids = {};

	proc_threads(pid, &tids);
	assert_int_equal(tids.list.n, BUSY_THREADS + 1);
	for (size_t i = 0; i < tids.list.n; i++) {
		struct proc_status status = {};

		err_free(proc_status(tids.list.v[i], &status));
		assert_int_equal(status.tracer, 0);
		assert_true(strchr("RSD", status.state));
	}
	vec_free(&tids.list);
}

// Buries whatever has been left to us, until nothing but these two children is there.
static void only_these_are_left(pid_t pid, pid_t other)
{
	siginfo_t info;

	for (int i = 0; i < 20000; i++) {
		_cleanup_closedir_ DIR *dir = opendir("/proc");
		const struct dirent *entry;
		size_t left = 0;

		while ((entry = readdir(dir)) != NULL) {
			struct proc_status status = {};
			const pid_t child = atoi(entry->d_name);

			if (child <= 0 || child == pid || child == other)
				continue;
			err_free(proc_status(child, &status));
			if (status.ppid != getpid())
				continue;
			left++;
			waitpid(child, NULL, WNOHANG | __WALL);
		}
		if (!left)
			return;
		usleep(1000);
	}
	memset(&info, 0, sizeof(info));
	waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT);
	fail_msg("a process is left behind, such as %d", info.si_pid);
}

static void check_end(pid_t pid, pid_t storm)
{
	if (!busy_end(pid, storm))
		fail_msg("%s", busy->what);
}

// --- what it shows ---

static void run_counter(void)
{
	static volatile u64 number;

	shared->word = (u64 *)&number;
	atomic_store(&shared->ready, 1);
	for (;;) {
		number++;
		atomic_fetch_add(&shared->ticks, 1);
		usleep(100);
	}
}

static u64 word_of(struct target *t)
{
	u64 word = 0;

	assert_true(target_word(t, (u64)(uintptr_t)shared->word, &word));
	return word;
}

static void the_copy_stands_still_while_it_runs(void **state)
{
	const pid_t pid = start(run_counter);
	struct target *t = open_snapshot(pid);

	for (unsigned i = 1; i <= 3; i++) {
		unsigned long ticks;
		u64 word;

		stop(t);
		assert_int_equal(t->stops, i);
		assert_int_equal(t->stopped_at, 0);
		assert_true(t->longest_ns && t->longest_ns <= t->stopped_ns);
		assert_int_equal(t->threads.n, 1);
		assert_int_equal(t->threads.v[0].tid, pid);
		assert_string_equal(target_mapping(t, t->threads.v[0].sp)->path, "[stack]");
		word = word_of(t);
		ticks = atomic_load(&shared->ticks);
		for (int k = 0; k < 20000 && atomic_load(&shared->ticks) < ticks + 3; k++)
			usleep(1000);
		assert_true(atomic_load(&shared->ticks) >= ticks + 3);
		assert_int_equal(word_of(t), word);
		target_finish(t);
		assert_true(word_of(t) > word);
	}
	target_close(t);
	only_these_are_left(pid, 0);
	end(pid);
}

static void run_marked(void)
{
	u64 *kept =
		mmap(NULL, 3 * 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	kept[0] = kept[65536 / 8] = kept[2 * 65536 / 8] = marker;
	madvise(kept, 65536, MADV_DONTFORK);
	madvise(kept + 65536 / 8, 65536, MADV_WIPEONFORK);
	shared->word = kept;
	atomic_store(&shared->ready, 1);
	for (;;)
		pause();
}

static void memory_that_copies_lack_is_read_all_the_same(void **state)
{
	const pid_t pid = start(run_marked);
	struct target *t = open_snapshot(pid);
	const u64 at = (u64)(uintptr_t)shared->word;
	u64 all[3 * 65536 / 8], first, last;

	stop(t);
	assert_int_equal(target_read_some(t, at, all, sizeof(all)), sizeof(all));
	for (size_t i = 0; i < 3; i++)
		assert_true(all[i * 65536 / 8] == marker);
	assert_non_null(target_mapping(t, at));
	assert_true(target_present(t, at, at + 3 * 65536, &first, &last));
	assert_true(first == at);
	assert_int_equal(t->notes.n, 1);
	assert_non_null(strstr(t->notes.v[0], "128 KB of its memory are not for copies"));
	target_close(t);
	end(pid);
}

// --- what nobody notices ---

static void a_busy_program_notices_nothing(void **state)
{
	const unsigned long rounds = count_of("SNAPSHOT_ROUNDS", ROUNDS);
	const pid_t pid = busy_start(false), storm = busy_storm(pid);
	_cleanup_free_ char *before = descriptors_of(pid), *after = NULL;
	struct target *t = open_snapshot(pid);

	for (unsigned long i = 0; i < rounds; i++) {
		stop(t);
		assert_int_equal(t->threads.n, BUSY_THREADS + 1);
		if (i % 2)
			target_finish(t);
		no_child_of(pid);
		if (i % 16 == 0)
			assert_true(busy_works());
	}
	print_message("# %lu snapshots, the longest stop %.1f ms\n", rounds,
		      (double)t->longest_ns / 1e6);
	target_close(t);
	no_thread_is_held(pid);
	no_child_of(pid);
	only_these_are_left(pid, storm);
	after = descriptors_of(pid);
	assert_string_equal(before, after);
	check_end(pid, storm);
}

static pid_t leak;
static enum copy_step kill_at;

// In the guardian: its leak dies here.
static void kill_leak(enum copy_step step)
{
	if (step == STEP_FORKED)
		atomic_store(&shared->guardian, getpid());
	if (step != kill_at)
		return;
	kill(leak, SIGKILL);
	for (struct proc_stat stat; proc_stat(leak, leak, &stat) && stat.state != 'Z';)
		usleep(100);
}

static pid_t start_leak(pid_t pid, enum copy_step step)
{
	const pid_t child = fork();

	if (child)
		return child;
	leak = getpid();
	kill_at = step;
	copy_hook = kill_leak;
	for (;;) {
		struct target *t = NULL;

		err_free(target_open_snapshot(pid, &t));
		err_free(target_stop(t));
		target_close(t);
	}
}

static void die_at_every_step(bool adopts)
{
	const unsigned long kills = count_of("SNAPSHOT_KILLS", KILLS);
	const pid_t pid = busy_start(adopts), storm = busy_storm(pid);
	_cleanup_free_ char *before = descriptors_of(pid);

	for (enum copy_step step = 0; step < N_STEPS; step++) {
		for (unsigned long i = 0; i < kills; i++) {
			_cleanup_free_ char *after = NULL;
			const pid_t child = start_leak(pid, step);
			int status;

			assert_int_equal(waitpid(child, &status, 0), child);
			assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
			only_these_are_left(pid, storm);
			no_thread_is_held(pid);
			no_child_of(pid);
			after = descriptors_of(pid);
			assert_string_equal(before, after);
		}
		assert_true(busy_works());
	}
	print_message("# killed %lu times at each of %d steps\n", kills, N_STEPS);
	check_end(pid, storm);
}

static void leak_may_die_at_every_step(void **state)
{
	die_at_every_step(false);
}

static void leak_may_die_while_an_adopter_has_a_copy(void **state)
{
	die_at_every_step(true);
}

static void leak_may_die_at_any_time(void **state)
{
	const unsigned long kills = count_of("SNAPSHOT_KILLS", KILLS);
	const pid_t pid = busy_start(false), storm = busy_storm(pid);
	unsigned seed = 1;

	for (unsigned long i = 0; i < kills * N_STEPS; i++) {
		const pid_t child = start_leak(pid, N_STEPS);

		usleep((unsigned)rand_r(&seed) % 20000);
		end(child);
		only_these_are_left(pid, storm);
		no_thread_is_held(pid);
		no_child_of(pid);
	}
	assert_true(busy_works());
	check_end(pid, storm);
}

// Holds the copy, not the target.
static void the_copy_dies_with_the_guardian(void **state)
{
	const pid_t pid = busy_start(false);
	struct target *t = open_snapshot(pid);
	pid_t guardian = 0;
	_cleanup_closedir_ DIR *dir = opendir("/proc");
	const struct dirent *entry;

	stop(t);
	while ((entry = readdir(dir)) != NULL) {
		struct proc_status status = {};

		err_free(proc_status(atoi(entry->d_name), &status));
		if (status.ppid == getpid() && !strcmp(status.name, "leak-guardian"))
			guardian = status.tgid;
	}
	assert_true(guardian > 0);
	kill(guardian, SIGKILL);
	for (int i = 0; i < 20000 && t->ops->alive(t); i++)
		usleep(1000);
	assert_false(t->ops->alive(t));
	target_close(t);
	only_these_are_left(pid, 0);
	no_thread_is_held(pid);
	check_end(pid, 0);
}

static void hear_of_child(int sig)
{
	atomic_fetch_add(&shared->children, 1);
}

static void run_adopter(void)
{
	static volatile u64 number;

	prctl(PR_SET_CHILD_SUBREAPER, 1);
	signal(SIGCHLD, hear_of_child);
	shared->word = (u64 *)&number;
	atomic_store(&shared->ready, 1);
	for (;;) {
		number++;
		if (waitpid(-1, NULL, WNOHANG) >= 0)
			atomic_fetch_add(&shared->children, 1);
		usleep(100);
	}
}

// The first process of a PID namespace, if we have the rights to make one.
static void run_first(void)
{
	pid_t pid;

	if (unshare(CLONE_NEWPID)) {
		atomic_store(&shared->pid, -1);
		atomic_store(&shared->ready, 1);
		pause();
	}
	pid = fork();
	if (!pid) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		while (!atomic_load(&shared->pid))
			usleep(1000);
		run_adopter();
	}
	atomic_store(&shared->pid, pid);
	pause();
}

static void one_that_adopts_orphans_buries_its_copy(void **state)
{
	void (*const all[])(void) = {run_adopter, run_first};

	for (size_t i = 0; i < ARRAY_SIZE(all); i++) {
		const pid_t child = start(all[i]);
		const pid_t pid = atomic_load(&shared->pid) ? atomic_load(&shared->pid) : child;

		for (int k = 0; k < 5 && pid > 0; k++) {
			struct target *t = open_snapshot(pid);
			u64 word;

			stop(t);
			word = word_of(t);
			usleep(2000);
			assert_int_equal(word_of(t), word);
			target_close(t);
			no_child_of(pid);
			assert_int_equal(atomic_load(&shared->children), 0);
		}
		end(child);
		only_these_are_left(0, 0);
	}
}

static int ends[2], lock_fd;

static void run_descriptors(void)
{
	struct flock lock = {.l_type = F_WRLCK};

	fcntl(lock_fd, F_SETLK, &lock);
	close(ends[0]);
	atomic_store(&shared->ready, 1);
	while (!atomic_load(&shared->go))
		usleep(1000);
	close(ends[1]);
	for (;;)
		pause();
}

static void a_copy_holds_no_file(void **state)
{
	struct flock lock = {.l_type = F_WRLCK};
	struct pollfd p;
	struct target *t;
	char byte;
	pid_t pid;

	lock_fd = memfd_create("lock", MFD_CLOEXEC);
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	pid = start(run_descriptors);
	close(ends[1]);
	t = open_snapshot(pid);
	stop(t);
	atomic_store(&shared->go, 1);
	p = (struct pollfd){.fd = ends[0], .events = POLLIN};
	assert_int_equal(poll(&p, 1, 20000), 1);
	assert_int_equal(read(ends[0], &byte, 1), 0);
	assert_true(t->ops->alive(t));
	target_close(t);
	assert_int_equal(fcntl(lock_fd, F_GETLK, &lock), 0);
	assert_int_equal(lock.l_type, F_WRLCK);
	assert_int_equal(lock.l_pid, pid);
	end(pid);
	close(ends[0]);
	close(lock_fd);
}

static void a_stopped_job_stays_stopped(void **state)
{
	const pid_t pid = busy_start(false);
	struct target *t = open_snapshot(pid);
	struct proc_stat stat = {};

	kill(pid, SIGSTOP);
	assert_int_equal(waitpid(pid, NULL, WUNTRACED), pid);
	for (int i = 0; i < 3; i++)
		stop(t);
	target_close(t);
	for (int i = 0; i < 20000 && stat.state != 'T'; i++) {
		assert_true(proc_stat(pid, pid, &stat));
		usleep(1000);
	}
	assert_int_equal(stat.state, 'T');
	kill(pid, SIGCONT);
	assert_true(busy_works());
	check_end(pid, 0);
}

// --- what is refused ---

static void run_filtered(void)
{
	struct sock_filter all[] = {BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
	const struct sock_fprog program = {.len = 1, .filter = all};

	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
	atomic_store(&shared->ready, 1);
	for (;;)
		pause();
}

static void run_namespace(void)
{
	if (unshare(CLONE_NEWPID))
		atomic_store(&shared->go, 1);
	run_counter();
}

// As a user whose limit leaves no room for another process.
static void run_limited(void)
{
	const struct rlimit none = {.rlim_cur = 1, .rlim_max = 1};

	if (setgroups(0, NULL) || setresgid(65533, 65533, 65533) ||
	    setrlimit(RLIMIT_NPROC, &none) || setresuid(65533, 65533, 65533))
		atomic_store(&shared->go, 1);
	prctl(PR_SET_DUMPABLE, 1);
	run_counter();
}

static void unsafe_ones_are_refused(void **state)
{
	static const struct {
		void (*run)(void);
		const char *why;
	} all[] = {{run_filtered, "seccomp filter"},
		   {run_namespace, "in another PID namespace"},
		   {run_limited, "RLIMIT_NPROC"}};

	for (size_t i = 0; i < ARRAY_SIZE(all); i++) {
		const pid_t pid = start(all[i].run);
		struct proc_stat stat;

		if (!atomic_load(&shared->go)) // else it has not the rights
			refuse(pid, all[i].why);
		only_these_are_left(pid, 0);
		no_child_of(pid);
		assert_true(proc_stat(pid, pid, &stat));
		assert_true(strchr("RSD", stat.state));
		end(pid);
	}
}

static int set_up(void **state)
{
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1,
		      0);
	return shared == MAP_FAILED ? -1 : 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_copy_stands_still_while_it_runs),
		cmocka_unit_test(memory_that_copies_lack_is_read_all_the_same),
		cmocka_unit_test(a_busy_program_notices_nothing),
		cmocka_unit_test(leak_may_die_at_every_step),
		cmocka_unit_test(leak_may_die_while_an_adopter_has_a_copy),
		cmocka_unit_test(leak_may_die_at_any_time),
		cmocka_unit_test(one_that_adopts_orphans_buries_its_copy),
		cmocka_unit_test(the_copy_dies_with_the_guardian),
		cmocka_unit_test(a_copy_holds_no_file),
		cmocka_unit_test(a_stopped_job_stays_stopped),
		cmocka_unit_test(unsafe_ones_are_refused),
	};

	return cmocka_run_group_tests(tests, set_up, NULL);
}
