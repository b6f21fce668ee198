// SPDX-License-Identifier: MIT
// /proc/vmallocinfo: the kernel's mapped areas by caller, on every kernel.
//
//	0xff774eb9c000d000-0xff774eb9c000f000  8192 gen_pool_add_owner+0x3e/0xc0 pages=1 vmalloc N0=1
//
// Only vmalloc lines are memory; vmap and ioremap lines map what is counted elsewhere. The size
// includes a guard page that is not there, so bytes come from pages=N.
#include "kernel/place.h"

#include <string.h>

static bool recognise(const char *text, size_t len)
{
	const char *line_end = memchr(text, '\n', len);

	return line_end && !strncmp(text, "0x", 2) &&
	       memmem(text, (size_t)(line_end - text), "-0x", 3);
}

// The area is N pages and, mostly, a guard page: that tells how large a page is.
static s64 pages_bytes(s64 size, s64 pages)
{
	s64 page = pages < INT64_MAX ? size / (pages + 1) : 0;
	bool guarded = page >= 4096 && !(page & (page - 1)) && page * (pages + 1) == size;

	return guarded ? size - page : size;
}

static bool line_read(char *line, struct totals *ret)
{
	char *range = word_next(&line), *caller, *word, *module = NULL;
	bool is_memory = false;
	s64 size, pages = 0;
	struct total *r;

	if (!range || !word_number(word_next(&line), &size) || size <= 0)
		return false;
	caller = word_next(&line);
	while ((word = word_next(&line))) {
		if (*word == '[' && !module)
			module = module_trim(word);
		else if (!strcmp(word, "vmalloc"))
			is_memory = true;
		else if (!strncmp(word, "pages=", 6) && !word_number(word + 6, &pages))
			return false;
	}
	if (!is_memory || pages <= 0)
		return true;
	r = totals_add(ret, 1, pages_bytes(size, pages), site_format(symbol_trim(caller), module));
	r->module = xstrdup(module ? module : "vmlinux");
	r->cache = xstrdup("vmalloc");
	return true;
}

static struct err *vmallocinfo_read(const struct kmem_place *p, struct totals *ret)
{
	_cleanup_free_ char *buf = NULL;
	struct text text;
	size_t damaged = 0;
	char *line;

	try(place_text(p, &vmallocinfo_source, vmallocinfo_source.path, &buf, &text));
	while ((line = text_line(&text)))
		if (*line)
			damaged += !line_read(line, ret);
	if (damaged)
		totals_note(ret, "vmallocinfo: %zu lines were not understood", damaged);
	return NULL;
}

const struct kmem_source vmallocinfo_source = {
	.name = "vmallocinfo",
	.path = "/proc/vmallocinfo",
	.about = "exact, vmalloc by call site; every kernel",
	.role = KMEM_BESIDE,
	.read = vmallocinfo_read,
	.recognise = recognise,
};
