// SPDX-License-Identifier: MIT
// ptmalloc's walk over made-up processes of each generation, whole and damaged.
#include "tests.h"

#include "alloc/alloc.h"
#include "alloc/ptmalloc.h"
#include "ptmalloc_image.h"

#define FUZZ_NS 1500000000ull // unless FUZZ_SECONDS says otherwise

struct look {
	struct made *image;
	struct walk walk;
	void *state;
	VEC(struct block) blocks;
};

static size_t read_image(void *arg, u64 addr, void *buf, size_t len)
{
	return target_read_some(arg, addr, buf, len);
}

static bool present_image(void *arg, u64 start, u64 end, u64 *ret_start, u64 *ret_end)
{
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

static void look_at(struct look *l, struct made *im, unsigned threads)
{
	struct reader reader = {read_image, present_image, im, im->gen->word};
	struct scan_options options = {.threads = threads, .no_edges = true};

	*l = (struct look){
		.image = im,
		.walk = {.target = &im->target, .modules = &im->modules, .heap = heap_new()},
	};
	assert_null(ptmalloc.find(&l->walk, &l->state));
	if (!l->state)
		return;
	assert_null(heap_scan(l->walk.heap, NULL, 0, &reader, &options));
	assert_null(ptmalloc.gather(&l->walk, l->state));
	assert_null(ptmalloc.settle(&l->walk, l->state));
	heap_check(l->walk.heap);
	heap_each(l->walk.heap, HEAP_ALLOCATED | HEAP_FREE, block_push, l);
}

static void look_end(struct look *l)
{
	if (l->state)
		ptmalloc.free(l->state);
	heap_free(l->walk.heap);
	walk_fini(&l->walk);
	vec_free(&l->blocks);
}

static bool is_free(enum made_state made)
{
	return made == MADE_FREE || made == MADE_CACHED || made == MADE_FAST;
}

static const struct block *block_at(const struct look *l, u64 addr)
{
	size_t lo = 0, hi = l->blocks.n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (l->blocks.v[mid].addr < addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < l->blocks.n && l->blocks.v[lo].addr == addr ? &l->blocks.v[lo] : NULL;
}

static void assert_exact(const struct look *l)
{
	unsigned word = l->image->gen->word;
	size_t expected = 0, tops = 0;

	vec_each (&l->walk.arenas, a) {
		if (a->verdict != VERDICT_EXACT)
			fail_msg("%s: %s: verdict %d: %s", l->image->gen->name, a->name, a->verdict,
				 a->why ? a->why : "");
		tops += strcmp(a->name, "mapped blocks") != 0;
	}
	vec_each (&l->image->chunks, c) {
		const struct block *b = block_at(l, c->addr + 2 * word);

		if (c->made == MADE_INTERNAL) {
			if (b)
				fail_msg("%s: a tcache at 0x%llx is a block", l->image->gen->name,
					 (unsigned long long)c->addr);
			continue;
		}
		if (!b)
			fail_msg("%s: 0x%llx of kind %d is missing", l->image->gen->name,
				 (unsigned long long)c->addr, c->made);
		assert_int_equal(b->size, c->size - word);
		if ((b->tile == TILE_FREE) != is_free(c->made))
			fail_msg("%s: 0x%llx of kind %d is %d", l->image->gen->name,
				 (unsigned long long)c->addr, c->made, b->tile);
		expected++;
	}
	if (l->blocks.n != expected + tops)
		fail_msg("%s: %zu blocks, not %zu", l->image->gen->name, l->blocks.n,
			 expected + tops);
	assert_int_equal(l->walk.notes.n, 0);
}

static void exact_on(const struct generation *g, u64 seed, const struct made_options *o)
{
	for (unsigned threads = 1; threads <= 2; threads++) {
		_cleanup_(made_freep) struct made *im = made_new(g, seed, o);
		struct look l;

		look_at(&l, im, threads);
		assert_non_null(l.state);
		assert_exact(&l);
		look_end(&l);
	}
}

static void every_generation_is_exact(void **state)
{
	static const struct made_options options[] = {
		{.chunks = 40},
		{.chunks = 3000, .brk_offset = 0xd40},
		{.chunks = 1500, .arena = true},
		{.chunks = 2000, .gaps = 6, .arena = true},
		{.chunks = 700, .mapped = 12},
		{.chunks = 2000, .gaps = 5, .scattered = true, .mapped = 7},
	};

	for (size_t g = 0; g < n_generations; g++)
		for (size_t o = 0; o < ARRAY_SIZE(options); o++)
			for (u64 seed = 1; seed <= 3; seed++)
				exact_on(&generations[g], seed * 77 + g, &options[o]);
}

static void an_unused_malloc_is_empty(void **state)
{
	_cleanup_(made_freep) struct made *im =
		made_new(&generations[6], 1, &(struct made_options){.chunks = 40});
	u64 size = im->gen->bins + 2 * 127 * 8 + 16;
	struct look l;

	memset(made_at(im, im->arenas[0]), 0, size);
	made_put(im, im->params, 0);
	look_at(&l, im, 1);
	assert_non_null(l.state);
	assert_int_equal(l.blocks.n, 0);
	look_end(&l);
}

static void other_data_is_no_malloc(void **state)
{
	_cleanup_(made_freep) struct made *im =
		made_new(&generations[6], 1, &(struct made_options){.chunks = 40});
	struct look l;

	memset(made_at(im, im->arenas[0]), 0, 4000);
	look_at(&l, im, 1);
	assert_null(l.state);
	look_end(&l);
}

// --- damage ---

struct damage {
	const char *what;
	const char *says; // in a note
	void (*do_it)(struct made *);
	unsigned keeps; // percent of the blocks that are still known, at least
};

static const struct made_chunk *some_chunk(struct made *im, enum made_state made, u64 most)
{
	size_t n = im->chunks.n, from = n / 2;

	for (size_t i = from; i < n; i++)
		if (im->chunks.v[i].made == made && im->chunks.v[i].size <= most &&
		    im->chunks.v[i].arena == 0)
			return &im->chunks.v[i];
	fail();
	return NULL;
}

static void overflow(struct made *im)
{
	const struct made_chunk *c = some_chunk(im, MADE_USED, UINT64_MAX);

	memset(made_at(im, c->addr + c->size), 'A', 16);
}

static void huge_size(struct made *im)
{
	made_put(im, some_chunk(im, MADE_USED, UINT64_MAX)->addr + 8, 0xfffffffffffffff1);
}

static void fd_astray(struct made *im)
{
	made_put(im, some_chunk(im, MADE_FREE, UINT64_MAX)->addr + 16, 0x4242424242424240);
}

static void bk_astray(struct made *im)
{
	made_put(im, some_chunk(im, MADE_FREE, UINT64_MAX)->addr + 24, 0x10);
}

static void foot_wrong(struct made *im)
{
	const struct made_chunk *c = some_chunk(im, MADE_FREE, UINT64_MAX);

	made_put(im, c->addr + c->size, 0x777);
}

static void cache_astray(struct made *im)
{
	u64 at = some_chunk(im, MADE_CACHED, UINT64_MAX)->addr + 16;

	made_put(im, at, made_word(im, at) ^ 0xff000000000);
}

static void fastbin_loops(struct made *im)
{
	u64 at = some_chunk(im, MADE_FAST, UINT64_MAX)->addr;

	made_put(im, at + 16, at ^ (at + 16) >> 12);
}

static void fastbin_unaligned(struct made *im)
{
	u64 head = im->arenas[0] + im->gen->fastbins;

	made_put(im, head, made_word(im, head) + 4);
}

static void heap_size_wrong(struct made *im)
{
	u64 heap = made_word(im, im->arenas[1] + im->gen->bins - 16) & ~(64 * MIB - 1);

	made_put(im, heap + 16, 0x123);
}

static void heap_prev_loops(struct made *im)
{
	u64 heap = made_word(im, im->arenas[1] + im->gen->bins - 16) & ~(64 * MIB - 1);

	made_put(im, heap + 8, heap);
}

static void top_astray(struct made *im)
{
	made_put(im, im->arenas[0] + im->gen->bins - 16, 0x123450);
}

static void mapped_wrong(struct made *im)
{
	made_put(im, vec_last(&im->chunks)->addr + 8, 0x12342);
	im->chunks.n--;
}

static void mapped_too_many(struct made *im)
{
	u64 at = vec_last(&im->regions)->start;

	vec_each (&im->regions, r)
		if (r->start == 0x7d0000000000)
			at = r->start + r->len - 4096;
	made_put(im, at + 8, 0x1002);
	made_put(im, im->params - 36, 65536ull << 32 | 5); // one less than there are
}

static void system_mem_wrong(struct made *im)
{
	u64 at = im->arenas[0] + im->gen->bins + 2 * 127 * 8 + 16 + 24;

	made_put(im, at, made_word(im, at) + 4096);
}

static const struct damage damages[] = {
	{"an overflow into the next header", "main arena: chunk at 0x", overflow, 25},
	{"a size beyond the heap", "its size word is", huge_size, 25},
	{"an fd that leads nowhere", "fd leads to no chunk", fd_astray, 98},
	{"a bk that leads nowhere", "bk does not lead back", bk_astray, 98},
	{"a free chunk's size that is not repeated", "the next one says", foot_wrong, 98},
	{"a tcache's list that leads astray", "tcache of 0x", cache_astray, 80},
	{"a fastbin's list that is a loop", "fastbin of 0x", fastbin_loops, 80},
	{"a fastbin's head that is misaligned", "fastbin of 0x", fastbin_unaligned, 80},
	{"a heap's size", "no chain of heaps", heap_size_wrong, 50},
	{"a loop of heaps", "no chain of heaps", heap_prev_loops, 50},
	{"a top elsewhere", "sbrk_base", top_astray, 10},
	{"a mapped chunk's size", "mapped blocks: mp_ says", mapped_wrong, 90},
	{"what looks like a mapped chunk", "mapped blocks: mp_ says", mapped_too_many, 90},
	{"a sum of bytes", "system_mem says", system_mem_wrong, 98},
};

static bool some_note_says(const struct look *l, const char *text)
{
	vec_each (&l->walk.notes, note)
		if (strstr(*note, text))
			return true;
	return false;
}

// Nothing that is in use is said to be free, or the reverse, and nothing is made up.
static void assert_honest(const struct look *l, const struct damage *d)
{
	unsigned word = l->image->gen->word;
	size_t known = 0, tops = 0;

	vec_each (&l->image->chunks, c) {
		const struct block *b = block_at(l, c->addr + 2 * word);

		if (!b)
			continue;
		known++;
		if (b->tile == TILE_FREE && !is_free(c->made))
			fail_msg("%s: 0x%llx is in use", d->what, (unsigned long long)c->addr);
	}
	vec_each (&l->walk.arenas, a)
		tops += strcmp(a->name, "mapped blocks") != 0;
	assert_true(l->blocks.n <= known + tops);
	if (known * 100 < l->image->chunks.n * d->keeps)
		fail_msg("%s: only %zu of %zu blocks are known", d->what, known,
			 l->image->chunks.n);
}

static void damage_is_noted(void **state)
{
	static const struct made_options o = {.chunks = 9000, .mapped = 6, .arena = true};

	for (size_t i = 0; i < ARRAY_SIZE(damages); i++) {
		_cleanup_(made_freep) struct made *im = made_new(&generations[6], i + 5, &o);
		struct look l;

		damages[i].do_it(im);
		look_at(&l, im, 2);
		assert_non_null(l.state);
		if (!some_note_says(&l, damages[i].says))
			fail_msg("%s: not noted; %zu notes, the last: %s", damages[i].what,
				 l.walk.notes.n, l.walk.notes.n ? *vec_last(&l.walk.notes) : "");
		assert_honest(&l, &damages[i]);
		look_end(&l);
	}
}

static void mutate(struct made *im)
{
	struct made_region *r = &im->regions.v[made_random(im, im->regions.n)];
	u64 at = align_down(made_random(im, r->len - 8), im->gen->word), v = 0, k;

	memcpy(&v, r->bytes + at, im->gen->word);
	k = made_random(im, 6);
	if (k == 0)
		v ^= (u64)1 << made_random(im, 64);
	else if (k == 1)
		v += (made_random(im, 64) - 32) * 16;
	else if (k == 2)
		v = im->chunks.v[made_random(im, im->chunks.n)].addr + made_random(im, 5) * 8;
	else if (k == 3)
		v = made_random(im, UINT64_MAX);
	else if (k == 4)
		v = UINT64_MAX - made_random(im, 100);
	else
		v = made_random(im, 4);
	memcpy(r->bytes + at, &v, im->gen->word);
}

// Whatever memory says: no crash, no endless loop, and sums of the heap that hold.
static void no_mutation_breaks_it(void **state)
{
	static const struct made_options options[] = {
		{.chunks = 300, .arena = true, .mapped = 5},
		{.chunks = 300, .gaps = 4, .arena = true},
		{.chunks = 200, .gaps = 3, .scattered = true},
	};
	const char *seconds = getenv("FUZZ_SECONDS");
	u64 start = now_ns(), ns = seconds ? strtoull(seconds, NULL, 10) * 1000000000 : FUZZ_NS;
	u64 seed = seconds ? start : 1;

	for (; now_ns() - start < ns; seed++) {
		_cleanup_(made_freep) struct made *im =
			made_new(&generations[seed % n_generations], seed,
				 &options[seed % ARRAY_SIZE(options)]);
		u64 n = 1 + made_random(im, 60);
		struct look l;

		while (n--)
			mutate(im);
		look_at(&l, im, 1 + seed % 2);
		look_end(&l);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_generation_is_exact),
		cmocka_unit_test(an_unused_malloc_is_empty),
		cmocka_unit_test(other_data_is_no_malloc),
		cmocka_unit_test(damage_is_noted),
		cmocka_unit_test(no_mutation_breaks_it),
	};

	return cmocka_run_group_tests_name("ptmalloc", tests, NULL, NULL);
}
