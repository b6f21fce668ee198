// SPDX-License-Identifier: MIT
// Symbols of a vmlinux: for a kernel that has no kallsyms, or does not say where they are.
#include "kernel/ksyms.h"

#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <string.h>

static void cleanup_elf(Elf **elf)
{
	if (*elf)
		elf_end(*elf);
}

// The build-id of a kernel stands among other notes, in a section of its own or not.
static bool build_id(Elf *elf, char hex[65])
{
	Elf_Scn *scn = NULL;
	GElf_Shdr sh;

	while ((scn = elf_nextscn(elf, scn))) {
		Elf_Data *data;
		GElf_Nhdr nh;
		size_t at = 0, name, desc;

		if (!gelf_getshdr(scn, &sh) || sh.sh_type != SHT_NOTE ||
		    !(data = elf_getdata(scn, NULL)))
			continue;
		while ((at = gelf_getnote(data, at, &nh, &name, &desc))) {
			const u8 *id = (u8 *)data->d_buf + desc;

			if (nh.n_type != NT_GNU_BUILD_ID || nh.n_namesz != 4 || nh.n_descsz > 32 ||
			    memcmp((char *)data->d_buf + name, "GNU", 4))
				continue;
			for (size_t i = 0; i < nh.n_descsz; i++)
				sprintf(hex + 2 * i, "%02x", id[i]);
			return true;
		}
	}
	return false;
}

static struct err *check_same(const struct kimage *im, Elf *elf, const char *path)
{
	const char *want = vmcoreinfo_find(im, "BUILD-ID");
	char release[128], id[65] = "";

	if (!want)
		return NULL;
	if (build_id(elf, id) && !strncmp(want, id, strlen(id)) && want[strlen(id)] == '\n')
		return NULL;
	return err_new(0, "%s is another kernel than Linux %s (its build-id is %s, not %.*s)", path,
		       kimage_release(im, release, sizeof(release)), *id ? id : "missing",
		       (int)strcspn(want, "\n"), want);
}

static Elf_Scn *symbol_table(Elf *elf, GElf_Shdr *ret)
{
	Elf_Scn *scn = NULL;

	while ((scn = elf_nextscn(elf, scn)))
		if (gelf_getshdr(scn, ret) && ret->sh_type == SHT_SYMTAB)
			return scn;
	return NULL;
}

static struct err *symbols_read(Elf *elf, const char *path, u64 offset, struct ksyms **ret)
{
	VEC(struct ksym) symbols = {};
	GElf_Shdr sh;
	Elf_Scn *scn = symbol_table(elf, &sh);
	Elf_Data *data = scn ? elf_getdata(scn, NULL) : NULL;
	size_t n = data && sh.sh_entsize ? data->d_size / sh.sh_entsize : 0;

	for (size_t i = 1; i < n && i < INT32_MAX; i++) {
		const char *name;
		GElf_Sym sym;

		if (!gelf_getsym(data, (int)i, &sym) || sym.st_shndx == SHN_UNDEF ||
		    GELF_ST_TYPE(sym.st_info) == STT_FILE ||
		    GELF_ST_TYPE(sym.st_info) == STT_SECTION)
			continue;
		name = elf_strptr(elf, sh.sh_link, sym.st_name);
		if (name && *name)
			*vec_push(&symbols) = (struct ksym){
				sym.st_shndx == SHN_ABS ? sym.st_value : sym.st_value + offset,
				xstrdup(name)};
	}
	if (!symbols.n)
		return err_new(ENODATA, "%s has no symbols", path);
	*ret = ksyms_new(symbols.v, symbols.n);
	return NULL;
}

struct err *ksyms_open_vmlinux(const struct kimage *im, const char *path, struct ksyms **ret)
{
	_cleanup_(cleanup_elf) Elf *elf = NULL;
	_cleanup_close_ int fd = open(path, O_RDONLY | O_CLOEXEC);
	const char *offset = vmcoreinfo_find(im, "KERNELOFFSET"); // of KASLR

	if (fd < 0)
		return err_errno(errno, "%s", path);
	elf_version(EV_CURRENT);
	elf = elf_begin(fd, ELF_C_READ_MMAP, NULL);
	if (!elf || elf_kind(elf) != ELF_K_ELF)
		return err_new(0, "%s: not an ELF file", path);
	try(check_same(im, elf, path));
	return symbols_read(elf, path, offset ? strtoull(offset, NULL, 16) : 0, ret);
}
