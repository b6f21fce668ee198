// SPDX-License-Identifier: MIT
// An ELF core file as a target: what the kernel writes, and gdb's gcore.
//
// Each PT_LOAD is a mapping. Of its bytes the first p_filesz are in the core, of which a core that
// is cut short has fewer; the rest, for a mapped file, is in that file (core_files.c). The core is
// read by pread, not mapped: its pages do not count as our memory, and a file that shrinks in the
// meantime is an error and not a signal.
#include "target/core.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/auxv.h>
#include <sys/stat.h>

#include "base/io.h"
#include "base/limit.h"
#include "target/arch.h"
#include "target/elf_head.h"
#include "target/maps.h"

// More than any core has, which makes the tables of a made-up one small.
enum { NOTES_MAX = 1 << 30, PHDRS_MAX = 1 << 24 };

static const char vsyscall_name[] = "[vsyscall]";
static const u64 vsyscall_start = 0xffffffffff600000;

// --- reading ---

// Whether a file stands in for the bytes of mapping i that are not stored. What was stored and is
// lost may have been written to.
static bool has_file(const struct target *t, size_t i)
{
	const struct core *c = t->priv;
	const struct extent *x = &c->extents.v[i];

	return x->file != NO_FILE && c->files.v[x->file].fd >= 0 &&
	       !(x->lost && t->maps.v[i].prot & PROT_WRITE);
}

// Of mapping i from addr on, which is in it.
static size_t mapping_read(struct target *t, size_t i, u64 addr, void *buf, size_t len)
{
	const struct core *c = t->priv;
	const struct mapping *m = &t->maps.v[i];
	const struct extent *x = &c->extents.v[i];
	const u64 at = addr - m->start;
	size_t n;
	ssize_t got;

	if (at < x->stored) {
		got = pread_all(c->fd, buf, (size_t)min((u64)len, x->stored - at), x->offset + at);
		return got > 0 ? (size_t)got : 0;
	}
	if (!has_file(t, i))
		return 0;
	n = (size_t)min((u64)len, m->end - addr);
	got = pread_all(c->files.v[x->file].fd, buf, n, m->offset + at);
	if (got <= 0)
		return 0;
	// The file's last page is filled up with zeros.
	n = (size_t)min((u64)n, align_up(at + (u64)got, t->page_size) - at);
	memset((char *)buf + got, 0, n - (size_t)got);
	return n;
}

static size_t core_read(struct target *t, u64 addr, void *buf, size_t len)
{
	size_t done = 0, n = 1;

	for (size_t i = maps_first(t, addr); done < len && n && i < t->maps.n;) {
		const struct mapping *m = &t->maps.v[i];

		if (addr + done < m->start)
			break;
		n = mapping_read(t, i, addr + done, (char *)buf + done, len - done);
		done += n;
		if (addr + done >= m->end)
			i++;
	}
	return done;
}

// The first run of [from, upto) of the core's bytes that is no hole.
static bool stored_run(const struct core *c, u64 from, u64 upto, u64 *ret_start, u64 *ret_end)
{
	off_t data = lseek(c->fd, (off_t)from, SEEK_DATA), hole;

	if (data < 0 && errno == ENXIO)
		return false;
	if (data < 0)
		data = (off_t)from;
	if ((u64)data >= upto)
		return false;
	hole = lseek(c->fd, data, SEEK_HOLE);
	*ret_start = (u64)data;
	*ret_end = hole > data ? min((u64)hole, upto) : upto;
	return true;
}

// How much of mapping i its file stands in for, from the mapping's start: to the end of the page that
// the file ends in.
static u64 file_bytes(const struct target *t, size_t i)
{
	const struct core *c = t->priv;
	const struct mapping *m = &t->maps.v[i];
	u64 size;

	if (!has_file(t, i))
		return 0;
	size = align_up(c->files.v[c->extents.v[i].file].size, t->page_size);
	return m->offset < size ? min(size - m->offset, m->end - m->start) : 0;
}

static bool core_present(struct target *t, u64 start, u64 end, u64 *ret_start, u64 *ret_end)
{
	const struct core *c = t->priv;

	for (size_t i = maps_first(t, start); i < t->maps.n && t->maps.v[i].start < end; i++) {
		const struct mapping *m = &t->maps.v[i];
		const struct extent *x = &c->extents.v[i];
		const u64 from = max(start, m->start), stored = m->start + x->stored;
		const u64 upto = min(end, stored);
		u64 run_start, run_end;

		if (from < upto &&
		    stored_run(c, x->offset + (from - m->start), x->offset + (upto - m->start),
			       &run_start, &run_end)) {
			*ret_start = m->start + (run_start - x->offset);
			*ret_end = m->start + (run_end - x->offset);
			return true;
		}
		run_start = max(from, stored);
		run_end = min(end, m->start + file_bytes(t, i));
		if (run_start >= run_end)
			continue;
		*ret_start = run_start;
		*ret_end = run_end;
		return true;
	}
	return false;
}

