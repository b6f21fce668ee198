// SPDX-License-Identifier: MIT
// The walk of mallocng over made-up groups, with a thread stopped while it makes a new one.
#include "tests.h"

#include "alloc/mallocng.h"
#include "made.h"

enum { PAGE = MADE_PAGE, UNIT = 16, SLOTS_MAX = 32, AREA_METAS = 24, META = 40, REST = 0x58 };

static const u64 data_at = 0x7f1000000000, heap_at = 0x7e0000000000, secret = 0x5ec12e7badc0ffee;

// CALM and OUTER were made long ago, and INNER in a slot of OUTER. The last two are made by some tests.
enum { CALM, OUTER, INNER, FRESH, FRESH_INNER, GROUPS };

// Which of OUTER's slots hold groups.
enum { INNER_SLOT = 1, FRESH_SLOT = 3 };

static const struct shape {
	u64 mem;
	unsigned class, stride, slots;
	u32 taken, freed;
} shapes[GROUPS] = {
	[CALM] = {heap_at + 1 * PAGE, 3, 64, 8, 0x35, 0x02},
	[OUTER] = {heap_at + 2 * PAGE, 14, 400, 5, 0x0f, 0},
	[INNER] = {heap_at + 2 * PAGE + UNIT + INNER_SLOT * 400, 1, 32, 10, 0x03, 0x04},
	[FRESH] = {heap_at + 3 * PAGE, 5, 96, 12, 0x01, 0},
	[FRESH_INNER] = {heap_at + 2 * PAGE + UNIT + FRESH_SLOT * 400, 2, 48, 7, 0x01, 0},
};

struct image {
	struct made made;
	u8 data[2 * PAGE]; // the second page stands for code
	u8 heap[4 * PAGE]; // descriptors, and the groups
};

static u64 meta_of(unsigned group)
{
	return heap_at + AREA_METAS + group * META;
}

static u64 block_of(unsigned group, unsigned i)
{
	return shapes[group].mem + UNIT + (u64)shapes[group].stride * i;
}

static void bytes_put(struct image *im, u64 addr, const void *bytes, size_t len)
{
	memcpy(im->heap + (addr - heap_at), bytes, len);
}

// The header of a slot: its index, what its owner has not asked for, how far it is from the storage.
static void header_put(struct image *im, unsigned group, unsigned i, unsigned reserved)
{
	u64 offset = block_of(group, i) - block_of(group, 0);
	u8 h[4] = {0, (u8)(i | reserved << 5), (u8)(offset / UNIT), (u8)(offset / UNIT >> 8)};

	bytes_put(im, block_of(group, i) - sizeof(h), h, sizeof(h));
}

static void taken_put(struct image *im, unsigned group, u32 taken)
{
	const struct shape *s = &shapes[group];
	u32 masks[2] = {((1u << s->slots) - 1) & ~taken & ~s->freed, s->freed & ~taken};

	bytes_put(im, meta_of(group) + 24, masks, sizeof(masks));
}

static void group_put(struct image *im, unsigned group)
{
	const struct shape *s = &shapes[group];

	made_put(&im->made, meta_of(group) + 16, s->mem);
	made_put(&im->made, meta_of(group) + 32, (s->slots - 1) | 1 << 5 | s->class << 6);
	made_put(&im->made, s->mem, meta_of(group));
	taken_put(im, group, s->taken);
}

// The headers of the slots in use.
static void headers_put(struct image *im, unsigned group)
{
	for (unsigned i = 0; i < shapes[group].slots; i++)
		if (shapes[group].taken >> i & 1)
			header_put(im, group, i, 3);
}

static void thread_add(struct image *im, u64 pc)
{
	struct thread *thread = vec_push(&im->made.target.threads);

	*thread = (struct thread){.tid = (int)im->made.target.threads.n, .pc = pc, .sp = REST};
}

// At rest, with a thread that is elsewhere.
static struct image *image_new(void)
{
	struct image *im = xcalloc(1, sizeof(*im));
	struct module *libc;
	u32 metas = (PAGE - AREA_METAS) / META;

	made_init(&im->made, "libc.so", (struct made_memory){data_at, sizeof(im->data), im->data},
		  (struct made_memory){heap_at, sizeof(im->heap), im->heap});
	libc = im->made.modules.list.v;
	libc->segments.v[0].end = data_at + PAGE;
	*vec_push(&libc->segments) =
		(struct segment){data_at + PAGE, data_at + 2 * PAGE, .flags = PF_R | PF_X};
	made_put(&im->made, data_at + REST, secret);
	made_put(&im->made, data_at + REST + 40, heap_at);
	made_put(&im->made, heap_at, secret);
	bytes_put(im, heap_at + 16, &metas, sizeof(metas));
	for (unsigned group = CALM; group <= INNER; group++) {
		group_put(im, group);
		headers_put(im, group);
	}
	header_put(im, OUTER, INNER_SLOT, 6);
	thread_add(im, 0x555500001000);
	return im;
}

static void image_free(struct image *im)
{
	vec_each (&im->made.target.threads, thread)
		vec_free(&thread->words);
	made_fini(&im->made);
	free(im);
}
DEFINE_FREEP(struct image *, image_free)

