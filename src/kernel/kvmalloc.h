/* SPDX-License-Identifier: MIT */
// What vmalloc holds, from a kernel's memory.
#pragma once

#include "kernel/slub.h"
#include "report/totals.h"

// Adds a row for each area; false if this kernel's lists of them are not known.
bool kvmalloc_read(struct slub *s, struct totals *ret);
