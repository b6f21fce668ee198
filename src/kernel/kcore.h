/* SPDX-License-Identifier: MIT */
// What the walk of a kernel's memory shares with the search for its leaks.
#pragma once

#include "kernel/place.h"
#include "kernel/slub.h"

// /proc/kcore under the place's root, or its vmcore. Errors say what to do.
must_check struct err *kcore_open(const struct kmem_place *p, struct kimage **ret);

// "kmt_leak+0x1c [kmemtest]", new; *ret_module (unless NULL) as of ksyms_name.
char *kernel_site(const struct slub *s, u64 addr, const char **ret_module);

// The stack of a handle, "<-" between frames; NULL if there is none. New.
char *kernel_stack(const struct slub *s, u32 handle);
