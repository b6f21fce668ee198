// SPDX-License-Identifier: MIT
#include "examine/examine.h"

#include "alloc/data.h"
#include "examine/cookie.h"
#include "examine/forecast.h"
#include "examine/kinds.h"
#include "examine/misaligned.h"
#include "examine/nudge.h"

#include <errno.h>
#include <time.h>

// One look at the target. Allocators keep what they learn between find and settle in states[].
struct look {
	struct examination *x;
	const struct examine_options *options;
	void **states;	       // one for each allocator
	struct heap *expected; // made ready before the stop; NULL: nothing is
};

static void **allocator_states(void)
{
	size_t n = 0;

	while (allocators[n])
		n++;
	return xcalloc(n, sizeof(void *));
}

static size_t read_target(void *arg, u64 addr, void *buf, size_t len)
{
	return target_read_some(arg, addr, buf, len);
}

static bool present_target(void *arg, u64 start, u64 end, u64 *ret_start, u64 *ret_end)
{
	return target_present(arg, start, end, ret_start, ret_end);
}

static void look_begin(struct look *l)
{
	struct examination *x = l->x;

	x->walk = (struct walk){
		.target = x->target,
		.modules = &x->modules,
		.heap = l->expected ? take(l->expected) : heap_new(),
	};
}

static void look_free_states(struct look *l)
{
	for (size_t i = 0; allocators[i]; i++) {
		if (l->states[i])
			allocators[i]->free(l->states[i]);
		l->states[i] = NULL;
	}
}

static void look_forget(struct look *l)
{
	struct examination *x = l->x;

	look_free_states(l);
	roots_fini(&x->roots);
	tags_close(take(x->tags));
	walk_fini(&x->walk);
	heap_free(take(x->walk.heap));
	modules_free(&x->modules);
}

static struct err *look_find(struct look *l)
{
	bool found = false;

	l->x->walk.data = data_memo_new();
	for (size_t i = 0; allocators[i]; i++) {
		try(allocators[i]->find(&l->x->walk, &l->states[i]));
		found |= l->states[i] || l->x->walk.claimed.n;
	}
	data_memo_free(take(l->x->walk.data));
	if (found)
		return NULL;
	return err_new(ENOTSUP, "no allocator that leak knows is in this process: "
				"see \"Allocators\" in leak(1) for those that it knows");
}

static struct err *look_modules(struct look *l)
{
	try(modules_find(l->x->target, &l->x->modules));
	look_begin(l);
	return look_find(l);
}

// Tags that cannot be understood cost names, not the verdict.
static void look_tags(struct look *l)
{
	struct examination *x = l->x;
	_cleanup_err_ struct err *e = tags_open(x->target, &x->modules, &x->tags);

	if (e)
		walk_note(&x->walk, "allocation tags: %s", err_message(e));
}

// Everything that the target has to stand still for.
static struct err *look_stopped(struct look *l)
{
	struct examination *x = l->x;
	struct reader reader = {
		.read = read_target,
		.present = present_target,
		.arg = x->target,
		.word = x->target->arch->word,
	};
	struct scan_options scan = l->options->scan;
	bool moved;

	scan.no_edges |= l->options->no_mark;
	if (!l->options->no_mark)
		try(stacks_present(x->target));
	try(look_modules(l));
	try(nudge(x->target, &x->walk, &moved));
	if (moved) {
		look_forget(l);
		try(look_modules(l));
	}
	if (!l->options->no_mark)
		roots_collect(&x->walk, l->options->stay_stopped, &x->roots);
	try(heap_scan(x->walk.heap, x->roots.list.v, x->roots.list.n, &reader, &scan));
	for (size_t i = 0; allocators[i]; i++)
		if (l->states[i] && allocators[i]->gather)
			try(allocators[i]->gather(&x->walk, l->states[i]));
	memory_kinds_note(&x->walk, &x->roots);
	look_tags(l);
	return NULL;
}

static struct err *look_settle(struct look *l)
{
	struct examination *x = l->x;

	for (size_t i = 0; allocators[i]; i++)
		if (l->states[i])
			try(allocators[i]->settle(&x->walk, l->states[i]));
	x->verdict = VERDICT_EXACT;
	x->heap_bytes = x->understood_bytes = 0;
	x->unwalked = x->walk.unwalked;
	vec_each (&x->walk.arenas, a) {
		x->verdict = max(x->verdict, a->verdict);
		x->heap_bytes += a->bytes;
		x->unwalked += a->verdict == VERDICT_OPAQUE && !a->bytes;
		if (a->verdict <= VERDICT_IN_TRANSITION)
			x->understood_bytes += a->bytes;
	}
	return NULL;
}

// True if nothing would be gained by another look: all is well, or the memory will not change.
static bool look_is_final(const struct look *l)
{
	const struct examination *x = l->x;

	return x->verdict == VERDICT_EXACT || x->verdict == VERDICT_OPAQUE || !x->target->live ||
	       l->options->stay_stopped;
}

// A thread that was inside malloc is out of it after a moment; the waits grow, and differ, so that
// they cannot keep step with what the target does.
static void look_wait(unsigned looks)
{
	struct timespec ts = {.tv_nsec = (long)(now_ns() % 500000 + 200000) << min(looks, 6u)};

	nanosleep(&ts, NULL);
}

