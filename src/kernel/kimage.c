// SPDX-License-Identifier: MIT
#include "kernel/kimage.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "base/io.h"
#include "kernel/kdump.h"

enum {
	SEGMENTS_MAX = 1 << 20,
	NOTES_MAX = 16 << 20,
	CACHE_PAGES = 512, // of 4 KiB: what walks of lists and page tables come back to
	CACHE_PAGE = 4096,
};

struct kimage_page {
	u64 addr; // virtual
	bool used;
	u8 bytes[CACHE_PAGE];
};

// --- bytes ---

// The segment of a sorted table that has the address, by its key.
static const struct kimage_segment *segment_find(const struct kimage_segment *v, size_t n, u64 addr,
						 bool by_phys)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		u64 start = by_phys ? v[mid].phys : v[mid].virt;

		if (addr < start)
			hi = mid;
		else if (addr - start >= v[mid].len)
			lo = mid + 1;
		else
			return &v[mid];
	}
	return NULL;
}

static ssize_t bytes_read(const struct kimage *im, void *buf, size_t len, u64 offset)
{
	struct kimage_port *port;
	ssize_t n;

	if (!im->live)
		return pread_all(im->fd, buf, len, offset);
	// The descriptors are not a part of what const promises.
	port = (struct kimage_port *)&im->ports[(size_t)gettid() % KIMAGE_PORTS];
	pthread_mutex_lock(&port->lock);
	n = pread_all(port->fd, buf, len, offset);
	pthread_mutex_unlock(&port->lock);
	return n;
}

// Reads as much as one segment has; 0 if it has nothing there.
static size_t segment_read(const struct kimage *im, const struct kimage_segment *s, u64 start,
			   u64 addr, void *buf, size_t len)
{
	u64 skip = addr - start;
	ssize_t n;

	if (len > s->len - skip)
		len = s->len - skip;
	n = bytes_read(im, buf, len, s->offset + skip);
	return n == (ssize_t)len ? len : 0;
}

bool kimage_read_phys(const struct kimage *im, u64 phys, void *buf, size_t len)
{
	if (im->kdump)
		return kdump_read(im->kdump, phys, buf, len);
	while (len) {
		const struct kimage_segment *s = segment_find(im->ram.v, im->ram.n, phys, true);
		size_t n = s ? segment_read(im, s, s->phys, phys, buf, len) : 0;

		if (!n)
			return false;
		phys += n;
		buf = (char *)buf + n;
		len -= n;
	}
	return true;
}

// Reads up to len bytes that are contiguous; returns how many.
static size_t read_piece(const struct kimage *im, u64 addr, void *buf, size_t len)
{
	const struct kimage_segment *s = segment_find(im->mapped.v, im->mapped.n, addr, false);
	u64 phys, span;

	if (s)
		return segment_read(im, s, s->virt, addr, buf, len);
	if (im->direct_map && addr >= im->direct_map && addr - im->direct_map < im->ram_end) {
		phys = addr - im->direct_map;
		span = len;
	} else if (!im->arch->translate(im, addr, &phys, &span)) {
		return 0;
	}
	if (len > span)
		len = span;
	return kimage_read_phys(im, phys, buf, len) ? len : 0;
}

bool kimage_read_uncached(const struct kimage *im, u64 addr, void *buf, size_t len)
{
	while (len) {
		size_t n = read_piece(im, addr, buf, len);

		if (!n)
			return false;
		addr += n;
		buf = (char *)buf + n;
		len -= n;
	}
	return true;
}

static const u8 *cached_page(struct kimage *im, u64 addr)
{
	struct kimage_page *p = &im->cache[addr / CACHE_PAGE % CACHE_PAGES];

	if (p->used && p->addr == addr)
		return p->bytes;
	p->used = kimage_read_uncached(im, addr, p->bytes, CACHE_PAGE);
	p->addr = addr;
	return p->used ? p->bytes : NULL;
}

bool kimage_read(struct kimage *im, u64 addr, void *buf, size_t len)
{
	if (len > 4 * CACHE_PAGE || addr > UINT64_MAX - len)
		return len <= UINT64_MAX - addr && kimage_read_uncached(im, addr, buf, len);
	while (len) {
		u64 page = align_down(addr, CACHE_PAGE);
		size_t n = min(len, (size_t)(page + CACHE_PAGE - addr));
		const u8 *bytes = cached_page(im, page);

		if (bytes)
			memcpy(buf, bytes + (addr - page), n);
		else if (!kimage_read_uncached(im, addr, buf, n)) // a segment may end inside of it
			return false;
		addr += n;
		buf = (char *)buf + n;
		len -= n;
	}
	return true;
}

