// SPDX-License-Identifier: MIT
// main_arena and mp_, found by their shape in the data of modules.
//
//	main_arena	127 pairs {fd, bk}: an empty bin's point at the pair less 2 words, the others at
//			chunks that point back. Behind them `next` leads through all arenas and home.
//	mp_		n_mmaps_max (65536 unless tuned) between counts that agree, and sbrk_base
#include "alloc/ptmalloc.h"

#include <string.h>

#include "target/maps.h"

#define DATA_MAX   (256 * MIB) // of a module that is looked at
#define BROKEN_MAX 8	       // bins that may be in motion

static const struct pt_layout layouts[] = {
	{.word = 8, .bins = 0x70, .fastbins = 0x10, .n_fastbins = 10, .caches = 7}, // 2.27 - 2.42
	{.word = 8, .bins = 0x18, .caches = 4},					    // 2.43 -
	{.word = 8, .bins = 0x68, .fastbins = 0x08, .n_fastbins = 10, .caches = 1}, // 2.17 - 2.26
	{.word = 4, .bins = 0x40, .fastbins = 0x0c, .n_fastbins = 11, .caches = 7}, // 2.27 - 2.42
	{.word = 4, .bins = 0x10, .caches = 4},					    // 2.43 -
	{.word = 4, .bins = 0x3c, .fastbins = 0x08, .n_fastbins = 11, .caches = 1}, // 2.26
	{.word = 4, .bins = 0x38, .fastbins = 0x08, .n_fastbins = 10},		    // 2.17 - 2.25
};

// struct malloc_par: offsets from sbrk_base back, a row for each generation.
struct params_layout {
	u8 word;
	bool thp;	// has thp_pagesize (2.35)
	bool cached;	// tcache fields follow (2.26; zeros are read before)
	u8 n_mmaps;	// then n_mmaps_max, max_n_mmaps, no_dyn_threshold, each an int
	u8 mmapped_mem; // then max_mmapped_mem
};

static const struct params_layout params_layouts[] = {
	{.word = 8, .thp = true, .cached = true, .n_mmaps = 36, .mmapped_mem = 16}, // 2.35 -
	{.word = 8, .cached = true, .n_mmaps = 32, .mmapped_mem = 16},		    // 2.24 - 2.34
	{.word = 8, .n_mmaps = 40, .mmapped_mem = 24},				    // 2.17 - 2.23
	{.word = 4, .cached = true, .n_mmaps = 24, .mmapped_mem = 8},		    // 2.24 -
	{.word = 4, .n_mmaps = 28, .mmapped_mem = 12},				    // 2.17 - 2.23
};

// The initialised data of one segment of a module.
struct data {
	const struct module *module;
	u64 start, len;
	u8 *bytes;
	unsigned word;
};

static u64 data_word(const struct data *d, u64 addr)
{
	u64 v = 0;

	if (within(addr, d->word, d->start, d->start + d->len))
		memcpy(&v, d->bytes + (addr - d->start), d->word);
	return v;
}

static u32 data_u32(const struct data *d, u64 addr)
{
	u32 v = 0;

	if (within(addr, sizeof(v), d->start, d->start + d->len))
		memcpy(&v, d->bytes + (addr - d->start), sizeof(v));
	return v;
}

bool pt_is_heap_memory(const struct mapping *m)
{
	return m && !m->shared &&
	       (m->prot & (PROT_READ | PROT_WRITE)) == (PROT_READ | PROT_WRITE) &&
	       (m->path[0] == '\0' || !strcmp(m->path, "[heap]") || !strncmp(m->path, "[anon:", 6));
}

// The program may have protected what lies there.
static bool is_brk_memory(const struct mapping *m)
{
	return m && mapping_is_private_memory(m) && strncmp(m->path, "[stack", 6);
}

// --- arenas ---

static u64 after_bins(unsigned word)
{
	return 2 * PT_BINS * word + 16; // the bins and binmap[4]
}

// Walks `next` from the main arena on; true if it comes home. Arenas are appended to c.
static bool ring_closes(struct peek *peek, u64 bins, const struct pt_layout *l,
			struct pt_addrs *ret)
{
	u64 home = bins - l->bins, at = home;

	ret->n = 0;
	do {
		if (ret->n >= PT_ARENAS_MAX)
			return false;
		*vec_push(ret) = at;
		if (!peek_word(peek, at + l->bins + after_bins(l->word), &at) ||
		    !is_aligned(at, l->word))
			return false;
	} while (at != home);
	return true;
}

