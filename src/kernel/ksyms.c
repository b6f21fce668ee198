// SPDX-License-Identifier: MIT
// kallsyms as scripts/kallsyms.c lays it out:
//
//	names		for each symbol a length (one byte, or two if bit 7 is set) and that many tokens
//	token_index	where each of 256 tokens starts in
//	token_table	strings; a name is its tokens put together, its first letter the type
//	offsets		for each symbol 32 bits, sorted by address. What they are relative to changed:
//			  6.0 on x86	>= 0: absolute (per-cpu), < 0: relative_base - 1 - offset
//			  others	relative_base + offset
//			  7.x		the entry's own address + offset
//
// Which it is, is told by a symbol whose address VMCOREINFO has as well.
#include "kernel/ksyms.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

enum {
	SYMBOLS_MAX = 8 << 20,
	NAME_MAX_LEN = 512,
	NAMES_CHUNK = 64 << 10,
	TOKENS_MAX = 64 << 10,
};

struct ksyms {
	size_t n;
	u64 *addrs; // as kallsyms has them: sorted
	u32 *at;    // of each symbol in names
	u8 *names;
	size_t names_len;
	char *token_table;
	u16 token_index[256];
	struct ksym *plain; // instead of all that: names as they are
	VEC(struct kmodule) modules;
};

// --- decoding ---

// Expands the name of symbol i, its type letter dropped.
static void name_expand(const struct ksyms *k, size_t i, char buf[NAME_MAX_LEN])
{
	const u8 *p;
	size_t tokens, n = 0;

	if (k->plain) {
		snprintf(buf, NAME_MAX_LEN, "%s", k->plain[i].name);
		return;
	}
	p = k->names + k->at[i];
	tokens = *p++;
	if (tokens & 0x80)
		tokens = (tokens & 0x7f) | (size_t)*p++ << 7;
	while (tokens-- && n + 1 < NAME_MAX_LEN) {
		const char *token = k->token_table + k->token_index[*p++];

		while (*token && n + 1 < NAME_MAX_LEN)
			buf[n++] = *token++;
	}
	buf[n] = 0;
	memmove(buf, buf + (n > 0), n + !n);
}

static bool token_tables_read(struct kimage *im, struct ksyms *k)
{
	u64 table, index;

	if (!vmcoreinfo_symbol(im, "kallsyms_token_table", &table) ||
	    !vmcoreinfo_symbol(im, "kallsyms_token_index", &index) ||
	    !kimage_read(im, index, k->token_index, sizeof(k->token_index)))
		return false;
	k->token_table = xcalloc(TOKENS_MAX + NAME_MAX_LEN, 1);
	return kimage_read_uncached(im, table, k->token_table,
				    (size_t)k->token_index[255] + NAME_MAX_LEN);
}

// Finds where each name starts, reading on as far as they go.
static bool names_read(struct kimage *im, struct ksyms *k)
{
	size_t have = 0, at = 0, cap = 0;
	u64 addr;

	if (!vmcoreinfo_symbol(im, "kallsyms_names", &addr))
		return false;
	k->at = xcalloc(k->n, sizeof(*k->at));
	for (size_t i = 0; i < k->n; i++) {
		size_t len;

		if (have - at < 2 + NAME_MAX_LEN) {
			if (have + NAMES_CHUNK > cap) {
				cap = cap ? cap * 2 : (size_t)2 << 20;
				k->names = xreallocarray(k->names, cap, 1);
			}
			if (!kimage_read_uncached(im, addr + have, k->names + have, NAMES_CHUNK))
				return false;
			have += NAMES_CHUNK;
		}
		k->at[i] = (u32)at;
		len = k->names[at++];
		if (len & 0x80)
			len = (len & 0x7f) | (size_t)k->names[at++] << 7;
		if (!len || len > NAME_MAX_LEN)
			return false;
		at += len;
	}
	k->names_len = have;
	return true;
}

enum scheme { ABSOLUTE_PERCPU, RELATIVE_BASE, RELATIVE_SELF, SCHEMES };

static u64 address(enum scheme scheme, s32 offset, u64 base, u64 self)
{
	switch (scheme) {
	case ABSOLUTE_PERCPU: return offset >= 0 ? (u64)offset : base - 1 - (u64)(s64)offset;
	case RELATIVE_BASE: return base + (u32)offset;
	default: return self + (u64)(s64)offset;
	}
}

static size_t index_of(const struct ksyms *k, const char *name)
{
	char buf[NAME_MAX_LEN];

	for (size_t i = 0; i < k->n; i++) {
		name_expand(k, i, buf);
		if (!strcmp(buf, name))
			return i;
	}
	return k->n;
}

static bool addresses_read(struct kimage *im, struct ksyms *k)
{
	_cleanup_free_ s32 *offsets = xcalloc(k->n, sizeof(*offsets));
	u64 at, base_at, base = 0, stext;
	size_t known;

	if (!vmcoreinfo_symbol(im, "kallsyms_offsets", &at) ||
	    !kimage_read_uncached(im, at, offsets, k->n * sizeof(*offsets)) ||
	    !vmcoreinfo_symbol(im, "_stext", &stext))
		return false;
	if (vmcoreinfo_symbol(im, "kallsyms_relative_base", &base_at) &&
	    !kimage_u64(im, base_at, &base))
		return false;
	known = index_of(k, "_stext");
	if (known == k->n)
		return false;
	for (enum scheme s = base ? ABSOLUTE_PERCPU : RELATIVE_SELF; s < SCHEMES; s++) {
		if (address(s, offsets[known], base, at + 4 * known) != stext)
			continue;
		k->addrs = xcalloc(k->n, sizeof(*k->addrs));
		for (size_t i = 0; i < k->n; i++)
			k->addrs[i] = address(s, offsets[i], base, at + 4 * i);
		return true;
	}
	return false;
}

