// SPDX-License-Identifier: MIT
#include "cmd/growth.h"

#include <poll.h>
#include <string.h>
#include <time.h>

#include "base/io.h"
#include "cmd/opts.h"

enum { MAX_SAVED = 1 << 30, WAIT_MAX = 1000000 }; // bytes of a saved table; seconds of one poll

bool take_time(const char *name, const char *arg, u64 *ret)
{
	size_t len = strlen(arg);
	u64 unit = 1, n;
	char number[24];

	if (len && strchr("smhd", arg[len - 1])) {
		const char last = arg[--len];

		unit = last == 's' ? 1 : last == 'm' ? 60 : last == 'h' ? 3600 : 86400;
	}
	if (len && len < sizeof(number)) {
		memcpy(number, arg, len);
		number[len] = 0;
		if (parse_u64(number, 10, 1000000000, &n) && n) {
			*ret = n * unit;
			return true;
		}
	}
	complain("--%s=%s: not a time such as 30s, 10m, 2h or 1d", name, arg);
	return false;
}

bool take_order(const char *arg, enum totals_order *ret)
{
	static const char *const names[] = {
		[ORDER_COUNT] = "count", [ORDER_BYTES] = "bytes", [ORDER_SITE] = "site"};

	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		if (!strcmp(arg, names[i])) {
			*ret = (enum totals_order)i;
			return true;
		}
	}
	complain("--sort=%s: not count, bytes or site", arg);
	return false;
}

struct err *saved_read(const char *path, struct totals *ret)
{
	_cleanup_free_ char *text = NULL;
	size_t len;

	try(file_read(path, MAX_SAVED, &text, &len));
	return err_wrap(totals_load(text, len, ret), "%s", path);
}

bool growth_wait(u64 seconds, int fd)
{
	struct pollfd ended = {.fd = fd, .events = POLLIN};
	char clock[32];
	time_t now;

	while (seconds) {
		u64 part = min(seconds, (u64)WAIT_MAX);

		if (poll(&ended, 1, (int)part * 1000) > 0)
			return false;
		seconds -= part;
	}
	now = time(NULL);
	strftime(clock, sizeof(clock), "%T", localtime(&now));
	complain("grown at %s", clock);
	return true;
}
