// SPDX-License-Identifier: MIT
// Scudo's large blocks, each in a mapping of its own between two guard pages; such mappings that are
// kept for the next large block; and the few blocks of GWP-ASan, one to a page.
//
//	guard |  ...  | { previous; next; base; size; ... } header | block |  guard
//	      base    ^ in a list of all that are in use		base + size
//
// The list is found by one of its members, which the module's data point to, close to how many there
// are: the header of the chunk behind it is right. A mapping that is kept is described, in an array close behind the
// regions', by where it begins and how long it is, with its guard pages and without.
//
//	GWP-ASan	version  slots  pool  end of the pool  4096 ... descriptions ...
//	pool		| guard | slot | guard | slot | guard | ...
//	description	{ block; size; ... freed:8 at 560 }		568 bytes, one for each slot
//
// Source: compiler-rt lib/scudo/standalone/secondary.h, lib/gwp_asan/common.h.
#include "alloc/scudo.h"

#include <string.h>

enum {
	HEADER_MIN = 32,
	HEADER_MAX = 128,
	LARGE_MAX = 1 << 22, // blocks
	TRIED_MAX = 64,	     // words that lead to what looks like one
	// of a header, in words
	PREVIOUS = 0,
	NEXT = 1,
	BASE = 2,
	SIZE = 3,
	// kept mappings
	KEPT_WITHIN = 64 << 10, // bytes behind the regions
	KEPT_WORDS = 4,		// between the two descriptions, at most
	// GWP-ASan
	SLOTS_MAX = 1 << 16,
	DESCRIPTION = 568,
	FREED = 560,
	DESCRIPTIONS_WITHIN = 256, // bytes
};

static bool span_add(struct sc_state *s, u64 start, u64 end, unsigned granule)
{
	_cleanup_err_ struct err *e = heap_add_span(
		s->walk->heap,
		&(struct span){
			.start = start, .end = end, .granule = (u8)granule, .arena = s->arena});

	if (!e)
		s->bytes += end - start;
	return !e;
}

// --- large blocks in use ---

static const struct mapping *writable_mapping(const struct sc_state *s, u64 addr)
{
	const struct mapping *m = target_mapping(s->target, addr);

	return m && !mapping_is_file(m) && m->prot & PROT_WRITE ? m : NULL;
}

static bool chunk_behind(struct sc_state *s, u64 header, u64 len, struct sc_chunk *ret)
{
	u64 word;

	return peek_word(s->peek, header + len, &word) && sc_chunk_in(s, header + len, word, ret) &&
	       !ret->class && ret->state == SC_ALLOCATED;
}

// The header of a large block; the first one that is seen tells how long headers are.
static bool is_large(struct sc_state *s, u64 header, struct sc_chunk *ret)
{
	if (header % 16 || !writable_mapping(s, header))
		return false;
	if (s->large_header)
		return chunk_behind(s, header, s->large_header, ret);
	for (u64 len = HEADER_MIN; len <= HEADER_MAX; len += 16)
		if (chunk_behind(s, header, len, ret)) {
			s->large_header = len;
			return true;
		}
	return false;
}

// Where processors can tag memory the list has tagged addresses.
static u64 untagged(const struct sc_state *s, u64 header)
{
	return header && s->sum.tag ? header ^ SC_LARGE_TAG : header;
}

static int address_compare(const u64 *a, const u64 *b)
{
	return *a < *b ? -1 : *a > *b;
}

// From one member to the list's end; true if that is an end.
static bool follow(struct sc_state *s, u64 from, unsigned way)
{
	u64 at = from, next;
	struct sc_chunk c;

	for (;;) {
		if (!peek_word(s->peek, at + 8 * way, &next))
			return false;
		next = untagged(s, next);
		if (!next)
			return true;
		if (!is_large(s, next, &c) || s->large.n >= LARGE_MAX)
			return false;
		*vec_push(&s->large) = at = next;
	}
}

// The list's two ends and its length lie together, in one order or another.
static bool length_is_near(const struct data *d, size_t at, u64 n)
{
	for (size_t i = 0; i < 5; i++)
		if (at + 8 * i >= 16 && data_at(d, at + 8 * i - 16) == n)
			return true;
	return false;
}

