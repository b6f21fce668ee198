// SPDX-License-Identifier: MIT
// Allocators that are recognised, and said, but not walked: their memory is a root.
//
// A program's malloc is that of the first module in its search order that exports one; by what
// else that module exports, or asks others for, it is known. A wrapper, which only hands on to the
// real allocator behind it, exports malloc too: it is told by that allocator's being in use and by
// its asking for what leads there, and libleaktag by its own symbols. An allocator may also stand beside
// malloc: one that gives a program its objects by operator new, and asks nobody for memory by any name of
// malloc's or of an allocator's, has that from the kernel.
#include "alloc/foreign.h"

#include <errno.h>
#include <string.h>

#include "alloc/runtimes.h"
#include "heap/heap.h"

// In the order in which they are asked: what links another one's symbols comes first.
static const struct {
	const char *name;
	const char *symbols[4]; // any of them
} signatures[] = {
	{"AddressSanitizer", {"__asan_init"}},
	{"HWAddressSanitizer", {"__hwasan_init"}},
	{"MemorySanitizer", {"__msan_init"}},
	{"ThreadSanitizer", {"__tsan_init"}},
	{"LeakSanitizer", {"__lsan_init"}},
	{"Scudo", {"__scudo_print_stats", "__scudo_get_stack_depot_addr"}},
	{"mimalloc", {"mi_malloc", "mi_version"}},
	{"jemalloc", {"mallctl", "je_mallctl", "_rjem_mallctl", "malloc_conf"}},
	{"tcmalloc", {"tc_malloc", "TCMallocInternalMalloc", "MallocExtension_Internal_GetStats"}},
	{"snmalloc", {"sn_rust_alloc", "snmalloc_message"}},
	{"rpmalloc", {"rpmalloc"}},
	{"Valgrind", {"_vgnU_freeres"}},
	{"Hoard", {"xxmalloc"}},
	{"TBB's malloc", {"scalable_malloc", "__TBB_malloc_proxy"}},
	{"hardened_malloc", {"malloc_object_size_fast"}},
};

static bool exports(struct target *t, const struct module *m, const char *name)
{
	u64 addr, size;

	return module_dynsym(t, m, name, &addr, &size);
}

static const char *signature_of(struct target *t, const struct module *m)
{
	for (size_t i = 0; i < ARRAY_SIZE(signatures); i++)
		for (size_t k = 0; k < ARRAY_SIZE(signatures[i].symbols); k++)
			if (signatures[i].symbols[k] && exports(t, m, signatures[i].symbols[k]))
				return signatures[i].name;
	return NULL;
}

// The C library has a malloc of its own: glibc's is known, and the loader's goes with it.
static bool is_glibc(struct target *t, const struct module *m)
{
	return exports(t, m, "gnu_get_libc_version") || exports(t, m, "_rtld_global_ro") ||
	       exports(t, m, "mcheck_check_all");
}

// Valgrind redirects calls of malloc without a symbol of that name.
static bool replaces_malloc(struct target *t, const struct module *m)
{
	return exports(t, m, "malloc") || exports(t, m, "_vgnU_freeres");
}

static bool is_claimed(const struct walk *w, const struct module *m)
{
	vec_each (&w->claimed, module)
		if (*module == m)
			return true;
	return false;
}

// It hands on to the next one, which a program that has not allocated yet does not tell either.
static bool is_leaktag(struct target *t, const struct module *m)
{
	return exports(t, m, "leaktag_attach") && exports(t, m, "setmalloctag");
}

// Where it is linked into a program, these hooks of Google's are all that is to be seen of it.
static bool is_google(struct target *t, const struct module *m)
{
	return module_needs(t, m, "_ZN8tcmalloc17tcmalloc_internal") ||
	       module_needs(t, m, "TCMalloc_");
}

static bool hands_on(struct target *t, const struct module *m)
{
	return module_needs(t, m, "dlsym") || module_needs(t, m, "dlvsym") ||
	       module_needs(t, m, "__libc_malloc");
}

// The runtime of C++ has the operator new that programs replace: it asks for malloc.
static bool makes_objects(struct target *t, const struct module *m)
{
	static const char *const givers[] = {"malloc",	"calloc",  "realloc",	"memalign",
					     "aligned", "posix_m", "scalable_", "mi_",
					     "je_",	"tc_",	   "rpmalloc",	NULL};

	return exports(t, m, t->arch->word == 8 ? "_Znwm" : "_Znwj") &&
	       !exports(t, m, "__cxa_allocate_exception") && !module_needs_any(t, m, givers) &&
	       !hands_on(t, m);
}

// Beside malloc.
static const char *companion_name(struct target *t, const struct module *m)
{
	if (exports(t, m, "scalable_malloc"))
		return "TBB's malloc";
	return makes_objects(t, m) ? "An operator new that does not ask malloc" : NULL;
}

static const char *foreign_name(struct target *t, const struct module *m)
{
	const char *name = signature_of(t, m);

	if (name)
		return name;
	if (is_google(t, m))
		return "Google's tcmalloc";
	if (module_needs(t, m, "xxfree_"))
		return "one of Heap Layers, as Hoard is";
	if (exports(t, m, "__libc_start_main"))
		return "musl's malloc, or another C library's";
	return NULL;
}

static void stranger_note(struct walk *w, const char *name, const char *where)
{
	w->unwalked++;
	walk_note(w,
		  "%s (in %s) is in this process too; leak cannot walk it: its memory was not "
		  "examined, and counts as roots",
		  name, where);
}

static struct err *foreign_find(struct walk *w, void **ret_state)
{
	struct target *t = w->target;
	bool alone = !walk_has_spans(w);

	*ret_state = NULL;
	vec_each (&w->modules->list, m) {
		_cleanup_free_ char *where = NULL;
		const char *name;
		bool replaces;

		if (is_claimed(w, m) || is_glibc(t, m) || is_leaktag(t, m))
			continue;
		replaces = replaces_malloc(t, m);
		name = replaces ? foreign_name(t, m) : companion_name(t, m);
		if (!name && (!replaces || (!alone && hands_on(t, m))))
			continue;
		where = module_identity(m);
		if (replaces && alone)
			return err_new(ENOTSUP,
				       "its malloc is %s (in %s), which leak cannot walk: "
				       "nothing is said of its blocks",
				       name ? name : "an unknown one", where);
		stranger_note(w, name ? name : "A malloc that is not known", where);
	}
	runtimes_note(w);
	return NULL;
}

const struct allocator foreign = {
	.name = "malloc",
	.about = "recognised, not walked: what it holds counts as roots",
	.find = foreign_find,
};
