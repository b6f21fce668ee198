// SPDX-License-Identifier: MIT
// /sys/kernel/debug/slab/CACHE/alloc_traces: SLUB's user tracking, every live object by stack.
// There when the kernel was started with slub_debug=U (or U,CACHE,...); from 5.15 to 7.3 the same.
//
//	    123 kmt_leak+0x1c/0x60 [kmemtest] waste=984/8 age=20/21/24 pid=131 cpus=0
//	        kmt_leak+0x1c/0x60 [kmemtest]
//	        do_one_initcall+0x5b/0x320
//
// No size is given: it is the cache's object_size, less waste=TOTAL/EACH, what the callers of
// kmalloc did not ask for. A recording is these files one after the other, each below a line that
// names its cache: "=== CACHE", or "==> .../CACHE/alloc_traces <==" as tail(1) writes.
#include "kernel/place.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <string.h>

#include "base/io.h"

static const char directory[] = "/sys/kernel/debug/slab";

// One object size that SLUB's own names tell: kmalloc-64, kmalloc-cg-1k, kmalloc-rnd-03-96.
static bool size_of_name(const char *cache, s64 *ret)
{
	const char *last = strrchr(cache, '-');
	u64 size;

	if (!last || (strncmp(cache, "kmalloc-", 8) && strncmp(cache, "dma-kmalloc-", 12)) ||
	    !parse_size(last + 1, &size) || size > GIB)
		return false;
	*ret = (s64)size;
	return true;
}

struct reading {
	const struct kmem_place *place;
	struct totals *ret;
	char *cache;	  // whose lines come now
	s64 object_size;  // of it, 0 if unknown
	bool misses_size; // told of this cache
	size_t caches, sizeless, damaged;
	struct total *row;
	char *frames;	  // of row, so far
	s64 ticks_oldest; // the largest age so far
};

static void row_end(struct reading *r)
{
	if (r->row)
		r->row->stack = take(r->frames);
	r->row = NULL;
}

static void cache_begin(struct reading *r, const char *name, size_t len)
{
	row_end(r);
	free(r->cache);
	r->cache = xstrndup(name, len);
	r->object_size = 0;
	r->misses_size = false;
	r->caches++;
	if (!place_number(r->place, &r->object_size, "/sys/kernel/slab/%s/object_size", r->cache) &&
	    !size_of_name(r->cache, &r->object_size))
		r->object_size = 0;
	if (r->object_size < 0)
		r->object_size = 0;
}

// The headings of a recording.
static bool heading_read(struct reading *r, const char *line)
{
	static const char tail[] = "/alloc_traces <==";
	const char *stop;

	if (!strncmp(line, "=== ", 4)) {
		cache_begin(r, line + 4, strcspn(line + 4, " "));
		return true;
	}
	stop = strncmp(line, "==> ", 4) ? NULL : strstr(line, tail);
	if (!stop)
		return false;
	line = memrchr(line + 4, '/', (size_t)(stop - line - 4)) ?: line + 3;
	cache_begin(r, line + 1, (size_t)(stop - line - 1));
	return true;
}

static void frame_read(struct reading *r, char *line)
{
	char *symbol = word_next(&line), *module = module_trim(word_next(&line)), *longer, *frame;

	if (!r->row || !symbol)
		return;
	frame = site_format(symbol_trim(symbol), module);
	if (!r->frames) {
		r->frames = frame;
		return;
	}
	longer = xasprintf("%s<-%s", r->frames, frame);
	free(frame);
	free(r->frames);
	r->frames = longer;
}

// "waste=984/8": what of the objects' bytes nobody asked for.
static s64 waste_read(const char *word)
{
	char *end;
	long long waste = strtoll(word, &end, 10);

	return end != word && *end == '/' && waste > 0 ? waste : 0;
}

// "age=20/21/24" or "age=20": the last is the oldest, in ticks.
static s64 age_read(char *word)
{
	char *slash = strrchr(word, '/');
	s64 age;

	return word_number(slash ? slash + 1 : word, &age) ? age : -1;
}

static void count_read(struct reading *r, char *line)
{
	s64 count, bytes, waste = 0, age = -1;
	char *symbol, *module = NULL, *word;

	row_end(r);
	if (!word_number(word_next(&line), &count) || !(symbol = word_next(&line)) || count <= 0 ||
	    __builtin_mul_overflow(count, r->object_size, &bytes)) {
		r->damaged++;
		return;
	}
	while ((word = word_next(&line))) {
		if (*word == '[' && !module)
			module = module_trim(word);
		else if (!strncmp(word, "waste=", 6))
			waste = waste_read(word + 6);
		else if (!strncmp(word, "age=", 4))
			age = age_read(word + 4);
	}
	if (!r->object_size && !r->misses_size) {
		r->misses_size = true;
		r->sizeless++;
	}
	r->row = totals_add(r->ret, count, bytes > waste ? bytes - waste : 0,
			    strcmp(symbol, "<not-available>")
				    ? site_format(symbol_trim(symbol), module)
				    : xasprintf("cache:%s", r->cache));
	r->row->module = xstrdup(module ? module : "vmlinux");
	r->row->cache = xstrdup(r->cache);
	r->row->oldest = age;
	r->ticks_oldest = max(r->ticks_oldest, age);
}

