// SPDX-License-Identifier: MIT
#include "examine/nudge.h"

#include <string.h>

#define NUDGES	   24
#define FIRST_NS   50000   // enough to leave malloc, if there is a processor
#define LONGEST_NS 2000000 // and if others want it too
#define ALL_NS	   ((u64)20 * 1000000)

static bool is_held(struct target *t, const struct walk_lock *lock)
{
	u32 word = 0;

	return target_read_some(t, lock->addr, &word, sizeof(word)) == sizeof(word) && word;
}

// A thread that waits in the kernel is not the one that holds a lock.
static bool may_hold(struct target *t, const struct thread *thread, const struct walk_lock *lock)
{
	static const u8 syscall_x86[] = {0x0f, 0x05};
	u8 code[2];

	return thread->pc >= lock->module->start && thread->pc < lock->module->end &&
	       target_read_some(t, thread->pc - sizeof(code), code, sizeof(code)) == sizeof(code) &&
	       memcmp(code, syscall_x86, sizeof(code)) != 0;
}

// The threads that may hold the first lock that is held: only one of them does, and runs on to let
// go of it.
static size_t holders(struct target *t, const struct walk *w, pid_t *ret)
{
	size_t n = 0;

	vec_each (&w->locks, lock) {
		if (!is_held(t, lock))
			continue;
		vec_each (&t->threads, thread)
			if (may_hold(t, thread, lock))
				ret[n++] = thread->tid;
		return n;
	}
	return 0;
}

struct err *nudge(struct target *t, const struct walk *w, bool *ret_moved)
{
	u64 start = now_ns(), ns = FIRST_NS;

	*ret_moved = false;
	if (!target_can_nudge(t))
		return NULL;
	for (unsigned i = 0; i < NUDGES && now_ns() - start < ALL_NS; i++) {
		_cleanup_free_ pid_t *tids = xcalloc(t->threads.n, sizeof(*tids));
		size_t n = holders(t, w, tids);

		if (!n)
			return NULL;
		*ret_moved = true;
		try(target_nudge(t, tids, n, ns));
		ns = min(ns * 3 / 2, (u64)LONGEST_NS);
	}
	return NULL;
}
