// SPDX-License-Identifier: MIT
// tcmalloc of gperftools, shared, linked in, or preloaded.
//
//	root (bss)		leaf			Span (48 bytes)
//	  page >> 18  ------->	  page & 0x3ffff ---->	{ start, length in pages; next, prev;
//							  objects; refcount:16 class:8 location:2 }
//	span	| block | block | ... |		of one class, or one big block (class 0)
//		     ^ objects -> first word -> ... -> 0: blocks that the span has itself
//	others are free too: in transfer caches, in threads' caches	(tcmalloc_lists.c)
//
// A page is 8 KiB by default (13 bits of 48, and so 17 bits for the root and 18 for a leaf). Spans
// with location 0 are in use; others are on the page heap's lists, free. All of the allocator's own
// structures but those of the module's bss lie in memory that it never gives out as blocks: spans,
// leaves, thread caches. None of it is a root. Source: gperftools src/{span,pagemap,page_heap,
// page_heap_allocator,static_vars,central_freelist,thread_cache,common}.h, 2.9 to 2.18.1.
//
// libtcmalloc_debug puts headers of its own into the blocks, and keeps freed ones; it is refused.
// Google's newer tcmalloc shares the name alone.
#include "alloc/tcmalloc.h"

#include <errno.h>

enum {
	DEBUG_SAMPLE = 64,   // blocks that are looked at
	CARRIED_WORDS = 256, // of a stack
	DEBUG_MAGIC = 16,    // offset of magic1_ in a MallocBlock (src/debugallocation.cc)
};

// --- blocks ---

static void span_to_slab(struct tc_state *s, const struct tc_span *span)
{
	u64 start = span->page << s->shift, bytes = span->pages << s->shift;
	struct slab slab = {.start = start, .end = start + bytes, .first = start};
	bool fits = span->fits;

	if (span->location) {
		slab.kind = SLAB_FREE;
	} else if (!span->class) {
		slab.size = bytes;
		slab.n = 1;
	} else if (span->class < s->classes.n && span->pages == s->classes.pages[span->class]) {
		slab.size = s->classes.size[span->class];
		slab.n = bytes / slab.size;
	} else {
		fits = false;
	}
	if (!fits) {
		slab.kind = SLAB_OPAQUE;
		doubts_add(&s->doubts, xasprintf("the span at 0x%llx does not add up",
						 (unsigned long long)start));
	}
	if (!slabs_add(&s->slabs, &slab))
		doubts_add(&s->doubts,
			   xasprintf("the span at 0x%llx has a size that does not fit it",
				     (unsigned long long)start));
}

// For a big block a thread has the number of its first page, or the address of its span's descriptor.
static void big_carried(struct tc_state *s)
{
	vec_each (&s->spans, span) {
		u64 block = span->page << s->shift;

		if (span->location || span->class)
			continue;
		*vec_push(&s->carried.hints) = (struct hint){span->descriptor, block};
		*vec_push(&s->carried.hints) = (struct hint){span->page, block};
	}
	carried_find(&s->carried, s->target, s->module, CARRIED_WORDS);
}

// --- the debugging library ---

// Each of its blocks has one of two magic words in its header, until it is freed and written over.
static bool is_magic(u64 word)
{
	return word == 0xdeadbeef || word == 0xabcdefab;
}

static bool is_debugging(struct tc_state *s)
{
	unsigned seen = 0, magic = 0, deleted = 0;

	vec_each (&s->slabs.list, slab) {
		if (slab->kind != SLAB_BLOCKS || slab->size < 2 * DEBUG_MAGIC)
			continue;
		for (u64 i = 0; i < slab->n && seen < DEBUG_SAMPLE; i++) {
			u64 at = slab->first + i * slab->size, word;

			if (slab_is_free(&s->slabs, slab, at) ||
			    !peek_word(s->peek, at + DEBUG_MAGIC, &word))
				continue;
			seen++;
			magic += is_magic(word);
			deleted += word == 0xcdcdcdcdcdcdcdcd;
		}
	}
	return magic && (magic + deleted) * 2 > seen;
}

// --- the row ---

static struct err *tc_refuse(struct tc_state *s, const char *what)
{
	_cleanup_free_ char *where = module_identity(s->module);

