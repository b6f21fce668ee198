// SPDX-License-Identifier: MIT
// Pictures of made-up heaps: allocators with headers and without, arenas that are not understood,
// and frames that many arenas cannot be fitted into.
#include "tests.h"

#include "report/image.h"

static const struct allocator slots = {.name = "slots"};

struct sketch {
	struct examination x;
	struct picture picture;
	struct result result;
};

static size_t read_zeros(void *arg, u64 addr, void *buf, size_t len)
{
	memset(buf, 0, len);
	return len;
}

static void sketch_begin(struct sketch *s)
{
	*s = (struct sketch){};
	s->x.walk.heap = heap_new();
	s->result = (struct result){.x = &s->x, .picture = &s->picture};
}

static u16 sketch_arena(struct sketch *s, const char *name, enum verdict verdict)
{
	*vec_push(&s->x.walk.arenas) =
		(struct arena){.allocator = &slots, .name = xstrdup(name), .verdict = verdict};
	return (u16)(s->x.walk.arenas.n - 1);
}

static void sketch_span(struct sketch *s, u64 start, u64 end, u8 tail, u16 arena)
{
	struct span span = {.start = start, .end = end, .granule = 3, .tail = tail, .arena = arena};

	assert_null(heap_add_span(s->x.walk.heap, &span));
	s->x.heap_bytes += end - start;
}

// A root holds `held`; all other blocks are leaks.
static void sketch_end(struct sketch *s, u64 held)
{
	struct root root = {.end = sizeof(held), .bytes = &held, .kind = ROOT_REGISTERS};
	struct reader reader = {.read = read_zeros, .word = 8};
	struct scan_options options = {.threads = 1};

	assert_null(heap_scan(s->x.walk.heap, &root, 1, &reader, &options));
	assert_null(heap_mark(s->x.walk.heap));
	heap_classify(s->x.walk.heap);
}

static void sketch_fini(struct sketch *s)
{
	vec_each (&s->x.walk.arenas, a)
		free(a->name);
	vec_free(&s->x.walk.arenas);
	heap_free(s->x.walk.heap);
}

static const char *row(const struct image *im, u32 y, char *buf)
{
	for (u32 x = 0; x < im->width; x++)
		buf[x] = image_colours[im->pixels[(size_t)y * im->width + x]].letter;
	buf[im->width] = 0;
	return buf;
}

static void headers_before_blocks(void **state)
{
	struct image_frame frame = {
		.width = 16, .res = 8, .row_multiple = 1, .max_pixels = 1 << 20};
	struct sketch s;
	struct image im;
	char buf[64];

	sketch_begin(&s);
	sketch_span(&s, 0x10000, 0x10100, 8, sketch_arena(&s, "main", VERDICT_EXACT));
	heap_add(s.x.walk.heap, 0x10000, 0, TILE_NONE);
	heap_add(s.x.walk.heap, 0x10010, 0, TILE_ALLOCATED); // header at 0x10008, 24 bytes
	heap_add(s.x.walk.heap, 0x10030, 0, TILE_FREE);
	heap_add(s.x.walk.heap, 0x10070, 0, TILE_ALLOCATED); // header at 0x10068, 72 bytes
	heap_add(s.x.walk.heap, 0x100c0, 0, TILE_FREE);
	sketch_end(&s, 0x10010);
	assert_null(image_paint(&s.result, &frame, &im));
	assert_int_equal(im.height, 2);
	assert_string_equal(row(&im, 0, buf), ".Aaaa........Lll");
	assert_string_equal(row(&im, 1, buf), "lllllll.........");
	assert_int_equal(s.picture.drawn, 8);
	image_fini(&im);

	// The worst of a pixel's bytes: 64 bytes each.
	frame.res = 64;
	assert_null(image_paint(&s.result, &frame, &im));
	assert_string_equal(row(&im, 0, buf), "ALl.            ");
	image_fini(&im);
	frame.res = 128;
	assert_null(image_paint(&s.result, &frame, &im));
	assert_string_equal(row(&im, 0, buf), "Ll              ");
	image_fini(&im);
	sketch_fini(&s);
}

static void first_bytes_for_headers(void **state)
{
	struct image_frame frame = {
		.width = 16, .res = 8, .row_multiple = 1, .max_pixels = 1 << 20};
	struct sketch s;
	struct image im;
	char buf[64];

	sketch_begin(&s);
	sketch_span(&s, 0x10000, 0x10080, 0, sketch_arena(&s, "slab", VERDICT_EXACT));
	heap_add(s.x.walk.heap, 0x10000, 17, TILE_ALLOCATED); // of 32 bytes
	heap_add(s.x.walk.heap, 0x10020, 32, TILE_ALLOCATED);
	heap_add(s.x.walk.heap, 0x10040, 32, TILE_FREE);
	heap_add(s.x.walk.heap, 0x10060, 1, TILE_ALLOCATED);
	sketch_end(&s, 0x10020);
	assert_null(image_paint(&s.result, &frame, &im));
	assert_string_equal(row(&im, 0, buf), "Lll.Aaaa....L...");
	image_fini(&im);
	sketch_fini(&s);
}

