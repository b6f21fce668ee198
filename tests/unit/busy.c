// SPDX-License-Identifier: MIT
#include "busy.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/sem.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/num.h"

struct busy *busy;

enum { IN_FLIGHT = 200 }; // signals

static int pipe_fds[2], event_fd, epoll_fd, wait_options;
static _Thread_local volatile sig_atomic_t interrupted; // by a handler, since it was reset

static void wrong(const char *fmt, ...)
{
	va_list ap;

	if (atomic_fetch_add(&busy->wrong, 1))
		return;
	va_start(ap, fmt);
	vsnprintf(busy->what, sizeof(busy->what), fmt, ap);
	va_end(ap);
}

static bool over(void)
{
	return atomic_load(&busy->stop);
}

// What a system call that waits has come to. May it have been cut short, but for a handler?
static bool cut_short(const char *name, long result, bool may_be)
{
	if (result >= 0 || errno != EINTR)
		return false;
	if (!may_be && !interrupted)
		wrong("%s: EINTR without a signal", name);
	return true;
}

static void check_time(const char *name, u64 start, u64 least)
{
	const u64 took = now_ns() - start;

	if (took < least)
		wrong("%s returned after %lu ns instead of %lu", name, took, least);
}

// --- a thread for each kind of system call ---

static void nap(unsigned round)
{
	const struct timespec t = {.tv_nsec = round % 32 ? 1000 * 1000 : 60 * 1000 * 1000};
	const u64 start = now_ns();
	const int r = nanosleep(&t, NULL);

	if (cut_short("nanosleep", r, false))
		return;
	if (r)
		wrong("nanosleep: %s", strerror(errno));
	check_time("nanosleep", start, (u64)t.tv_nsec);
}

static void poll_nothing(unsigned round)
{
	const u64 start = now_ns();
	const int r = poll(NULL, 0, 3);

	if (cut_short("poll", r, false))
		return;
	if (r)
		wrong("poll: %d", r);
	check_time("poll", start, 3 * 1000 * 1000);
}

static void wait_futex(unsigned round)
{
	const struct timespec t = {.tv_nsec = 2 * 1000 * 1000};
	const u64 start = now_ns();
	static u32 word;
	const long r = syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 0, &t, NULL, 0);

	if (cut_short("futex", r, false))
		return;
	if (!r || errno != ETIMEDOUT)
		wrong("futex: %ld, %s", r, strerror(errno));
	check_time("futex", start, (u64)t.tv_nsec);
}

static void read_pipe(unsigned round)
{
	static u64 next;
	u64 number;
	const ssize_t n = read(pipe_fds[0], &number, sizeof(number));

	if (n != sizeof(number))
		wrong("read: %zd, %s", n, strerror(errno));
	else if (number != next++)
		wrong("read %lu instead of %lu", number, next - 1);
}

// epoll_wait, sigtimedwait and semtimedop are what any stop cuts short.
static void wait_epoll(unsigned round)
{
	struct epoll_event e;
	const int r = epoll_wait(epoll_fd, &e, 1, 5);
	u64 sum;

	if (cut_short("epoll_wait", r, true))
		return;
	if (r < 0 || (r && read(event_fd, &sum, sizeof(sum)) != sizeof(sum)))
		wrong("epoll_wait: %s", strerror(errno));
}

static void take_signal(unsigned round)
{
	const struct timespec t = {.tv_nsec = 5 * 1000 * 1000};
	siginfo_t info;
	sigset_t set;
	int r;

	sigemptyset(&set);
	sigaddset(&set, SIGRTMIN + 1);
	r = sigtimedwait(&set, &info, &t);
	if (r < 0 && errno != EAGAIN && errno != EINTR)
		wrong("sigtimedwait: %s", strerror(errno));
	if (r < 0)
		return;
	atomic_fetch_add(&busy->taken_sum, (unsigned long)info.si_value.sival_int);
	atomic_fetch_add(&busy->taken, 1);
}

// Computes, allocates, and feeds the others.
static void work(unsigned round)
{
	static u64 next;
	const u64 one = 1;
	u64 hash = 14695981039346656037u;
	unsigned char *block = malloc(100 + round % 5000);

	memset(block, (int)round, 100);
	for (u64 i = 0; i < 20000; i++)
		hash = (hash ^ (i & 255)) * 1099511628211u;
	if (hash != 9709372217700209861u)
		wrong("a sum came to %lu", hash);
	for (int i = 0; i < 100; i++)
		if (block[i] != (unsigned char)round)
			wrong("a block has changed");
	free(block);
	if (write(pipe_fds[1], &next, sizeof(next)) != sizeof(next) ||
	    write(event_fd, &one, sizeof(one)) != sizeof(one))
		wrong("write: %s", strerror(errno));
	next++;
	usleep(500);
}

// Blocked signals that one call alone lets through, and children that there are none of.
static void wait_with_mask(unsigned round)
{
	const struct timespec t = {.tv_nsec = 2 * 1000 * 1000};
	sigset_t inside, outside;

	sigemptyset(&inside);
	sigaddset(&inside, SIGRTMIN + 1);
	if (ppoll(NULL, 0, &t, &inside) < 0)
		cut_short("ppoll", -1, false);
	pthread_sigmask(SIG_SETMASK, NULL, &outside);
	if (!sigismember(&outside, SIGUSR1) || sigismember(&outside, SIGUSR2))
		wrong("ppoll has left another signal mask");
	if (waitpid(-1, NULL, wait_options) >= 0 || errno != ECHILD)
		wrong("there was a child");
}

static void (*const kinds[BUSY_THREADS])(unsigned) = {
	nap, poll_nothing, wait_futex, read_pipe, wait_epoll, take_signal, work, wait_with_mask};

