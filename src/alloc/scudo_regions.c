// SPDX-License-Identifier: MIT
// Scudo's regions (drawn in scudo.c): found by how far they are apart, read header by header.
#include "alloc/scudo.h"

#include <string.h>

enum {
	STRIDE_UNIT = 64, // descriptions are aligned to cache lines
	REGION_BITS_MIN = 20,
	REGION_BITS_MAX = 36,
	SAMPLES = 32, // headers
	SAMPLE_BLOCKS = 64,
	SAMPLE_CLASS = 2, // from each region
	WINDOW = 1 << 16, // blocks
	SMALL = 1024,	  // blocks are read one behind the other; of bigger ones the heads alone
	CHUNK = 256 << 10,
	BATCH = 512,
	MARKER = 0x44554353, // a block whose chunk does not begin where its header would be
	// size classes
	MIN_LOG = 5,
	MID_LOG = 8,
	MID_CLASS = 8,
	STEP_BITS = 2,
	// header
	STATE = 8,
	SIZE = 12,
	SIZE_BITS = 20,
	OFFSET = 32,
	CHECKSUM = 48,
	// struct QuarantineBatch { next; size; count:32; chunks[] }
	BATCH_CHUNKS = 1019,
	BATCH_BYTES = 24 + 8 * BATCH_CHUNKS,
};

// 32, 64, ... 256, and then four to each doubling.
static u64 class_size(unsigned class)
{
	u64 size;

	if (class <= MID_CLASS)
		return (u64) class << MIN_LOG;
	class -= MID_CLASS;
	size = (u64)1 << (MID_LOG + (class >> STEP_BITS));
	return size + (size >> STEP_BITS) * (class & ((1 << STEP_BITS) - 1));
}

// --- checksums of headers ---

static u16 sum_bsd(u16 sum, u64 data)
{
	for (unsigned i = 0; i < 8; i++, data >>= 8)
		sum = (u16)((u16)(sum >> 1 | sum << 15) + (u8)data);
	return sum;
}

// CRC32C by half bytes, as the processors' instructions do it.
static u32 sum_crc(u32 crc, u64 data)
{
	static const u32 table[16] = {
		0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1, 0x417b1dbc, 0x5125dad3,
		0x61c69362, 0x7198540d, 0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9,
		0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75,
	};

	for (unsigned i = 0; i < 16; i++, data >>= 4)
		crc = crc >> 4 ^ table[(crc ^ data) & 15];
	return crc;
}

static bool sum_fits(const struct sc_sum *how, u64 addr, u64 word)
{
	u64 plain = word & (((u64)1 << CHECKSUM) - 1);
	u32 sum;

	addr |= how->tag;
	if (!how->crc)
		return sum_bsd(sum_bsd((u16)how->cookie, addr), plain) == word >> CHECKSUM;
	sum = sum_crc(sum_crc(how->cookie, addr), plain);
	return (u16)(sum ^ sum >> 16) == word >> CHECKSUM;
}

bool sc_parse(const struct sc_state *s, u64 addr, u64 word, struct sc_chunk *ret)
{
	*ret = (struct sc_chunk){
		.addr = addr,
		.class = (u8)word,
		.state = (enum sc_chunk_state)(word >> STATE & 3),
		.size = word >> SIZE & (((u64)1 << SIZE_BITS) - 1),
	};
	return ret->state <= SC_QUARANTINED && sum_fits(&s->sum, addr, word);
}

bool sc_chunk_in(struct sc_state *s, u64 block, u64 head, struct sc_chunk *ret)
{
	u64 offset = 0, word = head;

	if ((u32)head == MARKER) {
		offset = head >> 32;
		if (!offset || offset % 16 || !peek_word(s->peek, block + offset, &word))
			return false;
		// A free one, and the page of its header was given back.
		if (!word) {
			*ret = (struct sc_chunk){.addr = block + offset + SC_HEADER};
			return true;
		}
	}
	return sc_parse(s, block + offset + SC_HEADER, word, ret) &&
	       (word >> OFFSET & 0xffff) == (u16)(offset / 16);
}

// --- finding ---

static bool looks_like_region(u64 v)
{
	return v && v % SC_PAGE == 0 && v >> 48 == 0;
}

// The regions lie one behind the other, in any order, each begins a few pages into its own.
static bool are_apart(const struct data *d, size_t at, size_t stride, unsigned bits)
{
	u64 low = UINT64_MAX, seen = 0;

	for (unsigned i = 0; i < SC_CLASSES; i++)
		low = min(low, data_at(d, at + i * stride));
	for (unsigned i = 0; i < SC_CLASSES; i++) {
		u64 from = data_at(d, at + i * stride) - low, half = (u64)1 << (bits - 1);
		u64 place = (from + half) >> bits;

		if (place >= SC_CLASSES || seen >> place & 1)
			return false;
		seen |= (u64)1 << place;
	}
	return true;
}

static bool is_array(const struct data *d, size_t at, size_t stride)
{
	if (at + (SC_CLASSES - 1) * stride + 8 > d->len)
		return false;
	for (unsigned i = 0; i < SC_CLASSES; i++)
		if (!looks_like_region(data_at(d, at + i * stride)))
			return false;
	for (unsigned bits = REGION_BITS_MIN; bits <= REGION_BITS_MAX; bits++)
		if (are_apart(d, at, stride, bits))
			return true;
	return false;
}

