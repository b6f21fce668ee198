// SPDX-License-Identifier: MIT
#include "symbol/lines.h"

#include <elfutils/libdw.h>

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
};

struct lines *lines_open(const struct elf_file *f)
{
	struct lines *l;
	GElf_Shdr sh;

	if (!elf_file_section(f, ".debug_info", 0, &sh) &&
	    !elf_file_section(f, ".zdebug_info", 0, &sh))
		return NULL;
	l = xcalloc(1, sizeof(*l));
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
	vec_free(&l->ranges);
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

static Dwarf_Line *line_at(struct lines *l, u64 addr)
{
	Dwarf_Line *line = NULL;
	Dwarf_Die unit;

	if (dwarf_addrdie(l->dwarf, addr, &unit))
		line = dwarf_getsrc_die(&unit, addr);
	if (!line && unit_scanned(l, addr, &unit))
		line = dwarf_getsrc_die(&unit, addr);
	return line;
}

bool lines_find(struct lines *l, u64 addr, const char **ret_file, u32 *ret_line, u32 *ret_column)
{
	Dwarf_Line *line = line_at(l, addr);
	int number = 0, column = 0;
	const char *file;

	if (!line || dwarf_lineno(line, &number) || number <= 0)
		return false;
	file = dwarf_linesrc(line, NULL, NULL);
	if (!file)
		return false;
	dwarf_linecol(line, &column);
	*ret_file = file;
	*ret_line = (u32)number;
	*ret_column = (u32)max(column, 0);
	return true;
}
