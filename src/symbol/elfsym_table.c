// SPDX-License-Identifier: MIT
#include "symbol/elfsym_table.h"

#include "base/cleanup.h"
#include "base/io.h"

enum {
	READ_AT_ONCE = 64 * 1024,
	NAME_MAX_LEN = 1024 * 1024,
	SYMBOLS_MAX = 1 << 28,	 // of one table
	BUCKETS_MAX = 1 << 24,	 // of a hash table in memory
	SIZELESS_DATA_MAX = 4096 // further from a label than this, nothing is said of data
};

static int area_compare(const struct sym_area *a, const struct sym_area *b)
{
	return a->start < b->start ? -1 : a->start > b->start;
}

static bool areas_of_file(const struct elf_file *f, struct sym_table *table)
{
	Elf_Scn *scn = NULL;

	while ((scn = elf_nextscn(f->elf, scn))) {
		struct sym_area area;
		GElf_Shdr sh;

		if (!gelf_getshdr(scn, &sh) || !(sh.sh_flags & SHF_ALLOC) ||
		    (sh.sh_flags & SHF_TLS) || !add_fits(sh.sh_addr, sh.sh_size, &area.end))
			continue;
		area.start = sh.sh_addr;
		area.is_code = sh.sh_flags & SHF_EXECINSTR;
		*vec_push(&table->areas) = area;
	}
	vec_sort(&table->areas, area_compare);
	return table->areas.n;
}

bool sym_table_of_file(const struct elf_file *f, u32 type, struct sym_table *ret)
{
	struct sym_table table = {.fd = f->fd};
	GElf_Shdr symbols, strings;
	Elf_Scn *linked;

	if (!elf_file_section(f, NULL, type, &symbols))
		return false;
	linked = elf_getscn(f->elf, symbols.sh_link);
	if (!linked || !gelf_getshdr(linked, &strings) || strings.sh_type != SHT_STRTAB)
		return false;
	table.symbols = symbols.sh_offset;
	table.symbols_len = symbols.sh_size;
	table.strings = strings.sh_offset;
	table.strings_len = strings.sh_size;
	table.wide = gelf_getclass(f->elf) == ELFCLASS64;
	if (!areas_of_file(f, &table))
		return false;
	*ret = table;
	return true;
}

// One more than the highest symbol that a DT_GNU_HASH table leads to: it has no count.
static u64 gnu_hash_count(struct target *t, u64 addr)
{
	_cleanup_free_ u32 *buckets = NULL;
	u32 header[4], last = 0, chain[256];
	u64 at = addr + sizeof(header), count;

	if (target_read_some(t, addr, header, sizeof(header)) != sizeof(header) ||
	    header[0] > BUCKETS_MAX || header[2] > BUCKETS_MAX)
		return 0;
	at += (u64)header[2] * t->arch->word;
	buckets = xcalloc(header[0] + 1, 4);
	if (target_read_some(t, at, buckets, (size_t)header[0] * 4) != (size_t)header[0] * 4)
		return 0;
	for (u32 i = 0; i < header[0]; i++)
		last = max(last, buckets[i]);
	if (last < header[1])
		return header[1];
	at += (u64)header[0] * 4;
	for (count = last; count < SYMBOLS_MAX;) {
		u64 from = at + (count - header[1]) * 4;
		size_t n = target_read_some(t, from, chain, sizeof(chain)) / 4;

		for (size_t i = 0; i < n; i++, count++)
			if (chain[i] & 1)
				return count + 1;
		if (!n)
			break;
	}
	return 0;
}

bool sym_table_of_memory(struct target *t, const struct module *mod, struct sym_table *ret)
{
	struct sym_table table = {.fd = -1, .t = t, .wide = t->arch->word == 8};
	u64 size = table.wide ? sizeof(Elf64_Sym) : sizeof(Elf32_Sym), n = 0;
	u32 header[2];

	if (!mod->dyn.symtab || !mod->dyn.strtab)
		return false;
	if (mod->dyn.hash &&
	    target_read_some(t, mod->dyn.hash, header, sizeof(header)) == sizeof(header))
		n = header[1];
	else if (mod->dyn.gnu_hash)
		n = gnu_hash_count(t, mod->dyn.gnu_hash);
	if (!n || n > SYMBOLS_MAX)
		return false;
	table.symbols = mod->dyn.symtab;
	table.symbols_len = n * size;
	table.strings = mod->dyn.strtab;
	table.strings_len = mod->dyn.strsz;
	vec_each (&mod->segments, s)
		*vec_push(&table.areas) = (struct sym_area){
			.start = s->start - mod->base,
			.end = s->end - mod->base,
			.is_code = s->flags & PF_X,
		};
	*ret = table;
	return true;
}

