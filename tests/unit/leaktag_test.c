// SPDX-License-Identifier: MIT
// libleaktag from the inside (this program is linked with it), and its tables from the outside.
#include "tests.h"
#include "threads.h"

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

#include "alloc/tags.h"
#include "leaktag.h"
#include "leaktag/layout.h"

// The compiler must neither drop a block that nobody uses nor turn a call into a jump.
static void *volatile kept;

static void *keep(void *p)
{
	kept = p;
	return p;
}

#define NEAR(pc, function) assert_in_range((pc), (uintptr_t)(function), (uintptr_t)(function) + 400)

__attribute__((noinline)) static void *by_malloc(size_t n)
{
	void *p = malloc(n); // NOLINT(clang-analyzer-optin.portability.UnixAPI): 0 bytes too

	return keep(p);
}

__attribute__((noinline)) static void *by_calloc(size_t n)
{
	return keep(calloc(n, 1));
}

__attribute__((noinline)) static void *by_realloc(void *p, size_t n)
{
	return keep(realloc(p, n));
}

__attribute__((noinline)) static void *by_reallocarray(void *p, size_t n)
{
	return keep(reallocarray(p, n, 1));
}

__attribute__((noinline)) static void *by_posix_memalign(size_t n)
{
	void *p;

	return keep(posix_memalign(&p, 256, n) ? NULL : p);
}

__attribute__((noinline)) static void *by_memalign(size_t n)
{
	return keep(memalign(64, n));
}

__attribute__((noinline)) static void *by_aligned_alloc(size_t n)
{
	return keep(aligned_alloc(32, n));
}

__attribute__((noinline)) static void *by_valloc(size_t n)
{
	return keep(valloc(n));
}

__attribute__((noinline)) static void *by_strdup(const char *s)
{
	return keep(strdup(s));
}

__attribute__((noinline)) static void *by_asprintf(const char *s)
{
	char *p;

	return keep(asprintf(&p, "%s %s", s, s) < 0 ? NULL : p);
}

__attribute__((noinline)) static void *by_getline(FILE *f)
{
	char *line = NULL;
	size_t n = 0;

	return keep(getline(&line, &n, f) < 0 ? NULL : line);
}

void *new_plain(size_t n) __asm__("_Znwm");
void *new_aligned(size_t n, size_t align) __asm__("_ZnwmSt11align_val_t");
void delete_sized(void *p, size_t n) __asm__("_ZdlPvm");

__attribute__((noinline)) static void *by_new(size_t n)
{
	return keep(new_plain(n));
}

__attribute__((noinline)) static void *by_new_aligned(size_t n)
{
	return keep(new_aligned(n, 512));
}

static void test_each_function_names_its_caller(void **state)
{
	static const size_t sizes[] = {0, 1, 4, 8, 20, 21, 24, 25, 100, 4096, 200000, 1 << 20};
	static const struct {
		void *(*f)(size_t);
	} all[] = {{by_malloc},	       {by_calloc}, {by_posix_memalign}, {by_memalign}, {by_valloc},
		   {by_aligned_alloc}, {by_new},    {by_new_aligned}};

	for (size_t i = 0; i < ARRAY_SIZE(all); i++)
		for (size_t j = 0; j < ARRAY_SIZE(sizes); j++) {
			u8 *p = all[i].f(sizes[j]);
			assert_non_null(p);
			NEAR(getmalloctag(p), all[i].f);
			assert_int_equal(getrealloctag(p), 0);
			assert_true(malloc_usable_size(p) >= sizes[j]);
			memset(p, 0xa5, malloc_usable_size(p));
			NEAR(getmalloctag(p), all[i].f); // the program cannot overwrite it
			free(p);
		}
}

static void test_the_c_library_allocates_for_its_caller(void **state)
{
	_cleanup_fclose_ FILE *f = fopen("/proc/self/status", "re");
	_cleanup_free_ void *copy = by_strdup("hello"), *text = by_asprintf("hello"),
			    *line = by_getline(f);

	NEAR(getmalloctag(copy), by_strdup);
	NEAR(getmalloctag(text), by_asprintf);
	NEAR(getmalloctag(line), by_getline);
	NEAR(getmalloctag(f), test_the_c_library_allocates_for_its_caller);
}

static void test_realloc_keeps_the_malloc_site(void **state)
{
	void *p = by_malloc(10);

	for (size_t n = 20; n < 3000000; n *= 3) {
		p = by_realloc(p, n);
		NEAR(getmalloctag(p), by_malloc);
		NEAR(getrealloctag(p), by_realloc);
	}
	p = by_reallocarray(p, 5);
	NEAR(getmalloctag(p), by_malloc);
	NEAR(getrealloctag(p), by_reallocarray);
	assert_null(by_realloc(p, 0));

	p = by_realloc(NULL, 10);
	NEAR(getmalloctag(p), by_realloc);
	NEAR(getrealloctag(p), by_realloc);
	free(p);
}

