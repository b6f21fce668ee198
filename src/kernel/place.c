// SPDX-License-Identifier: MIT
#include "kernel/place.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

#include "base/io.h"

// page_owner of a large machine runs to hundreds of megabytes; nothing sane is larger.
static const size_t text_max = 1 << 30;

char *text_line(struct text *t)
{
	char *line = t->at, *stop;

	if (line >= t->end)
		return NULL;
	stop = memchr(line, '\n', (size_t)(t->end - line));
	if (!stop)
		stop = t->end;
	*stop = 0;
	t->at = stop + 1;
	return line;
}

char *word_next(char **line)
{
	char *word = *line + strspn(*line, " \t"), *stop;

	if (!*word)
		return NULL;
	stop = word + strcspn(word, " \t");
	*line = stop;
	if (*stop) {
		*stop = 0;
		(*line)++;
	}
	return word;
}

bool word_number(const char *word, s64 *ret)
{
	char *end;
	long long n;

	if (!word)
		return false;
	errno = 0;
	n = strtoll(word, &end, 10);
	if (errno || end == word || *end)
		return false;
	*ret = n;
	return true;
}

char *symbol_trim(char *word)
{
	char *plus = strrchr(word, '+'), *slash = plus ? strchr(plus, '/') : NULL;

	if (slash)
		*slash = 0;
	return word;
}

char *module_trim(char *word)
{
	size_t n = word ? strlen(word) : 0;

	if (n < 3 || word[0] != '[' || word[n - 1] != ']')
		return NULL;
	word[n - 1] = 0;
	return word + 1;
}

char *site_format(const char *symbol, const char *module)
{
	return module ? xasprintf("%s [%s]", symbol, module) : xstrdup(symbol);
}

static const char *recorded_path(const struct kmem_place *p, const struct kmem_source *s)
{
	vec_each (&p->recordings, r)
		if (r->source == s)
			return r->path;
	return NULL;
}

struct err *err_advise(struct err *e, const char *advice)
{
	struct err *longer = err_new(err_code(e), "%s (%s)", err_message(e), advice);

	err_free(e);
	return longer;
}

static struct err *explain(struct err *e, bool live)
{
	int code = err_code(e);

	if (!live || (code != EACCES && code != EPERM))
		return e;
	return err_advise(e, geteuid() ? "run as root"
				       : "refused even to root: kernel lockdown, or a container");
}

struct err *place_text(const struct kmem_place *p, const struct kmem_source *s, const char *path,
		       char **ret, struct text *ret_text)
{
	_cleanup_free_ char *full = NULL;
	struct err *e;
	size_t len;

	if (p->vmcore)
		return err_new(ENOENT, "%s is not part of a memory dump", path);
	if (place_is_recorded(p)) {
		const char *recorded = recorded_path(p, s);

		if (!recorded)
			return err_new(ENOENT, "no %s among the recorded files", s->name);
		full = xstrdup(recorded);
	} else {
		full = xasprintf("%s%s", p->root, path);
	}
	e = file_read(full, text_max, ret, &len);
	if (e)
		return explain(e, !place_is_recorded(p) && !*p->root);
	*ret_text = (struct text){*ret, *ret + len};
	return NULL;
}

bool place_number(const struct kmem_place *p, s64 *ret, const char *fmt, ...)
{
	_cleanup_free_ char *path = NULL, *full = NULL, *text = NULL;
	size_t len;
	va_list ap;
	struct err *e;

	if (place_is_recorded(p) || p->vmcore)
		return false;
	va_start(ap, fmt);
	path = xvasprintf(fmt, ap);
	va_end(ap);
	full = xasprintf("%s%s", p->root, path);
	e = file_read(full, 4096, &text, &len);
	if (e) {
		err_free(e);
		return false;
	}
	text[strcspn(text, " .\n")] = 0;
	return word_number(text, ret);
}
