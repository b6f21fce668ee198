// SPDX-License-Identifier: MIT
// libdw's own search for the scopes of an address looks at every entry of the unit each time. Here a
// unit's functions are listed once; from there only entries that contain the address are entered.
#include "symbol/inlines.h"

#include <dwarf.h>

#include "base/vec.h"
#include "symbol/memo.h"

enum { DEPTH_MAX = 64, RANGES_MAX = 4096 };

struct function {
	u64 start, end;
	Dwarf_Off die;
};

struct functions {
	struct function *v;
	size_t n, cap;
};

struct inlines {
	struct memo units_at; // offset of a unit's first entry -> 1 + index in units
	VEC(struct functions) units;
};

struct inlines *inlines_new(void)
{
	return xcalloc(1, sizeof(struct inlines));
}

void inlines_free(struct inlines *in)
{
	if (!in)
		return;
	memo_free(&in->units_at);
	vec_each (&in->units, functions)
		vec_free(functions);
	vec_free(&in->units);
	free(in);
}

static void function_add(struct functions *fs, Dwarf_Die *die)
{
	Dwarf_Addr base = 0, start, end;
	ptrdiff_t at = 0;

	for (int i = 0; i < RANGES_MAX; i++) {
		at = dwarf_ranges(die, at, &base, &start, &end);
		if (at <= 0)
			return;
		if (start && start < end)
			*vec_push(fs) = (struct function){start, end, dwarf_dieoffset(die)};
	}
}

// The next entry; one that points back is damaged and ends the list.
static bool sibling_next(Dwarf_Die *die)
{
	Dwarf_Off was = dwarf_dieoffset(die);

	return !dwarf_siblingof(die, die) && dwarf_dieoffset(die) > was;
}

// Functions stand in the unit itself, in name spaces, and (Rust) in types.
static bool holds_functions(int tag)
{
	return tag == DW_TAG_namespace || tag == DW_TAG_structure_type ||
	       tag == DW_TAG_class_type || tag == DW_TAG_union_type ||
	       tag == DW_TAG_enumeration_type || tag == DW_TAG_module;
}

static void functions_list(struct functions *fs, Dwarf_Die *parent)
{
	Dwarf_Die open[DEPTH_MAX];
	unsigned depth = 0;

	if (dwarf_child(parent, &open[0]))
		return;
	for (;;) {
		Dwarf_Die *die = &open[depth];
		int tag = dwarf_tag(die);

		if (tag == DW_TAG_subprogram)
			function_add(fs, die);
		if (holds_functions(tag) && depth + 1 < DEPTH_MAX &&
		    !dwarf_child(die, &open[depth + 1])) {
			depth++;
			continue;
		}
		while (!sibling_next(&open[depth]))
			if (!depth--)
				return;
	}
}

static int function_compare(const struct function *a, const struct function *b)
{
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->die < b->die ? -1 : a->die > b->die;
}

static bool function_find(struct inlines *in, Dwarf_Die *unit, u64 addr, Dwarf_Die *ret)
{
	u32 *known = memo_at(&in->units_at, dwarf_dieoffset(unit));
	const struct functions *fs;
	size_t lo = 0, hi;

	if (!*known) {
		struct functions *new = vec_push(&in->units);

		*new = (struct functions){};
		functions_list(new, unit);
		vec_sort(new, function_compare);
		*known = (u32)in->units.n;
	}
	fs = &in->units.v[*known - 1];
	hi = fs->n;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (fs->v[mid].start <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo && addr < fs->v[lo - 1].end &&
	       dwarf_offdie(dwarf_cu_getdwarf(unit->cu), fs->v[lo - 1].die, ret);
}

// The entry among the children of *die that is code and contains addr.
static bool scope_enter(Dwarf_Die *die, u64 addr)
{
	Dwarf_Die child;

	if (dwarf_child(die, &child))
		return false;
	do {
		int tag = dwarf_tag(&child);

		if ((tag == DW_TAG_inlined_subroutine || tag == DW_TAG_lexical_block) &&
		    dwarf_haspc(&child, addr) > 0) {
			*die = child;
			return true;
		}
	} while (sibling_next(&child));
	return false;
}

static u32 number_of(Dwarf_Die *die, unsigned name)
{
	Dwarf_Attribute attr;
	Dwarf_Word value;

	if (dwarf_formudata(dwarf_attr(die, name, &attr), &value) || value > UINT32_MAX)
		return 0;
	return (u32)value;
}

bool inlines_each(struct inlines *in, Dwarf_Die *unit, u64 addr, inlines_fn *fn, void *arg)
{
	Dwarf_Die inlined[DEPTH_MAX], die;
	Dwarf_Files *files;
	size_t n_files;
	int n = 0;

	if (!function_find(in, unit, addr, &die) || dwarf_getsrcfiles(unit, &files, &n_files))
		return false;
	for (int depth = 0; depth < 4 * DEPTH_MAX && n < DEPTH_MAX && scope_enter(&die, addr);
	     depth++)
		if (dwarf_tag(&die) == DW_TAG_inlined_subroutine)
			inlined[n++] = die;
	while (n--) {
		const char *file =
			dwarf_filesrc(files, number_of(&inlined[n], DW_AT_call_file), NULL, NULL);

		if (file && fn(arg, file, number_of(&inlined[n], DW_AT_call_line),
			       number_of(&inlined[n], DW_AT_call_column)))
			return true;
	}
	return false;
}