void kimage_forget(struct kimage *im)
{
	for (size_t i = 0; i < CACHE_PAGES; i++)
		im->cache[i].used = false;
}

bool kimage_u64(struct kimage *im, u64 addr, u64 *ret)
{
	return kimage_read(im, addr, ret, sizeof(*ret));
}

bool kimage_u32(struct kimage *im, u64 addr, u32 *ret)
{
	return kimage_read(im, addr, ret, sizeof(*ret));
}

bool kimage_u16(struct kimage *im, u64 addr, u16 *ret)
{
	return kimage_read(im, addr, ret, sizeof(*ret));
}

bool kimage_string(struct kimage *im, u64 addr, char *buf, size_t max)
{
	size_t n = 0;

	while (n + 1 < max && kimage_read(im, addr + n, buf + n, 1) && buf[n])
		n++;
	buf[n] = 0;
	return n > 0;
}

// --- VMCOREINFO ---

const char *vmcoreinfo_find(const struct kimage *im, const char *key)
{
	size_t len = strlen(key);

	for (const char *p = im->vmcoreinfo; p && *p; p = strchr(p, '\n') + 1) {
		if (!strncmp(p, key, len) && p[len] == '=')
			return p + len + 1;
		if (!strchr(p, '\n'))
			break;
	}
	return NULL;
}

static bool keyed_number(const struct kimage *im, const char *kind, const char *name, int base,
			 u64 *ret)
{
	char key[96];
	const char *value;
	char *end;

	if ((size_t)snprintf(key, sizeof(key), "%s(%s)", kind, name) >= sizeof(key))
		return false;
	value = vmcoreinfo_find(im, key);
	if (!value)
		return false;
	errno = 0;
	*ret = *value == '-' ? (u64)strtoll(value, &end, base) : strtoull(value, &end, base);
	return !errno && end != value;
}

bool vmcoreinfo_symbol(const struct kimage *im, const char *name, u64 *ret)
{
	return keyed_number(im, "SYMBOL", name, 16, ret);
}

bool vmcoreinfo_offset(const struct kimage *im, const char *name, u64 *ret)
{
	return keyed_number(im, "OFFSET", name, 10, ret);
}

bool vmcoreinfo_number(const struct kimage *im, const char *name, s64 *ret)
{
	return keyed_number(im, "NUMBER", name, 0, (u64 *)ret);
}

const char *kimage_release(const struct kimage *im, char *buf, size_t len)
{
	const char *release = vmcoreinfo_find(im, "OSRELEASE");

	snprintf(buf, len, "%.*s", release ? (int)strcspn(release, "\n") : 7,
		 release ? release : "unknown");
	return buf;
}

static char *vmcoreinfo_copy(const char *bytes, size_t len)
{
	char *copy = xmalloc(len + 2);
	size_t n = strnlen(bytes, len);

	memcpy(copy, bytes, n);
	copy[n] = '\n';
	copy[n + 1] = 0;
	return copy;
}

// What a processor had in its registers is part of what the kernel held when it was stopped.
static void registers_add(struct kimage *im, const char *desc, size_t len)
{
	for (size_t at = 0; at + 8 <= len; at += 8) {
		u64 word;

		memcpy(&word, desc + at, sizeof(word));
		*vec_push(&im->registers) = word;
	}
}

static void notes_take(struct kimage *im, const char *notes, size_t len)
{
	size_t at = 0;

	while (len - at >= sizeof(Elf64_Nhdr)) {
		Elf64_Nhdr nh;
		u64 name, desc, end;

		memcpy(&nh, notes + at, sizeof(nh));
		name = at + sizeof(nh);
		desc = name + align_up(nh.n_namesz, 4);
		end = desc + align_up(nh.n_descsz, 4);
		if (desc > len || desc + nh.n_descsz > len)
			return;
		if (nh.n_namesz == 11 && !memcmp(notes + name, "VMCOREINFO", 11) && !im->vmcoreinfo)
			im->vmcoreinfo = vmcoreinfo_copy(notes + desc, nh.n_descsz);
		if (nh.n_namesz == 5 && !memcmp(notes + name, "CORE", 5) &&
		    nh.n_type == NT_PRSTATUS)
			registers_add(im, notes + desc, nh.n_descsz);
		at = min(end, (u64)len);
	}
}

static void notes_read(struct kimage *im, const Elf64_Phdr *ph)
{
	_cleanup_free_ char *notes = NULL;
	ssize_t got;

	if (!ph->p_filesz || ph->p_filesz > NOTES_MAX)
		return;
	notes = xmalloc(ph->p_filesz);
	got = pread_all(im->fd, notes, ph->p_filesz, ph->p_offset);
	notes_take(im, notes, got > 0 ? (size_t)got : 0);
}

// --- opening ---

