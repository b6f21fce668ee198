// SPDX-License-Identifier: MIT
// /proc/PID/maps (Linux: fs/proc/task_mmu.c), a line for each mapping:
//
//	7f32c8000000-7f32c8021000 rw-p 00000000 00:00 0                  [heap]
//	start        end          perm offset   dev   inode              path
//
// In the path, newline alone is written as \012. A file that has been removed has " (deleted)"
// at its end, and so may a file's own name: open_file settles that by the inode.
#include "target/maps.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>

static const char deleted_mark[] = " (deleted)";

static bool hex(const char **p, const char *end, char stop, u64 *ret)
{
	const char *s = *p;
	u64 n = 0;

	for (; s < end && isxdigit((unsigned char)*s); s++) {
		int digit = isdigit((unsigned char)*s) ? *s - '0' : (*s | 32) - 'a' + 10;

		if (n >> 60)
			return false;
		n = n << 4 | (u64)digit;
	}
	if (s == *p || s >= end || *s != stop)
		return false;
	*p = s + 1;
	*ret = n;
	return true;
}

static bool perms(const char **p, const char *end, struct mapping *m)
{
	const char *s = *p;

	if (end - s < 5 || s[4] != ' ' || (s[3] != 'p' && s[3] != 's'))
		return false;
	m->prot = (s[0] == 'r' ? PROT_READ : 0) | (s[1] == 'w' ? PROT_WRITE : 0) |
		  (s[2] == 'x' ? PROT_EXEC : 0);
	m->shared = s[3] == 's';
	*p = s + 5;
	return true;
}

// Decimal; the end of the line may follow at once.
static bool inode(const char **p, const char *end, u64 *ret)
{
	const char *s = *p;
	u64 n = 0;

	for (; s < end && isdigit((unsigned char)*s); s++)
		if (__builtin_mul_overflow(n, 10, &n) ||
		    __builtin_add_overflow(n, (u64)(*s - '0'), &n))
			return false;
	if (s == *p)
		return false;
	*p = s;
	*ret = n;
	return true;
}

static char *path_decode(const char *s, const char *end)
{
	char *path = xmalloc((size_t)(end - s) + 1), *out = path;

	while (s < end) {
		if (end - s >= 4 && !memcmp(s, "\\012", 4)) {
			*out++ = '\n';
			s += 4;
		} else {
			*out++ = *s++;
		}
	}
	*out = 0;
	return path;
}

static bool line_parse(const char *s, const char *end, struct mapping *m)
{
	u64 major, minor;
	const size_t mark = sizeof(deleted_mark) - 1;

	if (!hex(&s, end, '-', &m->start) || !hex(&s, end, ' ', &m->end) || m->start >= m->end)
		return false;
	if (!perms(&s, end, m) || !hex(&s, end, ' ', &m->offset) || !hex(&s, end, ':', &major) ||
	    !hex(&s, end, ' ', &minor) || !inode(&s, end, &m->inode))
		return false;
	m->dev_major = (u32)major;
	m->dev_minor = (u32)minor;
	while (s < end && *s == ' ')
		s++;
	m->deleted =
		m->inode && (size_t)(end - s) > mark && !memcmp(end - mark, deleted_mark, mark);
	m->path = path_decode(s, m->deleted ? end - mark : end);
	return true;
}

struct err *maps_parse(struct target *t, const char *text, size_t len)
{
	const char *end = text + len;

	for (const char *s = text; s < end;) {
		const char *eol = memchr(s, '\n', (size_t)(end - s));
		struct mapping m = {};

		if (!eol)
			eol = end;
		if (!line_parse(s, eol, &m))
			return err_new(EPROTO, "no line of a maps file: \"%.*s\"", (int)(eol - s),
				       s);
		*vec_push(&t->maps) = m;
		s = eol + 1;
	}
	return NULL;
}

void maps_clear(struct target *t)
{
	vec_each (&t->maps, m)
		free(m->path);
	t->maps.n = 0;
}

size_t maps_first(const struct target *t, u64 addr)
{
	size_t lo = 0, hi = t->maps.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (t->maps.v[mid].end <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

bool mapping_is_private_memory(const struct mapping *m)
{
	static const char *const paths[] = {"", "[heap]", "/dev/zero", "/anon_hugepage"};

	if (m->shared)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(paths); i++)
		if (!strcmp(m->path, paths[i]))
			return true;
	return !strncmp(m->path, "[stack", 6) || !strncmp(m->path, "[anon:", 6);
}

bool mapping_is_device(const struct mapping *m)
{
	if (!strncmp(m->path, "anon_inode:", 11))
		return true;
	return !strncmp(m->path, "/dev/", 5) && strcmp(m->path, "/dev/zero") != 0 &&
	       strncmp(m->path, "/dev/shm/", 9) != 0;
}
