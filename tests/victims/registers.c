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

#ifdef __x86_64__
#define GENERAL	   "%%rbx"
#define TO_VECTOR  "movq %%rbx, %%xmm5"
#define SLEEP	   "1:\tmov $34, %%eax\n\tsyscall\n\tjmp 1b"
#define OVERWRITES "rax", "rcx", "r11", "xmm5", "xmm6", "memory"
#else
#define GENERAL	   "%%ebx"
#define TO_VECTOR  "movd %%ebx, %%xmm5"
#define SLEEP	   "1:\tmov $29, %%eax\n\tint $0x80\n\tjmp 1b"
#define OVERWRITES "eax", "xmm5", "xmm6", "memory"
#endif
#define VECTOR "not " GENERAL "\n\t" TO_VECTOR "\n\txor %%ebx, %%ebx\n\t"

// Each sleeps in the kernel for good, the address in one register and nowhere else.
static void *general(void *arg)
{
	__atomic_add_fetch(&resting, 1, __ATOMIC_SEQ_CST);
	registers_clear();
	__asm__ volatile("not " GENERAL "\n" SLEEP ::"b"((uintptr_t)hidden[0]) : OVERWRITES);
	return arg;
}

static void *vector_low(void *arg)
{
	__atomic_add_fetch(&resting, 1, __ATOMIC_SEQ_CST);
	registers_clear();
	__asm__ volatile(VECTOR "\n" SLEEP ::"b"((uintptr_t)hidden[1]) : OVERWRITES);
	return arg;
}

static void *vector_high(void *arg)
{
	__atomic_add_fetch(&resting, 1, __ATOMIC_SEQ_CST);
	registers_clear();
	if (__builtin_cpu_supports("avx"))
		__asm__ volatile(
			VECTOR "vinsertf128 $1, %%xmm5, %%ymm6, %%ymm6\n\tpxor %%xmm5, %%xmm5\n" //
			SLEEP ::"b"((uintptr_t)hidden[2])
			: OVERWRITES);
	__asm__ volatile(VECTOR "pslldq $8, %%xmm5\n" SLEEP ::"b"((uintptr_t)hidden[2])
			 : OVERWRITES);
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
