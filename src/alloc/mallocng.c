// SPDX-License-Identifier: MIT
// mallocng, the malloc of musl 1.2.1 and later.
//
//	__malloc_context (libc's bss)
//	  secret ... meta_area_head --> meta_area (one page) --next--> meta_area ...
//	                                | check == secret | next | nslots | meta | meta | ...
//	                                                                     |
//	  group  <---- mem ---- meta { prev next mem avail_mask freed_mask   |
//	  | meta | idx | slot 0 | slot 1 | ... | slot last_idx |             |  bits: last_idx:5
//	     ^                                    freeable:1 sizeclass:6 maplen }
//
//	slot	| ... user ... | spare | end: reserved (if it is 5 or more) |
//	        ^ base, in units of 16 from the group's storage
//	the 4 bytes before the user's: offset of the slot in the group (u16 at -2), at -3 the slot's
//	index (5 bits) and how many bytes at the slot's end the user did not ask for (3 bits: 5 means
//	that a u32 at the slot's end says, 6 that a whole group is nested in the slot, 7 that the
//	user's address is further on: base + 16 * (u16 at -2)).
//
// A slot is allocated if its bit is clear in avail_mask and freed_mask. What was asked for is known
// to the byte, and malloc_usable_size says no more. There are no caches. Groups lie in mappings of
// their own, in slots of bigger groups, and (donated by the loader) in the gaps of data segments.
// Source: musl src/malloc/mallocng/{meta.h,malloc.c,donate.c}, 1.2.1 to 1.2.6.
#include "alloc/mallocng.h"

#include <string.h>

#include "alloc/carried.h"
#include "alloc/data.h"
#include "alloc/peek.h"

enum {
	UNIT = 16,
	HEADER = 4, // bytes of a slot's header, before the user's
	SLOTS = 32,
	PAGE = 4096,
	AREAS_MAX = 1 << 22,
	SECRET_TO_HEAD = 16, // words between the secret and meta_area_head, at most
	CLASS_MAPPED = 63,
	STACK_WORDS = 64,
	NESTED = 6,
	MOVED = 7,
};

// Slot sizes in units.
static const u16 classes[] = {
	1,   2,	  3,   4,    5,	   6,	 7,    8,    9,	   10,	 12,   15,   18,   20,	 25,   31,
	36,  42,  50,  63,   72,   84,	 102,  127,  146,  170,	 204,  255,  292,  340,	 409,  511,
	584, 682, 818, 1023, 1169, 1364, 1637, 2047, 2340, 2730, 3276, 4095, 4680, 5460, 6552, 8191,
};

struct group {
	u64 mem, end; // the group: its header to the end of its last slot
	u64 meta;
	u64 stride;
	u32 taken; // bit i: slot i is neither available nor freed
	u8 slots, class;
	bool nested; // lies in a slot of another group
};

struct ng {
	struct walk *walk;
	struct target *target;
	struct peek *peek;
	const struct module *module;
	u64 secret, head;
	VEC(struct group) groups;
	struct carried carried;
	VEC(u64)
	fresh; // blocks that may just be taken, each the first of its group and alone there
	u16 arena;
	u64 bytes;
	struct doubts doubts; // slots whose header does not fit them
};

// --- finding ---

// An area has room for as many descriptors as fit in 4 KiB, and says so. That, and memory that no
// other allocator has, tells it from any page that happens to begin with the word.
static bool area_is_valid(struct ng *ng, u64 area)
{
	unsigned word = ng->target->arch->word;
	size_t first = align_up(8 + word + 4, 8);
	u32 slots;

	return !heap_span(ng->walk->heap, area) && peek_u32(ng->peek, area + 8 + word, &slots) &&
	       slots == (PAGE - first) / (4 * word + 8);
}