struct err *ksyms_open(struct kimage *im, struct ksyms **ret)
{
	_cleanup_(ksyms_closep) struct ksyms *k = xcalloc(1, sizeof(*k));
	char release[128];
	u64 count_at;
	u32 n;

	kimage_release(im, release, sizeof(release));
	if (!vmcoreinfo_symbol(im, "kallsyms_num_syms", &count_at))
		return err_new(ENOTSUP,
			       "%s: Linux %s does not say where its symbols are (Linux 6.0 and "
			       "later with CONFIG_KALLSYMS do): give its vmlinux with -f",
			       im->name, release);
	if (!kimage_u32(im, count_at, &n) || !n || n > SYMBOLS_MAX)
		return err_new(0, "%s: its symbol table cannot be read: the dump is %s", im->name,
			       im->truncated ? "cut short" : "damaged");
	k->n = n;
	if (!token_tables_read(im, k) || !names_read(im, k) || !addresses_read(im, k))
		return err_new(0, "%s: the symbol table of Linux %s does not add up: %s", im->name,
			       release,
			       im->truncated ? "the dump is cut short"
					     : "damaged, or of a form newer than this program");
	*ret = take(k);
	return NULL;
}

static int by_addr(const struct ksym *a, const struct ksym *b)
{
	return (a->addr > b->addr) - (a->addr < b->addr);
}

struct ksyms *ksyms_new(struct ksym *symbols, size_t n)
{
	struct ksyms *k = xcalloc(1, sizeof(*k));

	qsort(symbols, n, sizeof(*symbols), (int (*)(const void *, const void *))by_addr);
	k->n = n;
	k->plain = symbols;
	k->addrs = xcalloc(n, sizeof(*k->addrs));
	for (size_t i = 0; i < n; i++)
		k->addrs[i] = symbols[i].addr;
	return k;
}

void ksyms_close(struct ksyms *k)
{
	for (size_t i = 0; k->plain && i < k->n; i++)
		free(k->plain[i].name);
	free(k->plain);
	vec_each (&k->modules, m) {
		vec_each (&m->symbols, s)
			free(s->name);
		vec_free(&m->symbols);
		vec_free(&m->parts);
		free(m->name);
	}
	vec_free(&k->modules);
	free(k->addrs);
	free(k->at);
	free(k->names);
	free(k->token_table);
	free(k);
}

// --- asking ---

void ksyms_find(struct ksyms *k, const char *const *names, size_t n, u64 *ret)
{
	char buf[NAME_MAX_LEN];

	memset(ret, 0, n * sizeof(*ret));
	for (size_t i = 0; i < k->n; i++) {
		name_expand(k, i, buf);
		for (size_t j = 0; j < n; j++)
			if (!ret[j] && !strcmp(buf, names[j]))
				ret[j] = k->addrs[i];
	}
}

void ksyms_add_module(struct ksyms *k, struct kmodule *m)
{
	vec_sort(&m->symbols, by_addr);
	*vec_push(&k->modules) = *m;
	memset(m, 0, sizeof(*m));
}

static const char *module_name(const struct kmodule *m, u64 addr, char *buf, size_t len)
{
	size_t lo = 0, hi = m->symbols.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (m->symbols.v[mid].addr <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo)
		snprintf(buf, len, "%s+0x%" PRIx64, m->symbols.v[lo - 1].name,
			 addr - m->symbols.v[lo - 1].addr);
	else
		snprintf(buf, len, "0x%" PRIx64, addr);
	return buf;
}

// The last symbol at or before addr, and the first of those at the same address, as the kernel
// itself prints it.
static size_t symbol_at(const struct ksyms *k, u64 addr)
{
	size_t lo = 0, hi = k->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (k->addrs[mid] <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	while (lo > 1 && k->addrs[lo - 2] == k->addrs[lo - 1])
		lo--;
	return lo;
}

u64 ksyms_end(const struct ksyms *k, u64 addr)
{
	size_t lo = 0, hi = k->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (k->addrs[mid] <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < k->n ? k->addrs[lo] : 0;
}

const char *ksyms_name(struct ksyms *k, u64 addr, char *buf, size_t len, const char **ret_module)
{
	char name[NAME_MAX_LEN];
	size_t i;

	*ret_module = NULL;
	vec_each (&k->modules, m) {
		vec_each (&m->parts, p) {
			if (addr < p->start || addr >= p->end)
				continue;
			*ret_module = m->name;
			return module_name(m, addr, buf, len);
		}
	}
	i = symbol_at(k, addr);
	// Before the kernel's half of the addresses and beyond the last symbol nothing has a name.
	if (!(addr >> 63) || !i || i == k->n || !(k->addrs[i - 1] >> 63)) {
		snprintf(buf, len, "0x%" PRIx64, addr);
		return buf;
	}
	name_expand(k, i - 1, name);
	snprintf(buf, len, "%s+0x%" PRIx64, name, addr - k->addrs[i - 1]);
	*ret_module = "vmlinux";
	return buf;
}
