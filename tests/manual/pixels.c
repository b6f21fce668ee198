// SPDX-License-Identifier: MIT
// Decodes a picture, a PNG or an uncompressed Plan 9 image(6) of depth m8, and prints
//
//	size WIDTH HEIGHT
//	RRGGBB COUNT		for each colour, by colour
//
// and with -p the colour of each pixel, row by row.
#include <png.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct picture {
	unsigned width, height;
	uint32_t *pixels; // 0xRRGGBB
};

static void die(const char *why)
{
	fprintf(stderr, "pixels: %s\n", why);
	exit(1);
}

static void decode_png(const unsigned char *bytes, size_t len, struct picture *ret)
{
	png_image im = {.version = PNG_IMAGE_VERSION};
	unsigned char *rgb;

	if (!png_image_begin_read_from_memory(&im, bytes, len))
		die(im.message);
	im.format = PNG_FORMAT_RGB;
	rgb = malloc(PNG_IMAGE_SIZE(im));
	if (!rgb || !png_image_finish_read(&im, NULL, rgb, 0, NULL))
		die(im.message);
	ret->width = im.width;
	ret->height = im.height;
	ret->pixels = calloc((size_t)im.width * im.height, sizeof(uint32_t));
	for (size_t i = 0; i < (size_t)im.width * im.height; i++)
		ret->pixels[i] =
			(uint32_t)rgb[3 * i] << 16 | (uint32_t)rgb[3 * i + 1] << 8 | rgb[3 * i + 2];
	free(rgb);
}

// Plan 9's colour map, color(6): four shades of each of 64 mixtures, in an order that rotates.
static uint32_t rgbv(unsigned value)
{
	unsigned r = value >> 6, v = value >> 4 & 3, rest = (value - v + r) & 15;
	unsigned g = rest >> 2, b = rest & 3;
	unsigned most = r > g ? (r > b ? r : b) : (g > b ? g : b);
	unsigned scale;

	if (!most)
		return (v * 17) * 0x10101;
	scale = 17 * (4 * most + v);
	return (r * scale / most) << 16 | (g * scale / most) << 8 | b * scale / most;
}

static void decode_plan9(const unsigned char *bytes, size_t len, struct picture *ret)
{
	char header[61] = "", channel[12];
	unsigned left, top, right, bottom;

	if (len < 60)
		die("shorter than its header");
	memcpy(header, bytes, 60);
	if (sscanf(header, "%11s %11u %11u %11u %11u ", channel, &left, &top, &right, &bottom) !=
		    5 ||
	    strcmp(channel, "m8") || left || top)
		die("not such an image");
	for (int i = 11; i < 60; i += 12)
		if (header[i] != ' ')
			die("its header is out of step");
	if (len != 60 + (size_t)right * bottom)
		die("of another length than its header says");
	ret->width = right;
	ret->height = bottom;
	ret->pixels = calloc((size_t)right * bottom, sizeof(uint32_t));
	for (size_t i = 0; i < (size_t)right * bottom; i++)
		ret->pixels[i] = rgbv(bytes[60 + i]);
}

static int compare(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
	static unsigned char bytes[64 << 20];
	struct picture p = {0};
	size_t len = fread(bytes, 1, sizeof(bytes), stdin), n;

	if (len > 8 && !memcmp(bytes, "\x89PNG\r\n\x1a\n", 8))
		decode_png(bytes, len, &p);
	else
		decode_plan9(bytes, len, &p);
	n = (size_t)p.width * p.height;
	printf("size %u %u\n", p.width, p.height);
	for (size_t i = 0; argc > 1 && i < n; i++)
		printf("%06x%c", (unsigned)p.pixels[i], (i + 1) % p.width ? ' ' : '\n');
	qsort(p.pixels, n, sizeof(uint32_t), compare);
	for (size_t i = 0, first = 0; i < n; i++)
		if (i + 1 == n || p.pixels[i + 1] != p.pixels[i]) {
			printf("%06x %zu\n", (unsigned)p.pixels[i], i + 1 - first);
			first = i + 1;
		}
	free(p.pixels);
	return 0;
}
