// SPDX-License-Identifier: MIT
// mimalloc 3.x: the page map (drawn in mimalloc.c).
//
//	module	| _mi_page_map -> | map[2^18], by address >> 29 | submap of address 0 |
//				    | -> submap[2^13], by address >> 16: the page's descriptor
//
// The map is followed by the submap of the addresses around 0, which its first entry points to, and
// all entries are addresses of pages: that tells it from all else that a module's data points to,
// such as mimalloc's own list of pages for metadata, which may lie side by side. Of the submap for
// addresses around 0 there may be no more than its first page (3.0). A page has an entry for each of
// its slices, and none once it is gone, but in 3.0.1, which forgets to take them out. Source:
// mimalloc src/page-map.c, src/arena-meta.c, include/mimalloc/{internal,types}.h, 3.0.1 to 3.4.3.
#include "alloc/mimalloc.h"

enum {
	SUB_BITS = 13,
	SUB_BYTES = 8 << SUB_BITS,
	SLICE_BITS = 16,
	MAP_BITS_MIN = 12, // log2 of the map's bytes
	MAP_BITS_MAX = 22,
	MAP_PAGE = 4096,
	BATCH = 512,
};

struct map {
	struct mi_state *s;
	u64 addr, bytes;
	u64 *words;
};

static void map_read(struct map *map)
{
	u64 at = map->addr, end = map->addr + map->bytes, from, to;

	map->words = xcalloc(map->bytes / 8, 8);
	while (at < end && target_present(map->s->target, at, end, &from, &to)) {
		target_read_some(map->s->target, from, (u8 *)map->words + (from - map->addr),
				 to - from);
		at = max(to, at + 1);
	}
}

// At least one submap but the first, and no word that is none.
static bool map_fits(const struct map *map)
{
	bool found = false;

	for (u64 high = 1; high < map->bytes / 8; high++) {
		u64 sub = map->words[high];

		if (sub && (sub % MAP_PAGE || !target_mapping(map->s->target, sub)))
			return false;
		found |= sub != 0;
	}
	return found;
}

static bool find_map(const struct data *d, void *arg)
{
	struct map *map = arg;

	if (d->word != 8)
		return false;
	for (size_t at = 0; at + 8 <= d->len; at += 8) {
		u64 addr = data_at(d, at), first, bytes;

		if (!addr || addr % MAP_PAGE || addr >> 48 ||
		    !peek_word(map->s->peek, addr, &first))
			continue;
		bytes = first - addr;
		if (first <= addr || bytes & (bytes - 1) || bytes < (u64)1 << MAP_BITS_MIN ||
		    bytes > (u64)1 << MAP_BITS_MAX || modules_at(map->s->walk->modules, addr) ||
		    heap_span(map->s->walk->heap, addr))
			continue;
		map->addr = addr;
		map->bytes = bytes;
		map->s->module = d->module;
		map_read(map);
		if (map_fits(map))
			return true;
		free(take(map->words));
	}
	return false;
}

// Slices side by side with the same descriptor are one page.
static void slice_push(struct mi_state *s, u64 addr, u64 descriptor)
{
	struct mi_page *last = s->pages.n ? vec_last(&s->pages) : NULL;

	if (last && last->addr == descriptor && last->end == addr) {
		last->end += MI_SLICE;
		return;
	}
	last = vec_push(&s->pages);
	memset(last, 0, sizeof(*last));
	last->addr = descriptor;
	last->start = addr;
	last->end = addr + MI_SLICE;
}

// Only memory that is there has slices.
static void submap_walk(struct mi_state *s, u64 sub, u64 high)
{
	_cleanup_free_ u64 *words = xmalloc(SUB_BYTES);
	u64 at = sub, end = sub + SUB_BYTES, from, to;

	own_pages_add(&s->own, sub, high ? SUB_BYTES : MAP_PAGE);
	while (at < end && target_present(s->target, at, end, &from, &to)) {
		size_t n = target_read_some(s->target, from, words, to - from) / 8;

		for (size_t i = 0; i < n; i++) {
			u64 slice = (high << SUB_BITS | ((from - sub) / 8 + i)) << SLICE_BITS;

			if (words[i] && !(words[i] & 7) && slice &&
			    target_mapping(s->target, slice))
				slice_push(s, slice, words[i]);
		}
		at = max(to, at + 1);
	}
}

static void map_walk(struct map *map)
{
	own_pages_add(&map->s->own, map->addr, map->bytes);
	for (u64 high = 0; high < map->bytes / 8; high++)
		if (map->words[high])
			submap_walk(map->s, map->words[high], high);
}

static void descriptors_read(struct mi_state *s)
{
	struct piece pieces[BATCH];

	for (size_t i = 0; i < s->pages.n; i += BATCH) {
		size_t n = min((size_t)BATCH, s->pages.n - i);

		for (size_t k = 0; k < n; k++)
			pieces[k] = (struct piece){.addr = s->pages.v[i + k].addr,
						   .buf = s->pages.v[i + k].bytes,
						   .len = MI_PAGE_STRUCT};
		target_readv(s->target, pieces, n);
	}
	vec_each (&s->pages, page)
		own_pages_add(&s->own, page->addr, MI_PAGE_STRUCT);
}

bool mi_map_find(struct mi_state *s)
{
	struct map map = {.s = s};

	if (!data_each(s->walk, 0, find_map, &map))
		return false;
	map_walk(&map);
	free(map.words);
	descriptors_read(s);
	return true;
}
