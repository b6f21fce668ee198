// SPDX-License-Identifier: MIT
#include "symbol/symbols_internal.h"

#include <errno.h>
#include <fcntl.h>

#include "symbol/debug_file.h"

static const char *last_component(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static int place_compare(const struct place *a, const struct place *b)
{
	return a->start < b->start ? -1 : a->start > b->start;
}

static void places_make(struct symbols *s)
{
	for (size_t i = 0; i < s->modules->list.n; i++) {
		const struct module *mod = &s->modules->list.v[i];

		s->binaries[i].mod = mod;
		s->binaries[i].name = last_component(mod->path);
		vec_each (&mod->segments, seg)
			*vec_push(&s->places) =
				(struct place){seg->start, seg->end, (u32)i, seg->flags & PF_X};
	}
	vec_sort(&s->places, place_compare);
}

const struct place *symbols_place(struct symbols *s, u64 addr)
{
	const struct place *places = s->places.v;
	size_t lo = 0, hi = s->places.n;

	if (s->last < hi && addr >= places[s->last].start && addr < places[s->last].end)
		return &places[s->last];
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (places[mid].start <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (!lo || addr >= places[lo - 1].end)
		return NULL;
	s->last = lo - 1;
	return &places[s->last];
}

const struct symbol *symbols_find(struct symbols *s, const struct place *p, u64 addr)
{
	struct binary *b = &s->binaries[p->binary];

	return elfsym_find(binary_symbols(b, &s->source), addr - b->mod->base);
}

// -f: the user's word for the program's file, if it is that.
static struct err *binary_give(struct symbols *s, const char *path)
{
	for (size_t i = 0; i < s->modules->list.n; i++) {
		struct binary *b = &s->binaries[i];
		int fd;

		if (!b->mod->is_main)
			continue;
		fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
		if (fd < 0)
			return err_errno(errno, "%s", path);
		if (!elf_file_open(fd, &b->given))
			return err_new(0, "%s: not an ELF file", path);
		if (!elf_file_is_of(&b->given, b->mod))
			return err_new(0, "%s: not the program that runs in %s (%s differ)", path,
				       target_describe(s->source.t),
				       b->mod->build_id_len ? "build-ids" : "segments");
		return NULL;
	}
	return err_new(0, "%s: the program itself was not found in %s", path,
		       target_describe(s->source.t));
}

struct err *symbols_open(struct target *t, const struct modules *m,
			 const struct symbols_options *options, struct symbols **ret)
{
	_cleanup_(symbols_closep) struct symbols *s = xcalloc(1, sizeof(*s));
	const char *why = options->debuginfod ? debug_file_no_servers() : NULL;

	if (why)
		target_note(t, "debuginfod: %s", why);
	s->modules = m;
	s->binaries = xcalloc(m->list.n + 1, sizeof(*s->binaries));
	s->source.t = t;
	s->source.sysroot = options->sysroot;
	s->source.debuginfod = options->debuginfod && !why;
	places_make(s);
	try(file_roots_open(t, options->sysroot, &s->source.roots));
	if (options->binary)
		try(binary_give(s, options->binary));
	*ret = take(s);
	return NULL;
}

void symbols_close(struct symbols *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->modules->list.n; i++)
		binary_close(&s->binaries[i]);
	free(s->binaries);
	vec_each (&s->unloaded, u) {
		binary_close(&(*u)->binary);
		free((*u)->mod.path);
		free(*u);
	}
	vec_free(&s->unloaded);
	file_roots_close(&s->source.roots);
	vec_free(&s->places);
	memo_free(&s->types_at);
	vec_each (&s->types, type)
		free(*type);
	vec_free(&s->types);
	free(s);
}

// Names what is at `offset` of the binary's file.
static void name_inside(struct symbols *s, struct binary *b, u64 offset, struct name *ret)
{
	const struct symbol *sym = elfsym_find(binary_symbols(b, &s->source), offset);

	ret->module = b->name;
	ret->module_offset = offset;
	if (!sym)
		return;
	ret->symbol = sym->name;
	ret->offset = offset - sym->start;
	ret->is_text = sym->is_code;
}

static void line_inside(struct symbols *s, struct binary *b, struct name *ret)
{
	struct lines *l = binary_lines(b, &s->source);

	if (l)
		lines_find(l, ret->module_offset, &ret->file, &ret->line, &ret->column);
}

static void name_one(struct symbols *s, u64 addr, struct name *ret)
{
	const struct place *p = symbols_place(s, addr);

	*ret = (struct name){};
	if (!p)
		return;
	ret->is_text = p->is_code;
	name_inside(s, &s->binaries[p->binary], addr - s->binaries[p->binary].mod->base, ret);
}

void symbols_name(struct symbols *s, const u64 *addrs, size_t n, struct name *ret)
{
	for (size_t i = 0; i < n; i++)
		name_one(s, addrs[i], &ret[i]);
}

void symbols_locate(struct symbols *s, const u64 *pcs, size_t n, struct name *ret)
{
	symbols_name(s, pcs, n, ret);
	for (size_t i = 0; i < n; i++) {
		const struct place *p = ret[i].is_text ? symbols_place(s, pcs[i]) : NULL;

		if (p)
			line_inside(s, &s->binaries[p->binary], &ret[i]);
	}
}

static struct unloaded *unloaded_find(struct symbols *s, const char *path, const u8 *id, u8 id_len)
{
	struct unloaded *new;

	for (size_t i = 0; i < s->unloaded.n; i++) {
		const struct module *mod = &s->unloaded.v[i]->mod;

		if (mod->build_id_len == id_len && !memcmp(mod->build_id, id, id_len) &&
		    !strcmp(mod->path, path))
			return s->unloaded.v[i];
	}
	new = xcalloc(1, sizeof(*new));
	new->mod.path = xstrdup(path);
	new->mod.build_id_len = id_len;
	memcpy(new->mod.build_id, id, id_len);
	new->binary.mod = &new->mod;
	new->binary.name = last_component(new->mod.path);
	*vec_push(&s->unloaded) = new;
	return new;
}

void symbols_name_unloaded(struct symbols *s, const char *path, const u8 *build_id, u8 build_id_len,
			   u64 offset, struct name *ret)
{
	struct unloaded *u;

	*ret = (struct name){.module = last_component(path), .module_offset = offset};
	if (!build_id_len || build_id_len > sizeof(u->mod.build_id))
		return;
	u = unloaded_find(s, path, build_id, build_id_len);
	name_inside(s, &u->binary, offset, ret);
	if (ret->is_text)
		line_inside(s, &u->binary, ret);
}

const char *name_format(const struct name *n, u64 addr, char *buf, size_t len)
{
	const char *what = n->symbol ? n->symbol : n->module;
	u64 offset = n->symbol ? n->offset : n->module_offset;
	char tail[24] = "";
	size_t room;

	if (!what || !*what) {
		snprintf(buf, len, "%#llx", (unsigned long long)addr);
		return buf;
	}
	if (offset || !n->symbol)
		snprintf(tail, sizeof(tail), "+%#llx", (unsigned long long)offset);
	// What is cut is the symbol: the offset is what the source line is found by.
	room = len > strlen(tail) ? len - strlen(tail) - 1 : 0;
	snprintf(buf, len, "%.*s%s", (int)min(room, strlen(what)), what, tail);
	return buf;
}
