/* SPDX-License-Identifier: MIT */
// What a snapshot has besides a live process, inside of this folder.
#pragma once

#include "target/copy.h"

// Whether a copy of the process can be made without harm; if not, why, and what to do about it.
must_check struct err *snapshot_permitted(struct target *t, struct copy_plan *ret);

// Memory that no copy gets (MADV_DONTFORK, MADV_WIPEONFORK): it is found, added to t->maps and the
// struct live's list, and read from the running process.
must_check struct err *snapshot_find_absent(struct target *t);

size_t snapshot_read(struct target *t, u64 addr, void *buf, size_t len);
void snapshot_readv(struct target *t, struct piece *pieces, size_t n);
bool snapshot_present(struct target *t, u64 start, u64 end, u64 *ret_start, u64 *ret_end);
