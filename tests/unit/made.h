/* SPDX-License-Identifier: MIT */
// A made-up target of two pieces of memory, the first of which is a module's data.
#pragma once

#include <elf.h>

#include "alloc/alloc.h"
#include "symbol/module.h"
#include "target/target.h"

enum { MADE_PAGE = 4096 };

struct made {
	struct target target; // first
	struct modules modules;
	struct made_memory {
		u64 start, len;
		u8 *bytes;
	} memory[2];
};

static u8 *made_bytes(const struct made *m, u64 addr, size_t *ret_len)
{
	for (size_t i = 0; i < ARRAY_SIZE(m->memory); i++) {
		const struct made_memory *mem = &m->memory[i];

		if (addr - mem->start < mem->len) {
			*ret_len = mem->len - (addr - mem->start);
			return mem->bytes + (addr - mem->start);
		}
	}
	return NULL;
}

static void made_put(struct made *m, u64 addr, u64 value)
{
	size_t len = 0;
	u8 *p = made_bytes(m, addr, &len);

	assert_true(p && len >= sizeof(value));
	memcpy(p, &value, sizeof(value));
}

static size_t made_read(struct target *t, u64 addr, void *buf, size_t len)
{
	size_t there = 0;
	u8 *p = made_bytes((struct made *)t, addr, &there);

	if (!p)
		return 0;
	memcpy(buf, p, min(len, there));
	return min(len, there);
}

// The maps are in the order of addresses: that of the memory is the other way round.
static void made_init(struct made *m, const char *module, struct made_memory data,
		      struct made_memory other)
{
	static const struct target_ops ops = {.read = made_read};
	struct module mod = {
		.path = xstrdup(module), .start = data.start, .end = data.start + data.len};

	m->target.ops = &ops;
	m->target.arch = arch_find(EM_X86_64, ELFCLASS64);
	m->target.page_size = MADE_PAGE;
	m->memory[0] = data;
	m->memory[1] = other;
	for (size_t i = ARRAY_SIZE(m->memory); i--;)
		*vec_push(&m->target.maps) =
			(struct mapping){.start = m->memory[i].start,
					 .end = m->memory[i].start + m->memory[i].len,
					 .prot = PROT_READ | PROT_WRITE,
					 .path = xstrdup("")};
	*vec_push(&mod.segments) = (struct segment){mod.start, mod.end, .flags = PF_R | PF_W};
	*vec_push(&m->modules.list) = mod;
}

static void made_fini(struct made *m)
{
	vec_each (&m->target.maps, map)
		free(map->path);
	vec_free(&m->target.maps);
	vec_free(&m->target.threads);
	modules_free(&m->modules);
}

static inline size_t made_reader_read(void *arg, u64 addr, void *buf, size_t len)
{
	return made_read(arg, addr, buf, len);
}

// An allocator's walk over it, from beginning to end.
struct made_look {
	struct walk walk;
	void *state;
};

static inline void made_look(struct made_look *l, struct made *m, const struct allocator *a)
{
	struct reader reader = {.read = made_reader_read, .arg = m, .word = 8};
	struct scan_options options = {.threads = 1, .no_edges = true};

	*l = (struct made_look){
		.walk = {.target = &m->target, .modules = &m->modules, .heap = heap_new()}};
	assert_null(a->find(&l->walk, &l->state));
	assert_non_null(l->state);
	assert_null(heap_scan(l->walk.heap, NULL, 0, &reader, &options));
	if (a->gather)
		assert_null(a->gather(&l->walk, l->state));
	assert_null(a->settle(&l->walk, l->state));
}

static inline void made_look_end(struct made_look *l, const struct allocator *a)
{
	a->free(l->state);
	heap_free(l->walk.heap);
	walk_fini(&l->walk);
}
