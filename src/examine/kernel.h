/* SPDX-License-Identifier: MIT */
// Pointers that the kernel keeps for a process: a block whose only pointer is the data of an epoll
// registration, or the value of a POSIX timer, is not lost. /proc shows both.
//
// They cannot be read at the instant of the stop without making it longer, so they are read
// before it and after it, and either reading counts: a word that was there for the whole of the
// stop is in one of the two.
#pragma once

#include "base/err.h"
#include "base/num.h"
#include "base/vec.h"

#include <sys/types.h>

struct kernel_word {
	u64 value;
	char *reason; // "epoll 5, for descriptor 7", "timer 0"
};

struct kernel_words {
	VEC(struct kernel_word) list; // by reason, each word once
	u64 requests;		      // of io_uring, under way: their words are not told
};

// Adds what can be read now and is not there yet; what cannot (another user's, or gone) is left out.
void kernel_words_read(pid_t pid, struct kernel_words *ret);
void kernel_words_fini(struct kernel_words *k);
