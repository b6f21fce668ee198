// SPDX-License-Identifier: MIT
// The format of makedumpfile (its diskdump_mod.h), in blocks of a page:
//
//	header | sub header ... | bitmap of RAM | bitmap of pages in the dump | descriptors | pages
//
// A page that is in the dump has a descriptor: where it is, how long, how compressed. Flattened,
// the file is a sequence of pieces of the real one: 8 bytes of offset, 8 of size (big-endian), and
// the bytes, after a block of 4096 bytes that begins with "makedumpfile".
#include "kernel/kdump.h"

#include <dlfcn.h>
#include <endian.h>
#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>
#include <zstd.h>

#include "base/io.h"

enum {
	FLAT_HEADER = 4096,
	FLAT_PIECES_MAX = 64 << 20,
	PAGES = 256, // that are kept decompressed
	RANK = 4096, // pages of the dump for which descriptors are counted ahead
	VMCOREINFO_MAX = 1 << 20,
	NOTES_MAX = 16 << 20,
};

enum { BY_ZLIB = 1, BY_LZO = 2, BY_SNAPPY = 4, BY_ZSTD = 32 };

// What is used of the headers; offsets are those of 64-bit machines.
struct header {
	char signature[8];
	s32 version;
	char utsname[6][65];
	char pad[6];
	u64 time[2];
	u32 status;
	s32 block_size, sub_blocks;
	u32 bitmap_blocks, max_pages;
};

struct sub_header {
	u64 phys_base;
	s32 level, split;
	u64 start, end;
	u64 vmcoreinfo, vmcoreinfo_len;
	u64 note, note_len, erase, erase_len;
	u64 start_64, end_64, max_pages_64;
};

struct descriptor {
	u64 offset;
	u32 size, flags;
	u64 page_flags;
};

struct piece {
	u64 to, len, from;
	size_t order;
};

struct page {
	u64 pfn;
	bool used;
	u8 *bytes;
};

typedef int lzo_fn(const u8 *from, unsigned long len, u8 *to, unsigned long *to_len, void *work);
typedef int snappy_fn(const char *from, size_t len, char *to, size_t *to_len);

struct kdump {
	int fd;
	void *library; // of a method that few dumps use
	lzo_fn *lzo;
	snappy_fn *snappy;
	bool flat;
	VEC(struct piece) pieces; // by `to`
	u64 page_size, max_pages;
	char machine[66];
	u8 *ram, *dumped; // bitmaps
	u64 *ranks;	  // descriptors before each RANK pages
	u64 descriptors;
	char *vmcoreinfo;
	size_t vmcoreinfo_len;
	char *notes;
	size_t notes_len;
	VEC(struct kdump_run) runs;
	pthread_mutex_t lock; // of the pages
	struct page pages[PAGES];
};

bool kdump_recognise(const char *bytes, size_t len)
{
	return len >= 12 && (!memcmp(bytes, "KDUMP   ", 8) || !memcmp(bytes, "makedumpfile", 12));
}

// --- the file ---

