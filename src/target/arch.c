// SPDX-License-Identifier: MIT
// The processors that we know.
#include "target/arch.h"

#include <elf.h>
#include <errno.h>

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
	*ret = a;
	return NULL;
}

static void words_add(struct thread *th, const void *bytes, size_t n, size_t size)
{
	for (size_t i = 0; i + size <= n; i += size) {
		u64 word = 0;

		memcpy(&word, (const char *)bytes + i, size);
		thread_add_word(th, word);
	}
}

void thread_add_words(struct thread *th, const void *bytes, size_t n)
{
	words_add(th, bytes, n, sizeof(u64));
}

void thread_add_words_32(struct thread *th, const void *bytes, size_t n)
{
	words_add(th, bytes, n, sizeof(u32));
}
