// SPDX-License-Identifier: MIT
// Where a thread's stack begins and which part of it is alive.
//
//	limit                sp - red zone   sp                          top
//	  |  never used / dead frames  |  leaf's  |  frames in use  ... TCB |
//
// The main thread's stack is the mapping that the kernel calls [stack]. Of other threads' stacks
// nothing outside of the process knows the bounds, but their libc does: it keeps base and size
// side by side in the thread control block. Offsets differ by version and need not be known: the
// pair is found by what it must satisfy.
//
//	glibc  nptl/descr.h   void *stackblock; size_t stackblock_size; size_t guardsize;
//			      stackblock is the lowest address, the guard included
//	musl   pthread_impl.h void *stack; size_t stack_size; size_t guard_size;
//			      stack is the highest address
#include "examine/roots.h"
#include "symbol/unwind.h"

#include <errno.h>
#include <string.h>

enum { TCB_WORDS = 320 }; // struct pthread is 2304 bytes in glibc 2.36, a tenth of it in musl

static bool plausible_size(const struct target *t, u64 size, u64 guard)
{
	return size >= 2048 && size <= 64 * GIB && guard < size && is_aligned(guard, t->page_size);
}

// A stack is mapped from end to end, its guard too. Of three words that are something else, two
// may still look like base and size, where all words are of 32 bits above all.
static bool is_mapped(const struct target *t, u64 start, u64 end)
{
	return start < end && target_mapped_to(t, start, end) == end;
}

// The bounds that the control block at the thread pointer names, if they hold sp and tp.
static bool tcb_bounds(struct target *t, const struct thread *thread, u64 *ret_limit)
{
	unsigned word = t->arch->word;
	u8 tcb[TCB_WORDS * 8];
	u64 from = thread->tp;
	size_t n;

	if (!t->arch->tls_below) // the control block lies below the thread pointer
		from -= min(from, (u64)sizeof(tcb));
	n = target_read_some(t, from, tcb, sizeof(tcb)) / word;
	for (size_t i = 0; i + 2 < n; i++) {
		u64 base = arch_word(t->arch, tcb, i);
		u64 size = arch_word(t->arch, tcb, i + 1);
		u64 guard = arch_word(t->arch, tcb, i + 2);

		if (!plausible_size(t, size, guard))
			continue;
		if (thread->sp > base && thread->sp - base < size &&
		    within(thread->tp, 0, base, base + size) && is_mapped(t, base, base + size)) {
			*ret_limit = base;
			return true;
		}
		if (base >= size && thread->sp > base - size && thread->sp <= base &&
		    is_mapped(t, base - size, base)) {
			*ret_limit = base - size;
			return true;
		}
	}
	return false;
}

bool stack_bounds(struct target *t, const struct thread *thread, u64 *ret_limit, u64 *ret_live)
{
	const struct mapping *m = target_mapping(t, thread->sp);
	u64 limit;

	if (!m)
		return false;
	if (!strcmp(m->path, "[stack]"))
		limit = m->start;
	else if (!thread->tp || !tcb_bounds(t, thread, &limit))
		return false;
	*ret_limit = max(limit, m->start);
	*ret_live = max(*ret_limit, thread->sp - min(thread->sp, (u64)t->arch->red_zone));
	*ret_live = align_down(*ret_live, t->arch->word);
	return true;
}

// The C library's frames from exit on lie where main's was, and never fill theirs quite. They are
// told by their being nothing but the library's, up to the program's first frame.
//
//	_exit  __run_exit_handlers  exit  __libc_start_call_main  __libc_start_main | _start
bool stack_main_returned(const struct walk *w, const struct thread *thread, u64 *ret_live)
{
	struct unwind_frame frames[16], from = {.pc = thread->pc, .sp = thread->sp};
	const struct module *libc;
	bool whole;

	if (thread->tid != w->target->pid || !(libc = modules_libc(w->target, w->modules)))
		return false;
	_cleanup_(unwinder_freep) struct unwinder *u = unwinder_new(w->target, w->modules);
	size_t n = unwind_stack(u, from, frames, ARRAY_SIZE(frames), &whole);
	for (size_t i = 0; i + 1 < n; i++)
		if (modules_at(w->modules, frames[i].pc) != libc)
			return false;
	if (!whole || n < 2 || modules_at(w->modules, frames[n - 1].pc) == libc)
		return false;
	*ret_live = frames[n - 1].sp;
	return true;
}

// A control block begins with its own address, and has it a second time. gdb reads memory in pieces
// of up to a MiB, and writes zeros for those in which a page cannot be read: with glibc 2.42 and
// later, whose guards are no mappings of their own, that is what lies beside them.
struct err *stacks_present(struct target *t)
{
	unsigned word = t->arch->word;

	vec_each (&t->threads, thread) {
		u8 tcb[3 * 8] = {};

		if (t->live || !t->arch->tls_below || !thread->tp ||
		    target_read_some(t, thread->tp, tcb, 3 * word) < 3 * word)
			continue;
		if (arch_word(t->arch, tcb, 0) || arch_word(t->arch, tcb, 2))
			continue;
		return err_new(
			ENODATA,
			"the core has zeros where thread %d keeps its control block: what its "
			"stack held would be called lost. gdb's gcore does that with glibc 2.42 "
			"and later; a core that the kernel writes is whole (kill -ABRT, "
			"coredumpctl). umem lists its blocks all the same",
			thread->tid);
	}
	return NULL;
}
