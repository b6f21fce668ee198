// SPDX-License-Identifier: MIT
// Static memory: data, bss, relro-like constants, pointers into a block and past its end.
#include "victim.h"

root void *in_bss, *in_array[100];
root void *in_data = &in_bss;
root char *interior, *last_byte, *past_end, *low_bits;
root void *overwritten;
root struct {
	char c;
	void *p;
} record;

static void work(void)
{
	in_bss = held(block(24));
	in_data = held(block(100));
	for (int i = 0; i < 100; i++)
		in_array[i] = held(block(1 + i * 13));
	record.p = held(block(5));
	interior = (char *)held(block(4000)) + 2000;
	last_byte = held(block(240));
	last_byte += malloc_usable_size(last_byte) - 1;
	past_end = held(block(500));
	past_end += malloc_usable_size(past_end);
	low_bits = (char *)held(block(64)) + 7;

	overwritten = lost(block(333));
	overwritten = NULL;
	for (int i = 0; i < 64; i++)
		lost(block(1 + i * 7));
}

int main(void)
{
	far(work);
	ready();
}
