// SPDX-License-Identifier: MIT
// The walk of jemalloc 4 over made-up processes, as its versions lay them out, whole and damaged.
#include "tests.h"

#include <elf.h>

#include "alloc/jemalloc.h"
#include "alloc/jemalloc4.h"

enum {
	PAGE = 4096,
	CHUNK = 2 << 20,
	PAGES = CHUNK / PAGE,
	BINS = 40,
	SLOTS = 20,
	LARGE_PAGES = 15, // of the run of a cache
};

static const u64 data_at_ = 0x7f1000000000, code_at = 0x7f0ff0000000, tls_at = 0x7f2000000000,
		 base_at = 0x7e0000000000, chunks_at = 0x7d0000000000;

// What is where in the base chunk.
enum { NODES = 0x1000, LEAF = 0x100000, ARENA = 0x180000, CACHED_NODE = 0x181000 };

struct version {
	const char *name;
	u16 map;
	u8 run, misc, units;
	u8 head;      // bytes of a cache before its bins
	bool upwards; // blocks lie from a bin's address on
};

static const struct version versions[] = {
	{"4.0", 104, 16, 96, 4, 32, true},  {"4.0 of redis", 104, 16, 96, 3, 32, true},
	{"4.1", 104, 16, 88, 4, 40, false}, {"4.2", 104, 24, 96, 4, 40, false},
	{"4.4", 112, 24, 96, 4, 40, false}, {"4.5", 120, 24, 96, 4, 40, false},
};

struct region {
	u64 start, len;
	u8 *bytes;
};

struct made_block {
	u64 addr, size;
	bool free;
};

struct image {
	struct target target; // first
	struct modules modules;
	const struct version *version;
	u64 first; // page behind a chunk's header
	u64 seed;
	VEC(struct region) regions;
	VEC(struct made_block) blocks;
	u64 cache; // a large block
};

static u8 *at(struct image *im, u64 addr)
{
	vec_each (&im->regions, r)
		if (addr - r->start < r->len)
			return r->bytes + (addr - r->start);
	fail_msg("0x%llx is nowhere", (unsigned long long)addr);
	return NULL;
}

static void put(struct image *im, u64 addr, u64 value)
{
	memcpy(at(im, addr), &value, sizeof(value));
}

static void put_u32(struct image *im, u64 addr, u32 value)
{
	memcpy(at(im, addr), &value, sizeof(value));
}

static u64 random_below(struct image *im, u64 below)
{
	im->seed ^= im->seed << 13;
	im->seed ^= im->seed >> 7;
	im->seed ^= im->seed << 17;
	return (im->seed >> 11) % below;
}

static size_t image_read(struct target *t, u64 addr, void *buf, size_t len)
{
	struct image *im = (struct image *)t;

	vec_each (&im->regions, r)
		if (addr - r->start < r->len) {
			size_t from = addr - r->start, n = min(len, (size_t)(r->len - from));

			memcpy(buf, r->bytes + from, n);
			if (n < len)
				n += image_read(t, addr + n, (u8 *)buf + n, len - n);
			return n;
		}
	return 0;
}

static const struct target_ops ops = {.read = image_read};

static void region_add(struct image *im, u64 start, u64 len)
{
	*vec_push(&im->regions) = (struct region){start, len, xcalloc(1, len)};
	*vec_push(&im->target.maps) = (struct mapping){.start = start,
						       .end = start + len,
						       .prot = PROT_READ | PROT_WRITE,
						       .path = xstrdup("")};
}

static void expect(struct image *im, u64 addr, u64 size, bool is_free)
{
	*vec_push(&im->blocks) = (struct made_block){addr, size, is_free};
}

// --- the tree ---

static void tree_make(struct image *im)
{
	static const u32 bits[] = {16, 16, 11}, start[] = {2, 2, 1, 0};
	u64 tree = data_at_ + 0x340;
	u32 sum = 0;

	put(im, tree, code_at + 0x100);
	put_u32(im, tree + 16, 3);
	for (unsigned i = 0; i < 4; i++)
		put_u32(im, tree + 20 + 4 * i, start[i]);
	for (unsigned i = 0; i < 3; i++) {
		put(im, tree + 40 + 16 * i, i == 1 ? base_at + NODES : 0);
		put_u32(im, tree + 48 + 16 * i, bits[i]);
		put_u32(im, tree + 52 + 16 * i, sum += bits[i]);
	}
	put(im, base_at + NODES + 8 * (chunks_at >> 32), base_at + LEAF);
}

static void tree_put(struct image *im, u64 chunk, u64 node)
{
	put(im, base_at + LEAF + 8 * (chunk >> 21 & 0x7ff), node);
}

