// SPDX-License-Identifier: MIT
// Exported symbols by name, through the hash tables that the dynamic loader itself uses, in the
// target's memory. Layouts: the ELF gABI (DT_HASH), and for DT_GNU_HASH
//
//	u32 nbuckets, symoffset, nbloom, shift
//	word bloom[nbloom]
//	u32 buckets[nbuckets]		index of the first symbol, 0: none
//	u32 chain[]			hash of symbol (symoffset + i); bit 0 set: last of its bucket
#include "symbol/module.h"

// Symbols of one bucket that are looked at before a table counts as damaged.
enum { CHAIN_MAX = 65536, NAME_MAX_LEN = 255 };

struct lookup {
	struct target *t;
	const struct module *mod;
	const char *name;
	size_t len;
	u64 value, size;
	bool found, is_default;
};

static bool read_u32s(struct target *t, u64 table, u64 index, u32 *ret, size_t n)
{
	u64 addr;

	return add_fits(table, index * 4, &addr) && target_read_some(t, addr, ret, n * 4) == n * 4;
}

static bool symbol_read(const struct lookup *l, u64 index, Elf64_Sym *ret)
{
	Elf32_Sym narrow;
	u64 addr = l->mod->dyn.symtab;

	if (l->t->arch->word == 8)
		return add_fits(addr, index * sizeof(*ret), &addr) &&
		       target_read_some(l->t, addr, ret, sizeof(*ret)) == sizeof(*ret);
	if (!add_fits(addr, index * sizeof(narrow), &addr) ||
	    target_read_some(l->t, addr, &narrow, sizeof(narrow)) != sizeof(narrow))
		return false;
	*ret = (Elf64_Sym){
		.st_name = narrow.st_name,
		.st_info = narrow.st_info,
		.st_other = narrow.st_other,
		.st_shndx = narrow.st_shndx,
		.st_value = narrow.st_value,
		.st_size = narrow.st_size,
	};
	return true;
}

static bool name_is(const struct lookup *l, u32 offset)
{
	char buf[NAME_MAX_LEN + 1];
	u64 addr;

	if (!within(offset, l->len + 1, 0, l->mod->dyn.strsz) ||
	    !add_fits(l->mod->dyn.strtab, offset, &addr))
		return false;
	return target_read_some(l->t, addr, buf, l->len + 1) == l->len + 1 &&
	       !memcmp(buf, l->name, l->len + 1);
}

// Of several versions of one name (memcpy@GLIBC_2.2.5, memcpy@@GLIBC_2.14) new programs are bound
// to the one that is not hidden.
static bool version_is_default(const struct lookup *l, u64 index)
{
	u16 version;
	u64 addr;

	if (!l->mod->dyn.versym || !add_fits(l->mod->dyn.versym, index * 2, &addr) ||
	    target_read_some(l->t, addr, &version, sizeof(version)) != sizeof(version))
		return true;
	return !(version & 0x8000);
}

// True: the search is over.
static bool symbol_try(struct lookup *l, u64 index)
{
	unsigned type;
	Elf64_Sym sym;
	u64 value;

	if (!symbol_read(l, index, &sym) || sym.st_shndx == SHN_UNDEF || !name_is(l, sym.st_name))
		return false;
	type = ELF64_ST_TYPE(sym.st_info);
	if (type == STT_TLS || type == STT_SECTION || type == STT_FILE)
		return false;
	value = sym.st_shndx == SHN_ABS ? sym.st_value : l->mod->base + sym.st_value;
	if (!l->found || version_is_default(l, index)) {
		l->is_default = version_is_default(l, index);
		l->value = value;
		l->size = sym.st_size;
		l->found = true;
	}
	return l->is_default;
}

static bool bloom_passes(const struct lookup *l, u64 bloom, const u32 *header, u32 hash)
{
	u32 word = l->t->arch->word, bits = word * 8;
	u64 mask = 0, addr;

	if (!header[2] || header[3] >= 32 ||
	    !add_fits(bloom, (u64)(hash / bits % header[2]) * word, &addr) ||
	    target_read_some(l->t, addr, &mask, word) != word)
		return false;
	return mask >> (hash % bits) & mask >> ((hash >> header[3]) % bits) & 1;
}

