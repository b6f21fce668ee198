// SPDX-License-Identifier: MIT
// Modules of real programs of every kind, and of targets that are made up and damaged.
#include "tests.h"

#include <elf.h>

#include "fixture.h"

static const struct module *module_main(const struct fixture *f)
{
	const struct module *found = NULL;

	vec_each (&f->modules.list, mod) {
		assert_false(mod->is_main && found);
		if (mod->is_main)
			found = mod;
	}
	return found;
}

// What holds of every list of modules.
static void modules_check(const struct modules *ms, const struct target *t)
{
	u64 last = 0;

	vec_each (&ms->list, mod) {
		assert_true(mod->start >= last);
		last = mod->start;
		assert_true(mod->end <= t->arch->top && mod->start < mod->end);
		assert_true(mod->reach >= mod->end);
		assert_true(mod->mapping < t->maps.n);
		vec_each (&mod->segments, s) {
			assert_true(s->start >= mod->start && s->end <= mod->end);
			assert_true(s->start <= s->file_end && s->file_end <= s->end);
			assert_non_null(target_mapping(t, s->start));
			assert_non_null(target_mapping(t, s->end - 1));
			assert_non_null(modules_at(ms, s->start));
			assert_non_null(modules_at(ms, s->end - 1));
		}
	}
}

// How many modules the facts speak of: by their dynamic sections, since two namespaces share the
// loader, and the loader of glibc lists the vdso as well.
static size_t modules_said(const struct fixture *f)
{
	size_t n = 0;

	vec_each (&f->facts, fact) {
		const struct module *mod = modules_at(&f->modules, fact->addr);
		bool again = strcmp(fact->kind, "dynamic") && strcmp(fact->kind, "vdso");

		for (const struct fact *other = f->facts.v; other < fact; other++)
			again |=
				(!strcmp(other->kind, "dynamic") || !strcmp(other->kind, "vdso")) &&
				modules_at(&f->modules, other->addr) == mod;
		n += !again;
	}
	return n;
}

// The fixture has more ELF files mapped than loaded, and one loaded twice.
static void exactly_what_is_loaded_is_found(void **state)
{
	struct fixture f;

	fixture_start_loader(&f);
	modules_check(&f.modules, f.target);
	vec_each (&f.facts, fact) {
		const struct module *mod;

		if (!strcmp(fact->kind, "dynamic")) {
			mod = modules_at(&f.modules, fact->addr);
			assert_non_null(mod);
			assert_int_equal(mod->dynamic, fact->addr);
		} else if (!strcmp(fact->kind, "vdso")) {
			mod = modules_at(&f.modules, fact->addr);
			assert_non_null(mod);
			assert_string_equal(mod->path, "[vdso]");
		} else if (!strcmp(fact->kind, "module") && fact->addr != fact[1].addr) {
			mod = modules_at(&f.modules, fact[1].addr);
			assert_non_null(mod);
			assert_int_equal(mod->base, fact->addr);
		}
	}
	assert_int_equal(f.modules.list.n, modules_said(&f));
	fixture_stop(&f);
}

static void exports_are_found_by_name(void **state)
{
	u64 addr, size;
	struct fixture f;

	fixture_start_loader(&f);
	vec_each (&f.facts, fact) {
		const struct module *mod = modules_at(&f.modules, fact->addr);

		if (!strcmp(fact->kind, "plugin")) {
			assert_true(module_dynsym(f.target, mod, fact->what, &addr, &size));
			assert_int_equal(addr, fact->addr);
			assert_true(size > 0);
			assert_false(module_dynsym(f.target, mod, "plugin_functio", &addr, &size));
			// What it imports it does not export.
			assert_false(module_dynsym(f.target, mod, "__cxa_finalize", &addr, &size));
		}
		// The addresses that dlsym finds are those of the default versions; memcpy's is
		// where its chooser leads, and stdout's may be a copy in the program.
		if (!strcmp(fact->kind, "export") && strcmp(fact->what, "memcpy") && mod &&
		    !mod->is_main) {
			assert_true(module_dynsym(f.target, mod, fact->what, &addr, &size));
			assert_int_equal(addr, fact->addr);
		}
	}
	fixture_stop(&f);
}

static void check_program(const char *name, bool moved, bool dynamic)
{
	const struct module *mod;
	struct fixture f;
	size_t interps = 0;

	fixture_start_named(&f, name);
	modules_check(&f.modules, f.target);
	mod = module_main(&f);
	assert_non_null(mod);
	assert_non_null(strstr(mod->path, name));
	assert_int_equal(mod->base != 0, moved);
	assert_true(mod->tls_memsz >= sizeof(int));
	vec_each (&f.modules.list, other)
		interps += other->is_interp;
	assert_int_equal(interps, dynamic);
	vec_each (&f.facts, fact)
		if (!strcmp(fact->kind, "symbol"))
			assert_ptr_equal(modules_at(&f.modules, fact->addr), mod);
		else if (!strcmp(fact->kind, "nothing"))
			assert_ptr_not_equal(modules_at(&f.modules, fact->addr), mod);
	fixture_stop(&f);
}

