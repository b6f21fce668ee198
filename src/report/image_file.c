// SPDX-License-Identifier: MIT
// The picture as a file: Plan 9's image(6), uncompressed, with its colour map's numbers ("m8"), and
// PNG with a palette.
#include "report/image.h"

#include <errno.h>
#include <inttypes.h>
#include <png.h>
#include <setjmp.h>

enum {
	DEFAULT_WIDTH = 512,
	FAIR_PIXELS = 2 << 20, // what is still a picture, and not a scroll
};

static struct err *paint_file(const struct result *r, struct image *ret)
{
	struct image_frame frame = {
		.width = r->picture->width ? r->picture->width : DEFAULT_WIDTH,
		.res = r->picture->res,
		.max_pixels = FAIR_PIXELS,
		.row_multiple = 1,
		.caption_rows = FONT_HEIGHT + 3,
		.caption_drawn = true,
	};

	return image_paint(r, &frame, ret);
}

static struct err *write_error(FILE *out)
{
	return ferror(out) ? err_errno(errno, "the picture") : NULL;
}

// Each row in Plan 9's numbers; the header is five fields of eleven characters and a blank.
static struct err *plan9_write(const struct result *r, FILE *out)
{
	_cleanup_(image_fini) struct image im = {};
	_cleanup_free_ u8 *row = NULL;

	try(paint_file(r, &im));
	row = xmalloc(im.width);
	fprintf(out, "%11s %11d %11d %11" PRIu32 " %11" PRIu32 " ", "m8", 0, 0, im.width,
		im.height);
	for (u32 y = 0; y < im.height; y++) {
		for (u32 x = 0; x < im.width; x++)
			row[x] = image_colours[im.pixels[(size_t)y * im.width + x]].plan9;
		fwrite(row, 1, im.width, out);
	}
	return write_error(out);
}

struct png_failure {
	jmp_buf back;
	char message[128];
};

_Noreturn static void png_failed(png_structp png, png_const_charp message)
{
	struct png_failure *f = png_get_error_ptr(png);

	snprintf(f->message, sizeof(f->message), "%s", message);
	longjmp(f->back, 1);
}

static void png_warned(png_structp png, png_const_charp message)
{
}

static void png_describe(png_structp png, png_infop info, const struct result *r, u64 res)
{
	_cleanup_free_ char *text =
		xasprintf("%s, %" PRIu64 " bytes a pixel", target_describe(r->x->target), res);
	char key[] = "Description";
	png_text entry = {
		.compression = PNG_TEXT_COMPRESSION_NONE,
		.key = key,
		.text = text,
	};

	png_set_text(png, info, &entry, 1);
}

// May leave through the failure's `back`.
static void png_put(png_structp png, png_infop info, const struct image *im, const struct result *r,
		    FILE *out)
{
	png_color palette[PIXELS];

	for (size_t i = 0; i < PIXELS; i++)
		palette[i] =
			(png_color){image_colours[i].r, image_colours[i].g, image_colours[i].b};
	png_init_io(png, out);
	png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
	png_set_IHDR(png, info, im->width, im->height, 8, PNG_COLOR_TYPE_PALETTE,
		     PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	png_set_PLTE(png, info, palette, PIXELS);
	png_describe(png, info, r, im->res);
	png_set_filter(png, 0, PNG_FILTER_NONE); // indices of a palette have no slopes
	png_write_info(png, info);
	for (u32 y = 0; y < im->height; y++)
		png_write_row(png, im->pixels + (size_t)y * im->width);
	png_write_end(png, info);
}

// NULL, or what libpng has complained about.
static struct err *png_try(png_structp png, png_infop info, struct png_failure *failure,
			   const struct image *im, const struct result *r, FILE *out)
{
	if (setjmp(failure->back))
		return err_new(0, "the picture: %s", failure->message);
	png_put(png, info, im, r, out);
	return write_error(out);
}

static struct err *png_write(const struct result *r, FILE *out)
{
	_cleanup_(image_fini) struct image im = {};
	struct png_failure failure;
	png_structp png;
	png_infop info;
	struct err *e;

	try(paint_file(r, &im));
	if (!im.height)
		return err_new(0, "there is no memory to draw");
	png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &failure, png_failed, png_warned);
	info = png ? png_create_info_struct(png) : NULL;
	if (!info)
		out_of_memory();
	e = png_try(png, info, &failure, &im, r, out);
	png_destroy_write_struct(&png, &info);
	return e;
}

const struct report report_plan9 = {
	.name = "plan9",
	.letter = 'b',
	.binary = true,
	.targets = TARGETS_ONE,
	.picture = true,
	.about = "a picture of the arenas, as a Plan 9 image file",
	.write = plan9_write,
};

const struct report report_png = {
	.name = "png",
	.binary = true,
	.targets = TARGETS_ONE,
	.picture = true,
	.about = "the same as a PNG file",
	.write = png_write,
};
