// SPDX-License-Identifier: MIT
// Blocks with their tags, or else their first words.
#include "report/report.h"

#include <inttypes.h>

struct remembered {
	u64 words[2];
	struct tag tag;
};

// Whole batches, from the first line on.
struct lines_memo {
	VEC(struct remembered) list;
	bool closed; // a later batch was left out, or all is there
};

struct batch {
	const struct result *result;
	struct target *target;
	void (*fn)(const struct line *, size_t, void *);
	void *arg;
	size_t n, n_bare;
	size_t before; // lines in earlier batches
	u64 unread;    // blocks whose words could not be read
	size_t ahead;  // cursor among what examine/ has read ahead
	struct line lines[LINES_BATCH];
	struct line *bare[LINES_BATCH]; // those without a tag
	struct tagged tagged[LINES_BATCH];
	struct first_words words[LINES_BATCH]; // of the first ones of these
};

static void line_set_words(struct batch *b, struct line *line, const struct first_words *words)
{
	unsigned word = b->target->arch->word;

	b->unread += words->cut;
	if (words->len == sizeof(line->words) && word == sizeof(u64)) { // nearly all
		memcpy(line->words, words->raw, sizeof(line->words));
		return;
	}
	for (unsigned i = 0; i < 2; i++)
		if ((i + 1) * word <= words->len)
			memcpy(&line->words[i], words->raw + i * word, word);
}

static void line_set_tag(struct line *line, const struct tags *tags, const struct tag *tag)
{
	line->tag = *tag;
	line->words[0] = tags_pc(tags, tag->malloc_site);
	line->words[1] = tags_pc(tags, tag->realloc_site);
}

// What is free can still carry the tag of its last life.
static void batch_read_tags(struct batch *b)
{
	struct tags *tags = b->result->x->tags;
	size_t n = 0;

	for (size_t i = 0; tags && i < b->n; i++)
		if (b->lines[i].block.tile == TILE_ALLOCATED)
			b->tagged[n++] = (struct tagged){
				.addr = b->lines[i].block.addr,
				.size = b->lines[i].block.size,
			};
	if (n)
		tags_read(tags, b->tagged, n);
	b->n_bare = n = 0;
	for (size_t i = 0; i < b->n; i++) {
		struct line *line = &b->lines[i];

		if (tags && line->block.tile == TILE_ALLOCATED)
			line_set_tag(line, tags, &b->tagged[n++].tag);
		if (!line_is_tagged(line))
			b->bare[b->n_bare++] = line;
	}
}

static void batch_read_words(struct batch *b)
{
	unsigned word = b->target->arch->word;
	size_t n = 0;

	for (size_t i = 0; i < b->n_bare; i++) {
		const struct block *block = &b->bare[i]->block;
		const struct first_words *ahead =
			words_ahead_find(b->result->x->words, block->addr, &b->ahead);

		if (ahead) {
			line_set_words(b, b->bare[i], ahead);
			continue;
		}
		b->bare[n] = b->bare[i];
		b->words[n++] = (struct first_words){
			.addr = block->addr,
			.len = min((u64)(2 * word), block->size) & 31,
		};
	}
	first_words_read(b->target, b->words, n, 0);
	for (size_t i = 0; i < n; i++)
		line_set_words(b, b->bare[i], &b->words[i]);
}

// --- what is read once and needed twice: to sum up, and to print ---

enum { REMEMBERED_MOST = 128 << 10 };

struct lines_memo *lines_memo_new(void)
{
	return xcalloc(1, sizeof(struct lines_memo));
}

void lines_memo_free(struct lines_memo *m)
{
	if (!m)
		return;
	vec_free(&m->list);
	free(m);
}

static bool batch_recall(struct batch *b)
{
	const struct lines_memo *m = b->result->memo;

	if (!m || b->before + b->n > m->list.n)
		return false;
	for (size_t i = 0; i < b->n; i++) {
		memcpy(b->lines[i].words, m->list.v[b->before + i].words,
		       sizeof(b->lines[i].words));
		b->lines[i].tag = m->list.v[b->before + i].tag;
	}
	return true;
}

static void batch_remember(struct batch *b)
{
	struct lines_memo *m = b->result->memo;

	if (!m || m->closed)
		return;
	m->closed = b->n < LINES_BATCH || m->list.n + 2 * LINES_BATCH > REMEMBERED_MOST;
	for (size_t i = 0; i < b->n; i++) {
		struct remembered *to = vec_push(&m->list);

		memcpy(to->words, b->lines[i].words, sizeof(to->words));
		to->tag = b->lines[i].tag;
	}
}

static void batch_flush(struct batch *b)
{
	if (!batch_recall(b)) {
		batch_read_tags(b);
		batch_read_words(b);
		batch_remember(b);
	}
	if (b->n)
		b->fn(b->lines, b->n, b->arg);
	b->before += b->n;
	b->n = 0;
}

static bool batch_add(const struct block *block, void *arg)
{
	struct batch *b = arg;

	b->lines[b->n++] = (struct line){.block = *block};
	if (b->n == LINES_BATCH)
		batch_flush(b);
	return false;
}

void lines_each(const struct result *r, void (*fn)(const struct line *, size_t, void *), void *arg)
{
	_cleanup_free_ struct batch *b = xcalloc(1, sizeof(*b));

	b->result = r;
	b->target = r->x->target;
	b->fn = fn;
	b->arg = arg;
	heap_each(r->x->walk.heap, r->which, batch_add, b);
	batch_flush(b);
	if (b->unread)
		target_note(b->target,
			    "%" PRIu64 " blocks could not be read%s: nothing is known of them "
			    "but their addresses and sizes",
			    b->unread, b->target->live ? " any more" : "");
}
