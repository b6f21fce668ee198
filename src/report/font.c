// SPDX-License-Identifier: MIT
// The letters of captions, each five pixels wide and one apart, the last two rows for what hangs
// below the line. Capitals are drawn as small letters, what is missing as a question mark. A
// library that draws text would bring font files with it; these are all that a caption needs.
#include "report/image.h"

#include <ctype.h>
#include <string.h>

static const struct {
	const char *letters;
	const char *rows[FONT_HEIGHT];
} font[] = {
	// clang-format off
	{"abcdefghijklm",
	 {"      #               #         ##        #       #      #  #      ##         ",
	  "      #               #        #          #                 #       #         ",
	  " ###  ####   ###   ####  ###  ####   #### ####   ##     ##  #  #    #   ## #  ",
	  "    # #   # #     #   # #   #  #    #   # #   #   #      #  # #     #   # # # ",
	  " #### #   # #     #   # #####  #    #   # #   #   #      #  ##      #   # # # ",
	  "#   # #   # #     #   # #      #    #   # #   #   #      #  # #     #   # # # ",
	  " #### ####   ###   ####  ###   #     #### #   #  ###     #  #  #   ###  # # # ",
	  "                                        #             #  #                    ",
	  "                                     ###               ##                     "}},
	{"nopqrstuvwxyz",
	 {"                                     #                                        ",
	  "                                     #                                        ",
	  "####   ###  ####   #### # ##   #### ####  #   # #   # # # # #   # #   # ##### ",
	  "#   # #   # #   # #   # ##    #      #    #   # #   # # # #  # #  #   #    #  ",
	  "#   # #   # #   # #   # #      ###   #    #   #  # #  # # #   #   #   #   #   ",
	  "#   # #   # #   # #   # #         #  #    #   #  # #  # # #  # #  #   #  #    ",
	  "#   #  ###  ####   #### #     ####    ##   ####   #    # #  #   #  #### ##### ",
	  "            #         #                                               #       ",
	  "            #         #                                            ###        "}},
	{"0123456789",
	 {" ###    #    ###   ###     #  #####  ###  #####  ###   ###  ",
	  "#   #  ##   #   # #   #   ##  #     #         # #   # #   # ",
	  "#  ##   #       #     #  # #  ####  #        #  #   # #   # ",
	  "# # #   #      #    ##  #  #      # ####    #    ###   #### ",
	  "##  #   #     #       # #####     # #   #   #   #   #     # ",
	  "#   #   #    #    #   #    #  #   # #   #  #    #   #     # ",
	  " ###   ###  #####  ###     #   ###   ###   #     ###   ###  ",
	  "                                                            ",
	  "                                                            "}},
	{".,:-+_/()?",
	 {"                                        #    #   #     ###  ",
	  "             ##           #             #   #     #   #   # ",
	  "             ##           #            #   #       #      # ",
	  "                   ###  #####         #    #       #     #  ",
	  "             ##           #          #     #       #    #   ",
	  " ##    ##    ##           #         #       #     #         ",
	  " ##    ##                           #        #   #      #   ",
	  "        #                     #####                         ",
	  "       #                                                    "}},
	// clang-format on
};

// The drawing of a letter: the group that it is in, and the column where it begins.
static const char *const *font_find(char c, size_t *ret_column)
{
	for (size_t i = 0; i < ARRAY_SIZE(font); i++) {
		const char *at = strchr(font[i].letters, c);

		if (at) {
			*ret_column = (size_t)(at - font[i].letters) * FONT_WIDTH;
			return font[i].rows;
		}
	}
	return font_find('?', ret_column);
}

void font_draw(struct image *im, u32 x, u32 y, const char *text)
{
	for (; *text && x + FONT_WIDTH <= im->width; text++, x += FONT_WIDTH) {
		const char *const *rows;
		size_t column;

		if (*text == ' ')
			continue;
		rows = font_find((char)tolower((unsigned char)*text), &column);
		for (u32 row = 0; row < FONT_HEIGHT && y + row < im->height; row++)
			for (u32 i = 0; i < FONT_WIDTH; i++)
				if (rows[row][column + i] == '#')
					im->pixels[(size_t)(y + row) * im->width + x + i] =
						PIXEL_TEXT;
	}
}
