// SPDX-License-Identifier: MIT
// The list of loaded modules, each with the symbols that the kernel keeps of it for kallsyms.
#include "kernel/kmodules.h"

#include <elf.h>
#include <string.h>

enum {
	MODULES_MAX = 10000,
	SYMBOLS_MAX = 1 << 20, // of a module
	PARTS_MAX = 32,
	NAME_LEN = 256,
};

// The module's pieces of memory may lie apart; its names are good for all from first to last.
static void part_add(struct slub *s, u64 at, struct kmodule *m)
{
	const struct slub_layout *l = s->layout;
	u64 base;
	u32 size;

	if (!kimage_u64(s->im, at + l->module.base, &base) ||
	    !kimage_u32(s->im, at + l->module.size, &size) || !base || !size)
		return;
	*vec_push(&m->parts) = (struct kmodule_part){base, base + size};
}

static void parts_read(struct slub *s, u64 at, struct kmodule *m)
{
	const struct slub_layout *l = s->layout;

	if (l->module.mem != ABSENT) {
		for (u32 i = 0; i < min(l->module.mem_count, (u32)PARTS_MAX); i++)
			part_add(s, at + l->module.mem + i * l->module.mem_size, m);
	} else if (l->module.core != ABSENT) {
		part_add(s, at + l->module.core, m);
	}
}

static bool in_parts(const struct kmodule *m, u64 addr)
{
	vec_each (&m->parts, p)
		if (addr >= p->start && addr < p->end)
			return true;
	return false;
}

static void symbols_read(struct slub *s, u64 at, struct kmodule *m)
{
	const struct slub_layout *l = s->layout;
	u64 kallsyms, symtab, strtab;
	u32 n;

	if (!kimage_u64(s->im, at + l->module.kallsyms, &kallsyms) || !kallsyms ||
	    !kimage_u64(s->im, kallsyms + l->module.symtab, &symtab) ||
	    !kimage_u32(s->im, kallsyms + l->module.num_symtab, &n) ||
	    !kimage_u64(s->im, kallsyms + l->module.strtab, &strtab))
		return;
	for (u32 i = 1; i < min(n, (u32)SYMBOLS_MAX); i++) {
		char name[NAME_LEN];
		Elf64_Sym sym;

		if (!kimage_read(s->im, symtab + i * sizeof(sym), &sym, sizeof(sym)))
			return;
		if (sym.st_shndx == SHN_UNDEF || !in_parts(m, sym.st_value) ||
		    !kimage_string(s->im, strtab + sym.st_name, name, sizeof(name)))
			continue;
		*vec_push(&m->symbols) = (struct ksym){sym.st_value, xstrdup(name)};
	}
}

void kmodules_read(struct slub *s)
{
	const struct slub_layout *l = s->layout;
	u64 at = l->modules;

	if (!l->modules || l->module.list == ABSENT || l->module.name == ABSENT ||
	    l->module.kallsyms == ABSENT || l->module.symtab == ABSENT ||
	    l->module.num_symtab == ABSENT || l->module.strtab == ABSENT ||
	    l->module.base == ABSENT || l->module.size == ABSENT)
		return;
	for (int i = 0; i < MODULES_MAX; i++) {
		struct kmodule m = {};
		char name[NAME_LEN];

		if (!kimage_u64(s->im, at, &at) || at == l->modules || !at)
			return;
		if (!kimage_string(s->im, at - l->module.list + l->module.name, name, sizeof(name)))
			return;
		m.name = xstrdup(name);
		parts_read(s, at - l->module.list, &m);
		symbols_read(s, at - l->module.list, &m);
		ksyms_add_module(s->ksyms, &m);
	}
}
