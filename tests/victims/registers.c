// SPDX-License-Identifier: MIT
// Registers alone: a general one, a vector register's low half, and its upper half.
#include "victim.h"

root uint64_t hidden[3];

static void work(void)
{
	for (int i = 0; i < 3; i++)
		hidden[i] = hide(held(block(100 + i)));
	lost(block(200));
}

// Each sleeps in the kernel for good, the address in one register and nowhere else.
static void *general(void *arg)
{
	__atomic_add_fetch(&resting, 1, __ATOMIC_SEQ_CST);
	registers_clear();
	__asm__ volatile("not %%rbx\n1:\tmov $34, %%eax\n\tsyscall\n\tjmp 1b" ::"b"(hidden[0])
			 : "rax", "rcx", "r11", "memory");
	return arg;
}

static void *vector_low(void *arg)
{
	__atomic_add_fetch(&resting, 1, __ATOMIC_SEQ_CST);
	registers_clear();
	__asm__ volatile("not %%rbx\n\tmovq %%rbx, %%xmm9\n\txor %%ebx, %%ebx\n"
			 "1:\tmov $34, %%eax\n\tsyscall\n\tjmp 1b" ::"b"(hidden[1])
			 : "rax", "rcx", "r11", "xmm9", "memory");
	return arg;
}

static void *vector_high(void *arg)
{
	__atomic_add_fetch(&resting, 1, __ATOMIC_SEQ_CST);
	registers_clear();
	if (__builtin_cpu_supports("avx"))
		__asm__ volatile("not %%rbx\n\tmovq %%rbx, %%xmm9\n\txor %%ebx, %%ebx\n\t"
				 "vinsertf128 $1, %%xmm9, %%ymm10, %%ymm10\n\tpxor %%xmm9, %%xmm9\n"
				 "1:\tmov $34, %%eax\n\tsyscall\n\tjmp 1b" ::"b"(hidden[2])
				 : "rax", "rcx", "r11", "xmm9", "xmm10", "memory");
	__asm__ volatile(
		"not %%rbx\n\tmovq %%rbx, %%xmm9\n\txor %%ebx, %%ebx\n\t"
		"pslldq $8, %%xmm9\n1:\tmov $34, %%eax\n\tsyscall\n\tjmp 1b" ::"b"(hidden[2])
		: "rax", "rcx", "r11", "xmm9", "memory");
	return arg;
}

int main(void)
{
	void *(*const threads[])(void *) = {general, vector_low, vector_high};
	pthread_t t;

	far(work);
	for (int i = 0; i < 3; i++)
		pthread_create(&t, NULL, threads[i], NULL);
	wait_resting(3);
	ready();
}