void sym_table_free(struct sym_table *table)
{
	vec_free(&table->areas);
}

static size_t table_bytes(const struct sym_table *table, u64 at, void *buf, size_t len)
{
	ssize_t n;

	if (table->fd < 0)
		return target_read_some(table->t, at, buf, len);
	n = pread_all(table->fd, buf, len, at);
	return n < 0 ? 0 : (size_t)n;
}

static const struct sym_area *area_find(const struct sym_table *table, u64 addr)
{
	size_t lo = 0, hi = table->areas.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (table->areas.v[mid].start <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (!lo || addr >= table->areas.v[lo - 1].end)
		return NULL;
	return &table->areas.v[lo - 1];
}

// What names nothing that can be pointed to is left out: undefined and absolute symbols, TLS,
// sections, files, and labels of data or that are local (they split functions in assembler).
static bool sym_pack(const struct sym_table *table, const Elf64_Sym *es, struct sym *ret)
{
	unsigned type = ELF64_ST_TYPE(es->st_info), bind = ELF64_ST_BIND(es->st_info);
	const struct sym_area *area;
	u64 limit;

	if (es->st_shndx == SHN_UNDEF || es->st_shndx == SHN_ABS || es->st_shndx == SHN_COMMON ||
	    !es->st_name || es->st_value >> 56 ||
	    (type != STT_FUNC && type != STT_OBJECT && type != STT_GNU_IFUNC && type != STT_NOTYPE))
		return false;
	area = area_find(table, es->st_value);
	if (!area || (type == STT_NOTYPE && (!area->is_code || bind == STB_LOCAL)))
		return false;
	limit = area->end - es->st_value;
	if (!area->is_code)
		limit = min(limit, (u64)SIZELESS_DATA_MAX);
	*ret = (struct sym){
		.addr = es->st_value,
		.bind = bind == STB_LOCAL  ? SYM_LOCAL
			: bind == STB_WEAK ? SYM_WEAK
					   : SYM_GLOBAL,
		.is_code = area->is_code,
		.is_typed = type != STT_NOTYPE,
		.is_sized = es->st_size != 0,
		.size = (u32)min(es->st_size ? es->st_size : limit, (u64)UINT32_MAX),
		.name = es->st_name,
	};
	return true;
}

static Elf64_Sym sym_widen(const Elf32_Sym *s)
{
	return (Elf64_Sym){
		.st_name = s->st_name,
		.st_info = s->st_info,
		.st_other = s->st_other,
		.st_shndx = s->st_shndx,
		.st_value = s->st_value,
		.st_size = s->st_size,
	};
}

void sym_table_read(const struct sym_table *table, unsigned number, struct syms *ret)
{
	size_t size = table->wide ? sizeof(Elf64_Sym) : sizeof(Elf32_Sym);
	size_t at_once = READ_AT_ONCE / size * size;
	_cleanup_free_ char *buf = xmalloc(at_once);

	for (u64 done = 0; done < table->symbols_len;) {
		size_t want = min((u64)at_once, table->symbols_len - done);
		size_t n = table_bytes(table, table->symbols + done, buf, want) / size;

		for (size_t i = 0; i < n; i++) {
			Elf64_Sym es;
			struct sym s;

			if (table->wide)
				memcpy(&es, buf + i * size, size);
			else
				es = sym_widen((Elf32_Sym *)buf + i);
			if (es.st_name >= table->strings_len || !sym_pack(table, &es, &s))
				continue;
			s.table = number;
			*vec_push(ret) = s;
		}
		if (n * size < want)
			return;
		done += n * size;
	}
}

char *sym_table_name(const struct sym_table *table, u32 name)
{
	size_t room = min(table->strings_len - name, (u64)NAME_MAX_LEN);
	_cleanup_free_ char *buf = NULL;

	// Most names are short; the few others are worth another call.
	for (size_t len = 120; name < table->strings_len; len *= 16) {
		size_t n;

		buf = xreallocarray(buf, min(len, room) + 1, 1);
		n = table_bytes(table, table->strings + name, buf, min(len, room));
		buf[n] = 0;
		if (strlen(buf) < n || len >= room || n < len)
			return buf[0] ? take(buf) : NULL;
	}
	return NULL;
}