// The list that a word of the data leads to; true if it is that of all.
static bool large_list(struct sc_state *s, const struct data *d, size_t at)
{
	u64 header = untagged(s, data_at(d, at));
	struct sc_chunk c;
	bool ends;

	s->large_header = 0;
	s->large.n = 0;
	if (!header || header >> 48 || !is_large(s, header, &c))
		return false;
	*vec_push(&s->large) = header;
	ends = follow(s, header, PREVIOUS);
	ends &= follow(s, header, NEXT);
	return ends && length_is_near(d, at, s->large.n);
}

// Descriptions of mappings that were once kept may look like members, and lead nowhere, or into the
// list from aside. If nothing adds up, the list is the longest that was seen.
static void large_find(struct sc_state *s, const struct data *d)
{
	size_t longest = 0, longest_at = 0, tried = 0;
	bool found = false;

	for (size_t at = 0; !found && tried < TRIED_MAX && (at = data_touched(d, at)) + 8 <= d->len;
	     at += 8) {
		found = large_list(s, d, at);
		tried += s->large.n > 0;
		if (s->large.n > longest) {
			longest = s->large.n;
			longest_at = at;
		}
	}
	if (!found && longest) {
		large_list(s, d, longest_at);
		doubts_add(&s->doubts, xstrdup("the list of large blocks does not add up"));
	}
	vec_sort(&s->large, address_compare);
}

static void large_lay_one(struct sc_state *s, u64 header)
{
	u64 w[4], start, end, size;
	struct sc_chunk c;

	if (!peek_bytes(s->peek, header, w, sizeof(w)) || !is_large(s, header, &c))
		return;
	start = w[BASE];
	if (!add_fits(w[BASE], w[SIZE], &end))
		end = 0;
	size = end - c.addr - c.size;
	if (start % SC_PAGE || end % SC_PAGE || !within(c.addr, size, start, end) ||
	    !writable_mapping(s, end - 1) || !span_add(s, start, end, 4)) {
		doubts_add(&s->doubts, xasprintf("the large block at 0x%llx has a size that does "
						 "not fit it",
						 (unsigned long long)c.addr));
		return;
	}
	heap_add(s->walk->heap, start, 0, TILE_NONE);
	heap_add(s->walk->heap, c.addr, size ? size : HEAP_NO_BYTES, TILE_ALLOCATED);
}

// Large blocks that the list does not have: what begins behind a guard page is looked at.
static bool mapping_is_unknown(struct sc_state *s, const struct mapping *m)
{
	if (!m->path[0] && m->prot & PROT_WRITE && !m->shared && m > s->target->maps.v &&
	    m[-1].end == m->start && !m[-1].prot && !heap_span(s->walk->heap, m->start))
		for (u64 at = m->start + HEADER_MIN; at < m->start + SC_PAGE; at += 16) {
			struct sc_chunk c;
			u64 word;

			if (peek_word(s->peek, at, &word) && word &&
			    sc_parse(s, at + SC_HEADER, word, &c) && !c.class &&
			    c.state == SC_ALLOCATED && !(word >> 32 & 0xffff) &&
			    within(c.size, 0, 0, m->end - m->start))
				return true;
		}
	return false;
}

// --- kept mappings ---

static bool is_guard(const struct sc_state *s, u64 addr)
{
	const struct mapping *m = target_mapping(s->target, addr);

	return !m || !m->prot;
}

// { base; size } of a whole mapping between guard pages, and { base; size } with these.
static bool is_kept(const struct sc_state *s, const struct data *d, size_t at, u64 *ret_end)
{
	u64 base = data_at(d, at), size = data_at(d, at + 8), end;
	const struct mapping *m;

	if (!base || base % SC_PAGE || !size || size % SC_PAGE || !add_fits(base, size, &end))
		return false;
	m = writable_mapping(s, base);
	if (!m || m->start != base || m->end != end || !is_guard(s, base - 1) || !is_guard(s, end))
		return false;
	for (size_t i = 2; i <= KEPT_WORDS + 2; i++) {
		u64 whole = data_at(d, at + 8 * i), whole_size = data_at(d, at + 8 * i + 8);

		if (whole && whole % SC_PAGE == 0 && whole < base && base - whole <= size &&
		    whole_size > size && whole + whole_size > end) {
			*ret_end = end;
			return true;
		}
	}
	return false;
}

