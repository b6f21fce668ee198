// SPDX-License-Identifier: MIT
// The processors that we know, and those that we know by name alone.
#include "target/arch.h"

#include <elf.h>
#include <errno.h>

static const struct arch arch_i386 = {
	.name = "i386",
	.machine = EM_386,
	.word = 4,
	.top = (u64)1 << 32,
	.tls_below = true,
};

static const struct arch *const archs[] = {&arch_x86_64, &arch_aarch64, &arch_i386};

const struct arch *arch_find(u16 elf_machine, u8 elf_class)
{
	for (size_t i = 0; i < ARRAY_SIZE(archs); i++) {
		const struct arch *a = archs[i];

		if (a->machine == elf_machine && a->word == (elf_class == ELFCLASS64 ? 8 : 4))
			return a;
	}
	return NULL;
}

struct err *arch_supported(u16 elf_machine, u8 elf_class, const struct arch **ret)
{
	const struct arch *a = arch_find(elf_machine, elf_class);

	if (!a && elf_machine == EM_X86_64)
		return err_new(ENOTSUP, "an x32 program: not supported");
	if (!a)
		return err_new(ENOTSUP,
			       "a program for another processor (ELF machine %u, %s): "
			       "not supported",
			       elf_machine, elf_class == ELFCLASS64 ? "64 bits" : "32 bits");
	if (!a->regs)
		return err_new(ENOTSUP, "a %d-bit program (%s): only 64-bit programs are supported",
			       a->word * 8, a->name);
	*ret = a;
	return NULL;
}

void thread_add_words(struct thread *th, const void *bytes, size_t n)
{
	for (size_t i = 0; i + sizeof(u64) <= n; i += sizeof(u64)) {
		u64 word;

		memcpy(&word, (const char *)bytes + i, sizeof(word));
		thread_add_word(th, word);
	}
}
