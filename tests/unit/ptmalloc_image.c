// SPDX-License-Identifier: MIT
#include "ptmalloc_image.h"

#include <elf.h>
#include <string.h>

#include "base/xalloc.h"

const struct generation generations[] = {
	{"2.17", 8, 0x68, 0x08, 10, .max_total = true},
	{"2.23", 8, 0x68, 0x08, 10, .attached = true, .max_total = true},
	{"2.26", 8, 0x68, 0x08, 10, .attached = true, .cache_bins = 64, .count_size = 1},
	{"2.27", 8, 0x70, 0x10, 10, .attached = true, .cache_bins = 64, .count_size = 1},
	{"2.31", 8, 0x70, 0x10, 10, .attached = true, .cache_bins = 64, .count_size = 2},
	{"2.34", 8, 0x70, 0x10, 10, .attached = true, .mangled = true, .cache_bins = 64,
	 .count_size = 2},
	{"2.36", 8, 0x70, 0x10, 10, .attached = true, .thp = true, .mangled = true,
	 .cache_bins = 64, .count_size = 2},
	{"2.42", 8, 0x70, 0x10, 10, .attached = true, .thp = true, .mangled = true,
	 .cache_bins = 76, .count_size = 2, .slots = true},
	{"2.44", 8, 0x18, 0, 0, .attached = true, .thp = true, .mangled = true, .cache_bins = 76,
	 .count_size = 2, .slots = true, .behind = true},
	{"2.36 i386", 4, 0x40, 0x0c, 11, .attached = true, .thp = true, .mangled = true,
	 .cache_bins = 64, .count_size = 2},
	{"2.44 i386", 4, 0x10, 0, 0, .attached = true, .thp = true, .mangled = true,
	 .cache_bins = 76, .count_size = 2, .slots = true, .behind = true},
};
const size_t n_generations = ARRAY_SIZE(generations);

enum { BINS = 127, PAGE = 4096 };

// --- memory ---

u64 made_random(struct made *im, u64 below)
{
	im->seed ^= im->seed << 13;
	im->seed ^= im->seed >> 7;
	im->seed ^= im->seed << 17;
	return (im->seed >> 11) % below;
}

u8 *made_at(struct made *im, u64 addr)
{
	vec_each (&im->regions, r)
		if (addr - r->start < r->len)
			return r->bytes + (addr - r->start);
	return NULL;
}

u64 made_word(struct made *im, u64 addr)
{
	u64 v = 0;

	memcpy(&v, made_at(im, addr), im->gen->word);
	return v;
}

void made_put(struct made *im, u64 addr, u64 value)
{
	memcpy(made_at(im, addr), &value, im->gen->word);
}

static void put_u32(struct made *im, u64 addr, u32 value)
{
	memcpy(made_at(im, addr), &value, sizeof(value));
}

static size_t image_read(struct target *t, u64 addr, void *buf, size_t len)
{
	struct made *im = (struct made *)t;
	size_t done = 0;

	while (done < len) {
		size_t before = done;

		vec_each (&im->regions, r)
			if (addr + done - r->start < r->len) {
				size_t at = addr + done - r->start;
				size_t n = min(len - done, (size_t)(r->len - at));

				memcpy((u8 *)buf + done, r->bytes + at, n);
				done += n;
				break;
			}
		if (done == before)
			break;
	}
	return done;
}

static const struct target_ops image_ops = {.read = image_read};

static void region_add(struct made *im, u64 start, u64 len, const char *path)
{
	*vec_push(&im->regions) = (struct made_region){start, len, xcalloc(1, len)};
	*vec_push(&im->target.maps) = (struct mapping){
		.start = start,
		.end = start + len,
		.prot = PROT_READ | PROT_WRITE,
		.path = xstrdup(path),
	};
}

static u64 base(const struct made *im, u64 addr64)
{
	return im->gen->word == 8 ? addr64 : addr64 >> 16;
}

// --- chunks ---

