// SPDX-License-Identifier: MIT
// jemalloc's radix tree for addresses of 57 bits, which it has where it was built on a processor that
// has such:
//
//	root[2^15] (256 KiB of bss)	node[2^15] (256 KiB)	leaf[2^15] (512 KiB)
//	  address >> 42  ----------->	  >> 27 & 0x7fff  --->	  >> 12 & 0x7fff
//							  | descriptor | class, slab, ... |
//
// An address of a process has 48 bits at most, so that all but the first words of the root are zeros.
// Source: jemalloc include/jemalloc/internal/rtree.h, 5.0.0 to 5.3.1.
#include "alloc/jemalloc.h"

#include "alloc/data.h"
#include "alloc/leaf.h"

enum {
	FANOUT = 1 << 15,
	NODE = FANOUT * 8, // bytes, of the root as well
	LEAF = FANOUT * 16,
	NODES_MAX = 1 << 6, // words of the root that can be in use
	LEAF_BITS = 27,	    // of an address, below a leaf
	LEAVES_TRIED = 64,  // of a node
	FITS_MIN = 2,
	SAMPLE = 1024,	  // words of a leaf
	SAMPLE_PAGE = 64, // of each of its pages
	BATCH = 1024,
};

// --- the root ---

static bool table_fits(const struct target *t, u64 addr, u64 bytes)
{
	return addr && !(addr & 63) && !(addr >> 48) && leaf_memory(t, addr) &&
	       target_mapped_to(t, addr, addr + bytes) == addr + bytes;
}

static bool entry_fits(const void *arg, u64 entry, u64 index, u64 *ret_high)
{
	return !(index & 1) && !(entry & 63) &&
	       je_descriptor_fits(arg, entry, index / 2, LEAF_BITS, ret_high);
}

// Calls fn for each word of a table in the target that is not zero, until it returns false.
static void words_each(struct target *t, u64 table, u64 bytes,
		       bool (*fn)(u64 index, u64 word, void *arg), void *arg)
{
	u64 at = table, from, to, words[BATCH];

	while (at < table + bytes && target_present(t, at, table + bytes, &from, &to)) {
		for (from = align_down(from, 8); from < to; from += sizeof(words)) {
			size_t want = min((u64)sizeof(words), to - from);
			size_t n = target_read_some(t, from, words, want) / 8;

			for (size_t i = 0; i < n; i++)
				if (words[i] && !fn((from - table) / 8 + i, words[i], arg))
					return;
		}
		at = max(to, at + 1);
	}
}

struct node_search {
	struct je_state *s;
	unsigned tried;
	bool found;
	u64 high; // of the root
	struct leaf_vote vote;
	u64 leaf;
};

// A leaf that speaks for its own place in the node.
static bool leaf_try(u64 index, u64 leaf, void *arg)
{
	struct node_search *n = arg;
	struct je_state *s = n->s;
	const struct leaf_sampling how = {.bytes = LEAF,
					  .sample = SAMPLE,
					  .by_page = SAMPLE_PAGE,
					  .hopeless = SAMPLE,
					  .fits = entry_fits,
					  .arg = s};
	struct leaf_vote v;

	if (!table_fits(s->walk->target, leaf, LEAF)) {
		n->found = false;
		return false;
	}
	if (heap_span(s->walk->heap, leaf) ||
	    !leaf_sample(s->peek, s->walk->target, leaf, &how, &v) || v.lead < FITS_MIN ||
	    v.high % FANOUT != index)
		return ++n->tried < LEAVES_TRIED;
	n->found = true;
	n->high = v.high / FANOUT;
	n->vote = v;
	n->leaf = leaf;
	return ++n->tried < LEAVES_TRIED;
}

// The words [from, to) are nodes, or with none of them zeros.
static bool words_are(const struct je_state *s, const struct data *d, size_t from, size_t to,
		      bool nodes)
{
	for (size_t at = from; (at = data_touched(d, at)) < to; at += 8) {
		u64 node = data_at(d, at);

		if (node && !(nodes && table_fits(s->walk->target, node, NODE)))
			return false;
	}
	return true;
}

static bool root_fits(const struct je_state *s, const struct data *d, size_t root)
{
	return root + NODE <= d->len && words_are(s, d, root, root + 8 * NODES_MAX, true) &&
	       words_are(s, d, root + 8 * NODES_MAX, root + NODE, false);
}

static void segment_search(struct je_state *s, const struct data *d)
{
	for (size_t at = 0; (at = data_touched(d, at)) + NODE - 8 * NODES_MAX <= d->len; at += 8) {
		u64 node = data_at(d, at);
		struct node_search n = {.s = s};

		if (!table_fits(s->walk->target, node, NODE) || heap_span(s->walk->heap, node) ||
		    !words_are(s, d, at + 8 * NODES_MAX, at + NODE - 8 * NODES_MAX, false))
			continue;
		words_each(s->walk->target, node, NODE, leaf_try, &n);
		if (!n.found || n.high >= NODES_MAX || n.high * 8 > at || n.vote.lead <= s->agree ||
		    !root_fits(s, d, at - n.high * 8))
			continue;
		s->agree = n.vote.lead;
		s->leaf = n.leaf;
		s->root = d->start + at - n.high * 8;
		s->module = d->module;
	}
}

struct search {
	struct walk *walk;
	struct je_states *states;
};

static bool find_root(const struct data *d, void *arg)
{
	struct search *search = arg;
	struct je_state *s = xcalloc(1, sizeof(*s));

	*s = (struct je_state){
		.walk = search->walk, .peek = peek_new(search->walk->target), .wide = true};
	if (d->word == 8)
		segment_search(s, d);
	peek_free(take(s->peek));
	if (s->agree)
		*vec_push(&search->states->list) = take(s);
	free(s);
	return false;
}

void je_find_wide(struct walk *w, struct je_states *ret)
{
	struct search search = {w, ret};

	data_each(w, NODE, find_root, &search);
}

// --- extents ---

struct leaf_reading {
	struct je_state *s;
	u64 start; // address of what the table is about
	u64 entry; // the last one; its class follows
};

static bool entry_read(u64 index, u64 word, void *arg)
{
	struct leaf_reading *r = arg;

	if (index & 1)
		je_extent_class(r->s, r->entry, (u8)(word >> 5), (u8)word);
	else
		je_extent_push(r->s, r->entry = word, r->start + index / 2 * JE_PAGE);
	return true;
}

static bool leaf_read(u64 index, u64 leaf, void *arg)
{
	const struct leaf_reading *node = arg;
	struct leaf_reading r = {node->s, node->start | index << LEAF_BITS, 0};
	size_t first = node->s->extents.n;

	if (!table_fits(node->s->walk->target, leaf, LEAF))
		return true;
	words_each(node->s->walk->target, leaf, LEAF, entry_read, &r);
	je_descriptors_read(node->s, first);
	return true;
}

void je_read_wide(struct je_state *s)
{
	for (u64 high = 0; high < NODES_MAX; high++) {
		struct leaf_reading r = {s, high << LEAF_BITS << 15, 0};
		u64 node;

		if (peek_word(s->peek, s->root + 8 * high, &node) &&
		    table_fits(s->walk->target, node, NODE))
			words_each(s->walk->target, node, NODE, leaf_read, &r);
	}
}
