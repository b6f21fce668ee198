// SPDX-License-Identifier: MIT
// x86-64. The general registers are struct user_regs_struct of <sys/user.h>, 27 words, which is
// also pr_reg of NT_PRSTATUS (Linux: arch/x86/include/asm/user_64.h).
//
//	 0 r15  r14  r13  r12  rbp  rbx  r11  r10
//	 8 r9   r8   rax  rcx  rdx  rsi  rdi  orig_rax
//	16 rip  cs   flags rsp ss   fs_base gs_base ds
//	24 es   fs   gs
//
// The vector state is XSAVE's standard form (Intel SDM volume 1, 13.4): the FXSAVE area, of which
// bytes 32 to 416 are the x87/MMX and XMM registers; the header from 512 to 576; the rest.
#include <elf.h>

#include "target/arch.h"

enum { RIP = 16, RSP = 19, FS_BASE = 21, GS_BASE = 22, N_REGS = 27 };
enum { FXSAVE_REGS = 32, FXSAVE_REGS_END = 416, XSAVE_REST = 576 };

static bool regs(const void *gregs, size_t len, struct thread *th)
{
	static const u8 pointers[] = {0,  1,  2,  3,  4,  5,   6,   7,	     8,	     9,
				      10, 11, 12, 13, 14, RIP, RSP, FS_BASE, GS_BASE};
	u64 r[N_REGS];

	if (len != sizeof(r))
		return false;
	memcpy(r, gregs, sizeof(r));
	th->sp = r[RSP];
	th->pc = r[RIP];
	th->tp = r[FS_BASE];
	for (size_t i = 0; i < ARRAY_SIZE(pointers); i++)
		thread_add_word(th, r[pointers[i]]);
	return true;
}

static void fxsave(const void *bytes, size_t len, struct thread *th)
{
	if (len >= FXSAVE_REGS_END)
		thread_add_words(th, (const char *)bytes + FXSAVE_REGS,
				 FXSAVE_REGS_END - FXSAVE_REGS);
}

static void xsave(const void *bytes, size_t len, struct thread *th)
{
	fxsave(bytes, len, th);
	if (len > XSAVE_REST)
		thread_add_words(th, (const char *)bytes + XSAVE_REST, len - XSAVE_REST);
}

static const struct regset regsets[] = {
	{.type = NT_X86_XSTATE, .gather = xsave},
	{.type = NT_PRFPREG, .unless = NT_X86_XSTATE, .gather = fxsave},
	{},
};

const struct arch arch_x86_64 = {
	.name = "x86_64",
	.machine = EM_X86_64,
	.word = 8,
	.red_zone = 128,
	.top = (u64)1 << 56, // five-level page tables
	.tls_below = true,
	.regs = regs,
	.regsets = regsets,
};