// A thread in malloc has no more in its hands than the class that it wants.
static const u64 in_malloc = data_at + PAGE + 0x40;

struct look {
	struct made_look look;
	u64 used[2 * GROUPS * SLOTS_MAX], own[2 * GROUPS * SLOTS_MAX];
	size_t n_used, n_own;
};

static bool block_count(const struct block *b, void *arg)
{
	struct look *l = arg;

	l->used[l->n_used++] = b->addr;
	if (mallocng.own(&l->look.walk, l->look.state, b))
		l->own[l->n_own++] = b->addr;
	return false;
}

static void look_at(struct look *l, struct image *im)
{
	memset(l, 0, sizeof(*l));
	made_look(&l->look, &im->made, &mallocng);
	assert_int_equal(l->look.walk.arenas.v[0].verdict, VERDICT_EXACT);
	heap_each(l->look.walk.heap, HEAP_ALLOCATED, block_count, l);
}

static void look_end(struct look *l)
{
	made_look_end(&l->look, &mallocng);
}

// Of OUTER's four slots in use one is INNER.
enum { AT_REST = 4 + 3 + 2 };

// Looks, and expects so many blocks, and that a thread is making the one at `block` (0: none).
static void assert_own(struct image *im, size_t used, u64 block)
{
	struct look l;

	look_at(&l, im);
	assert_int_equal(l.n_used, used);
	assert_int_equal(l.n_own, block != 0);
	if (block)
		assert_int_equal(l.own[0], block);
	look_end(&l);
}

// --- tests ---

static void groups_at_rest(void **state)
{
	_cleanup_(image_freep) struct image *im = image_new();
	const u64 blocks[AT_REST] = {
		block_of(CALM, 0),  block_of(CALM, 2),	block_of(CALM, 4),
		block_of(CALM, 5),  block_of(OUTER, 0), block_of(INNER, 0),
		block_of(INNER, 1), block_of(OUTER, 2), block_of(OUTER, 3),
	};
	struct look l;

	(void)state;
	look_at(&l, im);
	assert_int_equal(l.n_used, AT_REST);
	assert_memory_equal(l.used, blocks, sizeof(blocks));
	assert_int_equal(l.n_own, 0);
	look_end(&l);
	thread_add(im, in_malloc);
	assert_own(im, AT_REST, 0);
}

// alloc_slot: its first slot is taken, its header has never been written.
static void a_slot_in_a_new_group(void **state)
{
	_cleanup_(image_freep) struct image *im = image_new();

	(void)state;
	group_put(im, FRESH);
	assert_own(im, AT_REST + 1, 0);
	thread_add(im, in_malloc);
	assert_own(im, AT_REST + 1, block_of(FRESH, 0));
}

// The same within a slot, where an earlier owner's bytes may look like a header.
static void a_slot_in_a_new_group_that_is_nested(void **state)
{
	(void)state;
	for (unsigned stale = 0; stale < 2; stale++) {
		_cleanup_(image_freep) struct image *im = image_new();

		header_put(im, OUTER, FRESH_SLOT, 6);
		group_put(im, FRESH_INNER);
		if (stale)
			header_put(im, FRESH_INNER, 0, 2);
		assert_own(im, AT_REST, 0);
		thread_add(im, in_malloc);
		assert_own(im, AT_REST, block_of(FRESH_INNER, 0));
	}
}

// A slot that has its header, and is the first of its mapping, is its owner's; so is one that is not alone.
static void slots_that_have_owners(void **state)
{
	_cleanup_(image_freep) struct image *im = image_new();

	(void)state;
	group_put(im, FRESH);
	thread_add(im, in_malloc);
	header_put(im, FRESH, 0, 3);
	assert_own(im, AT_REST + 1, 0);
	header_put(im, FRESH, 0, 0);
	header_put(im, FRESH, 1, 3);
	taken_put(im, FRESH, 0x03);
	assert_own(im, AT_REST + 2, 0);
}

// What waits in the kernel for something is not in the middle of malloc.
static void a_thread_that_waits(void **state)
{
	static const u8 syscall[] = {0x0f, 0x05};
	_cleanup_(image_freep) struct image *im = image_new();

	(void)state;
	group_put(im, FRESH);
	thread_add(im, in_malloc);
	memcpy(im->data + (in_malloc - data_at) - sizeof(syscall), syscall, sizeof(syscall));
	assert_own(im, AT_REST + 1, 0);
}

// With the descriptor in a register: any slot whose header has not been written.
static void a_slot_of_a_descriptor_at_hand(void **state)
{
	_cleanup_(image_freep) struct image *im = image_new();

	(void)state;
	group_put(im, FRESH);
	header_put(im, FRESH, 1, 3);
	taken_put(im, FRESH, 0x03);
	thread_add(im, in_malloc);
	*vec_push(&im->made.target.threads.v[1].words) = meta_of(FRESH);
	assert_own(im, AT_REST + 2, block_of(FRESH, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups_at_rest),
		cmocka_unit_test(a_slot_in_a_new_group),
		cmocka_unit_test(a_slot_in_a_new_group_that_is_nested),
		cmocka_unit_test(slots_that_have_owners),
		cmocka_unit_test(a_thread_that_waits),
		cmocka_unit_test(a_slot_of_a_descriptor_at_hand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
