// SPDX-License-Identifier: MIT
#include "symbol/source.h"

#include <errno.h>
#include <fcntl.h>

#include "symbol/symbols_internal.h"

enum { BEFORE = 5, LINES = 10 };

// Opens it, *ret_path being the name that it was found by.
static FILE *source_open(const struct symbols *s, const char *file, const char **ret_path)
{
	const char *path = file;

	for (unsigned i = 0; *file == '/' && i < s->source.roots.n; i++) {
		int fd = file_root_open(&s->source.roots, i, file);

		if (fd >= 0)
			return *ret_path = file, fdopen(fd, "r");
	}
	while (path) {
		int fd = *path == '/' ? -1
				      : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

		if (fd >= 0)
			return *ret_path = path, fdopen(fd, "r");
		path = strchr(path, '/');
		path = path ? path + 1 : NULL;
	}
	return NULL;
}

static void line_print(const char *text, u32 number, bool marked, FILE *out)
{
	fprintf(out, "%c%u\t", marked ? '>' : ' ', number);
	for (; *text && *text != '\n'; text++)
		if (*text != '\r')
			putc((unsigned char)*text < ' ' && *text != '\t' ? '?' : *text, out);
	putc('\n', out);
}

// The lines around `line`, as text for `out`; false if there is no such line.
static bool lines_copy(FILE *in, u32 line, FILE *out)
{
	u32 first = line > BEFORE ? line - BEFORE : 1, i = 0;
	_cleanup_free_ char *text = NULL;
	size_t room = 0;

	while (i < first + LINES - 1 && getline(&text, &room, in) >= 0)
		if (++i >= first)
			line_print(text, i, i == line, out);
	return i >= line;
}

struct err *source_print(struct symbols *s, const struct name *n, FILE *out)
{
	_cleanup_free_ char *text = NULL;
	_cleanup_fclose_ FILE *in = NULL;
	const char *path;
	size_t len;
	FILE *copy;
	bool found;

	if (!n->file || !n->line)
		return err_new(0, "%s: no source line is known", n->symbol ? n->symbol : "?");
	in = source_open(s, n->file, &path);
	if (!in)
		return err_errno(errno, "%s", n->file);
	copy = open_memstream(&text, &len);
	if (!copy)
		return err_errno(errno, "%s", path);
	found = lines_copy(in, n->line, copy);
	fclose(copy);
	if (!found)
		return err_new(0, "%s: has no line %u: not the source of this program", path,
			       n->line);
	fprintf(out, "%s:%u\n%s", path, n->line, text);
	return NULL;
}