static int by_phys(const struct kimage_segment *a, const struct kimage_segment *b)
{
	return (a->phys > b->phys) - (a->phys < b->phys);
}

static int by_virt(const struct kimage_segment *a, const struct kimage_segment *b)
{
	return (a->virt > b->virt) - (a->virt < b->virt);
}

// p_paddr is ~0 in kcore for what is not the map of all memory; p_vaddr is 0 in QEMU's dumps.
static void segment_add(struct kimage *im, const Elf64_Phdr *ph, u64 file_size)
{
	struct kimage_segment s = {ph->p_paddr, ph->p_vaddr, ph->p_filesz, ph->p_offset};

	if (file_size && (s.offset >= file_size || s.len > file_size - s.offset)) {
		im->truncated = true;
		s.len = s.offset < file_size ? file_size - s.offset : 0;
	}
	if (!s.len || s.len > UINT64_MAX - s.virt)
		return;
	if (s.virt)
		*vec_push(&im->mapped) = s;
	if (s.phys != UINT64_MAX && s.len <= UINT64_MAX - s.phys)
		*vec_push(&im->ram) = s;
}

// The kernel's text stands in kcore twice: in its own segment, and as a part of RAM.
static void drop_overlaps(struct kimage *im)
{
	size_t n = 0;

	vec_sort(&im->ram, by_phys);
	vec_sort(&im->mapped, by_virt);
	vec_each (&im->ram, s) {
		struct kimage_segment *last = n ? &im->ram.v[n - 1] : NULL;

		if (last && s->phys < last->phys + last->len) {
			if (s->len <= last->len)
				continue;
			if (s->phys == last->phys) {
				*last = *s;
				continue;
			}
			last->len = s->phys - last->phys;
		}
		im->ram.v[n++] = *s;
	}
	im->ram.n = n;
	if (n)
		im->ram_end = im->ram.v[n - 1].phys + im->ram.v[n - 1].len;
}

// 65535 segments or more: their number stands in the first section header.
static size_t segment_count(const struct kimage *im, const Elf64_Ehdr *eh)
{
	Elf64_Shdr sh;

	if (eh->e_phnum != PN_XNUM)
		return eh->e_phnum;
	if (pread_all(im->fd, &sh, sizeof(sh), eh->e_shoff) != sizeof(sh))
		return 0;
	return sh.sh_info;
}

static struct err *headers_read(struct kimage *im)
{
	_cleanup_free_ Elf64_Phdr *ph = NULL;
	Elf64_Ehdr eh;
	struct stat st;
	u64 size;
	size_t n;

	if (pread_all(im->fd, &eh, sizeof(eh), 0) != sizeof(eh))
		return err_new(0, "cut short in its header");
	if (memcmp(eh.e_ident, ELFMAG, SELFMAG) || eh.e_ident[EI_CLASS] != ELFCLASS64 ||
	    eh.e_ident[EI_DATA] != ELFDATA2LSB || eh.e_type != ET_CORE)
		return err_new(ENOTSUP, "not a little-endian 64-bit ELF core");
	im->arch = eh.e_machine == kimage_x86_64.machine    ? &kimage_x86_64
		   : eh.e_machine == kimage_aarch64.machine ? &kimage_aarch64
							    : NULL;
	if (!im->arch)
		return err_new(ENOTSUP,
			       "memory of a machine of type %u; x86-64 and aarch64 are known",
			       eh.e_machine);
	n = segment_count(im, &eh);
	if (!n || eh.e_phentsize != sizeof(*ph) || n > SEGMENTS_MAX)
		return err_new(0, "its program headers are damaged");
	ph = xcalloc(n, sizeof(*ph));
	if (pread_all(im->fd, ph, n * sizeof(*ph), eh.e_phoff) != (ssize_t)(n * sizeof(*ph)))
		return err_new(0, "cut short in its program headers");
	size = !im->live && !fstat(im->fd, &st) ? (u64)st.st_size : 0;
	for (size_t i = 0; i < n; i++) {
		if (ph[i].p_type == PT_NOTE)
			notes_read(im, &ph[i]);
		else if (ph[i].p_type == PT_LOAD)
			segment_add(im, &ph[i], size);
	}
	drop_overlaps(im);
	if (!im->ram.n)
		return err_new(0, "it has no memory in it");
	return NULL;
}

// Without a note: the kernel keeps VMCOREINFO in a page of its own. Other pages may begin alike (a
// buffer of some program), so that the arch has the last word on each.
static struct err *vmcoreinfo_search(struct kimage *im)
{
	enum { CHUNK = 1 << 20 };
	static const char first[] = "OSRELEASE=";
	_cleanup_free_ char *buf = xmalloc(CHUNK);

