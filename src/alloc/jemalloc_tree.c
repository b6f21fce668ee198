// SPDX-License-Identifier: MIT
// jemalloc's radix tree: found by its shape, and all extents that are in it.
#include "alloc/jemalloc.h"

#include "alloc/data.h"
#include "alloc/leaf.h"

enum {
	FANOUT = 1 << 18,
	LEAF = FANOUT * 8, // bytes, of the root as well
	LEAF_BITS = 30,
	SAMPLE = 1024,	  // entries of a leaf
	SAMPLE_PAGE = 32, // of each of its pages
	BATCH = 1024,
};

static u64 entry_descriptor(u64 entry)
{
	return entry & 0x0000ffffffffffc0;
}

// --- the root ---

bool je_descriptor_fits(const struct je_state *s, u64 descriptor, u64 index, unsigned leaf_bits,
			u64 *ret_high)
{
	u64 w[3], page, at, mask = (1ull << leaf_bits) - 1;

	if (!peek_bytes(s->peek, descriptor, w, sizeof(w)))
		return false;
	page = align_down(w[1], JE_PAGE);
	at = (page & ~mask) | index * JE_PAGE;
	if (at < page)
		at += 1ull << leaf_bits;
	*ret_high = at >> leaf_bits;
	return page && at - page < align_down(w[2], JE_PAGE) && at >> 48 == 0;
}

static bool entry_fits(const void *arg, u64 entry, u64 index, u64 *ret_high)
{
	return je_descriptor_fits(arg, entry_descriptor(entry), index, LEAF_BITS, ret_high);
}

static u64 mapped_bytes(const struct target *t)
{
	u64 sum = 0;

	vec_each (&t->maps, m)
		sum += mapping_is_file(m) ? 0 : m->end - m->start;
	return sum;
}

// True if there can be a leaf at addr, whole.
static bool leaf_fits(const struct target *t, u64 addr)
{
	return !(addr & 63) && !(addr >> 48) && leaf_memory(t, addr) &&
	       target_mapped_to(t, addr, addr + LEAF) == addr + LEAF;
}

// The offset, from `at` on, of the first word that leads to no leaf.
static size_t leaves_end(const struct target *t, const struct data *d, size_t at)
{
	for (; (at = data_touched(d, at)) + 8 <= d->len; at += 8) {
		u64 leaf = data_at(d, at);

		if (leaf && !leaf_fits(t, leaf))
			return at;
	}
	return d->len;
}

// Each leaf has memory of its own: pointers to one another's neighbours are something else.
static bool leaves_apart(const struct target *t, const struct data *d, size_t root)
{
	u64 leaves = 0;

	for (size_t at = root; (at = data_touched(d, at)) < root + LEAF; at += 8)
		leaves += data_at(d, at) != 0;
	return leaves <= mapped_bytes(t) / LEAF;
}

// The root among the words [from, to), nothing but leaves, is the one for which most entries of a
// leaf speak.
static void leaves_search(struct je_state *s, const struct data *d, size_t from, size_t to)
{
	const struct target *t = s->walk->target;
	const struct leaf_sampling how = {.bytes = LEAF,
					  .sample = SAMPLE,
					  .by_page = SAMPLE_PAGE,
					  .hopeless = SAMPLE,
					  .fits = entry_fits,
					  .arg = s};

	for (size_t at = from; (at = data_touched(d, at)) + 8 <= to; at += 8) {
		u64 leaf = data_at(d, at);
		struct leaf_vote v;

		if (!leaf || heap_span(s->walk->heap, leaf) ||
		    !leaf_sample(s->peek, s->walk->target, leaf, &how, &v))
			continue;
		if (v.high * 8 > at - from || at - v.high * 8 + LEAF > to || v.lead <= s->agree ||
		    !leaves_apart(t, d, at - v.high * 8))
			continue;
		s->agree = v.lead;
		s->leaf = leaf;
		s->root = d->start + at - v.high * 8;
		s->module = d->module;
	}
}

// A root has nothing but leaves. Other data of a program's has other words too, and would lead to
// as many leaves without end.
static void segment_search(struct je_state *s, const struct data *d)
{
	for (size_t at = 0, end; at + LEAF <= d->len; at = end + 8) {
		end = leaves_end(s->walk->target, d, at);
		if (end - at >= LEAF)
			leaves_search(s, d, at, end);
	}
}

