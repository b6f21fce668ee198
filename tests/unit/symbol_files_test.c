// SPDX-License-Identifier: MIT
// Where names come from: separate debug files, files that are gone or were replaced, cores, and
// files that are damaged.
#include "tests.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "names_check.h"
#include "symbol/elfsym.h"
#include "symbol/lines.h"

static bool notes_mention(const struct fixture *f, const char *text)
{
	vec_each (&f->target->notes, note)
		if (strstr(*note, text))
			return true;
	return false;
}

// Starts a stripped program out of a fresh directory, with a debug file under a name there.
static char *start_stripped(struct fixture *f, const char *program, const char *debug,
			    const char *debug_name)
{
	_cleanup_free_ char *copy = NULL;
	char *dir = scratch_make();

	copy = scratch_copy(dir, program, "program");
	if (debug)
		free(scratch_copy(dir, debug, debug_name));
	fixture_start(f, (char *[]){copy, NULL});
	return dir;
}

// How many functions and variables of the program have no name.
static size_t names_missing(const struct fixture *f, const struct symbols_options *options)
{
	struct symbols *s = open_symbols(f, options);
	size_t n = 0;

	vec_each (&f->facts, fact) {
		struct name name;

		symbols_name(s, &fact->addr, 1, &name);
		n += !strcmp(fact->kind, "symbol") && !name.symbol;
	}
	symbols_close(s);
	return n;
}

static void debug_files_by_link(void **state)
{
	struct fixture f;
	char *dir = start_stripped(&f, "names.stripped", "names.debug", "names.debug");

	assert_true(names_check(&f, &nothing_special, true) >= 8);
	fixture_stop(&f);
	scratch_remove(dir);

	// Without build-ids the link's checksum decides.
	dir = start_stripped(&f, "names-noid.stripped", "names-noid.debug", "names-noid.debug");
	assert_true(names_check(&f, &nothing_special, true) >= 8);
	fixture_stop(&f);
	scratch_remove(dir);
}

static void debug_files_of_another_build(void **state)
{
	struct fixture f;
	char *dir = start_stripped(&f, "names.stripped", "names-nopie.debug", "names.debug");

	assert_true(names_missing(&f, &nothing_special) >= 8);
	fixture_stop(&f);
	scratch_remove(dir);

	dir = start_stripped(&f, "names-noid.stripped", "names.debug", "names-noid.debug");
	assert_true(names_missing(&f, &nothing_special) >= 8);
	fixture_stop(&f);
	scratch_remove(dir);
}

static void symbols_inside_of_the_program(void **state)
{
	struct fixture f;

	fixture_start_named(&f, "names-mini");
	assert_true(names_check(&f, &nothing_special, false) >= 8);
	fixture_stop(&f);
}

static const struct module *module_main(const struct fixture *f)
{
	vec_each (&f->modules.list, mod)
		if (mod->is_main)
			return mod;
	fail_msg("no program");
	return NULL;
}

static void hex_id(const struct fixture *f, char *ret)
{
	const struct module *mod = module_main(f);

	assert_in_range(mod->build_id_len, 8, 32);
	for (u8 i = 0; i < mod->build_id_len; i++)
		sprintf(ret + 2 * i, "%02x", mod->build_id[i]);
}

static void make_dirs(const char *dir, char *below)
{
	for (char *slash = below; (slash = strchr(slash, '/')); slash++) {
		_cleanup_free_ char *path = NULL;

		*slash = 0;
		path = xasprintf("%s%s", dir, below);
		assert_true(!mkdir(path, 0755) || errno == EEXIST);
		*slash = '/';
	}
}

static void debug_files_by_build_id(void **state)
{
	struct fixture f;
	char *dir = start_stripped(&f, "names.stripped", NULL, NULL), hex[65];
	struct symbols_options options = {.sysroot = dir};
	_cleanup_free_ char *name = NULL;

	assert_true(names_missing(&f, &options) >= 8);
	hex_id(&f, hex);
	name = xasprintf("usr/lib/debug/.build-id/%.2s/%s.debug", hex, hex + 2);
	make_dirs(dir, name);
	free(scratch_copy(dir, "names.debug", name));
	assert_true(names_check(&f, &options, true) >= 8);
	fixture_stop(&f);
	scratch_remove(dir);
}

// Its client library takes a directory for a server as well.
static void debug_files_from_a_server(void **state)
{
	struct symbols_options options = {.debuginfod = true};
	_cleanup_free_ char *name = NULL, *url = NULL, *cache = NULL;
	char *dir, hex[65];
	struct fixture f;

	if (!dlopen("libdebuginfod.so.1", RTLD_NOW))
		skip();
	dir = start_stripped(&f, "names.stripped", NULL, NULL);
	unsetenv("DEBUGINFOD_URLS");
	assert_true(names_missing(&f, &options) >= 8);
	assert_true(notes_mention(&f, "DEBUGINFOD_URLS"));
	hex_id(&f, hex);
	name = xasprintf("buildid/%s/debuginfo", hex);
	url = xasprintf("file://%s", dir);
	cache = xasprintf("%scache", dir);
	make_dirs(dir, name);
	free(scratch_copy(dir, "names.debug", name));
	setenv("DEBUGINFOD_URLS", url, 1);
	setenv("DEBUGINFOD_CACHE_PATH", cache, 1);
	assert_true(names_missing(&f, &nothing_special) >= 8);
	assert_true(names_check(&f, &options, true) >= 8);
	unsetenv("DEBUGINFOD_URLS");
	fixture_stop(&f);
	scratch_remove(dir);
}

