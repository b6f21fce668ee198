// SPDX-License-Identifier: MIT
// The list of mappings, and processes by name.
#include "tests.h"

#include <elf.h>
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include "target/arch.h"
#include "target/maps.h"
#include "target/pids.h"

static size_t read_nothing(struct target *t, u64 addr, void *buf, size_t len)
{
	return 0;
}

static const struct target_ops empty_ops = {.read = read_nothing};

static struct target *target_of_maps(const char *text)
{
	struct target *t = xcalloc(1, sizeof(*t));

	t->ops = &empty_ops;
	t->arch = &arch_x86_64;
	t->name = xstrdup("test");
	assert_null(maps_parse(t, text, strlen(text)));
	return t;
}

static void maps_are_parsed(void **state)
{
	_cleanup_(target_closep) struct target *t = target_of_maps(
		"00400000-00452000 r-xp 00001000 08:02 173521      /usr/bin/dbus-daemon\n"
		"00e03000-00e24000 rw-p 00000000 00:00 0           [heap]\n"
		"35b1800000-35b1820000 ---s 0 fd:1f 18446744073709551615 /a b  (x) \\012y\n"
		"7f0000000000-7f0000001000 rw-s 00000000 00:01 1029 /dev/zero (deleted)\n"
		"7f0000001000-7f0000002000 rw-p 00000000 00:00 0 \n"
		"7f0000002000-7f0000003000 rw-p 00000000 00:00 0\n"
		"7f0000003000-7f0000004000 rw-p 00000000 00:00 0    [anon: a (deleted)]\n"
		"7f0000004000-7f0000005000 r--p 00000000 08:02 7    /lib/x.so (deleted)\n"
		"ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0 [vsyscall]");
	const struct mapping *m = t->maps.v;

	assert_int_equal(t->maps.n, 9);
	assert_int_equal(m[0].start, 0x400000);
	assert_int_equal(m[0].end, 0x452000);
	assert_int_equal(m[0].prot, PROT_READ | PROT_EXEC);
	assert_int_equal(m[0].offset, 0x1000);
	assert_int_equal(m[0].dev_major, 8);
	assert_int_equal(m[0].dev_minor, 2);
	assert_int_equal(m[0].inode, 173521);
	assert_string_equal(m[0].path, "/usr/bin/dbus-daemon");
	assert_true(mapping_is_file(&m[0]));
	assert_false(mapping_is_file(&m[1]));
	assert_true(mapping_is_private_memory(&m[1]));
	assert_int_equal(m[2].prot, 0);
	assert_true(m[2].shared);
	assert_true(m[2].inode == UINT64_MAX);
	assert_string_equal(m[2].path, "/a b  (x) \ny");
	assert_true(m[3].deleted);
	assert_string_equal(m[3].path, "/dev/zero");
	assert_false(mapping_is_private_memory(&m[3]));
	assert_string_equal(m[4].path, "");
	assert_string_equal(m[5].path, "");
	assert_string_equal(m[6].path, "[anon: a (deleted)]");
	assert_false(m[6].deleted);
	assert_string_equal(m[7].path, "/lib/x.so");
	assert_true(m[7].deleted);
	assert_true(m[8].start == 0xffffffffff600000);
}

static void bad_maps_are_errors(void **state)
{
	static const char *const bad[] = {
		"x",
		"\n",
		"00400000-00400000 r-xp 00000000 08:02 1 /empty\n",
		"00500000-00400000 r-xp 00000000 08:02 1 /backwards\n",
		"00400000 00452000 r-xp 00000000 08:02 1 /x\n",
		"00400000-00452000 r-x 00000000 08:02 1 /x\n",
		"00400000-00452000 r-xq 00000000 08:02 1 /x\n",
		"00400000-00452000 r-xp 00000000 0802 1 /x\n",
		"00400000-00452000 r-xp 00000000 08:02 \n",
		"00400000-00452000 r-xp 00000000 08:02 18446744073709551616 /x\n",
		"11112222333344445-11112222333344446 r-xp 00000000 08:02 1 /x\n",
		"00400000-",
	};

	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		struct target t = {};
		_cleanup_err_ struct err *e = maps_parse(&t, bad[i], strlen(bad[i]));

		assert_non_null(e);
		maps_clear(&t);
		vec_free(&t.maps);
	}
}