static const struct pt_layout *layout_find(struct peek *peek, u64 bins, unsigned word,
					   struct pt_addrs *ret_ring)
{
	for (size_t i = 0; i < ARRAY_SIZE(layouts); i++)
		if (layouts[i].word == word && ring_closes(peek, bins, &layouts[i], ret_ring))
			return &layouts[i];
	return NULL;
}

static bool pair_empty(const struct data *d, u64 at)
{
	u64 self = at - 2 * d->word;

	return data_word(d, at) == self && data_word(d, at + d->word) == self;
}

static bool pair_pointers(const struct data *d, u64 at)
{
	u64 fd = data_word(d, at), bk = data_word(d, at + d->word);

	return fd >= 4096 && bk >= 4096 && is_aligned(fd | bk, 2 * d->word);
}

static bool pair_holds(const struct data *d, struct peek *peek, u64 at)
{
	u64 self = at - 2 * d->word, back;

	if (pair_empty(d, at))
		return true;
	return pair_pointers(d, at) && peek_word(peek, data_word(d, at) + 3 * d->word, &back) &&
	       back == self && peek_word(peek, data_word(d, at + d->word) + 2 * d->word, &back) &&
	       back == self;
}

// The run of pairs around the empty one at `anchor` that could be bins: *ret_n of them.
static u64 run_around(const struct data *d, u64 anchor, unsigned *ret_n)
{
	u64 pair = 2 * d->word, lo = anchor, hi = anchor + pair;

	while (anchor - lo < (PT_BINS - 1) * pair && lo >= d->start + pair &&
	       (pair_empty(d, lo - pair) || pair_pointers(d, lo - pair)))
		lo -= pair;
	while (hi - anchor < PT_BINS * pair && (pair_empty(d, hi) || pair_pointers(d, hi)))
		hi += pair;
	*ret_n = (unsigned)((hi - lo) / pair);
	return lo;
}

// The bins that hold `anchor`, 0 if there are none. A pair that is being changed right now does
// not hold; a few such may be, also at either end: the ring of arenas decides.
static u64 bins_around(const struct data *d, struct peek *peek, u64 anchor,
		       const struct pt_layout **ret_layout, struct pt_addrs *ret_ring)
{
	bool holds[2 * PT_BINS] = {};
	u64 pair = 2 * d->word, lo;
	unsigned n;

	lo = run_around(d, anchor, &n);
	lo -= min((u64)BROKEN_MAX * pair, lo - d->start) / pair * pair;
	n = min(n + 2 * BROKEN_MAX, (unsigned)ARRAY_SIZE(holds));
	for (unsigned i = 0; i < n; i++)
		holds[i] = pair_holds(d, peek, lo + i * pair);
	for (unsigned broken = 0; broken <= BROKEN_MAX; broken++) {
		for (unsigned first = 0; first + PT_BINS <= n; first++) {
			unsigned bad = 0;

			for (unsigned i = 0; i < PT_BINS && bad <= broken; i++)
				bad += !holds[first + i];
			if (bad != broken)
				continue;
			*ret_layout = layout_find(peek, lo + first * pair, d->word, ret_ring);
			if (*ret_layout)
				return lo + first * pair;
		}
	}
	return 0;
}

static struct pt_arena *arena_read(struct peek *peek, u64 addr, const struct pt_layout *l)
{
	unsigned word = l->word;
	u64 behind = l->bins + after_bins(word), size = behind + 4 * word;
	struct pt_arena *a = xcalloc(1, sizeof(*a));
	u8 bytes[4096];
	u32 mutex;
	u64 v = 0;

	a->addr = addr;
	a->bins = addr + l->bins;
	if (size > sizeof(bytes) || !peek_bytes(peek, addr, bytes, size)) {
		pt_arena_judge(
			a, VERDICT_UNCERTAIN,
			xasprintf("arena at 0x%llx cannot be read", (unsigned long long)addr));
		return a;
	}
	memcpy(&mutex, bytes, sizeof(mutex));
	a->busy = mutex;
	memcpy(&a->flags, bytes + 4, sizeof(a->flags));
	memcpy(&a->top, bytes + l->bins - 2 * word, word);
	memcpy(&v, bytes + behind + 2 * word, word);
	// Until 2.22 there is no attached_threads, a small number, before system_mem.
	memcpy(&a->system_mem, bytes + behind + (v && is_aligned(v, 4096) ? 2 : 3) * word, word);
	for (unsigned i = 0; i < l->n_fastbins; i++)
		memcpy(&a->fastbins[i], bytes + l->fastbins + i * word, word);
	for (unsigned i = 0; i < PT_BINS; i++) {
		u64 fd = 0, bk = 0;

		memcpy(&fd, bytes + l->bins + 2 * i * word, word);
		memcpy(&bk, bytes + l->bins + (2 * i + 1) * word, word);
		a->sums.n++;
		a->sums.addr += pt_mix(a->bins + 2 * i * word - 2 * word);
		a->sums.fd += pt_mix(fd);
		a->sums.bk += pt_mix(bk);
	}
	return a;
}