static u64 chunk_align(const struct made *im, u64 addr)
{
	unsigned header = 2 * im->gen->word;

	return align_up(addr + header, 16) - header;
}

// The last place before `end` where two headers fit.
static u64 fence_at(const struct made *im, u64 end)
{
	unsigned header = 2 * im->gen->word;

	return align_down(end - 2 * header + header, 16) - header;
}

static u64 fast_size(const struct made *im, unsigned i)
{
	return (u64)(i + 2) << (im->gen->word == 8 ? 4 : 3);
}

static enum made_state random_state(struct made *im, u64 size, bool after_free)
{
	unsigned word = im->gen->word;
	u64 k = made_random(im, 100);
	bool fast = size <= fast_size(im, 6);

	if (k < 20 && !after_free)
		return MADE_FREE;
	if (k < 35 && im->gen->cache_bins && size < 4 * word + 64 * 16)
		return MADE_CACHED;
	if (k < 45 && im->gen->n_fastbins && fast)
		return MADE_FAST;
	return MADE_USED;
}

static u64 random_size(struct made *im)
{
	unsigned word = im->gen->word;
	u64 k = made_random(im, 100);

	return align_down(4 * word + made_random(im, k < 70 ? 200 : k < 95 ? 1500 : 20000), 16);
}

static u64 cache_bytes(const struct generation *g)
{
	return g->cache_bins * (g->count_size + g->word);
}

// What a program keeps: numbers, text, pointers to blocks and into them.
static void fill(struct made *im, u64 user, u64 len)
{
	unsigned word = im->gen->word;
	u64 kind = made_random(im, 4);

	for (u64 at = user; at + word <= user + len; at += word) {
		u64 v = made_random(im, 1000);

		if (kind == 1)
			v = made_random(im, UINT64_MAX);
		if (kind == 2 && im->chunks.n)
			v = im->chunks.v[made_random(im, im->chunks.n)].addr + 2 * word;
		if (kind == 3)
			v = 0;
		made_put(im, at, v);
	}
}

static void header_put(struct made *im, u64 chunk, u64 size, u64 flags)
{
	made_put(im, chunk + im->gen->word, size | flags);
}

// Chunks from `at` to `end`, where something that is not free and not cached begins.
static void chunks_lay(struct made *im, u8 arena, u64 at, u64 end, bool with_cache)
{
	unsigned word = im->gen->word;
	bool after_free = false;

	while (at < end) {
		u64 size = min(random_size(im), end - at);
		struct made_chunk c = {.addr = at, .arena = arena};

		if (end - at - size < 4 * word)
			size = end - at;
		c.made = random_state(im, size, after_free);
		if (with_cache) {
			size = align_up(cache_bytes(im->gen) + word, 16) + made_random(im, 3) * 16;
			c.made = MADE_INTERNAL;
			with_cache = false;
		}
		c.size = size;
		fill(im, at + 2 * word, size - word);
		if (c.made == MADE_INTERNAL)
			memset(made_at(im, at + 2 * word), 0, size - word);
		header_put(im, at, size,
			   (after_free ? 0 : 1) | (arena && c.made != MADE_FREE ? 4 : 0));
		after_free = c.made == MADE_FREE;
		*vec_push(&im->chunks) = c;
		at += size;
		if (after_free)
			made_put(im, at, size);
	}
	if (after_free) // what comes next needs to know
		im->chunks.v[im->chunks.n - 1].made = MADE_USED;
	if (after_free && arena)
		made_put(im, vec_last(&im->chunks)->addr + word,
			 made_word(im, vec_last(&im->chunks)->addr + word) | 4);
}

// --- lists ---

static u64 mangle(const struct made *im, u64 at, u64 to)
{
	return im->gen->mangled ? to ^ at >> 12 : to;
}

static u64 bin_head(const struct made *im, u8 arena, unsigned bin)
{
	unsigned word = im->gen->word;

	return im->arenas[arena] + im->gen->bins + 2 * bin * word - 2 * word;
}

