// SPDX-License-Identifier: MIT
// The type of an object, by the address that its first word points to. In memory:
//
//	C++ (Itanium C++ ABI, 2.5.2 and 2.9.5)		Rust
//
//	vtable    -2  offset to top (0 or negative)	vtable	0  drop function, or 0
//	          -1  type info --+				1  size
//	  addr ->  0  function    |				2  alignment
//	           1  function    |				3  method
//	                          |				...
//	type info  0  address point of the vtable of one of abi::__class_type_info and its like
//	           1  mangled name
//
// Rust's layout is not promised by anybody, and is what every rustc since 1.0 has done. Both are
// read from the target, which needs no symbols for C++, and for Rust those of the functions.
#include "symbol/demangle.h"
#include "symbol/symbols_internal.h"

enum { TYPE_NAME_MAX = 4096 };

// Bytes from an object's part to its whole, at most.
#define TOP_MAX ((u64)1 << 24)

static bool words_read(struct symbols *s, u64 addr, u64 *ret, size_t n)
{
	struct target *t = s->source.t;
	u32 narrow[4];

	if (t->arch->word == 8)
		return target_read_some(t, addr, ret, n * 8) == n * 8;
	if (n > ARRAY_SIZE(narrow) || target_read_some(t, addr, narrow, n * 4) != n * 4)
		return false;
	for (size_t i = 0; i < n; i++)
		ret[i] = narrow[i];
	return true;
}

static bool is_code(struct symbols *s, u64 addr)
{
	const struct place *p = symbols_place(s, addr);

	return p && p->is_code;
}

// The string of the type info at addr. The caller's to free; NULL if there is no such thing.
static char *typeinfo_name(struct symbols *s, u64 addr, u64 *ret_vtable)
{
	char buf[TYPE_NAME_MAX + 1];
	u64 words[2];
	size_t n;

	if (!is_aligned(addr, s->source.t->arch->word) || !symbols_place(s, addr) ||
	    !words_read(s, addr, words, 2) || !symbols_place(s, words[0]) ||
	    !symbols_place(s, words[1]))
		return NULL;
	n = target_read_some(s->source.t, words[1], buf, TYPE_NAME_MAX);
	buf[n] = 0;
	if (strlen(buf) == n)
		return NULL;
	*ret_vtable = words[0];
	return xstrdup(buf);
}

// True if addr is the address point of one of the runtime's own classes that describe classes.
static bool describes_classes(struct symbols *s, u64 addr)
{
	static const char prefix[] = "N10__cxxabiv1", suffix[] = "class_type_infoE";
	_cleanup_free_ char *name = NULL;
	u64 typeinfo, vtable;
	size_t len;

	if (!words_read(s, addr - s->source.t->arch->word, &typeinfo, 1))
		return false;
	name = typeinfo_name(s, typeinfo, &vtable);
	len = name ? strlen(name) : 0;
	return len >= strlen(suffix) && !strncmp(name, prefix, strlen(prefix)) &&
	       !strcmp(name + len - strlen(suffix), suffix);
}

static bool is_offset_to_top(const struct symbols *s, u64 word)
{
	s64 top = s->source.t->arch->word == 8 ? (s64)word : (s32)word;

	return top <= 0 && (u64)-top < TOP_MAX;
}

// By what the memory says.
static char *cxx_type(struct symbols *s, u64 addr)
{
	u64 word = s->source.t->arch->word, words[3], vtable;
	_cleanup_free_ char *name = NULL;

	if (!words_read(s, addr - 2 * word, words, 3) || !is_offset_to_top(s, words[0]) ||
	    (words[2] && !is_code(s, words[2])))
		return NULL;
	name = typeinfo_name(s, words[1], &vtable);
	if (!name || !describes_classes(s, vtable))
		return NULL;
	return demangle_type(name);
}

static bool is_vtable(const struct symbol *sym)
{
	return sym && (!strncmp(sym->mangled, "_ZTV", 4) || !strncmp(sym->mangled, "_ZTC", 4));
}

