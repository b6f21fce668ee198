// SPDX-License-Identifier: MIT
// The inner loops, compiled once for each level of the processor that they gain from: HOT is then
// the name of the table at the end.
#include "heap/hot.h"

#if defined(__AVX512BW__) || defined(__AVX2__)
#include <immintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

// --- the filter ---

#define RANGES_COMPARED 4 // by the vector filters; more are told apart afterwards

struct bounds {
	unsigned n;
	u64 lo[RANGES_COMPARED], len[RANGES_COMPARED];
};

// Every range, or one from the first to the last if they are many.
static struct bounds bounds_of(const struct heap *h)
{
	const struct range *last = h->ranges + h->n_ranges - 1;
	struct bounds b = {.n = (unsigned)h->n_ranges};

	if (h->n_ranges > RANGES_COMPARED) {
		b.n = 1;
		b.lo[0] = h->ranges[0].lo;
		b.len[0] = last->lo + last->len - b.lo[0];
		return b;
	}
	for (unsigned i = 0; i < b.n; i++) {
		b.lo[i] = h->ranges[i].lo;
		b.len[i] = h->ranges[i].len;
	}
	return b;
}

static inline u64 word_at(const struct heap *h, const void *words, size_t i)
{
	if (h->word_shift == 2)
		return ((const u32 *)words)[i];
	return ((const u64 *)words)[i] & h->addr_mask;
}

static inline u64 filter_64_any(const struct heap *h, const struct bounds *b, const void *words,
				size_t at)
{
	u64 bits = 0;

	for (unsigned k = 0; k < b->n; k++)
		for (size_t j = 0; j < WORD_BITS; j++)
			bits |= (u64)(word_at(h, words, at + j) - b->lo[k] < b->len[k]) << j;
	return bits;
}

#if defined(__AVX512BW__)
static inline u64 filter_64(const struct heap *h, const struct bounds *b, const void *words,
			    size_t at)
{
	const __m512i mask = _mm512_set1_epi64((long long)h->addr_mask);
	const __m512i *v = (const __m512i *)((const u64 *)words + at);
	u64 bits = 0;

	if (h->word_shift == 2)
		return filter_64_any(h, b, words, at);
	for (unsigned i = 0; i < 8; i++) {
		__m512i w = _mm512_and_si512(_mm512_loadu_si512(v + i), mask);
		__mmask8 hits = 0;

		for (unsigned k = 0; k < b->n; k++)
			hits |= _mm512_cmplt_epu64_mask(
				_mm512_sub_epi64(w, _mm512_set1_epi64((long long)b->lo[k])),
				_mm512_set1_epi64((long long)b->len[k]));
		bits |= (u64)hits << (8 * i);
	}
	return bits;
}
#elif defined(__AVX2__)
static inline u64 filter_64(const struct heap *h, const struct bounds *b, const void *words,
			    size_t at)
{
	// There is only a signed comparison: both sides are moved down by 2^63.
	const __m256i low = _mm256_set1_epi64x(INT64_MIN);
	const __m256i mask = _mm256_set1_epi64x((long long)h->addr_mask);
	const __m256i *v = (const __m256i *)((const u64 *)words + at);
	u64 bits = 0;

	if (h->word_shift == 2)
		return filter_64_any(h, b, words, at);
	for (unsigned i = 0; i < 16; i++) {
		__m256i w = _mm256_and_si256(_mm256_loadu_si256(v + i), mask);
		__m256i hits = _mm256_setzero_si256();

		for (unsigned k = 0; k < b->n; k++) {
			__m256i off = _mm256_sub_epi64(w, _mm256_set1_epi64x((long long)b->lo[k]));
			__m256i len = _mm256_set1_epi64x((long long)b->len[k]);

			hits = _mm256_or_si256(hits,
					       _mm256_cmpgt_epi64(_mm256_xor_si256(len, low),
								  _mm256_xor_si256(off, low)));
		}
		bits |= (u64)(u32)_mm256_movemask_pd(_mm256_castsi256_pd(hits)) << (4 * i);
	}
	return bits;
}
#elif defined(__ARM_NEON)
static inline u64 filter_64(const struct heap *h, const struct bounds *b, const void *words,
			    size_t at)
{
	const uint64x2_t mask = vdupq_n_u64(h->addr_mask);
	const u64 *v = (const u64 *)words + at;
	u64 bits = 0;

	if (h->word_shift == 2)
		return filter_64_any(h, b, words, at);
	for (unsigned i = 0; i < WORD_BITS; i += 2) {
		uint64x2_t w = vandq_u64(vld1q_u64(v + i), mask), hits = vdupq_n_u64(0);

		for (unsigned k = 0; k < b->n; k++)
			hits = vorrq_u64(hits, vcltq_u64(vsubq_u64(w, vdupq_n_u64(b->lo[k])),
							 vdupq_n_u64(b->len[k])));
		bits |= (vgetq_lane_u64(hits, 0) & 1) << i | (vgetq_lane_u64(hits, 1) & 1)
								     << (i + 1);
	}
	return bits;
}
#else
#define filter_64 filter_64_any
#endif