static void bin_add(struct made *im, const struct made_chunk *c)
{
	unsigned word = im->gen->word;
	u64 head = bin_head(im, c->arena, (unsigned)made_random(im, 3) * 20);
	u64 next = made_word(im, head + 2 * word);

	made_put(im, c->addr + 2 * word, next);
	made_put(im, c->addr + 3 * word, head);
	made_put(im, head + 2 * word, c->addr);
	made_put(im, next + 3 * word, c->addr);
}

// *cache: the tcache that is filled now; its lists are of at most `full` chunks.
static bool cache_add(struct made *im, const struct made_chunk *cache, const struct made_chunk *c)
{
	const struct generation *g = im->gen;
	u64 bin = (c->size - 4 * g->word) / 16, user = c->addr + 2 * g->word, count = 0;
	u64 counter = cache->addr + 2 * g->word + bin * g->count_size;
	u64 entry = cache->addr + 2 * g->word + (u64)g->cache_bins * g->count_size + bin * g->word;

	memcpy(&count, made_at(im, counter), g->count_size);
	if (g->slots ? !count : count >= im->cache_count)
		return false;
	count += g->slots ? -1 : 1;
	memcpy(made_at(im, counter), &count, g->count_size);
	made_put(im, user, mangle(im, user, made_word(im, entry)));
	made_put(im, entry, user);
	return true;
}

static void fast_add(struct made *im, const struct made_chunk *c)
{
	unsigned word = im->gen->word, i = 0;
	u64 head;

	while (fast_size(im, i) != c->size)
		i++;
	head = im->arenas[c->arena] + im->gen->fastbins + i * word;
	made_put(im, c->addr + 2 * word, mangle(im, c->addr + 2 * word, made_word(im, head)));
	made_put(im, head, c->addr);
}

static void lists_build(struct made *im)
{
	const struct made_chunk *cache = NULL;
	unsigned word = im->gen->word;

	vec_each (&im->chunks, c) {
		if (c->made == MADE_INTERNAL) {
			cache = c;
			if (im->gen->slots)
				for (unsigned i = 0; i < im->gen->cache_bins; i++) {
					u16 full = (u16)im->cache_count;

					memcpy(made_at(im, c->addr + 2 * word + 2 * i), &full, 2);
				}
		}
		if (c->made == MADE_FREE)
			bin_add(im, c);
		if (c->made == MADE_FAST)
			fast_add(im, c);
		if (c->made == MADE_CACHED && (!cache || !cache_add(im, cache, c)))
			c->made = MADE_USED;
	}
}

// --- arenas ---

static u64 arena_size(const struct generation *g)
{
	return g->bins + 2 * BINS * g->word + 16 + (g->attached ? 5 : 4) * g->word;
}

static void arena_init(struct made *im, u8 arena, u64 top, u64 system_mem, u32 flags)
{
	const struct generation *g = im->gen;
	u64 addr = im->arenas[arena], behind = addr + g->bins + 2 * BINS * g->word + 16;

	put_u32(im, addr + 4, flags);
	made_put(im, addr + g->bins - 2 * g->word, top);
	for (unsigned i = 0; i < BINS; i++) {
		made_put(im, addr + g->bins + 2 * i * g->word, bin_head(im, arena, i));
		made_put(im, addr + g->bins + (2 * i + 1) * g->word, bin_head(im, arena, i));
	}
	made_put(im, behind, im->arenas[1] && !arena ? im->arenas[1] : im->arenas[0]);
	if (g->attached)
		made_put(im, behind + 2 * g->word, 1);
	made_put(im, behind + (g->attached ? 3 : 2) * g->word, system_mem);
	made_put(im, behind + (g->attached ? 4 : 3) * g->word, system_mem);
}

static void params_init(struct made *im, u64 sbrk_base)
{
	const struct generation *g = im->gen;
	u64 ints = g->word == 4 ? 24 : g->thp ? 36 : 32, mem = 2 * g->word;

	if (g->max_total) {
		ints += g->word;
		mem += g->word;
	}
	put_u32(im, im->params - ints + 4, 65536);
	made_put(im, im->params, sbrk_base);
	if (g->cache_bins) {
		made_put(im, im->params + g->word, 64);
		made_put(im, im->params + 2 * g->word, g->slots ? 1041 : 1032);
		made_put(im, im->params + 3 * g->word, im->cache_count);
	}
}

