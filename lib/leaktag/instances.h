/* SPDX-License-Identifier: MIT */
// Instances: functions of the C++ and Rust standard libraries that compilers put into programs, such
// as std::vector<T>::_M_realloc_insert or alloc::raw_vec::finish_grow. What they allocate is, like
// what the run-time libraries allocate, put down to who called them.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout.h"

enum instance {
	INSTANCE_NO,
	INSTANCE_YES,
	INSTANCE_LATER, // another thread is just finding out
};

// Of the function that pc is in. `file` is the module's, `m` its record with the number `index`.
enum instance instances_at(uint32_t index, const struct leaktag_module *m, const char *file,
			   uint64_t pc);

// True if a function of that name, as linkers know it, belongs to a standard library.
bool instances_is_name(const char *name);
