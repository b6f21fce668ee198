/* SPDX-License-Identifier: MIT */
// What every victim includes. A victim makes blocks, holds some in one particular way, loses
// others, and prints what must be said of each:
//
//	leak ADDR SIZE	    nothing points to it
//	held ADDR SIZE	    something does
//	free ADDR SIZE	    given back to the allocator; neither
//	doubt ADDR SIZE	    held in a way that cannot be seen from outside: either answer will do
//	pid PID		    examine that process, not this one
//	ready		    now
//
// ADDR is printed, and kept, inverted: the record must not itself hold the block. The work is done
// in far(), well below the frame in which the victim then rests, so that no dead frame is a root.
#pragma once

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <malloc.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// What blocks are held by: kept even where the compiler sees that nobody ever reads it.
#define root __attribute__((used)) static

#define apart __attribute__((noinline, noclone, unused))

struct expected {
	const char *verdict;
	uint64_t addr, size;
};

static struct expected expected[40000] __attribute__((unused));
static unsigned expected_n __attribute__((unused));
static pthread_mutex_t expected_lock __attribute__((unused)) = PTHREAD_MUTEX_INITIALIZER;

static apart void expect(const char *verdict, void *p)
{
	if (!p)
		abort();
	pthread_mutex_lock(&expected_lock);
	if (expected_n == sizeof(expected) / sizeof(*expected))
		abort();
	expected[expected_n++] =
		(struct expected){verdict, ~(uint64_t)(uintptr_t)p, malloc_usable_size(p)};
	pthread_mutex_unlock(&expected_lock);
}

// Fills a block with bytes that are no address.
static apart void *filled(void *p)
{
	if (!p)
		abort();
	return memset(p, 0xe7, malloc_usable_size(p));
}

static apart void *block(size_t n)
{
	return filled(malloc(n));
}

// A pointer in disguise: to carry an address past places where it must not be seen.
static inline uint64_t hide(void *p)
{
	return ~(uint64_t)(uintptr_t)p;
}

static inline void *reveal(uint64_t hidden)
{
	return (void *)(uintptr_t)~hidden;
}

// Numbers that look like addresses close to a multiple of 1 GB are common: words of the stack of which
// only the lower half is written, with a small number, the upper half being what is left of an
// address; and which GB a thread of jemalloc's has asked for last. One block of 32 MB in thirty
// lies there, and either answer will do.
static apart const char *forgotten(void *p, uint64_t size)
{
	const uint64_t near = 1 << 20, addr = (uintptr_t)p;

	return (addr - near) >> 30 == (addr + size + near) >> 30 ? "leak" : "doubt";
}

static apart void *lost(void *p)
{
	expect(forgotten(p, malloc_usable_size(p)), p);
	return p;
}

static apart void *held(void *p)
{
	expect("held", p);
	return p;
}

static apart void doubt(void *p)
{
	expect("doubt", p);
}

static apart void given_back(void *p)
{
	expect("free", p);
	free(p);
}

// What calls leave behind in registers that are nobody's: vector registers hold what was last
// copied, others a free list's head.
static inline void registers_clear(void)
{
#ifdef __x86_64__
	__asm__ volatile("xor %%edx, %%edx\n\txor %%esi, %%esi\n\txor %%edi, %%edi\n\t"
			 "xor %%r8d, %%r8d\n\txor %%r9d, %%r9d\n\txor %%r10d, %%r10d" ::
				 : "rdx", "rsi", "rdi", "r8", "r9", "r10");
	if (__builtin_cpu_supports("avx"))
		__asm__ volatile("vzeroall" ::: "memory");
	else
		__asm__ volatile("pxor %%xmm0, %%xmm0\n\tpxor %%xmm1, %%xmm1\n\t"
				 "pxor %%xmm2, %%xmm2\n\tpxor %%xmm3, %%xmm3" ::
					 : "memory");
#define clear_zmm(n) __asm__ volatile("vpxorq %%zmm" #n ", %%zmm" #n ", %%zmm" #n::: "memory")
	if (__builtin_cpu_supports("avx512f")) {
		clear_zmm(16);
		clear_zmm(17);
		clear_zmm(18);
		clear_zmm(19);
		clear_zmm(20);
		clear_zmm(21);
		clear_zmm(22);
		clear_zmm(23);
		clear_zmm(24);
		clear_zmm(25);
		clear_zmm(26);
		clear_zmm(27);
		clear_zmm(28);
		clear_zmm(29);
		clear_zmm(30);
		clear_zmm(31);
	}
#elif defined(__i386__)
	__asm__ volatile("xor %%ecx, %%ecx\n\txor %%edx, %%edx" ::: "ecx", "edx");
	if (__builtin_cpu_supports("avx"))
		__asm__ volatile("vzeroall" ::: "memory");
#elif defined(__aarch64__)
	__asm__ volatile("mov x9, #0\n\tmov x10, #0\n\tmov x11, #0\n\tmov x12, #0\n\t"
			 "mov x13, #0\n\tmov x14, #0\n\tmov x15, #0\n\t"
			 "movi v0.2d, #0\n\tmovi v1.2d, #0\n\tmovi v2.2d, #0\n\tmovi v3.2d, #0\n\t"
			 "movi v4.2d, #0\n\tmovi v5.2d, #0\n\tmovi v6.2d, #0\n\tmovi v7.2d, #0" ::
				 : "x9", "x10", "x11", "x12", "x13", "x14", "x15", "v0", "v1", "v2",
				   "v3", "v4", "v5", "v6", "v7", "memory");
#endif
}

static apart void far(void (*fn)(void))
{
	volatile char room[65536];

	room[0] = room[sizeof(room) - 1] = 0;
	fn();
	room[1] = room[0];
}

static apart void rest(void)
{
	registers_clear();
	for (;;)
		pause();
}

// How many threads have come to rest.
static int resting __attribute__((unused));

static apart void thread_rest(void)
{
	__atomic_add_fetch(&resting, 1, __ATOMIC_SEQ_CST);
	rest();
}

static apart void wait_resting(int n)
{
	while (__atomic_load_n(&resting, __ATOMIC_SEQ_CST) < n)
		usleep(1000);
	usleep(10000);
}

static apart void print_expected(void)
{
	for (unsigned i = 0; i < expected_n; i++)
		dprintf(1, "%s 0x%016llx %llu\n", expected[i].verdict,
			(unsigned long long)expected[i].addr, (unsigned long long)expected[i].size);
}

static apart void ready(void)
{
	far(print_expected);
	dprintf(1, "ready\n");
	rest();
}