// An address point without type info, as -fno-rtti makes them.
static bool is_bare_point(struct symbols *s, u64 addr)
{
	u64 words[3];

	return words_read(s, addr - 2 * (u64)s->source.t->arch->word, words, 3) &&
	       is_offset_to_top(s, words[0]) && !words[1] && is_code(s, words[2]);
}

// By the vtable's symbol: where there is no type info, or memory cannot be read.
static char *cxx_type_by_symbol(struct symbols *s, const struct symbol *sym, u64 addr, u64 offset)
{
	static const char *const kinds[] = {"vtable for ", "construction vtable for "};

	if (!is_vtable(sym) ||
	    (offset != 2 * (u64)s->source.t->arch->word && !is_bare_point(s, addr)))
		return NULL;
	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++)
		if (!strncmp(sym->name, kinds[i], strlen(kinds[i])))
			return xstrdup(sym->name + strlen(kinds[i]));
	return NULL;
}

static const char *code_name(struct symbols *s, u64 addr)
{
	const struct place *p = symbols_place(s, addr);
	const struct symbol *sym = p && p->is_code ? symbols_find(s, p, addr) : NULL;

	return sym && sym->start + s->binaries[p->binary].mod->base == addr ? sym->name : NULL;
}

// The T of "core::ptr::drop_in_place<T>", the name of the function that drops one.
static char *rust_dropped(const char *name)
{
	static const char prefix[] = "core::ptr::drop_in_place<";
	size_t len = name ? strlen(name) : 0;

	if (len <= sizeof(prefix) || strncmp(name, prefix, strlen(prefix)) || name[len - 1] != '>')
		return NULL;
	return xstrndup(name + strlen(prefix), len - strlen(prefix) - 1);
}

// "<T as Trait>::method" to "dyn Trait for T".
static char *rust_implemented(const char *name)
{
	const char *as = NULL, *end = NULL;
	int depth = 0;

	if (!name || *name != '<')
		return NULL;
	for (const char *p = name; *p && !end; p++) {
		// "->" of a function type closes nothing.
		if (*p == '>' && p[-1] != '-' && !--depth)
			end = p;
		depth += *p == '<';
		if (depth == 1 && !as && !strncmp(p, " as ", 4))
			as = p;
	}
	if (!as || !end || strncmp(end, ">::", 3))
		return NULL;
	return xasprintf("dyn %.*s for %.*s", (int)(end - as - 4), as + 4, (int)(as - name - 1),
			 name + 1);
}

static char *rust_type(struct symbols *s, u64 addr)
{
	u64 words[4];
	char *type;

	if (!words_read(s, addr, words, 4) || !words[2] || (words[2] & (words[2] - 1)) ||
	    words[2] > TOP_MAX || (words[1] & (words[2] - 1)) ||
	    (words[0] && !is_code(s, words[0])))
		return NULL;
	type = rust_implemented(code_name(s, words[3]));
	return type ? type : rust_dropped(code_name(s, words[0]));
}

static char *type_find(struct symbols *s, const struct place *p, u64 addr)
{
	const struct symbol *sym = symbols_find(s, p, addr);
	u64 offset = sym ? addr - s->binaries[p->binary].mod->base - sym->start : 0;
	char *type = !sym || is_vtable(sym) ? cxx_type(s, addr) : NULL;

	if (!type)
		type = cxx_type_by_symbol(s, sym, addr, offset);
	return type || offset ? type : rust_type(s, addr);
}

const char *symbols_type(struct symbols *s, u64 addr)
{
	const struct place *p = symbols_place(s, addr);
	u32 *known;

	// Code is never a vtable, and vtables are aligned.
	if (!p || !is_aligned(addr, s->source.t->arch->word))
		return NULL;
	known = memo_at(&s->types_at, addr);
	if (!*known) {
		*vec_push(&s->types) = type_find(s, p, addr);
		*known = (u32)s->types.n;
	}
	return s->types.v[*known - 1];
}