// The secret that the area begins with, among the words before the one that points to it.
static bool secret_before(const struct data *d, size_t at, u64 secret)
{
	for (size_t k = sizeof(secret); k <= SECRET_TO_HEAD * d->word && k <= at; k += d->word)
		if (!memcmp(d->bytes + at - k, &secret, sizeof(secret)))
			return true;
	return false;
}

static bool find_context(const struct data *d, void *arg)
{
	struct ng *ng = arg;

	for (size_t at = 0; (at = data_touched(d, at)) + d->word <= d->len; at += d->word) {
		u64 head = data_at(d, at), secret;

		if (!head || !is_aligned(head, PAGE) ||
		    !peek_bytes(ng->peek, head, &secret, sizeof(secret)) || secret >> 32 == 0 ||
		    secret == head || !secret_before(d, at, secret) || !area_is_valid(ng, head))
			continue;
		ng->secret = secret;
		ng->head = head;
		ng->module = d->module;
		return true;
	}
	return false;
}

// --- metas ---

struct raw_meta {
	u64 mem, bits;
	u32 avail, freed;
};

static struct raw_meta meta_parse(const u8 *p, unsigned word)
{
	struct raw_meta m = {};

	memcpy(&m.mem, p + 2 * word, word);
	memcpy(&m.avail, p + 3 * word, sizeof(m.avail));
	memcpy(&m.freed, p + 3 * word + 4, sizeof(m.freed));
	memcpy(&m.bits, p + 3 * word + 8, word);
	return m;
}

static void group_add(struct ng *ng, u64 meta, const struct raw_meta *m)
{
	u64 maplen = m->bits >> 12;
	struct group g = {
		.mem = m->mem,
		.meta = meta,
		.slots = (u8)((m->bits & 31) + 1),
		.class = (u8)(m->bits >> 6 & 63),
	};
	u64 back, size;

	if (g.slots == 1 && maplen)
		g.stride = maplen * PAGE - UNIT;
	else if (g.class < ARRAY_SIZE(classes))
		g.stride = (u64)classes[g.class] * UNIT;
	else
		g.stride = 0;
	if (!is_aligned(g.mem, UNIT) || maplen > 1ull << 36 || !g.stride ||
	    !mul_fits(g.stride, g.slots, &size) || !add_fits(g.mem + UNIT, size, &g.end)) {
		doubts_say(&ng->doubts, xasprintf("the group at 0x%llx has no size that there is",
						  (unsigned long long)g.mem));
		return;
	}
	if (!peek_word(ng->peek, g.mem, &back) || back != meta) {
		doubts_say(&ng->doubts,
			   xasprintf("the group at 0x%llx does not point back to its descriptor",
				     (unsigned long long)g.mem));
		return;
	}
	g.taken = ~(m->avail | m->freed) & (u32)((1ull << g.slots) - 1);
	*vec_push(&ng->groups) = g;
}

// The descriptors of one area; the next area, or 0.
static u64 area_walk(struct ng *ng, u64 area)
{
	unsigned word = ng->target->arch->word, meta_size = 4 * word + 8;
	size_t first = align_up(8 + word + 4, 8);
	u64 next = 0, slots = 0;
	u8 page[PAGE];

	if (!peek_bytes(ng->peek, area, page, sizeof(page)) || memcmp(page, &ng->secret, 8)) {
		doubts_say(&ng->doubts, xasprintf("the descriptors at 0x%llx lack the secret",
						  (unsigned long long)area));
		return 0;
	}
	memcpy(&next, page + 8, word);
	memcpy(&slots, page + 8 + word, 4);
	for (size_t i = 0; i < slots && first + (i + 1) * meta_size <= PAGE; i++) {
		struct raw_meta m = meta_parse(page + first + i * meta_size, word);

		if (m.mem)
			group_add(ng, area + first + i * meta_size, &m);
	}
	return next;
}

static int group_compare(const struct group *a, const struct group *b)
{
	if (a->mem != b->mem)
		return a->mem < b->mem ? -1 : 1;
	return a->end > b->end ? -1 : a->end < b->end; // the outer one first
}

