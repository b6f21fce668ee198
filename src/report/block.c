// SPDX-License-Identifier: MIT
// The seven fields of Plan 9's leak(1), a line for each block, by address:
//
//	block 0xADDR 0xSIZE 0xWORD0 0xWORD1 SYM0 SYM1
//
// The four numbers are at least eight hexadecimal digits; free blocks begin with "free". The fields
// are separated by single blanks: those in the name of a C++ function go, or become underscores.
#include "report/report.h"

#include <ctype.h>
#include <string.h>

struct writer {
	const struct result *result;
	FILE *out;
	const struct line *lines;
	u64 *words;
	struct name *names;
	char text[160]; // room for a line of numbers: they come in millions
	size_t n;	// of it that is still to be written
};

static void write_text(struct writer *w)
{
	fwrite_unlocked(w->text, 1, take(w->n), w->out);
}

static void put_string(struct writer *w, const char *s)
{
	size_t len = strlen(s);

	memcpy(w->text + w->n, s, len);
	w->n += len;
}

// Blank, 0x, and at least `digits` digits.
static void put_hex(struct writer *w, u64 value, unsigned digits)
{
	unsigned needed = value ? (67 - (unsigned)__builtin_clzll(value)) / 4 : 0;

	put_string(w, " 0x");
	for (unsigned i = max(digits, needed); i--;)
		w->text[w->n++] = "0123456789abcdef"[value >> (4 * i) & 15];
}

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

// Only a blank between two words means anything: "unsigned long" against "int, char".
static void write_field(struct writer *w, const char *s)
{
	FILE *out = w->out;

	write_text(w);
	putc_unlocked(' ', out);
	for (const char *p = s; *p; p++) {
		if (*p != ' ')
			putc_unlocked(*p, out);
		else if (p > s && is_word(p[-1]) && is_word(p[1]))
			putc_unlocked('_', out);
	}
}

static void write_symbol(struct writer *w, const struct line *line, unsigned i)
{
	u32 site = i ? line->tag.realloc_site : line->tag.malloc_site;
	const struct name *name = &w->names[2 * (size_t)(line - w->lines) + i];
	const char *type = NULL;
	char buf[512];

	// A stripped program's vtables have no symbols, but still say what they are of.
	if (!site && !name->symbol && name->module)
		type = symbols_type(w->result->symbols, line->words[i]);
	if (site)
		write_field(w, tag_name(w->result, site, buf, sizeof(buf)));
	else if (name->symbol)
		write_field(w, name_format(name, line->words[i], buf, sizeof(buf)));
	else if (type)
		write_field(w, type);
	else
		put_hex(w, line->words[i], 1);
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

	w->lines = lines;
	name_words(w, lines, n);
	for (size_t i = 0; i < n; i++) {
		const struct block *b = &lines[i].block;

		put_string(w, b->tile == TILE_FREE ? "free" : "block");
		put_hex(w, b->addr, 8);
		put_hex(w, b->size, 8);
		put_hex(w, lines[i].words[0], 8);
		put_hex(w, lines[i].words[1], 8);
		write_symbol(w, &lines[i], 0);
		write_symbol(w, &lines[i], 1);
		put_string(w, "\n");
		write_text(w);
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
