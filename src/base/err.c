// SPDX-License-Identifier: MIT
#include "base/err.h"

#undef err_new
#undef err_errno

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

struct err {
	int code;
	char *message;
};

static struct err *err_make(int code, char *message)
{
	struct err *e = xmalloc(sizeof(*e));

	e->code = code;
	e->message = message;
	return e;
}

struct err *err_new(int code, const char *fmt, ...)
{
	char *message;
	va_list ap;

	va_start(ap, fmt);
	message = xvasprintf(fmt, ap);
	va_end(ap);
	return err_make(code, message);
}

struct err *err_errno(int code, const char *fmt, ...)
{
	_cleanup_free_ char *what = NULL;
	va_list ap;

	va_start(ap, fmt);
	what = xvasprintf(fmt, ap);
	va_end(ap);
	return err_make(code, xasprintf("%s: %s", what, strerror(code)));
}

struct err *err_wrap(struct err *e, const char *fmt, ...)
{
	_cleanup_free_ char *what = NULL;
	char *message;
	va_list ap;

	if (!e)
		return NULL;
	va_start(ap, fmt);
	what = xvasprintf(fmt, ap);
	va_end(ap);
	message = xasprintf("%s: %s", what, e->message);
	free(e->message);
	e->message = message;
	return e;
}

int err_code(const struct err *e)
{
	return e->code;
}

const char *err_message(const struct err *e)
{
	return e->message;
}

void err_free(struct err *e)
{
	if (!e)
		return;
	free(e->message);
	free(e);
}
