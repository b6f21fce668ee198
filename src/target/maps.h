/* SPDX-License-Identifier: MIT */
// The lists of mappings, threads and auxiliary values, inside of this folder.
#pragma once

#include "target/target.h"

// Appends the lines of a /proc/PID/maps to t->maps. An error names the line that is none.
must_check struct err *maps_parse(struct target *t, const char *text, size_t len);

void maps_clear(struct target *t);
void threads_clear(struct target *t);

// Takes /proc/PID/auxv, whose words are the target's, up to AT_NULL.
void auxv_set(struct target *t, const void *bytes, size_t len);

// Index of the first mapping that ends above addr; t->maps.n if there is none.
size_t maps_first(const struct target *t, u64 addr);

// True if nothing but the process itself gave the mapping its content: what was never touched
// reads as zeros. A file's or a shared segment's pages have content even if they are not present.
bool mapping_is_private_memory(const struct mapping *m);

// True for the memory of a device, where even reading may do something.
bool mapping_is_device(const struct mapping *m);
