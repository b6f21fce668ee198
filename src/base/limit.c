// SPDX-License-Identifier: MIT
#include "base/limit.h"

#include <errno.h>
#include <sys/resource.h>

// The memory, the page map, a thread's files; what each of our own threads opens; the files of symbols.
enum { LEAST = 64 };

struct err *limit_raise(void)
{
	struct rlimit now, most;

	if (getrlimit(RLIMIT_NOFILE, &now))
		return NULL;
	// Above its own limit root alone comes.
	most.rlim_cur = most.rlim_max = now.rlim_max < LEAST ? LEAST : now.rlim_max;
	if (!setrlimit(RLIMIT_NOFILE, &most) || now.rlim_cur >= LEAST)
		return NULL;
	return err_new(EMFILE,
		       "no more than %llu files may be open at a time, and %d are needed: "
		       "ulimit -n %d",
		       (unsigned long long)now.rlim_max, LEAST, LEAST);
}
