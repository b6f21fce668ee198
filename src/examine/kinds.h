/* SPDX-License-Identifier: MIT */
// What anonymous memory is for, where its structure tells.
#pragma once

#include "examine/roots.h"

// "CPython's arenas of small objects", "APR's pools", ... of what lies in [start, end) of a mapping,
// or NULL: it does not tell. Target stopped.
const char *memory_kind(struct target *t, const struct mapping *m, u64 start, u64 end);

// A note for people of how much memory is of which kind: it has no blocks of malloc's, and is the
// program's all the same. Target stopped, spans known; roots as far as they were collected.
void memory_kinds_note(struct walk *w, const struct roots *roots);