static void fence_lay(struct made *im, u64 at)
{
	unsigned word = im->gen->word;

	header_put(im, at, 2 * word, 1);
	header_put(im, at + 2 * word, 2 * word, 1);
}

// Chains in [start, end), the program's own bytes between them, and the top at the end: where.
static u64 main_lay(struct made *im, u64 start, u64 end, const struct made_options *o)
{
	unsigned parts = o->gaps + 1;
	u64 at = chunk_align(im, start), each = (end - start) / parts;

	for (unsigned i = 0; i < parts; i++) {
		u64 stop = align_down(i + 1 == parts ? end : start + (i + 1) * each, PAGE), top;

		if (i + 1 == parts) {
			top = chunk_align(im, stop - 2 * PAGE);
			chunks_lay(im, 0, at, top, !i && im->gen->cache_bins);
			header_put(im, top, stop - top, 1);
			return top;
		}
		chunks_lay(im, 0, at, fence_at(im, stop), !i && im->gen->cache_bins);
		fence_lay(im, fence_at(im, stop));
		at = chunk_align(im, stop);
		if (!o->scattered) {
			u64 gap = 8 + made_random(im, 3000);

			fill(im, stop, align_down(gap, 8));
			at = chunk_align(im, stop + gap);
		}
	}
	return 0;
}

static void heap_info(struct made *im, u64 at, u64 prev, u64 size)
{
	made_put(im, at, im->arenas[1]);
	made_put(im, at + im->gen->word, prev);
	made_put(im, at + 2 * im->gen->word, size);
}

// The second arena: a full heap, and one with the top.
static void arena_lay(struct made *im, u64 size)
{
	const struct generation *g = im->gen;
	u64 log = g->word == 8 ? 26 : 20, info = g->word == 4 ? 24 : g->thp ? 48 : 32;
	u64 first = base(im, 0x7e0000000000) & ~(((u64)1 << log) - 1);
	u64 second = first + ((u64)1 << log), top, fence;

	region_add(im, first, size, "");
	region_add(im, second, size, "");
	im->arenas[1] = first + info;
	heap_info(im, first, 0, size);
	heap_info(im, second, first, size);
	fence = fence_at(im, first + size);
	chunks_lay(im, 1, chunk_align(im, first + info + arena_size(g)), fence, g->cache_bins != 0);
	header_put(im, fence, 2 * g->word, 1);
	header_put(im, fence + 2 * g->word, 0, 1);
	top = chunk_align(im, second + size / 2);
	chunks_lay(im, 1, chunk_align(im, second + info), top, false);
	header_put(im, top, second + size - top, 1);
	arena_init(im, 1, top, 2 * size, 2);
}

// --- mapped chunks ---

static void mapped_lay(struct made *im, unsigned n)
{
	const struct generation *g = im->gen;
	u64 at = base(im, 0x7d0000000000), pages[64], total = 0, pad = chunk_align(im, 0);
	u64 ints = g->word == 4 ? 24 : g->thp ? 36 : 32, mem = 2 * g->word;

	for (unsigned i = 0; i < n; i++)
		total += pages[i] = (1 + made_random(im, 30)) * PAGE;
	region_add(im, at, total + PAGE, "");
	for (unsigned i = 0; i < n; at += pages[i++]) {
		u64 chunk = at + pad, missing = g->behind ? 2 * g->word : 0;

		for (u64 j = 0; j < 2; j++) { // the second time as memalign leaves it
			made_put(im, chunk, chunk - at);
			header_put(im, chunk, at + pages[i] - chunk - missing, 2);
			if (i % 3)
				break;
			chunk = at + pad + (16ul << i % 7);
		}
		chunk = i % 3 ? at + pad : at + pad + (16ul << i % 7);
		*vec_push(&im->chunks) = (struct made_chunk){
			chunk, at + pages[i] - chunk - (g->behind ? 2 : 1) * g->word, MADE_USED, 9};
	}
	if (g->max_total) {
		ints += g->word;
		mem += g->word;
	}
	put_u32(im, im->params - ints, n);
	put_u32(im, im->params - ints + 8, n);
	made_put(im, im->params - mem, total);
	made_put(im, im->params - mem + g->word, total);
}