static bool is_writable(const struct mapping *m)
{
	return m && !mapping_is_file(m) && m->prot & PROT_WRITE;
}

// The array is found by the word for the allocator's own class, which is mapped first.
bool sc_find_regions(struct sc_state *s, const struct data *d)
{
	if (d->word != 8)
		return false;
	for (size_t at = 0; (at = data_touched(d, at)) + 8 <= d->len; at += 8) {
		u64 v = data_at(d, at);
		const struct mapping *m =
			looks_like_region(v) ? target_mapping(s->target, v) : NULL;

		if (!is_writable(m) || m->start != v)
			continue;
		for (size_t stride = STRIDE_UNIT; stride <= SC_STRIDE; stride += STRIDE_UNIT) {
			if (!is_array(d, at, stride))
				continue;
			s->array = d->start + at;
			s->stride = stride;
			return true;
		}
	}
	return false;
}

static u64 writable_end(struct target *t, u64 begin)
{
	const struct mapping *m = target_mapping(t, begin);

	if (!is_writable(m) || m->start != begin)
		return begin;
	while (m + 1 < t->maps.v + t->maps.n && m[1].start == m->end && is_writable(m + 1))
		m++;
	return m->end;
}

// A description has { bytes mapped; bytes used }, in a place that differs between versions; all of
// what is used are whole blocks. One region may be growing.
static bool used_is_at(const struct sc_state *s, const struct data *d, size_t offset)
{
	unsigned used = 0, growing = 0;

	for (unsigned i = 1; i < SC_CLASSES; i++) {
		const struct sc_region *r = &s->regions[i];
		size_t at = s->array - d->start + i * s->stride + offset;
		u64 bytes = data_at(d, at + 8), mapped = r->end - r->begin;

		if (data_at(d, at) > mapped || bytes > data_at(d, at) || bytes % r->size)
			return false;
		growing += data_at(d, at) < mapped;
		used += bytes != 0;
	}
	return used > 0 && growing <= 1;
}

bool sc_regions_measure(struct sc_state *s, const struct data *d, bool *ret_used)
{
	*ret_used = false;
	for (unsigned i = 0; i < SC_CLASSES; i++) {
		struct sc_region *r = &s->regions[i];

		r->begin = data_at(d, s->array - d->start + i * s->stride);
		r->size = i ? class_size(i) : 0;
		r->end = r->used = writable_end(s->target, r->begin);
		*ret_used |= i && r->end > r->begin;
	}
	for (size_t offset = 8; offset + 16 <= s->stride; offset += 8) {
		if (!used_is_at(s, d, offset))
			continue;
		for (unsigned i = 1; i < SC_CLASSES; i++)
			s->regions[i].used +=
				data_at(d, s->array - d->start + i * s->stride + offset + 8) -
				(s->regions[i].end - s->regions[i].begin);
		return true;
	}
	return false;
}

// --- the cookie ---

struct sample {
	u64 addr, word;
};

static unsigned samples_take(struct sc_state *s, struct sample *samples)
{
	unsigned n = 0;

	for (unsigned class = 1; class < SC_CLASSES; class ++) {
		const struct sc_region *r = &s->regions[class];
		unsigned taken = 0;

		for (unsigned i = 0; i < SAMPLE_BLOCKS && taken < SAMPLE_CLASS && n < SAMPLES;
		     i++) {
			u64 block = r->begin + i * r->size, word;

			if (block >= r->used || !peek_word(s->peek, block, &word) ||
			    (u8)word != class || (word >> STATE & 3) > SC_QUARANTINED ||
			    word >> OFFSET & 0xffff)
				continue;
			samples[n++] = (struct sample){block + SC_HEADER, word};
			taken++;
		}
	}
	return n;
}

// One or two may be of blocks that are just being made.
static bool sums_fit(const struct sample *samples, unsigned n, const struct sc_sum *how)
{
	unsigned bad = 0;

	for (unsigned i = 0; i < n && bad * 8 <= n; i++)
		bad += !sum_fits(how, samples[i].addr, samples[i].word);
	return bad * 8 <= n;
}

bool sc_find_cookie(struct sc_state *s, const struct data *d)
{
	static const u64 tags[] = {0, SC_TAG};
	struct sample samples[SAMPLES];
	unsigned n = samples_take(s, samples);

	for (size_t at = 0; n && (at = data_touched(d, at)) + 4 <= d->len; at += 4) {
		memcpy(&s->sum.cookie, d->bytes + at, sizeof(s->sum.cookie));
		for (unsigned i = 0; i < 4 && s->sum.cookie; i++) {
			s->sum.crc = i % 2;
			s->sum.tag = tags[i / 2];
			if (sums_fit(samples, n, &s->sum))
				return true;
		}
	}
	return false;
}

// --- blocks ---

