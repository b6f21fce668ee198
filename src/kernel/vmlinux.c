// SPDX-License-Identifier: MIT
// Symbols of a vmlinux: for a kernel that has no kallsyms, or does not say where they are.
#include "kernel/ksyms.h"

#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <string.h>

#include "base/io.h"

enum { NOTES_MAX = 1 << 20 };

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

static struct err *vmlinux_open(const char *path, int *ret_fd, Elf **ret)
{
	*ret_fd = open(path, O_RDONLY | O_CLOEXEC);
	if (*ret_fd < 0)
		return err_errno(errno, "%s", path);
	elf_version(EV_CURRENT);
	*ret = elf_begin(*ret_fd, ELF_C_READ_MMAP, NULL);
	if (!*ret || elf_kind(*ret) != ELF_K_ELF)
		return err_new(0, "%s: not an ELF file", path);
	return NULL;
}

struct err *ksyms_open_vmlinux(const struct kimage *im, const char *path, struct ksyms **ret)
{
	_cleanup_(cleanup_elf) Elf *elf = NULL;
	_cleanup_close_ int fd = -1;
	const char *offset = vmcoreinfo_find(im, "KERNELOFFSET"); // of KASLR

	try(vmlinux_open(path, &fd, &elf));
	try(check_same(im, elf, path));
	return symbols_read(elf, path, offset ? strtoull(offset, NULL, 16) : 0, ret);
}

// The build-id among a kernel's notes, as hex.
static bool notes_build_id(const char *notes, size_t len, char hex[65])
{
	for (size_t at = 0; len - at >= sizeof(Elf64_Nhdr);) {
		Elf64_Nhdr nh;
		u64 desc, end;

		memcpy(&nh, notes + at, sizeof(nh));
		desc = at + sizeof(nh) + align_up(nh.n_namesz, 4);
		end = desc + align_up(nh.n_descsz, 4);
		if (end > len)
			return false;
		if (nh.n_type == NT_GNU_BUILD_ID && nh.n_namesz == 4 && nh.n_descsz <= 32 &&
		    !memcmp(notes + at + sizeof(nh), "GNU", 4)) {
			for (size_t i = 0; i < nh.n_descsz; i++)
				sprintf(hex + 2 * i, "%02x", (u8)notes[desc + i]);
			return true;
		}
		at = end;
	}
	return false;
}

struct err *vmlinux_is_running(const char *path, const char *root)
{
	_cleanup_(cleanup_elf) Elf *elf = NULL;
	_cleanup_close_ int fd = -1;
	_cleanup_free_ char *notes_path = xasprintf("%s/sys/kernel/notes", root), *notes = NULL;
	char want[65] = "", id[65] = "";
	struct err *e;
	size_t len;

	try(vmlinux_open(path, &fd, &elf));
	e = file_read(notes_path, NOTES_MAX, &notes, &len);
	if (e) {
		err_free(e);
		return NULL;
	}
	if (!notes_build_id(notes, len, want) || (build_id(elf, id) && !strcmp(id, want)))
		return NULL;
	return err_new(0,
		       "%s is another kernel than the one that runs (its build-id is %s, not %s)",
		       path, *id ? id : "missing", want);
}
