// SPDX-License-Identifier: MIT
// /proc/slabinfo: objects by cache, on every kernel. Its version 2.1:
//
//	# name            <active_objs> <num_objs> <objsize> ...
//	dentry                1786   1808    256   16    1 : tunables ...
//
// active_objs also counts free objects in the slabs that processors hold: 10 to 20 % too many
// were measured. objsize is the distance from one object to the next.
#include "kernel/place.h"

#include <errno.h>
#include <string.h>

static const char header[] = "slabinfo - version: ";

static bool recognise(const char *text, size_t len)
{
	return len > sizeof(header) - 1 && !memcmp(text, header, sizeof(header) - 1);
}

static bool line_read(char *line, struct totals *ret)
{
	char *name = word_next(&line);
	struct total *r;
	s64 active, total, size, bytes;

	if (!name || !word_number(word_next(&line), &active) ||
	    !word_number(word_next(&line), &total) || !word_number(word_next(&line), &size) ||
	    active < 0 || size < 0 || __builtin_mul_overflow(active, size, &bytes))
		return false;
	if (!active)
		return true;
	r = totals_add(ret, active, bytes, xasprintf("cache:%s", name));
	r->cache = xstrdup(name);
	return true;
}

static struct err *slabinfo_read(const struct kmem_place *p, struct totals *ret)
{
	_cleanup_free_ char *buf = NULL;
	struct text text;
	size_t damaged = 0;
	char *line;

	try(place_text(p, &slabinfo_source, slabinfo_source.path, &buf, &text));
	line = text_line(&text);
	if (!line || strncmp(line, header, sizeof(header) - 1))
		return err_new(0, "%s: its first line is not \"%sN\"", slabinfo_source.path,
			       header);
	if (line[sizeof(header) - 1] != '2')
		return err_new(ENOTSUP, "%s: version %s is not known", slabinfo_source.path,
			       line + sizeof(header) - 1);
	while ((line = text_line(&text)))
		if (*line && *line != '#')
			damaged += !line_read(line, ret);
	if (damaged)
		totals_note(ret, "slabinfo: %zu lines were not understood", damaged);
	totals_note(ret, "slabinfo is approximate: it also counts free objects that processors "
			 "keep, and names no call sites");
	return NULL;
}

const struct kmem_source slabinfo_source = {
	.name = "slabinfo",
	.path = "/proc/slabinfo",
	.about = "approximate, by cache; every kernel",
	.role = KMEM_SLAB,
	.read = slabinfo_read,
	.recognise = recognise,
};
