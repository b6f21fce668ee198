// SPDX-License-Identifier: MIT
// A module is recognised by the ELF header in its first mapping, and believed when its loadable
// segments are mapped where that header says they are:
//
//	maps                                  program headers
//	7f10'0000-7f10'2000 r-- 0     libx    LOAD 0x0000 r--   header, .dynsym, .rodata ...
//	7f10'2000-7f10'8000 r-x 2000  libx    LOAD 0x2000 r-x
//	7f10'8000-7f10'9000 r-- 8000  libx    LOAD 0x8de8 rw-   split by mprotect: GNU_RELRO
//	7f10'9000-7f10'a000 rw- 9000  libx
//	7f10'a000-7f10'c000 rw- 0                               the rest of its bss
//
// This is what sets apart a file that is mapped for reading (one mapping, nothing executable), the
// second look of a data segment at the first page of a small file, and copies by dlmopen (each has
// a header of its own).
#include "symbol/module.h"

#include "base/cleanup.h"
#include "symbol/image.h"

// How many mappings after its header a module's first executable one may be.
enum { CODE_WITHIN = 16 };

static bool is_device(const struct mapping *m)
{
	return !strncmp(m->path, "/dev/", 5) && strncmp(m->path, "/dev/shm/", 9);
}

static bool same_file(const struct mapping *a, const struct mapping *b)
{
	if (a->inode && b->inode)
		return a->inode == b->inode && a->dev_major == b->dev_major &&
		       a->dev_minor == b->dev_minor;
	return !strcmp(a->path, b->path);
}

// Something executable follows the mapping, before the next one that could be a module's first.
static bool has_code(const struct target *t, size_t first)
{
	const struct mapping *maps = t->maps.v, *m = &maps[first];
	size_t end = min(t->maps.n, first + CODE_WITHIN);

	for (size_t i = first; i < end; i++) {
		if (i > first && mapping_is_file(m) && mapping_is_file(&maps[i]) &&
		    !same_file(m, &maps[i]))
			return false;
		// Modules that are not from a file lie in one piece.
		if (i > first && !mapping_is_file(m) && maps[i].start != maps[i - 1].end)
			return false;
		if (maps[i].prot & PROT_EXEC)
			return true;
	}
	return false;
}

// Worth reading its first bytes. Reading is not free: it brings pages in that the target may never
// have touched, and so it is done for few mappings.
static bool may_be_first(struct target *t, size_t i)
{
	const struct mapping *m = &t->maps.v[i];
	u64 start, end;

	if (!(m->prot & PROT_READ) || is_device(m))
		return false;
	if (m->start == target_auxv(t, AT_SYSINFO_EHDR))
		return true;
	if (mapping_is_file(m))
		return m->offset == 0 && (!t->live || has_code(t, i));
	if (m->path[0] == '[' && strncmp(m->path, "[anon", 5))
		return !strcmp(m->path, "[vdso]");
	return has_code(t, i) &&
	       target_present(t, m->start, m->start + t->page_size, &start, &end) &&
	       start == m->start;
}

// True if the mapping at the segment's first byte can be the segment: of the module's file at the
// right offset, or of no file (programs move their code to huge pages). Cores that gdb writes do not
// say what is executable.
static bool segment_is_mapped(const struct target *t, struct module *mod, const struct segment *s)
{
	const struct mapping *file = &t->maps.v[mod->file], *m = target_mapping(t, s->start);
	u64 page = align_down(s->start, t->page_size);

	if (!m || (t->live && (s->flags & PF_X) && !(m->prot & PROT_EXEC)))
		return false;
	if (!mapping_is_file(m))
		return true;
	if (m->offset + (page - m->start) != align_down(s->offset, t->page_size) ||
	    (mapping_is_file(file) && !same_file(file, m)))
		return false;
	if (!mapping_is_file(file))
		mod->file = m - t->maps.v;
	return true;
}

// The end of what is mapped without a hole from addr on, at most `end`.
static u64 mapped_until(const struct target *t, u64 addr, u64 end)
{
	const struct mapping *m = target_mapping(t, addr);
	const struct mapping *last = t->maps.v + t->maps.n;

	if (!m)
		return addr;
	while (m->end < end && m + 1 < last && m[1].start == m->end)
		m++;
	return min(end, m->end);
}

static bool segment_add(const struct target *t, const Elf64_Phdr *p, struct module *mod)
{
	struct segment s = {
		.start = mod->base + p->p_vaddr, .offset = p->p_offset, .flags = p->p_flags};

	if (!p->p_memsz)
		return true;
	if (p->p_filesz > p->p_memsz || !add_fits(s.start, p->p_memsz, &s.end) ||
	    s.end > t->arch->top || ((p->p_offset ^ p->p_vaddr) & (t->page_size - 1)))
		return false;
	s.file_end = s.start + p->p_filesz;
	if (p->p_filesz && !segment_is_mapped(t, mod, &s))
		return false;
	s.end = mapped_until(t, s.start, s.end);
	s.file_end = min(s.file_end, s.end);
	if (s.end > s.start)
		*vec_push(&mod->segments) = s;
	return true;
}

