// SPDX-License-Identifier: MIT
#include "kernel/place.h"

#include <dirent.h>
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "base/io.h"
#include "kernel/kdump.h"
#include "kernel/ksyms.h"

// Best first: the order in which main sources are tried, and in which --help lists all.
const struct kmem_source *const kmem_sources[] = {
	&allocinfo_source, &alloc_traces_source, &kcore_source,
	&slabinfo_source,  &vmallocinfo_source,	 &page_owner_source,
};
const size_t kmem_n_sources = ARRAY_SIZE(kmem_sources);

const struct kmem_source *kmem_source_find(const char *name, size_t len)
{
	for (size_t i = 0; i < kmem_n_sources; i++)
		if (strlen(kmem_sources[i]->name) == len &&
		    !memcmp(kmem_sources[i]->name, name, len))
			return kmem_sources[i];
	return NULL;
}

// --- the place ---

struct head {
	char bytes[4096];
	size_t len;
};

static struct err *head_read(const char *path, struct head *ret)
{
	_cleanup_close_ int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	ssize_t n = fd < 0 ? -1 : pread_all(fd, ret->bytes, sizeof(ret->bytes), 0);

	if (n < 0)
		return err_errno(errno, "%s", path);
	ret->len = (size_t)n;
	return NULL;
}

static const struct kmem_source *recognise(const struct head *h)
{
	for (size_t i = 0; i < kmem_n_sources; i++)
		if (kmem_sources[i]->recognise && kmem_sources[i]->recognise(h->bytes, h->len))
			return kmem_sources[i];
	return NULL;
}

static bool begins(const struct head *h, const char *magic)
{
	return h->len >= strlen(magic) && !memcmp(h->bytes, magic, strlen(magic));
}

static void add_recording(struct kmem_place *p, const struct kmem_source *s, const char *path)
{
	*vec_push(&p->recordings) = (struct recording){s, xstrdup(path)};
}

static bool is_directory(const char *dir, const char *name)
{
	_cleanup_free_ char *path = xasprintf("%s/%s", dir, name);
	struct stat st;

	return !stat(path, &st) && S_ISDIR(st.st_mode);
}

static struct err *add_file_of(struct kmem_place *p, const char *dir, const char *name)
{
	_cleanup_free_ char *path = xasprintf("%s/%s", dir, name);
	const struct kmem_source *s;
	struct head head;
	struct stat st;

	if (stat(path, &st) || !S_ISREG(st.st_mode))
		return NULL;
	try(head_read(path, &head));
	s = recognise(&head);
	if (!s)
		return NULL;
	vec_each (&p->recordings, r)
		if (r->source == s)
			return err_new(0, "%s and %s are both recordings of %s: name one of them",
				       r->path, path, s->name);
	add_recording(p, s, path);
	return NULL;
}

static struct err *directory_open(const char *dir, struct kmem_place *p)
{
	_cleanup_closedir_ DIR *d = opendir(dir);
	struct dirent *entry;

	if (!d)
		return err_errno(errno, "%s", dir);
	if (is_directory(dir, "proc") || is_directory(dir, "sys")) {
		p->root = dir;
		return NULL;
	}
	while ((entry = readdir(d)))
		try(add_file_of(p, dir, entry->d_name));
	if (!p->recordings.n)
		return err_new(0,
			       "%s: neither a tree with proc or sys in it, nor recordings of a "
			       "source",
			       dir);
	return NULL;
}

static struct err *elf_open(const char *path, const struct head *head, struct kmem_place *p)
{
	Elf64_Ehdr ehdr;

	if (head->len < sizeof(ehdr) || head->bytes[EI_CLASS] != ELFCLASS64)
		return err_new(ENOTSUP, "%s: not an ELF file of a 64-bit processor", path);
	memcpy(&ehdr, head->bytes, sizeof(ehdr));
	if (ehdr.e_type == ET_CORE)
		p->vmcore = path;
	else
		p->vmlinux = path;
	return NULL;
}

static struct err *file_open(const char *path, struct kmem_place *p, bool *ret_saved)
{
	const struct kmem_source *s;
	struct head head;

