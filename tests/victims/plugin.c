// SPDX-License-Identifier: MIT
// A library that victims load: it holds one block in its data and one in its thread-local memory.
#include <stdlib.h>

void **plugin_data(void);
void **plugin_own(void);
void *plugin_block(size_t n);

static void *data;
static __thread void *own;

void **plugin_data(void)
{
	return &data;
}

void **plugin_own(void)
{
	return &own;
}

void *plugin_block(size_t n)
{
	return malloc(n);
}