static void test_refusals_are_the_allocators(void **state)
{
	volatile size_t huge = SIZE_MAX - 2;
	void *p;

	for (size_t n = huge - 6; n >= huge - 6; n++) {
		errno = 0;
		assert_null(by_malloc(n));
		assert_int_equal(errno, ENOMEM);
	}
	assert_null(by_calloc(PTRDIFF_MAX - 3));
	assert_null(keep(calloc(huge / 2, 3)));
	assert_null(keep(reallocarray(NULL, huge / 2, 3)));
	assert_int_equal(posix_memalign(&p, 3, 10), EINVAL);
	assert_null(by_memalign(huge));
}

static void test_zeroed(void **state)
{
	for (size_t n = 1; n < 5000; n += 7) {
		u8 *p = by_calloc(n);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(p[i], 0);
		free(p);
	}
}

void *__libc_malloc(size_t n);

// As the allocator itself sees it: the tag included.
static size_t whole_size(void *p)
{
	return malloc_usable_size(p) + (getmalloctag(p) ? LEAKTAG_TAG_SIZE : 0);
}

static void test_other_bytes_are_no_tag(void **state)
{
	enum { N = 200000 };
	static void *blocks[N];
	unsigned taken = 0;

	for (size_t i = 0; i < N; i++) {
		size_t n = 24 + i % 200;
		u8 *p = blocks[i] = keep(__libc_malloc(n));
		size_t usable = whole_size(p); // a tag of its last life may be there
		for (size_t j = 0; j < usable; j++)
			p[j] = (u8)(i % 3 == 0 ? 0 : i % 3 == 1 ? i : i * j);
		taken += getmalloctag(p) != 0;
	}
	for (size_t i = 0; i < N; i++)
		free(blocks[i]);
	// By far not one in a million with the few sites of this program: 200,000 is less.
	assert_in_range(taken, 0, 1);
}

__attribute__((noinline)) static void *pool_alloc(size_t n)
{
	void *p = by_malloc(n);

	setmalloctag(p, getcallerpc(&n));
	return keep(p);
}

static void test_a_library_names_its_caller(void **state)
{
	_cleanup_free_ void *p = pool_alloc(50);

	NEAR(getmalloctag(p), test_a_library_names_its_caller);
	setrealloctag(p, 0x1234);
	assert_int_equal(getrealloctag(p), 0x1234);
	NEAR(getmalloctag(p), test_a_library_names_its_caller);
	setmalloctag(p, 0);
	assert_int_equal(getmalloctag(p), 0);
	assert_int_equal(getrealloctag(p), 0x1234);
	setrealloctag(p, 0);
	setmalloctag(p, 0x777);
	assert_int_equal(getmalloctag(p), 0x777);
	assert_int_equal(getrealloctag(p), 0);
	setmalloctag(NULL, 1);
	assert_int_equal(getmalloctag(NULL), 0);
}

static void test_sized_delete(void **state)
{
	for (size_t n = 1; n < 3000; n += 13) {
		delete_sized(by_new(n), n);
		delete_sized(by_malloc(n), n);
	}
}

// Many threads meet the same new sites at the same time.
static void *thread_sites(void *arg)
{
	for (uintptr_t pc = 0x1000; pc < 0x1000 + 20000; pc++) {
		void *p = by_malloc(40);
		setmalloctag(p, pc);
		if (getmalloctag(p) != pc)
			return (void *)pc;
		free(p);
	}
	return NULL;
}

static void test_threads(void **state)
{
	threads_run(thread_sites, THREADS_MAX);
}

// --- from outside ---

enum { OUTSIDE = 2000, WAYS = 30000 };

// A block, and the way to its allocation by the C library's own unwinder.
struct way {
	u64 addr;
	size_t size;
	void *trace[32];
	int traced;
};

struct outside {
	struct tagged blocks[OUTSIDE];
	u64 untagged, unloaded;
	size_t untagged_size, unloaded_size;
	struct way deep, ways[WAYS];
	size_t n_ways;
};

__attribute__((noinline)) static void way_take(struct way *way)
{
	void *p = by_malloc(100);

	way->addr = (uintptr_t)p;
	way->size = whole_size(p);
	way->traced = backtrace(way->trace, ARRAY_SIZE(way->trace));
}

__attribute__((noinline)) static void deep(struct outside *o, unsigned depth)
{
	if (depth > 0) {
		deep(o, depth - 1);
	} else {
		way_take(&o->deep);
	}
	__asm__ volatile("" : : : "memory");
}

