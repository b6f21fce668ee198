// SPDX-License-Identifier: MIT
// Attaching: every module's slots for malloc and its kin are made to lead here, and the symbols
// of the real functions as well, so that modules that are loaded from now on bind to this library
// by themselves.
//
//	module's GOT		   real module's .dynsym
//	[malloc] --> libc	   malloc: st_value --> libc's malloc	       before
//	[malloc] --> libleaktag	   malloc: st_value --> libleaktag's malloc    attached
//
// What takes blocks back (sized delete and the like) comes first and what hands them out last, so
// that no tagged block meets a function that knows nothing of tags. For the same reason the sized
// forms are not put back by a detach where the allocator looks at the size that it is told: there
// are tagged blocks still. The library itself stays mapped, as threads may be in it.

#include "attach.h"

#include <dlfcn.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "dynelf.h"
#include "modules.h"
#include "new.h"
#include "sites.h"

enum phase { TAKERS, GIVERS, PHASES };

struct function {
	const char *name;
	uintptr_t ours;
	enum phase phase;
	bool sized; // takes a size from the program
};

// malloc_usable_size and sallocx are not among them: programs add up what these say, and must be
// told the same of a block before attach, meanwhile, and after detach. A tag in a block that is
// used up to there is lost.
static const struct function functions[] = {
	{"free_sized", (uintptr_t)free_sized, TAKERS, .sized = true},
	{"free_aligned_sized", (uintptr_t)free_aligned_sized, TAKERS, .sized = true},
	{"sdallocx", (uintptr_t)sdallocx, TAKERS, .sized = true},
	{"_ZdlPvm", (uintptr_t)delete_sized, TAKERS, .sized = true},
	{"_ZdaPvm", (uintptr_t)delete_array_sized, TAKERS, .sized = true},
	{"_ZdlPvmSt11align_val_t", (uintptr_t)delete_sized_aligned, TAKERS, .sized = true},
	{"_ZdaPvmSt11align_val_t", (uintptr_t)delete_array_sized_aligned, TAKERS, .sized = true},
	{"dlclose", (uintptr_t)dlclose, TAKERS},
	{"malloc", (uintptr_t)malloc, GIVERS},
	{"calloc", (uintptr_t)calloc, GIVERS},
	{"realloc", (uintptr_t)realloc, GIVERS},
	{"reallocarray", (uintptr_t)reallocarray, GIVERS},
	{"posix_memalign", (uintptr_t)posix_memalign, GIVERS},
	{"memalign", (uintptr_t)memalign, GIVERS},
	{"aligned_alloc", (uintptr_t)aligned_alloc, GIVERS},
	{"valloc", (uintptr_t)valloc, GIVERS},
	{"pvalloc", (uintptr_t)pvalloc, GIVERS},
	{"strdup", (uintptr_t)strdup, GIVERS},
	{"strndup", (uintptr_t)strndup, GIVERS},
	{"wcsdup", (uintptr_t)wcsdup, GIVERS},
	{"_Znwm", (uintptr_t)new_plain, GIVERS},
	{"_Znam", (uintptr_t)new_array, GIVERS},
	{"_ZnwmRKSt9nothrow_t", (uintptr_t)new_nothrow, GIVERS},
	{"_ZnamRKSt9nothrow_t", (uintptr_t)new_array_nothrow, GIVERS},
	{"_ZnwmSt11align_val_t", (uintptr_t)new_aligned, GIVERS},
	{"_ZnamSt11align_val_t", (uintptr_t)new_array_aligned, GIVERS},
	{"_ZnwmSt11align_val_tRKSt9nothrow_t", (uintptr_t)new_aligned_nothrow, GIVERS},
	{"_ZnamSt11align_val_tRKSt9nothrow_t", (uintptr_t)new_array_aligned_nothrow, GIVERS},
};

enum { FUNCTIONS = sizeof(functions) / sizeof(*functions), REDIRECTIONS_MAX = 1 << 16 };

