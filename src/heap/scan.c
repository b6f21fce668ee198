// SPDX-License-Identifier: MIT
// The pass over the memory: each window is read once, walked for its tiles and filtered for its
// edges while it is in the cache. Threads take units of pieces, then parts of roots.
#include "heap/hot.h"
#include "heap/scan.h"

#define SPARSE		   4   // a heap of which less than a quarter is there
#define RUNS_COUNTED	   256 // of present bytes, before the rest is extrapolated
#define PROBES		   64  // of a large span, to tell how much of it is there
#define PROBE		   MIB
#define RESERVED	   (64 * MIB)	      // a root of which most may be nothing but addresses
#define GOLDEN		   0x9e3779b97f4a7c15 // 2^64 over the golden ratio
#define BITMAPS_OF_MARKING 1		      // over granules: what is pending
#define BITMAPS_OF_KINDS   2		      // the same, where a window has any; then leaks
#define KINDS_PAGE	   ((u64)4096 * 8)    // granules

struct scan {
	struct heap *heap;
	struct pieces pieces;
	VEC(struct root_part) parts; // of the roots, a window each
	bool no_edges;
	u64 total; // bytes of it all
	_Atomic u64 done;
	_Atomic size_t next_unit, next_part;
};

struct scanner {
	struct scan *scan;
	struct heap *heap;
	pthread_t thread;
	bool leads; // runs on the thread of the caller: reports progress
	struct window_reader reader;
	struct laying laying;
	u64 zeros_to; // the buffer's bytes from here on are not of this window
	u64 bits[WINDOW / 4 / WORD_BITS];
};

const u8 heap_untouched[WINDOW] __attribute__((aligned(4096)));

static void progress(struct scanner *s, u64 bytes)
{
	struct heap *h = s->heap;
	u64 done = atomic_fetch_add_explicit(&s->scan->done, bytes, memory_order_relaxed) + bytes;

	if (s->leads && done >> 24 != (done - bytes) >> 24)
		heap_progress(h, "scan", done, s->scan->total);
}

// The edges of the window whose bytes [from, to) are in the buffer; the rest counts as zeros.
static void window_filter(struct scanner *s, u64 number, u64 from, u64 to)
{
	struct heap *h = s->heap;
	unsigned line_words = LINE_GRANULES >> (6 - words_per_granule_shift(h));
	u64 line_bytes = (u64)LINE_GRANULES << h->granule_shift, n = 0;
	u64 first = from / line_bytes, end = (to + line_bytes - 1) / line_bytes;
	u64 base = number << WINDOW_SHIFT >> h->granule_shift >> LINE_SHIFT;
	struct window *w = &h->window[number];
	u8 *buf = s->reader.buf;

	memset(buf + first * line_bytes, 0, from - first * line_bytes);
	memset(buf + to, 0, end * line_bytes - to);
	buf += first * line_bytes;
	if (!h->hot->filter(h, buf, (end - first) * line_words * WORD_BITS, s->bits))
		return;
	for (u64 i = first; i < end; i++) {
		u64 *bits = s->bits + (i - first) * line_words, in_line = 0;

		for (unsigned k = 0; k < line_words; k++)
			in_line += (u64)__builtin_popcountll(bits[k]);
		if (!in_line)
			continue;
		memcpy(h->line[base + i].word, bits, line_words * sizeof(u64));
		h->rank[base + i] = (u16)n;
		n += in_line;
	}
	w->n = (u32)n;
	w->edges = edges_store(h, buf, s->bits, (end - first) * line_words * WORD_BITS, n);
}

// A slice of a piece that lies in one window: read, and walked.
static bool slice_walk(struct scanner *s, struct piece *p, u64 at, u64 end)
{
	const struct walker *w = p->stretch->span.walker;
	u8 *to = s->reader.buf + at % WINDOW;
	bool any;

	s->reader.ahead = p->to;
	any = window_read(&s->reader, at, end, to);
	s->laying.piece = p;
	if (at == p->from)
		piece_begin(p);
	if (w)
		w->window(p->state, at, any ? to : heap_untouched, end - at, &s->laying.tiles);
	else if (any && p->stretch->sizes)
		slack_clear(s->heap, p->stretch, at, end, to);
	if (end == p->to)
		piece_finish(s->heap, p, &s->laying);
	return any;
}

// Behind the last window of a page of kind[]: has the page before not been written to? All of its tiles
// have been laid by now.
static void kinds_spare(struct heap *h, u64 number)
{
	u64 n = KINDS_PAGE << h->granule_shift >> WINDOW_SHIFT;
	unsigned flags = 0;

	if ((number + 1) % n || number + 1 < 2 * n)
		return;
	for (u64 i = n; i < 2 * n; i++)
		flags |= atomic_load_explicit(&h->window[number - i].flags, memory_order_relaxed);
	if (!(flags & WINDOW_KINDS))
		atomic_fetch_add_explicit(&h->kinds_spared, KINDS_PAGE / 8 * BITMAPS_OF_KINDS,
					  memory_order_relaxed);
}