// A core of the fixture, written by the kernel or by gdb, in place of its process.
static void check_core(struct fixture *f, const char *path)
{
	struct fixture core = {.facts = {f->facts.v, f->facts.n, f->facts.cap}};
	_cleanup_err_ struct err *e = target_open_core(path, &core.target);

	if (!e)
		e = target_stop(core.target);
	if (!e)
		e = modules_find(core.target, &core.modules);
	if (e)
		fail_msg("%s", err_message(e));
	assert_int_equal(core.modules.list.n, f->modules.list.n);
	for (size_t i = 0; i < core.modules.list.n; i++) {
		const struct module *a = &core.modules.list.v[i], *b = &f->modules.list.v[i];

		assert_int_equal(a->base, b->base);
		assert_int_equal(a->end, b->end);
		assert_int_equal(a->build_id_len, b->build_id_len);
		assert_int_equal(a->is_main, b->is_main);
		assert_int_equal(a->is_interp, b->is_interp);
	}
	assert_true(names_check(&core, &nothing_special, true) >= 2);
	modules_free(&core.modules);
	target_close(core.target);
}

static void check_core_of_gdb(struct fixture *f)
{
	char *dir = scratch_make();
	_cleanup_free_ char *core = xasprintf("%score.%d", dir, (int)f->pid);
	_cleanup_free_ char *command =
		xasprintf("gcore -o %score %d >/dev/null 2>&1", dir, (int)f->pid);
	bool written = !system(command) && !access(core, R_OK);

	if (written)
		check_core(f, core);
	fixture_stop(f);
	scratch_remove(dir);
	if (!written)
		skip();
}

static void cores_that_gdb_writes(void **state)
{
	struct fixture f;

	fixture_start_named(&f, "names");
	check_core_of_gdb(&f);
	fixture_start_loader(&f);
	check_core_of_gdb(&f);
}

static void cores_that_the_kernel_writes(void **state)
{
	const struct rlimit unlimited = {RLIM_INFINITY, RLIM_INFINITY};
	_cleanup_free_ char *program = fixture_path("names"), *command = NULL, *core = NULL;
	char *dir = scratch_make();
	struct fixture f;
	bool written;

	setrlimit(RLIMIT_CORE, &unlimited);
	fixture_start(&f, (char *[]){program, NULL});
	// Where and under which name is the system's to say.
	command = xasprintf("cd /proc/%d/cwd && p=$(cat /proc/sys/kernel/core_pattern) &&"
			    " kill -SEGV %d && sleep 0.5 && case $p in core*) "
			    "mv core %score || mv core.%d %score;; *) false;; esac 2>/dev/null",
			    (int)f.pid, (int)f.pid, dir, (int)f.pid, dir);
	target_close(take(f.target));
	core = xasprintf("%score", dir);
	written = !system(command) && !access(core, R_OK);
	if (written)
		check_core(&f, core);
	fixture_stop(&f);
	scratch_remove(dir);
	if (!written)
		skip();
}

static void symbols_that_the_user_gives(void **state)
{
	struct fixture f;
	char *dir = start_stripped(&f, "names.stripped", NULL, NULL);
	_cleanup_free_ char *whole = fixture_path("names"), *debug = fixture_path("names.debug");
	_cleanup_free_ char *other = fixture_path("names-nopie");
	struct symbols_options options = {.binary = whole};
	struct symbols *s;
	struct err *e;

	assert_true(names_check(&f, &options, true) >= 8);
	options.binary = debug;
	assert_true(names_check(&f, &options, true) >= 8);

	options.binary = other;
	e = symbols_open(f.target, &f.modules, &options, &s);
	assert_non_null(e);
	assert_non_null(strstr(err_message(e), "build-ids differ"));
	err_free(e);
	options.binary = "/nonexistent";
	e = symbols_open(f.target, &f.modules, &options, &s);
	assert_int_equal(err_code(e), ENOENT);
	err_free(e);
	options.binary = "/dev/null";
	e = symbols_open(f.target, &f.modules, &options, &s);
	assert_non_null(strstr(err_message(e), "not an ELF file"));
	err_free(e);
	fixture_stop(&f);
	scratch_remove(dir);
}

