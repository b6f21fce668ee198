// SPDX-License-Identifier: MIT
// Where blocks lie close together a whole window is read at once, else a piece for each.
#include "examine/words.h"

#include <pthread.h>
#include <stdatomic.h>

enum {
	WINDOW = 64 << 10,
	DENSE = 16, // a window costs about as much as so many small pieces
	BATCH = 512,
	PIECES_FOR_TWO = 256, // threads
	AHEAD_LEAST = 256,
	AHEAD_MOST = 128 << 10,
};

static void words_had(struct first_words *w, u64 len)
{
	w->cut = len < w->len;
	w->len = min(len, (u64)w->len);
}

// n that lie in one window, read at once. Where something between them cannot be read, anew from
// the next one on.
static void window_read(struct target *t, struct first_words *v, size_t n, u8 *window)
{
	u64 start = v[0].addr, end = v[n - 1].addr + v[n - 1].len;
	size_t len = target_read_some(t, start, window, end - start);

	for (size_t i = 0; i < n; i++) {
		if (v[i].addr - start + v[i].len > len) {
			start = v[i].addr;
			len = target_read_some(t, start, window, end - start);
		}
		words_had(&v[i], len - min(v[i].addr - start, (u64)len));
		memcpy(v[i].raw, window + (v[i].addr - start), v[i].len);
	}
}

static size_t in_window(const struct first_words *v, size_t n)
{
	size_t i = 1;

	while (i < n && v[i].addr >= v[i - 1].addr &&
	       v[i].addr - v[0].addr < WINDOW - sizeof(v->raw))
		i++;
	return i;
}

struct pieces {
	struct target *target;
	struct first_words **v;
	size_t n;
};

static void *pieces_read(void *arg)
{
	const struct pieces *p = arg;
	struct piece pieces[BATCH];

	for (size_t at = 0; at < p->n; at += BATCH) {
		size_t n = min(p->n - at, (size_t)BATCH);

		for (size_t i = 0; i < n; i++)
			pieces[i] = (struct piece){
				.addr = p->v[at + i]->addr,
				.buf = p->v[at + i]->raw,
				.len = p->v[at + i]->len,
			};
		target_readv(p->target, pieces, n);
		for (size_t i = 0; i < n; i++)
			words_had(p->v[at + i], pieces[i].done);
	}
	return NULL;
}

// Half of them by another thread.
static void pieces_share(const struct pieces *p)
{
	struct pieces first = {p->target, p->v, p->n / 2};
	struct pieces rest = {p->target, p->v + p->n / 2, p->n - p->n / 2};
	pthread_t thread;
	bool shared = p->n >= PIECES_FOR_TWO && !pthread_create(&thread, NULL, pieces_read, &first);

	pieces_read(&rest);
	if (shared)
		pthread_join(thread, NULL);
	else
		pieces_read(&first);
}

void first_words_read(struct target *t, struct first_words *v, size_t n, unsigned threads)
{
	_cleanup_free_ struct first_words **alone = xcalloc(n, sizeof(*alone));
	_cleanup_free_ u8 *window = NULL;
	struct pieces p = {.target = t, .v = alone};
	size_t together;

	for (size_t i = 0; i < n; i += together) {
		together = in_window(v + i, n - i);
		if (together < DENSE) {
			for (size_t k = i; k < i + together; k++)
				alone[p.n++] = &v[k];
			continue;
		}
		if (!window)
			window = xmalloc(WINDOW);
		window_read(t, v + i, together, window);
	}
	if (threads == 1)
		pieces_read(&p);
	else
		pieces_share(&p);
}

// --- ahead ---

struct words_ahead {
	struct target *target;
	unsigned threads;
	pthread_t thread;
	bool runs;
	_Atomic size_t next; // batch
	VEC(struct first_words) list;
};

struct words_ahead *words_ahead_new(struct target *t, unsigned threads)
{
	struct words_ahead *w = xcalloc(1, sizeof(*w));

	w->target = t;
	w->threads = threads;
	return w;
}

void words_ahead_free(struct words_ahead *w)
{
	if (!w)
		return;
	words_ahead_end(w);
	vec_free(&w->list);
	free(w);
}

void words_ahead_add(struct words_ahead *w, u64 addr, u64 size)
{
	if (w->list.n == AHEAD_MOST)
		return;
	*vec_push(&w->list) = (struct first_words){
		.addr = addr,
		.len = min(size, (u64)(2 * w->target->arch->word)) & 31,
	};
}

static void *batches_read(void *arg)
{
	struct words_ahead *w = arg;
	size_t at;

	while ((at = atomic_fetch_add(&w->next, 1) * BATCH) < w->list.n)
		first_words_read(w->target, w->list.v + at, min(w->list.n - at, (size_t)BATCH), 1);
	return NULL;
}

struct words_ahead *words_ahead_begin(struct words_ahead *w)
{
	if (w->threads != 1 && w->list.n >= AHEAD_LEAST &&
	    !pthread_create(&w->thread, NULL, batches_read, w)) {
		w->runs = true;
		return w;
	}
	words_ahead_free(w);
	return NULL;
}

void words_ahead_end(struct words_ahead *w)
{
	if (!w->runs)
		return;
	batches_read(w);
	pthread_join(w->thread, NULL);
	w->runs = false;
}

const struct first_words *words_ahead_find(const struct words_ahead *w, u64 addr, size_t *cursor)
{
	if (!w)
		return NULL;
	while (*cursor < w->list.n && w->list.v[*cursor].addr < addr)
		(*cursor)++;
	return *cursor < w->list.n && w->list.v[*cursor].addr == addr ? &w->list.v[*cursor] : NULL;
}
