// SPDX-License-Identifier: MIT
// Where a core says nothing of threads' segments (gdb leaves NT_386_TLS out), their control blocks
// tell. On i386 those of glibc and of musl begin alike, and have the thread's number further on:
//
//	| self | dtv | ... | ... | sysinfo (AT_SYSINFO) | ... tid ...
#include <sys/auxv.h>

#include "target/core.h"
#include "target/maps.h"

enum { WORD = 4, SYSINFO = 4, TCB_WORDS = 32, TCB_ALIGN = 16, WINDOW = 1 << 16 };

// The thread that has no thread pointer yet, and whose number is among these words.
static struct thread *thread_named(struct target *t, const u32 *tcb)
{
	vec_each (&t->threads, th)
		for (unsigned i = SYSINFO + 1; !th->tp && i < TCB_WORDS; i++)
			if (tcb[i] == (u32)th->tid)
				return th;
	return NULL;
}

// How many control blocks begin in the first WINDOW of these bytes.
static size_t search_window(struct target *t, u64 addr, const u8 *bytes, size_t len, u32 sysinfo)
{
	size_t found = 0;

	for (size_t at = 0; at < WINDOW && at + TCB_WORDS * WORD <= len; at += TCB_ALIGN) {
		struct thread *th;
		u32 tcb[TCB_WORDS];

		memcpy(tcb, bytes + at, sizeof(tcb));
		if (tcb[0] != (u32)(addr + at) || tcb[SYSINFO] != sysinfo)
			continue;
		th = thread_named(t, tcb);
		if (th) {
			th->tp = addr + at;
			found++;
		}
	}
	return found;
}

static size_t search_mapping(struct target *t, const struct mapping *m, u32 sysinfo, size_t want)
{
	_cleanup_free_ u8 *bytes = xmalloc(WINDOW + TCB_WORDS * WORD);
	u64 from, to, at = m->start;
	size_t found = 0;

	while (found < want && target_present(t, at, m->end, &from, &to)) {
		for (at = align_down(from, TCB_ALIGN); at < to && found < want; at += WINDOW) {
			const size_t len =
				target_read_some(t, at, bytes, WINDOW + TCB_WORDS * WORD);

			found += search_window(t, at, bytes, len, sysinfo);
		}
		at = max(at, to);
	}
	return found;
}

void core_find_tcbs(struct target *t)
{
	const u32 sysinfo = (u32)target_auxv(t, AT_SYSINFO);
	size_t want = 0;

	vec_each (&t->threads, th)
		want += th->selector && !th->tp;
	if (!sysinfo)
		return;
	vec_each (&t->maps, m)
		if (want && m->prot & PROT_WRITE && mapping_is_private_memory(m))
			want -= search_mapping(t, m, sysinfo, want);
}
