/* SPDX-License-Identifier: MIT */
// How many files we may have open at a time.
#pragma once

#include "base/err.h"

// Raises the limit of this process as far as it goes. What cannot be opened looks as if it were not
// there: a thread, or a pointer that the kernel keeps. So it is an error if too little is left.
must_check struct err *limit_raise(void);