static void mappings_are_found(void **state)
{
	_cleanup_(target_closep) struct target *t = target_of_maps("1000-3000 rw-p 0 00:00 0 a\n"
								   "3000-4000 rw-p 0 00:00 0 b\n"
								   "6000-7000 rw-p 0 00:00 0 c\n");
	u64 start, end;

	assert_null(target_mapping(t, 0));
	assert_null(target_mapping(t, 0xfff));
	assert_string_equal(target_mapping(t, 0x1000)->path, "a");
	assert_string_equal(target_mapping(t, 0x2fff)->path, "a");
	assert_string_equal(target_mapping(t, 0x3000)->path, "b");
	assert_null(target_mapping(t, 0x4000));
	assert_string_equal(target_mapping(t, 0x6fff)->path, "c");
	assert_null(target_mapping(t, 0x7000));
	assert_null(target_mapping(t, UINT64_MAX));
	assert_true(target_present(t, 5, 6, &start, &end)); // this kind cannot tell
	assert_false(target_present(t, 6, 6, &start, &end));
}

static void devices_are_known(void **state)
{
	static const struct {
		const char *path;
		bool device;
	} paths[] = {
		{"/dev/dri/renderD128", true},
		{"/dev/mem", true},
		{"anon_inode:[perf_event]", true},
		{"/dev/zero", false},
		{"/dev/shm/x", false},
		{"/devices", false},
		{"", false},
	};

	for (size_t i = 0; i < ARRAY_SIZE(paths); i++) {
		const struct mapping m = {.path = (char *)paths[i].path};

		assert_int_equal(mapping_is_device(&m), paths[i].device);
	}
}

static void machines_are_told_apart(void **state)
{
	const struct arch *a = NULL;
	_cleanup_err_ struct err *x32 = NULL, *mips = NULL;

	assert_null(arch_supported(EM_X86_64, ELFCLASS64, &a));
	assert_string_equal(a->name, "x86_64");
	assert_null(arch_supported(EM_AARCH64, ELFCLASS64, &a));
	assert_string_equal(a->name, "aarch64");
	assert_null(arch_supported(EM_386, ELFCLASS32, &a));
	assert_string_equal(a->name, "i386");
	assert_int_equal(a->word, 4);
	x32 = arch_supported(EM_X86_64, ELFCLASS32, &a);
	assert_int_equal(err_code(x32), ENOTSUP);
	mips = arch_supported(EM_MIPS, ELFCLASS64, &a);
	assert_int_equal(err_code(mips), ENOTSUP);
}

static void vector_registers_are_words(void **state)
{
	u64 area[512 / 8 + 64 / 8 + 4] = {};
	struct thread th = {};

	area[1] = 0x1111;	// of the last x87 instruction
	area[32 / 8] = 0x2222;	// mm0
	area[160 / 8] = 0x3333; // xmm0
	area[512 / 8] = 0x4444; // the header
	area[576 / 8] = 0x5555; // ymm0, upper half
	arch_x86_64.regsets[0].gather(area, sizeof(area), &th);
	assert_int_equal(th.words.n, 3);
	assert_int_equal(th.words.v[0], 0x2222);
	assert_int_equal(th.words.v[1], 0x3333);
	assert_int_equal(th.words.v[2], 0x5555);
	th.words.n = 0;
	arch_x86_64.regsets[0].gather(area, 100, &th);
	assert_int_equal(th.words.n, 0);
	vec_free(&th.words);
}

