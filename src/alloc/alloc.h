/* SPDX-License-Identifier: MIT */
// Allocators: the bytes of a target to blocks. One file and one row of the table for each.
#pragma once

#include "heap/heap.h"
#include "symbol/module.h"
#include "target/target.h"

// How far an arena's walk can be believed. In order: from best to worst.
enum verdict {
	VERDICT_EXACT,	       // every sum and list agrees
	VERDICT_IN_TRANSITION, // a thread was stopped inside malloc: a few blocks are in doubt
	VERDICT_UNCERTAIN,     // metadata that does not add up; what could not be trusted is a root
	VERDICT_OPAQUE,	       // not understood: all of it is a root
};

struct arena {
	const struct allocator *allocator;
	u64 addr;   // of its descriptor in the target; 0: it has none
	u64 own;    // bytes from addr on that point to free memory and are no root
	char *name; // "main arena", "arena 0x7f32c8000020", "mapped blocks"
	u64 bytes;  // of its spans
	enum verdict verdict;
	u64 in_transition; // blocks in doubt
	char *why; // for UNCERTAIN and OPAQUE: the address and what is wrong; NULL for EXACT
};

// What does not add up in an arena while it is walked.
struct doubts {
	u64 blocks;
	char *why; // the first reason; NULL: all adds up
};

// Without a block, for one more, or for n. Takes why over.
void doubts_say(struct doubts *d, char *why);
void doubts_add(struct doubts *d, char *why);
void doubts_add_blocks(struct doubts *d, u64 n, char *why);

// Hands them to the arena: IN_TRANSITION or EXACT, unless it is OPAQUE.
void doubts_settle(struct doubts *d, struct arena *a);

// A word of 32 bits that is not 0 while a thread, in that module's code, changes what find sees.
struct walk_lock {
	u64 addr;
	const struct module *module;
};

// What allocators work on, and fill. `arenas` are numbered by their index (struct span.arena).
struct walk {
	struct target *target;
	const struct modules *modules;
	struct heap *heap;
	VEC(struct arena) arenas;
	VEC(const struct module *)
	claimed; // whose malloc a row walks: the last row leaves them alone
	VEC(struct walk_lock) locks;
	struct data_memo *data; // what data_each has read (alloc/data.h); NULL: nothing is kept
	unsigned unwalked;	// allocators that are there too, and that no row walks
	VEC(char *) notes;	// for people: "corrupted size at 0x...: ..."
	// Spans and ranges that an earlier row has claimed are in `heap`; ask heap_span().
};

struct allocator {
	const char *name, *about;
	// Target stopped. Looks for the allocator by structure; if it is there, adds its arenas and
	// their spans to the walk, and sets *ret_state; if not, leaves *ret_state NULL. An error is
	// for an allocator that is there and whose layout is unknown: it says which and what to do.
	struct err *(*find)(struct walk *, void **ret_state);
	// Target still stopped, after the scan: reads the little that the scan has shown to be needed
	// (thread caches). May be NULL.
	struct err *(*gather)(struct walk *, void *state);
	// Target may be running again and must not be read: subtracts caches and free lists, compares
	// sums, gives each arena its verdict.
	struct err *(*settle)(struct walk *, void *state);
	// True if the allocator itself has lost this block, once, in every process, or if a thread was
	// about to make it or to give it back. The target may be running. NULL: never.
	bool (*own)(struct walk *, void *state, const struct block *);
	void (*free)(void *state);
};

// In the order in which they are probed. Ends with NULL.
extern const struct allocator *const allocators[];

// The arena's number for struct span. Strings are taken over.
u16 walk_add_arena(struct walk *w, const struct arena *a);
// True if an allocator has found memory of its own; an unused one has none.
bool walk_has_spans(const struct walk *w);

// The module's file, and which build of it: what a report of an unknown one has to say.
char *module_identity(const struct module *m);
// For an allocator that is there and whose layout is not known: an error if nothing else has memory
// here, else its arena is opaque.
must_check struct err *walk_refuse(struct walk *w, u16 arena, const char *name,
				   const struct module *m, struct doubts *d);
void walk_note(struct walk *w, const char *fmt, ...) printf_like(2);
void walk_fini(struct walk *w);
