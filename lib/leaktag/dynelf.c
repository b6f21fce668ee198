// SPDX-License-Identifier: MIT
#include "dynelf.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "table.h"

#if defined(__x86_64__)
enum { JUMP_SLOT = R_X86_64_JUMP_SLOT, GLOB_DAT = R_X86_64_GLOB_DAT };
#elif defined(__aarch64__)
enum { JUMP_SLOT = R_AARCH64_JUMP_SLOT, GLOB_DAT = R_AARCH64_GLOB_DAT };
#else
#error "which relocations are slots of the global offset table?"
#endif

// Pointers of the dynamic section are relocated by some loaders, and by others not.
static uintptr_t pointer(const struct elf *e, uintptr_t value)
{
	return value && value < e->base ? value + e->base : value;
}

static size_t count_gnu(const uint32_t *hash)
{
	uint32_t buckets = hash[0], first = hash[1], bloom = hash[2], last = 0;
	const uint32_t *bucket = hash + 4 + bloom * (sizeof(ElfW(Addr)) / 4);
	const uint32_t *chain = bucket + buckets;

	for (uint32_t i = 0; i < buckets; i++)
		if (bucket[i] > last)
			last = bucket[i];
	if (last < first)
		return first;
	while (!(chain[last - first] & 1))
		last++;
	return last + 1;
}

static void take_dynamic(struct elf *e, const ElfW(Dyn) * d)
{
	const uint32_t *gnu_hash = NULL, *hash = NULL;

	for (; d->d_tag != DT_NULL; d++) {
		uintptr_t value = d->d_un.d_val, at = pointer(e, value);
		switch (d->d_tag) {
		case DT_SYMTAB: e->symbols = (void *)at; break;
		case DT_STRTAB: e->strings = (void *)at; break;
		case DT_STRSZ: e->strings_len = value; break;
		case DT_JMPREL: e->relocations[0] = (void *)at; break;
		case DT_PLTRELSZ: e->n_relocations[0] = value / sizeof(ElfW(Rela)); break;
		case DT_RELA: e->relocations[1] = (void *)at; break;
		case DT_RELASZ: e->n_relocations[1] = value / sizeof(ElfW(Rela)); break;
		case DT_GNU_HASH: gnu_hash = (void *)at; break;
		case DT_HASH: hash = (void *)at; break;
		}
	}
	e->n_symbols = hash ? hash[1] : gnu_hash ? count_gnu(gnu_hash) : 0;
}

bool elf_read(const struct dl_phdr_info *info, struct elf *ret)
{
	struct elf e = {
		.base = info->dlpi_addr,
		.phdrs = info->dlpi_phdr,
		.n_phdrs = info->dlpi_phnum,
	};
	const ElfW(Dyn) *dynamic = NULL;

	for (unsigned i = 0; i < e.n_phdrs; i++) {
		const ElfW(Phdr) *p = &e.phdrs[i];
		uintptr_t start = e.base + p->p_vaddr;
		if (p->p_type == PT_DYNAMIC)
			dynamic = (void *)start;
		if (p->p_type != PT_LOAD)
			continue;
		if (!e.end || start < e.start)
			e.start = start;
		if (start + p->p_memsz > e.end)
			e.end = start + p->p_memsz;
	}
	if (!dynamic)
		return false;
	take_dynamic(&e, dynamic);
	for (unsigned i = 0; i < 2; i++)
		if (!e.relocations[i])
			e.n_relocations[i] = 0;
	*ret = e;
	return e.symbols && e.strings && e.n_symbols;
}

const char *elf_symbol_name(const struct elf *e, size_t symbol)
{
	// Symbols that only relocations know of can lie beyond those that the hash tables count.
	uint32_t offset = e->symbols[symbol].st_name;

	return offset < e->strings_len ? e->strings + offset : "";
}

