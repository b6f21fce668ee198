/* SPDX-License-Identifier: MIT */
// Running fixtures: programs that print what is true of them (fixtures/symbol/say.h).
#pragma once

#include <sys/types.h>

#include "base/num.h"
#include "base/vec.h"
#include "symbol/module.h"
#include "target/target.h"

struct fact {
	char *kind;
	u64 addr;
	char *what;
};

struct fixture {
	pid_t pid;
	int in; // closing it ends the program
	VEC(struct fact) facts;
	struct target *target;
	struct modules modules;
};

// The path of a built fixture; static storage. NULL if this machine could not build it.
const char *fixture_path(const char *name);

// Runs a program, reads its facts, stops it, finds its modules and lets it run on. A NULL path
// skips the test, as not being allowed to look does.
void fixture_start(struct fixture *f, const char *path, char *const argv[]);
void fixture_stop(struct fixture *f);

// "/tmp/leak-test.XXXXXX/", with the trailing slash; the caller removes it.
char *scratch_make(void);
void scratch_remove(char *dir);
// Copies a fixture's file (NULL: skips) into dir under a name; the path is the caller's to free.
char *scratch_copy(const char *dir, const char *path, const char *name);