// Of many ranges the vectors have compared with their hull alone.
static u64 in_ranges(const struct heap *h, const void *words, size_t at, u64 bits)
{
	for (u64 b = bits; b; b &= b - 1)
		if (address_granule(h, word_at(h, words, at + bit_lowest(b))) == NO_GRANULE)
			bits ^= b & -b;
	return bits;
}

static u64 filter(const struct heap *h, const void *words, size_t n, u64 *ret)
{
	struct bounds b = bounds_of(h);
	u64 edges = 0;

	for (size_t i = 0; i < n; i += WORD_BITS) {
		u64 bits = filter_64(h, &b, words, i);

		if (bits && h->n_ranges > RANGES_COMPARED)
			bits = in_ranges(h, words, i, bits);
		ret[i / WORD_BITS] = bits;
		edges += (u64)__builtin_popcountll(bits);
	}
	return edges;
}

// --- packing ---

// Bits that are not yet stored are the low ones of `held`.
struct packer {
	u8 *to;
	u64 held;
	unsigned n, width;
};

static inline void pack_one(struct packer *p, u64 g)
{
	p->held |= g << p->n;
	p->n += p->width;
	if (p->n < WORD_BITS)
		return;
	__builtin_memcpy(p->to, &p->held, sizeof(p->held));
	p->to += sizeof(p->held);
	p->n -= WORD_BITS;
	p->held = p->n ? g >> (p->width - p->n) : 0;
}

static inline u64 edge_of(const struct heap *h, u64 word)
{
	if (h->n_ranges == 1)
		return (word - h->ranges[0].delta) >> h->granule_shift;
	return address_granule(h, word);
}

static void pack_any(const struct heap *h, const void *words, const u64 *bits, size_t n,
		     struct packer *p)
{
	for (size_t w = 0; w < n / WORD_BITS; w++)
		for (u64 b = bits[w]; b; b &= b - 1)
			pack_one(p, edge_of(h, word_at(h, words, w * WORD_BITS + bit_lowest(b))));
	__builtin_memcpy(p->to, &p->held, (p->n + 7) / 8);
}

#if defined(__AVX512BW__)
#define KEPT_BACK 8   // edges, of which the bits are more than 8 bytes
#define BATCH	  512 // words whose edges are gathered before they are packed

// The granules that 8 words point to. Of one range a tag need not be taken off: it is above what is
// kept of a granule.
static inline __m512i granules_8(const struct heap *h, const u64 *words)
{
	__m512i w = _mm512_loadu_si512(words);
	__m512i g = _mm512_sub_epi64(w, _mm512_set1_epi64((long long)h->ranges[0].delta));

	for (size_t k = 1; k < h->n_ranges; k++) {
		const struct range *r = &h->ranges[k];
		__m512i addr = _mm512_and_si512(w, _mm512_set1_epi64((long long)h->addr_mask));
		__mmask8 above = _mm512_cmpge_epu64_mask(addr, _mm512_set1_epi64((long long)r->lo));

		g = _mm512_mask_sub_epi64(g, above, w, _mm512_set1_epi64((long long)r->delta));
	}
	return _mm512_srli_epi64(g, h->granule_shift);
}

