// SPDX-License-Identifier: MIT
// A program or a library that does not run, as a target: its segments lie at the addresses that the
// file itself gives them, and hold what the file does.
#include "target/target.h"

#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "target/arch.h"
#include "target/maps.h"

enum { MAX_SEGMENTS = 1024 };

struct program {
	int fd;
};

static size_t program_read(struct target *t, u64 addr, void *buf, size_t len)
{
	const struct program *p = t->priv;
	const struct mapping *m = target_mapping(t, addr);
	ssize_t n;

	if (!m)
		return 0;
	len = (size_t)min((u64)len, m->end - addr);
	n = pread_all(p->fd, buf, len, m->offset + (addr - m->start));
	return n > 0 ? (size_t)n : 0;
}

static struct err *program_open_file(struct target *t, const struct mapping *m, int *ret_fd)
{
	int fd = open(m->path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return err_errno(errno, "%s", m->path);
	*ret_fd = fd;
	return NULL;
}

static void program_close(struct target *t)
{
	struct program *p = t->priv;

	close(p->fd);
	free(p);
}

static const struct target_ops program_ops = {
	.read = program_read,
	.open_file = program_open_file,
	.close = program_close,
};

static bool add_segment(struct target *t, const GElf_Phdr *ph, const char *path)
{
	u64 page = t->page_size, end, limit;

	if (!ph->p_filesz)
		return true;
	if (!add_fits(ph->p_vaddr, ph->p_filesz, &end) || !add_fits(end, page, &limit) ||
	    (ph->p_vaddr - ph->p_offset) % page)
		return false;
	if (t->maps.n && vec_last(&t->maps)->end > align_down(ph->p_vaddr, page))
		return false;
	*vec_push(&t->maps) = (struct mapping){
		.start = align_down(ph->p_vaddr, page),
		.end = align_up(end, page),
		.offset = align_down(ph->p_offset, page),
		.prot = (ph->p_flags & PF_R ? PROT_READ : 0u) |
			(ph->p_flags & PF_W ? PROT_WRITE : 0u) |
			(ph->p_flags & PF_X ? PROT_EXEC : 0u),
		.path = xstrdup(path),
	};
	return true;
}

static struct err *add_segments(struct target *t, Elf *elf, const char *path)
{
	size_t n;

	if (elf_getphdrnum(elf, &n))
		n = 0;
	for (size_t i = 0; i < n && i < MAX_SEGMENTS; i++) {
		GElf_Phdr ph;

		if (!gelf_getphdr(elf, (int)i, &ph) || ph.p_type != PT_LOAD)
			continue;
		if (!add_segment(t, &ph, path))
			return err_new(0, "its program headers contradict each other");
	}
	return t->maps.n ? NULL : err_new(0, "neither a program nor a library");
}

static struct err *take_elf(struct target *t, Elf *elf, const char *path)
{
	GElf_Ehdr eh;

	if (elf_kind(elf) != ELF_K_ELF || !gelf_getehdr(elf, &eh))
		return err_new(0, "not an ELF file");
	if (eh.e_type != ET_EXEC && eh.e_type != ET_DYN)
		return err_new(0, "neither a program nor a library");
	t->arch = arch_find(eh.e_machine, eh.e_ident[EI_CLASS]);
	if (!t->arch)
		return err_new(ENOTSUP, "for another processor (ELF machine %u)", eh.e_machine);
	t->page_size = 4096;
	return add_segments(t, elf, path);
}

struct err *target_open_program(const char *path, struct target **ret)
{
	_cleanup_(target_closep) struct target *t = xcalloc(1, sizeof(*t));
	struct program *p = xcalloc(1, sizeof(*p));
	_cleanup_free_ char *whole = realpath(path, NULL);
	struct err *e;
	Elf *elf;

	t->ops = &program_ops;
	t->priv = p;
	t->name = xstrdup(path);
	t->comm = xstrdup(path);
	p->fd = whole ? open(whole, O_RDONLY | O_CLOEXEC) : -1;
	if (p->fd < 0)
		return err_errno(errno, "%s", path);
	elf_version(EV_CURRENT);
	elf = elf_begin(p->fd, ELF_C_READ, NULL);
	e = take_elf(t, elf, whole);
	elf_end(elf);
	if (e)
		return err_wrap(e, "%s", path);
	*ret = take(t);
	return NULL;
}
