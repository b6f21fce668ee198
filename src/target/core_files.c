// SPDX-License-Identifier: MIT
// The files that a core's process had mapped. A core has little of them but the first page of
// each ELF file; the rest is read from the file of that name, if it is the one that ran: the same
// build-id, or where there is none the same first page.
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/io.h"
#include "target/core.h"
#include "target/elf_head.h"
#include "target/maps.h"

// Of an ELF file: the headers and usually the build-id.
enum { HEAD = 4096 };

struct head {
	u8 bytes[HEAD];
	size_t len;
};

static bool build_id_in(const u8 *notes, size_t len, const u8 **ret, size_t *ret_len)
{
	u64 at = 0;

	while (at <= len && len - at >= sizeof(Elf64_Nhdr)) {
		Elf64_Nhdr header;
		u64 name, desc;

		memcpy(&header, notes + at, sizeof(header));
		name = at + sizeof(header);
		desc = name + align_up(header.n_namesz, 4);
		if (desc > len || header.n_descsz > len - desc)
			return false;
		if (header.n_type == NT_GNU_BUILD_ID && header.n_namesz == 4 &&
		    !memcmp(notes + name, "GNU", 4)) {
			*ret = notes + desc;
			*ret_len = header.n_descsz;
			return true;
		}
		at = desc + align_up(header.n_descsz, 4);
	}
	return false;
}

// Within the first bytes of the file.
static bool build_id(const struct head *h, const u8 **ret, size_t *ret_len)
{
	Elf64_Ehdr header;

	if (!elf_head_widen(h->bytes, h->len, &header))
		return false;
	for (unsigned i = 0; i < header.e_phnum && header.e_phentsize; i++) {
		const u8 class = header.e_ident[EI_CLASS];
		Elf64_Phdr ph;

		if (!within(header.e_phoff, (i + 1) * elf_phdr_size(class), 0, h->len))
			return false;
		ph = elf_phdr_widen(h->bytes + header.e_phoff, class, i);
		if (ph.p_type == PT_NOTE && within(ph.p_offset, ph.p_filesz, 0, h->len) &&
		    build_id_in(h->bytes + ph.p_offset, ph.p_filesz, ret, ret_len))
			return true;
	}
	return false;
}

static bool is_elf(const struct head *h)
{
	Elf64_Ehdr header;

	return elf_head_widen(h->bytes, h->len, &header);
}

static bool heads_agree(const struct head *a, const struct head *b)
{
	const u8 *id_a, *id_b;
	size_t len_a, len_b;

	if (build_id(a, &id_a, &len_a) && build_id(b, &id_b, &len_b))
		return len_a == len_b && !memcmp(id_a, id_b, len_a);
	return !memcmp(a->bytes, b->bytes, min(a->len, b->len));
}

// What the core has of the file's beginning, mapped at m.
static void head_in_core(struct target *t, const struct mapping *m, struct head *ret)
{
	const struct core *c = t->priv;
	const struct extent *x = &c->extents.v[m - t->maps.v];
	ssize_t n = 0;

	if (!m->offset)
		n = pread_all(c->fd, ret->bytes, (size_t)min(x->stored, (u64)HEAD), x->offset);
	ret->len = n > 0 ? (size_t)n : 0;
}

