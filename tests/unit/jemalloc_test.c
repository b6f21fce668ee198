// SPDX-License-Identifier: MIT
// How the tree of jemalloc 5 is found, and what is none: other allocators have trees of pages too.
#include "tests.h"

#include "alloc/jemalloc.h"
#include "made.h"

enum { PAGE = MADE_PAGE, LEAF_BYTES = 2 << 20, ENTRIES = 200, ROOT_PAGE = 3 };

static const u64 data_at = 0x7f1000000000, tree_at = 0x7e0000000000, pages_at = 0x7d0000000000;

struct image {
	struct made made;
	u8 data[2 * LEAF_BYTES]; // of the module
	u8 tree[3 * LEAF_BYTES]; // a leaf, another one, descriptors
	u64 root, leaf, pages;	 // pages: the first that the tree knows
};

// `high` is added to every address.
static struct image *image_blank(u64 high)
{
	struct image *im = xcalloc(1, sizeof(*im));

	made_init(&im->made, "libmade.so",
		  (struct made_memory){data_at + high, sizeof(im->data), im->data},
		  (struct made_memory){tree_at + high, sizeof(im->tree), im->tree});
	im->root = data_at + high + ROOT_PAGE * PAGE;
	im->leaf = tree_at + high;
	im->pages = pages_at + high;
	return im;
}

// A descriptor of one page.
static u64 descriptor_make(struct image *im, u64 i)
{
	u64 descriptor = im->made.memory[1].start + 2 * LEAF_BYTES + i * 128;

	made_put(&im->made, descriptor + 8, im->pages + i * PAGE);
	made_put(&im->made, descriptor + 16, PAGE);
	return descriptor;
}

// A tree with one leaf.
static struct image *image_high(u64 high)
{
	struct image *im = image_blank(high);

	made_put(&im->made, im->root + 8 * (im->pages >> 30), im->leaf);
	for (u64 i = 0; i < ENTRIES; i++)
		made_put(&im->made, im->leaf + 8 * ((im->pages + i * PAGE) % (1 << 30) / PAGE),
			 descriptor_make(im, i));
	return im;
}

static struct image *image_new(void)
{
	return image_high(0);
}

// The same for addresses of 57 bits: a node lies between the root and the leaf, and an entry's class beside
// it.
static struct image *image_wide(void)
{
	struct image *im = image_blank(0);
	u64 node = tree_at;

	im->leaf = tree_at + LEAF_BYTES;
	made_put(&im->made, im->root + 8 * (pages_at >> 42), node);
	made_put(&im->made, node + 8 * (pages_at >> 27 & 0x7fff), im->leaf);
	for (u64 i = 0; i < ENTRIES; i++) {
		u64 entry = im->leaf + 16 * ((pages_at + i * PAGE) % (1 << 27) / PAGE);

		made_put(&im->made, entry, descriptor_make(im, i));
		made_put(&im->made, entry + 8, 7 << 5 | 1);
	}
	return im;
}

static void image_free(struct image *im)
{
	made_fini(&im->made);
	free(im);
}
DEFINE_FREEP(struct image *, image_free)

// How many trees there are; the one's root.
static size_t trees(struct image *im, u64 *ret_root)
{
	struct walk w = {
		.target = &im->made.target, .modules = &im->made.modules, .heap = heap_new()};
	struct je_states *states = xcalloc(1, sizeof(*states));

	je_find_trees(&w, states);
	size_t n = states->list.n;
	*ret_root = n ? states->list.v[0]->root : 0;
	jemalloc.free(states);
	heap_free(w.heap);
	walk_fini(&w);
	return n;
}

// --- tests ---

static void a_tree(void **state)
{
	_cleanup_(image_freep) struct image *im = image_new();
	u64 root;

	(void)state;
	assert_int_equal(trees(im, &root), 1);
	assert_int_equal(root, im->root);
	made_put(&im->made, im->root + 8, im->leaf + LEAF_BYTES);
	assert_int_equal(trees(im, &root), 1);
}

// aarch64's addresses have a bit more than those of x86-64.
static void a_tree_at_addresses_of_48_bits(void **state)
{
	_cleanup_(image_freep) struct image *im = image_high((u64)1 << 47);
	u64 root;

	(void)state;
	assert_int_equal(trees(im, &root), 1);
	assert_int_equal(root, im->root);
}

static void a_root_with_what_is_no_leaf(void **state)
{
	static const u64 words[] = {1, 0x1234567890, 0x7e0000000008, 0xff1000000000};
	u64 root;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
		_cleanup_(image_freep) struct image *im = image_new();

		made_put(&im->made, im->root + 8 * 77, words[i]);
		assert_int_equal(trees(im, &root), 0);
	}
}

static void a_tree_of_three_levels(void **state)
{
	_cleanup_(image_freep) struct image *im = image_wide();
	struct walk w = {
		.target = &im->made.target, .modules = &im->made.modules, .heap = heap_new()};
	struct je_states *states = xcalloc(1, sizeof(*states));

	(void)state;
	je_find_trees(&w, states);
	assert_int_equal(states->list.n, 1);
	struct je_state *s = states->list.v[0];
	assert_true(s->wide);
	assert_int_equal(s->root, im->root);
	s->peek = peek_new(&im->made.target);
	je_read_extents(s);
	assert_int_equal(s->extents.n, ENTRIES);
	for (u64 i = 0; i < ENTRIES; i++) {
		assert_int_equal(s->extents.v[i].key, pages_at + i * PAGE);
		assert_int_equal(s->extents.v[i].classes[0], 7);
	}
	peek_free(take(s->peek));
	jemalloc.free(states);
	heap_free(w.heap);
	walk_fini(&w);
}

static void a_root_of_three_levels_with_what_is_no_node(void **state)
{
	static const u64 indices[] = {0, 5, 70, (1 << 15) - 1};
	u64 root;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(indices); i++) {
		_cleanup_(image_freep) struct image *im = image_wide();

		made_put(&im->made, im->root + 8 * indices[i], 0x1234567890);
		assert_int_equal(trees(im, &root), 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tree),
		cmocka_unit_test(a_tree_at_addresses_of_48_bits),
		cmocka_unit_test(a_root_with_what_is_no_leaf),
		cmocka_unit_test(a_tree_of_three_levels),
		cmocka_unit_test(a_root_of_three_levels_with_what_is_no_node),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
