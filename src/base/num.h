/* SPDX-License-Identifier: MIT */
// Whole numbers: short names, rounding, and sums that cannot wrap unnoticed.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int8_t s8;
typedef int16_t s16;
typedef int32_t s32;
typedef int64_t s64;

#define KIB ((u64)1 << 10)
#define MIB ((u64)1 << 20)
#define GIB ((u64)1 << 30)

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

#define min(a, b)                                                                                  \
	({                                                                                         \
		__typeof__(a) a_ = (a);                                                            \
		__typeof__(b) b_ = (b);                                                            \
		a_ < b_ ? a_ : b_;                                                                 \
	})
#define max(a, b)                                                                                  \
	({                                                                                         \
		__typeof__(a) a_ = (a);                                                            \
		__typeof__(b) b_ = (b);                                                            \
		a_ > b_ ? a_ : b_;                                                                 \
	})

// `to` is a power of two.
static inline u64 align_down(u64 n, u64 to)
{
	return n & ~(to - 1);
}

static inline u64 align_up(u64 n, u64 to)
{
	return (n + to - 1) & ~(to - 1);
}

static inline bool is_aligned(u64 n, u64 to)
{
	return (n & (to - 1)) == 0;
}

// True, and *ret set, if a + b (a * b) fits in 64 bits.
static inline bool add_fits(u64 a, u64 b, u64 *ret)
{
	return !__builtin_add_overflow(a, b, ret);
}

static inline bool mul_fits(u64 a, u64 b, u64 *ret)
{
	return !__builtin_mul_overflow(a, b, ret);
}

// True if [start, start + len) lies in [lo, hi), without overflow.
static inline bool within(u64 start, u64 len, u64 lo, u64 hi)
{
	return start >= lo && start <= hi && len <= hi - start;
}

// The whole of the string is a number in the base (0: as in C), and at most max.
bool parse_u64(const char *s, int base, u64 max, u64 *ret);

// "512", "64K", "1.5G", "20M": binary multiples, as people write sizes.
bool parse_size(const char *s, u64 *ret);

// Monotonic nanoseconds.
u64 now_ns(void);
