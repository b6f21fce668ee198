// SPDX-License-Identifier: MIT
// Loaded and unloaded again by leaktag_test.
#include <stdlib.h>

void *plugin_alloc(size_t n);

__attribute__((noinline)) void *plugin_alloc(size_t n)
{
	void *volatile p = malloc(n); // not a tail call: the site is here

	return p;
}