// Pieces of a unit, window by window: small spans share a window.
static void unit_scan(struct scanner *s, const struct unit *unit)
{
	struct piece *p = &s->scan->pieces.v.v[unit->first], *stop = p + unit->n;
	u64 at = p->from, window = 0, from = 0, to = 0; // in the buffer: [from, to) of window

	while (p < stop) {
		u64 number = (at - p->stretch->delta) >> WINDOW_SHIFT;
		u64 end = min(align_down(at, WINDOW) + WINDOW, p->to), in = at % WINDOW;

		if (number != window && to) {
			window_filter(s, window, from, to);
			to = 0;
		}
		window = number;
		if (slice_walk(s, p, at, end) && !s->scan->no_edges) {
			if (to)
				memset(s->reader.buf + to, 0, in - to);
			else
				from = in;
			to = in + (end - at);
		}
		progress(s, end - at);
		if (!(end % WINDOW))
			kinds_spare(s->heap, number);
		at = end;
		if (at == p->to && ++p < stop)
			at = p->from;
	}
	if (to)
		window_filter(s, window, from, to);
}

static void part_scan(struct scanner *s, struct root_part *part)
{
	struct heap *h = s->heap;
	const struct root *root = &h->roots[part->root];
	u64 n = (part->end - part->start) >> h->word_shift, bits = align_up(n, WORD_BITS),
	    edges = 0;
	u8 *buf = s->reader.buf;

	s->reader.ahead = root->end;
	if (!n || !part_read(&s->reader, root, part, buf))
		return;
	memset(buf + (n << h->word_shift), 0, (bits - n) << h->word_shift);
	edges = h->hot->filter(h, buf, bits, s->bits);
	part->n = (u32)edges;
	if (edges)
		part->edges = edges_store(h, buf, s->bits, bits, edges);
	atomic_fetch_add(&h->root_bytes, part->end - part->start);
	progress(s, part->end - part->start);
}

static void *scanner_run(void *arg)
{
	struct scanner *s = arg;
	struct scan *scan = s->scan;
	size_t i;

	while ((i = atomic_fetch_add(&scan->next_unit, 1)) < scan->pieces.units.n)
		unit_scan(s, &scan->pieces.units.v[i]);
	atomic_fetch_add(&s->heap->resident_bytes, s->reader.read);
	while ((i = atomic_fetch_add(&scan->next_part, 1)) < scan->parts.n)
		part_scan(s, &scan->parts.v[i]);
	return NULL;
}

static struct scanner *scanner_new(struct scan *scan)
{
	struct scanner *s = xcalloc(1, sizeof(*s));

	s->scan = scan;
	s->heap = scan->heap;
	window_reader_init(&s->reader, scan->heap);
	laying_init(&s->laying, scan->heap);
	return s;
}

static void scanner_free(struct scanner *s)
{
	window_reader_fini(&s->reader);
	free(s);
}

// On as many threads as can be had; the caller's is the first.
static void scan_run(struct scan *scan, unsigned threads)
{
	struct scanner **all = xcalloc(threads, sizeof(*all));
	unsigned n = 1;

	all[0] = scanner_new(scan);
	all[0]->leads = true;
	for (; n < threads; n++) {
		all[n] = scanner_new(scan);
		if (pthread_create(&all[n]->thread, NULL, scanner_run, all[n])) {
			scanner_free(all[n]);
			break;
		}
	}
	scanner_run(all[0]);
	for (unsigned i = 0; i < n; i++) {
		if (i)
			pthread_join(all[i]->thread, NULL);
		scanner_free(all[i]);
	}
	free(all);
}

// True if something may be there in a root's [*at, stop), by windows from *at on. Terabytes that are
// reserved alone are passed in steps that grow; where something is, they are short again.
static bool root_present(const struct heap *h, u64 *at, u64 stop)
{
	u64 start, end;

	for (u64 step = WINDOW; *at < stop; step = min(2 * step, (u64)1 << 40)) {
		u64 to = stop - *at > step ? align_down(*at + step, WINDOW) : stop;

		if (h->reader.present(h->reader.arg, *at, to, &start, &end)) {
			*at = max(*at, align_down(start, WINDOW));
			return true;
		}
		*at = to;
	}
	return false;
}

// A root in parts of a window each; words are where the target's pointers can be.
static void parts_cut(struct scan *scan)
{
	struct heap *h = scan->heap;
	u64 word = (u64)1 << h->word_shift;

	for (u32 i = 0; i < h->n_roots; i++) {
		u64 at = align_up(h->roots[i].start, word),
		    stop = align_down(h->roots[i].end, word);

		bool reserved = h->reader.present && !h->roots[i].bytes && at < stop &&
				stop - at >= RESERVED;

		for (h->roots[i].holds = 0; at < stop;) {
			if (reserved && !root_present(h, &at, stop))
				break;
			u64 end = min(align_down(at, WINDOW) + WINDOW, stop);

			*vec_push(&scan->parts) =
				(struct root_part){.root = i, .start = at, .end = end};
			scan->total += end - at;
			at = end;
		}
	}
}

