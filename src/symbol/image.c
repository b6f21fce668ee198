// SPDX-License-Identifier: MIT
#include "symbol/image.h"

#include "base/cleanup.h"
#include "target/elf_head.h"

// More than any linker writes. Limits what a damaged header can make us read.
enum { PHDRS_MAX = 512, DYNAMIC_MAX = 4096, NOTES_MAX = 65536, MAPPINGS_MAX = 64 };

static bool header_fits(const struct target *t, const Elf64_Ehdr *h)
{
	return h->e_ident[EI_CLASS] == (t->arch->word == 8 ? ELFCLASS64 : ELFCLASS32) &&
	       h->e_ident[EI_DATA] == ELFDATA2LSB && h->e_ident[EI_VERSION] == EV_CURRENT &&
	       h->e_machine == t->arch->machine && h->e_phentsize &&
	       (h->e_type == ET_EXEC || h->e_type == ET_DYN);
}

bool image_read_phdrs(struct target *t, u64 addr, u64 n, struct image *ret)
{
	u8 class = t->arch->word == 8 ? ELFCLASS64 : ELFCLASS32;
	size_t size = elf_phdr_size(class);
	_cleanup_free_ char *bytes = NULL;

	if (!n || n > PHDRS_MAX)
		return false;
	bytes = xmalloc(n * size);
	if (target_read_some(t, addr, bytes, n * size) != n * size)
		return false;
	vec_reserve(&ret->phdrs, n);
	for (size_t i = 0; i < n; i++)
		ret->phdrs.v[i] = elf_phdr_widen(bytes, class, i);
	ret->phdrs.n = n;
	return true;
}

// Where byte `offset` of the file is mapped. Mostly with its first bytes; tools that rewrite programs
// (BOLT, patchelf) move the program headers behind everything else.
static u64 offset_find(const struct target *t, size_t first, u64 offset)
{
	const struct mapping *maps = t->maps.v;
	size_t end = min(t->maps.n, first + MAPPINGS_MAX);

	for (size_t i = first; i < end; i++)
		if (offset >= maps[i].offset &&
		    offset - maps[i].offset < maps[i].end - maps[i].start &&
		    !strcmp(maps[i].path, maps[first].path))
			return maps[i].start + (offset - maps[i].offset);
	return 0;
}

bool image_read(struct target *t, size_t mapping, struct image *ret)
{
	u8 bytes[sizeof(Elf64_Ehdr)];
	Elf64_Ehdr h;
	u64 phdrs;

	*ret = (struct image){};
	if (target_read_some(t, t->maps.v[mapping].start, bytes, sizeof(bytes)) != sizeof(bytes) ||
	    !elf_head_widen(bytes, sizeof(bytes), &h) || !header_fits(t, &h))
		return false;
	ret->type = h.e_type;
	phdrs = offset_find(t, mapping, h.e_phoff);
	return phdrs && image_read_phdrs(t, phdrs, h.e_phnum, ret);
}

void image_free(struct image *im)
{
	vec_free(&im->phdrs);
}

// Up to `max` entries from addr on, widened; how many could be read.
static size_t dynamic_read(struct target *t, u64 addr, Elf64_Dyn *ret, size_t max)
{
	Elf32_Dyn narrow[64];
	size_t n;

	if (t->arch->word == 8)
		return target_read_some(t, addr, ret, max * sizeof(*ret)) / sizeof(*ret);
	max = min(max, ARRAY_SIZE(narrow));
	n = target_read_some(t, addr, narrow, max * sizeof(*narrow)) / sizeof(*narrow);
	for (size_t i = 0; i < n; i++) {
		ret[i].d_tag = narrow[i].d_tag;
		ret[i].d_un.d_val = narrow[i].d_un.d_val;
	}
	return n;
}

void dynamic_each(struct target *t, u64 addr, void (*fn)(void *arg, s64 tag, u64 value), void *arg)
{
	size_t size = t->arch->word == 8 ? sizeof(Elf64_Dyn) : sizeof(Elf32_Dyn);
	Elf64_Dyn dyn[64];

	for (size_t done = 0; done < DYNAMIC_MAX;) {
		u64 at;
		size_t n;

		if (!add_fits(addr, done * size, &at))
			return;
		n = dynamic_read(t, at, dyn, ARRAY_SIZE(dyn));
		for (size_t i = 0; i < n; i++) {
			if (dyn[i].d_tag == DT_NULL)
				return;
			fn(arg, dyn[i].d_tag, dyn[i].d_un.d_val);
		}
		if (n < ARRAY_SIZE(dyn))
			return;
		done += n;
	}
}

u8 notes_build_id(struct target *t, u64 addr, u64 len, u64 align, u8 *ret, size_t max)
{
	_cleanup_free_ u8 *buf = NULL;
	u64 at = 0;

	align = align == 8 ? 8 : 4;
	len = min(len, (u64)NOTES_MAX);
	buf = xmalloc(len + 1);
	len = target_read_some(t, addr, buf, len);
	while (within(at, sizeof(Elf64_Nhdr), 0, len)) {
		Elf64_Nhdr h;
		u64 name = at + sizeof(h), desc, next;

		memcpy(&h, buf + at, sizeof(h));
		desc = align_up(name + h.n_namesz, align);
		next = align_up(desc + h.n_descsz, align);
		if (!within(desc, h.n_descsz, 0, len))
			return 0;
		if (h.n_type == NT_GNU_BUILD_ID && h.n_namesz == sizeof(ELF_NOTE_GNU) &&
		    !memcmp(buf + name, ELF_NOTE_GNU, sizeof(ELF_NOTE_GNU)) && h.n_descsz) {
			size_t n = min((size_t)h.n_descsz, max);

			memcpy(ret, buf + desc, n);
			return (u8)n;
		}
		at = next;
	}
	return 0;
}
