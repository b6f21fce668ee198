/* SPDX-License-Identifier: MIT */
#pragma once

#include "alloc/alloc.h"

extern const struct allocator oldmalloc;