static void kept_lay(struct sc_state *s, const struct data *d)
{
	size_t from = s->array - d->start + (SC_CLASSES - 1) * s->stride;

	for (size_t at = from; at < min(from + KEPT_WITHIN, d->len); at += 8) {
		u64 start = data_at(d, at), end;

		if (is_kept(s, d, at, &end) && span_add(s, start, end, 12))
			heap_add(s->walk->heap, start, 0, TILE_FREE);
	}
}

// --- GWP-ASan ---

struct pool {
	u64 slots, start, end;
	u64 descriptions;
};

static bool pool_parse(const struct data *d, size_t at, struct pool *ret)
{
	*ret = (struct pool){
		.slots = data_at(d, at + 8),
		.start = data_at(d, at + 16),
		.end = data_at(d, at + 24),
	};
	// Since version 2 there is one page more.
	return ret->slots && ret->slots <= SLOTS_MAX && data_at(d, at + 32) == SC_PAGE &&
	       ret->start % SC_PAGE == 0 && ret->end > ret->start &&
	       (ret->end - ret->start) / SC_PAGE - 2 * ret->slots - 1 <= 1;
}

static bool is_in_slot(const struct pool *p, u64 i, u64 addr, u64 size)
{
	u64 slot = p->start + (2 * i + 1) * SC_PAGE;

	return within(addr, size, slot, slot + SC_PAGE);
}

static bool descriptions_fit(struct sc_state *s, const struct pool *p, u64 addr)
{
	u64 w[2];

	if (addr % SC_PAGE || !writable_mapping(s, addr))
		return false;
	for (u64 i = 0; i < p->slots; i++)
		if (!peek_bytes(s->peek, addr + i * DESCRIPTION, w, sizeof(w)) ||
		    (w[0] && !is_in_slot(p, i, w[0], w[1])))
			return false;
	return true;
}

static void slot_lay(struct sc_state *s, const struct pool *p, u64 i)
{
	u64 w[2], slot = p->start + (2 * i + 1) * SC_PAGE, at = p->descriptions + i * DESCRIPTION;
	u8 freed;

	if (!peek_bytes(s->peek, at, w, sizeof(w)) || !w[0] ||
	    !peek_bytes(s->peek, at + FREED, &freed, 1) || freed || !writable_mapping(s, slot) ||
	    !span_add(s, slot, slot + SC_PAGE, w[0] % 16 ? 3 : 4))
		return;
	heap_add(s->walk->heap, slot, 0, TILE_NONE);
	heap_add(s->walk->heap, w[0], w[1] ? w[1] : HEAP_NO_BYTES, TILE_ALLOCATED);
}

static void pool_lay(struct sc_state *s, const struct data *d)
{
	struct pool p;

	for (size_t at = 0; (at = data_touched(d, at)) + 40 <= d->len; at += 8) {
		if (!pool_parse(d, at, &p))
			continue;
		for (size_t i = 40; i < DESCRIPTIONS_WITHIN && !p.descriptions; i += 8)
			if (descriptions_fit(s, &p, data_at(d, at + i)))
				p.descriptions = data_at(d, at + i);
		if (!p.descriptions) {
			doubts_add(&s->doubts, xstrdup("GWP-ASan's blocks are not described"));
			return;
		}
		own_pages_add(&s->own, p.descriptions, p.slots * DESCRIPTION);
		for (u64 i = 0; i < p.slots; i++)
			slot_lay(s, &p, i);
		return;
	}
}

void sc_large_lay(struct sc_state *s, const struct data *d)
{
	large_find(s, d);
	vec_each (&s->large, header)
		large_lay_one(s, *header);
	kept_lay(s, d);
	vec_each (&s->target->maps, m)
		if (mapping_is_unknown(s, m)) {
			doubts_add(&s->doubts, xasprintf("the large block at 0x%llx is in no list",
							 (unsigned long long)m->start));
			break;
		}
	pool_lay(s, d);
}
