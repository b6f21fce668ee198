// SPDX-License-Identifier: MIT
// The picture on a terminal, fitted to its size: each character is two pixels, one above the
// other, as the colours of a half block. Where there are no colours, letters.
#include "report/image.h"

#include <inttypes.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

struct screen {
	u64 columns, lines;
	bool coloured, half_blocks;
};

static u64 number_of(const char *variable, u64 otherwise)
{
	const char *s = getenv(variable);
	u64 n;

	return s && parse_u64(s, 10, 10000, &n) && n ? n : otherwise;
}

static void screen_measure(FILE *out, struct screen *ret)
{
	const char *term = getenv("TERM"), *no_colour = getenv("NO_COLOR");
	struct winsize size = {};

	if (ioctl(fileno(out), TIOCGWINSZ, &size))
		size = (struct winsize){};
	ret->columns = size.ws_col ? size.ws_col : number_of("COLUMNS", 80);
	ret->lines = size.ws_row ? size.ws_row : number_of("LINES", 24);
	ret->coloured = term && *term && strcmp(term, "dumb") && !(no_colour && *no_colour);
	setlocale(LC_CTYPE, "");
	ret->half_blocks = ret->coloured && !strcmp(nl_langinfo(CODESET), "UTF-8");
}

struct pen {
	FILE *out;
	int front, back; // what the terminal's colours are now, -1: its own
};

static void pen_colour(struct pen *pen, int front, int back)
{
	if (front != pen->front)
		fprintf(pen->out, "\033[38;5;%dm", front);
	if (back != pen->back)
		fprintf(pen->out, "\033[48;5;%dm", back);
	pen->front = front;
	pen->back = back;
}

static void pen_reset(struct pen *pen)
{
	if (pen->front >= 0 || pen->back >= 0)
		fputs("\033[0m", pen->out);
	pen->front = pen->back = -1;
}

static void put_cell(struct pen *pen, const struct screen *s, u8 upper, u8 lower)
{
	if (s->half_blocks) {
		pen_colour(pen, image_colours[upper].ansi, image_colours[lower].ansi);
		fputs("\u2580", pen->out);
	} else if (s->coloured) {
		pen_colour(pen, pen->front, image_colours[upper].ansi);
		putc(' ', pen->out);
	} else {
		putc(image_colours[upper].letter, pen->out);
	}
}

static void put_band(struct pen *pen, const struct screen *s, const struct image *im,
		     const struct band *b)
{
	u32 step = s->half_blocks ? 2 : 1;

	for (u32 y = b->row; y < b->row + b->rows; y += step) {
		const u8 *upper = im->pixels + (size_t)y * im->width;
		const u8 *lower = upper + (step - 1) * im->width;

		for (u32 x = 0; x < im->width; x++)
			put_cell(pen, s, upper[x], lower[x]);
		pen_reset(pen);
		putc('\n', pen->out);
	}
}

static void put_legend(struct pen *pen, const struct screen *s, u64 res)
{
	static const u8 order[] = {PIXEL_ALLOCATED, PIXEL_HEADER, PIXEL_LEAKED, PIXEL_LEAKED_HEADER,
				   PIXEL_FREE};

	for (size_t i = 0; i < ARRAY_SIZE(order); i++) {
		put_cell(pen, s, order[i], order[i]);
		pen_reset(pen);
		fprintf(pen->out, " %s  ", image_colours[order[i]].name);
	}
	fprintf(pen->out, "%" PRIu64 " bytes each\n", res);
}

static struct err *term_write(const struct result *r, FILE *out)
{
	_cleanup_(image_fini) struct image im = {};
	struct pen pen = {.out = out, .front = -1, .back = -1};
	struct screen s;
	struct image_frame frame;

	screen_measure(out, &s);
	frame = (struct image_frame){
		.width = min(r->picture->width ? r->picture->width : s.columns, s.columns),
		.res = r->picture->res,
		.any_res = true,
		.max_pixels = UINT32_MAX,
		.row_multiple = s.half_blocks ? 2 : 1,
		.caption_rows = s.half_blocks ? 2 : 1,
	};
	// The legend, the prompt and the summary want lines, too.
	frame.max_rows = (s.lines > 8 ? s.lines - 4 : 4) * frame.row_multiple;
	try(image_paint(r, &frame, &im));
	vec_each (&im.bands, band) {
		char buf[256];

		if (im.bands.n > 1)
			fprintf(out, "%.*s\n", (int)im.width,
				image_caption(r, band, buf, sizeof(buf)));
		put_band(&pen, &s, &im, band);
	}
	put_legend(&pen, &s, im.res);
	return NULL;
}

const struct report report_ansi = {
	.name = "ansi",
	.picture = true,
	.about = "the same on a terminal",
	.write = term_write,
};