static void modules_that_were_unloaded(void **state)
{
	struct symbols *s;
	struct fixture f;
	size_t n = 0;
	u8 id[32];

	fixture_start_loader(&f);
	s = open_symbols(&f, &nothing_special);
	vec_each (&f.facts, fact) {
		const struct module *mod = modules_at(&f.modules, fact->addr);
		struct name name, live;

		if (strcmp(fact->kind, "plugin"))
			continue;
		symbols_locate(s, &fact->addr, 1, &live);
		memcpy(id, mod->build_id, sizeof(id));
		symbols_name_unloaded(s, mod->path, id, mod->build_id_len, fact->addr - mod->base,
				      &name);
		assert_string_equal(name.symbol, live.symbol);
		assert_string_equal(name.module, "libplugin.so");
		assert_string_equal(name.file, live.file);
		assert_int_equal(name.line, live.line);
		id[0] ^= 1;
		symbols_name_unloaded(s, mod->path, id, mod->build_id_len, fact->addr - mod->base,
				      &name);
		assert_null(name.symbol);
		assert_string_equal(name.module, "libplugin.so");
		assert_int_equal(name.module_offset, fact->addr - mod->base);
		n++;
	}
	assert_int_equal(n, 2);
	symbols_close(s);
	fixture_stop(&f);
}

static struct err *open_no_file(struct target *t, const struct mapping *m, int *ret_fd)
{
	return err_new(ENOENT, "%s: it is gone", m->path);
}

static struct err *open_other_file(struct target *t, const struct mapping *m, int *ret_fd)
{
	*ret_fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	return NULL;
}

// What memory alone tells: exported symbols.
static void check_without_files(struct err *(*open_file)(struct target *, const struct mapping *,
							 int *),
				const char *note)
{
	const struct target_ops *ops;
	struct target_ops changed;
	struct fixture f;

	fixture_start_loader(&f);
	ops = f.target->ops;
	changed = *ops;
	changed.open_file = open_file;
	f.target->ops = &changed;
	assert_true(names_check(&f, &nothing_special, false) >= 2);
	assert_true(notes_mention(&f, note));
	f.target->ops = ops;
	fixture_stop(&f);
}

static void files_that_are_gone(void **state)
{
	check_without_files(open_no_file, "it is gone");
}

static void files_that_were_replaced(void **state)
{
	check_without_files(open_other_file, "has been replaced");
}

static void a_deleted_program(void **state)
{
	char *dir = scratch_make(), *copy = scratch_copy(dir, "names", "program");
	struct fixture f;

	fixture_start(&f, (char *[]){copy, NULL});
	unlink(copy);
	// /proc/PID/exe leads to it whoever we are.
	assert_true(names_check(&f, &nothing_special, true) >= 8);
	fixture_stop(&f);
	free(copy);
	scratch_remove(dir);
}

static unsigned next_random(unsigned *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

static void read_everything(const char *path)
{
	struct elf_file file = {};
	_cleanup_(elfsym_freep) struct elfsym *es = elfsym_new();
	struct lines *l;

	if (!elf_file_open(open(path, O_RDONLY | O_CLOEXEC), &file))
		return;
	elfsym_add_file(es, &file, SHT_SYMTAB);
	elfsym_add_file(es, &file, SHT_DYNSYM);
	elfsym_finish(es);
	l = lines_open(&file);
	for (u64 addr = 0; addr < 0x6000; addr += 61) {
		const char *source;
		u32 line, column;

		elfsym_find(es, addr);
		if (l)
			lines_find(l, addr, &source, &line, &column);
	}
	lines_close(l);
	elf_file_close(&file);
}

static void damaged_files_do_no_harm(void **state)
{
	char *dir = scratch_make(), *copy = scratch_copy(dir, "names", "damaged");
	int fd = open(copy, O_RDWR | O_CLOEXEC);
	struct stat st;
	unsigned seed = 2;

	assert_int_equal(fstat(fd, &st), 0);
	for (int round = 0; round < 300; round++) {
		u8 kept[16];
		off_t at[16];

		for (int i = 0; i < 16; i++) {
			u8 byte = (u8)next_random(&seed);

			// Headers, the section table at the end, anything.
			at[i] = next_random(&seed) % (i % 3 == 0 ? 64 : st.st_size);
			if (i % 3 == 1)
				at[i] = st.st_size - 1 - at[i] % 2560;
			assert_int_equal(pread(fd, &kept[i], 1, at[i]), 1);
			assert_int_equal(pwrite(fd, &byte, 1, at[i]), 1);
		}
		read_everything(copy);
		for (int i = 16; i--;)
			assert_int_equal(pwrite(fd, &kept[i], 1, at[i]), 1);
	}
	for (off_t len = st.st_size; len > 0; len -= st.st_size / 40) {
		assert_int_equal(ftruncate(fd, len), 0);
		read_everything(copy);
	}
	close(fd);
	free(copy);
	scratch_remove(dir);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(debug_files_by_link),
		cmocka_unit_test(debug_files_of_another_build),
		cmocka_unit_test(debug_files_by_build_id),
		cmocka_unit_test(debug_files_from_a_server),
		cmocka_unit_test(symbols_inside_of_the_program),
		cmocka_unit_test(cores_that_gdb_writes),
		cmocka_unit_test(cores_that_the_kernel_writes),
		cmocka_unit_test(symbols_that_the_user_gives),
		cmocka_unit_test(modules_that_were_unloaded),
		cmocka_unit_test(files_that_are_gone),
		cmocka_unit_test(files_that_were_replaced),
		cmocka_unit_test(a_deleted_program),
		cmocka_unit_test(damaged_files_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
