// SPDX-License-Identifier: MIT
// Stacks that are no thread's: coroutines on a stack from malloc and on one from mmap, suspended by
// swapcontext; and a handler that runs on an alternate signal stack, itself a block.
#include "victim.h"

#include <signal.h>
#include <sys/mman.h>
#include <ucontext.h>

static ucontext_t main_context, on_block, on_mapping;

static apart void suspend(ucontext_t *own)
{
	void *volatile frame[2] = {held(block(90)), held(block(9000))};

	swapcontext(own, &main_context);
	abort();
	frame[0] = frame[1];
}

static void run_on_block(void)
{
	suspend(&on_block);
}

static void run_on_mapping(void)
{
	suspend(&on_mapping);
}

static apart void start(ucontext_t *c, void *stack, size_t size, void (*fn)(void))
{
	getcontext(c);
	c->uc_stack.ss_sp = stack;
	c->uc_stack.ss_size = size;
	c->uc_link = NULL;
	makecontext(c, fn, 0);
	swapcontext(&main_context, c);
}

static void in_handler(int sig)
{
	void *volatile frame = held(block(70));

	(void)sig;
	thread_rest();
	frame = NULL;
}

// The kernel alone remembers where the alternate stack begins, but the thread stands on it.
static void *with_handler(void *arg)
{
	stack_t s = {.ss_sp = held(block(256 << 10)), .ss_size = 256 << 10};

	sigaltstack(&s, NULL);
	memset(&s, 0, sizeof(s));
	raise(SIGUSR1);
	return arg;
}

static void work(void)
{
	size_t size = 64 << 10;
	struct sigaction action = {.sa_handler = in_handler, .sa_flags = SA_ONSTACK};
	pthread_t t;

	start(&on_block, held(block(size)), size, run_on_block);
	start(&on_mapping,
	      mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), size,
	      run_on_mapping);
	sigaction(SIGUSR1, &action, NULL);
	pthread_create(&t, NULL, with_handler, NULL);
	wait_resting(1);
	lost(block(71));
}

int main(void)
{
	far(work);
	ready();
}