static void gnu_hash_find(struct lookup *l)
{
	u64 table = l->mod->dyn.gnu_hash, bloom = table + 16, buckets, chain;
	u32 header[4], hash = 5381, first, hashes[16];

	for (const char *s = l->name; *s; s++)
		hash = hash * 33 + (u8)*s;
	if (!read_u32s(l->t, table, 0, header, 4) || !header[0] ||
	    !bloom_passes(l, bloom, header, hash))
		return;
	buckets = bloom + (u64)header[2] * l->t->arch->word;
	chain = buckets + (u64)header[0] * 4;
	if (!read_u32s(l->t, buckets, hash % header[0], &first, 1) || first < header[1])
		return;
	for (u64 i = 0; i < CHAIN_MAX; i++) {
		// The table's end may be the end of what is mapped: by one where many cannot be read.
		if (i % 16 == 0 && !read_u32s(l->t, chain, first - header[1] + i, hashes, 16))
			memset(hashes, 0, sizeof(hashes));
		if (!hashes[i % 16] &&
		    !read_u32s(l->t, chain, first - header[1] + i, &hashes[i % 16], 1))
			return;
		if ((hashes[i % 16] | 1) == (hash | 1) && symbol_try(l, first + i))
			return;
		if (hashes[i % 16] & 1)
			return;
	}
}

static void sysv_hash_find(struct lookup *l)
{
	u64 table = l->mod->dyn.hash;
	u32 header[2], hash = 0, index;

	for (const char *s = l->name; *s; s++) {
		hash = (hash << 4) + (u8)*s;
		hash = (hash ^ (hash >> 24 & 0xf0)) & 0x0fffffff;
	}
	if (!read_u32s(l->t, table, 0, header, 2) || !header[0] ||
	    !read_u32s(l->t, table, 2 + hash % header[0], &index, 1))
		return;
	for (u64 i = 0; i < CHAIN_MAX && index && index < header[1]; i++)
		if (symbol_try(l, index) ||
		    !read_u32s(l->t, table, 2 + (u64)header[0] + index, &index, 1))
			return;
}

bool module_dynsym(struct target *t, const struct module *m, const char *name, u64 *ret_addr,
		   u64 *ret_size)
{
	struct lookup l = {.t = t, .mod = m, .name = name, .len = strlen(name)};

	if (!m->dyn.symtab || !m->dyn.strtab || l.len > NAME_MAX_LEN)
		return false;
	if (m->dyn.gnu_hash)
		gnu_hash_find(&l);
	else if (m->dyn.hash)
		sysv_hash_find(&l);
	if (!l.found)
		return false;
	*ret_addr = l.value;
	if (ret_size)
		*ret_size = l.size;
	return true;
}

static bool name_begins(const struct lookup *l, u32 offset, const char *const *prefixes)
{
	char buf[NAME_MAX_LEN];
	size_t len;
	u64 addr;

	if (offset >= l->mod->dyn.strsz || !add_fits(l->mod->dyn.strtab, offset, &addr))
		return false;
	len = target_read_some(l->t, addr, buf, min(l->mod->dyn.strsz - offset, l->len));
	for (; *prefixes; prefixes++)
		if (strlen(*prefixes) <= len && !memcmp(buf, *prefixes, strlen(*prefixes)))
			return true;
	return false;
}

// Symbols of others are in no hash table, but those of DT_GNU_HASH come behind all of them, and DT_HASH
// says how many there are in all: each in its second word.
bool module_needs_any(struct target *t, const struct module *m, const char *const *prefixes)
{
	struct lookup l = {.t = t, .mod = m};
	u64 table = m->dyn.gnu_hash ? m->dyn.gnu_hash : m->dyn.hash;
	u32 header[2];
	Elf64_Sym sym;

	for (const char *const *p = prefixes; *p; p++)
		l.len = max(l.len, strlen(*p));
	if (!m->dyn.symtab || !m->dyn.strtab || l.len > NAME_MAX_LEN || !table ||
	    !read_u32s(t, table, 0, header, 2))
		return false;
	for (u32 i = 1; i < min(header[1], (u32)CHAIN_MAX); i++)
		if (symbol_read(&l, i, &sym) && sym.st_shndx == SHN_UNDEF &&
		    name_begins(&l, sym.st_name, prefixes))
			return true;
	return false;
}

bool module_needs(struct target *t, const struct module *m, const char *prefix)
{
	return module_needs_any(t, m, (const char *const[]){prefix, NULL});
}
