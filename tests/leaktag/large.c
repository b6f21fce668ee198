// SPDX-License-Identifier: MIT
// Loses large blocks whose sizes leave no room for a tag in some allocators, and has others come to lie
// where they were; prints "ready", or what is wrong.
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "leaktag.h"

enum { LOST = 40, MANY = 3000 };

static unsigned wrong;

__attribute__((noinline)) static void *filled(void *p, size_t n)
{
	size_t usable = malloc_usable_size(p);

	if (!p || usable < n || !getmalloctag(p))
		printf("%p of %zu has %zu and tag %#lx, the %uth\n", p, n, usable,
		       (unsigned long)getmalloctag(p), ++wrong);
	return p ? memset(p, 0x5a, usable) : NULL;
}

__attribute__((noinline)) static void lose_round(void)
{
	for (int i = 0; i < LOST; i++)
		filled(malloc(16384), 16384); // lost: round
}

__attribute__((noinline)) static void lose_zeroed(void)
{
	for (int i = 0; i < LOST; i++)
		filled(calloc(4, 1 << 18), 1 << 20); // lost: zeroed
}

__attribute__((noinline)) static void lose_aligned(void)
{
	for (int i = 0; i < LOST; i++)
		filled(aligned_alloc(4096, 8192), 8192); // lost: aligned
}

__attribute__((noinline)) static void lose_resized(void)
{
	for (int i = 0; i < LOST; i++) {
		void *p = filled(malloc(8192), 8192); // lost: resized

		p = realloc(p, 65536);
		if (((unsigned char *)p)[8191] != 0x5a || !getrealloctag(p))
			wrong++;
		filled(p, 65536);
	}
}

// Most have the address of one before, with the tag inside or outside.
static void take_turns(void)
{
	uintptr_t inside = 0, outside = 0, set = 0;

	for (unsigned i = 0; i < MANY; i++) {
		void *p = malloc(i % 2 ? 16384 : 16000);
		uintptr_t *known = i % 3 ? &set : i % 2 ? &outside : &inside;

		filled(p, i % 2 ? 16384 : 16000);
		if (i % 3)
			setmalloctag(p, 0x1234);
		if (!*known)
			*known = getmalloctag(p);
		wrong += getmalloctag(p) != *known;
		setmalloctag(p, 0);
		wrong += getmalloctag(p) != 0;
		free(p);
	}
}

int main(void)
{
	take_turns();
	lose_round();
	lose_zeroed();
	lose_aligned();
	lose_resized();
	if (wrong)
		printf("wrong: %u\n", wrong);
	else
		puts("ready");
	fflush(stdout);
	for (;;)
		pause();
}