// --- mp_ ---

static bool params_agree(const struct data *d, const struct params_layout *l, u64 sbrk_base,
			 const struct target *t)
{
	u64 counts = sbrk_base - l->n_mmaps, mem = sbrk_base - l->mmapped_mem;
	u32 n = data_u32(d, counts), most = data_u32(d, counts + 8);
	u64 base = data_word(d, sbrk_base);

	if (l->word != d->word || n > most || most > 1u << 30 || data_u32(d, counts + 12) > 1)
		return false;
	if (data_word(d, mem) > data_word(d, mem + d->word) || !is_aligned(data_word(d, mem), 16) ||
	    (n && !data_word(d, mem)))
		return false;
	return !base || is_brk_memory(target_mapping(t, base));
}

static void params_take(const struct data *d, const struct params_layout *l, u64 sbrk_base,
			struct pt_params *ret)
{
	*ret = (struct pt_params){
		.found = true,
		.thp = l->thp,
		.sbrk_base = data_word(d, sbrk_base),
		.mmapped_mem = data_word(d, sbrk_base - l->mmapped_mem),
		.n_mmaps = data_u32(d, sbrk_base - l->n_mmaps),
	};
	// tcache_bins, tcache_max_bytes, tcache_count
	if (l->cached && data_word(d, sbrk_base + d->word) <= PT_TCACHE_BINS &&
	    data_word(d, sbrk_base + 3 * d->word) <= UINT16_MAX) {
		ret->tcache_max = data_word(d, sbrk_base + 2 * d->word);
		ret->tcache_count = data_word(d, sbrk_base + 3 * d->word);
	}
}

// By n_mmaps_max as it is unless somebody tuned it. One with a sbrk_base is better than without.
static void params_by_default(const struct data *d, const struct target *t, struct pt_params *ret)
{
	for (u64 at = align_up(d->start, 4); at + 4 <= d->start + d->len; at += 4) {
		if (data_u32(d, at) != 65536)
			continue;
		for (size_t i = 0; i < ARRAY_SIZE(params_layouts); i++) {
			const struct params_layout *l = &params_layouts[i];
			u64 base = at - 4 + l->n_mmaps;

			if (!is_aligned(base, d->word) || !params_agree(d, l, base, t))
				continue;
			if (!ret->found || (!ret->sbrk_base && data_word(d, base)))
				params_take(d, l, base, ret);
		}
	}
}

// What the main arena has, from there on, ends with its top chunk.
static bool is_base(struct peek *peek, const struct pt_arena *a, u64 base, unsigned word)
{
	u64 size;

	return peek_word(peek, a->top + word, &size) &&
	       base + a->system_mem == a->top + (size & ~(u64)PT_FLAGS);
}

// By sbrk_base: it leads to the memory that the top chunk is in, and lies before it. A program that
// wants no mapped chunks (n_mmaps_max is 0) leaves less to compare with.
static void params_by_base(const struct data *d, struct peek *peek, const struct target *t,
			   const struct pt_arena *a, struct pt_params *ret)
{
	const struct mapping *m = target_mapping(t, a->top);

	if (!m)
		return;
	for (u64 at = align_up(d->start, d->word); at + d->word <= d->start + d->len;
	     at += d->word) {
		u64 v = data_word(d, at);

		if (v < m->start || v > a->top)
			continue;
		for (size_t i = 0; i < ARRAY_SIZE(params_layouts); i++)
			if ((data_u32(d, at - params_layouts[i].n_mmaps + 4) ||
			     is_base(peek, a, v, d->word)) &&
			    params_agree(d, &params_layouts[i], at, t)) {
				params_take(d, &params_layouts[i], at, ret);
				return;
			}
	}
}

// --- modules ---

// An aarch64 kernel that is going to make an interrupted call once more has put the pc back to it before
// anybody looks (do_signal in arch/arm64/kernel/signal.c). `code` is the 4 bytes before the pc, and 4
// from there on.
static bool is_system_call(const u8 code[8])
{
	static const u8 syscall[] = {0x0f, 0x05}, svc[] = {0x01, 0x00, 0x00, 0xd4};

	return !memcmp(code + 2, syscall, sizeof(syscall)) || !memcmp(code, svc, sizeof(svc)) ||
	       !memcmp(code + 4, svc, sizeof(svc));
}

