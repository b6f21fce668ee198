/* SPDX-License-Identifier: MIT */
// The ELF files mapped in this process, as far as sites lie in them: kept on record after they
// are unloaded, so that a site in a library that is gone keeps its name.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "cfi.h"
#include "instances.h"

// Index of the module that pc is in; MODULES_NONE if it is in none (generated code), or if that
// cannot be told now, as the list is just being read.
#define MODULES_NONE UINT32_MAX
uint32_t modules_at(uint64_t pc);

// Its call frame information; false if it has none.
bool modules_frames(uint32_t index, struct cfi_image *ret);

// It has been looked at, and will not be soon: its pages are the file's, and are no longer counted as
// this process's.
void modules_frames_spare(uint32_t index);

// True for the C and C++ run-time libraries, the loader, and this library: what they allocate is
// put down to their callers.
bool modules_is_runtime(uint32_t index);

enum instance modules_instance(uint32_t index, uint64_t pc);

// Reads the list anew: new modules go on record, those that are gone are marked, and with them
// their sites. Before and after each dlclose.
void modules_refresh(void);