static void scalable_vectors_are_words(void **state)
{
	enum { VL = 32 };
	struct {
		u32 size, max_size;
		u16 vl, max_vl, flags, reserved;
		u64 z[32 * VL / 8 + 10];
	} sve = {.vl = VL, .flags = 1};
	const struct regset *set = arch_aarch64.regsets;
	struct thread th = {};

	while (set->type != NT_ARM_SVE)
		set++;
	sve.z[3] = 0x1111; // upper half of z0
	sve.z[32 * VL / 8 - 1] = 0x2222;
	sve.z[32 * VL / 8] = 0x3333; // the predicates
	set->gather(&sve, sizeof(sve), &th);
	assert_int_equal(th.words.n, 2);
	sve.flags = 0; // 16 bytes each
	th.words.n = 0;
	set->gather(&sve, sizeof(sve), &th);
	assert_int_equal(th.words.n, 1);
	assert_int_equal(th.words.v[0], 0x1111);
	vec_free(&th.words);
}

static void notes_are_not_repeated(void **state)
{
	_cleanup_(target_closep) struct target *t = target_of_maps("");

	target_note(t, "%d is odd", 3);
	target_note(t, "%d is odd", 5);
	target_note(t, "%d is odd", 3);
	assert_int_equal(t->notes.n, 2);
	assert_string_equal(t->notes.v[1], "5 is odd");
}

static pid_t start_named(const char *name)
{
	int ready[2];
	char byte;
	pid_t pid;

	assert_int_equal(pipe(ready), 0);
	pid = fork();
	if (!pid) {
		prctl(PR_SET_NAME, name);
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (write(ready[1], "", 1) == 1)
			pause();
		_exit(0);
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	close(ready[1]);
	return pid;
}

static void processes_have_names(void **state)
{
	const pid_t a = start_named("leak test one"), b = start_named("leak test one");
	const pid_t other = start_named("leak test two");
	struct pids pids = {};

	assert_null(pids_named("leak test one", &pids));
	assert_int_equal(pids.list.n, 2);
	assert_int_equal(pids.list.v[0], min(a, b));
	assert_int_equal(pids.list.v[1], max(a, b));
	pids.list.n = 0;
	assert_null(pids_named("leak test", &pids));
	assert_int_equal(pids.list.n, 0);
	// By the executable: this test's own name, without this process.
	assert_null(pids_named("target_test", &pids));
	assert_true(pids.list.n >= 3);
	vec_each (&pids.list, pid)
		assert_int_not_equal(*pid, getpid());
	vec_free(&pids.list);
	kill(a, SIGKILL);
	kill(b, SIGKILL);
	kill(other, SIGKILL);
	for (int i = 0; i < 3; i++)
		wait(NULL);
}

static int sleeper(void *arg)
{
	pause();
	return 0;
}

static void shared_memory_is_seen(void **state)
{
	const pid_t fork_child = start_named("leak test fork");
	char *stack = xmalloc(65536);
	const pid_t twin = clone(sleeper, stack + 65536, CLONE_VM | SIGCHLD, NULL);

	assert_true(twin > 0);
	assert_true(pids_share_memory(getpid(), twin));
	assert_false(pids_share_memory(getpid(), fork_child));
	kill(twin, SIGKILL);
	kill(fork_child, SIGKILL);
	wait(NULL);
	wait(NULL);
	free(stack);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(maps_are_parsed),
		cmocka_unit_test(bad_maps_are_errors),
		cmocka_unit_test(mappings_are_found),
		cmocka_unit_test(devices_are_known),
		cmocka_unit_test(machines_are_told_apart),
		cmocka_unit_test(vector_registers_are_words),
		cmocka_unit_test(scalable_vectors_are_words),
		cmocka_unit_test(notes_are_not_repeated),
		cmocka_unit_test(processes_have_names),
		cmocka_unit_test(shared_memory_is_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
