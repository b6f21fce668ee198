// SPDX-License-Identifier: MIT
// /sys/kernel/debug/page_owner_stacks/show_stacks: pages by the stack that allocated them. Kernels
// with CONFIG_PAGE_OWNER (Fedora, RHEL) started with page_owner=on; 6.10 on.
//
//	 post_alloc_hook+0x72/0xc0
//	 get_page_from_freelist+0x524/0x684
//	 __alloc_pages_noprof+0x104/0x17b
//	 load_elf_phdrs+0x59/0xa8
//	nr_base_pages: 12
//
// Pages that SLUB cuts into objects, and vmalloc's, are left to the sources that know them better.
#include "kernel/place.h"

#include <errno.h>
#include <string.h>

static const char tail[] = "nr_base_pages: ";

// Functions of the page allocator: who called them is the site. (Prefixes: "_noprof" and
// compilers' suffixes follow.)
static const char *const allocators[] = {
	"post_alloc_hook",  "prep_new_page",	"__set_page_owner", "get_page_from_freelist",
	"__alloc_pages",    "alloc_pages",	"__alloc_frozen",   "alloc_frozen",
	"__alloc_contig",   "alloc_contig_",	"__folio_alloc",    "folio_alloc",
	"vma_alloc_folio",  "__get_free_pages", "get_free_pages",   "get_zeroed_page",
	"___kmalloc_large", "__kmalloc_large",	"__kmalloc",	    "__do_kmalloc",
	"kmalloc_large",    "kmalloc_order",	"__kvmalloc_node",  "kvmalloc_node",
	"__get_free_page",
};

static const char *const counted_elsewhere[] = {
	"alloc_slab_page", "allocate_slab",	  "new_slab",
	"__vmalloc_node",  "__vmalloc_area_node", "vm_area_alloc_pages",
};

static bool begins_with_one(const char *s, const char *const *prefixes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!strncmp(s, prefixes[i], strlen(prefixes[i])))
			return true;
	return false;
}

struct stack {
	char *frames; // "<-" between them
	char *site, *module;
	bool elsewhere;
	size_t depth;
};

static void stack_reset(struct stack *s)
{
	free(s->frames);
	free(s->site);
	free(s->module);
	*s = (struct stack){};
}

static void frame_read(struct stack *s, char *line)
{
	char *symbol = word_next(&line), *module = module_trim(word_next(&line)), *frame, *longer;

	if (!symbol || s->depth++ > 256)
		return;
	s->elsewhere |= begins_with_one(symbol, counted_elsewhere, ARRAY_SIZE(counted_elsewhere));
	frame = site_format(symbol_trim(symbol), module);
	if (!s->site && !begins_with_one(symbol, allocators, ARRAY_SIZE(allocators))) {
		s->site = xstrdup(frame);
		s->module = xstrdup(module ? module : "vmlinux");
	}
	if (!s->frames) {
		s->frames = frame;
		return;
	}
	longer = xasprintf("%s<-%s", s->frames, frame);
	free(frame);
	free(s->frames);
	s->frames = longer;
}

static bool pages_read(struct stack *s, const char *word, s64 page_size, struct totals *ret)
{
	struct total *r;
	s64 pages, bytes;

	if (!word_number(word, &pages) || pages < 0 ||
	    __builtin_mul_overflow(pages, page_size, &bytes))
		return false;
	if (pages && !s->elsewhere && s->site) {
		r = totals_add(ret, pages, bytes, take(s->site));
		r->module = take(s->module);
		r->stack = take(s->frames);
		r->cache = xstrdup("pages");
	}
	return true;
}

static struct err *page_owner_read(const struct kmem_place *p, struct totals *ret)
{
	_cleanup_free_ char *buf = NULL;
	struct stack stack = {};
	struct text text;
	size_t damaged = 0;
	struct err *e = place_text(p, &page_owner_source, page_owner_source.path, &buf, &text);
	char *line;

	if (e && err_code(e) == ENOENT)
		return err_advise(e, "pages by call site: a kernel with CONFIG_PAGE_OWNER, started "
				     "with page_owner=on");
	try(e);
	while ((line = text_line(&text))) {
		if (*line == ' ') {
			frame_read(&stack, line);
			continue;
		}
		if (!strncmp(line, tail, sizeof(tail) - 1))
			damaged += !pages_read(&stack, line + sizeof(tail) - 1,
					       sysconf(_SC_PAGESIZE), ret);
		else if (*line)
			damaged++;
		stack_reset(&stack);
	}
	stack_reset(&stack);
	if (damaged)
		totals_note(ret, "page_owner_stacks: %zu lines were not understood", damaged);
	totals_note(ret, "page_owner_stacks: pages stand in the column of counts");
	return NULL;
}

static bool recognise(const char *text, size_t len)
{
	return len && *text == ' ' && memmem(text, len, "\nnr_base_pages: ", sizeof(tail));
}

const struct kmem_source page_owner_source = {
	.name = "page_owner_stacks",
	.path = "/sys/kernel/debug/page_owner_stacks/show_stacks",
	.about = "pages by stack; kernels with CONFIG_PAGE_OWNER started with page_owner=on",
	.role = KMEM_BESIDE,
	.read = page_owner_read,
	.recognise = recognise,
};
