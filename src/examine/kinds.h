/* SPDX-License-Identifier: MIT */
// What anonymous memory is for, where its structure tells.
#pragma once

#include "target/target.h"

// "CPython's arenas of small objects", or NULL: it does not tell. Target stopped.
const char *mapping_kind(struct target *t, const struct mapping *m);
