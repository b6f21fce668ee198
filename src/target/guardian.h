/* SPDX-License-Identifier: MIT */
// The process that takes a snapshot for us, inside of this folder.
//
// It stops the target, has it copied, lets it go, and keeps the copy until we are done with it or
// dead, whichever comes first. It is in a session of its own and has all signals blocked: whoever
// kills us, in whatever way, does not kill it in the middle. Should it die all the same, the copy
// dies with it.
#pragma once

#include "target/copy.h"

struct guardian;

// Fills t->threads, and the accounts of its stops; notes; and in t's struct live where it now
// lives and where its copy does.
must_check struct err *guardian_start(struct target *t, const struct copy_plan *,
				      struct guardian **ret);

// The copy can go.
void guardian_dismiss(struct guardian *g);

// Waits until it has gone, which takes a while, without a trace.
void guardian_free(struct guardian *g);
DEFINE_FREEP(struct guardian *, guardian_free)