static int piece_order(const struct piece *a, const struct piece *b)
{
	if (a->to != b->to)
		return a->to < b->to ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static struct err *flat_index(struct kdump *k)
{
	u64 at = FLAT_HEADER, head[2];

	for (;;) {
		struct piece p;

		if (pread_all(k->fd, head, sizeof(head), at) != sizeof(head))
			return err_new(0, "it is cut short");
		if ((s64)be64toh(head[0]) < 0) // the end
			break;
		p = (struct piece){be64toh(head[0]), be64toh(head[1]), at + 16, k->pieces.n};
		if (!p.len || p.len > INT64_MAX - p.from || p.len > INT64_MAX - p.to ||
		    k->pieces.n >= FLAT_PIECES_MAX)
			return err_new(0, "its pieces are damaged");
		*vec_push(&k->pieces) = p;
		at = p.from + p.len;
	}
	vec_sort(&k->pieces, piece_order);
	return NULL;
}

// The piece with the byte at `to` that was written last. Pieces hardly ever overlap: only the header
// is written again in the end.
static const struct piece *piece_find(const struct kdump *k, u64 to)
{
	size_t lo = 0, hi = k->pieces.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (k->pieces.v[mid].to <= to)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (size_t tries = 0; lo && tries < 16; tries++) {
		const struct piece *p = &k->pieces.v[--lo];

		if (to - p->to < p->len)
			return p;
	}
	return NULL;
}

static bool file_bytes(const struct kdump *k, u64 at, void *buf, size_t len)
{
	if (!k->flat)
		return pread_all(k->fd, buf, len, at) == (ssize_t)len;
	while (len) {
		const struct piece *p = piece_find(k, at);
		size_t n;

		if (!p)
			return false;
		n = p->len - (at - p->to) < len ? (size_t)(p->len - (at - p->to)) : len;
		if (pread_all(k->fd, buf, n, p->from + (at - p->to)) != (ssize_t)n)
			return false;
		at += n;
		buf = (char *)buf + n;
		len -= n;
	}
	return true;
}

// --- opening ---

static bool bit(const u8 *bitmap, u64 i)
{
	return bitmap[i / 8] >> i % 8 & 1;
}

static void runs_find(struct kdump *k)
{
	for (u64 i = 0; i < k->max_pages; i++) {
		const u64 start = i * k->page_size;

		if (!k->ram[i / 8]) {
			i |= 7;
			continue;
		}
		if (!bit(k->ram, i))
			continue;
		if (k->runs.n && vec_last(&k->runs)->end == start)
			vec_last(&k->runs)->end += k->page_size;
		else
			*vec_push(&k->runs) = (struct kdump_run){start, start + k->page_size};
	}
}

static void ranks_count(struct kdump *k)
{
	u64 n = 0;

	k->ranks = xcalloc(k->max_pages / RANK + 1, sizeof(*k->ranks));
	for (u64 i = 0; i < k->max_pages; i++) {
		if (i % RANK == 0)
			k->ranks[i / RANK] = n;
		n += bit(k->dumped, i);
	}
}

static struct err *bitmaps_read(struct kdump *k, const struct header *h)
{
	const u64 start = (1 + (u64)h->sub_blocks) * k->page_size;
	const u64 len = (u64)h->bitmap_blocks * k->page_size / 2;

	// A bitmap needs a bit for each page; what is beyond the file cannot be read anyway.
	if (k->max_pages > 8 * len)
		k->max_pages = 8 * len;
	k->ram = xcalloc(k->max_pages / 8 + 1, 1);
	k->dumped = xcalloc(k->max_pages / 8 + 1, 1);
	if (!file_bytes(k, start, k->ram, (k->max_pages + 7) / 8) ||
	    !file_bytes(k, start + len, k->dumped, (k->max_pages + 7) / 8))
		return err_new(0, "it is cut short");
	k->descriptors = start + 2 * len;
	runs_find(k);
	ranks_count(k);
	return NULL;
}

// A part of the file that the sub header names, if it is there and no longer than `most`.
static struct err *part_read(struct kdump *k, u64 at, u64 len, u64 most, char **ret,
			     size_t *ret_len)
{
	if (!at || !len || len > most)
		return NULL;
	*ret = xcalloc(len + 1, 1);
	*ret_len = len;
	return file_bytes(k, at, *ret, len) ? NULL : err_new(0, "it is cut short");
}

static struct err *headers_read(struct kdump *k)
{
	struct sub_header sub = {};
	struct header h;
	struct stat st;

	if (!file_bytes(k, 0, &h, sizeof(h)))
		return err_new(0, "it is cut short");
	if (memcmp(h.signature, "KDUMP   ", 8))
		return err_new(0, "its header is damaged");
	if (h.block_size < 4096 || h.block_size > 65536 || h.block_size & (h.block_size - 1) ||
	    h.sub_blocks < 1 || h.sub_blocks > 1 << 20)
		return err_new(0, "its header is damaged, or of a 32-bit or big-endian machine");
	k->page_size = (u64)h.block_size;
	memcpy(k->machine, h.utsname[4], 65);
	if (!file_bytes(k, k->page_size, &sub, sizeof(sub)))
		return err_new(0, "it is cut short");
	if (h.version >= 2 && sub.split)
		return err_new(ENOTSUP, "one of several parts: join them with makedumpfile "
					"--reassemble");
	k->max_pages = h.version >= 6 ? sub.max_pages_64 : h.max_pages;
	// A file holds at least its bitmaps, so that what is asked for stays within its size.
	if (fstat(k->fd, &st) || !k->max_pages ||
	    (u64)h.bitmap_blocks * k->page_size > (u64)st.st_size)
		return err_new(0, "it is cut short, or its header is damaged");
	if (h.version >= 3)
		try(part_read(k, sub.vmcoreinfo, sub.vmcoreinfo_len, VMCOREINFO_MAX, &k->vmcoreinfo,
			      &k->vmcoreinfo_len));
	if (h.version >= 4)
		try(part_read(k, sub.note, sub.note_len, NOTES_MAX, &k->notes, &k->notes_len));
	return bitmaps_read(k, &h);
}

static struct err *library_load(struct kdump *k, const char *method, const char *file,
				const char *function, void **ret)
{
	k->library = dlopen(file, RTLD_NOW);
	*ret = k->library ? dlsym(k->library, function) : NULL;
	if (*ret)
		return NULL;
	return err_new(ENOTSUP,
		       "it is compressed by %s: install %s, or make it with makedumpfile -c",
		       method, file);
}

// All pages are compressed by one method, but for those that it did not make smaller.
static struct err *method_find(struct kdump *k)
{
	struct descriptor d;
	u32 flags = 0;

	for (u64 i = 0; i < RANK; i++) {
		if (!file_bytes(k, k->descriptors + i * sizeof(d), &d, sizeof(d)) ||
		    d.size > k->page_size)
			break;
		flags |= d.flags;
	}
	if (flags & BY_LZO)
		return library_load(k, "LZO", "liblzo2.so.2", "lzo1x_decompress_safe",
				    (void **)&k->lzo);
	if (flags & BY_SNAPPY)
		return library_load(k, "snappy", "libsnappy.so.1", "snappy_uncompress",
				    (void **)&k->snappy);
	return NULL;
}

struct err *kdump_open(int fd, struct kdump **ret)
{
	_cleanup_(kdump_closep) struct kdump *k = xcalloc(1, sizeof(*k));
	char magic[12] = "";

	k->fd = fd;
	pthread_mutex_init(&k->lock, NULL);
	if (pread_all(fd, magic, sizeof(magic), 0) != sizeof(magic))
		return err_new(0, "it is cut short");
	k->flat = !memcmp(magic, "makedumpfile", 12);
	if (k->flat)
		try(flat_index(k));
	try(headers_read(k));
	try(method_find(k));
	*ret = take(k);
	return NULL;
}

void kdump_close(struct kdump *k)
{
	for (size_t i = 0; i < PAGES; i++)
		free(k->pages[i].bytes);
	pthread_mutex_destroy(&k->lock);
	if (k->library)
		dlclose(k->library);
	vec_free(&k->pieces);
	vec_free(&k->runs);
	free(k->ram);
	free(k->dumped);
	free(k->ranks);
	free(k->vmcoreinfo);
	free(k->notes);
	free(k);
}

const char *kdump_machine(const struct kdump *k)
{
	return k->machine;
}

const char *kdump_vmcoreinfo(const struct kdump *k, size_t *ret_len)
{
	*ret_len = k->vmcoreinfo_len;
	return k->vmcoreinfo;
}

const char *kdump_notes(const struct kdump *k, size_t *ret_len)
{
	*ret_len = k->notes_len;
	return k->notes;
}

const struct kdump_run *kdump_runs(const struct kdump *k, size_t *ret_n)
{
	*ret_n = k->runs.n;
	return k->runs.v;
}

// --- pages ---

static bool decompress(const struct kdump *k, const struct descriptor *d, const u8 *from, u8 *to)
{
	unsigned long len = k->page_size;

	if (d->flags & BY_ZLIB)
		return uncompress(to, &len, from, d->size) == Z_OK && len == k->page_size;
	if (d->flags & BY_ZSTD)
		return ZSTD_decompress(to, k->page_size, from, d->size) == k->page_size;
	if (d->flags & BY_LZO)
		return k->lzo && !k->lzo(from, d->size, to, &len, NULL) && len == k->page_size;
	if (d->flags & BY_SNAPPY)
		return k->snappy && !k->snappy((const char *)from, d->size, (char *)to, &len) &&
		       len == k->page_size;
	if (d->size != k->page_size)
		return false;
	memcpy(to, from, k->page_size);
	return true;
}

static bool page_load(const struct kdump *k, u64 pfn, u8 *to)
{
	_cleanup_free_ u8 *from = NULL;
	struct descriptor d;
	u64 i;

	if (!bit(k->dumped, pfn)) {
		memset(to, 0, k->page_size);
		return true;
	}
	i = k->ranks[pfn / RANK];
	for (u64 p = pfn - pfn % RANK; p < pfn; p++)
		i += bit(k->dumped, p);
	if (!file_bytes(k, k->descriptors + i * sizeof(d), &d, sizeof(d)) || !d.size ||
	    d.size > k->page_size)
		return false;
	from = xmalloc(d.size);
	return file_bytes(k, d.offset, from, d.size) && decompress(k, &d, from, to);
}

static bool page_read(struct kdump *k, u64 pfn, size_t skip, void *buf, size_t len)
{
	struct page *page = &k->pages[pfn % PAGES];
	_cleanup_free_ u8 *bytes = NULL;
	bool found;

	pthread_mutex_lock(&k->lock);
	found = page->used && page->pfn == pfn;
	if (found)
		memcpy(buf, page->bytes + skip, len);
	pthread_mutex_unlock(&k->lock);
	if (found)
		return true;
	bytes = xmalloc(k->page_size);
	if (!page_load(k, pfn, bytes))
		return false;
	memcpy(buf, bytes + skip, len);
	pthread_mutex_lock(&k->lock);
	free(page->bytes);
	*page = (struct page){pfn, true, take(bytes)};
	pthread_mutex_unlock(&k->lock);
	return true;
}

bool kdump_read(struct kdump *k, u64 phys, void *buf, size_t len)
{
	while (len) {
		const u64 pfn = phys / k->page_size;
		const size_t skip = (size_t)(phys % k->page_size);
		const size_t n = k->page_size - skip < len ? (size_t)k->page_size - skip : len;

		if (pfn >= k->max_pages || !bit(k->ram, pfn) || !page_read(k, pfn, skip, buf, n))
			return false;
		phys += n;
		buf = (char *)buf + n;
		len -= n;
	}
	return true;
}
