// SPDX-License-Identifier: MIT
// Addresses that are reserved alone, terabytes of them in some programs. To be told page by page that
// there is nothing takes seconds for each terabyte, and kernels before 6.7 can tell in no other way but
// one: /proc/PID/smaps, which says of each mapping how much of it there is.
//
// Format: proc(5): for each mapping its line of maps, then lines "Key: value", "Rss: 0 kB" and
// "Swap: 0 kB" among them.
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "target/live.h"
#include "target/maps.h"
#include "target/procfs.h"

// What is asked about page by page all the same.
static const u64 reserved_least = GIB;

static bool is_candidate(const struct mapping *m)
{
	return mapping_is_private_memory(m) && m->prot == PROT_NONE &&
	       m->end - m->start >= reserved_least;
}

static void candidate_add(struct live *l, const struct stretch *at, u64 filled)
{
	if (!filled && at->end - at->start >= reserved_least)
		*vec_push(&l->reserved) = *at;
}

static void smaps_parse(struct live *l, char *text)
{
	struct stretch now = {}, next;
	u64 filled = 0;

	for (char *save, *line = strtok_r(text, "\n", &save); line;
	     line = strtok_r(NULL, "\n", &save)) {
		if (sscanf(line, "%" SCNx64 "-%" SCNx64 " ", &next.start, &next.end) == 2) {
			candidate_add(l, &now, filled);
			now = next;
			filled = 0;
		} else if (!strncmp(line, "Rss:", 4)) {
			filled |= strtoull(line + 4, NULL, 10);
		} else if (!strncmp(line, "Swap:", 5)) {
			filled |= strtoull(line + 5, NULL, 10);
		}
	}
	candidate_add(l, &now, filled);
}

void live_find_reserved(struct target *t)
{
	struct live *l = t->priv;
	_cleanup_free_ char *text = NULL;
	_cleanup_err_ struct err *e = NULL;
	bool any = false;
	size_t len;

	l->reserved.n = 0;
	vec_each (&t->maps, m)
		any |= is_candidate(m);
	if (!any || live_can_scan(t))
		return;
	e = proc_read(l->memory, "smaps", &text, &len);
	if (!e)
		smaps_parse(l, text);
}

bool live_is_reserved(const struct live *l, const struct mapping *m)
{
	vec_each (&l->reserved, r)
		if (m->prot == PROT_NONE && r->start <= m->start && m->end <= r->end)
			return true;
	return false;
}
