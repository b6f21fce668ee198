// SPDX-License-Identifier: MIT
#include "symbol/elfsym.h"

#include "symbol/demangle.h"
#include "symbol/elfsym_table.h"

// A symbol that starts inside of another: behind the end of the inner one the outer may go on.
struct nesting {
	u32 inner, outer; // indexes of the first symbols at their addresses
};

struct elfsym {
	struct syms syms;	      // by address
	VEC(struct nesting) nestings; // by inner
	VEC(u64) steps;		      // the address of every STEPth symbol: they fit the cache
	struct sym_table tables[ELFSYM_TABLES];
	unsigned n_tables;
	u32 *known_at;		    // of the first symbol at an address: 1 + index of what is known
	VEC(struct symbol *) known; // KNOWN_AT_ONCE in a piece: they must not move
	size_t n_known;
};

enum { STEP = 64, KNOWN_AT_ONCE = 256 };

struct elfsym *elfsym_new(void)
{
	return xcalloc(1, sizeof(struct elfsym));
}

static struct symbol *known_get(const struct elfsym *es, size_t i)
{
	return &es->known.v[i / KNOWN_AT_ONCE][i % KNOWN_AT_ONCE];
}

void elfsym_free(struct elfsym *es)
{
	if (!es)
		return;
	for (size_t i = 0; i < es->n_known; i++) {
		free(known_get(es, i)->name);
		free(known_get(es, i)->mangled);
	}
	vec_each (&es->known, piece)
		free(*piece);
	vec_free(&es->known);
	free(es->known_at);
	for (unsigned i = 0; i < es->n_tables; i++)
		sym_table_free(&es->tables[i]);
	vec_free(&es->steps);
	vec_free(&es->nestings);
	vec_free(&es->syms);
	free(es);
}

size_t elfsym_count(const struct elfsym *es)
{
	return es->syms.n;
}

static bool table_add(struct elfsym *es)
{
	size_t before = es->syms.n;

	sym_table_read(&es->tables[es->n_tables], es->n_tables, &es->syms);
	es->n_tables++;
	return es->syms.n > before;
}

bool elfsym_add_file(struct elfsym *es, const struct elf_file *f, u32 type)
{
	return es->n_tables < ELFSYM_TABLES &&
	       sym_table_of_file(f, type, &es->tables[es->n_tables]) && table_add(es);
}

bool elfsym_add_memory(struct elfsym *es, struct target *t, const struct module *mod)
{
	return es->n_tables < ELFSYM_TABLES &&
	       sym_table_of_memory(t, mod, &es->tables[es->n_tables]) && table_add(es);
}

// By address, keeping the order of equals. A radix sort: comparing would take ten times as long.
static void syms_sort(struct syms *syms)
{
	struct sym *from = syms->v, *to = xcalloc(syms->n, sizeof(*to));
	u64 differ = 0;

	for (size_t i = 0; i < syms->n; i++)
		differ |= from[i].addr ^ from[0].addr;
	for (unsigned shift = 0; differ >> shift; shift += 11) {
		size_t at[2048] = {}, sum = 0;
		struct sym *was = from;

		for (size_t i = 0; i < syms->n; i++)
			at[from[i].addr >> shift & 2047]++;
		for (size_t i = 0; i < ARRAY_SIZE(at); i++) {
			size_t n = at[i];

			at[i] = sum;
			sum += n;
		}
		for (size_t i = 0; i < syms->n; i++)
			to[at[from[i].addr >> shift & 2047]++] = from[i];
		from = to;
		to = was;
	}
	free(to);
	syms->v = from;
	syms->cap = syms->n;
}

// One past the last symbol at the address of symbol i.
static size_t group_end(const struct syms *syms, size_t i)
{
	u64 addr = syms->v[i].addr;

	while (i < syms->n && syms->v[i].addr == addr)
		i++;
	return i;
}

// Ends symbols without a size where the next one begins.
static void sizeless_end(struct syms *syms, size_t first, size_t end)
{
	u64 room = end < syms->n ? syms->v[end].addr - syms->v[first].addr : UINT32_MAX;

	for (size_t i = first; i < end; i++)
		if (!syms->v[i].is_sized && syms->v[i].size > room)
			syms->v[i].size = (u32)room;
}

// The end of the longest symbol of a group, and whether any has a size of its own.
static u64 group_extent(const struct syms *syms, size_t first, size_t end, bool *ret_sized)
{
	u32 size = 0;

	*ret_sized = false;
	for (size_t i = first; i < end; i++) {
		const struct sym *s = &syms->v[i];

		if (s->is_sized == *ret_sized ? s->size > size : s->is_sized)
			size = s->size;
		*ret_sized |= s->is_sized;
	}
	return syms->v[first].addr + size;
}

struct open {
	u32 first;
	u64 end;
};