static void arenas_have_bands(void **state)
{
	struct image_frame frame = {
		.width = 8, .res = 8, .row_multiple = 1, .max_pixels = 1 << 20, .caption_rows = 1};
	struct sketch s;
	struct image im;
	char buf[64];
	u16 a, b;

	// Spans of two arenas between one another; what is not understood stays white.
	sketch_begin(&s);
	a = sketch_arena(&s, "one", VERDICT_EXACT);
	b = sketch_arena(&s, "two", VERDICT_OPAQUE);
	sketch_arena(&s, "empty", VERDICT_EXACT);
	sketch_span(&s, 0x10000, 0x10020, 0, a);
	sketch_span(&s, 0x20000, 0x20020, 0, b);
	sketch_span(&s, 0x30000, 0x30030, 0, a);
	heap_add(s.x.walk.heap, 0x10000, 0, TILE_FREE);
	heap_add(s.x.walk.heap, 0x20000, 0, TILE_OPAQUE);
	heap_add(s.x.walk.heap, 0x30000, 0, TILE_ALLOCATED);
	sketch_end(&s, 0);
	assert_null(image_paint(&s.result, &frame, &im));
	assert_int_equal(im.bands.n, 2);
	assert_int_equal(im.height, 5);
	assert_string_equal(row(&im, 0, buf), "        ");
	assert_string_equal(row(&im, 1, buf), "....Llll");
	assert_string_equal(row(&im, 2, buf), "ll      ");
	assert_string_equal(row(&im, 4, buf), "        ");
	assert_string_equal(image_caption(&s.result, &im.bands.v[0], buf, sizeof(buf)),
			    "slots: one, 80 bytes");
	assert_string_equal(image_caption(&s.result, &im.bands.v[1], buf, sizeof(buf)),
			    "slots: two, 32 bytes, not understood");
	image_fini(&im);
	sketch_fini(&s);
}

static void resolution_is_found(void **state)
{
	struct image_frame frame = {.width = 100, .row_multiple = 1, .max_pixels = 10000};
	struct sketch s;
	struct image im;
	_cleanup_err_ struct err *e = NULL;

	sketch_begin(&s);
	sketch_span(&s, 0x100000, 0x100000 + 100 * 100 * 30, 0,
		    sketch_arena(&s, "main", VERDICT_EXACT));
	sketch_end(&s, 0);
	assert_null(image_paint(&s.result, &frame, &im));
	assert_int_equal(im.res, 32);
	assert_int_equal(im.height, 94);
	image_fini(&im);
	frame.any_res = true;
	frame.max_rows = 75; // 300000 bytes in 7500 pixels: 40 each
	assert_null(image_paint(&s.result, &frame, &im));
	assert_int_equal(im.res, 40);
	image_fini(&im);
	frame.res = 1 << 20;
	assert_null(image_paint(&s.result, &frame, &im));
	assert_int_equal(im.height, 1);
	image_fini(&im);
	sketch_fini(&s);

	// Terabytes at a byte a pixel are refused.
	sketch_begin(&s);
	sketch_span(&s, 0x100000000, 0x10100000000, 0, sketch_arena(&s, "main", VERDICT_EXACT));
	frame.res = 1;
	e = image_paint(&s.result, &frame, &im);
	assert_non_null(e);
	assert_non_null(strstr(err_message(e), "-r 1 would make a picture of 100 x "));
	sketch_fini(&s);
}

static void many_arenas_keep_their_rows(void **state)
{
	struct image_frame frame = {.width = 80,
				    .any_res = true,
				    .max_pixels = UINT32_MAX,
				    .max_rows = 40,
				    .row_multiple = 2,
				    .caption_rows = 2};
	struct sketch s;
	struct image im;

	sketch_begin(&s);
	for (u64 i = 0; i < 50; i++)
		sketch_span(&s, (i + 1) << 30, ((i + 1) << 30) + (i ? 132 << 10 : 64 << 20), 0,
			    sketch_arena(&s, "one of many", VERDICT_EXACT));
	sketch_end(&s, 0);
	assert_null(image_paint(&s.result, &frame, &im));
	// A caption and two rows for each, and more for the one that is large.
	assert_true(im.height <= 50 * (2 + 4));
	assert_true(im.bands.v[0].rows > 50);
	assert_int_equal(im.bands.v[1].rows, 2);
	image_fini(&im);
	sketch_fini(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headers_before_blocks),
		cmocka_unit_test(first_bytes_for_headers),
		cmocka_unit_test(arenas_have_bands),
		cmocka_unit_test(resolution_is_found),
		cmocka_unit_test(many_arenas_keep_their_rows),
	};

	return cmocka_run_group_tests_name("image", tests, NULL, NULL);
}
