/* SPDX-License-Identifier: MIT */
// ELF headers of either class, widened to 64 bits. Every value is what the file says.
#pragma once

#include <elf.h>

#include "base/num.h"

// The header at `bytes`, of which there are len. False if it is none, or not whole. e_phentsize is
// 0 if it is not what the class wants.
bool elf_head_widen(const void *bytes, size_t len, Elf64_Ehdr *ret);

static inline size_t elf_phdr_size(u8 elf_class)
{
	return elf_class == ELFCLASS64 ? sizeof(Elf64_Phdr) : sizeof(Elf32_Phdr);
}

// Program header i of those at `bytes`.
Elf64_Phdr elf_phdr_widen(const void *bytes, u8 elf_class, size_t i);