static uintptr_t reals[FUNCTIONS]; // 0: no module has it

// A word that was written, and what was there before.
struct redirection {
	uintptr_t *place, old;
	size_t function;
};

static struct redirection *redirections;
static size_t n_redirections;
EXPORT struct leaktag_attachment leaktag_report;

uintptr_t attach_real(const char *name)
{
	for (size_t i = 0; i < FUNCTIONS; i++)
		if (reals[i] && strcmp(functions[i].name, name) == 0)
			return reals[i];
	return 0;
}

void attach_forget(uintptr_t start, uintptr_t end)
{
	size_t kept = 0;

	for (size_t i = 0; i < n_redirections; i++) {
		uintptr_t at = (uintptr_t)redirections[i].place;
		if (at < start || at >= end)
			redirections[kept++] = redirections[i];
	}
	n_redirections = kept;
}

static bool is_self(const struct elf *e)
{
	uintptr_t here = (uintptr_t)&leaktag_root;

	return here >= e->start && here < e->end;
}

static bool redirect(const struct elf *e, uintptr_t *place, uintptr_t to, size_t function)
{
	uintptr_t old = *place;

	if (n_redirections == REDIRECTIONS_MAX || !elf_write(e, place, to)) {
		leaktag_report.outcome = LEAKTAG_NOT_WRITABLE;
		leaktag_report.failed = (uintptr_t)place;
		return false;
	}
	redirections[n_redirections++] = (struct redirection){place, old, function};
	return true;
}

// --- there ---

static const struct function *function_named(const char *name, size_t *ret_index)
{
	for (size_t i = 0; i < FUNCTIONS; i++) {
		if (strcmp(functions[i].name, name) == 0) {
			*ret_index = i;
			return &functions[i];
		}
	}
	return NULL;
}

static bool slot_redirect(const struct elf *e, const struct elf_slot *slot, void *arg)
{
	enum phase phase = *(enum phase *)arg;
	size_t i;
	const struct function *f = function_named(elf_symbol_name(e, slot->symbol), &i);

	if (!f || f->phase != phase || !reals[i] || (*slot->place != reals[i] && !slot->lazy))
		return false;
	if (!redirect(e, slot->place, f->ours, i))
		return true;
	leaktag_report.slots++;
	return false;
}

static bool symbols_redirect(const struct elf *e, enum phase phase)
{
	for (size_t s = 0; s < e->n_symbols; s++) {
		uintptr_t at = elf_function(e, s);
		size_t i;
		const struct function *f = at ? function_named(elf_symbol_name(e, s), &i) : NULL;
		if (!f || f->phase != phase || at != reals[i])
			continue;
		// Sums of addresses wrap around, so it does not matter which of the two is higher.
		if (!redirect(e, (uintptr_t *)&e->symbols[s].st_value, f->ours - e->base, i))
			return false;
		leaktag_report.symbols++;
	}
	return true;
}

static int module_redirect(struct dl_phdr_info *info, size_t size, void *arg)
{
	enum phase *phase = arg;
	uint32_t before = leaktag_report.slots;
	struct elf e;

	if (!elf_read(info, &e) || is_self(&e))
		return 0;
	if (elf_each_slot(&e, slot_redirect, phase) || !symbols_redirect(&e, *phase))
		return 1;
	leaktag_report.modules += *phase == GIVERS && leaktag_report.slots > before;
	return 0;
}

// --- and back ---

static const struct redirection *redirection_of(const uintptr_t *place)
{
	for (size_t i = 0; i < n_redirections; i++)
		if (redirections[i].place == place)
			return &redirections[i];
	return NULL;
}

// The sized forms of allocators that bring their own; those of the run-time libraries forget the
// size.
static bool must_stay(size_t function)
{
	return functions[function].sized && reals[function] &&
	       !modules_is_runtime(modules_at(reals[function]));
}

