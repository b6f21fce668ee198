// SPDX-License-Identifier: MIT
#include "base/num.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

bool parse_u64(const char *s, int base, u64 max, u64 *ret)
{
	unsigned long long n;
	char *end;

	if (!isalnum((unsigned char)*s)) // strtoull takes blanks and signs
		return false;
	errno = 0;
	n = strtoull(s, &end, base);
	if (errno || *end || n > max)
		return false;
	*ret = n;
	return true;
}

bool parse_size(const char *s, u64 *ret)
{
	static const char units[] = "KMGT";
	const char *unit;
	double n;
	char *end;

	if (!isdigit((unsigned char)*s) || (s[0] == '0' && (s[1] | 32) == 'x'))
		return false;
	errno = 0;
	n = strtod(s, &end);
	if (errno)
		return false;
	unit = *end ? strchr(units, toupper((unsigned char)*end)) : NULL;
	if (unit) {
		n = ldexp(n, 10 * (int)(unit - units + 1));
		end++;
	}
	if (!strcmp(end, "iB") || !strcmp(end, "B"))
		end = strchr(end, 0);
	if (*end || !(n < 0x1p63))
		return false;
	*ret = (u64)n;
	return true;
}

u64 now_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (u64)ts.tv_sec * 1000000000 + (u64)ts.tv_nsec;
}
