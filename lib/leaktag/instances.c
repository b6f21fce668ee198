// SPDX-License-Identifier: MIT
// The module's file is read once, when the first site in it is seen: its symbol table (or the one of
// what it exports, if it was stripped), of which the addresses of instances are kept. Only with
// system calls, and only into pages of our own: it happens inside malloc.

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "instances.h"
#include "table.h"

enum {
	HEADER_BYTES = 1024,	 // compared with what is mapped: is it the same file?
	STRINGS_MAX = 512 << 20, // bytes
	SYMBOLS_MAX = 1 << 24,	 // of one module
	CHUNK = 1024,		 // symbols, or headers of sections, that are read at a time
};

struct range {
	uint32_t start, end; // from the module's first address on
};

struct instances {
	_Atomic int reader; // pid of who reads the file
	_Atomic bool ready;
	uint32_t n;
	struct range *ranges; // by start
};

static struct instances *_Atomic all; // by number of module

// --- names ---

static bool starts_with(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

static bool starts_with_any(const char *s, const char *const *prefixes)
{
	for (; *prefixes; prefixes++)
		if (starts_with(s, *prefixes))
			return true;
	return false;
}

// _ZSt4copy..., _ZNSt6vector..., _ZNKSs4size...: "S" and a letter stand for std and things in it.
static bool is_cxx(const char *name)
{
	name += 2; // "_Z"
	if (*name == 'N')
		name++;
	while (*name == 'K' || *name == 'V' || *name == 'R' || *name == 'O')
		name++;
	return (name[0] == 'S' && name[1] && strchr("tabsiod", name[1])) ||
	       starts_with(name, "9__gnu_cxx");
}

// _ZN5alloc7raw_vec11finish_grow17h0123456789abcdefE, _ZN63_$LT$alloc..vec..Vec$LT$...
static bool is_rust_legacy(const char *name)
{
	static const char *const crates[] = {"4core", "5alloc", "3std", "9hashbrown", NULL};
	static const char *const types[] = {"_$LT$alloc..",
					    "_$LT$core..",
					    "_$LT$std..",
					    "_$LT$T$u20$as$u20$alloc..",
					    "_$LT$T$u20$as$u20$core..",
					    NULL};
	// A function of the library that others of its files call: reserve_rehash17h...E.llvm.123.
	const char *suffix = strstr(name, ".llvm.");
	size_t len = suffix ? (size_t)(suffix - name) : strlen(name);

	if (len < 24 || strncmp(name + len - 20, "17h", 3) != 0 || name[len - 1] != 'E')
		return false;
	name += 3; // "_ZN"
	if (starts_with_any(name, crates))
		return true;
	return starts_with_any(name + strspn(name, "0123456789"), types);
}

// _RNvNtCsdlEy1nGtMnl_5alloc7raw_vec11finish_grow: by the first crate that it names.
static bool is_rust(const char *name)
{
	static const char *const crates[] = {"4core",	   "5alloc",	"3std",
					     "9hashbrown", "7___rustc", NULL};

	name = strstr(name, "Cs");
	name = name ? strchr(name, '_') : NULL;
	return name && starts_with_any(name + 1, crates);
}

bool instances_is_name(const char *name)
{
	static const char *const shims[] = {"__rust_alloc", "__rust_realloc", "__rdl_", "__rg_",
					    NULL};

	if (starts_with(name, "_ZN") && is_rust_legacy(name))
		return true;
	if (starts_with(name, "_Z"))
		return is_cxx(name);
	if (starts_with(name, "_R"))
		return is_rust(name);
	return starts_with_any(name, shims);
}

// --- the file ---

struct symbols {
	int fd;
	uint64_t at; // in the file
	size_t n;
	char *strings; // the last of them ends, whatever the file says
	size_t strings_len;
	uint64_t low; // lowest address of the module in the file
};

static bool read_at(int fd, void *buf, size_t len, uint64_t at)
{
	return pread(fd, buf, len, (off_t)at) == (ssize_t)len;
}

// The mapped file may have been replaced since.
static bool is_mapped_file(int fd, const struct leaktag_module *m)
{
	char header[HEADER_BYTES];

	return m->end - m->start >= sizeof(header) && read_at(fd, header, sizeof(header), 0) &&
	       memcmp(header, ELFMAG, SELFMAG) == 0 &&
	       memcmp(header, (const void *)(uintptr_t)m->start, sizeof(header)) == 0;
}

// The full symbol table if there is one, else that of what is exported.
static bool find_table(int fd, const ElfW(Ehdr) * e, ElfW(Shdr) * ret)
{
	ElfW(Shdr) section;

	ret->sh_type = SHT_NULL;
	if (e->e_shentsize != sizeof(section))
		return false;
	for (unsigned i = 0; i < e->e_shnum && ret->sh_type != SHT_SYMTAB; i++) {
		if (!read_at(fd, &section, sizeof(section), e->e_shoff + i * sizeof(section)))
			return false;
		if (section.sh_type == SHT_SYMTAB || section.sh_type == SHT_DYNSYM)
			*ret = section;
	}
	return ret->sh_type != SHT_NULL && ret->sh_entsize == sizeof(ElfW(Sym));
}

static bool symbols_open(struct symbols *s, const struct leaktag_module *m)
{
	ElfW(Ehdr) e;
	ElfW(Shdr) table = {}, strings;

	if (!is_mapped_file(s->fd, m) || !read_at(s->fd, &e, sizeof(e), 0) ||
	    !find_table(s->fd, &e, &table) || table.sh_link >= e.e_shnum ||
	    !read_at(s->fd, &strings, sizeof(strings), e.e_shoff + table.sh_link * sizeof(strings)))
		return false;
	s->at = table.sh_offset;
	s->n = table.sh_size / sizeof(ElfW(Sym));
	s->low = m->start - m->base;
	s->strings_len = strings.sh_size;
	if (s->n > SYMBOLS_MAX || s->strings_len > STRINGS_MAX)
		return false;
	s->strings = table_map(s->strings_len + 1);
	return s->strings && read_at(s->fd, s->strings, s->strings_len, strings.sh_offset);
}

static void symbols_close(struct symbols *s)
{
	if (s->strings)
		munmap(s->strings, s->strings_len + 1);
	close(s->fd);
}

static bool is_instance(const struct symbols *s, const ElfW(Sym) * sym)
{
	return (sym->st_info & 15) == STT_FUNC && sym->st_shndx != SHN_UNDEF && sym->st_size &&
	       sym->st_size < UINT32_MAX && sym->st_value >= s->low &&
	       sym->st_value - s->low < UINT32_MAX - sym->st_size &&
	       sym->st_name < s->strings_len && instances_is_name(s->strings + sym->st_name);
}

// Those of the symbols that are instances, into ret (NULL: nowhere); how many there are.
static uint32_t symbols_pick(const struct symbols *s, struct range *ret, uint32_t room)
{
	ElfW(Sym) chunk[CHUNK];
	uint32_t found = 0;

	for (size_t i = 0, n; i < s->n; i += n) {
		n = s->n - i < CHUNK ? s->n - i : CHUNK;
		if (!read_at(s->fd, chunk, n * sizeof(*chunk), s->at + i * sizeof(*chunk)))
			return found;
		for (size_t k = 0; k < n; k++) {
			if (!is_instance(s, &chunk[k]))
				continue;
			if (ret && found < room)
				ret[found] = (struct range){
					(uint32_t)(chunk[k].st_value - s->low),
					(uint32_t)(chunk[k].st_value - s->low + chunk[k].st_size)};
			found++;
		}
	}
	return found;
}

// Shell's: qsort() may allocate.
static void ranges_sort(struct range *r, uint32_t n)
{
	for (uint32_t gap = n / 2; gap; gap = gap == 2 ? 1 : (uint32_t)((uint64_t)gap * 5 / 11)) {
		for (uint32_t i = gap; i < n; i++) {
			struct range one = r[i];
			uint32_t k = i;

			for (; k >= gap && r[k - gap].start > one.start; k -= gap)
				r[k] = r[k - gap];
			r[k] = one;
		}
	}
}

static void instances_read(struct instances *in, const struct leaktag_module *m, const char *file)
{
	struct symbols s = {.fd = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)};
	uint32_t n;

	if (s.fd < 0)
		return;
	if (symbols_open(&s, m) && (n = symbols_pick(&s, NULL, 0)) > 0 &&
	    (in->ranges = table_map(n * sizeof(*in->ranges)))) {
		uint32_t again = symbols_pick(&s, in->ranges, n);

		in->n = again < n ? again : n;
		ranges_sort(in->ranges, in->n);
	}
	symbols_close(&s);
}