static void node_make(struct image *im, u64 node, u64 addr, u64 size)
{
	put(im, node, base_at + ARENA);
	put(im, node + 8, addr);
	put(im, node + 16, size);
}

// --- chunks ---

static u64 map_at(const struct image *im, u64 chunk, u64 page)
{
	return chunk + im->version->map + 8 * (page - im->first);
}

static u64 run_at(const struct image *im, u64 chunk, u64 page)
{
	return chunk + im->version->map + 8 * (PAGES - im->first) +
	       im->version->misc * (page - im->first) + im->version->run;
}

static u64 small_pages(u64 size)
{
	u64 pages = 1;

	while (pages * PAGE % size)
		pages++;
	return pages;
}

// A run of one class, a third of it free.
static u64 small_make(struct image *im, u64 chunk, u64 page, unsigned class)
{
	u64 size = je_class_size(im->version->units, class), pages = small_pages(size);
	u64 run = run_at(im, chunk, page);
	u32 n_free = 0;

	for (u64 i = 0; i < pages; i++)
		put(im, map_at(im, chunk, page + i), i << 13 | class << 5 | 1);
	for (u64 i = 0; i < pages * PAGE / size; i++) {
		bool is_free = random_below(im, 3) == 0;

		n_free += is_free;
		*at(im, run + 8 + i / 8) |= (u8)(is_free << i % 8);
		expect(im, chunk + page * PAGE + i * size, size, is_free);
	}
	put_u32(im, run, class);
	put_u32(im, run + 4, n_free);
	return page + pages;
}

static u64 large_make(struct image *im, u64 chunk, u64 page, u64 pages)
{
	put(im, map_at(im, chunk, page), pages * PAGE << 1 | 0xff << 5 | 3);
	for (u64 i = 1; i < pages; i++)
		put(im, map_at(im, chunk, page + i), 0xff << 5 | 3);
	expect(im, chunk + page * PAGE, pages * PAGE, false);
	return page + pages;
}

static void free_make(struct image *im, u64 chunk, u64 page)
{
	u64 bits = (PAGES - page) * PAGE << 1 | 0xff << 5;

	put(im, map_at(im, chunk, page), bits);
	put(im, map_at(im, chunk, PAGES - 1), bits);
}

static void chunk_make(struct image *im, u64 chunk)
{
	u64 page = im->first;

	region_add(im, chunk, CHUNK);
	node_make(im, chunk, chunk, CHUNK);
	tree_put(im, chunk, chunk);
	for (unsigned class = 0; class < 30 && page < PAGES - 120; class ++)
		page = small_make(im, chunk, page, class);
	page = large_make(im, chunk, page, 5);
	page = large_make(im, chunk, page, 9);
	im->cache = chunk + page * PAGE;
	page = large_make(im, chunk, page, LARGE_PAGES);
	free_make(im, chunk, page);
}

// --- caches ---

static struct made_block *some_used(struct image *im, bool large)
{
	for (;;) {
		struct made_block *b = &im->blocks.v[random_below(im, im->blocks.n)];

		if (!b->free && b->addr != im->cache && (b->size > 4 * PAGE) == large)
			return b;
	}
}

static void forget(struct image *im, struct made_block *b)
{
	*b = *vec_last(&im->blocks);
	im->blocks.n--;
}

// Small blocks in all bins, and a large one.
static void cache_make(struct image *im)
{
	u64 bins = im->cache + im->version->head, slots = bins + 32ul * BINS;

	for (unsigned i = 0; i < BINS; i++) {
		u64 from = slots + 8ul * SLOTS * i, n = i % 4;

		put_u32(im, bins + 32ul * i + 16, (u32)n);
		put(im, bins + 32ul * i + 24, im->version->upwards ? from : from + 8 * SLOTS);
		for (u64 k = 0; k < n; k++) {
			bool large = i == BINS - 1 && k == 0;
			struct made_block *b = some_used(im, large);

			b->free = true;
			put(im, im->version->upwards ? from + 8 * k : from + 8 * (SLOTS - 1 - k),
			    b->addr + (large ? 0x440 : 0));
		}
	}
	vec_each (&im->blocks, b)
		if (b->addr == im->cache) {
			forget(im, b);
			break;
		}
}

static void thread_make(struct image *im)
{
	struct made_block *own = some_used(im, false);
	u64 tsd = tls_at + 0x800;

	region_add(im, tls_at, PAGE);
	*vec_push(&im->target.threads) = (struct thread){.tid = 1, .tp = tls_at + PAGE};
	put(im, tsd, im->cache);
	put(im, tsd + 32, base_at + ARENA);
	put(im, tsd + 40, base_at + ARENA);
	put(im, tsd + 48, own->addr);
	forget(im, own);
}

