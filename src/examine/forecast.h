/* SPDX-License-Identifier: MIT */
// What the heap of a running process is like: samples of the memory that glibc's malloc has.
#pragma once

#include "heap/heap.h"
#include "target/target.h"

// After target_glance. False if there is too little of it.
bool forecast_make(struct target *t, struct heap_forecast *ret);