static void text_read(struct reading *r, struct text *text)
{
	char *line;

	while ((line = text_line(text))) {
		if (heading_read(r, line) || !*line || !strcmp(line, "No data"))
			continue;
		if (!r->cache)
			r->damaged++;
		else if (!strncmp(line, "        ", 8))
			frame_read(r, line);
		else
			count_read(r, line);
	}
	row_end(r);
}

// Ages are in ticks, and nothing says how many there are in a second; but some objects are as old
// as the system, and Linux knows four rates.
static void ages_scale(struct reading *r)
{
	static const s64 rates[] = {100, 250, 300, 1000};
	s64 up, rate = 0;

	if (place_number(r->place, &up, "/proc/uptime") && up > 0) {
		s64 seen = r->ticks_oldest / up, best = INT64_MAX;

		for (size_t i = 0; i < ARRAY_SIZE(rates); i++) {
			s64 off = seen > rates[i] ? seen - rates[i] : rates[i] - seen;

			if (off < best) {
				best = off;
				rate = rates[i];
			}
		}
	}
	vec_each (&r->ret->rows, row)
		row->oldest = rate && row->oldest >= 0 ? row->oldest / rate : -1;
}

static struct err *recorded_read(struct reading *r)
{
	_cleanup_free_ char *buf = NULL;
	struct text text;

	try(place_text(r->place, &alloc_traces_source, directory, &buf, &text));
	text_read(r, &text);
	return NULL;
}

static struct err *explain_missing(const struct kmem_place *p)
{
	_cleanup_free_ char *debugfs = xasprintf("%s/sys/kernel/debug", p->root);
	_cleanup_free_ char *slab = xasprintf("%s%s", p->root, directory);
	static const char advice[] =
		"exact numbers by call site: start the kernel with slub_debug=U";

	if (!access(slab, F_OK))
		return err_new(ENOENT, "%s is empty (%s)", slab, advice);
	if (access(debugfs, R_OK | X_OK) && errno == EACCES)
		return err_new(EACCES, "%s: %s (run as root)", debugfs, strerror(EACCES));
	return err_new(ENOENT, "%s is not there (%s, and mount -t debugfs none %s)", slab, advice,
		       debugfs);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int no_dots(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

static struct err *cache_read(struct reading *r, const char *name)
{
	_cleanup_free_ char *path = xasprintf("%s/%s/alloc_traces", directory, name), *buf = NULL;
	struct text text;
	struct err *e = place_text(r->place, &alloc_traces_source, path, &buf, &text);

	if (e && err_code(e) == ENOENT) { // the cache is gone since
		err_free(e);
		return NULL;
	}
	try(e);
	cache_begin(r, name, strlen(name));
	text_read(r, &text);
	return NULL;
}

static struct err *tree_read(struct reading *r)
{
	_cleanup_free_ char *path = xasprintf("%s%s", r->place->root, directory);
	struct dirent **names;
	int n = r->place->vmcore ? 0 : scandir(path, &names, no_dots, by_name);
	struct err *e = NULL;

	if (r->place->vmcore)
		return err_new(ENOENT, "%s is not part of a memory dump", directory);
	for (int i = 0; i < n; i++) {
		if (!e)
			e = cache_read(r, names[i]->d_name);
		free(names[i]);
	}
	if (n >= 0)
		free(names);
	if (e || r->caches)
		return e;
	return explain_missing(r->place);
}

static struct err *alloc_traces_read(const struct kmem_place *p, struct totals *ret)
{
	struct reading r = {.place = p, .ret = ret};
	struct err *e = place_is_recorded(p) ? recorded_read(&r) : tree_read(&r);

	free(r.cache);
	try(e);
	if (!ret->rows.n)
		return err_new(ENODATA, "alloc_traces has no objects in it: start the kernel with "
					"slub_debug=U");
	ages_scale(&r);
	if (r.damaged)
		totals_note(ret, "alloc_traces: %zu lines were not understood", r.damaged);
	if (r.sizeless)
		totals_note(ret,
			    "alloc_traces: the object sizes of %zu caches were not recorded "
			    "(/sys/kernel/slab/*/object_size): their bytes are 0",
			    r.sizeless);
	return NULL;
}

static bool recognise(const char *text, size_t len)
{
	return len > 4 && (!memcmp(text, "=== ", 4) ||
			   (!memcmp(text, "==> ", 4) &&
			    memmem(text, min(len, (size_t)512), "/alloc_traces <==", 17)));
}

const struct kmem_source alloc_traces_source = {
	.name = "alloc_traces",
	.path = "/sys/kernel/debug/slab/*/alloc_traces",
	.about = "exact, by call site and stack; kernels started with slub_debug=U",
	.role = KMEM_SLAB,
	.read = alloc_traces_read,
	.recognise = recognise,
};
