// SPDX-License-Identifier: MIT
// Libraries that are loaded while the program runs: one stays, with its data and its thread-local
// memory; one goes, and with it what only its data held.
#include "victim.h"

#include <dlfcn.h>

static char *path;

static void *load(void)
{
	void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);

	if (!library) {
		dprintf(1, "skip %s\n", dlerror());
		exit(0);
	}
	return library;
}

static void ***slot(void *library, const char *name)
{
	void **(*get)(void) = (void **(*)(void))dlsym(library, name);

	return (void ***)get();
}

static void work(void)
{
	void *library = load();

	*slot(library, "plugin_data") = lost(block(600));
	if (dlclose(library))
		abort();
	library = load();
	*slot(library, "plugin_data") = held(block(601));
	*slot(library, "plugin_own") = held(block(602));
}

int main(int argc, char **argv)
{
	(void)argc;
	path = strcpy(malloc(strlen(argv[0]) + 32), argv[0]);
	strcpy(strrchr(path, '/'), "/libplugin.so");
	far(work);
	ready();
}