static int segment_compare(const struct segment *a, const struct segment *b)
{
	return a->start < b->start ? -1 : a->start > b->start;
}

static bool segments_hold(const struct module *mod, u64 addr, u64 len)
{
	vec_each (&mod->segments, s)
		if (within(addr, len, s->start, s->end))
			return true;
	return false;
}

// Segments that differ in protection are mapped one by one, unless the whole file was mapped to be
// read.
static bool segments_are_apart(const struct target *t, const struct module *mod)
{
	const struct mapping *m = target_mapping(t, mod->start);

	vec_each (&mod->segments, s)
		if (s->flags != mod->segments.v[0].flags && target_mapping(t, s->start) == m)
			return false;
	return true;
}

static bool segments_find(const struct target *t, const struct image *im, struct module *mod)
{
	bool has_code = false;

	vec_each (&im->phdrs, p)
		if (p->p_type == PT_LOAD && !segment_add(t, p, mod))
			return false;
	if (!mod->segments.n)
		return false;
	vec_sort(&mod->segments, segment_compare);
	mod->start = mod->segments.v[0].start;
	vec_each (&mod->segments, s) {
		mod->end = max(mod->end, s->end);
		has_code |= s->flags & PF_X;
	}
	return has_code && (t->live || segments_are_apart(t, mod));
}

static void tls_set(const Elf64_Phdr *p, struct module *mod)
{
	u64 align = max(p->p_align, (Elf64_Xword)1);

	if (p->p_filesz > p->p_memsz || (align & (align - 1)) ||
	    !segments_hold(mod, mod->base + p->p_vaddr, p->p_filesz))
		return;
	mod->tls_start = mod->base + p->p_vaddr;
	mod->tls_filesz = p->p_filesz;
	mod->tls_memsz = p->p_memsz;
	mod->tls_align = align;
}

// The loader of glibc rewrites most entries to addresses, that of musl and the kernel's vdso do
// not: either way it must lie in the module.
static u64 dynamic_address(const struct module *mod, u64 value)
{
	if (segments_hold(mod, value, 1))
		return value;
	if (segments_hold(mod, mod->base + value, 1))
		return mod->base + value;
	return 0;
}

static void dynamic_note(void *arg, s64 tag, u64 value)
{
	struct module *mod = arg;

	switch (tag) {
	case DT_SYMTAB: mod->dyn.symtab = dynamic_address(mod, value); break;
	case DT_STRTAB: mod->dyn.strtab = dynamic_address(mod, value); break;
	case DT_STRSZ: mod->dyn.strsz = value; break;
	case DT_GNU_HASH: mod->dyn.gnu_hash = dynamic_address(mod, value); break;
	case DT_HASH: mod->dyn.hash = dynamic_address(mod, value); break;
	case DT_VERSYM: mod->dyn.versym = dynamic_address(mod, value); break;
	case DT_DEBUG: mod->dyn.debug = value; break;
	default: break;
	}
}

static void phdr_note(struct target *t, const Elf64_Phdr *p, struct module *mod)
{
	u64 addr = mod->base + p->p_vaddr;

	switch (p->p_type) {
	case PT_TLS: tls_set(p, mod); break;
	case PT_DYNAMIC:
		if (!segments_hold(mod, addr, 1))
			break;
		mod->dynamic = addr;
		dynamic_each(t, addr, dynamic_note, mod);
		break;
	case PT_GNU_RELRO:
		if (!segments_hold(mod, addr, p->p_memsz))
			break;
		mod->relro_start = addr;
		mod->relro_end = addr + p->p_memsz;
		break;
	case PT_NOTE:
		if (!mod->build_id_len && segments_hold(mod, addr, p->p_filesz))
			mod->build_id_len = notes_build_id(t, addr, p->p_filesz, p->p_align,
							   mod->build_id, sizeof(mod->build_id));
		break;
	default: break;
	}
}

static void module_free(struct module *mod)
{
	free(mod->path);
	vec_free(&mod->segments);
}

// A module of that base whose header, or else whose program headers, lie in maps[mapping].
static bool module_make(struct target *t, const struct image *im, size_t mapping, u64 base,
			struct module *ret)
{
	struct module mod = {.mapping = mapping, .file = mapping, .base = base};
	const struct mapping *m = &t->maps.v[mapping];
	bool vdso;

	if (!segments_find(t, im, &mod)) {
		module_free(&mod);
		return false;
	}
	vec_each (&im->phdrs, p)
		phdr_note(t, p, &mod);
	vdso = !m->path[0] && m->start == target_auxv(t, AT_SYSINFO_EHDR);
	mod.path = xstrdup(vdso ? "[vdso]" : t->maps.v[mod.file].path);
	*ret = mod;
	return true;
}

