/* SPDX-License-Identifier: MIT */
// The kernel's loaded modules.
#pragma once

#include "kernel/slub_layout.h"

// Adds the symbols of all modules to those of the kernel. What cannot be read stays without names.
void kmodules_read(struct slub *s);
