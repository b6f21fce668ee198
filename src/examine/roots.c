// SPDX-License-Identifier: MIT
#include "examine/kinds.h"
#include "examine/roots.h"

#include <string.h>

// What holds no pointer of the program's: a stack below its stack pointer, above its limit; what
// is left of a thread that was joined; and an arena's descriptor, whose free lists lead to the very
// ends of the blocks before.
struct dead {
	u64 start, end;
	enum { DEAD_FRAMES, DEAD_STACK, DEAD_LISTS } kind;
	pid_t tid; // of DEAD_FRAMES
};

struct collect {
	const struct walk *walk;
	struct target *target;
	struct roots *roots;
	bool exiting;
	VEC(struct span) spans;
	VEC(struct dead) dead;
};

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static void region_add(struct collect *c, const struct mapping *m, u64 start, u64 end, bool is_root,
		       char *reason)
{
	struct roots *r = c->roots;

	if (is_root)
		*vec_push(&r->list) = (struct root){
			.start = start,
			.end = end,
			.kind = ROOT_MAPPING,
			.mapping = (u32)r->regions.n,
		};
	*vec_push(&r->regions) = (struct region){
		.start = start,
		.end = end,
		.mapping = m,
		.is_root = is_root,
		.reason = reason,
	};
}

// The module that has a segment in the mapping, and that segment. Segments begin and end anywhere
// in a page, and mprotect cuts mappings out of their middle.
static const struct segment *segment_in(const struct collect *c, const struct mapping *m,
					const struct module **ret)
{
	const struct module *mod = modules_at(c->walk->modules, m->start);
	u64 page_size = c->target->page_size;

	if (!mod)
		mod = modules_at(c->walk->modules, m->end - 1);
	*ret = mod;
	for (size_t i = 0; mod && i < mod->segments.n; i++) {
		const struct segment *s = &mod->segments.v[i];

		if (m->start < align_up(s->end, page_size) &&
		    m->end > align_down(s->start, page_size))
			return s;
	}
	return NULL;
}

static const struct thread *thread_in(const struct target *t, const struct mapping *m)
{
	vec_each (&t->threads, thread)
		if (thread->sp >= m->start && thread->sp < m->end)
			return thread;
	return NULL;
}

// Why the bytes [start, end) of a mapping are roots, or (*ret_root false) are not.
static char *memory_reason(const struct collect *c, const struct mapping *m, u64 start, u64 end,
			   bool *ret_root)
{
	const struct module *mod;
	const struct segment *s = segment_in(c, m, &mod);
	const struct thread *thread = thread_in(c->target, m);
	const char *kind;

	*ret_root = false;
	if (!strncmp(m->path, "[vvar", 5) || !strncmp(m->path, "[vdso", 5) ||
	    !strncmp(m->path, "[vsyscall", 9))
		return xstrdup("the kernel's");
	if (!strncmp(m->path, "/dev/", 5) && strncmp(m->path, "/dev/shm/", 9) &&
	    strcmp(m->path, "/dev/zero"))
		return xstrdup("device memory");
	if (!s && mapping_is_file(m) && !(m->prot & PROT_WRITE) && !target_written(c->target, m))
		return xstrdup("file, not writable");
	if (s && !(s->flags & PF_W) && !(m->prot & PROT_WRITE))
		return xasprintf("%s of %s", s->flags & PF_X ? "code" : "constants",
				 base_name(mod->path));
	*ret_root = true;
	if (s)
		return xasprintf("%s of %s%s", mapping_is_file(m) ? "data" : "bss",
				 base_name(mod->path),
				 m->prot & PROT_WRITE ? "" : ", read-only now");
	if (thread)
		return xasprintf("stack of thread %d", thread->tid);
	if (mapping_is_file(m))
		return xasprintf("%s file%s", m->shared ? "shared" : "private",
				 m->prot & PROT_WRITE ? "" : ", read-only now");
	if (!strcmp(m->path, "[heap]"))
		return xstrdup("brk memory outside of the arenas");
	if (!strcmp(m->path, "[stack]"))
		return xstrdup("main stack");
	if (!(m->prot & PROT_READ))
		return xstrdup("anonymous memory, no access now");
	kind = memory_kind(c->target, m, start, end);
	if (kind)
		return xstrdup(kind);
	return xasprintf("anonymous memory%s", m->prot & PROT_WRITE ? "" : ", read-only now");
}

static char *dead_reason(const struct dead *d)
{
	switch (d->kind) {
	case DEAD_STACK: return xstrdup("stack that a joined thread left");
	case DEAD_LISTS: return xstrdup("free lists of an arena");
	default: return xasprintf("below the stack pointer of thread %d", d->tid);
	}
}

