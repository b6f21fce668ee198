// SPDX-License-Identifier: MIT
#include "alloc/runtimes.h"

#include <string.h>

#include "alloc/alloc.h"

// In the order in which they are asked. What extensions of Node.js call, V8's functions among it, other
// engines' programs export as well; which V8 it is only V8 says.
static const struct {
	const char *name, *symbol;
	const char *version; // of one of its own symbols: how it begins; NULL: any
} runtimes[] = {
	{"Java's heap", "JNI_CreateJavaVM", NULL},
	{"V8's heap", "_ZN2v82V810GetVersionEv", NULL},
	{"JavaScriptCore's heap", "JSGlobalContextCreate", NULL},
	{"JavaScriptCore's heap", "napi_create_object", "BUN_"},
	{"SpiderMonkey's heap", "_Z13JS_NewContextjP9JSRuntime", NULL},
	{"a JavaScript engine's heap", "napi_create_object", NULL},
	{"Mono's heap", "mono_jit_init", NULL},
	{".NET's heap", "coreclr_initialize", NULL},
	{".NET's heap", "DotNetRuntimeInfo", NULL},	   // in a program of one file
	{".NET's heap", "DotNetRuntimeDebugHeader", NULL}, // compiled ahead of time
	{"the Boehm collector's heap", "GC_malloc_uncollectable", NULL},
};

// Where Go asks the kernel to have its heap begin.
static const u64 go_arenas[] = {0xc000000000, 0x4000000000};

// What Go's linker puts into the data of each program, aligned to 16 bytes.
static const char go_mark[] = "\xff Go buildinf:";

enum { GO_DATA_MAX = 64 * MIB, CHUNK = 1 * MIB, NAMES_MAX = 1 * MIB };

static bool has_go_arena(struct target *t)
{
	for (size_t i = 0; i < ARRAY_SIZE(go_arenas); i++) {
		const struct mapping *m = target_mapping(t, go_arenas[i]);

		if (m && m->start == go_arenas[i] && !mapping_is_file(m) && m->prot & PROT_WRITE)
			return true;
	}
	return false;
}

static bool has_mark(struct target *t, u64 start, u64 end)
{
	_cleanup_free_ u8 *bytes = xmalloc(CHUNK);

	for (u64 at = align_up(start, 16); at < end; at += CHUNK) {
		size_t len = target_read_some(t, at, bytes, min(end - at, (u64)CHUNK));

		for (size_t i = 0; i + sizeof(go_mark) <= len; i += 16)
			if (!memcmp(bytes + i, go_mark, sizeof(go_mark) - 1))
				return true;
	}
	return false;
}

static bool is_go(struct target *t, const struct module *m)
{
	vec_each (&m->segments, s)
		if (s->flags & PF_W &&
		    has_mark(t, s->start, min(s->file_end, s->start + GO_DATA_MAX)))
			return true;
	return false;
}

// The names of a module's versions are among those of its symbols.
static bool has_version(struct target *t, const struct module *m, const char *prefix)
{
	u64 max = min(m->dyn.strsz, (u64)NAMES_MAX);
	_cleanup_free_ char *names = xmalloc(max + 1);
	size_t len = target_read_some(t, m->dyn.strtab, names, max);

	names[len] = 0;
	for (size_t at = 0; at < len; at += strlen(names + at) + 1)
		if (!strncmp(names + at, prefix, strlen(prefix)))
			return true;
	return false;
}

static const char *runtime_of(struct target *t, const struct module *m, bool go)
{
	u64 addr, size;

	for (size_t i = 0; i < ARRAY_SIZE(runtimes); i++)
		if (module_dynsym(t, m, runtimes[i].symbol, &addr, &size) &&
		    (!runtimes[i].version || has_version(t, m, runtimes[i].version)))
			return runtimes[i].name;
	return go && is_go(t, m) ? "Go's heap" : NULL;
}

void runtimes_note(struct walk *w)
{
	const bool go = has_go_arena(w->target);

	vec_each (&w->modules->list, m) {
		const char *name = runtime_of(w->target, m, go), *file = strrchr(m->path, '/');

		if (!name)
			continue;
		w->unwalked++;
		walk_note(w,
			  "%s (of %s) is not malloc's: its objects were not examined, and count "
			  "as roots",
			  name, file ? file + 1 : m->path);
	}
}
