// SPDX-License-Identifier: MIT
#include "symbol/elf_file.h"

#include <elfutils/libdwelf.h>
#include <errno.h>
#include <sys/stat.h>

#include "base/cleanup.h"
#include "base/io.h"

bool elf_file_open(int fd, struct elf_file *ret)
{
	_cleanup_close_ int owned = fd;
	const char *ident;
	struct stat st;
	Elf *elf;

	if (fd < 0 || fstat(fd, &st) || !S_ISREG(st.st_mode))
		return false;
	elf_version(EV_CURRENT);
	elf = elf_begin(fd, ELF_C_READ, NULL);
	ident = elf ? elf_getident(elf, NULL) : NULL;
	if (!ident || elf_kind(elf) != ELF_K_ELF || ident[EI_DATA] != ELFDATA2LSB) {
		elf_end(elf);
		return false;
	}
	*ret = (struct elf_file){.fd = take_fd(&owned), .elf = elf};
	return true;
}

// A file in memory alone; -1 if that cannot be.
static int memory_file(const void *bytes, size_t len)
{
	_cleanup_close_ int fd = memfd_create("leak", MFD_CLOEXEC);

	for (size_t done = 0; fd >= 0 && done < len;) {
		ssize_t n = write(fd, (const char *)bytes + done, len - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		done += (size_t)n;
	}
	return take_fd(&fd);
}

bool elf_file_open_bytes(const void *bytes, size_t len, struct elf_file *ret)
{
	return elf_file_open(memory_file(bytes, len), ret);
}

bool elf_file_open_packed(const void *bytes, size_t len, struct elf_file *ret)
{
	_cleanup_close_ int fd = memory_file(bytes, len);
	Elf *unpacked = fd < 0 ? NULL : dwelf_elf_begin(fd);
	const char *image;
	bool ok;

	image = unpacked ? elf_rawfile(unpacked, &len) : NULL;
	ok = image && elf_file_open_bytes(image, len, ret);
	elf_end(unpacked);
	return ok;
}

void elf_file_close(struct elf_file *f)
{
	if (!f->elf)
		return;
	elf_end(f->elf);
	close(f->fd);
	*f = (struct elf_file){};
}

bool elf_file_section(const struct elf_file *f, const char *name, u32 type, GElf_Shdr *ret)
{
	Elf_Scn *scn = NULL;
	size_t names;

	if (!f->elf || elf_getshdrstrndx(f->elf, &names))
		return false;
	while ((scn = elf_nextscn(f->elf, scn))) {
		const char *s;
		GElf_Shdr sh;

		if (!gelf_getshdr(scn, &sh) || sh.sh_type == SHT_NOBITS || !sh.sh_size)
			continue;
		if (!name && sh.sh_type != type)
			continue;
		s = name ? elf_strptr(f->elf, names, sh.sh_name) : NULL;
		if (name && (!s || strcmp(s, name)))
			continue;
		*ret = sh;
		return true;
	}
	return false;
}

void *elf_file_bytes(const struct elf_file *f, const GElf_Shdr *sh, size_t max)
{
	_cleanup_free_ char *buf = NULL;

	if (sh->sh_type == SHT_NOBITS || sh->sh_size > max)
		return NULL;
	buf = xmalloc(sh->sh_size + 1);
	if (pread_all(f->fd, buf, sh->sh_size, sh->sh_offset) != (ssize_t)sh->sh_size)
		return NULL;
	buf[sh->sh_size] = 0;
	return take(buf);
}

static bool segments_agree(const struct elf_file *f, const struct module *mod)
{
	size_t n, found = 0;

	if (elf_getphdrnum(f->elf, &n))
		return false;
	for (size_t i = 0; i < n && found < mod->segments.n; i++) {
		const struct segment *s = &mod->segments.v[found];
		GElf_Phdr p;

		if (!gelf_getphdr(f->elf, (int)i, &p))
			return false;
		if (p.p_type != PT_LOAD || !p.p_memsz)
			continue;
		if (mod->base + p.p_vaddr != s->start || p.p_offset != s->offset ||
		    p.p_flags != s->flags)
			return false;
		found++;
	}
	return found == mod->segments.n;
}

bool elf_file_is_of(const struct elf_file *f, const struct module *mod)
{
	const void *id;
	ssize_t len = dwelf_elf_gnu_build_id(f->elf, &id);

	if (mod->build_id_len)
		return len >= mod->build_id_len && !memcmp(id, mod->build_id, mod->build_id_len) &&
		       (len == mod->build_id_len || mod->build_id_len == sizeof(mod->build_id));
	return len <= 0 && segments_agree(f, mod);
}