// The heads of n blocks from `first` on; those of pages that were never touched stay 0.
static void heads_read_all(struct sc_state *s, u64 first, u64 size, u64 from, u64 to, u64 *heads)
{
	_cleanup_free_ u8 *bytes = xmalloc(CHUNK);

	for (u64 at = from; at < to; at += CHUNK) {
		size_t len = target_read_some(s->target, at, bytes, min(to - at, (u64)CHUNK));
		u64 i = (max(at, first) - first + size - 1) / size;

		for (u64 head = first + i * size; head + 8 <= at + len; head += size, i++)
			memcpy(&heads[i], bytes + (head - at), 8);
	}
}

static void heads_read_each(struct sc_state *s, u64 first, u64 size, u64 from, u64 to, u64 *heads)
{
	struct piece pieces[BATCH];
	u64 i = (from - first + size - 1) / size;
	unsigned n = 0;

	for (; first + i * size + 8 <= to; i++) {
		pieces[n++] = (struct piece){first + i * size, &heads[i], 8};
		if (n < BATCH)
			continue;
		target_readv(s->target, pieces, n);
		n = 0;
	}
	target_readv(s->target, pieces, n);
}

static void heads_read(struct sc_state *s, u64 first, u64 size, u64 n, u64 *heads)
{
	u64 at = first, end = first + n * size, from, to;

	memset(heads, 0, n * sizeof(*heads));
	while (at < end && target_present(s->target, at, end, &from, &to)) {
		if (size <= SMALL)
			heads_read_all(s, first, size, from, to, heads);
		else
			heads_read_each(s, first, size, from, to, heads);
		at = max(to, at + 1);
	}
}

// A list of quarantined chunks is a block like others, but the allocator's own.
static bool is_quarantine(struct sc_state *s, const struct sc_chunk *c)
{
	u64 count, addr, word;

	if (c->size != BATCH_BYTES || !peek_word(s->peek, c->addr + 16, &count) ||
	    (u32)count > BATCH_CHUNKS || !(u32)count)
		return false;
	for (u32 i = 0; i < (u32)count; i++) {
		struct sc_chunk held;

		if (!peek_word(s->peek, c->addr + 24 + 8 * (u64)i, &addr) ||
		    !peek_word(s->peek, addr - SC_HEADER, &word) ||
		    !sc_parse(s, addr, word, &held) || held.state != SC_QUARANTINED)
			return false;
	}
	return true;
}

static void block_lay(struct sc_state *s, unsigned class, u64 block, u64 head)
{
	const struct sc_region *r = &s->regions[class];
	struct heap *h = s->walk->heap;
	struct sc_chunk c;
	u64 rest;

	if (s->border != block)
		heap_add(h, block, 0, TILE_NONE);
	if (!head) {
		heap_add(h, block + SC_HEADER, 0, TILE_FREE);
		return;
	}
	if (!sc_chunk_in(s, block, head, &c) || (c.state && c.class != class) ||
	    !within(c.addr, c.size, block, block + r->size)) {
		heap_add(h, block, 0, TILE_OPAQUE);
		doubts_add(&s->doubts, xasprintf("the block at 0x%llx has a header that is not "
						 "right",
						 (unsigned long long)block));
		return;
	}
	if (c.state != SC_ALLOCATED || is_quarantine(s, &c)) {
		heap_add(h, block + SC_HEADER, 0, c.state == SC_ALLOCATED ? TILE_NONE : TILE_FREE);
		return;
	}
	heap_add(h, c.addr, c.size ? c.size : HEAP_NO_BYTES, TILE_ALLOCATED);
	// What is behind it is left from the chunks before; a pointer to its very end is one to it.
	rest = align_up(c.addr + c.size + 1, SC_HEADER);
	if (rest < block + r->size)
		heap_add(h, rest, 0, TILE_NONE);
	if (c.addr == block + r->size)
		s->border = c.addr;
}

static struct err *region_lay(struct sc_state *s, unsigned class)
{
	const struct sc_region *r = &s->regions[class];
	_cleanup_free_ u64 *heads = xmalloc(WINDOW * sizeof(*heads));
	u64 blocks = (r->used - r->begin) / r->size;

	try(heap_add_span(
		s->walk->heap,
		&(struct span){.start = r->begin, .end = r->end, .granule = 4, .arena = s->arena}));
	s->bytes += r->end - r->begin;
	for (u64 i = 0, n; i < blocks; i += n) {
		u64 first = r->begin + i * r->size;

		n = min(blocks - i, (u64)WINDOW);
		heads_read(s, first, r->size, n, heads);
		for (u64 k = 0; k < n; k++)
			block_lay(s, class, first + k * r->size, heads[k]);
	}
	if (r->begin + blocks * r->size < r->end && s->border != r->begin + blocks * r->size)
		heap_add(s->walk->heap, r->begin + blocks * r->size, 0, TILE_NONE);
	return NULL;
}

struct err *sc_regions_lay(struct sc_state *s)
{
	own_pages_add(&s->own, s->regions[0].begin, s->regions[0].end - s->regions[0].begin);
	for (unsigned class = 1; class < SC_CLASSES; class ++)
		if (s->regions[class].end > s->regions[class].begin)
			try(region_lay(s, class));
	return NULL;
}
