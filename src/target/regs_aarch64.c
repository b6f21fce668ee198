// SPDX-License-Identifier: MIT
// AArch64. The general registers are struct user_pt_regs: x0 to x30, sp, pc, pstate (Linux:
// arch/arm64/include/uapi/asm/ptrace.h). The thread pointer, TPIDR_EL0, is a regset of its own.
// NT_PRFPREG is struct user_fpsimd_state: 32 vector registers of 16 bytes, then fpsr and fpcr.
// NT_ARM_SVE is struct user_sve_header and, after 16 bytes, either that or 32 registers of vl bytes.
#include <elf.h>

#include "target/arch.h"

enum { SP = 31, PC = 32, N_REGS = 34 };
enum { VECTORS = 32 * 16 };

static bool regs(const void *gregs, size_t len, struct thread *th)
{
	u64 r[N_REGS];

	if (len != sizeof(r))
		return false;
	memcpy(r, gregs, sizeof(r));
	th->sp = r[SP];
	th->pc = r[PC];
	thread_add_words(th, r, (PC + 1) * sizeof(r[0]));
	return true;
}

static void thread_pointer(const void *bytes, size_t len, struct thread *th)
{
	if (len < sizeof(th->tp))
		return;
	memcpy(&th->tp, bytes, sizeof(th->tp));
	thread_add_words(th, bytes, len); // with SME there is TPIDR2_EL0, too
}

static void vectors(const void *bytes, size_t len, struct thread *th)
{
	thread_add_words(th, bytes, min(len, (size_t)VECTORS));
}

static void scalable_vectors(const void *bytes, size_t len, struct thread *th)
{
	enum { HEADER = 16, VL = 8, FLAGS = 12, IS_SVE = 1 };
	u16 vl, flags;

	if (len < HEADER)
		return;
	memcpy(&vl, (const char *)bytes + VL, sizeof(vl));
	memcpy(&flags, (const char *)bytes + FLAGS, sizeof(flags));
	thread_add_words(th, (const char *)bytes + HEADER,
			 min(len - HEADER, flags & IS_SVE ? (size_t)32 * vl : (size_t)VECTORS));
}

static const struct regset regsets[] = {
	{.type = NT_ARM_TLS, .gather = thread_pointer},
	{.type = NT_ARM_SVE, .gather = scalable_vectors},
	{.type = NT_PRFPREG, .unless = NT_ARM_SVE, .gather = vectors},
	{},
};

const struct arch arch_aarch64 = {
	.name = "aarch64",
	.machine = EM_AARCH64,
	.word = 8,
	.top = (u64)1 << 52, // large virtual addresses
	.regs = regs,
	.regsets = regsets,
};