	if (!walk_has_spans(s->walk))
		return err_new(ENOTSUP,
			       "its malloc is tcmalloc (in %s), %s: nothing is said of its blocks",
			       where, what);
	s->walk->arenas.v[s->arena].verdict = VERDICT_OPAQUE;
	doubts_add(&s->doubts,
		   xasprintf("%s is %s: its memory was not examined, and counts as roots", where,
			     what));
	return NULL;
}

static struct err *tc_walk(struct tc_state *s, const struct data *d)
{
	struct arena *a = &s->walk->arenas.v[s->arena];
	u64 left_out;

	if (!tc_find_central(s, d))
		return tc_refuse(s, "whose free lists have a layout that leak does not know");
	a->addr = s->central;
	a->own = s->central_bytes;
	tc_spans_read(s);
	vec_each (&s->spans, span)
		span_to_slab(s, span);
	slabs_sort(&s->slabs);
	tc_lists_read(s, d);
	if (is_debugging(s))
		return tc_refuse(s, "whose debugging library has headers of its own in the blocks, "
				    "which leak does not walk");
	slabs_carried(&s->slabs, s->module, &s->doubts);
	big_carried(s);
	slabs_lay(&s->slabs, s->walk->heap, s->arena, &a->bytes, &left_out);
	if (left_out)
		doubts_add(&s->doubts,
			   xasprintf("%llu spans lie where another allocator's memory is",
				     (unsigned long long)left_out));
	own_pages_lay(&s->own, s->walk->heap, s->arena);
	return NULL;
}

struct find {
	struct tc_state *s;
	struct err *e;
};

static bool find_in_module(const struct data *d, void *arg)
{
	struct find *f = arg;
	struct tc_state *s = f->s;

	if (!tc_find_classes(d, &s->classes, &s->shift) || !tc_find_root(s, d))
		return false;
	s->module = d->module;
	if (module_dynsym(s->target, s->module, "_ZTV15MallocExtension", &s->extension, NULL))
		s->extension += 2 * sizeof(u64); // behind the offset to the top and the type
	*vec_push(&s->walk->claimed) = s->module;
	walk_add_arena(s->walk, &(struct arena){.allocator = &tcmalloc, .name = xstrdup("spans")});
	f->e = tc_walk(s, d);
	return true;
}

static void tc_free(void *state)
{
	struct tc_state *s = state;

	slabs_fini(&s->slabs);
	vec_free(&s->spans);
	carried_fini(&s->carried);
	vec_free(&s->own.list);
	free(s->doubts.why);
	free(s);
}

static struct err *tc_find(struct walk *w, void **ret_state)
{
	_cleanup_(peek_freep) struct peek *peek = peek_new(w->target);
	struct tc_state *s = xcalloc(1, sizeof(*s));
	struct find f = {.s = s};

	*ret_state = NULL;
	s->walk = w;
	s->target = s->slabs.target = w->target;
	s->peek = s->slabs.peek = peek;
	s->arena = (u16)w->arenas.n;
	if (!data_each(w, TC_ROOT_LEAST, find_in_module, &f)) {
		tc_free(s);
		return NULL;
	}
	*ret_state = s;
	return f.e;
}

// Big blocks that are carried. And the extension that is registered first is dropped when the one with
// the real functions takes its place: src/malloc_extension.cc, MallocExtension::Register. It is an
// object without members.
static bool tc_own(struct walk *w, void *state, const struct block *b)
{
	struct tc_state *s = state;
	u64 word = 0;

	if (carried_has(&s->carried, b->addr))
		return true;
	if (!s->extension || b->size != sizeof(word) ||
	    target_read_some(w->target, b->addr, &word, sizeof(word)) < sizeof(word) ||
	    word != s->extension)
		return false;
	s->extension = 0; // there is one
	return true;
}

static struct err *tc_settle(struct walk *w, void *state)
{
	struct tc_state *s = state;

	carried_sort(&s->carried);
	doubts_settle(&s->doubts, &w->arenas.v[s->arena]);
	return NULL;
}

const struct allocator tcmalloc = {
	.name = "tcmalloc",
	.about = "gperftools 2.9 and later, shared or linked in",
	.find = tc_find,
	.settle = tc_settle,
	.own = tc_own,
	.free = tc_free,
};
