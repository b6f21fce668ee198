/* SPDX-License-Identifier: MIT */
// Tags: who allocated a block, as libleaktag.so wrote it down in the target.
//
//	tags_open	finds the library's table in the target, live or core	target stopped
//	tags_read	the tags of many blocks in one batch			target stopped
//	tags_stack	a site's return addresses				target may run again
#pragma once

#include "symbol/module.h"
#include "target/target.h"

struct tags;

// *ret is NULL if the target has no such table: it runs without libleaktag. Errors: there is one,
// of another version, or it contradicts itself.
must_check struct err *tags_open(struct target *t, const struct modules *m, struct tags **ret);
void tags_close(struct tags *t);
DEFINE_FREEP(struct tags *, tags_close)

// The tag of one block: numbers of sites, for tags_stack. Equal numbers, equal stacks.
struct tag {
	u32 malloc_site;  // 0: no tag, or the block was first allocated without one
	u32 realloc_site; // 0: realloc has not touched it
};

struct tagged {
	u64 addr, size; // in: the block and its usable bytes, as the allocator says
	struct tag tag; // out
};

// Only live blocks have tags: a free one can carry that of its last life. Blocks whose bytes
// cannot be read, and those whose tag does not prove itself, have none. Address order is fastest.
void tags_read(struct tags *t, struct tagged *blocks, size_t n);

// One step of a stack. pc is a return address: names and lines are those of pc - 1.
struct tag_frame {
	u64 pc;
	bool library; // in a function of the C++ or Rust library that is part of the program
	// If the module that it was in has been unloaded since, else NULL: pc says nothing then.
	const struct tag_module *unloaded;
};

struct tag_module {
	const char *path;
	u64 base; // load bias it had: pc - base is the address in the file
	u8 build_id[32];
	u8 build_id_len;
};

// At most max return addresses, the allocating function's caller first. 0 for site 0.
size_t tags_stack(const struct tags *t, u32 site, struct tag_frame *ret, size_t max);

// The call that the site is named after: the first outside of the standard libraries, or if there
// is none the first. All zero for site 0.
struct tag_frame tags_place(const struct tags *t, u32 site);

// Its address: what Plan 9's tag words held.
u64 tags_pc(const struct tags *t, u32 site);

struct tags_stats {
	u32 sites, depth, modules;
	u32 lost;      // blocks left without a tag since the table was full
	bool attached; // by leaktag attach: blocks from before have no tags
	bool detached; // since: a new block can carry the tag of one that was in its place before
};
void tags_statistics(const struct tags *t, struct tags_stats *ret);
