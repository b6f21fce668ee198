// SPDX-License-Identifier: MIT
// Which pages of a live process hold anything: by the ioctl PAGEMAP_SCAN (Linux 6.7), else by
// reading /proc/PID/pagemap. (Linux: Documentation/admin-guide/mm/pagemap.rst)
//
// Asked alone of memory that nobody but the process filled, so that a page which is neither there
// nor swapped out was never touched.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>

#include "base/io.h"
#include "target/live.h"
#include "target/maps.h"

// Linux: include/uapi/linux/fs.h
struct page_region {
	u64 start, end, categories;
};

struct pm_scan_arg {
	u64 size, flags, start, end, walk_end, vec, vec_len, max_pages;
	u64 category_inverted, category_mask, category_anyof_mask, return_mask;
};

#define PAGEMAP_SCAN _IOWR('f', 16, struct pm_scan_arg)
enum {
	PAGE_IS_FILE = 1 << 2,
	PAGE_IS_PRESENT = 1 << 3,
	PAGE_IS_SWAPPED = 1 << 4,
	PAGE_IS_PFNZERO = 1 << 5
};

// /proc/PID/pagemap: a word for each page.
static const u64 entry_present = (u64)1 << 63, entry_swapped = (u64)1 << 62,
		 entry_of_file = (u64)1 << 61;

enum { RUNS = 128, ENTRIES = 512 };

// Learned at once, beyond what is asked for: many small arenas lie side by side.
static const u64 learn_least = MIB;

// What a thread has learned of a stopped target, so that a run does not take a system call each:
// the runs of [from, upto), as far as they have been found.
struct runs {
	u64 stop_id;
	u64 from, upto;
	size_t n;
	struct page_region v[RUNS];
};

static _Thread_local struct runs runs;

static void run_add(u64 start, u64 end)
{
	if (runs.n && runs.v[runs.n - 1].end == start)
		runs.v[runs.n - 1].end = end;
	else
		runs.v[runs.n++] = (struct page_region){.start = start, .end = end};
}

static bool runs_by_scan(struct live *l, u64 start, u64 end)
{
	struct page_region found[RUNS];
	struct pm_scan_arg arg = {
		.size = sizeof(arg),
		.start = start,
		.end = end,
		.vec = (u64)(uintptr_t)found,
		.vec_len = RUNS,
		// Not the page of zeros that reading what was never touched gives.
		.category_inverted = PAGE_IS_PFNZERO,
		.category_mask = PAGE_IS_PFNZERO,
		.category_anyof_mask = PAGE_IS_PRESENT | PAGE_IS_SWAPPED,
		.return_mask = PAGE_IS_PRESENT | PAGE_IS_SWAPPED,
	};
	const int n = ioctl(l->pagemap_fd, PAGEMAP_SCAN, &arg);

	if (n < 0) {
		l->has_scan = false;
		return false;
	}
	for (int i = 0; i < n; i++)
		run_add(found[i].start, found[i].end);
	runs.upto = arg.walk_end;
	return arg.walk_end > start;
}

static bool runs_by_read(struct target *t, u64 start, u64 end)
{
	struct live *l = t->priv;
	u64 entries[ENTRIES], addr = start;

	while (addr < end && runs.n < RUNS) {
		const u64 want = min((end - addr) / t->page_size, (u64)ENTRIES);
		const ssize_t got = pread_all(l->pagemap_fd, entries, want * sizeof(u64),
					      addr / t->page_size * sizeof(u64));

		if (got < (ssize_t)sizeof(u64))
			return false;
		for (size_t i = 0; i < (size_t)got / sizeof(u64) && runs.n < RUNS; i++) {
			if (entries[i] & (entry_present | entry_swapped))
				run_add(addr, addr + t->page_size);
			addr += t->page_size;
		}
	}
	runs.upto = addr;
	return true;
}

bool live_can_scan(struct target *t)
{
	struct live *l = t->priv;

	runs.n = 0;
	runs.stop_id = 0;
	return l->pagemap_fd >= 0 && l->has_scan && runs_by_scan(l, 0, t->page_size);
}

// Learns about [start, end), page-aligned. False if the kernel will not tell.
static bool runs_learn(struct target *t, u64 start, u64 end)
{
	struct live *l = t->priv;

	runs.stop_id = l->stop_id;
	runs.from = runs.upto = start;
	runs.n = 0;
	if (l->pagemap_fd < 0)
		return false;
	return (l->has_scan && runs_by_scan(l, start, end)) || runs_by_read(t, start, end);
}

