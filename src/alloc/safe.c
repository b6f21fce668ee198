// SPDX-License-Identifier: MIT
// Each thread's stack is unwound. Frames in the loader, in an allocator of its own, or in the part
// of the C library that malloc is in mean that it is at work there, and another moment is looked
// for. An allocator's own threads count as idle while they wait for a condition.

#include "alloc/safe.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include "symbol/unwind.h"

enum {
	FRAMES = 256,
	// Static functions stand before and after those of the C library that have a name.
	BEFORE_MALLOC = 32 << 10,
	AFTER_MALLOC = 4 << 10,
};

struct range {
	u64 start, end;
};

struct ground {
	const struct module *loader, *allocator; // NULL: the C library's, or none
	VEC(struct range) busy;			 // code in which a thread holds what we need
	VEC(struct range) waits;		 // code in which it waits for a condition
};

static void ground_fini(struct ground *g)
{
	vec_free(&g->busy);
	vec_free(&g->waits);
}

static bool add_function(struct target *t, const struct module *m, const char *name,
			 struct range *ret)
{
	u64 addr, size;

	// While libleaktag is attached the symbol leads to its function.
	if (!module_dynsym(t, m, name, &addr, &size) || addr < m->start || addr >= m->end)
		return false;
	*ret = (struct range){addr, addr + (size ? size : 1)};
	return true;
}

// The C library's malloc is one file, so its functions lie together.
static void add_malloc(struct target *t, const struct module *libc, struct ground *g)
{
	static const char *const names[] = {"malloc",	"free",	       "calloc",      "realloc",
					    "memalign", "malloc_trim", "malloc_info", "mallopt"};
	struct range all = {UINT64_MAX, 0}, one;

	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		if (!add_function(t, libc, names[i], &one))
			continue;
		all.start = min(all.start, one.start);
		all.end = max(all.end, one.end);
	}
	if (all.end) {
		all.start -= min(all.start, (u64)BEFORE_MALLOC);
		all.end += AFTER_MALLOC;
		*vec_push(&g->busy) = all;
	}
}

static void ground_read(const struct safe_moment *s, struct ground *g)
{
	// They hold locks that loading a library needs.
	static const char *const busy[] = {
		"fork",		"_Fork",	   "vfork", "posix_spawn", "pthread_create",
		"pthread_exit", "dl_iterate_phdr", "exit",  "quick_exit"};
	static const char *const waits[] = {"pthread_cond_wait", "pthread_cond_timedwait",
					    "pthread_cond_clockwait"};
	struct range r;
	u64 addr;

	vec_each (&s->modules.list, m) {
		if (m->is_interp)
			g->loader = m;
		else if (m != s->libc && module_dynsym(s->target, m, "malloc", &addr, NULL) &&
			 !module_dynsym(s->target, m, "leaktag_attach", &addr, NULL))
			g->allocator = m;
	}
	add_malloc(s->target, s->libc, g);
	for (size_t i = 0; i < ARRAY_SIZE(busy); i++)
		if (add_function(s->target, s->libc, busy[i], &r))
			*vec_push(&g->busy) = r;
	for (size_t i = 0; i < ARRAY_SIZE(waits); i++)
		if (add_function(s->target, s->libc, waits[i], &r))
			*vec_push(&g->waits) = r;
}

static bool in_module(const struct module *m, u64 pc)
{
	return m && pc >= m->start && pc < m->end;
}

// NULL: it is not; else where it is.
static const char *thread_busy(const struct ground *g, const struct unwind_frame *frames, size_t n)
{
	bool waits = false;

	for (size_t i = 0; i < n; i++) {
		if (in_module(g->loader, frames[i].pc))
			return "in the loader";
		vec_each (&g->waits, r)
			waits |= frames[i].pc >= r->start && frames[i].pc < r->end;
		if (!waits && in_module(g->allocator, frames[i].pc))
			return "in the allocator";
		vec_each (&g->busy, r)
			if (!waits && frames[i].pc >= r->start && frames[i].pc < r->end)
				return "in malloc, fork or the like";
	}
	return NULL;
}