static void programs_of_every_kind(void **state)
{
	check_program("names", true, true);
	check_program("names-nopie", false, true);
}

static void static_programs(void **state)
{
	check_program("names-static", false, false);
	check_program("names-static-pie", true, false);
}

// ld.so ./program: the kernel takes the loader for the program.
static void a_program_started_by_its_loader(void **state)
{
	_cleanup_free_ char *path = fixture_path("names");
	char interp[4096] = "";
	struct fixture f;

	fixture_start_named(&f, "names");
	vec_each (&f.modules.list, m)
		if (m->is_interp)
			snprintf(interp, sizeof(interp), "%s", m->path);
	fixture_stop(&f);
	assert_int_equal(interp[0], '/');
	fixture_start(&f, (char *[]){interp, path, NULL});
	assert_non_null(module_main(&f));
	assert_string_equal(module_main(&f)->path, path);
	vec_each (&f.modules.list, m)
		assert_int_equal(m->is_interp, !strcmp(m->path, interp));
	fixture_stop(&f);
}

static void a_program_without_its_header(void **state)
{
	_cleanup_free_ char *path = fixture_path("names");
	struct fixture f;

	fixture_start(&f, (char *[]){path, (char *)"header", NULL});
	assert_non_null(module_main(&f));
	assert_string_equal(module_main(&f)->path, path);
	fixture_stop(&f);

	fixture_start(&f, (char *[]){path, (char *)"headers", NULL});
	assert_null(module_main(&f));
	assert_true(f.modules.list.n >= 3);
	modules_check(&f.modules, f.target);
	fixture_stop(&f);
}

// A made-up target: a copy of a real one's modules, which can be damaged.
struct image_target {
	struct target t;
	u64 start;
	u8 *bytes;
	size_t len;
};

static size_t image_read_bytes(struct target *t, u64 addr, void *buf, size_t len)
{
	const struct image_target *im = t->priv;
	u64 at = addr - im->start;

	if (addr < im->start || at >= im->len)
		return 0;
	len = min(len, im->len - at);
	memcpy(buf, im->bytes + at, len);
	return len;
}

static const struct target_ops image_ops = {.read = image_read_bytes};

// The plugin's mappings, all of its bytes.
static void image_take(struct image_target *im, const struct fixture *f, u64 inside)
{
	const struct module *mod = modules_at(&f->modules, inside);

	*im = (struct image_target){
		.t = {.ops = &image_ops,
		      .arch = f->target->arch,
		      .page_size = f->target->page_size},
		.start = align_down(mod->start, f->target->page_size),
	};
	im->t.priv = im;
	im->len = align_up(mod->end, f->target->page_size) - im->start;
	im->bytes = xcalloc(1, im->len);
	vec_each (&f->target->maps, m)
		if (m->start >= im->start && m->end <= im->start + im->len) {
			*vec_push(&im->t.maps) = *m;
			target_read_some(f->target, m->start, im->bytes + (m->start - im->start),
					 m->end - m->start);
		}
}

static void image_drop(struct image_target *im)
{
	free(im->t.maps.v);
	vec_each (&im->t.notes, note)
		free(*note);
	vec_free(&im->t.notes);
	free(im->bytes);
}

static unsigned next_random(unsigned *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

static void damage_changes_nothing_but_the_answer(void **state)
{
	struct image_target im;
	u64 addr = 0, size;
	unsigned seed = 1;
	struct modules ms;
	struct fixture f;
	u8 *whole;

	fixture_start_loader(&f);
	vec_each (&f.facts, fact)
		if (!strcmp(fact->kind, "plugin"))
			addr = fact->addr;
	image_take(&im, &f, addr);
	assert_null(modules_find(&im.t, &ms));
	assert_int_equal(ms.list.n, 1);
	assert_true(module_dynsym(&im.t, ms.list.v, "plugin_function", &addr, &size));
	modules_free(&ms);
	whole = xmalloc(im.len);
	memcpy(whole, im.bytes, im.len);
	for (int round = 0; round < 3000; round++) {
		memcpy(im.bytes, whole, im.len);
		for (unsigned i = next_random(&seed) % 8 + 1; i; i--) {
			// The headers and tables are at the start; .dynamic is near the end.
			u64 at = next_random(&seed) % (i & 1 ? 0x400 : im.len);

			im.bytes[at] = (u8)next_random(&seed);
		}
		assert_null(modules_find(&im.t, &ms));
		modules_check(&ms, &im.t);
		vec_each (&ms.list, mod)
			module_dynsym(&im.t, mod, "plugin_function", &addr, &size);
		modules_free(&ms);
	}
	free(whole);
	image_drop(&im);
	fixture_stop(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(exactly_what_is_loaded_is_found),
		cmocka_unit_test(exports_are_found_by_name),
		cmocka_unit_test(programs_of_every_kind),
		cmocka_unit_test(static_programs),
		cmocka_unit_test(a_program_started_by_its_loader),
		cmocka_unit_test(a_program_without_its_header),
		cmocka_unit_test(damage_changes_nothing_but_the_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
