// SPDX-License-Identifier: MIT
#include "report/image.h"

#include <inttypes.h>

enum { MAX_PIXELS = 1 << 30, MAX_ROWS = 1 << 28, MIN_RES = 8 };

const struct colour image_colours[PIXELS] = {
	[PIXEL_WHITE] = {255, 255, 255, 255, 231, ' ', NULL},
	[PIXEL_FREE] = {252, 255, 255, 0, 226, '.', "free"},
	[PIXEL_ALLOCATED] = {2, 0, 0, 0x88, 18, 'a', "allocated"},
	[PIXEL_HEADER] = {54, 0, 0, 0xff, 21, 'A', "its headers"},
	[PIXEL_LEAKED] = {205, 0xcc, 0, 0, 160, 'l', "leaked"},
	[PIXEL_LEAKED_HEADER] = {240, 0xff, 0, 0, 196, 'L', "its headers"},
	[PIXEL_TEXT] = {0, 0, 0, 0, 16, '#', NULL},
};

// A span and the pixel that its first byte is in.
struct place {
	u64 start, end;
	u64 pixel;
	u16 arena;
	u8 tail;
};

struct painter {
	const struct result *result;
	const struct image_frame *frame;
	struct image *image;
	VEC(struct place) places; // by address
	size_t at;		  // of the place that the last block was in
};

// --- layout ---

static bool add_place(const struct span *span, void *arg)
{
	struct painter *p = arg;

	*vec_push(&p->places) = (struct place){
		.start = span->start,
		.end = span->end,
		.arena = span->arena,
		.tail = span->tail,
	};
	return false;
}

// A band for each arena that has memory, in the order of the walk.
static void add_bands(struct painter *p)
{
	size_t n = p->result->x->walk.arenas.n;
	_cleanup_free_ u64 *bytes = xcalloc(n, sizeof(*bytes));

	vec_each (&p->places, place)
		if (place->arena < n)
			bytes[place->arena] += place->end - place->start;
	for (size_t i = 0; i < n; i++)
		if (bytes[i])
			*vec_push(&p->image->bands) =
				(struct band){.arena = (u16)i, .bytes = bytes[i]};
}

static u64 divide_up(u64 n, u64 by)
{
	return n / by + (n % by != 0);
}

// How many pixels each band takes at a res: places get their first pixel within their band.
static void count_pixels(struct painter *p, u64 res, u64 *counts)
{
	memset(counts, 0, p->result->x->walk.arenas.n * sizeof(*counts));
	vec_each (&p->places, place) {
		if (place->arena >= p->result->x->walk.arenas.n)
			continue;
		place->pixel = counts[place->arena];
		counts[place->arena] += divide_up(place->end - place->start, res);
	}
}

// Lays the bands at a res; returns the rows of the whole.
static u64 lay_bands(struct painter *p, u64 res, u64 *counts)
{
	const struct image_frame *f = p->frame;
	u64 row = 0;

	count_pixels(p, res, counts);
	vec_each (&p->image->bands, band) {
		u64 rows = divide_up(counts[band->arena], f->width);

		rows = divide_up(rows, f->row_multiple) * f->row_multiple;
		if (p->image->bands.n > 1)
			row += f->caption_rows;
		band->row = (u32)min(row, (u64)UINT32_MAX);
		band->rows = (u32)min(rows, (u64)UINT32_MAX);
		row += rows;
	}
	return row;
}

// True if the picture fits with these rows. Many arenas may not fit at all: each is granted room
// for a caption and two rows.
static bool frame_fits(const struct painter *p, u64 rows)
{
	const struct image_frame *f = p->frame;
	u64 bands = p->image->bands.n, captions = bands > 1 ? bands * f->caption_rows : 0;
	u64 least = captions + 2 * bands * f->row_multiple;

	if (rows <= least)
		return true;
	return (rows - captions) * f->width <= f->max_pixels &&
	       (!f->max_rows || rows <= f->max_rows);
}

// The smallest power of two that fits.
static u64 find_res(struct painter *p, u64 *counts)
{
	u64 res = MIN_RES;

	while (!frame_fits(p, lay_bands(p, res, counts)) && res < p->result->x->heap_bytes)
		res *= 2;
	return res;
}

// The smallest multiple of MIN_RES that fits, above half of one that does.
static u64 refine_res(struct painter *p, u64 *counts, u64 res)
{
	u64 low = res / 2; // does not fit

	while (res - low > MIN_RES) {
		u64 middle = align_up(low + (res - low) / 2, MIN_RES);

		if (middle == res)
			break;
		if (frame_fits(p, lay_bands(p, middle, counts)))
			res = middle;
		else
			low = middle;
	}
	return res;
}

static struct err *choose_res(struct painter *p, u64 *counts)
{
	const struct image_frame *f = p->frame;
	u64 rows, res = f->res;

