// SPDX-License-Identifier: MIT
// Arrays of no elements, whose blocks hold their number alone: with an allocator that has blocks of
// one word, a program's pointer to the first element is a pointer behind the block. And words of
// zero, held and lost in turns, that are just that.
#include "victim.h"

struct Part {
	~Part()
	{
	}
	void *child;
};

root Part *none[100];
root long *words[50];

static void hold_parts()
{
	for (auto &parts : none) {
		parts = new Part[0];
		held((char *)parts - sizeof(size_t));
	}
}

static void *word_of_zero()
{
	void *p = malloc(sizeof(long));

	return memset(p, 0, malloc_usable_size(p));
}

static void work()
{
	for (auto &word : words) {
		lost(word_of_zero());
		word = (long *)held(word_of_zero());
	}
	hold_parts();
}

int main()
{
	far(work);
	ready();
}
