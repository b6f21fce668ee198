/* SPDX-License-Identifier: MIT */
// The picture of the arenas: a raster of which every pixel stands for `res` bytes.
//
//	caption			with more than one arena: its name and size
//	################	its spans in address order, each from a pixel of its own, row by row
//	######			white to the end of the row
//	caption
//	####
#pragma once

#include "report/report.h"

// In the order in which they win: a pixel shows the worst of its bytes.
enum pixel {
	PIXEL_WHITE, // padding, and arenas that are not understood
	PIXEL_FREE,  // free blocks, and what the allocator keeps for itself
	PIXEL_ALLOCATED,
	PIXEL_HEADER,
	PIXEL_LEAKED,
	PIXEL_LEAKED_HEADER,
	PIXEL_TEXT, // captions
	PIXELS,
};

// Each in Plan 9's colour map and in red, green and blue; they are the same colours.
struct colour {
	u8 plan9, r, g, b;
	u8 ansi;	  // nearest in the terminal's 256 colours
	char letter;	  // where there is no colour
	const char *name; // for the legend, NULL: not in it
};
extern const struct colour image_colours[PIXELS];

struct band {
	u16 arena;
	u64 bytes; // of its spans
	u32 row;   // the first below the caption
	u32 rows;
};

struct image {
	u32 width, height; // pixels; 0 if there is no memory to draw
	u64 res;	   // bytes a pixel
	u8 *pixels;	   // enum pixel, row by row
	VEC(struct band) bands;
};

// What the raster has to fit into.
struct image_frame {
	u64 width;	    // pixels
	u64 res;	    // 0: the smallest power of two, from 8 on, that fits
	u64 max_pixels;	    // for a res that is to be found
	u64 max_rows;	    // the same; 0: any
	bool any_res;	    // it need be no power of two
	u32 row_multiple;   // bands begin and end at multiples of it
	u32 caption_rows;   // above each band where there are several
	bool caption_drawn; // with pixels
};

// Paints the result's blocks. Memory: a byte for each pixel.
must_check struct err *image_paint(const struct result *r, const struct image_frame *,
				   struct image *ret);
void image_fini(struct image *im);

// "main arena, 132.0 KiB": a band's name.
const char *image_caption(const struct result *r, const struct band *b, char *buf, size_t len);

// Text in a bitmap font, cut off at the right edge of the raster.
enum { FONT_WIDTH = 6, FONT_HEIGHT = 9 };
void font_draw(struct image *im, u32 x, u32 y, const char *text);
