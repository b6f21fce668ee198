// SPDX-License-Identifier: MIT
// What live processes, core files and made-up targets have in common.
#include "target/target.h"

#include <elf.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "target/maps.h"

void threads_clear(struct target *t)
{
	vec_each (&t->threads, th)
		vec_free(&th->words);
	t->threads.n = 0;
}

void target_close(struct target *t)
{
	if (!t)
		return;
	if (t->ops->close)
		t->ops->close(t);
	maps_clear(t);
	vec_free(&t->maps);
	threads_clear(t);
	vec_free(&t->threads);
	vec_free(&t->auxv);
	vec_each (&t->notes, note)
		free(*note);
	vec_free(&t->notes);
	free(t->description);
	free(t->name);
	free(t->comm);
	free(t);
}

struct err *target_glance(struct target *t)
{
	if (!t->ops->glance)
		return err_new(ENOTSUP, "cannot be looked at before it is stopped");
	return t->ops->glance(t);
}

struct err *target_stop(struct target *t)
{
	return t->ops->stop ? t->ops->stop(t) : NULL;
}

void target_resume(struct target *t)
{
	if (t->ops->resume)
		t->ops->resume(t);
}

void target_finish(struct target *t)
{
	if (t->ops->finish)
		t->ops->finish(t);
}

bool target_can_nudge(const struct target *t)
{
	return t->ops->nudge;
}

struct err *target_nudge(struct target *t, const pid_t *tids, size_t n, u64 ns)
{
	return t->ops->nudge(t, tids, n, ns);
}

struct err *target_check(struct target *t)
{
	if (t->ops->alive && !t->ops->alive(t))
		return err_new(ESRCH, "it was killed while it was examined");
	return NULL;
}

struct err *target_read(struct target *t, u64 addr, void *buf, size_t len)
{
	size_t done = target_read_some(t, addr, buf, len);

	if (done < len)
		return err_new(EIO, "cannot read %zu bytes at 0x%llx", len - done,
			       (unsigned long long)(addr + done));
	return NULL;
}

void target_readv(struct target *t, struct piece *pieces, size_t n)
{
	if (t->ops->readv) {
		t->ops->readv(t, pieces, n);
		return;
	}
	for (size_t i = 0; i < n; i++)
		pieces[i].done = target_read_some(t, pieces[i].addr, pieces[i].buf, pieces[i].len);
}

bool target_word(struct target *t, u64 addr, u64 *ret)
{
	u32 word32;
	u64 word;

	if (t->arch->word == 4) {
		if (target_read_some(t, addr, &word32, sizeof(word32)) != sizeof(word32))
			return false;
		word = word32;
	} else if (target_read_some(t, addr, &word, sizeof(word)) != sizeof(word)) {
		return false;
	}
	*ret = word;
	return true;
}

bool target_present(struct target *t, u64 start, u64 end, u64 *ret_start, u64 *ret_end)
{
	if (start >= end)
		return false;
	if (t->ops->present)
		return t->ops->present(t, start, end, ret_start, ret_end);
	*ret_start = start;
	*ret_end = end;
	return true;
}

bool target_written(struct target *t, const struct mapping *m)
{
	u64 start, end;

	return t->ops->written ? t->ops->written(t, m)
			       : target_present(t, m->start, m->end, &start, &end);
}

u64 target_next_present(struct target *t, u64 start, u64 end)
{
	u64 from, to;

	for (u64 step = t->page_size; start < end; step = min(2 * step, (u64)1 << 40)) {
		u64 stop = end - start > step ? start + step : end;

		if (target_present(t, start, stop, &from, &to))
			return from;
		start = stop;
	}
	return end;
}

const struct mapping *target_mapping(const struct target *t, u64 addr)
{
	size_t i = maps_first(t, addr);

	return i < t->maps.n && t->maps.v[i].start <= addr ? &t->maps.v[i] : NULL;
}

u64 target_mapped_to(const struct target *t, u64 start, u64 end)
{
	const struct mapping *m;
	u64 at = start;

	while (at < end && (m = target_mapping(t, at)))
		at = m->end;
	return min(at, end);
}

u64 target_auxv(const struct target *t, u64 type)
{
	for (size_t i = 0; i + 1 < t->auxv.n; i += 2)
		if (t->auxv.v[i] == type)
			return t->auxv.v[i + 1];
	return 0;
}

void auxv_set(struct target *t, const void *bytes, size_t len)
{
	const size_t word = t->arch->word;
	u64 pair[2] = {};

	t->auxv.n = 0;
	for (size_t at = 0; at + 2 * word <= len; at += 2 * word) {
		memcpy(&pair[0], (const char *)bytes + at, word);
		memcpy(&pair[1], (const char *)bytes + at + word, word);
		if (pair[0] == AT_NULL)
			return;
		*vec_push(&t->auxv) = pair[0];
		*vec_push(&t->auxv) = pair[1];
	}
}

struct err *target_open_file(struct target *t, const struct mapping *m, int *ret_fd)
{
	if (!t->ops->open_file)
		return err_new(ENOTSUP, "%s: cannot be opened", m->path);
	return t->ops->open_file(t, m, ret_fd);
}

const char *target_describe(const struct target *t)
{
	return t->description ? t->description : t->name;
}

void target_note(struct target *t, const char *fmt, ...)
{
	_cleanup_free_ char *text = NULL;
	va_list ap;

	va_start(ap, fmt);
	text = xvasprintf(fmt, ap);
	va_end(ap);
	vec_each (&t->notes, note)
		if (!strcmp(*note, text))
			return;
	*vec_push(&t->notes) = take(text);
}
