// SPDX-License-Identifier: MIT
#include "shapes.h"

#include <stdlib.h>
#include <string.h>

static u64 seed = 88172645463325252;

static u64 dice(u64 n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (u64)((unsigned __int128)seed * n >> 64);
}

static u64 scaled(double scale, u64 n)
{
	return max((u64)(scale * (double)n), (u64)100);
}

static u64 chunk_size(u64 bytes)
{
	return align_up(bytes + 8, 16);
}

// A new block, zeroed.
static u64 *block_new(struct image *im, u64 bytes)
{
	u8 *p = im->base + im->size + IMAGE_HEADER;

	*(u64 *)(p - 8) = chunk_size(bytes) | 1;
	im->size += chunk_size(bytes);
	im->blocks++;
	return (u64 *)p;
}

static u64 address(const void *p)
{
	return (u64)(uintptr_t)p;
}

static u32 *permutation(u64 n)
{
	u32 *at = malloc(n * sizeof(*at));

	for (u64 i = 0; i < n; i++)
		at[i] = (u32)i;
	for (u64 i = n; i-- > 1;) {
		u64 j = dice(i + 1);
		u32 t = at[i];

		at[i] = at[j];
		at[j] = t;
	}
	return at;
}

// Blocks 0..n of one size, at any of which the caller may look.
static u8 *blocks_new(struct image *im, u64 n, u64 bytes)
{
	u8 *first = (u8 *)block_new(im, bytes);

	for (u64 i = 1; i < n; i++)
		block_new(im, bytes);
	return first;
}

static u64 graph_room(double scale)
{
	return scaled(scale, 10000000) * 64 + MIB;
}

// One block in a hundred is pointed to by none; the others hang in a tree, in random order, and
// have 2.4 pointers to random ones besides.
static void graph_make(struct image *im, double scale)
{
	u64 n = scaled(scale, 10000000), live = n - n / 100;
	u32 *at = permutation(n);
	u8 *first = blocks_new(im, n, 48);

	for (u64 i = 0; i < n; i++) {
		u64 *b = (u64 *)(first + (u64)at[i] * 64);

		for (u64 k = 1; i < live && k < 3 && 2 * i + k < live; k++)
			b[k] = address(first + (u64)at[2 * i + k] * 64);
		for (u64 k = 3; k < 5 + (dice(10) < 4); k++)
			b[k] = address(first + (u64)at[dice(live)] * 64);
		b[0] = i;
	}
	im->roots[im->n_roots++] = address(first + (u64)at[0] * 64);
	im->leaks = n - live;
	free(at);
}

static u64 list_room(double scale)
{
	return scaled(scale, 20000000) * 32 + MIB;
}

static void list_make(struct image *im, double scale)
{
	u64 n = scaled(scale, 20000000), live = n - n / 100;
	u32 *at = permutation(n);
	u8 *first = blocks_new(im, n, 16);

	for (u64 i = 0; i < n; i++) {
		u64 *b = (u64 *)(first + (u64)at[i] * 32);

		b[0] = i + 1 == live ? 0
				     : address(first + (u64)at[i < live ? i + 1 : dice(live)] * 32);
		b[1] = i;
	}
	im->roots[im->n_roots++] = address(first + (u64)at[0] * 32);
	im->leaks = n - live;
	free(at);
}

static u64 dlist_room(double scale)
{
	return scaled(scale, 10000000) * 32 + MIB;
}

static void dlist_make(struct image *im, double scale)
{
	u64 n = scaled(scale, 10000000), live = n - n / 100;
	u32 *at = permutation(n);
	u8 *first = blocks_new(im, n, 24);

	for (u64 i = 0; i < n; i++) {
		u64 *b = (u64 *)(first + (u64)at[i] * 32);

		b[0] = address(first + (u64)at[i < live ? (i + 1) % live : dice(live)] * 32);
		b[1] = address(first + (u64)at[i < live ? (i + live - 1) % live : dice(live)] * 32);
		b[2] = i;
	}
	im->roots[im->n_roots++] = address(first + (u64)at[0] * 32);
	im->leaks = n - live;
	free(at);
}

static u64 bulk_room(double scale)
{
	return scaled(scale, 200000) * 16400 + scaled(scale, 200000) * 8 + MIB;
}

// Blocks of bytes that hold no pointers, and one table of them.
static void bulk_make(struct image *im, double scale)
{
	u64 n = scaled(scale, 200000), *table = block_new(im, n * 8), live = n - n / 100;

	for (u64 i = 0; i < n; i++) {
		u64 *b = block_new(im, 16384);

		for (u64 k = 0; k < 2048; k++)
			b[k] = (i * 2048 + k) * 0x9e3779b97f4a7c15 | (u64)1 << 47; // no pointer
		table[i] = i < live ? address(b) : i;
	}
	im->roots[im->n_roots++] = address(table);
	im->leaks = n - live;
}

