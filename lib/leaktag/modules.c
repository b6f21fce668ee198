// SPDX-License-Identifier: MIT
// Records are only ever added and marked, by one thread at a time; readers need no lock. A thread
// that finds the list being read does without: its site's module is then found by who reads the
// table from outside.

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "attach.h"
#include "modules.h"
#include "sites.h"
#include "table.h"

// What only this process needs to know of a module.
struct unwinding {
	struct cfi_image frames; // the segment that .eh_frame_hdr is in; header 0: it has none
	bool spare;		 // nobody can write to it
	bool runtime;
	bool seen; // in the present reading
};

static struct unwinding *unwinding;
static _Atomic int reading; // pid of who reads the list

static struct leaktag_module *module(uint32_t i)
{
	return (struct leaktag_module *)(uintptr_t)leaktag_root.module_table + i;
}

static uint32_t module_count(void)
{
	return atomic_load_explicit((_Atomic uint32_t *)&leaktag_root.modules,
				    memory_order_acquire);
}

static bool starts_with(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

static bool is_runtime(const char *path, const struct dl_phdr_info *info)
{
	static const char *const names[] = {
		"libc.so.",   "libc-2.",      "ld-linux",  "ld-musl-",	   "ld-2.",
		"libc.musl-", "libstdc++.so", "libc++.so", "libc++abi.so", "libgcc_s.so",
		"libpthread", "libdl",	      "libsupc++"};
	const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (starts_with(base, names[i]))
			return true;
	uintptr_t here = (uintptr_t)&leaktag_root;
	for (unsigned i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &info->dlpi_phdr[i];
		if (p->p_type == PT_LOAD && here - (info->dlpi_addr + p->p_vaddr) < p->p_memsz)
			return true;
	}
	return false;
}

static void read_build_id(struct leaktag_module *m, const uint8_t *p, size_t len, size_t align)
{
	align = align == 8 ? 8 : 4;
	while (len >= sizeof(ElfW(Nhdr))) {
		const ElfW(Nhdr) *note = (const void *)p;
		size_t desc = sizeof(*note) + ((note->n_namesz + align - 1) & ~(align - 1));
		size_t next = desc + ((note->n_descsz + align - 1) & ~(align - 1));
		if (note->n_namesz > len || note->n_descsz > len || desc + note->n_descsz > len)
			return;
		if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 &&
		    memcmp(note + 1, "GNU", 4) == 0 && note->n_descsz <= sizeof(m->build_id)) {
			memcpy(m->build_id, p + desc, note->n_descsz);
			m->build_id_len = (uint8_t)note->n_descsz;
			return;
		}
		if (next >= len)
			return;
		p += next;
		len -= next;
	}
}

// Paths are stored end to end in pages of their own.
static uint64_t path_store(const char *path, size_t len)
{
	enum { PAGES = 1 << 16 };
	static char *at, *end;

	if (len >= PAGES)
		return 0;
	if ((size_t)(end - at) <= len) {
		if (!(at = table_map(PAGES)))
			return end = NULL, 0;
		end = at + PAGES;
	}
	char *mine = at;
	memcpy(mine, path, len);
	at += len + 1;
	return (uintptr_t)mine;
}

// The frame tables are trusted to end in the segment that they begin in.
static void frames_bound(struct unwinding *u, const struct dl_phdr_info *info)
{
	for (unsigned i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &info->dlpi_phdr[i];
		uint64_t start = info->dlpi_addr + p->p_vaddr;
		if (p->p_type != PT_LOAD || u->frames.header - start >= p->p_filesz)
			continue;
		u->frames.addr = start;
		u->frames.bytes = (const uint8_t *)(uintptr_t)start;
		u->frames.len = p->p_filesz;
		u->spare = !(p->p_flags & PF_W);
	}
}

static void module_describe(struct leaktag_module *m, struct unwinding *u,
			    const struct dl_phdr_info *info)
{
	for (unsigned i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &info->dlpi_phdr[i];
		uint64_t start = info->dlpi_addr + p->p_vaddr;
		if (p->p_type == PT_LOAD) {
			if (m->end == 0 || start < m->start)
				m->start = start;
			if (start + p->p_memsz > m->end)
				m->end = start + p->p_memsz;
		} else if (p->p_type == PT_GNU_EH_FRAME) {
			u->frames.header = start;
		} else if (p->p_type == PT_NOTE && m->build_id_len == 0) {
			read_build_id(m, (const uint8_t *)(uintptr_t)start, p->p_filesz,
				      p->p_align);
		}
	}
	m->base = info->dlpi_addr;
	frames_bound(u, info);
}

// What is mapped at an address, as the kernel has it.
static bool path_mapped(uint64_t at, char *room, size_t size)
{
	int fd = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
	char *line, *end, *path = NULL;
	size_t have = 0;
	ssize_t got;

	while (fd >= 0 && !path && (got = read(fd, room + have, size - 1 - have)) > 0) {
		room[have + (size_t)got] = 0;
		for (line = room; !path && (end = strchr(line, '\n')); line = end + 1) {
			uint64_t start = strtoull(line, &path, 16);
			bool here = start <= at && at < strtoull(path + 1, NULL, 16);
			*end = 0;
			path = here ? strchr(line, '/') : NULL;
		}
		have = path ? 0 : strlen(line);
		memmove(room, path ? path : line, strlen(path ? path : line) + 1);
	}
	if (fd >= 0)
		close(fd);
	return path;
}

