// SPDX-License-Identifier: MIT
// Pointers that do not look like it: tags in low and high bits, boxed in a NaN, misaligned in a
// packed record; and one that nobody could see through.
#include "victim.h"

root uint64_t low_tag, top_byte, boxed, boxed_small, masked;
root struct __attribute__((packed)) {
	char c;
	void *p;
	char d[2];
	void *q;
} packed;

static void work(void)
{
	low_tag = (uint64_t)held(block(100)) | 7;
	top_byte = (uint64_t)held(block(101)) | UINT64_C(0xa5) << 56;
	boxed = (uint64_t)held(block(102)) | UINT64_C(0xfffe) << 48;
	boxed_small = (uint64_t)held(block(103)) | UINT64_C(0x7ff8) << 48;
	packed.p = held(block(104));
	packed.q = held(block(105));

	void *secret = block(106);

	doubt(secret);
	masked = (uint64_t)secret ^ UINT64_C(0x5a5a5a5a5a5a5a5a);
	lost(block(107));
}

int main(void)
{
	far(work);
	ready();
}
