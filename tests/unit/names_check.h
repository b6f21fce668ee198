/* SPDX-License-Identifier: MIT */
// The facts of a fixture against the names of its addresses.
#pragma once

#include "fixture.h"
#include "symbol/symbols.h"

static const struct symbols_options nothing_special;

struct symbols *open_symbols(const struct fixture *f, const struct symbols_options *options);

// Every fact of the kinds "symbol" and "line" (if lines) holds; returns how many there were.
size_t names_check(const struct fixture *f, const struct symbols_options *options, bool lines);
