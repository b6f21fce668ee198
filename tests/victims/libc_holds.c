// SPDX-License-Identifier: MIT
// What the C library holds for the program: streams, the environment, exit handlers, trees, cookies.
#include "victim.h"

#include <dirent.h>
#include <locale.h>
#include <search.h>

root void *tree;

static int compare(const void *a, const void *b)
{
	return a < b ? -1 : a > b;
}

static void at_exit(int status, void *arg)
{
	(void)status;
	(void)arg;
}

static char *variable(const char *text)
{
	return strcpy(held(malloc(strlen(text) + 1)), text);
}

static void work(void)
{
	cookie_io_functions_t nothing = {};
	DIR *d;
	FILE *f;

	// A stream that the program forgot is still on the library's list, with its buffer.
	f = fopen("/proc/self/status", "r");
	if (fgetc(f) == EOF)
		abort();
	held(f);
	fopencookie(held(block(200)), "r", nothing);
	putenv(variable("VICTIM=a string of the program's"));
	on_exit(at_exit, held(block(201)));
	for (int i = 0; i < 10; i++)
		tsearch(held(block(202)), &tree, compare);
	setlocale(LC_ALL, "C.UTF-8");
	d = opendir("/");
	lost(d);
}

int main(void)
{
	far(work);
	ready();
}
