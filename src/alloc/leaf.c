// SPDX-License-Identifier: MIT
#include "alloc/leaf.h"

enum { PAGE = 4096 };

static void vote_count(struct leaf_vote *v, u64 high)
{
	v->fits++;
	if (!v->lead)
		v->high = high;
	if (v->high == high)
		v->lead++;
	else
		v->lead--;
}

bool leaf_sample(struct peek *peek, struct target *t, u64 leaf, const struct leaf_sampling *how,
		 struct leaf_vote *v)
{
	u64 at = leaf, end = leaf + how->bytes, from, to;

	*v = (struct leaf_vote){};
	while (v->seen < how->sample && (v->fits || v->seen < how->hopeless) && at < end &&
	       target_present(t, at, end, &from, &to)) {
		unsigned page = 0;

		to = min(to, align_down(from, PAGE) + PAGE);
		at = to;
		for (; from < to && page < how->by_page; from += 8) {
			u64 entry, high;

			if (!peek_word(peek, from, &entry) || !entry)
				continue;
			page++;
			v->seen++;
			if (how->fits(how->arg, entry, (from - leaf) / 8, &high))
				vote_count(v, high);
		}
	}
	return v->lead * 4 > v->fits * 3;
}

bool leaf_memory(const struct target *t, u64 addr)
{
	const struct mapping *m = target_mapping(t, addr);

	return m && !mapping_is_file(m) && m->prot & PROT_WRITE;
}