static bool runs_know(const struct target *t, u64 addr)
{
	const struct live *l = t->priv;

	return runs.stop_id == l->stop_id && addr >= runs.from && addr < runs.upto;
}

// The first run in [start, end) of a mapping that ends at `most`; true if there is any.
static bool pages_present(struct target *t, u64 start, u64 end, u64 most, u64 *ret_start,
			  u64 *ret_end)
{
	while (start < end) {
		const u64 last = align_up(max(end, min(start + learn_least, most)), t->page_size);

		if (!runs_know(t, start) && !runs_learn(t, align_down(start, t->page_size), last)) {
			*ret_start = start;
			*ret_end = end;
			return true;
		}
		for (size_t i = 0; i < runs.n; i++) {
			if (runs.v[i].end <= start)
				continue;
			if (runs.v[i].start >= end)
				return false;
			*ret_start = max(start, runs.v[i].start);
			*ret_end = min(end, runs.v[i].end);
			return true;
		}
		start = runs.upto;
	}
	return false;
}

// Of a large file that is mapped privately, a page that the process has never touched is the file's,
// and holds nothing of its own. Smaller ones are read whole: a library's tables are in such pages.
static bool is_large_copy(const struct mapping *m)
{
	return !m->shared && !mapping_is_device(m) && m->end - m->start >= GIB;
}

bool live_present(struct target *t, u64 start, u64 end, u64 *ret_start, u64 *ret_end)
{
	for (size_t i = maps_first(t, start); i < t->maps.n; i++) {
		const struct mapping *m = &t->maps.v[i];
		const u64 from = max(start, m->start), upto = min(end, m->end);

		if (from >= end)
			return false;
		if (live_is_reserved(t->priv, m))
			continue;
		if (mapping_is_private_memory(m) || is_large_copy(m)) {
			if (pages_present(t, from, upto, m->end, ret_start, ret_end))
				return true;
			continue;
		}
		if (m->shared) {
			if (shared_present(t, m, from, upto, ret_start, ret_end))
				return true;
			continue;
		}
		*ret_start = from;
		*ret_end = upto;
		return true;
	}
	return false;
}

// A page of a private mapping that is not the file's any more: somebody has written to it.
static bool has_own_page(struct target *t, const struct mapping *m)
{
	struct live *l = t->priv;
	struct page_region found;
	struct pm_scan_arg arg = {
		.size = sizeof(arg),
		.start = m->start,
		.end = m->end,
		.vec = (u64)(uintptr_t)&found,
		.vec_len = 1,
		.max_pages = 1,
		.category_inverted = PAGE_IS_FILE,
		.category_mask = PAGE_IS_FILE,
		.category_anyof_mask = PAGE_IS_PRESENT | PAGE_IS_SWAPPED,
		.return_mask = PAGE_IS_PRESENT | PAGE_IS_SWAPPED,
	};
	const int n = l->has_scan ? ioctl(l->pagemap_fd, PAGEMAP_SCAN, &arg) : -1;
	u64 entries[ENTRIES];

	if (n >= 0)
		return n > 0;
	for (u64 addr = m->start; addr < m->end; addr += ENTRIES * t->page_size) {
		const u64 want = min((m->end - addr) / t->page_size, (u64)ENTRIES);
		const ssize_t got = pread_all(l->pagemap_fd, entries, want * sizeof(u64),
					      addr / t->page_size * sizeof(u64));

		for (size_t i = 0; i < (size_t)max(got, (ssize_t)0) / sizeof(u64); i++)
			if (entries[i] & (entry_present | entry_swapped) &&
			    !(entries[i] & entry_of_file))
				return true;
	}
	return false;
}

// The mode of a mapping's link is that in which its file was opened.
static bool opened_for_writing(const struct target *t, const struct mapping *m)
{
	const struct live *l = t->priv;
	char path[96];
	struct stat st;

	snprintf(path, sizeof(path), "/proc/%d/map_files/%llx-%llx", l->memory,
		 (unsigned long long)m->start, (unsigned long long)m->end);
	return lstat(path, &st) || st.st_mode & S_IWUSR;
}

bool live_written(struct target *t, const struct mapping *m)
{
	if (!m->shared)
		return has_own_page(t, m);
	// Files that others can see may be large, and are not read for what is hardly ever there.
	return (m->deleted || !strncmp(m->path, "/dev/shm/", 9)) && opened_for_writing(t, m);
}
