// SPDX-License-Identifier: MIT
#include "target/elf_head.h"

#include <string.h>

bool elf_head_widen(const void *bytes, size_t len, Elf64_Ehdr *ret)
{
	Elf32_Ehdr h;

	if (len < sizeof(h) || memcmp(bytes, ELFMAG, SELFMAG))
		return false;
	memcpy(&h, bytes, sizeof(h));
	if (h.e_ident[EI_CLASS] == ELFCLASS64) {
		if (len < sizeof(*ret))
			return false;
		memcpy(ret, bytes, sizeof(*ret));
	} else {
		*ret = (Elf64_Ehdr){
			.e_type = h.e_type,
			.e_machine = h.e_machine,
			.e_version = h.e_version,
			.e_entry = h.e_entry,
			.e_phoff = h.e_phoff,
			.e_shoff = h.e_shoff,
			.e_flags = h.e_flags,
			.e_ehsize = h.e_ehsize,
			.e_phentsize = h.e_phentsize,
			.e_phnum = h.e_phnum,
			.e_shentsize = h.e_shentsize,
			.e_shnum = h.e_shnum,
			.e_shstrndx = h.e_shstrndx,
		};
		memcpy(ret->e_ident, h.e_ident, sizeof(ret->e_ident));
	}
	if (ret->e_phentsize != elf_phdr_size(ret->e_ident[EI_CLASS]))
		ret->e_phentsize = 0;
	return true;
}

Elf64_Phdr elf_phdr_widen(const void *bytes, u8 elf_class, size_t i)
{
	Elf64_Phdr wide;
	Elf32_Phdr p;

	if (elf_class == ELFCLASS64) {
		memcpy(&wide, (const char *)bytes + i * sizeof(wide), sizeof(wide));
		return wide;
	}
	memcpy(&p, (const char *)bytes + i * sizeof(p), sizeof(p));
	return (Elf64_Phdr){
		.p_type = p.p_type,
		.p_flags = p.p_flags,
		.p_offset = p.p_offset,
		.p_vaddr = p.p_vaddr,
		.p_paddr = p.p_paddr,
		.p_filesz = p.p_filesz,
		.p_memsz = p.p_memsz,
		.p_align = p.p_align,
	};
}
