// SPDX-License-Identifier: MIT
// The calls that led to an allocation, one by one.
#include "report/totals.h"

#include <ctype.h>
#include <string.h>

void frames_fini(struct frames *f)
{
	vec_each (&f->list, frame) {
		free(frame->name);
		free(frame->file);
	}
	vec_free(&f->list);
}

int frame_function(const char *name)
{
	const char *end = NULL;

	// The last offset: a C++ operator+ and a literal in a template's name come before it.
	for (const char *p = name; (p = strstr(p, "+0x")); p++) {
		const char *rest = p + 3 + strspn(p + 3, "0123456789abcdef");

		if (rest > p + 3 && (!*rest || *rest == ' '))
			end = p;
	}
	return (int)(end ? (size_t)(end - name) : strlen(name));
}

static void frames_add(struct frames *f, const char *name, size_t len)
{
	while (len && *name == ' ')
		name++, len--;
	while (len && name[len - 1] == ' ')
		len--;
	*vec_push(&f->list) = (struct frame){.name = xstrndup(name, len)};
}

// "fs/eventfd.c:393 do_eventfd [module]", as allocation profiling has it.
static bool source_take(struct frame *frame)
{
	const char *colon = strchr(frame->name, ':');
	char *end, *name;
	unsigned long line;

	if (!colon || !isdigit((unsigned char)colon[1]))
		return false;
	line = strtoul(colon + 1, &end, 10);
	if (*end != ' ' || !end[1] || line > INT32_MAX)
		return false;
	name = xstrdup(end + 1);
	frame->file = xstrndup(frame->name, (size_t)(colon - frame->name));
	frame->line = (u32)line;
	free(frame->name);
	frame->name = name;
	return true;
}

void total_frames(const struct total *t, struct frames *ret)
{
	static const char arrow[] = "<-";
	const char *p = t->stack ? t->stack : t->site, *next;

	vec_each (&t->frames.list, frame) {
		*vec_push(&ret->list) = (struct frame){
			.name = xstrdup(frame->name),
			.file = frame->file ? xstrdup(frame->file) : NULL,
			.line = frame->line,
			.address = frame->address,
		};
	}
	if (ret->list.n)
		return;
	for (; (next = strstr(p, arrow)); p = next + strlen(arrow))
		frames_add(ret, p, (size_t)(next - p));
	frames_add(ret, p, strlen(p));
	if (!t->stack)
		source_take(vec_last(&ret->list));
}
