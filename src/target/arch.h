/* SPDX-License-Identifier: MIT */
// Processors, inside of this folder: register sets beyond the general ones.
#pragma once

#include "target/target.h"

// A regset of PTRACE_GETREGSET, which is also a note of a core.
struct regset {
	u32 type;   // NT_*; 0 ends a list
	u32 unless; // left out when this one was had (NT_X86_XSTATE contains NT_PRFPREG)
	// Takes len bytes, as many as there are.
	void (*gather)(const void *bytes, size_t len, struct thread *);
};

extern const struct arch arch_x86_64, arch_aarch64, arch_i386;

// What becomes of a machine that we cannot examine: ENOTSUP, and its name.
must_check struct err *arch_supported(u16 elf_machine, u8 elf_class, const struct arch **ret);

// Appends the nonzero words among n bytes to the thread's.
void thread_add_words(struct thread *th, const void *bytes, size_t n);
void thread_add_words_32(struct thread *th, const void *bytes, size_t n);

static inline void thread_add_word(struct thread *th, u64 word)
{
	if (word)
		*vec_push(&th->words) = word;
}