// Of a file's mapping a core has what is not as in the file.
static bool core_written(struct target *t, const struct mapping *m)
{
	const struct core *c = t->priv;

	return c->extents.v[m - t->maps.v].stored != 0;
}

// --- mappings ---

struct load {
	u64 start, end, offset, filesz;
	u32 flags;
};

struct loads {
	VEC(struct load) list;
};

static int load_by_start(const struct load *a, const struct load *b)
{
	return (a->start > b->start) - (a->start < b->start);
}

// What NT_FILE says of [start, end).
static const struct named_range *named_at(const struct core_notes *notes, u64 start)
{
	size_t lo = 0, hi = notes->files.n;

	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;

		if (notes->files.v[mid].end <= start)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < notes->files.n && notes->files.v[lo].start <= start ? &notes->files.v[lo]
									: NULL;
}

static void mapping_name(struct mapping *m, const struct named_range *r)
{
	static const char mark[] = " (deleted)";
	size_t len = r ? strlen(r->path) : 0;

	if (len > sizeof(mark) - 1 && !strcmp(r->path + len - (sizeof(mark) - 1), mark)) {
		m->deleted = true;
		len -= sizeof(mark) - 1;
	}
	m->path = r ? xstrndup(r->path, len) : xstrdup("");
	m->offset = r ? r->offset + (m->start - r->start) : 0;
}

static void mapping_add(struct target *t, const struct load *l, const struct core_notes *notes)
{
	struct core *c = t->priv;
	struct mapping m = {
		.start = l->start,
		.end = l->end,
		.prot = (l->flags & PF_R ? PROT_READ : 0) | (l->flags & PF_W ? PROT_WRITE : 0) |
			(l->flags & PF_X ? PROT_EXEC : 0),
	};
	const u64 size = min(l->filesz, l->end - l->start);
	struct extent x = {.offset = l->offset, .stored = size, .file = NO_FILE};

	if (l->offset > c->size)
		x.stored = 0;
	else if (size > c->size - l->offset)
		x.stored = c->size - l->offset;
	x.lost = size - x.stored;
	mapping_name(&m, named_at(notes, m.start));
	*vec_push(&t->maps) = m;
	*vec_push(&c->extents) = x;
}

// Mapped files that have no PT_LOAD, up to `end`: gdb leaves those out that could not have been
// written. Which of them are code it does not say.
static void mappings_unloaded(struct target *t, const struct core_notes *notes, size_t *next,
			      u64 from, u64 end)
{
	for (; *next < notes->files.n && notes->files.v[*next].start < end; ++*next) {
		const struct named_range *r = &notes->files.v[*next];

		if (r->start >= from && r->end <= end)
			mapping_add(t, &(struct load){r->start, r->end, 0, 0, PF_R | PF_X}, notes);
		from = max(from, r->end);
	}
}

static void mappings_build(struct target *t, struct loads *loads, const struct core_notes *notes)
{
	struct core *c = t->priv;
	size_t next = 0;
	u64 from = 0, lost = 0;

	vec_sort(&loads->list, load_by_start);
	vec_each (&loads->list, l) {
		if (l->start < from) {
			target_note(t, "core: segments overlap at 0x%llx",
				    (unsigned long long)l->start);
			continue;
		}
		mappings_unloaded(t, notes, &next, from, l->start);
		mapping_add(t, l, notes);
		lost += vec_last(&c->extents)->lost;
		from = l->end;
	}
	mappings_unloaded(t, notes, &next, from, UINT64_MAX);
	if (lost)
		target_note(t, "core: is cut short: %llu bytes of memory are missing",
			    (unsigned long long)lost);
}

static void mapping_mark(struct target *t, u64 addr, const char *name)
{
	const struct mapping *at = addr ? target_mapping(t, addr) : NULL;
	struct mapping *m = at ? &t->maps.v[at - t->maps.v] : NULL;

	if (!m || m->path[0])
		return;
	free(m->path);
	m->path = xstrdup(name);
}

// The names that /proc/PID/maps would have.
static void mappings_mark(struct target *t)
{
	// The initial stack has the random bytes; the main thread may stand on another one.
	mapping_mark(t, target_auxv(t, AT_RANDOM), "[stack]");
	if (!target_auxv(t, AT_RANDOM) && t->threads.n)
		mapping_mark(t, t->threads.v[0].sp, "[stack]");
	mapping_mark(t, target_auxv(t, AT_SYSINFO_EHDR), "[vdso]");
	mapping_mark(t, vsyscall_start, vsyscall_name);
}

// --- opening ---