// Sorts out which groups lie in slots of others, and makes spans of the rest.
static struct err *groups_to_spans(struct ng *ng)
{
	u64 end = 0;

	vec_sort(&ng->groups, group_compare);
	vec_each (&ng->groups, g) {
		g->nested = g->mem < end;
		if (g->nested)
			continue;
		end = g->end;
		ng->bytes += g->end - g->mem;
		try(heap_add_span(ng->walk->heap, &(struct span){
							  .start = g->mem,
							  .end = g->end,
							  .granule = 4,
							  .tail = HEADER,
							  .arena = ng->arena,
						  }));
	}
	return NULL;
}

// --- slots ---

// What was read of a group: headers before each slot, and the last four bytes of each.
struct slots {
	u8 head[SLOTS][8], moved[SLOTS][8], tail[SLOTS][4];
};

static u16 half_at(const u8 *p)
{
	u16 v;

	memcpy(&v, p, sizeof(v));
	return v;
}

static u64 slot_base(const struct group *g, unsigned i)
{
	return g->mem + UNIT + g->stride * i;
}

// Where the user's bytes begin: an aligned allocation starts further on in its slot. The offset is
// cut to 16 bits there, and the header at the right place has all of it.
static u64 slot_user(struct ng *ng, const struct group *g, unsigned i, const u8 *head)
{
	u64 base = slot_base(g, i), end = base + g->stride - HEADER, at;

	if (head[5] >> 5 != MOVED)
		return base;
	for (at = base + (u64)half_at(head + 6) * UNIT; at < end; at += 65536 * UNIT) {
		u64 units = (at - g->mem - UNIT) / UNIT;
		u8 h[8];
		u32 whole;

		if (!peek_bytes(ng->peek, at - 8, h, sizeof(h)))
			break;
		memcpy(&whole, h, sizeof(whole));
		if ((h[5] & 31) == i && (h[4] ? whole == units : half_at(h + 6) == units))
			return at;
	}
	return 0;
}

// A header of the first slot that nothing was ever written to says as much as one that was.
static bool is_blank(const u8 *h)
{
	return !h[5] && !half_at(h + 6);
}

// The slot's allocated block, or the group nested in it. False if its header does not fit.
static bool slot_lay(struct ng *ng, const struct group *g, unsigned i, const struct slots *s)
{
	u64 base = slot_base(g, i), end = base + g->stride - HEADER;
	u64 user = slot_user(ng, g, i, s->head[i]), reserved;
	u8 h[8];
	u32 big;

	if (!user || !peek_bytes(ng->peek, user - 8, h, sizeof(h)) || (h[5] & 31) != i)
		return false;
	reserved = h[5] >> 5;
	if (reserved == NESTED)
		return heap_add(ng->walk->heap, base, 0, TILE_NONE);
	memcpy(&big, s->tail[i], sizeof(big));
	if (reserved == 5)
		reserved = big;
	if (reserved > end - user || (h[5] >> 5 == 5 && reserved < 5))
		return false;
	if (user != base)
		heap_add(ng->walk->heap, base, 0, TILE_NONE);
	if (is_blank(h))
		*vec_push(&ng->carried.hints) = (struct hint){g->meta, user};
	if (g->taken == 1 && (is_blank(h) || g->nested))
		*vec_push(&ng->fresh) = user;
	return heap_add(ng->walk->heap, user,
			reserved < end - user ? end - user - reserved : HEAP_NO_BYTES,
			TILE_ALLOCATED);
}

