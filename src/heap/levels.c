// SPDX-License-Identifier: MIT
// Which of the compiled levels of hot.c to use: the first that this machine has.
#include "heap/hot.h"

extern const struct hot hot_any;
#if defined(__x86_64__)
extern const struct hot hot_v4, hot_v3;
#endif

const struct hot *const hot_levels[] = {
#if defined(__x86_64__)
	&hot_v4,
	&hot_v3,
#endif
	&hot_any,
	NULL,
};

const struct hot *hot_best(void)
{
	const struct hot *const *level = hot_levels;

	while (!(*level)->usable())
		level++;
	return *level;
}
