// SPDX-License-Identifier: MIT
// Stacks of threads that were joined, which glibc keeps for the next ones (up to 40 MiB of them):
//
//	base         base + guard                               T                base + size
//	  |  guard, if it |  what the thread left there, TLS too |  struct pthread |
//
// Nobody can reach what a joined thread left; it is the next thread's to write over. The stack is
// told by its struct pthread at T:
//
//	glibc  sysdeps/x86_64/nptl/tls.h  void *tcb; dtv_t *dtv; void *self;	tcb == self == T
//	       nptl/descr.h		  pid_t tid; ... void *stackblock; size_t stackblock_size;
//					  size_t guardsize;
//	       nptl/pthread_join_common.c tid = -1 once it is joined, before 2.43
//
// tid is where it is in the threads that live. A stack that the program itself gave to the thread
// has no guardsize, and may be anything by now: it is left alone. So is that of a thread whose tid
// is 0: it was ended by the kernel, which a child of fork and a process that exits have as well.
#include "examine/roots.h"

#include <string.h>

enum {
	TCB_MAX = 4096, // struct pthread is 2304 bytes in glibc 2.36, its alignment 64
	TCB_ALIGN = 64,
	STACK_MIN = 16 << 10, // PTHREAD_STACK_MIN
	JOINED = -1,
};

// Where the tid is in every living thread's struct pthread; false if that is not to be told.
static bool tid_offset(struct target *t, size_t *ret)
{
	bool possible[TCB_MAX / 4];

	memset(possible, true, sizeof(possible));
	vec_each (&t->threads, thread) {
		s32 tcb[TCB_MAX / 4] = {};

		target_read_some(t, thread->tp, tcb, sizeof(tcb));
		for (size_t i = 0; i < ARRAY_SIZE(possible); i++)
			possible[i] &= tcb[i] == thread->tid;
	}
	for (size_t i = 0; i < ARRAY_SIZE(possible); i++)
		if (possible[i]) {
			*ret = i * 4;
			return true;
		}
	return false;
}

// base, size and guardsize of a stack that ends at `end`, in len bytes of a struct pthread.
static bool stack_of(const struct target *t, const struct mapping *m, const u8 *tcb, size_t len,
		     u64 end, u64 *ret_base, u64 *ret_start)
{
	for (size_t i = 0; (i + 3) * t->arch->word <= len; i++) {
		u64 base = arch_word(t->arch, tcb, i), size = arch_word(t->arch, tcb, i + 1);
		u64 guard = arch_word(t->arch, tcb, i + 2);

		if (size < STACK_MIN || base + size != end || base > end || guard < t->page_size ||
		    guard >= size || !is_aligned(base | size | guard, t->page_size))
			continue;
		if (base + guard != m->start && base < m->start)
			continue;
		*ret_base = base;
		*ret_start = base + guard;
		return true;
	}
	return false;
}

// The stack that ends at `end`, if there is one; empty unless it is a joined thread's.
static bool stack_below(struct target *t, const struct mapping *m, u64 end, size_t tid_at,
			struct ended *ret, u64 *ret_base)
{
	_Alignas(8) u8 bytes[TCB_MAX];
	u64 from = end - min(end - m->start, (u64)sizeof(bytes));
	size_t n = target_read_some(t, from, bytes, end - from);

	if (n < end - from || n < TCB_ALIGN)
		return false;
	for (size_t at = n - TCB_ALIGN; at > 0; at -= TCB_ALIGN) {
		u64 tp = from + at;
		s32 tid;

		if (arch_word(t->arch, bytes + at, 0) != tp ||
		    arch_word(t->arch, bytes + at, 2) != tp || tid_at + sizeof(tid) > n - at)
			continue;
		if (!stack_of(t, m, bytes + at, n - at, end, ret_base, &ret->start))
			continue;
		memcpy(&tid, bytes + at + tid_at, sizeof(tid));
		ret->end = tid == JOINED ? tp : ret->start;
		return true;
	}
	return false;
}

void stacks_ended(struct target *t, struct ended_list *ret)
{
	size_t tid_at;

	if (!t->arch->tls_below || !tid_offset(t, &tid_at))
		return;
	vec_each (&t->maps, m) {
		struct ended stack;

		if (m->path[0] || m->shared || !(m->prot & PROT_WRITE))
			continue;
		// Where guards are no mappings of their own, stacks stand one upon the other in one.
		for (u64 end = m->end; end > m->start && end - m->start >= STACK_MIN / 2 &&
				       stack_below(t, m, end, tid_at, &stack, &end);)
			if (stack.start < stack.end)
				*vec_push(&ret->list) = stack;
	}
}