	vec_each (&im->ram, s) {
		u64 end = s->phys + s->len;

		for (u64 at = align_up(s->phys, CACHE_PAGE); at < end; at += CHUNK) {
			size_t n = min((u64)CHUNK, end - at);

			if (!kimage_read_phys(im, at, buf, n))
				continue;
			for (size_t i = 0; i + CACHE_PAGE <= n; i += CACHE_PAGE) {
				struct err *e;

				if (memcmp(buf + i, first, sizeof(first) - 1) ||
				    !memmem(buf + i, CACHE_PAGE, "\nSYMBOL(", 8))
					continue;
				im->vmcoreinfo = vmcoreinfo_copy(buf + i, CACHE_PAGE);
				e = im->arch->open(im);
				if (!e)
					return NULL;
				err_free(e);
				free(take(im->vmcoreinfo));
			}
		}
	}
	return err_new(0, "no VMCOREINFO in it: not a dump of a Linux kernel, or one that was made "
			  "without CONFIG_VMCORE_INFO");
}

static struct err *compressed_read(struct kimage *im)
{
	const struct kdump_run *runs;
	const char *info, *notes;
	size_t n, len;

	try(kdump_open(im->fd, &im->kdump));
	im->arch = !strcmp(kdump_machine(im->kdump), "x86_64")	  ? &kimage_x86_64
		   : !strcmp(kdump_machine(im->kdump), "aarch64") ? &kimage_aarch64
								  : NULL;
	if (!im->arch)
		return err_new(ENOTSUP,
			       "memory of a machine of type \"%s\"; x86-64 and aarch64 are "
			       "known",
			       kdump_machine(im->kdump));
	runs = kdump_runs(im->kdump, &n);
	for (size_t i = 0; i < n; i++)
		*vec_push(&im->ram) = (struct kimage_segment){.phys = runs[i].start,
							      .len = runs[i].end - runs[i].start};
	if (!n)
		return err_new(0, "it has no memory in it");
	im->ram_end = runs[n - 1].end;
	info = kdump_vmcoreinfo(im->kdump, &len);
	if (info)
		im->vmcoreinfo = vmcoreinfo_copy(info, len);
	notes = kdump_notes(im->kdump, &len);
	notes_take(im, notes, len);
	return NULL;
}

static struct err *file_read_headers(struct kimage *im)
{
	char magic[16] = "";
	ssize_t n = pread_all(im->fd, magic, sizeof(magic), 0);

	if (n > 0 && kdump_recognise(magic, (size_t)n))
		return compressed_read(im);
	return headers_read(im);
}

static struct err *setup(struct kimage *im)
{
	s64 page_size;

	try(file_read_headers(im));
	if (im->vmcoreinfo)
		try(im->arch->open(im));
	else
		try(vmcoreinfo_search(im));
	im->page_size = 4096;
	if (vmcoreinfo_find(im, "PAGESIZE")) {
		page_size = strtoll(vmcoreinfo_find(im, "PAGESIZE"), NULL, 10);
		if (page_size < 4096 || page_size > 65536 || page_size & (page_size - 1))
			return err_new(0, "VMCOREINFO's PAGESIZE is damaged");
		im->page_size = (u64)page_size;
	}
	return NULL;
}

struct err *kimage_open(const char *path, bool live, struct kimage **ret)
{
	_cleanup_(kimage_closep) struct kimage *im = xcalloc(1, sizeof(*im));

	im->live = live;
	im->name = xstrdup(path);
	im->cache = xcalloc(CACHE_PAGES, sizeof(*im->cache));
	im->fd = open(path, O_RDONLY | O_CLOEXEC);
	for (size_t i = 0; i < KIMAGE_PORTS; i++) {
		pthread_mutex_init(&im->ports[i].lock, NULL);
		im->ports[i].fd = live && im->fd >= 0 ? open(path, O_RDONLY | O_CLOEXEC) : -1;
	}
	if (im->fd < 0 || (live && im->ports[KIMAGE_PORTS - 1].fd < 0))
		return err_errno(errno, "%s", path);
	try(err_wrap(setup(im), "%s", path));
	*ret = take(im);
	return NULL;
}

void kimage_close(struct kimage *im)
{
	if (im->kdump)
		kdump_close(im->kdump);
	if (im->fd >= 0)
		close(im->fd);
	for (size_t i = 0; i < KIMAGE_PORTS; i++) {
		if (im->ports[i].fd >= 0)
			close(im->ports[i].fd);
		pthread_mutex_destroy(&im->ports[i].lock);
	}
	free(im->name);
	free(im->vmcoreinfo);
	free(im->cache);
	vec_free(&im->ram);
	vec_free(&im->mapped);
	vec_free(&im->registers);
	free(im);
}