// The granules of 64 words, those under the bits alone, one after the other.
static inline size_t gather_64(const struct heap *h, const u64 *words, u64 bits, u32 *to)
{
	const __m512i low_halves =
		_mm512_set_epi32(30, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10, 8, 6, 4, 2, 0);
	u32 *start = to;

	for (unsigned i = 0; i < WORD_BITS; i += 16) {
		__mmask16 in = (__mmask16)(bits >> i);
		__m512i g = _mm512_permutex2var_epi32(granules_8(h, words + i), low_halves,
						      granules_8(h, words + i + 8));

		_mm512_storeu_si512(to, _mm512_maskz_compress_epi32(in, g));
		to += __builtin_popcount(in);
	}
	return (size_t)(to - start);
}

#define PAIR_MOST 28 // bits of an edge, so that two and 7 bits are no more than 63

// Where the pairs of 8 edges go, which are as many bytes as an edge has bits: pair k from bit
// `shift` of byte `at` on, with the last bits of the pair before it, which it has from bit `rest`
// on, in front of it.
struct eight {
	unsigned at[4], shift[4], rest[4];
};

static inline struct eight eight_of(unsigned width)
{
	struct eight e = {};

	for (unsigned k = 1; k < 4; k++) {
		e.at[k] = 2 * k * width / 8;
		e.shift[k] = 2 * k * width % 8;
		e.rest[k] = 8 * (e.at[k] - e.at[k - 1]) - e.shift[k - 1];
	}
	return e;
}

// Eight edges at a time. Two are squeezed together, and stored with 8 bytes of which only the first
// count. So this never does the last of n, behind which somebody else's may be.
static inline size_t pack_eights(struct packer *p, const u32 *v, size_t n)
{
	const u64 keep = bits_below(p->width) | bits_below(p->width) << 32;
	const struct eight e = eight_of(p->width);
	size_t i;

	for (i = 0; i + 8 <= n; i += 8, p->to += p->width) {
		u64 pair[4];

		__builtin_memcpy(pair, v + i, sizeof(pair));
		for (unsigned k = 0; k < 4; k++)
			pair[k] = _pext_u64(pair[k], keep);
		for (unsigned k = 4; --k;)
			pair[k] = pair[k] << e.shift[k] | pair[k - 1] >> e.rest[k];
		for (unsigned k = 0; k < 4; k++)
			__builtin_memcpy(p->to + e.at[k], &pair[k], sizeof(pair[k]));
	}
	return i;
}

static void pack(const struct heap *h, const void *words, const u64 *bits, size_t n, u8 *to)
{
	struct packer p = {.to = to, .width = h->edge_bits};
	u32 v[BATCH + 16];
	size_t left = 0, last = n / WORD_BITS, done;

	if (h->word_shift == 2 || p.width > PAIR_MOST || h->n_ranges > RANGES_COMPARED) {
		pack_any(h, words, bits, n, &p);
		return;
	}
	while (last && !bits[last - 1])
		last--;
	for (size_t w = 0; w < last; w++) {
		if (bits[w])
			left += gather_64(h, (const u64 *)words + w * WORD_BITS, bits[w], v + left);
		if (w + 1 < last && left < BATCH - WORD_BITS)
			continue;
		done = left > KEPT_BACK ? pack_eights(&p, v, left - KEPT_BACK) : 0;
		left -= done;
		__builtin_memmove(v, v + done, left * sizeof(*v));
	}
	for (size_t i = 0; i < left; i++)
		pack_one(&p, v[i]);
	__builtin_memcpy(p.to, &p.held, (p.n + 7) / 8);
}
#else
static void pack(const struct heap *h, const void *words, const u64 *bits, size_t n, u8 *to)
{
	struct packer p = {.to = to, .width = h->edge_bits};

	pack_any(h, words, bits, n, &p);
}
#endif