// Looks at all threads. *ret_thread: one that can be used, 0 if there is none; *ret_why.
static bool look(const struct safe_moment *s, pid_t *ret_thread, char *why, size_t len)
{
	_cleanup_(unwinder_freep) struct unwinder *u = unwinder_new(s->target, &s->modules);
	_cleanup_(ground_fini) struct ground g = {};
	pid_t chosen = 0;

	ground_read(s, &g);
	vec_each (&s->target->threads, th) {
		struct inject_place p;
		struct unwind_frame frames[FRAMES];
		bool whole, possible = inject_possible(s->target, th->tid, &p);
		if (!possible)
			p = (struct inject_place){.pc = th->pc, .sp = th->sp};
		size_t n = unwind_stack(u, (struct unwind_frame){p.pc, p.sp, p.fp}, frames, FRAMES,
					&whole);
		const char *busy = thread_busy(&g, frames, n);
		if (busy) {
			snprintf(why, len, "thread %d is %s", th->tid, busy);
			return false;
		}
		if (possible && whole && (!chosen || p.syscall >= 0))
			chosen = th->tid;
	}
	if (!chosen)
		snprintf(why, len, "no thread's stack can be followed to its end");
	*ret_thread = chosen;
	return chosen != 0;
}

// libleaktag is of one C library, which the target must have too.
static struct err *check_libc(struct target *t, const struct module *libc)
{
	if (!libc)
		return err_new(ENOTSUP, "it is statically linked: there is no loader in it that "
					"could load libleaktag, and no table of calls to redirect");
#ifdef __GLIBC__
	u64 addr;

	if (!module_dynsym(t, libc, "gnu_get_libc_version", &addr, NULL))
		return err_new(ENOTSUP, "its C library is %s, and libleaktag was built for glibc",
			       libc->path);
#endif
	return NULL;
}

static bool find_ground(struct safe_moment *s)
{
	vec_each (&s->libc->segments, seg)
		if ((seg->flags & PF_X) &&
		    inject_find_restorer(s->target, seg->start, seg->file_end, &s->ground.restorer))
			return true;
	return false;
}

// One stop. *ret_done: the moment was there.
static struct err *try_once(struct target *t, char *why, size_t len,
			    struct err *(*what)(const struct safe_moment *, void *), void *arg,
			    bool *ret_done)
{
	_cleanup_(modules_free) struct modules modules = {};
	struct safe_moment s = {.target = t};

	try(modules_find(t, &modules));
	s.modules = modules;
	s.libc = modules_libc(t, &modules);
	try(check_libc(t, s.libc));
	if (!find_ground(&s))
		return err_new(ENOTSUP, "%s has no way back from a signal handler that is known",
			       s.libc->path);
	if (!look(&s, &s.thread, why, len))
		return NULL;
	*ret_done = true;
	// cppcheck-suppress returnDanglingLifetime ; no error points to it
	return what(&s, arg);
}

struct err *safe_do(struct target *t, u64 patience_ns,
		    struct err *(*what)(const struct safe_moment *, void *), void *arg)
{
	const u64 deadline = now_ns() + patience_ns;
	struct timespec nap = {.tv_nsec = 1000 * 1000};
	char why[128] = "";
	bool done = false;

	for (;;) {
		struct err *e = target_stop(t);
		if (!e)
			e = try_once(t, why, sizeof(why), what, arg, &done);
		target_resume(t);
		if (done || (e && err_code(e) != EAGAIN))
			return e;
		err_free(e);
		if (now_ns() > deadline)
			return err_new(EAGAIN, "no safe moment in %.1f s: %s",
				       (double)patience_ns / 1e9, why);
		nanosleep(&nap, NULL);
		nap.tv_nsec = min(nap.tv_nsec * 3 / 2, 50L * 1000 * 1000);
	}
}