uintptr_t elf_function(const struct elf *e, size_t symbol)
{
	const ElfW(Sym) *s = &e->symbols[symbol];

	if (s->st_shndx == SHN_UNDEF || ELF64_ST_TYPE(s->st_info) != STT_FUNC ||
	    ELF64_ST_BIND(s->st_info) == STB_LOCAL)
		return 0;
	return e->base + s->st_value;
}

struct search {
	const char *name;
	uintptr_t found;
};

static int search_module(struct dl_phdr_info *info, size_t size, void *arg)
{
	struct search *s = arg;
	struct elf e;
	uintptr_t here = (uintptr_t)&leaktag_root;

	if (!elf_read(info, &e) || (here >= e.start && here < e.end))
		return 0;
	for (size_t i = 0; i < e.n_symbols && !s->found; i++)
		if (elf_function(&e, i) && strcmp(elf_symbol_name(&e, i), s->name) == 0)
			s->found = elf_function(&e, i);
	return s->found != 0;
}

uintptr_t elf_find(const char *name)
{
	struct search s = {.name = name};

	dl_iterate_phdr(search_module, &s);
	return s.found;
}

bool elf_each_slot(const struct elf *e,
		   bool (*fn)(const struct elf *, const struct elf_slot *, void *), void *arg)
{
	for (unsigned table = 0; table < 2; table++) {
		for (size_t i = 0; i < e->n_relocations[table]; i++) {
			const ElfW(Rela) *r = &e->relocations[table][i];
			uint32_t type = (uint32_t)ELF64_R_TYPE(r->r_info);
			if (type != JUMP_SLOT && type != GLOB_DAT)
				continue;
			struct elf_slot slot = {
				.place = (uintptr_t *)(e->base + r->r_offset),
				.symbol = ELF64_R_SYM(r->r_info),
			};
			slot.lazy = type == JUMP_SLOT &&
				    e->symbols[slot.symbol].st_shndx == SHN_UNDEF &&
				    *slot.place >= e->start && *slot.place < e->end;
			if (fn(e, &slot, arg))
				return true;
		}
	}
	return false;
}

// How the page is mapped once the module is loaded.
static int protection(const struct elf *e, uintptr_t place)
{
	uintptr_t page = (uintptr_t)getpagesize();
	int prot = 0;

	for (unsigned i = 0; i < e->n_phdrs; i++) {
		const ElfW(Phdr) *p = &e->phdrs[i];
		uintptr_t start = e->base + p->p_vaddr, end = start + p->p_memsz;
		if (p->p_type != PT_LOAD || place < start || place >= end)
			continue;
		prot = (p->p_flags & PF_R ? PROT_READ : 0) | (p->p_flags & PF_W ? PROT_WRITE : 0) |
		       (p->p_flags & PF_X ? PROT_EXEC : 0);
	}
	for (unsigned i = 0; i < e->n_phdrs; i++) {
		const ElfW(Phdr) *p = &e->phdrs[i];
		uintptr_t start = e->base + p->p_vaddr, end = start + p->p_memsz;
		if (p->p_type == PT_GNU_RELRO && place >= (start & -page) && place < (end & -page))
			prot &= ~PROT_WRITE;
	}
	return prot;
}

// The page that is writable for now, though it is not to stay so.
static struct {
	void *start; // NULL: none is
	int prot;    // that it is to have again
} opened;

bool elf_close(void)
{
	bool ok = !opened.start || !mprotect(opened.start, (size_t)getpagesize(), opened.prot);

	opened.start = NULL;
	return ok;
}

bool elf_write(const struct elf *e, uintptr_t *place, uintptr_t word)
{
	uintptr_t page = (uintptr_t)getpagesize();
	void *start = (void *)((uintptr_t)place & -page);
	int prot = protection(e, (uintptr_t)place);

	if (start != opened.start && !(prot & PROT_WRITE)) {
		if (!elf_close() || mprotect(start, page, prot | PROT_WRITE))
			return false;
		opened.start = start;
		opened.prot = prot;
	}
	__atomic_store_n(place, word, __ATOMIC_RELEASE);
	return true;
}
