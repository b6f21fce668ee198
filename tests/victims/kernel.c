// SPDX-License-Identifier: MIT
// Pointers that the kernel keeps: epoll's data, a timer's value, bytes on their way through a pipe
// or a socket, an alternate signal stack, a buffer that a system call waits to fill.
#include "victim.h"

#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <time.h>

static int waiting[2];

static void *reader(void *arg)
{
	__atomic_add_fetch(&resting, 1, __ATOMIC_SEQ_CST);
	return read(waiting[0], held(block(8192)), 8000) < 0 ? NULL : arg;
}

static void poll_keeps(void)
{
	struct epoll_event e = {.events = EPOLLIN, .data.ptr = held(block(300))};

	epoll_ctl(epoll_create1(0), EPOLL_CTL_ADD, eventfd(0, 0), &e);
}

static void timer_keeps(void)
{
	struct sigevent e = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
	struct itimerspec never = {.it_value.tv_sec = 1000000};
	timer_t t;

	e.sigev_value.sival_ptr = held(block(301));
	timer_create(CLOCK_MONOTONIC, &e, &t);
	timer_settime(t, 0, &never, NULL);
}

// What is in flight cannot be seen without taking a descriptor over.
static void in_flight(void)
{
	int fds[2];
	void *p = block(302);

	doubt(p);
	if (pipe(fds) || write(fds[1], &p, sizeof(p)) != sizeof(p))
		abort();
	p = block(303);
	doubt(p);
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, fds) || write(fds[1], &p, sizeof(p)) != sizeof(p))
		abort();
}

static void signal_stack(void)
{
	stack_t s = {.ss_sp = block(65536), .ss_size = 65536};

	doubt(s.ss_sp);
	sigaltstack(&s, NULL);
}

static void work(void)
{
	pthread_t t;

	poll_keeps();
	timer_keeps();
	in_flight();
	signal_stack();
	if (pipe(waiting))
		abort();
	pthread_create(&t, NULL, reader, NULL);
	wait_resting(1);
	lost(block(304));
}

int main(void)
{
	far(work);
	ready();
}
