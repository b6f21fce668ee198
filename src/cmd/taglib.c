// SPDX-License-Identifier: MIT
#include "cmd/taglib.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "base/xalloc.h"
#include "symbol/module.h"

#define LIBRARY	  "libleaktag.so"
#define INSTALLED LEAK_PREFIX "/" LEAK_LIBDIR

// As LD_PRELOAD wants it: separators cannot be escaped there.
static struct err *check_path(const char *path)
{
	if (strpbrk(path, " :"))
		return err_new(0,
			       "%s: LD_PRELOAD takes no path with a blank or a colon: set "
			       "LEAKTAG_LIBRARY to one without",
			       path);
	return NULL;
}

// The directory of this program, without a slash at its end; false if it is not to be had.
static bool own_directory(char buf[PATH_MAX])
{
	ssize_t n = readlink("/proc/self/exe", buf, PATH_MAX - 1);
	char *slash;

	if (n < 0)
		return false;
	buf[n] = 0;
	slash = strrchr(buf, '/');
	if (slash)
		*slash = 0;
	return slash;
}

struct err *taglib_find(char **ret)
{
	static const char *const beside[] = {"", "/../lib/leaktag", "/../" LEAK_LIBDIR};
	const char *given = getenv("LEAKTAG_LIBRARY");
	_cleanup_free_ char *path = NULL;
	char own[PATH_MAX];

	if (given && *given)
		path = realpath(given, NULL);
	if (given && *given && !path)
		return err_new(0, "LEAKTAG_LIBRARY=%s: %s", given, strerror(errno));
	for (size_t i = 0; !path && i < ARRAY_SIZE(beside) && own_directory(own); i++) {
		_cleanup_free_ char *candidate = xasprintf("%s%s/" LIBRARY, own, beside[i]);

		path = realpath(candidate, NULL);
	}
	if (!path)
		path = realpath(INSTALLED "/" LIBRARY, NULL);
	if (!path)
		return err_new(0, "--tags: no " LIBRARY " beside this program or in " INSTALLED
				  ": set LEAKTAG_LIBRARY to its path");
	try(check_path(path));
	*ret = take(path);
	return NULL;
}

bool taglib_is_in(struct target *t, const struct modules *modules)
{
	u64 addr, size;

	vec_each (&modules->list, m)
		if (module_dynsym(t, m, "leaktag_attach", &addr, &size))
			return true;
	return false;
}
