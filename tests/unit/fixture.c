// SPDX-License-Identifier: MIT
#include "tests.h"

#include "fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/io.h"

char *fixture_path(const char *name)
{
	const char *dir = getenv("FIXTURES");
	char *path = xasprintf("%s/%s", dir ? dir : ".", name);

	if (access(path, R_OK))
		skip();
	return path;
}

static void facts_read(struct fixture *f, FILE *out)
{
	_cleanup_free_ char *line = NULL;
	size_t room = 0;

	while (getline(&line, &room, out) > 0) {
		unsigned long long addr;
		char *kind, *what;
		int at = 0;

		if (!strcmp(line, "ready\n"))
			return;
		line[strcspn(line, "\n")] = 0;
		if (sscanf(line, "%ms %llx %n", &kind, &addr, &at) != 2 || !at)
			continue;
		what = strdup(line + at);
		*vec_push(&f->facts) = (struct fact){kind, addr, what};
	}
	fail_msg("the fixture ended before it was ready");
}

static void examine(struct fixture *f)
{
	_cleanup_err_ struct err *e = target_open_pid(f->pid, &f->target);

	if (!e)
		e = target_stop(f->target);
	if (!e)
		e = modules_find(f->target, &f->modules);
	if (e && err_code(e) == EPERM) {
		fixture_stop(f);
		skip();
	}
	if (e)
		fail_msg("%s", err_message(e));
	target_resume(f->target);
}

void fixture_start(struct fixture *f, char *const argv[])
{
	int in[2], out[2];
	FILE *facts;

	*f = (struct fixture){};
	assert_int_equal(pipe2(in, O_CLOEXEC), 0);
	assert_int_equal(pipe2(out, O_CLOEXEC), 0);
	f->pid = fork();
	assert_true(f->pid >= 0);
	if (!f->pid) {
		dup2(in[0], 0);
		dup2(out[1], 1);
		execv(argv[0], argv);
		_exit(127);
	}
	close(in[0]);
	close(out[1]);
	f->in = in[1];
	facts = fdopen(out[0], "r");
	facts_read(f, facts);
	fclose(facts);
	examine(f);
}

void fixture_start_named(struct fixture *f, const char *name)
{
	_cleanup_free_ char *path = fixture_path(name);

	fixture_start(f, (char *[]){path, NULL});
}

void fixture_start_loader(struct fixture *f)
{
	_cleanup_free_ char *loader = fixture_path("loader");
	_cleanup_free_ char *plugin = fixture_path("libplugin.so");

	fixture_start(f, (char *[]){loader, plugin, NULL});
}

void fixture_stop(struct fixture *f)
{
	modules_free(&f->modules);
	if (f->target)
		target_close(f->target);
	close(f->in);
	kill(f->pid, SIGKILL);
	waitpid(f->pid, NULL, 0);
	vec_each (&f->facts, fact) {
		free(fact->kind);
		free(fact->what);
	}
	vec_free(&f->facts);
}

char *scratch_make(void)
{
	char *dir = strdup("/tmp/leak-test.XXXXXX/");

	dir[strlen(dir) - 1] = 0;
	assert_non_null(mkdtemp(dir));
	dir[strlen(dir)] = '/';
	return dir;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	return remove(path);
}

void scratch_remove(char *dir)
{
	nftw(dir, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	free(dir);
}

char *scratch_copy(const char *dir, const char *fixture, const char *name)
{
	_cleanup_free_ char *from = fixture_path(fixture);
	char *to = xasprintf("%s%s", dir, name);
	_cleanup_free_ char *bytes = NULL;
	size_t len;
	FILE *out;

	assert_null(file_read(from, 64 * MIB, &bytes, &len));
	out = fopen(to, "we");
	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, len, out), len);
	fclose(out);
	assert_int_equal(chmod(to, 0755), 0);
	return to;
}
