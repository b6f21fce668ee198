// SPDX-License-Identifier: MIT
// Memory of which a copy has nothing: mappings marked MADV_DONTFORK are not there, those marked
// MADV_WIPEONFORK are empty. What holds pointers must be seen, or blocks would be called leaks that
// are none; so it is read from the process itself, which runs meanwhile.
//
// Formats: proc(5), /proc/PID/smaps: for each mapping its line of maps, then lines "Key: value", of
// which the last is "VmFlags: rd wr mr mw me dc ...".
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>

#include "target/live.h"
#include "target/maps.h"
#include "target/procfs.h"
#include "target/snapshot.h"

// More than that is not read from a process that writes to it meanwhile.
static const u64 absent_max = 256 * MIB;

// --- finding it ---

static int by_address(const struct stretch *a, const struct stretch *b)
{
	return (a->start > b->start) - (a->start < b->start);
}

static bool has_flag(const char *flags, const char *flag)
{
	const char *found = strstr(flags, flag);

	return found && found[-1] == ' ' && (found[2] == ' ' || !found[2]);
}

// The mappings with a flag, in /proc/PID/smaps; *lines are their lines, as in maps.
static struct err *find_flagged(struct live *l, pid_t pid, const char *flag, FILE *lines)
{
	_cleanup_free_ char *text = NULL;
	struct stretch now = {};
	const char *head = "";
	size_t len;

	try(proc_read(pid, "smaps", &text, &len));
	for (char *save, *line = strtok_r(text, "\n", &save); line;
	     line = strtok_r(NULL, "\n", &save)) {
		struct stretch next;

		if (sscanf(line, "%" SCNx64 "-%" SCNx64 " ", &next.start, &next.end) == 2) {
			now = next;
			head = line;
		} else if (!strncmp(line, "VmFlags:", 8) && has_flag(line + 8, flag)) {
			*vec_push(&l->absent) = now;
			fprintf(lines, "%s\n", head);
		}
	}
	return NULL;
}

// Whether the process has a mapping where its copy has none: one marked, or one made since then.
static struct err *maps_differ(struct target *t, bool *ret)
{
	struct live *l = t->priv;
	_cleanup_free_ char *its = NULL, *of_copy = NULL;
	size_t len, len_of_copy;
	struct err *e = proc_read(l->via, "maps", &its, &len);

	if (e) {
		err_free(e);
		return err_new(ESRCH, "it has exited");
	}
	try(proc_read(l->memory, "maps", &of_copy, &len_of_copy));
	*ret = len != len_of_copy || memcmp(its, of_copy, len) != 0;
	return NULL;
}

static int mapping_by_address(const struct mapping *a, const struct mapping *b)
{
	return (a->start > b->start) - (a->start < b->start);
}

// Those that are there once, not those that have something else there now.
static void add_mappings(struct target *t, const char *lines, size_t len)
{
	struct target other = {.page_size = t->page_size, .arch = t->arch};

	err_free(maps_parse(&other, lines, len));
	vec_each (&other.maps, m) {
		const size_t i = maps_first(t, m->start);

		if (i < t->maps.n && t->maps.v[i].start < m->end)
			continue;
		*vec_push(&t->maps) = *m;
		m->path = NULL;
		vec_sort(&t->maps, mapping_by_address);
	}
	maps_clear(&other);
	vec_free(&other.maps);
}

static struct err *find_unforked(struct target *t)
{
	struct live *l = t->priv;
	_cleanup_free_ char *lines = NULL;
	size_t len = 0;
	bool differ = false;
	FILE *out;
	struct err *e;

	try(maps_differ(t, &differ));
	if (!differ)
		return NULL;
	out = open_memstream(&lines, &len);
	e = find_flagged(l, l->via, "dc", out);
	fclose(out);
	try(e);
	add_mappings(t, lines, len);
	return NULL;
}

static struct err *find_wiped(struct live *l)
{
	_cleanup_free_ char *lines = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&lines, &len);
	struct err *e = find_flagged(l, l->memory, "wf", out);

	fclose(out);
	return e;
}

struct err *snapshot_find_absent(struct target *t)
{
	struct live *l = t->priv;
	u64 bytes = 0;

	l->absent.n = 0;
	try(find_unforked(t));
	try(find_wiped(l));
	vec_sort(&l->absent, by_address);
	vec_each (&l->absent, a)
		bytes += a->end - a->start;
	if (bytes > absent_max)
		return err_new(ENOTSUP,
			       "%" PRIu64 " MB of its memory are not for copies (MADV_DONTFORK, "
			       "MADV_WIPEONFORK): examine it without --snapshot",
			       bytes / MIB);
	if (bytes)
		target_note(t,
			    "%" PRIu64 " KB of its memory are not for copies (MADV_DONTFORK, "
			    "MADV_WIPEONFORK): they were read while it ran",
			    bytes / KIB);
	return NULL;
}

// --- reading it ---

// The first stretch that ends above addr; NULL if there is none.
static const struct stretch *absent_from(const struct live *l, u64 addr)
{
	vec_each (&l->absent, a)
		if (a->end > addr)
			return a;
	return NULL;
}

static size_t read_running(const struct live *l, u64 addr, void *buf, size_t len)
{
	const struct iovec local = {.iov_base = buf, .iov_len = len};
	const struct iovec remote = {.iov_base = (void *)(uintptr_t)addr, .iov_len = len};
	const ssize_t n = process_vm_readv(l->via, &local, 1, &remote, 1, 0);

	return n > 0 ? (size_t)n : 0;
}

size_t snapshot_read(struct target *t, u64 addr, void *buf, size_t len)
{
	const struct live *l = t->priv;
	size_t done = 0;

	while (done < len) {
		const u64 at = addr + done;
		const struct stretch *a = absent_from(l, at);
		const bool here = a && a->start <= at;
		const u64 upto = here ? a->end : a ? a->start : UINT64_MAX;
		const size_t want = (size_t)min((u64)(len - done), upto - at);
		const size_t got = here ? read_running(l, at, (char *)buf + done, want)
					: live_read(t, at, (char *)buf + done, want);

		done += got;
		if (got < want)
			break;
	}
	return done;
}

void snapshot_readv(struct target *t, struct piece *pieces, size_t n)
{
	const struct live *l = t->priv;

	if (!l->absent.n) {
		live_readv(t, pieces, n);
		return;
	}
	for (size_t i = 0; i < n; i++)
		pieces[i].done = snapshot_read(t, pieces[i].addr, pieces[i].buf, pieces[i].len);
}

bool snapshot_present(struct target *t, u64 start, u64 end, u64 *ret_start, u64 *ret_end)
{
	const struct live *l = t->priv;
	const struct stretch *a = absent_from(l, start);
	const u64 before = a ? min(end, max(start, a->start)) : end;

	if (start < before && live_present(t, start, before, ret_start, ret_end))
		return true;
	if (before == end)
		return false;
	*ret_start = max(start, a->start);
	*ret_end = min(end, a->end);
	return true;
}