// --- the whole ---

// A block of whole chunks, whose node is a small block; and a free chunk that is kept.
static void huge_make(struct image *im, u64 huge, u64 cached)
{
	struct made_block *node = some_used(im, false);
	u64 ring = im->version->map == 104 ? 56 : 64, head = base_at + ARENA + 0x200;

	while (node->size < 128)
		node = some_used(im, false);
	region_add(im, huge, 2 * CHUNK);
	node_make(im, node->addr, huge, 3 * CHUNK / 2);
	tree_put(im, huge, node->addr);
	forget(im, node);
	expect(im, huge, 3 * CHUNK / 2, false);
	region_add(im, cached, CHUNK);
	node_make(im, base_at + CACHED_NODE, cached, CHUNK);
	put(im, base_at + CACHED_NODE + ring, head);
	put(im, base_at + CACHED_NODE + ring + 8, head);
	put(im, head + ring, base_at + CACHED_NODE);
	put(im, head + ring + 8, base_at + CACHED_NODE);
	expect(im, cached, CHUNK, true);
}

static int map_compare(const struct mapping *a, const struct mapping *b)
{
	return a->start < b->start ? -1 : a->start > b->start;
}

static void module_make(struct image *im)
{
	struct module m = {.path = xstrdup("libmade.so"),
			   .start = code_at,
			   .end = data_at_ + PAGE,
			   .build_id = {0xab, 0xcd},
			   .build_id_len = 2};

	*vec_push(&m.segments) = (struct segment){code_at, code_at + PAGE, .flags = PF_R | PF_X};
	*vec_push(&m.segments) = (struct segment){data_at_, data_at_ + PAGE, .flags = PF_R | PF_W};
	*vec_push(&im->modules.list) = m;
	region_add(im, data_at_, PAGE);
}

static struct image *image_new(const struct version *v, u64 seed)
{
	struct image *im = xcalloc(1, sizeof(*im));

	im->version = v;
	im->seed = seed * 0x9e3779b97f4a7c15 + 1;
	im->target.ops = &ops;
	im->target.arch = arch_find(EM_X86_64, ELFCLASS64);
	im->target.page_size = PAGE;
	for (unsigned i = 0; i < 3; i++)
		im->first = (v->map + (8 + v->misc) * (PAGES - im->first) + PAGE - 1) / PAGE;
	module_make(im);
	region_add(im, base_at, CHUNK);
	tree_make(im);
	chunk_make(im, chunks_at);
	chunk_make(im, chunks_at + 7ul * CHUNK);
	huge_make(im, chunks_at + 3ul * CHUNK, chunks_at + 5ul * CHUNK);
	cache_make(im);
	// The first chunk's cache is one too, without bins: a large block.
	thread_make(im);
	vec_sort(&im->target.maps, map_compare);
	return im;
}

static void image_free(struct image *im)
{
	vec_each (&im->regions, r)
		free(r->bytes);
	vec_free(&im->regions);
	vec_free(&im->blocks);
	vec_each (&im->target.maps, m)
		free(m->path);
	vec_free(&im->target.maps);
	vec_free(&im->target.threads);
	modules_free(&im->modules);
	free(im);
}
DEFINE_FREEP(struct image *, image_free)

// --- looking ---

struct look {
	struct walk walk;
	void *state;
	VEC(struct block) blocks;
};

static size_t read_image(void *arg, u64 addr, void *buf, size_t len)
{
	return image_read(arg, addr, buf, len);
}

static bool present_image(void *arg, u64 start, u64 end, u64 *ret_start, u64 *ret_end)
{
	(void)arg;
	*ret_start = start;
	*ret_end = end;
	return start < end;
}

static bool block_push(const struct block *b, void *arg)
{
	struct look *l = arg;

	*vec_push(&l->blocks) = *b;
	return false;
}

static struct err *look_at(struct look *l, struct image *im)
{
	struct reader reader = {read_image, present_image, im, 8};
	struct scan_options options = {.threads = 1, .no_edges = true};

	*l = (struct look){
		.walk = {.target = &im->target, .modules = &im->modules, .heap = heap_new()}};
	try(jemalloc4.find(&l->walk, &l->state));
	try(heap_scan(l->walk.heap, NULL, 0, &reader, &options));
	if (l->state)
		try(jemalloc4.gather(&l->walk, l->state));
	if (l->state)
		try(jemalloc4.settle(&l->walk, l->state));
	heap_check(l->walk.heap);
	heap_each(l->walk.heap, HEAP_ALLOCATED | HEAP_FREE, block_push, l);
	return NULL;
}