// --- marking ---

#define AHEAD	   64 // edges whose line is fetched in advance
#define SLOT_AHEAD 32 // edges of a slot whose place is, before they are written

static u32 drain(struct line *lines, u64 *pending, u16 *v, u32 n)
{
	u32 left = 0;

	for (u32 i = 0; i < n; i++) {
		u32 g = v[i], k = g / WORD_BITS % 2;
		struct line *l = &lines[g >> LINE_SHIFT];
		u64 bit = (u64)1 << (g % WORD_BITS), start = l->start[k] & bit;
		u64 fresh = start & ~l->mark[k];

		if (i + AHEAD < n) {
			__builtin_prefetch(&lines[v[i + AHEAD] >> LINE_SHIFT], 1);
			__builtin_prefetch(&pending[v[i + AHEAD] / WORD_BITS], 1);
		}
		l->mark[k] |= fresh;
		pending[g / WORD_BITS] |= fresh;
		v[left] = (u16)g;
		left += !start;
	}
	return left;
}

// True if granule `to` lies in the tile of the line that has its word w.
static inline bool is_own(const struct heap *h, const struct line *l, u64 line, unsigned w, u64 to)
{
	unsigned a = w >> words_per_granule_shift(h), b = (unsigned)to % LINE_GRANULES;
	unsigned lo = min(a, b), hi = max(a, b);
	u64 low, high;

	if (to >> LINE_SHIFT != line)
		return false;
	low = l->start[0] & ~bits_below(min(lo + 1, 64u)) & bits_below(min(hi + 1, 64u));
	high = l->start[1] & ~bits_below(lo + 1 > 64 ? lo - 63 : 0) &
	       bits_below(hi + 1 > 64 ? hi - 63 : 0);
	return !(low | high);
}

// Edges of a tile into itself lead nowhere new: strings in their own objects, empty lists.
static void emit(const struct heap *h, u64 line, const u64 mask[4], struct sink *sink)
{
	const struct line *l = &h->line[line];
	const u8 *edges = h->edges + granule_window(h, line * LINE_GRANULES)->edges;
	u64 width = h->edge_bits, keep = bits_below(h->edge_bits);
	u64 bit = h->rank[line] * width;
	const struct sink s = *sink; // which the compiler cannot know to stay as it is

	for (unsigned k = 0; k < 4; k++) {
		u64 all = l->word[k];

		for (u64 in = all & mask[k]; in; in &= in - 1) {
			u64 below = all & ((in & -in) - 1), at, w, g, slot;
			u16 *to;
			u32 n;

			at = bit + (u64)__builtin_popcountll(below) * width;
			__builtin_memcpy(&w, edges + at / 8, sizeof(w));
			g = w >> (at % 8) & keep;
			if (g >> LINE_SHIFT == line &&
			    is_own(h, l, line, k * WORD_BITS + bit_lowest(in), g))
				continue;
			slot = g >> SLOT_SHIFT;
			n = s.n[slot]++;
			to = sink_slot(&s, slot) + n;
			__builtin_prefetch(to + SLOT_AHEAD, 1);
			*to = (u16)g;
			if (n + 1 == s.room)
				s.full(sink, slot);
		}
		sink->emitted += (u64)__builtin_popcountll(all & mask[k]);
		bit += (u64)__builtin_popcountll(all) * width;
	}
}

static unsigned peek(const struct heap *h, u64 line, const u64 mask[4])
{
	const struct line *l = &h->line[line];
	const struct window *window = granule_window(h, line * LINE_GRANULES);
	u64 i = h->rank[line];
	unsigned n = 0;

	for (unsigned k = 0; k < 4; k++) {
		u64 in = l->word[k] & mask[k];

		if (!n)
			i += (u64)__builtin_popcountll(l->word[k] &
						       (in ? (in & -in) - 1 : UINT64_MAX));
		n += (unsigned)__builtin_popcountll(in);
	}
	if (n && window->edges != EDGES_REREAD)
		__builtin_prefetch(h->edges + window->edges + i * h->edge_bits / 8);
	return n;
}