	if (!res)
		res = find_res(p, counts);
	if (!f->res && f->any_res && res > MIN_RES)
		res = refine_res(p, counts, res);
	rows = lay_bands(p, res, counts);
	if (rows > MAX_ROWS || rows * f->width > MAX_PIXELS)
		return err_new(0,
			       "-r %" PRIu64 " would make a picture of %" PRIu64 " x %" PRIu64
			       " pixels: use a larger one, or none",
			       res, f->width, rows);
	p->image->width = (u32)f->width;
	p->image->height = (u32)rows;
	p->image->res = res;
	return NULL;
}

// --- paint ---

static u64 band_first(const struct painter *p, u16 arena)
{
	vec_each (&p->image->bands, band)
		if (band->arena == arena)
			return (u64)band->row * p->image->width;
	return 0;
}

// From now on places know their pixel in the raster.
static void settle_places(struct painter *p)
{
	size_t n = p->result->x->walk.arenas.n;
	_cleanup_free_ u64 *first = xcalloc(n, sizeof(*first));

	for (size_t i = 0; i < n; i++)
		first[i] = band_first(p, (u16)i);
	vec_each (&p->places, place)
		if (place->arena < n)
			place->pixel += first[place->arena];
}

static void paint(struct painter *p, const struct place *place, u64 start, u64 end, u8 pixel)
{
	u64 res = p->image->res;
	u8 *at, *last;

	start = max(start, place->start);
	end = min(end, place->end);
	if (start >= end)
		return;
	at = p->image->pixels + place->pixel + (start - place->start) / res;
	last = p->image->pixels + place->pixel + (end - 1 - place->start) / res;
	for (; at <= last; at++)
		*at = max(*at, pixel);
}

static bool paint_block(const struct block *b, void *arg)
{
	struct painter *p = arg;
	const struct place *place;
	u64 head = b->addr, body = head;

	while (p->at < p->places.n && p->places.v[p->at].end <= b->addr)
		p->at++;
	if (p->at == p->places.n || p->places.v[p->at].arena >= p->result->x->walk.arenas.n)
		return false;
	place = &p->places.v[p->at];
	// The header lies before the block, or else its first byte stands for one.
	if (place->tail && b->addr - place->start >= place->tail)
		head -= place->tail;
	else
		body++;
	paint(p, place, head, body, b->leaked ? PIXEL_LEAKED_HEADER : PIXEL_HEADER);
	paint(p, place, body, b->addr + b->size, b->leaked ? PIXEL_LEAKED : PIXEL_ALLOCATED);
	return false;
}

static void paint_ground(struct painter *p)
{
	vec_each (&p->places, place) {
		const struct walk *w = &p->result->x->walk;

		if (place->arena < w->arenas.n &&
		    w->arenas.v[place->arena].verdict != VERDICT_OPAQUE)
			paint(p, place, place->start, place->end, PIXEL_FREE);
	}
}

static void paint_captions(struct painter *p)
{
	char buf[256];

	if (!p->frame->caption_drawn || p->image->bands.n < 2)
		return;
	vec_each (&p->image->bands, band)
		font_draw(p->image, 2, band->row - p->frame->caption_rows + 2,
			  image_caption(p->result, band, buf, sizeof(buf)));
}

const char *image_caption(const struct result *r, const struct band *b, char *buf, size_t len)
{
	static const char *const units[] = {"bytes", "KiB", "MiB", "GiB", "TiB"};
	const struct arena *a = &r->x->walk.arenas.v[b->arena];
	double n = (double)b->bytes;
	size_t unit = 0;

	for (; n >= 1024 && unit + 1 < ARRAY_SIZE(units); unit++)
		n /= 1024;
	snprintf(buf, len, "%s: %s, %.*f %s%s", a->allocator->name, a->name, unit ? 1 : 0, n,
		 units[unit], a->verdict == VERDICT_OPAQUE ? ", not understood" : "");
	return buf;
}

static struct err *paint_all(struct painter *p)
{
	_cleanup_free_ u64 *counts = xcalloc(p->result->x->walk.arenas.n, sizeof(*counts));
	struct image *im = p->image;

	heap_each_span(p->result->x->walk.heap, add_place, p);
	add_bands(p);
	try(choose_res(p, counts));
	settle_places(p);
	im->pixels = xcalloc((size_t)im->width * im->height, 1);
	paint_ground(p);
	heap_each(p->result->x->walk.heap, HEAP_ALLOCATED, paint_block, p);
	paint_captions(p);
	p->result->picture->drawn = im->res;
	return NULL;
}

struct err *image_paint(const struct result *r, const struct image_frame *frame, struct image *ret)
{
	struct image im = {};
	struct painter p = {.result = r, .frame = frame, .image = &im};
	struct err *e = paint_all(&p);

	vec_free(&p.places);
	if (e)
		image_fini(&im);
	else
		*ret = im;
	return e;
}

void image_fini(struct image *im)
{
	free(im->pixels);
	vec_free(&im->bands);
	*im = (struct image){};
}