struct search {
	struct walk *walk;
	struct je_states *states;
};

// Two roots that have a leaf in common are one, and a chance.
static struct je_state **same_tree(struct je_states *states, const struct je_state *s)
{
	vec_each (&states->list, other)
		if ((*other)->leaf == s->leaf)
			return other;
	return NULL;
}

static bool find_root(const struct data *d, void *arg)
{
	struct search *search = arg;
	struct je_state *s = xcalloc(1, sizeof(*s)), **other;

	s->walk = search->walk;
	s->peek = peek_new(s->walk->target);
	if (d->word == 8)
		segment_search(s, d);
	peek_free(take(s->peek));
	other = s->agree ? same_tree(search->states, s) : NULL;
	if (s->agree && !other) {
		*vec_push(&search->states->list) = take(s);
	} else if (other && (*other)->agree < s->agree) {
		free(*other);
		*other = take(s);
	}
	free(s);
	return false;
}

void je_find_trees(struct walk *w, struct je_states *ret)
{
	struct search search = {w, ret};

	data_each(w, LEAF, find_root, &search);
	je_find_wide(w, ret);
}

// --- extents ---

void je_extent_push(struct je_state *s, u64 descriptor, u64 key)
{
	// Slabs have an entry for each of their pages.
	if (!descriptor || (s->extents.n && vec_last(&s->extents)->descriptor == descriptor))
		return;
	*vec_push(&s->extents) = (struct je_extent){.descriptor = descriptor, .key = key};
}

void je_extent_class(struct je_state *s, u64 descriptor, u8 now, u8 before)
{
	struct je_extent *x = s->extents.n ? vec_last(&s->extents) : NULL;

	if (!x || x->descriptor != descriptor)
		return;
	x->classes[0] = now;
	x->classes[1] = before;
}

static void entry_push(struct je_state *s, u64 entry, u64 key)
{
	size_t n = s->extents.n;

	je_extent_push(s, entry_descriptor(entry), key);
	if (s->extents.n > n)
		je_extent_class(s, entry_descriptor(entry), entry >> 48 & 0xff, entry >> 48 & 0xff);
}

static void leaf_walk(struct je_state *s, u64 leaf, u64 high)
{
	u64 at = leaf, end = leaf + LEAF, from, to;
	u64 words[BATCH];

	while (at < end && target_present(s->walk->target, at, end, &from, &to)) {
		while (from < to) {
			size_t want = min((u64)sizeof(words), to - from);
			size_t n = target_read_some(s->walk->target, from, words, want) / 8;

			for (size_t i = 0; i < n; i++)
				if (words[i])
					entry_push(s, words[i],
						   high << LEAF_BITS |
							   ((from - leaf) / 8 + i) * JE_PAGE);
			from += want;
		}
		at = max(to, at + 1);
	}
}

void je_descriptors_read(struct je_state *s, size_t first)
{
	struct piece pieces[BATCH];
	size_t kept = first;

	for (size_t i = first; i < s->extents.n; i += BATCH) {
		size_t n = min((size_t)BATCH, s->extents.n - i);

		for (size_t k = 0; k < n; k++)
			pieces[k] = (struct piece){.addr = s->extents.v[i + k].descriptor,
						   .buf = s->extents.v[i + k].w,
						   .len = JE_DESCRIPTOR};
		target_readv(s->walk->target, pieces, n);
	}
	for (size_t i = first; i < s->extents.n; i++) {
		const struct je_extent *x = &s->extents.v[i];

		if (je_extent_page(x) == x->key && je_extent_size(x))
			s->extents.v[kept++] = *x;
	}
	s->extents.n = kept;
}

static void tree_read(struct je_state *s)
{
	_cleanup_free_ u64 *root = xcalloc(FANOUT, 8);
	u64 end = s->root + LEAF, at = s->root, from, to;

	while (at < end && target_present(s->walk->target, at, end, &from, &to)) {
		target_read_some(s->walk->target, from, (u8 *)root + (from - s->root), to - from);
		at = max(to, at + 1);
	}
	for (u64 high = 0; high < FANOUT; high++) {
		size_t first = s->extents.n;

		if (!root[high])
			continue;
		leaf_walk(s, root[high], high);
		je_descriptors_read(s, first); // what a stale leaf leads to is not kept longer
	}
}

void je_read_extents(struct je_state *s)
{
	if (s->wide)
		je_read_wide(s);
	else
		tree_read(s);
}