static void *run_thread(void *arg)
{
	const size_t i = (size_t)(uintptr_t)arg;
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	if (kinds[i] == wait_with_mask)
		pthread_sigmask(SIG_BLOCK, &set, NULL);
	for (unsigned round = 0;; round++) {
		interrupted = 0;
		kinds[i](round);
		atomic_fetch_add(&busy->ticks[i], 1);
	}
	return NULL;
}

// --- the program ---

static void handle(int sig, siginfo_t *info, void *context)
{
	interrupted = 1;
	if (sig == SIGALRM) {
		atomic_fetch_add(&busy->alarms, 1);
	} else if (sig == SIGCHLD) {
		wrong("a SIGCHLD");
	} else if (sig == SIGRTMIN) {
		atomic_fetch_add(&busy->handled_sum, (unsigned long)info->si_value.sival_int);
		atomic_fetch_add(&busy->handled, 1);
	}
}

static void set_handlers(void)
{
	const struct sigaction action = {.sa_sigaction = handle,
					 .sa_flags = SA_SIGINFO | SA_RESTART};
	const struct itimerval often = {.it_interval.tv_usec = 3000, .it_value.tv_usec = 3000};
	const int handled[] = {SIGALRM, SIGCHLD, SIGUSR1, SIGUSR2, SIGRTMIN};
	sigset_t set;

	for (size_t i = 0; i < ARRAY_SIZE(handled); i++)
		sigaction(handled[i], &action, NULL);
	sigemptyset(&set);
	sigaddset(&set, SIGRTMIN + 1);
	sigprocmask(SIG_BLOCK, &set, NULL);
	setitimer(ITIMER_REAL, &often, NULL);
}

static void run(void)
{
	struct epoll_event e = {.events = EPOLLIN};

	event_fd = eventfd(0, EFD_CLOEXEC);
	epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	if (pipe2(pipe_fds, O_CLOEXEC) || epoll_ctl(epoll_fd, EPOLL_CTL_ADD, event_fd, &e))
		_exit(1);
	set_handlers();
	for (size_t i = 0; i < BUSY_THREADS; i++) {
		pthread_t thread;

		if (pthread_create(&thread, NULL, run_thread, (void *)(uintptr_t)i))
			_exit(1);
	}
	atomic_store(&busy->ready, 1);
	while (!over())
		usleep(1000);
	_exit(0);
}

pid_t busy_start(bool adopts)
{
	pid_t pid;

	if (!busy)
		busy = mmap(NULL, sizeof(*busy), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
			    -1, 0);
	memset(busy, 0, sizeof(*busy));
	pid = fork();
	if (!pid) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		prctl(PR_SET_CHILD_SUBREAPER, adopts);
		wait_options = adopts ? 0 : __WALL; // it sees its copy
		run();
	}
	while (!atomic_load(&busy->ready) && !waitpid(pid, NULL, WNOHANG))
		usleep(1000);
	return pid;
}

static void send(pid_t pid, int sig, atomic_ulong *sent, const atomic_ulong *arrived)
{
	const union sigval value = {.sival_int = (int)(atomic_load(sent) % 1000)};

	if (atomic_load(sent) - atomic_load(arrived) < IN_FLIGHT && !sigqueue(pid, sig, value))
		atomic_fetch_add(sent, 1);
}

pid_t busy_storm(pid_t pid)
{
	const pid_t storm = fork();

	if (storm)
		return storm;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	while (!atomic_load(&busy->calm)) {
		for (int i = 0; i < 20; i++) {
			send(pid, SIGRTMIN, &busy->queued, &busy->handled);
			send(pid, SIGRTMIN + 1, &busy->awaited, &busy->taken);
		}
		kill(pid, SIGUSR1);
		kill(pid, SIGUSR2);
		usleep(2000);
	}
	_exit(0);
}

bool busy_works(void)
{
	unsigned long before[BUSY_THREADS];

	for (size_t i = 0; i < BUSY_THREADS; i++)
		before[i] = atomic_load(&busy->ticks[i]);
	for (int round = 0; round < 20000; round++) {
		size_t moved = 0;

		for (size_t i = 0; i < BUSY_THREADS; i++)
			moved += atomic_load(&busy->ticks[i]) != before[i];
		if (moved == BUSY_THREADS)
			return true;
		usleep(1000);
	}
	return false;
}

// What the values of n signals add up to.
static unsigned long sum_of(unsigned long n)
{
	const unsigned long whole = n / 1000, rest = n % 1000;

	return whole * 499500 + rest * (rest - 1) / 2;
}

static void check_signals(const char *what, const atomic_ulong *sent, const atomic_ulong *arrived,
			  const atomic_ulong *sum)
{
	const unsigned long n = atomic_load(sent);

	for (int i = 0; i < 20000 && atomic_load(arrived) < n; i++)
		usleep(1000);
	if (atomic_load(arrived) != n || (n && atomic_load(sum) != sum_of(n)))
		wrong("%s: %lu signals of %lu have arrived, the sum is %lu instead of %lu", what,
		      atomic_load(arrived), n, atomic_load(sum), sum_of(n));
}

bool busy_end(pid_t pid, pid_t storm)
{
	int status;

	if (storm) {
		atomic_store(&busy->calm, 1);
		waitpid(storm, NULL, 0);
	}
	if (!busy_works())
		wrong("a thread hangs");
	check_signals("handler", &busy->queued, &busy->handled, &busy->handled_sum);
	check_signals("sigtimedwait", &busy->awaited, &busy->taken, &busy->taken_sum);
	atomic_store(&busy->stop, 1);
	if (waitpid(pid, &status, 0) != pid || !WIFEXITED(status) || WEXITSTATUS(status))
		wrong("it ended with status %#x", (unsigned)status);
	return !atomic_load(&busy->wrong);
}