static bool ranges_have(const struct instances *in, uint32_t offset)
{
	uint32_t lo = 0, hi = in->n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (in->ranges[mid].start <= offset)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo && offset < in->ranges[lo - 1].end;
}

static struct instances *instances_of(uint32_t index)
{
	struct instances *had = atomic_load(&all);

	if (!had) {
		struct instances *fresh = table_map(LEAKTAG_MAX_MODULES * sizeof(*fresh));

		if (!fresh)
			return NULL;
		if (atomic_compare_exchange_strong(&all, &had, fresh))
			had = fresh;
		else
			munmap(fresh, LEAKTAG_MAX_MODULES * sizeof(*fresh));
	}
	return &had[index];
}

enum instance instances_at(uint32_t index, const struct leaktag_module *m, const char *file,
			   uint64_t pc)
{
	struct instances *in = instances_of(index);
	int other = 0, self = getpid();

	if (!in || pc < m->start || pc - m->start > UINT32_MAX)
		return INSTANCE_NO;
	if (!atomic_load_explicit(&in->ready, memory_order_acquire)) {
		if (!atomic_compare_exchange_strong(&in->reader, &other, self) &&
		    // As in modules_refresh(): who was reading may be in the parent.
		    (other == self || !atomic_compare_exchange_strong(&in->reader, &other, self)))
			return INSTANCE_LATER;
		instances_read(in, m, file);
		atomic_store_explicit(&in->ready, true, memory_order_release);
	}
	return ranges_have(in, (uint32_t)(pc - m->start)) ? INSTANCE_YES : INSTANCE_NO;
}
