/* SPDX-License-Identifier: MIT */
// Where libleaktag.so is, for commands that are to run with it.
#pragma once

#include "base/err.h"

// $LEAKTAG_LIBRARY, else beside this program, in the build tree, or where it was installed.
// The caller's to free.
must_check struct err *taglib_find(char **ret);