// Notes which symbols lie in others, and drops those without a size that do: they are labels.
static void syms_nest(struct elfsym *es)
{
	VEC(struct open) open = {}; // symbols that addresses from here on may lie in, inmost last
	struct syms *syms = &es->syms;
	size_t kept = 0;

	for (size_t i = 0, end; i < syms->n; i = end) {
		u64 addr = syms->v[i].addr, extent;
		bool sized;

		end = group_end(syms, i);
		sizeless_end(syms, i, end);
		extent = group_extent(syms, i, end, &sized);
		while (open.n && vec_last(&open)->end <= addr)
			open.n--;
		if (open.n && !sized)
			continue;
		if (open.n)
			*vec_push(&es->nestings) =
				(struct nesting){(u32)kept, vec_last(&open)->first};
		*vec_push(&open) = (struct open){(u32)kept, extent};
		memmove(&syms->v[kept], &syms->v[i], (end - i) * sizeof(*syms->v));
		kept += end - i;
	}
	syms->n = kept;
	vec_free(&open);
}

void elfsym_finish(struct elfsym *es)
{
	if (!es->syms.n)
		return;
	syms_sort(&es->syms);
	syms_nest(es);
	es->known_at = xcalloc(es->syms.n, sizeof(*es->known_at));
	for (size_t i = 0; i < es->syms.n; i += STEP)
		*vec_push(&es->steps) = es->syms.v[i].addr;
}

// One past the last symbol at or before addr.
static size_t syms_until(const struct elfsym *es, u64 addr)
{
	size_t lo = 0, hi = es->steps.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (es->steps.v[mid] <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	hi = min(lo * STEP, es->syms.n);
	lo = lo ? (lo - 1) * STEP : 0;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (es->syms.v[mid].addr <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static bool nesting_find(const struct elfsym *es, size_t inner, size_t *ret_outer)
{
	size_t lo = 0, hi = es->nestings.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (es->nestings.v[mid].inner < inner)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == es->nestings.n || es->nestings.v[lo].inner != inner)
		return false;
	*ret_outer = es->nestings.v[lo].outer;
	return true;
}

static size_t underscores(const char *name)
{
	bool mangled = name[0] == '_' && (name[1] == 'Z' || name[1] == 'R');

	return mangled ? 0 : strspn(name, "_");
}

// Which of two symbols at one address names it better: > 0 if a does.
static int sym_prefer(const struct sym *a, const char *a_name, const struct sym *b,
		      const char *b_name)
{
	int local = (a->bind != SYM_LOCAL) - (b->bind != SYM_LOCAL);
	int bare = (underscores(b_name) > underscores(a_name)) -
		   (underscores(a_name) > underscores(b_name));
	size_t a_len = strlen(a_name), b_len = strlen(b_name);

	if (a->is_sized != b->is_sized)
		return a->is_sized ? 1 : -1;
	if (a->size != b->size)
		return a->size > b->size ? 1 : -1;
	if (a->is_typed != b->is_typed)
		return a->is_typed ? 1 : -1;
	if (local || bare)
		return local ? local : bare;
	if (a->bind != b->bind)
		return a->bind > b->bind ? 1 : -1;
	if (a_len != b_len)
		return a_len > b_len ? 1 : -1;
	return strcmp(b_name, a_name);
}

// The best name of the symbols at one address, of which `first` is the first.
static void group_name(const struct elfsym *es, size_t first, struct symbol *ret)
{
	_cleanup_free_ char *best_name = NULL;
	const struct sym *best = NULL;

	for (size_t i = first; i < es->syms.n && es->syms.v[i].addr == es->syms.v[first].addr;
	     i++) {
		const struct sym *s = &es->syms.v[i];
		_cleanup_free_ char *name = sym_table_name(&es->tables[s->table], s->name);

		if (!name || (best && sym_prefer(s, name, best, best_name) <= 0))
			continue;
		free(best_name);
		best_name = take(name);
		best = s;
	}
	if (!best)
		return;
	*ret = (struct symbol){
		.name = demangle_symbol(best_name),
		.mangled = take(best_name),
		.start = best->addr,
		.size = best->size,
		.is_code = best->is_code,
	};
}

static const struct symbol *group_known(struct elfsym *es, size_t first)
{
	const struct symbol *sym;

	if (!es->known_at[first]) {
		if (es->n_known == es->known.n * KNOWN_AT_ONCE)
			*vec_push(&es->known) = xcalloc(KNOWN_AT_ONCE, sizeof(struct symbol));
		group_name(es, first, known_get(es, es->n_known));
		es->known_at[first] = (u32)++es->n_known;
	}
	sym = known_get(es, es->known_at[first] - 1);
	return sym->name ? sym : NULL;
}

const struct symbol *elfsym_find(struct elfsym *es, u64 addr)
{
	size_t i = syms_until(es, addr);

	if (!i--)
		return NULL;
	while (i && es->syms.v[i - 1].addr == es->syms.v[i].addr)
		i--;
	do {
		u64 extent;
		bool sized;

		extent = group_extent(&es->syms, i, group_end(&es->syms, i), &sized);
		if (addr < extent)
			return group_known(es, i);
	} while (nesting_find(es, i, &i));
	return NULL;
}
