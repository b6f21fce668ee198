// SPDX-License-Identifier: MIT
// The reader's side of libleaktag: lib/leaktag/layout.h draws what it finds in the target.

#include "alloc/tags.h"

#include <errno.h>
#include <string.h>

#include "leaktag/layout.h"

enum {
	ALIGN = 64,		  // of struct leaktag_root
	SEARCH_BYTES = 256 << 10, // of a data segment, at a time
	PATH_BYTES = 64 << 10,	  // of a module's path, at most
};

struct tags {
	struct target *target;
	struct leaktag_root root;
	struct leaktag_cell *cells;	 // [0 .. root.cells], number 0 is all zero
	VEC(struct leaktag_large) large; // by address
	struct tag_module *modules;	 // [root.modules], path NULL: still loaded
	bool *unloaded;
};

void tags_close(struct tags *t)
{
	if (!t)
		return;
	for (u32 i = 0; t->modules && i < t->root.modules; i++)
		free((char *)t->modules[i].path);
	free(t->modules);
	free(t->unloaded);
	free(t->cells);
	vec_free(&t->large);
	free(t);
}

// --- finding the table ---

static bool is_root(const struct leaktag_root *r, u64 addr)
{
	// The second word is compared inverted, so that this program's own text is no root.
	static const volatile u64 inverted = ~LEAKTAG_MAGIC1;

	return r->magic[0] == LEAKTAG_MAGIC0 && ~r->magic[1] == inverted && r->self == addr;
}

static u64 search_segment(struct target *t, const struct segment *s, u8 *buf)
{
	for (u64 at = align_up(s->start, ALIGN); at < s->file_end; at += SEARCH_BYTES) {
		size_t want = (size_t)min((u64)SEARCH_BYTES, s->file_end - at);
		size_t got = target_read_some(t, at, buf, want);
		for (size_t i = 0; i + offsetof(struct leaktag_root, tag_size) <= got; i += ALIGN)
			if (is_root((const struct leaktag_root *)(buf + i), at + i))
				return at + i;
	}
	return 0;
}

// 0: there is none.
static u64 search(struct target *t, const struct modules *m)
{
	_cleanup_free_ u8 *buf = xmalloc(SEARCH_BYTES);
	u64 found = 0;

	vec_each (&m->list, module)
		vec_each (&module->segments, s)
			if (!found && (s->flags & PF_W))
				found = search_segment(t, s, buf);
	return found;
}

// --- taking it over ---

static struct err *check_root(const struct leaktag_root *r, u64 addr)
{
	if (r->version != LEAKTAG_VERSION)
		return err_new(ENOTSUP,
			       "libleaktag in the target writes tables of version %u, and this "
			       "program reads version %u: use the two of one release",
			       r->version, LEAKTAG_VERSION);
	if (r->size != sizeof(*r) || r->tag_size != LEAKTAG_TAG_SIZE ||
	    r->cells >= LEAKTAG_MAX_CELLS || r->modules > LEAKTAG_MAX_MODULES)
		return err_new(0, "the site table of libleaktag at %#lx is damaged", addr);
	return NULL;
}

static void read_cells(struct tags *t)
{
	u32 n = t->root.cells + 1, missing = 0;

	t->cells = xcalloc(n, sizeof(*t->cells));
	for (u32 from = 0; from < n; from += LEAKTAG_CHUNK_CELLS) {
		u64 chunk = t->root.chunks[from / LEAKTAG_CHUNK_CELLS];
		u32 count = n - from < LEAKTAG_CHUNK_CELLS ? n - from : LEAKTAG_CHUNK_CELLS;
		size_t want = count * sizeof(*t->cells);
		size_t got = chunk ? target_read_some(t->target, chunk, t->cells + from, want) : 0;
		if (got < want)
			missing += (u32)((want - got) / sizeof(*t->cells));
		memset((u8 *)(t->cells + from) + got, 0, want - got);
	}
	t->cells[0] = (struct leaktag_cell){};
	if (missing)
		target_note(t->target, "%u of %u cells of libleaktag's site table are missing",
			    missing, n);
}

static int large_compare(const struct leaktag_large *a, const struct leaktag_large *b)
{
	return a->addr < b->addr ? -1 : a->addr > b->addr;
}