	try(head_read(path, &head));
	if (totals_recognise(head.bytes, head.len)) {
		*ret_saved = true;
		return NULL;
	}
	if (begins(&head, ELFMAG))
		return elf_open(path, &head, p);
	if (begins(&head, "KDUMP   ") || begins(&head, "DISKDUMP") ||
	    begins(&head, "makedumpfile")) {
		p->vmcore = path;
		return NULL;
	}
	s = recognise(&head);
	if (!s)
		return err_new(0,
			       "%s: neither a memory dump, a kernel, a saved table nor a "
			       "recording of a source",
			       path);
	add_recording(p, s, path);
	return NULL;
}

struct err *kmem_place_open(const char *operand, struct kmem_place *ret, bool *ret_saved)
{
	struct kmem_place p = {.root = ret->root};
	struct stat st;
	struct err *e;

	if (stat(operand, &st))
		return err_errno(errno, "%s", operand);
	if (S_ISDIR(st.st_mode))
		e = directory_open(operand, &p);
	else if (!S_ISREG(st.st_mode) && !S_ISBLK(st.st_mode))
		e = err_new(EINVAL, "%s: not a file, nor a directory", operand);
	else
		e = file_open(operand, &p, ret_saved);
	if (e) {
		kmem_place_fini(&p);
		return e;
	}
	*ret = p;
	return NULL;
}

void kmem_place_fini(struct kmem_place *p)
{
	vec_each (&p->recordings, r)
		free(r->path);
	vec_free(&p->recordings);
}

// --- the choice ---

static const char *place_of(const struct kmem_place *p, const struct kmem_source *s)
{
	vec_each (&p->recordings, r)
		if (r->source == s)
			return r->path;
	return p->vmcore ?: s->path;
}

// All of it, or nothing and an error.
static struct err *source_read(const struct kmem_place *p, const struct kmem_source *s,
			       struct totals *ret)
{
	struct totals one = {};
	struct err *e = s->read(p, &one);

	if (e) {
		totals_fini(&one);
		return err_wrap(e, "%s", s->name);
	}
	vec_each (&one.rows, r)
		*vec_push(&ret->rows) = *r;
	vec_each (&one.notes, n)
		*vec_push(&ret->notes) = *n;
	totals_source(ret, "%s%s", place_is_recorded(p) || p->vmcore ? "" : p->root,
		      place_of(p, s));
	one.rows.n = one.notes.n = 0;
	totals_fini(&one);
	return NULL;
}

static struct err *named_read(const struct kmem_place *p, const char *names, struct totals *ret)
{
	for (;;) {
		size_t len = strcspn(names, ",");
		const struct kmem_source *s = kmem_source_find(names, len);

		if (!s)
			return err_new(EINVAL, "no source \"%.*s\"", (int)len, names);
		try(source_read(p, s, ret));
		if (!names[len])
			return NULL;
		names += len + 1;
	}
}

// Reads the sources of a role; with `first`, until one answers. Reasons of those that do not are
// added to *reasons, one a line. Returns the last that answered.
static const struct kmem_source *role_read(const struct kmem_place *p, bool beside,
					   struct totals *ret, char **reasons)
{
	const struct kmem_source *answered = NULL;

	for (size_t i = 0; i < kmem_n_sources && (beside || !answered); i++) {
		const struct kmem_source *s = kmem_sources[i];
		struct err *e;
		char *longer;

		if ((s->role == KMEM_BESIDE) != beside)
			continue;
		e = source_read(p, s, ret);
		if (!e) {
			answered = s;
			continue;
		}
		longer = xasprintf("%s\n  %s", *reasons, err_message(e));
		free(*reasons);
		*reasons = longer;
		if (!place_is_recorded(p) && !p->vmcore)
			totals_note(ret, "better: %s", err_message(e));
		err_free(e);
	}
	return answered;
}

struct err *kmem_collect(const struct kmem_place *p, const char *only, struct totals *ret)
{
	_cleanup_free_ char *reasons = xstrdup("");
	const struct kmem_source *s;

	if (!only && p->vmcore)
		only = "kcore"; // nothing else is in a dump
	if (p->vmlinux && !p->vmcore)
		try(vmlinux_is_running(p->vmlinux, p->root));
	if (only)
		return named_read(p, only, ret);
	s = role_read(p, false, ret, &reasons);
	if (p->vmlinux && s && s != &kcore_source)
		totals_note(ret, "%s: its symbols were not asked for: %s needs none", p->vmlinux,
			    s->name);
	if (s && s->role == KMEM_ALL)
		return NULL;
	if (!role_read(p, true, ret, &reasons) && !s)
		return err_new(ENOENT, "no source answers:%s", reasons);
	return NULL;
}
