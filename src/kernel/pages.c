// SPDX-License-Identifier: MIT
// struct page through what VMCOREINFO says of it. Two things changed since 6.0: slabs had a flag
// (PG_slab) until 6.9 and a type in _mapcount since; a tail page pointed to its head, and carries a
// mask for its own address since 7.1.
#include "kernel/pages.h"

#include <string.h>

enum { BATCH = 1024 };

struct err *page_layout_read(const struct kimage *im, struct page_layout *ret)
{
	struct page_layout l = {};
	const char *size = vmcoreinfo_find(im, "SIZE(page)");
	const struct {
		const char *name;
		u32 *ret;
	} offsets[] = {{"page.flags", &l.flags},
		       {"page._mapcount", &l.mapcount},
		       {"page.mapping", &l.mapping},
		       {"page.private", &l.private}};
	s64 n;
	u64 offset;

	l.size = size ? (u32)strtoul(size, NULL, 10) : 0;
	if (l.size < 32 || l.size > 512)
		return err_new(0, "its VMCOREINFO does not say how large struct page is");
	for (size_t i = 0; i < ARRAY_SIZE(offsets); i++) {
		if (!vmcoreinfo_offset(im, offsets[i].name, &offset) || offset > l.size - 8)
			return err_new(0, "its VMCOREINFO does not say where %s is",
				       offsets[i].name);
		*offsets[i].ret = (u32)offset;
	}
	if ((!vmcoreinfo_offset(im, "page.compound_head", &offset) &&
	     !vmcoreinfo_offset(im, "page.compound_info", &offset)) ||
	    offset > l.size - 8)
		return err_new(0, "its VMCOREINFO does not say where page.compound_head is");
	l.compound = (u32)offset;
	if (vmcoreinfo_number(im, "PAGE_SLAB_MAPCOUNT_VALUE", &n))
		l.slab_type = (u32)n;
	else if (vmcoreinfo_number(im, "PG_slab", &n) && n >= 0 && n < 64)
		l.slab_flag = (u64)1 << n;
	else
		return err_new(0, "its VMCOREINFO does not say how slabs are told apart");
	if (vmcoreinfo_number(im, "PAGE_BUDDY_MAPCOUNT_VALUE", &n))
		l.buddy_type = (u32)n;
	if (vmcoreinfo_number(im, "PG_lru", &n) && n >= 0 && n < 64)
		l.lru_flag = (u64)1 << n;
	*ret = l;
	return NULL;
}

// Types were single cleared bits below a byte of ones (to 6.11), and are that byte since.
static bool is_type(u32 mapcount, u32 type)
{
	if (type >> 24 == 0xff)
		return mapcount == type;
	return type && mapcount >> 24 == type >> 24;
}

static u64 word(const u8 *p)
{
	u64 w;

	memcpy(&w, p, sizeof(w));
	return w;
}

static u64 head_of(const struct kimage *im, const struct page_layout *l, u64 pfn, u64 info)
{
	const u64 own = im->memmap + pfn * l->size;
	// A mask has ones wherever a block's pages agree; no struct page has such an address.
	u64 head = ~info < (u64)1 << 28 ? own & (info & ~(u64)1) : info - 1;

	if (head < im->memmap || head > own || (head - im->memmap) % l->size)
		return pfn;
	return (head - im->memmap) / l->size;
}

static void page_read(const struct kimage *im, const struct page_layout *l, const u8 *bytes,
		      u64 pfn, struct page *ret)
{
	const u64 info = word(bytes + l->compound);
	u32 mapcount;

	memcpy(&mapcount, bytes + l->mapcount, sizeof(mapcount));
	*ret = (struct page){
		.pfn = pfn, .use = PAGE_OTHER, .bytes = bytes, .mapping = word(bytes + l->mapping)};
	if (is_type(mapcount, l->buddy_type)) {
		ret->use = PAGE_FREE;
		ret->order = min(word(bytes + l->private), (u64)63);
	} else if (l->slab_flag && !(info & 1) && word(bytes + l->flags) & l->slab_flag) {
		ret->use = PAGE_SLAB;
	} else if (!l->slab_flag && is_type(mapcount, l->slab_type)) {
		ret->use = PAGE_SLAB;
	} else if (info & 1) {
		ret->use = PAGE_TAIL;
		ret->head = head_of(im, l, pfn, info);
	} else if ((ret->mapping & 3) == 1 || (ret->mapping & 3) == 3) {
		ret->use = PAGE_ANON; // 3: merged by KSM
	}
}

// A range of struct pages that can be read.
static bool batch_each(struct kimage *im, const struct page_layout *l, u8 *buf, u64 pfn, u64 n,
		       bool (*fn)(const struct page *, void *), void *arg)
{
	for (u64 i = 0; i < n; i++) {
		struct page page;

		page_read(im, l, buf + i * l->size, pfn + i, &page);
		if (fn(&page, arg))
			return true;
	}
	return false;
}

// How many struct pages to pass over when that of pfn is not there: to the end of its page.
static u64 unmapped(const struct kimage *im, const struct page_layout *l, u64 pfn)
{
	u64 at = im->memmap + pfn * l->size;

	return (align_up(at + 1, 4096) - at + l->size - 1) / l->size;
}

void pages_each(struct kimage *im, const struct page_layout *l,
		bool (*fn)(const struct page *, void *), void *arg)
{
	_cleanup_free_ u8 *buf = xcalloc(BATCH, l->size);

	vec_each (&im->ram, s) {
		const u64 end = (s->phys + s->len) / im->page_size;
		u64 pfn = (s->phys + im->page_size - 1) / im->page_size;

		while (pfn < end) {
			u64 n = min((u64)BATCH, end - pfn);

			// Memory that the kernel does not manage has no struct pages.
			while (n && !kimage_read_uncached(im, im->memmap + pfn * l->size, buf,
							  n * l->size))
				n /= 4;
			if (n && batch_each(im, l, buf, pfn, n, fn, arg))
				return;
			pfn += n ? n : unmapped(im, l, pfn);
		}
	}
}