// What unpacks a file that cores are often made into; NULL: it is none.
static const char *unpacker(const u8 *bytes, size_t len)
{
	static const struct {
		const char *magic, *name;
		size_t len;
	} packed[] = {
		{"\x1f\x8b", "gzip -d", 2},
		{"\xfd\x37zXZ", "xz -d", 5},
		{"\x04\x22\x4d\x18", "lz4 -d", 4},
		{"BZh", "bzip2 -d", 3},
	};

	for (size_t i = 0; i < ARRAY_SIZE(packed); i++)
		if (len >= packed[i].len && !memcmp(bytes, packed[i].magic, packed[i].len))
			return packed[i].name;
	return NULL;
}

static struct err *not_a_core(const u8 *bytes, size_t len)
{
	const char *name = unpacker(bytes, len);

	if (name)
		return err_new(EINVAL, "compressed: unpack it first, with %s", name);
	return err_new(EINVAL, len ? "not a core file" : "not a core file: it is empty");
}

static struct err *header_read(const struct core *c, Elf64_Ehdr *h, const struct arch **ret)
{
	const u8 native = __BYTE_ORDER == __LITTLE_ENDIAN ? ELFDATA2LSB : ELFDATA2MSB;
	u8 bytes[sizeof(Elf64_Ehdr)];
	const ssize_t len = pread_all(c->fd, bytes, sizeof(bytes), 0);

	if (len < 0 || !elf_head_widen(bytes, (size_t)len, h))
		return not_a_core(bytes, (size_t)max(len, (ssize_t)0));
	if (h->e_ident[EI_DATA] != native)
		return err_new(ENOTSUP,
			       "a core of a processor with another byte order: not supported");
	if (h->e_type != ET_CORE)
		return err_new(EINVAL, "an ELF file, but not a core");
	try(arch_supported(h->e_machine, h->e_ident[EI_CLASS], ret));
	if (!h->e_phentsize || !h->e_phoff)
		return err_new(EINVAL, "a core whose header does not add up");
	return NULL;
}

// With more than 65534 segments the number is in the first section header.
static u64 phdr_count(const struct core *c, const Elf64_Ehdr *h)
{
	const bool wide = h->e_ident[EI_CLASS] == ELFCLASS64;
	const u64 at = wide ? offsetof(Elf64_Shdr, sh_info) : offsetof(Elf32_Shdr, sh_info);
	u32 n;

	if (h->e_phnum != PN_XNUM)
		return h->e_phnum;
	if (h->e_shoff > c->size || pread_all(c->fd, &n, sizeof(n), h->e_shoff + at) != sizeof(n))
		return PN_XNUM; // cut short, as the section headers come last
	return n;
}

static struct err *phdrs_read(struct target *t, const Elf64_Ehdr *h, Elf64_Phdr **ret,
			      size_t *ret_n)
{
	const struct core *c = t->priv;
	const u8 class = h->e_ident[EI_CLASS];
	const size_t size = elf_phdr_size(class);
	const u64 want = phdr_count(c, h);
	const u64 fit = h->e_phoff < c->size ? (c->size - h->e_phoff) / size : 0;
	const u64 n = min(min(want, fit), (u64)PHDRS_MAX);
	_cleanup_free_ Elf64_Phdr *phdrs = NULL;
	_cleanup_free_ char *bytes = NULL;

	if (!n)
		return err_new(EINVAL, "a core without segments");
	if (n < want)
		target_note(t, "core: is cut short: %llu of %llu segments are known",
			    (unsigned long long)n, (unsigned long long)want);
	bytes = xreallocarray(NULL, n, size);
	if (pread_all(c->fd, bytes, n * size, h->e_phoff) < (ssize_t)(n * size))
		return err_errno(EIO, "its segments");
	phdrs = xreallocarray(NULL, n, sizeof(*phdrs));
	for (size_t i = 0; i < n; i++)
		phdrs[i] = elf_phdr_widen(bytes, class, i);
	*ret = take(phdrs);
	*ret_n = n;
	return NULL;
}

static void load_take(struct target *t, const Elf64_Phdr *ph, struct loads *ret)
{
	struct load l = {.start = ph->p_vaddr,
			 .offset = ph->p_offset,
			 .filesz = ph->p_filesz,
			 .flags = ph->p_flags};

	if (!ph->p_memsz)
		return;
	if (!add_fits(ph->p_vaddr, ph->p_memsz, &l.end) || !is_aligned(l.start, 4096) ||
	    l.end > align_down(UINT64_MAX, 4096)) {
		target_note(t, "core: a segment at 0x%llx does not add up",
			    (unsigned long long)ph->p_vaddr);
		return;
	}
	l.end = align_up(l.end, 4096);
	*vec_push(&ret->list) = l;
}

