// SPDX-License-Identifier: MIT
// The seven fields of Plan 9's leak(1), a line for each block, by address:
//
//	block 0xADDR 0xSIZE 0xWORD0 0xWORD1 SYM0 SYM1
//
// Each of the first five is at least eight hexadecimal digits; free blocks begin with "free".
#include "report/report.h"

#include <inttypes.h>

struct writer {
	const struct result *result;
	FILE *out;
	u64 *words;
	struct name *names;
};

static void write_symbol(FILE *out, const struct name *name, u64 word)
{
	if (!name->symbol)
		fprintf(out, " 0x%" PRIx64, word);
	else if (name->offset)
		fprintf(out, " %s+0x%" PRIx64, name->symbol, name->offset);
	else
		fprintf(out, " %s", name->symbol);
}

// The words of a batch to names, in one go; ret[2 * i + k] is for word k of line i.
static void name_words(struct writer *w, const struct line *lines, size_t n)
{
	for (size_t i = 0; i < n; i++)
		memcpy(&w->words[2 * i], lines[i].words, sizeof(lines[i].words));
	memset(w->names, 0, 2 * n * sizeof(*w->names));
	symbols_name(w->result->symbols, w->words, 2 * n, w->names);
}

static void write_lines(const struct line *lines, size_t n, void *arg)
{
	struct writer *w = arg;

	name_words(w, lines, n);
	for (size_t i = 0; i < n; i++) {
		const struct block *b = &lines[i].block;

		fprintf(w->out, "%s 0x%08" PRIx64 " 0x%08" PRIx64 " 0x%08" PRIx64 " 0x%08" PRIx64,
			b->tile == TILE_FREE ? "free" : "block", b->addr, b->size,
			lines[i].words[0], lines[i].words[1]);
		write_symbol(w->out, &w->names[2 * i], lines[i].words[0]);
		write_symbol(w->out, &w->names[2 * i + 1], lines[i].words[1]);
		putc('\n', w->out);
	}
}

static struct err *block_write(const struct result *r, FILE *out)
{
	_cleanup_free_ u64 *words = xcalloc(2 * LINES_BATCH, sizeof(*words));
	_cleanup_free_ struct name *names = xcalloc(2 * LINES_BATCH, sizeof(*names));
	struct writer w = {.result = r, .out = out, .words = words, .names = names};

	lines_each(r, write_lines, &w);
	return NULL;
}

const struct report report_block = {
	.name = "block",
	.about = "seven fields a block: block ADDRESS SIZE WORD0 WORD1 SYMBOL0 SYMBOL1",
	.write = block_write,
};
