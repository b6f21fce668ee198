/* SPDX-License-Identifier: MIT */
// Errors: sentences that are built outward while a failure travels up.
//
//	struct err *e = target_open(...);
//	if (e)
//		return err_wrap(e, "%s", name);    // "229: ptrace: Operation not permitted"
//
// A function that can fail returns NULL for success; on failure its other results are untouched.
// Only cmd/ prints an error, and frees it.
#pragma once

#include "base/cleanup.h"

#define must_check     __attribute__((warn_unused_result))
#define printf_like(f) __attribute__((format(printf, f, (f) + 1)))

struct err;

// The kind of failure is an errno value where a caller may want to tell (ESRCH: the target is
// gone; EPERM; ENOTSUP: known but not supported; EAGAIN: look again), else 0.
must_check struct err *err_new(int code, const char *fmt, ...) printf_like(2);

// "what: strerror(code)"; code is remembered.
must_check struct err *err_errno(int code, const char *fmt, ...) printf_like(2);

// Puts "what: " in front; keeps the code. NULL stays NULL.
must_check struct err *err_wrap(struct err *e, const char *fmt, ...) printf_like(2);

int err_code(const struct err *e);
const char *err_message(const struct err *e);
void err_free(struct err *e);
DEFINE_FREEP(struct err *, err_free)

#define _cleanup_err_ _cleanup_(err_freep)

// Returns from the enclosing function if the call failed.
#define try(call)                                                                                  \
	do {                                                                                       \
		struct err *err_ = (call);                                                         \
		if (err_)                                                                          \
			return err_;                                                               \
	} while (0)

// clang's analyser cannot know that these two never return NULL.
#ifdef __clang_analyzer__
#define err_never_null(call)                                                                       \
	({                                                                                         \
		struct err *err_made_ = (call);                                                    \
		if (!err_made_)                                                                    \
			__builtin_unreachable();                                                   \
		err_made_;                                                                         \
	})
#define err_new(...)   err_never_null((err_new)(__VA_ARGS__))
#define err_errno(...) err_never_null((err_errno)(__VA_ARGS__))
#endif
