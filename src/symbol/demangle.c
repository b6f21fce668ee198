// SPDX-License-Identifier: MIT
#include "symbol/demangle.h"

// Declares xmalloc and its like as base/xalloc.h does.
#include <libiberty/demangle.h>
#include <setjmp.h>
#include <string.h>

#include "base/cleanup.h"

// Names are the target's: a few bytes can stand for a name of any length (substitutions double at
// each step), so that what comes out is bounded as well as what goes in.
enum { IN_MAX = 64 * 1024, OUT_MAX = 64 * 1024 };

struct output {
	char buf[OUT_MAX];
	size_t len;
	jmp_buf full;
};

static void output_add(const char *s, size_t len, void *arg)
{
	struct output *out = arg;

	if (len >= OUT_MAX - out->len)
		longjmp(out->full, 1);
	memcpy(out->buf + out->len, s, len);
	out->len += len;
}

typedef int demangler(const char *, int, demangle_callbackref, void *);

// The callbacks' demanglers allocate nothing, so that they can be left in the middle.
static char *demangle_with(demangler *fn, const char *name, int options)
{
	_cleanup_free_ struct output *out = xmalloc(sizeof(*out));

	out->len = 0;
	if (setjmp(out->full) || !fn(name, options, output_add, out) || !out->len)
		return NULL;
	return xstrndup(out->buf, out->len);
}

static char *demangle(const char *name)
{
	const int options = DMGL_PARAMS | DMGL_ANSI;
	char *s = NULL;

	if (name[0] != '_' || strlen(name) > IN_MAX)
		return NULL;
	if (name[1] == 'R' || name[1] == 'Z')
		s = demangle_with(rust_demangle_callback, name, options);
	if (!s && name[1] == 'Z')
		s = demangle_with(cplus_demangle_v3_callback, name, options);
	return s;
}

static void make_printable(char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s < ' ' || *s == 0x7f)
			*s = '?';
}

char *demangle_symbol(const char *name)
{
	_cleanup_free_ char *bare = xstrndup(name, strcspn(name, "@"));
	char *s;

	// A name that is all version would be nothing.
	s = demangle(bare[0] ? bare : name);
	if (!s)
		s = bare[0] ? take(bare) : xstrdup(name);
	make_printable(s);
	return s;
}

char *demangle_type(const char *name)
{
	char *s = NULL;

	// Internal linkage is marked with a star (its address, not its name, identifies the type).
	name += *name == '*';
	if (*name && strlen(name) <= IN_MAX)
		s = demangle_with(cplus_demangle_v3_callback, name,
				  DMGL_PARAMS | DMGL_ANSI | DMGL_TYPES);
	if (s)
		make_printable(s);
	return s;
}
