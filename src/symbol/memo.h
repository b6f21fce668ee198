/* SPDX-License-Identifier: MIT */
// What was found out once about a number: a hash table from u64 to a small index.
#pragma once

#include "base/num.h"

struct memo {
	struct memo_slot *slots;
	size_t n, cap; // cap: 0 or a power of two
};

// The place of the key's value, 0 in a new one; stays valid until the next call.
u32 *memo_at(struct memo *m, u64 key);
void memo_free(struct memo *m);