// A single thread takes no lock. It may be in the middle of this copy's code, or in a system call
// there, where it mostly waits for something else.
static void judge_alone(struct walk *w, const struct module *m, struct pt_arena *a)
{
	const struct thread *thread = w->target->threads.v;
	u8 code[8];

	if (w->target->threads.n != 1 || modules_at(w->modules, thread->pc) != m ||
	    target_read_some(w->target, thread->pc - 4, code, sizeof(code)) != sizeof(code))
		return;
	if (is_system_call(code))
		a->calling = true;
	else
		a->busy = true;
}

static struct pt_copy *copy_new(struct walk *w, struct peek *peek, const struct data *d,
				const struct pt_layout *l, const struct pt_addrs *ring)
{
	struct pt_copy *c = xcalloc(1, sizeof(*c));

	c->target = w->target;
	c->layout = l;
	c->module = d->module;
	vec_each (ring, addr) {
		struct pt_arena *a = arena_read(peek, *addr, l);

		a->is_main = !c->arenas.n;
		*vec_push(&c->arenas) = a;
	}
	judge_alone(w, d->module, c->arenas.v[0]);
	params_by_default(d, w->target, &c->params);
	if (!c->params.sbrk_base)
		params_by_base(d, peek, w->target, c->arenas.v[0], &c->params);
	return c;
}

// A main arena that was never used: all zeros but for `next`, which is itself.
static bool is_idle(const struct data *d, u64 next)
{
	for (size_t i = 0; i < ARRAY_SIZE(layouts); i++) {
		u64 size = layouts[i].bins + after_bins(d->word), at;

		if (layouts[i].word != d->word || next - size < d->start ||
		    data_word(d, next) != next - size || data_word(d, next + d->word) ||
		    data_word(d, next + 2 * d->word) > 1)
			continue;
		for (at = next - size; at < next && !data_word(d, at);)
			at += d->word;
		if (at >= next)
			return true;
	}
	return false;
}

// The first word at or after `at` that points to less than a page before itself, as both an empty
// bin and an idle arena's `next` do; few others do.
static u64 next_candidate(const struct data *d, u64 at)
{
	for (; at + d->word <= d->start + d->len; at += d->word) {
		const u8 *p = d->bytes + (at - d->start);
		u64 wide = 0;
		u32 narrow;

		if (d->word == sizeof(wide)) {
			memcpy(&wide, p, sizeof(wide));
		} else {
			memcpy(&narrow, p, sizeof(narrow));
			wide = narrow;
		}
		if (at - wide < 4096)
			return at;
	}
	return d->start + d->len;
}

static void search_data(struct walk *w, struct peek *peek, const struct data *d,
			struct ptmalloc_state *s, bool *ret_idle)
{
	u64 end = d->start + d->len, at = align_up(d->start, d->word), pair = 2 * d->word;
	struct pt_addrs ring = {};

	while ((at = next_candidate(d, at)) + pair <= end) {
		const struct pt_layout *l;
		u64 bins;

		*ret_idle |= is_idle(d, at);
		bins = pair_empty(d, at) ? bins_around(d, peek, at, &l, &ring) : 0;
		if (!bins) {
			at += d->word;
			continue;
		}
		*vec_push(&s->copies) = copy_new(w, peek, d, l, &ring);
		at = max(at, bins) + PT_BINS * pair;
	}
	vec_free(&ring);
}

static void search_segment(struct walk *w, struct peek *peek, const struct module *m,
			   const struct segment *seg, struct ptmalloc_state *s, bool *ret_idle)
{
	struct data d = {
		.module = m,
		.start = seg->start,
		.len = min(seg->file_end - seg->start, DATA_MAX),
		.word = w->target->arch->word,
	};
	_cleanup_free_ u8 *bytes = xmalloc(d.len);

	d.bytes = bytes;
	d.len = target_read_some(w->target, d.start, bytes, d.len);
	search_data(w, peek, &d, s, ret_idle);
}

void pt_find_copies(struct walk *w, struct peek *peek, struct ptmalloc_state *s, bool *ret_idle)
{
	vec_each (&w->modules->list, m)
		vec_each (&m->segments, seg)
			if (seg->flags & PF_W && seg->file_end > seg->start)
				search_segment(w, peek, m, seg, s, ret_idle);
}