// Big slots: no more than their edges is read. Small ones: it is cheaper to read them all.
static void slots_read(struct ng *ng, const struct group *g, struct slots *s)
{
	struct piece pieces[2 * SLOTS];
	size_t n = 0;

	memset(s, 0, sizeof(*s));
	for (unsigned i = 0; i < g->slots; i++) {
		if (!(g->taken >> i & 1))
			continue;
		pieces[n++] =
			(struct piece){.addr = slot_base(g, i) - 8, .buf = s->head[i], .len = 8};
		pieces[n++] = (struct piece){.addr = slot_base(g, i) + g->stride - 2 * HEADER,
					     .buf = s->tail[i],
					     .len = 4};
	}
	target_readv(ng->target, pieces, n);
}

static void group_lay(struct ng *ng, const struct group *g)
{
	struct slots s;

	heap_add(ng->walk->heap, g->mem, 0, TILE_NONE);
	slots_read(ng, g, &s);
	for (unsigned i = 0; i < g->slots; i++) {
		u64 base = slot_base(g, i);

		if (!(g->taken >> i & 1)) {
			heap_add(ng->walk->heap, base, g->stride - HEADER, TILE_FREE);
		} else if (!slot_lay(ng, g, i, &s)) {
			heap_add(ng->walk->heap, base, 0, TILE_OPAQUE);
			doubts_add(
				&ng->doubts,
				xasprintf("the block at 0x%llx has a header that does not fit it",
					  (unsigned long long)base));
		}
	}
}

// A thread that has taken a slot writes its header then: it has the group's descriptor meanwhile. But when
// it has made the group for that, it forgets it for some instructions, and finds it again by its class.
static void carried_gather(struct ng *ng)
{
	carried_find(&ng->carried, ng->target, ng->module, STACK_WORDS);
	if (ng->fresh.n && thread_runs_inside(ng->target, ng->module))
		vec_each (&ng->fresh, block)
			*vec_push(&ng->carried.blocks) = *block;
}

// --- the row ---

static struct err *ng_walk(struct ng *ng)
{
	u64 area = ng->head;

	for (u64 n = 0; area && n < AREAS_MAX; n++)
		area = area_walk(ng, area);
	try(groups_to_spans(ng));
	vec_each (&ng->groups, g)
		group_lay(ng, g);
	carried_gather(ng);
	return NULL;
}

static void ng_free(void *state)
{
	struct ng *ng = state;

	vec_free(&ng->groups);
	vec_free(&ng->fresh);
	carried_fini(&ng->carried);
	free(ng->doubts.why);
	free(ng);
}

static struct err *ng_find(struct walk *w, void **ret_state)
{
	_cleanup_(peek_freep) struct peek *peek = peek_new(w->target);
	struct ng *ng = xcalloc(1, sizeof(*ng));

	*ng = (struct ng){.walk = w, .target = w->target, .peek = peek, .arena = (u16)w->arenas.n};
	*ret_state = NULL;
	// glibc and musl do not share a process.
	if (w->arenas.n || !data_each(w, 0, find_context, ng)) {
		ng_free(ng);
		return NULL;
	}
	*ret_state = ng;
	*vec_push(&w->claimed) = ng->module;
	walk_add_arena(w, &(struct arena){.allocator = &mallocng, .name = xstrdup("mallocng")});
	try(ng_walk(ng));
	ng->peek = NULL;
	w->arenas.v[ng->arena].bytes = ng->bytes;
	vec_free(&ng->groups);
	return NULL;
}

static struct err *ng_settle(struct walk *w, void *state)
{
	struct ng *ng = state;

	carried_sort(&ng->carried);
	doubts_settle(&ng->doubts, &w->arenas.v[ng->arena]);
	return NULL;
}

// A thread is just making the block.
static bool ng_own(struct walk *w, void *state, const struct block *b)
{
	struct ng *ng = state;

	(void)w;
	return carried_has(&ng->carried, b->addr);
}

const struct allocator mallocng = {
	.name = "mallocng",
	.about = "musl 1.2.1 and later",
	.find = ng_find,
	.settle = ng_settle,
	.own = ng_own,
	.free = ng_free,
};