// Calls of one another in no order, back and forth, by functions whose frames have a fixed size and by
// one whose frames do not, which needs a frame pointer: most of a stack is that of the last block.
__attribute__((noinline)) static void wander(struct outside *o, unsigned depth, unsigned *seed);

__attribute__((noinline)) static void wander_plainly(struct outside *o, unsigned depth,
						     unsigned *seed)
{
	wander(o, depth, seed);
	if (o->n_ways < WAYS && *seed >> 30 == 0)
		way_take(&o->ways[o->n_ways++]);
	__asm__ volatile("" : : : "memory");
}

__attribute__((noinline)) static void wander(struct outside *o, unsigned depth, unsigned *seed)
{
	*seed = *seed * 1103515245 + 12345;
	unsigned dice = *seed >> 16;
	volatile char *room = __builtin_alloca(16 + dice % 500);

	room[0] = 0;
	if (o->n_ways < WAYS && dice & 1)
		way_take(&o->ways[o->n_ways++]);
	if (depth && dice & 6)
		wander_plainly(o, depth - 1, seed);
	if (depth && dice & 8)
		wander(o, depth - 1, seed);
	if (o->n_ways < WAYS && dice & 16)
		way_take(&o->ways[o->n_ways++]);
	room[0] = 1;
}

static void child_allocate(struct outside *o)
{
	char directory[] = LEAKTAG_PLUGIN, *slash = strrchr(directory, '/'), name[256];

	// By a name that soon says nothing.
	snprintf(name, sizeof(name), "./%s", slash + 1);
	*slash = 0;
	if (chdir(directory))
		_exit(1);
	void *module = dlopen(name, RTLD_NOW);
	if (!module || chdir("/"))
		_exit(1);
	void *(*plugin_alloc)(size_t) = (void *(*)(size_t))dlsym(module, "plugin_alloc");
	void *p = plugin_alloc(30);

	o->unloaded = (uintptr_t)p;
	o->unloaded_size = whole_size(p);
	dlclose(module);
	p = __libc_malloc(24);
	memset(p, 0, 24);
	o->untagged = (uintptr_t)p;
	o->untagged_size = whole_size(p);
	for (size_t i = 0; i < OUTSIDE; i++) {
		p = i % 2 ? by_malloc(i) : by_realloc(by_calloc(10), i + 1);
		o->blocks[i] = (struct tagged){.addr = (uintptr_t)p, .size = whole_size(p)};
	}
	deep(o, 5);
	for (unsigned seed = 1; o->n_ways < WAYS;)
		wander(o, 12, &seed);
}

static struct outside *outside;
static struct target *target;
static struct modules modules;
static struct tags *tags;
static pid_t child;

// A process of its own that has allocated and waits: `--child`, with its answers in fd 3.
static int child_main(void)
{
	struct outside *o = mmap(NULL, sizeof(*o), PROT_READ | PROT_WRITE, MAP_SHARED, 3, 0);
	ssize_t n;

	child_allocate(o);
	n = write(4, "x", 1);
	return n == 1 ? pause() : 1;
}

