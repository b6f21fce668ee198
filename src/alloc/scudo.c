// SPDX-License-Identifier: MIT
// Scudo, LLVM's hardened malloc, as a library of its own (libclang_rt.scudo_standalone).
//
//	regions, 2^32 bytes each, one for each of 45 classes, in any order (scudo_regions.c)
//	  ... | block | block | ... used | ... mapped |  no access ...
//
//	block	| header | chunk ...... |	or, for an aligned chunk
//		| "SCUD" offset | ... | header | chunk ... |
//	header	class:8 state:2 origin:2 size:20 offset:16 checksum:16, and 8 bytes to spare
//
//	class 0	large blocks, each in a mapping of its own (scudo_large.c)
//
// The state says whether a chunk is available, allocated or in quarantine: blocks in the caches of
// threads and on free lists are available. The checksum is over the chunk's address and the header,
// begun with a number that is secret and in the module's data: there it is looked for, as the one
// that makes the headers right. A block that was never given out, or whose page was given back, has a
// header of 0. A chunk's size is what was asked for. Class 0's region, and what threads cache, have
// the addresses of blocks, not of the chunks in them, and so hold none.
//
// Source: compiler-rt lib/scudo/standalone/{chunk,combined,primary64,size_class_map,checksum,
// quarantine}.h, LLVM 13 to 24; processors of 64 bits, the sizes of Linux (Android has others).
#include "alloc/scudo.h"

#include <elf.h>

// Then the program's pointers have tags, and are none to leak. It does wherever the processor can.
// Source: HWCAP2_MTE of Linux's arch/arm64/include/uapi/asm/hwcap.h.
static bool tags_memory(const struct sc_state *s)
{
	return s->sum.tag && target_auxv(s->target, AT_HWCAP2) & 1 << 18;
}

static struct err *sc_walk(struct sc_state *s, const struct data *d)
{
	bool used;

	if (!sc_regions_measure(s, d, &used) || !sc_find_cookie(s, d))
		return used ? walk_refuse(s->walk, s->arena, "Scudo", s->module, &s->doubts) : NULL;
	if (tags_memory(s))
		return walk_refuse(s->walk, s->arena, "Scudo, tagging memory", s->module,
				   &s->doubts);
	try(sc_regions_lay(s));
	sc_large_lay(s, d);
	own_pages_lay(&s->own, s->walk->heap, s->arena);
	s->walk->arenas.v[s->arena].bytes = s->bytes;
	return NULL;
}

struct find {
	struct sc_state *s;
	struct err *e;
};

static bool find_in_module(const struct data *d, void *arg)
{
	struct find *f = arg;
	struct sc_state *s = f->s;

	if (!sc_find_regions(s, d))
		return false;
	s->module = d->module;
	*vec_push(&s->walk->claimed) = s->module;
	walk_add_arena(s->walk, &(struct arena){.allocator = &scudo, .name = xstrdup("regions")});
	f->e = sc_walk(s, d);
	return true;
}

static void sc_free(void *state)
{
	struct sc_state *s = state;

	vec_free(&s->large);
	vec_free(&s->own.list);
	free(s->doubts.why);
	free(s);
}

static struct err *sc_find(struct walk *w, void **ret_state)
{
	_cleanup_(peek_freep) struct peek *peek = peek_new(w->target);
	struct sc_state *s = xcalloc(1, sizeof(*s));
	struct find f = {.s = s};

	*ret_state = NULL;
	s->walk = w;
	s->target = w->target;
	s->peek = peek;
	s->arena = (u16)w->arenas.n;
	if (!data_each(w, (SC_CLASSES - 1) * 64, find_in_module, &f)) {
		sc_free(s);
		return NULL;
	}
	*ret_state = s;
	return f.e;
}

static struct err *sc_settle(struct walk *w, void *state)
{
	struct sc_state *s = state;

	doubts_settle(&s->doubts, &w->arenas.v[s->arena]);
	return NULL;
}

const struct allocator scudo = {
	.name = "scudo",
	.about = "LLVM's, 13 to 24, shared, preloaded or linked in",
	.find = sc_find,
	.settle = sc_settle,
	.free = sc_free,
};