// The levels are as large as the library makes them; those that it has not needed are not there.
static void read_large(struct tags *t)
{
	for (unsigned level = 0; level < LEAKTAG_LARGE_LEVELS && t->root.large[level]; level++) {
		size_t n = (size_t)LEAKTAG_LARGE_PLACES << (2 * level),
		       size = n * sizeof(struct leaktag_large);
		_cleanup_free_ struct leaktag_large *all = xmalloc(size);

		n = target_read_some(t->target, t->root.large[level], all, size) / sizeof(*all);
		for (size_t i = 0; i < n; i++)
			if (all[i].addr && (u32)all[i].what)
				*vec_push(&t->large) = all[i];
	}
	vec_sort(&t->large, large_compare);
}

static char *read_path(struct target *t, const struct leaktag_module *m)
{
	size_t len = m->path_len < PATH_BYTES ? m->path_len : PATH_BYTES;
	char *path = xcalloc(len + 1, 1);

	target_read_some(t, m->path, path, len);
	return path;
}

static void read_modules(struct tags *t)
{
	u32 n = t->root.modules;
	_cleanup_free_ struct leaktag_module *all = xcalloc(n + 1, sizeof(*all));

	t->modules = xcalloc(n + 1, sizeof(*t->modules));
	t->unloaded = xcalloc(n + 1, sizeof(*t->unloaded));
	target_read_some(t->target, t->root.module_table, all, n * sizeof(*all));
	for (u32 i = 0; i < n; i++) {
		const struct leaktag_module *m = &all[i];
		t->unloaded[i] = m->dead;
		if (!m->dead)
			continue;
		t->modules[i].path = read_path(t->target, m);
		t->modules[i].base = m->base;
		t->modules[i].build_id_len = min(m->build_id_len, (u8)sizeof(m->build_id));
		memcpy(t->modules[i].build_id, m->build_id, sizeof(m->build_id));
	}
}

struct err *tags_open(struct target *target, const struct modules *m, struct tags **ret)
{
	u64 addr = search(target, m);

	if (!addr) {
		*ret = NULL;
		return NULL;
	}
	_cleanup_(tags_closep) struct tags *t = xcalloc(1, sizeof(*t));
	t->target = target;
	try(target_read(target, addr, &t->root, sizeof(t->root)));
	try(check_root(&t->root, addr));
	read_cells(t);
	read_large(t);
	read_modules(t);
	*ret = take(t);
	return NULL;
}

// --- tags of blocks ---

static struct tag tag_of(const struct tags *t, u32 n)
{
	struct tag none = {};

	if (n == 0 || n > t->root.cells || !(t->cells[n].pc & LEAKTAG_SITE))
		return none;
	const struct leaktag_cell *cell = &t->cells[n];
	if (!(cell->pc & LEAKTAG_PAIR))
		return (struct tag){.malloc_site = n};
	u32 realloc_site = (u32)cell->pc;
	if (cell->next >= n || realloc_site >= n)
		return none; // cells are made after those that they name
	return (struct tag){.malloc_site = cell->next, .realloc_site = realloc_site};
}

// 0: its tag is in itself, if it has one.
static u32 large_cell(const struct tags *t, const struct tagged *b)
{
	const struct leaktag_large key = {.addr = ~b->addr}, *found = NULL;

	if (b->size >= LEAKTAG_LARGE_BYTES && t->large.n)
		found = bsearch(&key, t->large.v, t->large.n, sizeof(key),
				(int (*)(const void *, const void *))large_compare);
	return found && found->what >> 32 == leaktag_large_size(b->size) ? (u32)found->what : 0;
}

// `end` points behind the block's usable area.
static struct tag tag_decode(const struct tags *t, const struct tagged *b, const void *end)
{
	u32 n;

	memcpy(&n, (const u8 *)end - sizeof(n), sizeof(n));
	return tag_of(t, leaktag_cipher(n, b->addr));
}

// Tags that lie close together are read as one piece of memory.
enum {
	WINDOWS = 64,
	WINDOW_BYTES = 16 << 10,
	GAP_BYTES = 512,
};

struct window {
	size_t first, n; // blocks
};

struct batch {
	struct window windows[WINDOWS];
	struct piece pieces[WINDOWS];
	size_t n;
	u8 *buf; // WINDOWS * WINDOW_BYTES
};

// True, and where the tag is, if the block can have one.
static bool tag_place(const struct tagged *b, u64 *ret)
{
	u64 end;

	if (b->size < LEAKTAG_TAG_SIZE || !add_fits(b->addr, b->size, &end))
		return false;
	*ret = end - LEAKTAG_TAG_SIZE;
	return true;
}

