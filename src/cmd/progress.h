/* SPDX-License-Identifier: MIT */
// What is being done, on a terminal that waits: after a second one line on standard error, with
// the phase, how far it is, and how fast; gone when it is done.
//
// A thread of its own draws it, so that nothing that is measured waits for a terminal.
#pragma once

#include "base/cleanup.h"
#include "base/num.h"

struct progress;

// NULL, which the others take, if standard error is no terminal.
struct progress *progress_begin(void);

// Erases the line.
void progress_end(struct progress *p);
DEFINE_FREEP(struct progress *, progress_end)

// For struct scan_options: total 0 is unknown. Costs a few stores.
void progress_note(void *progress, const char *phase, u64 done, u64 total);