// The bytes of all notes stay in *ret_bytes, for the paths among them.
static void notes_read(struct target *t, const Elf64_Phdr *ph, char **ret_bytes,
		       struct core_notes *ret)
{
	const struct core *c = t->priv;
	const u64 fit = ph->p_offset < c->size ? c->size - ph->p_offset : 0;
	const size_t len = (size_t)min(min(ph->p_filesz, fit), (u64)NOTES_MAX);
	ssize_t got;
	bool whole;

	if (*ret_bytes)
		return;
	*ret_bytes = xmalloc(len);
	got = pread_all(c->fd, *ret_bytes, len, ph->p_offset);
	whole = core_read_notes(t, *ret_bytes, got > 0 ? (size_t)got : 0, ret);
	if (len < ph->p_filesz)
		target_note(t, "core: is cut short: threads, or names of files, are missing");
	else if (!whole)
		target_note(t, "core: its notes do not add up; threads or names may be missing");
}

static bool is_page_size(u64 n)
{
	return n >= 4096 && n <= MIB && !(n & (n - 1));
}

static struct err *core_load(struct target *t)
{
	const struct core *c = t->priv;
	_cleanup_free_ Elf64_Phdr *phdrs = NULL;
	_cleanup_free_ char *note_bytes = NULL;
	struct core_notes notes = {};
	struct loads loads = {};
	Elf64_Ehdr header = {};
	size_t n = 0;

	try(header_read(c, &header, &t->arch));
	try(phdrs_read(t, &header, &phdrs, &n));
	for (size_t i = 0; i < n; i++) {
		if (phdrs[i].p_type == PT_NOTE)
			notes_read(t, &phdrs[i], &note_bytes, &notes);
		else if (phdrs[i].p_type == PT_LOAD)
			load_take(t, &phdrs[i], &loads);
	}
	if (is_page_size(target_auxv(t, AT_PAGESZ)))
		t->page_size = target_auxv(t, AT_PAGESZ);
	mappings_build(t, &loads, &notes);
	core_settle_threads(t);
	mappings_mark(t);
	core_find_files(t);
	core_find_tcbs(t);
	vec_free(&loads.list);
	vec_free(&notes.files);
	if (!t->maps.n)
		return err_new(EINVAL, "a core without memory");
	if (!t->threads.n)
		target_note(t, "core: has no threads: registers and stacks are unknown");
	return NULL;
}

static void core_close(struct target *t)
{
	struct core *c = t->priv;

	cleanup_close(&c->fd);
	vec_free(&c->extents);
	core_close_files(c);
	free(c);
}

static const struct target_ops core_ops = {
	.read = core_read,
	.present = core_present,
	.written = core_written,
	.open_file = core_open_file,
	.close = core_close,
};

// c->fd is the file itself so far.
static struct err *core_open_bytes(struct target *t)
{
	struct core *c = t->priv;
	struct stat st;
	char magic[4];
	int fd;

	if (fstat(c->fd, &st) < 0)
		return err_errno(errno, "stat");
	if (S_ISDIR(st.st_mode))
		return err_errno(EISDIR, "not a core file");
	if (S_ISFIFO(st.st_mode))
		return err_new(
			ESPIPE,
			"a pipe, and a core is read here and there: write it to a file first");
	if (zst_recognise(magic,
			  (size_t)max(pread_all(c->fd, magic, sizeof(magic), 0), (ssize_t)0))) {
		try(zst_unpack(t, c->fd, &fd));
		close(c->fd);
		c->fd = fd;
		if (fstat(c->fd, &st) < 0)
			return err_errno(errno, "stat");
	}
	c->size = (u64)st.st_size;
	return NULL;
}

struct err *target_open_core(const char *path, struct target **ret)
{
	_cleanup_(target_closep) struct target *t = xcalloc(1, sizeof(*t));
	struct core *c = xcalloc(1, sizeof(*c));

	t->ops = &core_ops;
	t->priv = c;
	t->name = xstrdup(path);
	t->page_size = 4096;
	c->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); // a pipe's writer may never come
	if (c->fd < 0)
		return err_new(errno, "%s", strerror(errno));
	try(limit_raise());
	try(core_open_bytes(t));
	try(core_load(t));
	if (!t->comm)
		t->comm = xstrdup("?");
	t->description = xasprintf("%s (%s)", path, t->comm);
	*ret = take(t);
	return NULL;
}

bool core_recognise(const char *path)
{
	_cleanup_close_ int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	u8 bytes[sizeof(Elf64_Ehdr)];
	const ssize_t n = fd < 0 ? 0 : pread_all(fd, bytes, sizeof(bytes), 0);
	Elf64_Ehdr header;

	if (n > 0 && (zst_recognise((const char *)bytes, (size_t)n) || unpacker(bytes, (size_t)n)))
		return true;
	return n > 0 && elf_head_widen(bytes, (size_t)n, &header) && header.e_type == ET_CORE;
}
