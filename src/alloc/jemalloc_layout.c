// SPDX-License-Identifier: MIT
// What the descriptors of jemalloc's extents say, which differs between versions: the layout is the
// one under which they are right.
#include "alloc/jemalloc.h"

enum { SLAB_BIT = 12, REGIONS_MAX = 512 };

static const struct je_layout layouts[] = {
	{"5.3", 17, 3, 20, 28, true, 4},  {"5.1", 16, 2, 18, 26, false, 4},
	{"5.0", 15, 2, 17, 25, false, 4}, {"5.3", 17, 3, 20, 28, true, 3},
	{"5.1", 16, 2, 18, 26, false, 3}, {"5.0", 15, 2, 17, 25, false, 3},
};

// Steps of one unit up to four, and then four to each doubling; before them 8, if a unit is 16.
u64 je_class_size(unsigned units, unsigned class)
{
	if (units == 4 && class -- == 0)
		return 8;
	if (class < 4)
		return (class + 1ull) << units;
	return ((class - 4) % 4 + 5ull) << units << (class - 4) / 4;
}

static unsigned bits_of(u64 w, unsigned shift, unsigned n)
{
	return (unsigned)(w >> shift & ((1ull << n) - 1));
}

static bool is_active(const struct je_layout *l, const struct je_extent *x)
{
	return bits_of(x->w[0], l->state, l->state_bits) == 0;
}

bool je_is_slab(const struct je_extent *x)
{
	return bits_of(x->w[0], SLAB_BIT, 1);
}

static u64 slab_regions(const struct je_layout *l, const struct je_extent *x, unsigned class)
{
	return je_extent_size(x) / je_class_size(l->units, class);
}

static bool region_is_free(const struct je_extent *x, unsigned bitmap, u64 i)
{
	return x->w[bitmap / 8 + i / 64] >> i % 64 & 1;
}

static bool slab_adds_up(const struct je_layout *l, unsigned bitmap, const struct je_extent *x)
{
	unsigned class = bits_of(x->w[0], l->class, 8);
	u64 n, free = 0;

	if (class >= JE_CLASSES || class != x->classes[!l->packed_bins])
		return false;
	n = slab_regions(l, x, class);
	if (!n || n > REGIONS_MAX || bitmap / 8 + (n + 63) / 64 > JE_DESCRIPTOR / 8)
		return false;
	for (u64 i = 0; i < n; i++)
		free += region_is_free(x, bitmap, i);
	return free == bits_of(x->w[0], l->nfree, 10);
}

// What a large extent of `room` bytes is used for: its class; from 5.3.1 on whole pages, of which
// the class is the next. 0: they do not fit.
static u64 large_usable(const struct je_layout *l, const struct je_extent *x, u64 room)
{
	unsigned class = bits_of(x->w[0], l->class, 8);
	u64 size;

	if (!class || class >= JE_CLASSES)
		return 0;
	size = je_class_size(l->units, class);
	return room >= size ? size : room > je_class_size(l->units, class - 1) ? room : 0;
}

// Where addresses are randomised within a page, an extent has a page more.
static bool large_adds_up(const struct je_layout *l, const struct je_extent *x)
{
	u64 size = je_extent_size(x);

	return large_usable(l, x, size) == size ||
	       large_usable(l, x, size - JE_PAGE) == size - JE_PAGE;
}

// Whether this jemalloc does that: nearly all addresses tell, a size that is no class does too.
static u64 large_pad(const struct je_state *s, const struct je_layout *l)
{
	vec_each (&s->extents, x) {
		unsigned class = bits_of(x->w[0], l->class, 8);

		if (is_active(l, x) && !je_is_slab(x) && class < JE_CLASSES &&
		    (!is_aligned(x->w[1], JE_PAGE) ||
		     je_extent_size(x) == je_class_size(l->units, class) + JE_PAGE))
			return JE_PAGE;
	}
	return 0;
}

// How many active extents add up under a layout; *ret_bad: do not.
static u64 layout_try(const struct je_state *s, const struct je_layout *l, unsigned bitmap,
		      u64 *ret_bad)
{
	u64 good = 0, bad = 0;

	vec_each (&s->extents, x) {
		if (!is_active(l, x))
			continue;
		if (je_is_slab(x) ? slab_adds_up(l, bitmap, x) : large_adds_up(l, x))
			good++;
		else
			bad++;
	}
	*ret_bad = bad;
	return good;
}

bool je_find_layout(struct je_state *s)
{
	u64 best = 0, bad;

	for (size_t i = 0; i < ARRAY_SIZE(layouts); i++)
		for (unsigned bitmap = 24; bitmap < JE_DESCRIPTOR; bitmap += 8) {
			u64 good = layout_try(s, &layouts[i], bitmap, &bad);

			// A slab that is being changed right now may not add up.
			if (good <= best || bad * 16 > good)
				continue;
			best = good;
			s->layout = &layouts[i];
			s->bitmap = (u8)bitmap;
		}
	if (best)
		s->pad = large_pad(s, s->layout);
	return best > 0;
}

bool je_is_active(const struct je_state *s, const struct je_extent *x)
{
	return is_active(s->layout, x);
}

bool je_slab(const struct je_state *s, const struct je_extent *x, u64 *ret_regions, u64 *ret_size)
{
	unsigned class = bits_of(x->w[0], s->layout->class, 8);

	if (!slab_adds_up(s->layout, s->bitmap, x))
		return false;
	*ret_regions = slab_regions(s->layout, x, class);
	*ret_size = je_class_size(s->layout->units, class);
	return true;
}

bool je_region_is_free(const struct je_state *s, const struct je_extent *x, u64 i)
{
	return region_is_free(x, s->bitmap, i);
}

u64 je_large_size(const struct je_state *s, const struct je_extent *x)
{
	return large_usable(s->layout, x, je_extent_size(x) - s->pad);
}