// True if there was not the memory to keep all of its pointers: then it stands still until they have
// been followed.
static bool look_rereads(const struct look *l)
{
	return !l->options->no_mark && heap_needs_reader(l->x->walk.heap);
}

// What can be known, and made ready, while it runs.
static void look_ahead(struct look *l)
{
	struct target *t = l->x->target;
	struct scan_options scan = l->options->scan;
	struct heap_forecast forecast;
	_cleanup_err_ struct err *e = t->stopped_at ? NULL : target_glance(t);

	if (e || t->stopped_at || !forecast_make(t, &forecast))
		return;
	scan.no_edges |= l->options->no_mark;
	l->expected = heap_new();
	heap_expect(l->expected, &forecast, &scan);
}

static struct err *look_once(struct look *l)
{
	struct target *t = l->x->target;
	struct err *e;

	look_ahead(l);
	e = target_stop(t);

	if (!e)
		e = look_stopped(l);
	if (!e)
		e = target_check(t);
	if (!l->options->stay_stopped && (e || !look_rereads(l)))
		target_resume(t);
	heap_free(take(l->expected));
	return e ? e : look_settle(l);
}

static struct err *look_until_still(struct look *l)
{
	unsigned tries = l->options->tries ? l->options->tries : EXAMINE_TRIES;
	struct examination *x = l->x;

	for (x->looks = 1;; x->looks++) {
		struct err *e = look_once(l);
		bool again = e ? err_code(e) == EAGAIN : !look_is_final(l);

		if (!again || x->looks >= tries)
			return e;
		err_free(e);
		if (!l->options->stay_stopped)
			target_resume(x->target);
		look_forget(l);
		look_wait(x->looks);
	}
}

struct leaks {
	struct look *look;
	VEC(u64) own;
	struct words_ahead *words;
};

static bool note_leak(const struct block *b, void *arg)
{
	struct leaks *leaks = arg;
	struct look *l = leaks->look;

	for (size_t i = 0; allocators[i]; i++)
		if (l->states[i] && allocators[i]->own &&
		    allocators[i]->own(&l->x->walk, l->states[i], b))
			*vec_push(&leaks->own) = b->addr;
	if (leaks->words)
		words_ahead_add(leaks->words, b->addr, b->size);
	return false;
}

// What an allocator loses of its own is not the program's leak. Of the others the first words are
// read from here on; tags would have to be looked for first.
static void leaks_note(struct look *l)
{
	struct examination *x = l->x;
	struct leaks leaks = {.look = l};

	if (!x->tags)
		leaks.words = words_ahead_new(x->target, l->options->scan.threads);
	heap_each(x->walk.heap, HEAP_LEAKED, note_leak, &leaks);
	vec_each (&leaks.own, addr)
		heap_mark_from(x->walk.heap, *addr);
	vec_free(&leaks.own);
	if (leaks.words)
		x->words = words_ahead_begin(leaks.words);
}

// Old entries of the ring, which is a root, are used again while their requests still wait.
static void requests_note(struct examination *x)
{
	if (x->kernel.requests && heap_leaks(x->walk.heap, NULL, NULL))
		walk_note(
			&x->walk,
			"io_uring has %llu requests under way: the kernel does not tell their user "
			"data, and what only that points to is among the leaks",
			(unsigned long long)x->kernel.requests);
}

static struct err *examine_mark(struct look *l)
{
	const struct examine_options *options = l->options;
	struct examination *x = l->x;

	try(heap_mark(x->walk.heap));
	vec_each (&x->kernel.list, word)
		heap_mark_from(x->walk.heap, word->value);
	x->misaligned = misaligned_mark(&x->walk, &x->roots,
					options->misaligned ||
						heap_resident(x->walk.heap) <= MISALIGNED_HEAP);
	cookies_mark(&x->walk, &x->roots);
	leaks_note(l);
	if (look_rereads(l)) {
		try(target_check(x->target));
		if (!options->stay_stopped)
			target_resume(x->target);
	}
	heap_classify(x->walk.heap); // leaks do not change any more
	requests_note(x);
	roots_count(&x->roots);
	return NULL;
}

struct err *examine_target(struct target *t, const struct examine_options *options,
			   struct examination *ret)
{
	struct look l = {.x = ret, .options = options, .states = allocator_states()};
	u64 start = now_ns();
	struct err *e;

	*ret = (struct examination){.target = t};
	if (t->live)
		kernel_words_read(t->pid, &ret->kernel);
	e = look_until_still(&l);
	if (!e && t->live)
		kernel_words_read(t->pid, &ret->kernel);
	if (!e && !options->no_mark)
		e = examine_mark(&l);
	if (!e)
		heap_statistics(ret->walk.heap, &ret->stats);
	if (ret->words)
		words_ahead_end(ret->words);
	if (!options->stay_stopped)
		target_resume(t);
	target_finish(t);
	look_free_states(&l);
	free(l.states);
	if (e) {
		examination_fini(ret);
		return e;
	}
	ret->examine_ns = now_ns() - start;
	return NULL;
}

void examination_fini(struct examination *x)
{
	words_ahead_free(take(x->words));
	roots_fini(&x->roots);
	kernel_words_fini(&x->kernel);
	tags_close(take(x->tags));
	walk_fini(&x->walk);
	heap_free(take(x->walk.heap));
	modules_free(&x->modules);
}