// --- the whole ---

static void threads_make(struct made *im)
{
	unsigned word = im->gen->word;
	u64 tls = base(im, 0x7f2000000000), tp = tls + PAGE / 2;
	u8 arena = 0;

	region_add(im, tls, 4 * PAGE, "");
	vec_each (&im->chunks, c) {
		if (c->made != MADE_INTERNAL)
			continue;
		made_put(im, tp - 10 * word, c->addr + 2 * word);
		made_put(im, tp - 8 * word, im->arenas[arena++]);
		*vec_push(&im->target.threads) =
			(struct thread){.tid = 100 + arena, .tp = tp, .sp = tls + 3 * PAGE};
		tp += PAGE;
	}
	if (!im->target.threads.n)
		*vec_push(&im->target.threads) = (struct thread){.tid = 100, .sp = tls};
}

static void module_make(struct made *im, u64 data)
{
	struct module m = {
		.path = xstrdup("/lib/libc.so.6"),
		.start = data,
		.end = data + 4 * PAGE,
		.reach = data + 4 * PAGE,
		.tls_memsz = 0x90,
		.tls_align = 8,
	};

	region_add(im, data, 4 * PAGE, "/lib/libc.so.6");
	*vec_push(&m.segments) = (struct segment){
		.start = data + 0x10,
		.end = data + 4 * PAGE,
		.file_end = data + 3 * PAGE,
		.flags = PF_R | PF_W,
	};
	*vec_push(&im->modules.list) = m;
	im->arenas[0] = data + 0x400;
	im->params = data + 2 * PAGE;
}

static int compare_maps(const struct mapping *a, const struct mapping *b)
{
	return a->start < b->start ? -1 : a->start > b->start;
}

struct made *made_new(const struct generation *g, u64 seed, const struct made_options *o)
{
	struct made *im = xcalloc(1, sizeof(*im));
	u64 brk, len = align_up(o->chunks * 500 + 8 * PAGE, PAGE), from;

	im->gen = g;
	im->seed = seed * 0x9e3779b97f4a7c15 + 1;
	im->cache_count = 7;
	im->target.ops = &image_ops;
	im->target.arch = arch_find(g->word == 8 ? EM_X86_64 : EM_386,
				    g->word == 8 ? ELFCLASS64 : ELFCLASS32);
	im->target.page_size = PAGE;
	im->target.name = xstrdup("image");
	module_make(im, base(im, 0x7f1000000000));
	brk = base(im, o->scattered ? 0x7c0000000000 : 0x555500000000);
	region_add(im, brk, len, o->scattered ? "" : "[heap]");
	from = brk + o->brk_offset;
	if (o->arena)
		arena_lay(im, 66 * PAGE);
	arena_init(im, 0, main_lay(im, from, brk + len, o), brk + len - from, o->scattered ? 2 : 0);
	params_init(im, from);
	if (o->mapped)
		mapped_lay(im, o->mapped);
	lists_build(im);
	threads_make(im);
	vec_sort(&im->target.maps, compare_maps);
	return im;
}

void made_free(struct made *im)
{
	vec_each (&im->regions, r)
		free(r->bytes);
	vec_free(&im->regions);
	vec_free(&im->chunks);
	vec_each (&im->target.maps, m)
		free(m->path);
	vec_free(&im->target.maps);
	vec_free(&im->target.threads);
	vec_each (&im->target.notes, note)
		free(*note);
	vec_free(&im->target.notes);
	modules_free(&im->modules);
	free(im->target.name);
	free(im);
}