// Also those that the loader has bound to this library by itself.
static bool slot_restore(const struct elf *e, const struct elf_slot *slot, void *arg)
{
	for (size_t i = 0; i < FUNCTIONS; i++) {
		if (*slot->place != functions[i].ours)
			continue;
		const struct redirection *r = redirection_of(slot->place);
		if (must_stay(i))
			leaktag_report.kept++;
		else if (elf_write(e, slot->place, r ? r->old : reals[i]))
			leaktag_report.slots++;
		else
			leaktag_report.failed = (uintptr_t)slot->place;
	}
	return false;
}

static int module_restore(struct dl_phdr_info *info, size_t size, void *arg)
{
	uint32_t before = leaktag_report.slots;
	struct elf e;

	if (!elf_read(info, &e) || is_self(&e))
		return 0;
	for (size_t s = 0; s < e.n_symbols; s++) {
		const struct redirection *r = redirection_of((void *)&e.symbols[s].st_value);
		if (!r || e.base + *r->place != functions[r->function].ours)
			continue;
		if (must_stay(r->function))
			leaktag_report.kept++;
		else if (elf_write(&e, r->place, r->old))
			leaktag_report.symbols++;
	}
	elf_each_slot(&e, slot_restore, NULL);
	leaktag_report.modules += leaktag_report.slots > before;
	return 0;
}

static void restore_all(void)
{
	size_t kept = 0;

	dl_iterate_phdr(module_restore, NULL);
	elf_close();
	for (size_t i = 0; i < n_redirections; i++)
		if (must_stay(redirections[i].function))
			redirections[kept++] = redirections[i];
	n_redirections = kept;
}

static enum leaktag_outcome attach(uint64_t depth)
{
	if (leaktag_root.mode == LEAKTAG_ATTACHED)
		return LEAKTAG_ALREADY;
	if (leaktag_root.mode == LEAKTAG_PRELOADED && leaktag_root.self)
		return LEAKTAG_STARTED_WITH;
	if (!redirections)
		redirections = table_map(REDIRECTIONS_MAX * sizeof(*redirections));
	if (!redirections)
		return LEAKTAG_NO_MEMORY;
	for (size_t i = 0; i < FUNCTIONS; i++) {
		uintptr_t found = elf_find(functions[i].name);
		if (found != functions[i].ours) // else it stayed from the last time
			reals[i] = found;
	}
	if (!attach_real("malloc") || !attach_real("calloc") || !attach_real("realloc"))
		return LEAKTAG_NO_FUNCTION;
	real_resolve(REAL_FIRST);
	if (depth)
		sites_set_depth((unsigned)depth);
	modules_refresh();
	leaktag_report.outcome = LEAKTAG_DONE;
	for (enum phase phase = 0; phase < PHASES && leaktag_report.outcome == LEAKTAG_DONE;
	     phase++)
		dl_iterate_phdr(module_redirect, &phase);
	elf_close();
	if (leaktag_report.outcome == LEAKTAG_DONE)
		leaktag_root.mode = LEAKTAG_ATTACHED;
	else
		restore_all();
	return leaktag_report.outcome;
}

EXPORT const struct leaktag_attachment *leaktag_attach(uint64_t depth)
{
	leaktag_report = (struct leaktag_attachment){};
	leaktag_report.outcome = attach(depth);
	leaktag_report.depth = leaktag_root.depth;
	return &leaktag_report;
}

EXPORT const struct leaktag_attachment *leaktag_detach(void)
{
	leaktag_report = (struct leaktag_attachment){.outcome = LEAKTAG_DONE};
	if (leaktag_root.mode != LEAKTAG_ATTACHED) {
		leaktag_report.outcome = leaktag_root.mode == LEAKTAG_DETACHED
						 ? LEAKTAG_ALREADY
						 : LEAKTAG_STARTED_WITH;
		return &leaktag_report;
	}
	restore_all();
	leaktag_root.mode = LEAKTAG_DETACHED;
	return &leaktag_report;
}