static int start_child(void **state)
{
	int fd = memfd_create("outside", 0), ready[2];
	char byte;

	assert_int_equal(ftruncate(fd, sizeof(*outside)), 0);
	assert_int_equal(pipe(ready), 0);
	outside = mmap(NULL, sizeof(*outside), PROT_READ, MAP_SHARED, fd, 0);
	child = fork();
	if (child == 0) {
		dup2(fd, 3);
		dup2(ready[1], 4);
		setenv("LEAKTAG_DEPTH", "8", 1);
		execl("/proc/self/exe", "leaktag_test", "--child", NULL);
		_exit(127);
	}
	close(ready[1]);
	assert_int_equal(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	close(fd);
	if (target_open_pid(child, &target) || target_stop(target) ||
	    modules_find(target, &modules) || tags_open(target, &modules, &tags))
		return 1;
	assert_non_null(tags);
	return 0;
}

static int stop_child(void **state)
{
	tags_close(tags);
	modules_free(&modules);
	target_close(target);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	return 0;
}

static void test_read_from_outside(void **state)
{
	struct tags_stats stats;

	tags_read(tags, outside->blocks, 0); // nothing to do
	struct tagged *blocks = test_calloc(OUTSIDE, sizeof(*blocks));
	memcpy(blocks, outside->blocks, sizeof(outside->blocks));
	tags_read(tags, blocks, OUTSIDE);
	for (size_t i = 0; i < OUTSIDE; i++) {
		assert_int_not_equal(blocks[i].tag.malloc_site, 0);
		assert_int_equal(blocks[i].tag.realloc_site != 0, i % 2 == 0);
		assert_int_equal(blocks[i].tag.malloc_site, blocks[i % 2].tag.malloc_site);
	}
	test_free(blocks);
	tags_statistics(tags, &stats);
	assert_int_equal(stats.depth, 8);
	assert_int_equal(stats.lost, 0);
	assert_false(stats.attached);
	assert_false(stats.detached);
}

static void test_untagged_and_unreadable(void **state)
{
	struct tagged b[] = {
		{.addr = outside->untagged, .size = outside->untagged_size},
		{.addr = 16, .size = 24},
		{.addr = UINT64_MAX - 8, .size = 64},
		{.addr = outside->deep.addr, .size = 3},
		{.addr = outside->deep.addr, .size = outside->deep.size},
	};

	tags_read(tags, b, ARRAY_SIZE(b));
	for (size_t i = 0; i + 1 < ARRAY_SIZE(b); i++)
		assert_int_equal(b[i].tag.malloc_site, 0);
	assert_int_not_equal(b[4].tag.malloc_site, 0);
}

static void test_site_in_an_unloaded_library(void **state)
{
	struct tagged b = {.addr = outside->unloaded, .size = outside->unloaded_size};
	struct tag_frame f[8];

	tags_read(tags, &b, 1);
	size_t n = tags_stack(tags, b.tag.malloc_site, f, ARRAY_SIZE(f));
	assert_true(n > 2);
	assert_non_null(f[0].unloaded);
	assert_non_null(strstr(f[0].unloaded->path, "leaktag_plugin"));
	assert_int_equal(access(f[0].unloaded->path, R_OK), 0);
	assert_true(f[0].unloaded->build_id_len > 0);
	assert_in_range(f[0].pc - f[0].unloaded->base, 0x200, 0x10000);
	assert_null(f[1].unloaded);
}

// Frame by frame what the C library's unwinder says. way_take() itself calls at two places.
static void check_way(const struct way *way)
{
	struct tagged b = {.addr = way->addr, .size = way->size};
	struct tag_frame f[LEAKTAG_MAX_DEPTH];

	tags_read(tags, &b, 1);
	size_t n = tags_stack(tags, b.tag.malloc_site, f, ARRAY_SIZE(f));
	assert_int_equal(n, way->traced < 7 ? way->traced + 1 : 8);
	for (size_t i = 2; i < n; i++)
		assert_int_equal(f[i].pc, (uintptr_t)way->trace[i - 1]);
	assert_in_range(f[1].pc, (uintptr_t)way->trace[0] - 200, (uintptr_t)way->trace[0]);
	assert_int_equal(tags_pc(tags, b.tag.malloc_site), f[0].pc);
}

static void test_stack(void **state)
{
	struct tag_frame f[8];

	check_way(&outside->deep);
	assert_int_equal(tags_stack(tags, 0, f, 8), 0);
	assert_int_equal(tags_stack(tags, UINT32_MAX, f, 8), 0);
}

static void test_stacks_that_are_mostly_the_same(void **state)
{
	for (size_t i = 0; i < WAYS; i++)
		check_way(&outside->ways[i]);
}

static void test_a_process_without_the_library(void **state)
{
	struct target *t = NULL;
	struct modules m = {};
	struct tags *none = (struct tags *)1;
	pid_t pid = fork();

	if (pid == 0) {
		execlp("sleep", "sleep", "100", NULL);
		_exit(127);
	}
	usleep(50000);
	assert_null(target_open_pid(pid, &t));
	assert_null(target_stop(t));
	assert_null(modules_find(t, &m));
	assert_null(tags_open(t, &m, &none));
	assert_null(none);
	modules_free(&m);
	target_close(t);
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_function_names_its_caller),
		cmocka_unit_test(test_the_c_library_allocates_for_its_caller),
		cmocka_unit_test(test_realloc_keeps_the_malloc_site),
		cmocka_unit_test(test_refusals_are_the_allocators),
		cmocka_unit_test(test_zeroed),
		cmocka_unit_test(test_other_bytes_are_no_tag),
		cmocka_unit_test(test_a_library_names_its_caller),
		cmocka_unit_test(test_sized_delete),
		cmocka_unit_test(test_threads),
		cmocka_unit_test(test_read_from_outside),
		cmocka_unit_test(test_untagged_and_unreadable),
		cmocka_unit_test(test_site_in_an_unloaded_library),
		cmocka_unit_test(test_stack),
		cmocka_unit_test(test_stacks_that_are_mostly_the_same),
		cmocka_unit_test(test_a_process_without_the_library),
	};

	if (argc > 1 && strcmp(argv[1], "--child") == 0)
		return child_main();
	return cmocka_run_group_tests_name("leaktag", tests, start_child, stop_child);
}
