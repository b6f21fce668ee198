// SPDX-License-Identifier: MIT
#include "symbol/lines.h"

#include <dwarf.h>
#include <elfutils/libdw.h>

#include "symbol/inlines.h"
#include "symbol/memo.h"

// What one unit may claim before it counts as damaged.
enum { RANGES_MAX = 1 << 20 };

struct unit_range {
	u64 start, end;
	Dwarf_Off die;
};

struct lines {
	Elf *elf; // a second one, mapped: debug information is big, and little of it is touched
	Dwarf *dwarf;
	VEC(struct unit_range) ranges; // of all units, by start; see units_scan
	bool scanned;
	struct inlines *inlines;
	struct memo joined_at; // file's address -> 1 + index in joined
	VEC(char *) joined;    // names that were not whole, or not tidy
};

struct lines *lines_open(const struct elf_file *f)
{
	struct lines *l;
	GElf_Shdr sh;

	if (!elf_file_section(f, ".debug_info", 0, &sh) &&
	    !elf_file_section(f, ".zdebug_info", 0, &sh))
		return NULL;
	l = xcalloc(1, sizeof(*l));
	l->inlines = inlines_new();
	l->elf = elf_begin(f->fd, ELF_C_READ_MMAP, NULL);
	l->dwarf = l->elf ? dwarf_begin_elf(l->elf, DWARF_C_READ, NULL) : NULL;
	if (!l->dwarf) {
		lines_close(l);
		return NULL;
	}
	return l;
}

void lines_close(struct lines *l)
{
	if (!l)
		return;
	dwarf_end(l->dwarf);
	elf_end(l->elf);
	inlines_free(l->inlines);
	vec_free(&l->ranges);
	memo_free(&l->joined_at);
	vec_each (&l->joined, path)
		free(*path);
	vec_free(&l->joined);
	free(l);
}

static void unit_scan(struct lines *l, Dwarf_Die *unit)
{
	Dwarf_Addr base = 0, start, end;
	ptrdiff_t at = 0;

	for (int i = 0; i < RANGES_MAX; i++) {
		at = dwarf_ranges(unit, at, &base, &start, &end);
		if (at <= 0)
			return;
		// Linkers leave ranges at 0 of the functions that they have thrown out.
		if (start && start < end)
			*vec_push(&l->ranges) =
				(struct unit_range){start, end, dwarf_dieoffset(unit)};
	}
}

static int range_compare(const struct unit_range *a, const struct unit_range *b)
{
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->die < b->die ? -1 : a->die > b->die;
}

// The ranges of every unit: for compilers that write no .debug_aranges, or not for all units. Looks
// at the first entry of each unit only.
static void units_scan(struct lines *l)
{
	Dwarf_CU *cu = NULL;
	Dwarf_Die unit;

	l->scanned = true;
	while (dwarf_get_units(l->dwarf, cu, &cu, NULL, NULL, &unit, NULL) == 0)
		unit_scan(l, &unit);
	vec_sort(&l->ranges, range_compare);
}

static bool unit_scanned(struct lines *l, u64 addr, Dwarf_Die *ret)
{
	size_t lo = 0, hi;

	if (!l->scanned)
		units_scan(l);
	hi = l->ranges.n;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (l->ranges.v[mid].start <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo && addr < l->ranges.v[lo - 1].end &&
	       dwarf_offdie(l->dwarf, l->ranges.v[lo - 1].die, ret);
}

static Dwarf_Line *line_at(struct lines *l, u64 addr, Dwarf_Die *ret_unit)
{
	Dwarf_Line *line = NULL;

	if (dwarf_addrdie(l->dwarf, addr, ret_unit))
		line = dwarf_getsrc_die(ret_unit, addr);
	if (!line && unit_scanned(l, addr, ret_unit))
		line = dwarf_getsrc_die(ret_unit, addr);
	return line;
}

// Takes "." and "name/.." out of an absolute path, in place.
static char *path_tidy(char *path)
{
	char *to = path, *from = path;

	while (*from) {
		size_t len = strcspn(from + 1, "/") + 1; // "/name"

		if (len == 3 && !memcmp(from, "/..", 3)) {
			while (to > path && *--to != '/')
				;
		} else if (len > 1 && !(len == 2 && from[1] == '.')) {
			memmove(to, from, len);
			to += len;
		}
		from += len;
	}
	*to = 0;
	return path;
}

// Whole and tidy: libdw knows the directory that DWARF 5's relative names start from, and leaves it
// out.
static const char *file_join(struct lines *l, Dwarf_Die *unit, const char *file)
{
	Dwarf_Attribute attr;
	const char *dir;
	u32 *joined;

	if (*file == '/' && !strstr(file, "/."))
		return file;
	joined = memo_at(&l->joined_at, (u64)(uintptr_t)file);
	if (!*joined) {
		char *path;

		dir = *file == '/' ? NULL
				   : dwarf_formstring(dwarf_attr(unit, DW_AT_comp_dir, &attr));
		path = dir ? xasprintf("%s/%s", dir, file) : xstrdup(file);
		*vec_push(&l->joined) = *path == '/' ? path_tidy(path) : path;
		*joined = (u32)l->joined.n;
	}
	return l->joined.v[*joined - 1];
}

// The standard libraries of C++ and Rust, whose small functions are inlined everywhere.
static bool is_library(const char *file)
{
	static const char *const places[] = {
		"/usr/include/",     "/include/c++/",	"/rustc/",    "/rust/deps/",
		"/lib/rustlib/src/", "/usr/src/rustc-", "/hashbrown-"};

	for (size_t i = 0; i < ARRAY_SIZE(places); i++)
		if (strstr(file, places[i]))
			return true;
	return false;
}

struct source_line {
	const char *file;
	u32 line, column;
};

static bool is_own_line(void *arg, const char *file, u32 line, u32 column)
{
	struct source_line *ret = arg;

	if (!line || is_library(file))
		return false;
	*ret = (struct source_line){file, line, column};
	return true;
}

bool lines_find(struct lines *l, u64 addr, const char **ret_file, u32 *ret_line, u32 *ret_column)
{
	struct source_line found = {};
	int number = 0, column = 0;
	Dwarf_Line *line;
	Dwarf_Die unit;

	line = line_at(l, addr, &unit);
	if (!line || dwarf_lineno(line, &number) || number <= 0)
		return false;
	dwarf_linecol(line, &column);
	found.file = dwarf_linesrc(line, NULL, NULL);
	if (!found.file)
		return false;
	found.line = (u32)number;
	found.column = column > 0 ? (u32)column : 0;
	if (is_library(found.file))
		inlines_each(l->inlines, &unit, addr, is_own_line, &found);
	*ret_file = file_join(l, &unit, found.file);
	*ret_line = found.line;
	*ret_column = found.column;
	return true;
}
