/* SPDX-License-Identifier: MIT */
// src: shows the source of the lines that -s and -c print, as acid did.
#pragma once

#include <stdio.h>

#include "symbol/symbols.h"

// `what` is a pid, a core file, a program or a library. Each line of `in` is written to `out`; after
// one that begins with "src(0xADDRESS)" come the place and the lines around it. A source that
// cannot be read is complained about, and is no error.
must_check struct err *src_show(const char *what, const struct symbols_options *, FILE *in,
				FILE *out);
