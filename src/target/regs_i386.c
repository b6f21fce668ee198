// SPDX-License-Identifier: MIT
// i386, on its own kernel or on that of x86-64. The general registers are 17 words (Linux:
// arch/x86/include/asm/user_32.h):
//
//	0 ebx  ecx  edx  esi  edi  ebp  eax  ds  es  fs  gs  orig_eax  eip  cs  flags  esp  ss
//
// The thread pointer is the base of the segment that gs selects, in one of the thread's entries of
// the descriptor table: NT_386_TLS has these, {number, base, limit, flags} each.
//
// The vector state has the form that it has on x86-64. Where there is no XSAVE, the FXSAVE area
// comes as NT_PRXFPREG.
#include <elf.h>

#include "target/arch.h"

enum { EBP = 5, EAX = 6, GS = 10, EIP = 12, ESP = 15, N_REGS = 17 };
enum { FXSAVE_REGS = 32, FXSAVE_REGS_END = 416, XSAVE_REST = 576 };

static bool regs(const void *gregs, size_t len, struct thread *th)
{
	u32 r[N_REGS];

	if (len != sizeof(r))
		return false;
	memcpy(r, gregs, sizeof(r));
	th->sp = r[ESP];
	th->pc = r[EIP];
	th->selector = (u16)r[GS];
	thread_add_words_32(th, r, (EAX + 1) * sizeof(r[0]));
	thread_add_word(th, r[EIP]);
	thread_add_word(th, r[ESP]);
	return true;
}

static void segments(const void *bytes, size_t len, struct thread *th)
{
	u32 entry[4];

	for (size_t at = 0; at + sizeof(entry) <= len; at += sizeof(entry)) {
		memcpy(entry, (const char *)bytes + at, sizeof(entry));
		if (th->selector && entry[0] == th->selector >> 3)
			th->tp = entry[1];
		thread_add_word(th, entry[1]);
	}
}

static void fxsave(const void *bytes, size_t len, struct thread *th)
{
	if (len >= FXSAVE_REGS_END)
		thread_add_words_32(th, (const char *)bytes + FXSAVE_REGS,
				    FXSAVE_REGS_END - FXSAVE_REGS);
}

static void xsave(const void *bytes, size_t len, struct thread *th)
{
	fxsave(bytes, len, th);
	if (len > XSAVE_REST)
		thread_add_words_32(th, (const char *)bytes + XSAVE_REST, len - XSAVE_REST);
}

static const struct regset regsets[] = {
	{.type = NT_386_TLS, .gather = segments},
	{.type = NT_X86_XSTATE, .gather = xsave},
	{.type = NT_PRXFPREG, .unless = NT_X86_XSTATE, .gather = fxsave},
	{},
};

const struct arch arch_i386 = {
	.name = "i386",
	.machine = EM_386,
	.word = 4,
	.top = (u64)1 << 32,
	.tls_below = true,
	.regs = regs,
	.regsets = regsets,
};