static void look_end(struct look *l)
{
	if (l->state)
		jemalloc4.free(l->state);
	heap_free(l->walk.heap);
	walk_fini(&l->walk);
	vec_free(&l->blocks);
}

static const struct block *block_at(const struct look *l, u64 addr)
{
	vec_each (&l->blocks, b)
		if (b->addr == addr)
			return b;
	return NULL;
}

static size_t used(const struct look *l)
{
	size_t n = 0;

	vec_each (&l->blocks, b)
		n += b->tile == TILE_ALLOCATED;
	return n;
}

static void assert_exact(const struct look *l, const struct image *im)
{
	size_t n = 0;

	vec_each (&im->blocks, m) {
		const struct block *b = block_at(l, m->addr);

		if (!b)
			fail_msg("%s: 0x%llx is missing", im->version->name,
				 (unsigned long long)m->addr);
		assert_int_equal(b->size, m->size);
		if ((b->tile == TILE_FREE) != m->free)
			fail_msg("%s: 0x%llx, free: %d", im->version->name,
				 (unsigned long long)m->addr, m->free);
		n += !m->free;
	}
	assert_int_equal(used(l), n);
}

// --- tests ---

static void every_version_is_exact(void **state)
{
	(void)state;
	for (size_t v = 0; v < ARRAY_SIZE(versions); v++)
		for (u64 seed = 1; seed <= 2; seed++) {
			_cleanup_(image_freep) struct image *im = image_new(&versions[v], seed);
			struct look l;

			assert_null(look_at(&l, im));
			assert_int_equal(l.walk.arenas.n, 1);
			if (l.walk.arenas.v[0].verdict != VERDICT_EXACT)
				fail_msg("%s: %s", versions[v].name, l.walk.arenas.v[0].why);
			assert_exact(&l, im);
			look_end(&l);
		}
}

static void a_run_that_does_not_add_up_is_a_root(void **state)
{
	_cleanup_(image_freep) struct image *im = image_new(&versions[3], 5);
	u64 run = run_at(im, chunks_at, im->first);
	size_t all = 0;
	struct look l;

	(void)state;
	vec_each (&im->blocks, m)
		all += !m->free && m->addr - chunks_at >= (im->first + 1) * PAGE;
	put_u32(im, run + 4, 1000);
	assert_null(look_at(&l, im));
	assert_int_equal(l.walk.arenas.v[0].verdict, VERDICT_IN_TRANSITION);
	assert_non_null(strstr(l.walk.arenas.v[0].why, "does not add up"));
	assert_null(block_at(&l, chunks_at + im->first * PAGE));
	assert_int_equal(used(&l), all);
	look_end(&l);
}

static void an_unknown_header_is_refused(void **state)
{
	static const struct version unknown = {"none", 136, 24, 96, 4, 40, false};
	_cleanup_(image_freep) struct image *im = image_new(&unknown, 1);
	_cleanup_err_ struct err *e = NULL;
	struct look l;

	(void)state;
	e = look_at(&l, im);
	assert_non_null(e);
	assert_non_null(strstr(err_message(e), "jemalloc 4 (in libmade.so, build-id abcd)"));
	look_end(&l);
}

static void other_data_is_none(void **state)
{
	_cleanup_(image_freep) struct image *im = image_new(&versions[0], 1);
	struct look l;

	(void)state;
	put_u32(im, data_at_ + 0x340 + 52, 17);
	assert_null(look_at(&l, im));
	assert_null(l.state);
	assert_int_equal(l.blocks.n, 0);
	assert_int_equal(l.walk.arenas.n, 0);
	look_end(&l);
}

static void damage_does_no_harm(void **state)
{
	(void)state;
	for (u64 seed = 1; seed <= 30; seed++) {
		_cleanup_(image_freep) struct image *im =
			image_new(&versions[seed % ARRAY_SIZE(versions)], seed);
		struct look l;

		for (unsigned i = 0; i < 40; i++) {
			struct region *r = &im->regions.v[random_below(im, im->regions.n)];
			u64 from = random_below(im, min(r->len, (u64)16 * PAGE) / 8) * 8;

			memset(r->bytes + from, (int)random_below(im, 256), random_below(im, 9));
		}
		err_free(look_at(&l, im));
		look_end(&l);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_version_is_exact),
		cmocka_unit_test(a_run_that_does_not_add_up_is_a_root),
		cmocka_unit_test(an_unknown_header_is_refused),
		cmocka_unit_test(other_data_is_none),
		cmocka_unit_test(damage_does_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