// The base that puts byte `offset` of the file at addr.
static bool base_find(const struct target *t, const struct image *im, u64 offset, u64 addr,
		      u64 *ret)
{
	vec_each (&im->phdrs, p) {
		u64 skip = p->p_offset & (t->page_size - 1);

		// The page before a segment's first byte is mapped with it.
		if (p->p_type != PT_LOAD || offset < p->p_offset - skip ||
		    offset - (p->p_offset - skip) >= p->p_filesz + skip)
			continue;
		*ret = addr - (p->p_vaddr - p->p_offset + offset);
		return im->type != ET_EXEC || *ret == 0;
	}
	return false;
}

static bool is_taken(const struct modules *ms, const struct target *t, u64 addr)
{
	vec_each (&ms->list, mod)
		vec_each (&mod->segments, s)
			if (addr >= align_down(s->start, t->page_size) && addr < s->end)
				return true;
	return false;
}

static void module_try(struct target *t, size_t mapping, struct modules *ms)
{
	u64 addr = t->maps.v[mapping].start, base;
	struct image im = {};
	struct module mod;

	if (!is_taken(ms, t, addr) && image_read(t, mapping, &im) &&
	    base_find(t, &im, 0, addr, &base) && module_make(t, &im, mapping, base, &mod))
		*vec_push(&ms->list) = mod;
	image_free(&im);
}

// The program, where its ELF header is gone from memory but the kernel has told where its program
// headers are.
static void program_try(struct target *t, struct modules *ms)
{
	u64 addr = target_auxv(t, AT_PHDR), base = 0;
	const struct mapping *m = target_mapping(t, addr);
	struct image im = {};
	struct module mod;
	bool found;

	if (!m || is_taken(ms, t, addr) ||
	    !image_read_phdrs(t, addr, target_auxv(t, AT_PHNUM), &im))
		return;
	// Where linkers put them: right behind the header.
	found = base_find(t, &im, t->arch->word == 8 ? sizeof(Elf64_Ehdr) : sizeof(Elf32_Ehdr),
			  addr, &base);
	vec_each (&im.phdrs, p) {
		if (p->p_type == PT_PHDR) {
			base = addr - p->p_vaddr;
			found = true;
		}
	}
	if (found && module_make(t, &im, m - t->maps.v, base, &mod))
		*vec_push(&ms->list) = mod;
	image_free(&im);
}

// Who is the program, and who the loader. The kernel's word (AT_PHDR, AT_BASE) holds, except when
// the loader itself was started as a program (ld.so ./program): then DT_DEBUG of the program, which
// no library has, points into what the kernel took for the program.
static void roles_set(struct target *t, struct modules *ms)
{
	u64 base = target_auxv(t, AT_BASE), phdr = target_auxv(t, AT_PHDR);
	struct module *kernels = NULL, *program = NULL;

	vec_each (&ms->list, mod)
		if (phdr && segments_hold(mod, phdr, 1))
			kernels = mod;
	vec_each (&ms->list, mod)
		if (!program && mod != kernels && mod->dyn.debug && !base &&
		    (!kernels || segments_hold(kernels, mod->dyn.debug, 1)))
			program = mod;
	if (!program)
		program = kernels;
	if (!program)
		return;
	program->is_main = true;
	vec_each (&ms->list, mod)
		if (mod != program && (base ? segments_hold(mod, base, 1)
					    : segments_hold(mod, program->dyn.debug, 1)))
			mod->is_interp = true;
}

static int module_compare(const struct module *a, const struct module *b)
{
	return a->start < b->start ? -1 : a->start > b->start;
}

struct err *modules_find(struct target *t, struct modules *ret)
{
	struct modules ms = {};
	u64 reach = 0;

	for (size_t i = 0; i < t->maps.n; i++)
		if (may_be_first(t, i))
			module_try(t, i, &ms);
	program_try(t, &ms);
	vec_sort(&ms.list, module_compare);
	vec_each (&ms.list, mod) {
		reach = max(reach, mod->end);
		mod->reach = reach;
	}
	roles_set(t, &ms);
	*ret = ms;
	return NULL;
}

void modules_free(struct modules *ms)
{
	vec_each (&ms->list, mod)
		module_free(mod);
	vec_free(&ms->list);
}

const struct module *modules_at(const struct modules *ms, u64 addr)
{
	size_t lo = 0, hi = ms->list.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (ms->list.v[mid].start <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	// Modules may lie in the gaps of others: look further back as long as one reaches this far.
	while (lo-- > 0 && ms->list.v[lo].reach > addr)
		if (segments_hold(&ms->list.v[lo], addr, 1))
			return &ms->list.v[lo];
	return NULL;
}

const struct module *modules_libc(struct target *t, const struct modules *ms)
{
	u64 addr;

	vec_each (&ms->list, mod)
		if (!mod->is_interp && module_dynsym(t, mod, "__libc_start_main", &addr, NULL))
			return mod;
	return NULL;
}