// [start, end) of a mapping, with no span in it: what is dead is cut out.
static void collect_memory(struct collect *c, const struct mapping *m, u64 start, u64 end)
{
	bool is_root;
	_cleanup_free_ char *reason = memory_reason(c, m, start, end, &is_root);

	vec_each (&c->dead, d) {
		u64 from = max(start, d->start), to = min(end, d->end);

		if (from >= to || !is_root)
			continue;
		if (start < from)
			region_add(c, m, start, from, is_root, xstrdup(reason));
		region_add(c, m, from, to, false, dead_reason(d));
		start = to;
	}
	if (start < end)
		region_add(c, m, start, end, is_root, take(reason));
}

static void collect_span(struct collect *c, const struct mapping *m, u64 start, u64 end, u16 arena)
{
	const struct arena *a = arena < c->walk->arenas.n ? &c->walk->arenas.v[arena] : NULL;

	region_add(c, m, start, end, false,
		   a ? xasprintf("%s: %s", a->allocator->name, a->name) : xstrdup("arena"));
}

// Cuts a mapping where spans begin and end. *next: the first span that may overlap it.
static void collect_mapping(struct collect *c, const struct mapping *m, size_t *next)
{
	u64 at = m->start;

	while (*next < c->spans.n && c->spans.v[*next].end <= at)
		(*next)++;
	for (size_t i = *next; i < c->spans.n && c->spans.v[i].start < m->end; i++) {
		u64 from = max(at, c->spans.v[i].start), to = min(m->end, c->spans.v[i].end);

		if (at < from)
			collect_memory(c, m, at, from);
		collect_span(c, m, from, to, c->spans.v[i].arena);
		at = to;
	}
	if (at < m->end)
		collect_memory(c, m, at, m->end);
}

static void collect_registers(struct collect *c)
{
	vec_each (&c->target->threads, thread) {
		struct roots *r = c->roots;

		*vec_push(&r->list) = (struct root){
			.end = thread->words.n * sizeof(u64),
			.bytes = thread->words.v,
			.kind = ROOT_REGISTERS,
			.mapping = (u32)r->regions.n,
		};
		*vec_push(&r->regions) = (struct region){
			.is_root = true,
			.reason = xasprintf("registers of thread %d", thread->tid),
		};
	}
}

static int dead_compare(const struct dead *a, const struct dead *b)
{
	return a->start < b->start ? -1 : a->start > b->start;
}

// Dead parts by address, none overlapping: where two threads share a stack (an alternate one in
// the first's frames, say), the lower stack pointer decides.
static void collect_dead(struct collect *c)
{
	struct ended_list ended = {};
	size_t n = 0;

	stacks_ended(c->target, &ended);
	vec_each (&ended.list, e)
		*vec_push(&c->dead) = (struct dead){e->start, e->end, DEAD_STACK};
	vec_free(&ended.list);

	vec_each (&c->target->threads, thread) {
		struct dead d = {.tid = thread->tid};

		if (!stack_bounds(c->target, thread, &d.start, &d.end))
			continue;
		if (c->exiting)
			stack_main_returned(c->walk, thread, &d.end);
		if (d.start < d.end)
			*vec_push(&c->dead) = d;
	}
	vec_each (&c->walk->arenas, a) {
		u64 end;

		if (a->own && add_fits(a->addr, a->own, &end))
			*vec_push(&c->dead) = (struct dead){a->addr, end, DEAD_LISTS};
	}
	vec_sort(&c->dead, dead_compare);
	for (size_t i = 0; i < c->dead.n; i++) {
		struct dead *d = &c->dead.v[i], *last = n ? &c->dead.v[n - 1] : NULL;

		if (last && d->start < last->end)
			last->end = min(last->end, d->end);
		else
			c->dead.v[n++] = *d;
	}
	c->dead.n = n;
}

static bool collect_one_span(const struct span *span, void *arg)
{
	struct collect *c = arg;

	*vec_push(&c->spans) = *span;
	return false;
}

void roots_collect(const struct walk *w, bool exiting, struct roots *ret)
{
	struct collect c = {.walk = w, .target = w->target, .roots = ret, .exiting = exiting};
	size_t next = 0;

	heap_each_span(w->heap, collect_one_span, &c);
	collect_dead(&c);
	vec_each (&w->target->maps, m)
		collect_mapping(&c, m, &next);
	collect_registers(&c);
	vec_free(&c.spans);
	vec_free(&c.dead);
}

void roots_count(struct roots *r)
{
	vec_each (&r->list, root)
		r->regions.v[root->mapping].holds += root->holds;
}

void roots_fini(struct roots *r)
{
	vec_each (&r->regions, region)
		free(region->reason);
	vec_free(&r->regions);
	vec_free(&r->list);
}
