// SPDX-License-Identifier: MIT
// The walk of oldmalloc over a made-up region, with a thread stopped at each step of what it does to one.
#include "tests.h"

#include "alloc/oldmalloc.h"
#include "made.h"

enum { PAGE = MADE_PAGE, UNIT = 32, HEADER = 16, BINS = 64, BIN = 24, CHUNKS = 40 };

static const u64 data_at = 0x7f1000000000, heap_at = 0x7e0000000000, bins_at = 0x7f1000000048;

struct image {
	struct made made;
	u8 data[PAGE], heap[2 * PAGE];
	u64 chunks[CHUNKS + 1]; // the last is the region's end
};

// Sizes of the chunks by their number; every fourth is free, and the only one in its bin.
static u64 size_of(unsigned i)
{
	return (1 + i % 7) * UNIT;
}

static bool free_of(unsigned i)
{
	return i % 4 == 3;
}

static void header_put(struct image *im, u64 chunk, u64 psize, u64 csize)
{
	made_put(&im->made, chunk, psize);
	made_put(&im->made, chunk + 8, csize);
}

static void bin_fill(struct image *im, unsigned bin, u64 chunk)
{
	u64 at = bins_at + bin * BIN;

	made_put(&im->made, at + 8, chunk);
	made_put(&im->made, at + 16, chunk);
	made_put(&im->made, chunk + 16, at + 8 - HEADER);
	made_put(&im->made, chunk + 24, at + 8 - HEADER);
}

static struct image *image_new(void)
{
	struct image *im = xcalloc(1, sizeof(*im));
	u64 chunk = heap_at + HEADER, psize = 1, binmap = 0;

	made_init(&im->made, "libc.so", (struct made_memory){data_at, sizeof(im->data), im->data},
		  (struct made_memory){heap_at, sizeof(im->heap), im->heap});
	for (int tid = 1; tid <= 8; tid++)
		*vec_push(&im->made.target.threads) = (struct thread){.tid = tid};
	for (unsigned i = 0; i < CHUNKS; i++) {
		im->chunks[i] = chunk;
		header_put(im, chunk, psize, size_of(i) | !free_of(i));
		if (free_of(i)) {
			bin_fill(im, i / 4, chunk);
			binmap |= 1ull << i / 4;
		}
		psize = size_of(i) | !free_of(i);
		chunk += size_of(i);
	}
	im->chunks[CHUNKS] = chunk;
	header_put(im, chunk, psize, 1);
	made_put(&im->made, bins_at - 8, binmap);
	return im;
}

static void image_free(struct image *im)
{
	made_fini(&im->made);
	free(im);
}
DEFINE_FREEP(struct image *, image_free)

struct look {
	struct made_look look;
	size_t used, free;
	u64 blocks[2 * CHUNKS]; // that are used
};

static bool block_count(const struct block *b, void *arg)
{
	struct look *l = arg;

	if (b->tile == TILE_FREE)
		l->free++;
	else
		l->blocks[l->used++] = b->addr;
	return false;
}

static void look_at(struct look *l, struct image *im)
{
	memset(l, 0, sizeof(*l));
	made_look(&l->look, &im->made, &oldmalloc);
	heap_each(l->look.walk.heap, HEAP_ALLOCATED | HEAP_FREE, block_count, l);
}

static void look_end(struct look *l)
{
	made_look_end(&l->look, &oldmalloc);
}

static bool is_used(const struct look *l, u64 chunk)
{
	for (size_t i = 0; i < l->used; i++)
		if (l->blocks[i] == chunk + HEADER)
			return true;
	return false;
}

// Looks, and expects every chunk to be what it was, but for those from one number to another.
static void assert_all_but(struct image *im, unsigned from, unsigned to)
{
	struct look l;

	look_at(&l, im);
	assert_int_equal(l.look.walk.arenas.v[0].verdict,
			 from < to ? VERDICT_IN_TRANSITION : VERDICT_EXACT);
	for (unsigned i = 0; i < CHUNKS; i++)
		if ((i < from || i >= to) && is_used(&l, im->chunks[i]) == free_of(i))
			fail_msg("chunk %u is not what it was", i);
	for (unsigned i = from; i < to; i++)
		assert_false(is_used(&l, im->chunks[i]));
	look_end(&l);
}

// --- tests ---

static void a_region_at_rest(void **state)
{
	_cleanup_(image_freep) struct image *im = image_new();

	(void)state;
	assert_all_but(im, 0, 0);
}

// unbin: the one bit that says so is set in the chunk first, and then behind it.
static void a_chunk_that_is_taken_from_its_bin(void **state)
{
	_cleanup_(image_freep) struct image *im = image_new();

	(void)state;
	made_put(&im->made, im->chunks[19] + 8, size_of(19) | 1);
	assert_all_but(im, 19, 20);
}

// __bin_chunk: the size of all that was joined is written into the first header, and then into the last.
static void chunks_that_are_joined(void **state)
{
	_cleanup_(image_freep) struct image *im = image_new();
	u64 size = size_of(18) + size_of(19) + size_of(20);

	(void)state;
	made_put(&im->made, im->chunks[18] + 8, size | 1);
	assert_all_but(im, 18, 21);
}

// trim: a new header within the chunk, the size behind it, and the size before it, in any order.
static void a_chunk_that_is_split(void **state)
{
	(void)state;
	for (unsigned written = 1; written < 7; written++) {
		_cleanup_(image_freep) struct image *im = image_new();
		u64 chunk = im->chunks[20], size = size_of(20), split = chunk + 2 * UNIT;

		header_put(im, split, 0xb1b1b1b1b1b1b1b1, 0xb1b1b1b1b1b1b1b1);
		if (written & 1)
			header_put(im, split, 2 * UNIT | 1, (size - 2 * UNIT) | 1);
		if (written & 2)
			made_put(&im->made, im->chunks[21], (size - 2 * UNIT) | 1);
		if (written & 4)
			made_put(&im->made, chunk + 8, 2 * UNIT | 1);
		struct look l;
		look_at(&l, im);
		for (unsigned i = 0; i < CHUNKS; i++)
			if (i != 20 && is_used(&l, im->chunks[i]) == free_of(i))
				fail_msg("written %u: chunk %u is not what it was", written, i);
		// The whole chunk, or what is split off from it.
		assert_int_equal(l.look.walk.arenas.v[0].verdict,
				 written == 1 ? VERDICT_EXACT : VERDICT_IN_TRANSITION);
		look_end(&l);
	}
}

// As many as there are threads may be on their way; where more differ it is no region.
static void a_region_that_is_none(void **state)
{
	_cleanup_(image_freep) struct image *im = image_new();
	struct look l;

	(void)state;
	for (unsigned i = 0; i < CHUNKS; i += 2)
		made_put(&im->made, im->chunks[i] + 8, size_of(i) | free_of(i));
	look_at(&l, im);
	assert_int_equal(l.used, 0);
	assert_int_equal(l.look.walk.arenas.v[0].verdict, VERDICT_IN_TRANSITION);
	look_end(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_region_at_rest),
		cmocka_unit_test(a_chunk_that_is_taken_from_its_bin),
		cmocka_unit_test(chunks_that_are_joined),
		cmocka_unit_test(a_chunk_that_is_split),
		cmocka_unit_test(a_region_that_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