static void batch_add(struct batch *b, size_t block, u64 at)
{
	struct window *w = b->n ? &b->windows[b->n - 1] : NULL;
	struct piece *p = b->n ? &b->pieces[b->n - 1] : NULL;

	if (p && at >= p->addr && at - p->addr <= WINDOW_BYTES - LEAKTAG_TAG_SIZE &&
	    at <= p->addr + p->len + GAP_BYTES) {
		w->n = block - w->first + 1;
		p->len = max(p->len, (size_t)(at - p->addr) + LEAKTAG_TAG_SIZE);
		return;
	}
	b->windows[b->n] = (struct window){.first = block, .n = 1};
	b->pieces[b->n] = (struct piece){
		.addr = at, .buf = b->buf + b->n * WINDOW_BYTES, .len = LEAKTAG_TAG_SIZE};
	b->n++;
}

static void batch_decode(struct tags *t, struct batch *b, struct tagged *blocks)
{
	target_readv(t->target, b->pieces, b->n);
	for (size_t w = 0; w < b->n; w++) {
		const struct piece *p = &b->pieces[w];
		for (size_t i = 0; i < b->windows[w].n; i++) {
			struct tagged *block = &blocks[b->windows[w].first + i];
			u64 at;
			if (!tag_place(block, &at) || at < p->addr ||
			    at - p->addr + LEAKTAG_TAG_SIZE > p->done)
				continue;
			block->tag = tag_decode(t, block,
						(u8 *)p->buf + (at - p->addr) + LEAKTAG_TAG_SIZE);
		}
	}
	b->n = 0;
}

void tags_read(struct tags *t, struct tagged *blocks, size_t n)
{
	struct batch b = {};
	_cleanup_free_ u8 *buf = xmalloc((size_t)WINDOWS * WINDOW_BYTES);
	u64 at;

	b.buf = buf;
	for (size_t i = 0; i < n; i++) {
		blocks[i].tag = (struct tag){};
		if (large_cell(t, &blocks[i]) || !tag_place(&blocks[i], &at))
			continue;
		if (b.n == WINDOWS)
			batch_decode(t, &b, blocks);
		batch_add(&b, i, at);
	}
	batch_decode(t, &b, blocks);
	for (size_t i = 0; i < n && t->large.n; i++) {
		u32 cell = large_cell(t, &blocks[i]);

		if (cell)
			blocks[i].tag = tag_of(t, cell);
	}
}

// --- sites ---

size_t tags_stack(const struct tags *t, u32 site, struct tag_frame *ret, size_t max)
{
	size_t n = 0;

	// A caller's cell is older, its number lower: the chain ends.
	while (site != 0 && site <= t->root.cells && n < max) {
		const struct leaktag_cell *cell = &t->cells[site];
		if (!(cell->pc & LEAKTAG_PC) || cell->pc & LEAKTAG_PAIR)
			break;
		u32 module = cell->module;
		bool gone = module && module <= t->root.modules && t->unloaded[module - 1];
		ret[n++] = (struct tag_frame){
			.pc = cell->pc & LEAKTAG_PC,
			.library = cell->pc & LEAKTAG_LIBRARY,
			.unloaded = gone ? &t->modules[module - 1] : NULL,
		};
		if (cell->next >= site)
			break;
		site = cell->next;
	}
	return n;
}

struct tag_frame tags_place(const struct tags *t, u32 site)
{
	struct tag_frame first = {}, frames[LEAKTAG_MAX_DEPTH];
	size_t n;

	tags_stack(t, site, &first, 1);
	if (!first.library)
		return first;
	n = tags_stack(t, site, frames, LEAKTAG_MAX_DEPTH);
	for (size_t i = 1; i < n; i++)
		if (!frames[i].library)
			return frames[i];
	return first;
}

u64 tags_pc(const struct tags *t, u32 site)
{
	return tags_place(t, site).pc;
}

void tags_statistics(const struct tags *t, struct tags_stats *ret)
{
	*ret = (struct tags_stats){
		.sites = t->root.cells,
		.depth = t->root.depth,
		.modules = t->root.modules,
		.lost = t->root.lost,
		.attached = t->root.mode == LEAKTAG_ATTACHED,
		.detached = t->root.mode == LEAKTAG_DETACHED,
	};
}
