// SPDX-License-Identifier: MIT
// Blocks with their tags, or else their first words, read in as few calls as can be: where blocks
// lie close together a whole window is read at once, else two words each.
#include "report/report.h"

#include <inttypes.h>
#include <pthread.h>

enum {
	WINDOW = 64 << 10,
	DENSE = 16,	      // a window costs about as much as so many small pieces
	PIECES_FOR_TWO = 256, // threads
};

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
	u8 *window;
	struct line lines[LINES_BATCH];
	struct line *bare[LINES_BATCH]; // those without a tag
	struct tagged tagged[LINES_BATCH];
	struct piece pieces[LINES_BATCH];
	u8 raw[LINES_BATCH][2 * sizeof(u64)];
};

static void line_set_words(struct line *line, const u8 *bytes, size_t len, unsigned word)
{
	len = min((u64)len, line->block.size);
	if (len >= sizeof(line->words) && word == sizeof(u64)) { // nearly all
		memcpy(line->words, bytes, sizeof(line->words));
		return;
	}
	for (unsigned i = 0; i < 2; i++)
		if ((i + 1) * word <= len)
			memcpy(&line->words[i], bytes + i * word, word);
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

// n bare lines from i on, which lie in one window, read at once. Where something between them
// cannot be read, anew from the next one on.
static void batch_read_window(struct batch *b, size_t i, size_t n)
{
	u64 start = b->bare[i]->block.addr;
	u64 end = b->bare[i + n - 1]->block.addr + sizeof(b->raw[0]);
	size_t len = target_read_some(b->target, start, b->window, end - start);

	for (size_t k = i; k < i + n; k++) {
		const struct block *block = &b->bare[k]->block;
		u64 wanted = min((u64)sizeof(b->raw[0]), block->size);

		if (block->addr - start + wanted > len) {
			start = block->addr;
			len = target_read_some(b->target, start, b->window, end - start);
		}
		line_set_words(b->bare[k], b->window + (block->addr - start),
			       len - (block->addr - start), b->target->arch->word);
		b->unread += len < wanted;
	}
}

static size_t batch_window_lines(const struct batch *b, size_t i)
{
	u64 start = b->bare[i]->block.addr;
	size_t n = 1;

	while (i + n < b->n_bare && b->bare[i + n]->block.addr - start < WINDOW - sizeof(b->raw[0]))
		n++;
	return n;
}

// Half of the pieces, by another thread: each takes about a microsecond of the kernel's time.
struct half {
	struct target *target;
	struct piece *pieces;
	size_t n;
};

static void *half_read(void *arg)
{
	const struct half *h = arg;

	target_readv(h->target, h->pieces, h->n);
	return NULL;
}

static void pieces_read(struct target *t, struct piece *pieces, size_t n)
{
	struct half first = {t, pieces, n / 2}, rest = {t, pieces + n / 2, n - n / 2};
	pthread_t thread;

	if (n < PIECES_FOR_TWO || pthread_create(&thread, NULL, half_read, &first)) {
		target_readv(t, pieces, n);
		return;
	}
	half_read(&rest);
	pthread_join(thread, NULL);
}

static void batch_read_words(struct batch *b)
{
	unsigned word = b->target->arch->word;
	size_t n_pieces = 0, n;

	for (size_t i = 0; i < b->n_bare; i += n) {
		n = batch_window_lines(b, i);
		if (n >= DENSE) {
			batch_read_window(b, i, n);
			continue;
		}
		for (size_t k = i; k < i + n; k++)
			b->pieces[n_pieces++] = (struct piece){
				.addr = b->bare[k]->block.addr,
				.buf = b->raw[k],
				.len = min((u64)(2 * word), b->bare[k]->block.size),
			};
	}
	pieces_read(b->target, b->pieces, n_pieces);
	for (size_t i = 0; i < n_pieces; i++) {
		size_t k = (size_t)((u8 *)b->pieces[i].buf - b->raw[0]) / sizeof(b->raw[0]);

		line_set_words(b->bare[k], b->raw[k], b->pieces[i].done, word);
		b->unread += b->pieces[i].done < b->pieces[i].len;
	}
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
	_cleanup_free_ u8 *window = xmalloc(WINDOW);

	b->result = r;
	b->target = r->x->target;
	b->fn = fn;
	b->arg = arg;
	b->window = window;
	heap_each(r->x->walk.heap, r->which, batch_add, b);
	batch_flush(b);
	if (b->unread)
		target_note(b->target,
			    "%" PRIu64 " blocks could not be read%s: nothing is known of them "
			    "but their addresses and sizes",
			    b->unread, b->target->live ? " any more" : "");
}