#define MAP_NODE  112 // of std::map<std::string, std::string>
#define HASH_NODE 96  // of std::unordered_map, with a string outside of it
#define HASH_TEXT 128

static u64 maps_room(double scale)
{
	return scaled(scale, 5000000) * MAP_NODE +
	       scaled(scale, 1000000) * (HASH_NODE + HASH_TEXT + 16) + MIB;
}

// A tree node points to its parent, its children, and twice into itself: short strings.
static void tree_make(struct image *im, u64 n, u64 live)
{
	u32 *at = permutation(n);
	u8 *first = blocks_new(im, n, MAP_NODE - 16);

	for (u64 i = 0; i < n; i++) {
		u64 *b = (u64 *)(first + (u64)at[i] * MAP_NODE);

		b[0] = i & 1;
		b[1] = i && i < live ? address(first + (u64)at[(i - 1) / 2] * MAP_NODE) : 0;
		for (u64 k = 1; k < 3; k++)
			b[1 + k] = 2 * i + k < live ? address(first + (u64)at[2 * i + k] * MAP_NODE)
						    : 0;
		b[4] = address(b + 6);
		b[5] = 8;
		memcpy(b + 6, "key12345", 8);
		b[8] = address(b + 10);
		b[9] = 8;
		memcpy(b + 10, "text1234", 8);
	}
	im->roots[im->n_roots++] = address(first + (u64)at[0] * MAP_NODE);
	im->leaks += n - live;
	free(at);
}

static void hash_make(struct image *im, u64 n, u64 live)
{
	u64 *table = block_new(im, n * 8);

	for (u64 i = 0; i < n; i++) {
		u64 *b = block_new(im, HASH_NODE - 16), *text = block_new(im, HASH_TEXT - 16);
		u64 slot = dice(n);

		memset(text, 'x', 100);
		b[1] = address(b + 3);
		b[2] = 8;
		memcpy(b + 3, "key12345", 8);
		b[5] = address(text);
		b[6] = b[7] = 100;
		if (i >= live)
			continue;
		b[0] = table[slot];
		table[slot] = address(b);
	}
	im->roots[im->n_roots++] = address(table);
	im->leaks += 2 * (n - live);
}

static void maps_make(struct image *im, double scale)
{
	u64 tree = scaled(scale, 5000000), hash = scaled(scale, 1000000);

	tree_make(im, tree, tree - tree / 100);
	hash_make(im, hash, hash - hash / 100);
}

static u64 wide_room(double scale)
{
	return scaled(scale, 100000) * (4112 + 48) + scaled(scale, 100000) * 8 + 2 * MIB;
}

// Arrays of 512 pointers, to small blocks and to each other.
static void wide_make(struct image *im, double scale)
{
	u64 n = scaled(scale, 100000), live = n - n / 100, *table = block_new(im, n * 8);
	u8 *leaf = blocks_new(im, n, 32), *array = blocks_new(im, n, 4096);

	for (u64 i = 0; i < n; i++) {
		u64 *b = (u64 *)(array + i * 4112);

		for (u64 k = 0; k < 512; k++)
			b[k] = address(k % 2 ? leaf + dice(n) * 48 : array + dice(live) * 4112);
		b[0] = address(leaf + i * 48);
		table[i] = i < live ? address(b) : 0;
	}
	im->roots[im->n_roots++] = address(table);
	im->leaks = n - live;
}

#define SPARSE_STEP (64 * MIB)

static u64 sparse_room(double scale)
{
	return scaled(scale, 1024) * SPARSE_STEP + MIB;
}

// 1 MiB of small blocks, then one block of 63 MiB that was never touched, and so on: a list of all
// the small ones.
static void sparse_make(struct image *im, double scale)
{
	u64 n = scaled(scale, 1024), *last = NULL;

	for (u64 i = 0; i < n; i++) {
		u64 end = (i + 1) * SPARSE_STEP;

		while (im->size < end - SPARSE_STEP + MIB) {
			u64 *b = block_new(im, 48);

			if (last)
				*last = address(b);
			else
				im->roots[im->n_roots++] = address(b);
			last = b;
		}
		last[1] = address(block_new(im, end - im->size - 16));
	}
	block_new(im, 48);
	im->leaks = 1;
}

const struct shape shapes[] = {
	{"graph", "random graph of 10 M blocks of 48 bytes", graph_room, graph_make},
	{"list", "one list of 20 M nodes in random order", list_room, list_make},
	{"bulk", "200 k blocks of 16 KB", bulk_room, bulk_make},
	{"maps", "map of 5 M short strings, hash of 1 M", maps_room, maps_make},
	{"dlist", "doubly linked list of 10 M nodes", dlist_room, dlist_make},
	{"wide", "100 k arrays of 512 pointers", wide_room, wide_make},
	{"sparse", "64 GB of which 1 GB is there", sparse_room, sparse_make, true},
	{},
};