static size_t edges(const struct heap *h, u64 line, const u64 mask[4], u64 *ret)
{
	const struct line *l = &h->line[line];
	const struct window *w = granule_window(h, line * LINE_GRANULES);
	u64 i = h->rank[line];
	size_t n = 0;

	for (unsigned k = 0; k < 4; k++) {
		u64 all = l->word[k];

		for (u64 in = all & mask[k]; in; in &= in - 1) {
			u64 below = all & ((in & -in) - 1);

			ret[n++] = edge_get(h, w->edges, i + (u64)__builtin_popcountll(below));
		}
		i += (u64)__builtin_popcountll(all);
	}
	return n;
}

// Each bit twice.
static inline u64 bits_doubled(u32 n)
{
#if defined(__BMI2__)
	return _pdep_u64(n, 0x5555555555555555) * 3;
#else
	u64 w = n;

	w = (w | w << 16) & 0x0000ffff0000ffff;
	w = (w | w << 8) & 0x00ff00ff00ff00ff;
	w = (w | w << 4) & 0x0f0f0f0f0f0f0f0f;
	w = (w | w << 2) & 0x3333333333333333;
	w = (w | w << 1) & 0x5555555555555555;
	return w * 3;
#endif
}

// The granules of the tiles of a line that begin at the bits of `of`: adding 1 behind a start runs
// over to the next start.
static inline unsigned __int128 tiles_extent(unsigned __int128 starts, unsigned __int128 of)
{
	unsigned __int128 rest = ~starts;

	return ((rest + (of << 1)) ^ rest) >> 1;
}

static inline unsigned __int128 both(const u64 w[2])
{
	return (unsigned __int128)w[1] << WORD_BITS | w[0];
}

static void fetch(const struct heap *h, u64 line, const u64 *pending)
{
	const struct line *l = &h->line[line];
	unsigned first = pending[0] ? bit_lowest(pending[0]) : WORD_BITS + bit_lowest(pending[1]);
	unsigned word = first << words_per_granule_shift(h);
	u64 i = h->rank[line];
	const u8 *at;

	for (unsigned k = 0; k < word / WORD_BITS; k++)
		i += (u64)__builtin_popcountll(l->word[k]);
	i += (u64)__builtin_popcountll(l->word[word / WORD_BITS] & bits_below(word % WORD_BITS));
	at = h->edges + granule_window(h, line * LINE_GRANULES)->edges + i * h->edge_bits / 8;
	__builtin_prefetch(at);
	__builtin_prefetch(at + 64);
}

static bool sweep(const struct heap *h, u64 line, u64 *pending, struct sink *sink)
{
	const struct line *l = &h->line[line];
	u64 last = l->start[1] ? l->start[1] & (u64)1 << bit_highest(l->start[1]) & pending[1]
			       : l->start[0] & (u64)1 << bit_highest(l->start[0]) & pending[0];
	unsigned __int128 in = tiles_extent(both(l->start), both(pending));
	u64 mask[4] = {};

	pending[0] = pending[1] = 0;
	in |= (unsigned __int128)!!last << (LINE_GRANULES - 1);
	if (words_per_granule_shift(h)) {
		for (unsigned k = 0; k < 4; k++)
			mask[k] = bits_doubled((u32)(in >> (32 * k)));
	} else {
		mask[0] = (u64)in;
		mask[1] = (u64)(in >> WORD_BITS);
	}
	emit(h, line, mask, sink);
	return last;
}

static bool usable(void)
{
#if defined(__AVX512BW__)
	return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
	       __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
	       __builtin_cpu_supports("bmi2");
#elif defined(__AVX2__)
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
#else
	return true;
#endif
}

const struct hot HOT = {
	.name = HOT_NAME,
	.usable = usable,
	.filter = filter,
	.pack = pack,
	.drain = drain,
	.fetch = fetch,
	.sweep = sweep,
	.peek = peek,
	.edges = edges,
};
