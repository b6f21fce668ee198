/* SPDX-License-Identifier: MIT */
// What umem and kmem share in showing what grows: times, orders, saved tables, and the waiting.
#pragma once

#include "report/totals.h"

// --NAME=ARG, a time such as 30s, 10m, 2h or 1d: in seconds. False: it is none; said so.
bool take_time(const char *name, const char *arg, u64 *ret);

// --sort=ARG: count, bytes or site.
bool take_order(const char *arg, enum totals_order *ret);

// A table that --save wrote.
must_check struct err *saved_read(const char *path, struct totals *ret);

// --every: waits so many seconds, and heads the table that comes next with the time. fd: becomes
// readable when there is nothing to look at any more, -1: never. False if it has.
bool growth_wait(u64 seconds, int fd);
