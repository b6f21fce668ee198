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

// The path of a built fixture, the caller's to free. Skips the test if this machine could not build
// it.
char *fixture_path(const char *name);

// Runs a program, reads its facts, stops it, finds its modules and lets it run on. Skips the test if
// looking is not allowed. argv ends with NULL.
void fixture_start(struct fixture *f, char *const argv[]);
// The same, by the fixture's name.
void fixture_start_named(struct fixture *f, const char *name);
void fixture_stop(struct fixture *f);

// Runs `loader`, which loads `plugin`: twice.
void fixture_start_loader(struct fixture *f);

// "/tmp/leak-test.XXXXXX/", with the trailing slash; the caller removes it.
char *scratch_make(void);
void scratch_remove(char *dir);
// Copies a fixture into dir under a name. The path is the caller's to free.
char *scratch_copy(const char *dir, const char *fixture, const char *name);