static void file_open(struct core_file *f)
{
	_cleanup_close_ int fd = open(f->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;

	if (fd < 0 || fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
		f->why = "is not here";
	else
		*f = (struct core_file){f->path, take_fd(&fd), (u64)st.st_size, NULL};
}

static void file_refuse(struct core_file *f, const char *why)
{
	cleanup_close(&f->fd);
	f->fd = -1;
	f->why = why;
}

// Opened, and compared with what the core has of it at m, its first mapping.
static void file_check(struct target *t, const struct mapping *m, struct core_file *f)
{
	struct head core, file;
	ssize_t n;

	if (m->deleted)
		f->why = "had been removed while it was mapped";
	else
		file_open(f);
	if (f->fd < 0)
		return;
	n = pread_all(f->fd, file.bytes, HEAD, 0);
	file.len = n > 0 ? (size_t)n : 0;
	head_in_core(t, m, &core);
	if (!is_elf(&core))
		file_refuse(f, "cannot be compared with what the core has of it");
	else if (!is_elf(&file) || !heads_agree(&core, &file))
		file_refuse(f, "is not the file that was mapped");
}

static size_t file_index(const struct core *c, const char *path)
{
	for (size_t i = 0; i < c->files.n; i++)
		if (!strcmp(c->files.v[i].path, path))
			return i;
	return NO_FILE;
}

// One line for all of them: a core from elsewhere has dozens.
static void note_missing(struct target *t)
{
	const struct core *c = t->priv;
	const struct core_file *first = NULL;
	size_t n = 0;

	vec_each (&t->maps, m) {
		const struct core_file *f;
		const struct extent *x = &c->extents.v[m - t->maps.v];

		if (x->file == NO_FILE || x->stored == m->end - m->start)
			continue;
		f = &c->files.v[x->file];
		// Code is what makes a file worth a word.
		if (f->fd >= 0 || !(m->prot & PROT_EXEC) || !m->path[0])
			continue;
		first = first ? first : f;
		n++;
	}
	if (n == 1)
		target_note(t, "%s %s: what the core lacks of it is missing", first->path,
			    first->why);
	else if (n)
		target_note(t,
			    "%s %s, and %zu more mapped files cannot be used: what the core lacks "
			    "of them is missing",
			    first->path, first->why, n - 1);
}

// Shared memory with a name, mostly, which the kernel leaves out: pointers may be in it.
static void note_unstored(struct target *t)
{
	const struct core *c = t->priv;
	const struct mapping *first = NULL;
	u64 bytes = 0;

	vec_each (&t->maps, m) {
		const struct extent *x = &c->extents.v[m - t->maps.v];

		if (!(m->prot & PROT_WRITE) || x->stored || x->lost || x->file == NO_FILE ||
		    c->files.v[x->file].fd >= 0)
			continue;
		first = first ? first : m;
		bytes += m->end - m->start;
	}
	if (first)
		target_note(t,
			    "core: lacks %llu bytes of mapped files that may have been written to "
			    "(%s, ...): what they point to is unknown",
			    (unsigned long long)bytes, first->path);
}

void core_find_files(struct target *t)
{
	struct core *c = t->priv;
	size_t last = NO_FILE;

	vec_each (&t->maps, m) {
		struct extent *x = &c->extents.v[m - t->maps.v];

		if (!mapping_is_file(m) || mapping_is_device(m))
			continue;
		if (last == NO_FILE || strcmp(c->files.v[last].path, m->path) != 0)
			last = file_index(c, m->path);
		if (last == NO_FILE) {
			struct core_file *f = vec_push(&c->files);

			*f = (struct core_file){.path = xstrdup(m->path), .fd = -1};
			file_check(t, m, f);
			last = c->files.n - 1;
		}
		x->file = last;
	}
	note_missing(t);
	note_unstored(t);
}

struct err *core_open_file(struct target *t, const struct mapping *m, int *ret_fd)
{
	const struct core *c = t->priv;
	const struct extent *x = &c->extents.v[m - t->maps.v];
	int fd;

	if (x->file == NO_FILE)
		return err_new(ENOENT, "%s: no file", m->path);
	if (c->files.v[x->file].fd < 0)
		return err_new(ENOENT, "%s %s", m->path, c->files.v[x->file].why);
	fd = fcntl(c->files.v[x->file].fd, F_DUPFD_CLOEXEC, 0);
	if (fd < 0)
		return err_errno(errno, "%s", m->path);
	*ret_fd = fd;
	return NULL;
}

void core_close_files(struct core *c)
{
	vec_each (&c->files, f) {
		cleanup_close(&f->fd);
		free(f->path);
	}
	vec_free(&c->files);
}
