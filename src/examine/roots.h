/* SPDX-License-Identifier: MIT */
// Which bytes of a target are roots, and why: the policy, mapping by mapping.
//
//	writable memory					root: data, bss, stacks, TLS, anything mapped
//	what was writable once (RELRO)			root
//	anonymous memory, whatever its protection now	root: it may have been written before
//	a file mapped read-only				no: it holds what the linker wrote
//	arenas and mapped blocks			no: their blocks must be reached
//	below a thread's stack pointer (and red zone)	no: dead frames
//	stacks that joined threads have left		no: the next threads will write over them
//	device memory, vdso, vvar			no
#pragma once

#include "alloc/alloc.h"

// A row of --explain-roots: a stretch of one mapping, what was decided about it, and why.
struct region {
	u64 start, end;
	const struct mapping *mapping; // NULL: registers, or words that the kernel keeps
	bool is_root;
	char *reason;
	u64 holds; // words in it that point into allocated blocks
};

struct roots {
	VEC(struct root) list; // for heap_scan; root.mapping is the index of its region
	VEC(struct region) regions;
};

// Target stopped, spans known. exiting: in its very last moment; when main has returned, nothing of
// the main thread's stack below is alive.
void roots_collect(const struct walk *w, bool exiting, struct roots *ret);

// After heap_mark: what each region holds.
void roots_count(struct roots *r);
void roots_fini(struct roots *r);

// The part of a thread's stack that is in use starts here: its stack pointer less the red zone.
// *ret_limit is the lowest address of the stack itself, if that is certain; false if the bounds
// are not known, and all of the memory around the stack pointer has to count.
bool stack_bounds(struct target *t, const struct thread *thread, u64 *ret_limit, u64 *ret_live);

// Error: a core file that lacks stacks, as nothing can be told to be lost then.
must_check struct err *stacks_present(struct target *t);

// True if the main thread is ending because main has returned. *ret_live: where the rest of its
// stack begins, the frame that called main's caller.
bool stack_main_returned(const struct walk *w, const struct thread *thread, u64 *ret_live);

// What a thread that was joined has left of its stack and TLS.
struct ended {
	u64 start, end;
};

struct ended_list {
	VEC(struct ended) list;
};

// In the order of their mappings.
void stacks_ended(struct target *t, struct ended_list *ret);