// Bytes of [from, to) that are there; of a range with very many runs, as if all of it were like
// its beginning.
static double range_resident(const struct heap *h, u64 from, u64 to)
{
	u64 at = from, resident = 0, start, end;
	unsigned runs = 0;

	while (at < to && h->reader.present(h->reader.arg, at, to, &start, &end)) {
		resident += end - start;
		at = end;
		if (++runs == RUNS_COUNTED)
			return (double)resident / (double)(at - from) * (double)(to - from);
	}
	return (double)resident;
}

// About how many bytes of the span are there: a large one is probed at places that no regular
// pattern meets.
static double span_resident(const struct heap *h, const struct span *s)
{
	u64 len = s->end - s->start, room = len - PROBE, probe = GOLDEN;
	double resident = 0;

	if (len <= PROBES * PROBE)
		return range_resident(h, s->start, s->end);
	for (unsigned i = 0; i < PROBES; i++, probe += GOLDEN) {
		u64 at =
			s->start + align_down((u64)((double)room * ((double)probe / 0x1p64)), 4096);

		resident += range_resident(h, at, min(at + PROBE, s->end));
	}
	return resident / (PROBES * PROBE) * (double)len;
}

static u64 resident_estimate(const struct heap *h, u64 all)
{
	double resident = 0;

	if (!h->reader.present)
		return all;
	for (size_t i = 0; i < h->n_spans; i++)
		resident += span_resident(h, &h->spans[i]->span);
	return (u64)resident;
}

// What edges may take: of the bound on it all, what the other tables leave, of which kind[] is as
// big as it can be, or as it must.
u64 edges_allowed(const struct heap *h, const struct scan_options *options, bool kinds)
{
	u64 resident = h->resident_guess, granules = resident >> h->granule_shift, others, share;
	unsigned percent = options->max_percent ? options->max_percent : 25;

	others = granules / LINE_GRANULES * (sizeof(struct line) + sizeof(u16));
	others += granules / 8 * (BITMAPS_OF_MARKING + (kinds ? BITMAPS_OF_KINDS : 0));
	others += granules * sizeof(u16) * REACH_BUFFER >> SLOT_SHIFT;
	if (options->max_memory)
		return options->max_memory > others ? options->max_memory - others : 0;
	share = max((u64)((double)resident * percent / 100), 64 * MIB);
	return share > others ? share - others : 0;
}

static void edges_make(struct heap *h, const struct scan *scan, const struct scan_options *options)
{
	u64 words = scan->total >> h->word_shift;
	u64 room = words / 8 * h->edge_bits + words + scan->parts.n + h->windows + 64;

	h->edge_max = min(room, edges_allowed(h, options, false));
	h->edge_sure = min(room, edges_allowed(h, options, true));
	h->edges = table_ready(h, READY_EDGES, h->edge_max + sizeof(u64), h->edge_max >= 8 * MIB);
}

unsigned scan_threads(const struct scan_options *options)
{
	return options->threads ? options->threads
				: (unsigned)max(sysconf(_SC_NPROCESSORS_ONLN), 1L);
}

struct err *heap_scan(struct heap *h, struct root *roots, size_t n_roots,
		      const struct reader *reader, const struct scan_options *options)
{
	struct scan scan = {.heap = h, .no_edges = options->no_edges};

	if (h->laid_out)
		return err_new(0, "the heap is scanned already");
	h->roots = roots;
	h->n_roots = n_roots;
	h->reader = *reader;
	h->threads = scan_threads(options);
	h->progress = options->progress;
	h->progress_arg = options->progress_arg;
	spans_sort(h);
	for (size_t i = 0; i < h->n_spans; i++)
		scan.total += h->spans[i]->span.end - h->spans[i]->span.start;
	h->resident_guess = resident_estimate(h, scan.total);
	heap_lay_out(h, reader->word, h->resident_guess >= scan.total / SPARSE);
	pieces_cut(h, h->threads, &scan.pieces);
	if (!scan.no_edges && h->n_spans)
		parts_cut(&scan);
	if (!scan.no_edges)
		edges_make(h, &scan, options);
	scan_run(&scan, h->threads);
	heap_progress(h, "scan", scan.total, scan.total);
	pieces_join(h, &scan.pieces);
	heap_close_tiles(h);
	h->n_root_parts = scan.parts.n;
	h->root_parts = scan.parts.v;
	vec_free(&scan.pieces.v);
	vec_free(&scan.pieces.units);
	return NULL;
}
