/* SPDX-License-Identifier: MIT */
// Where libleaktag.so is, for commands that are to run with it.
#pragma once

#include <stdbool.h>

#include "base/err.h"

struct modules;
struct target;

// $LEAKTAG_LIBRARY, else beside this program, in the build tree, or where it was installed.
// The caller's to free.
must_check struct err *taglib_find(char **ret);

// Has the target loaded it? Whether or not it has tagged a block yet.
bool taglib_is_in(struct target *t, const struct modules *modules);