// Where the module's file is. The program itself the loader lists without a name, and one that was
// loaded by a relative name, from a directory that the program may have left since, by that.
static const char *path_of(const struct dl_phdr_info *info, uint64_t start, char *room, size_t size)
{
	const char *name = info->dlpi_name;

	if (!name || !*name) {
		ssize_t got = readlink("/proc/self/exe", room, size - 1);
		room[got > 0 ? got : 0] = 0;
		return room;
	}
	// The kernel's own has no file, and no path.
	return *name != '/' && strchr(name, '/') && path_mapped(start, room, size) ? room : name;
}

// A module that the loader has now: known, or new.
static int module_see(struct dl_phdr_info *info, size_t size, void *arg)
{
	struct leaktag_module m = {};
	struct unwinding u = {.seen = true};
	uint32_t n = module_count();
	char room[4096 + 128]; // a path, and what maps has before it

	module_describe(&m, &u, info);
	if (m.end == 0)
		return 0;
	for (uint32_t i = 0; i < n; i++) {
		const struct leaktag_module *had = module(i);
		if (!had->dead && had->start == m.start && had->end == m.end &&
		    had->build_id_len == m.build_id_len &&
		    memcmp(had->build_id, m.build_id, sizeof(m.build_id)) == 0) {
			unwinding[i].seen = true;
			return 0;
		}
	}
	if (n == LEAKTAG_MAX_MODULES)
		return 0;
	const char *path = path_of(info, m.start, room, sizeof(room));
	u.runtime = is_runtime(path, info);
	m.path_len = (uint32_t)strlen(path);
	m.path = path_store(path, m.path_len);
	unwinding[n] = u;
	*module(n) = m;
	atomic_store_explicit((_Atomic uint32_t *)&leaktag_root.modules, n + 1,
			      memory_order_release);
	return 0;
}

static bool tables_ready(void)
{
	if (leaktag_root.module_table)
		return true;
	if (!unwinding)
		unwinding = table_map(LEAKTAG_MAX_MODULES * sizeof(*unwinding));
	if (unwinding)
		leaktag_root.module_table =
			(uintptr_t)table_map(LEAKTAG_MAX_MODULES * sizeof(struct leaktag_module));
	return leaktag_root.module_table != 0;
}

static void refresh_alone(void)
{
	if (!tables_ready())
		return;
	for (uint32_t i = 0; i < module_count(); i++)
		unwinding[i].seen = false;
	dl_iterate_phdr(module_see, NULL);
	for (uint32_t i = 0; i < module_count(); i++) {
		struct leaktag_module *m = module(i);
		if (m->dead || unwinding[i].seen)
			continue;
		m->dead = 1;
		table_kill(i);
		attach_forget(m->start, m->end);
		sites_forget();
	}
}

void modules_refresh(void)
{
	int other = 0, self = getpid();

	if (!atomic_compare_exchange_strong(&reading, &other, self)) {
		// A parent's thread was reading when this process was forked off: nobody is now.
		if (other == self || !atomic_compare_exchange_strong(&reading, &other, self))
			return;
	}
	refresh_alone();
	atomic_store(&reading, 0);
}

static uint32_t find(uint64_t pc)
{
	for (uint32_t i = module_count(); i-- > 0;) {
		const struct leaktag_module *m = module(i);
		if (!m->dead && pc >= m->start && pc < m->end)
			return i;
	}
	return MODULES_NONE;
}

static int count_adds(struct dl_phdr_info *info, size_t size, void *arg)
{
	*(unsigned long long *)arg = info->dlpi_adds;
	return 1;
}

uint32_t modules_at(uint64_t pc)
{
	static _Atomic unsigned long long read_at; // loader's count of modules loaded so far
	unsigned long long adds = 0;
	uint32_t i = find(pc);

	if (i != MODULES_NONE)
		return i;
	dl_iterate_phdr(count_adds, &adds);
	if (adds == atomic_load(&read_at))
		return MODULES_NONE; // nothing new: generated code
	modules_refresh();
	atomic_store(&read_at, adds);
	return find(pc);
}

bool modules_frames(uint32_t index, struct cfi_image *ret)
{
	if (index >= module_count() || !unwinding[index].frames.len)
		return false;
	*ret = unwinding[index].frames;
	return true;
}

void modules_frames_spare(uint32_t index)
{
	struct cfi_image i;
	uint64_t page = (uint64_t)getpagesize();

	if (!modules_frames(index, &i) || !unwinding[index].spare)
		return;
	uint64_t from = (i.header + page - 1) & ~(page - 1), to = (i.addr + i.len) & ~(page - 1);
	if (from < to)
		madvise((void *)(uintptr_t)from, to - from, MADV_DONTNEED);
}

bool modules_is_runtime(uint32_t index)
{
	return index < module_count() && unwinding[index].runtime;
}

enum instance modules_instance(uint32_t index, uint64_t pc)
{
	if (index >= module_count() || unwinding[index].runtime || !module(index)->path)
		return INSTANCE_NO;
	return instances_at(index, module(index), (const char *)(uintptr_t)module(index)->path, pc);
}
