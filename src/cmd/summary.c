// SPDX-License-Identifier: MIT
#include "cmd/summary.h"

#include <inttypes.h>
#include <string.h>

#include "cmd/opts.h"

static const char *plural(u64 n)
{
	return n == 1 ? "" : "s";
}

static void print_arena_notes(const struct examination *x, const char *who)
{
	static const char *const words[] = {"exact", "in transition", "uncertain", "opaque"};

	vec_each (&x->walk.arenas, a) {
		if (a->verdict == VERDICT_EXACT)
			continue;
		if (a->verdict == VERDICT_IN_TRANSITION)
			complain("%s: %s: in transition: %" PRIu64 " block%s changed hands while "
				 "the process stood still%s%s",
				 who, a->name, a->in_transition, plural(a->in_transition),
				 a->why ? ": " : "", a->why ? a->why : "");
		else
			complain("%s: %s: %s: %s", who, a->name, words[a->verdict],
				 a->why ? a->why : "not understood");
	}
}

// "100% of the heap", but never 100 when it is less, and never of what was not walked.
static const char *understood(const struct examination *x, char buf[64])
{
	const char *of = x->unwalked ? "what was walked" : "the heap";
	double percent =
		x->heap_bytes ? 100.0 * (double)x->understood_bytes / (double)x->heap_bytes : 100;

	if (x->understood_bytes < x->heap_bytes && percent > 99.9)
		percent = 99.9;
	snprintf(buf, 64, percent == 100 ? "%.0f%% of %s" : "%.1f%% of %s", percent, of);
	return buf;
}

static char *stood_still(const struct target *t)
{
	if (!t->live)
		return xstrdup("a core file");
	if (t->stopped_at) // it still does
		return xstrdup("examined at its exit");
	return xasprintf("stood still %.1f ms%s", (double)t->stopped_ns / 1e6,
			 t->stops > 1 ? " in all" : "");
}

static void print_notes(const struct examination *x, const char *who)
{
	vec_each (&x->target->notes, note)
		complain("%s: %s", who, *note);
	vec_each (&x->walk.notes, note)
		complain("%s: %s", who, *note);
	print_arena_notes(x, who);
}

struct err *summary_unless(struct err *failed, const struct target *t)
{
	if (!failed)
		return NULL;
	vec_each (&t->notes, note)
		complain("%s: %s", t->name, *note);
	return failed;
}

void summary_blocks(const struct result *r)
{
	const struct examination *x = r->x;
	const struct heap_stats *s = &x->stats;
	const char *who = target_describe(x->target);
	_cleanup_free_ char *still = stood_still(x->target);
	char part[64];

	print_notes(x, who);
	complain("%s: %" PRIu64 " block%s, %" PRIu64 " byte%s, %zu site%s; %s "
		 "understood; %s",
		 who, s->allocated, plural(s->allocated), s->allocated_bytes,
		 plural(s->allocated_bytes), r->sites.list.n, plural(r->sites.list.n),
		 understood(x, part), still);
}

void summary_print(const struct result *r)
{
	const struct examination *x = r->x;
	const struct heap_stats *s = &x->stats;
	_cleanup_free_ char *who = xstrdup(target_describe(x->target));
	_cleanup_free_ char *still = stood_still(x->target);
	char part[64];

	print_notes(x, who);
	if (x->misaligned)
		complain("%s: %" PRIu64 " block%s held by misaligned pointers alone", who,
			 x->misaligned, x->misaligned == 1 ? " is" : "s are");
	if (r->picture->drawn)
		complain("%s: a pixel is %" PRIu64 " byte%s", who, r->picture->drawn,
			 plural(r->picture->drawn));
	complain("%s: %" PRIu64 " leak%s (%" PRIu64 " direct), %" PRIu64 " byte%s, %zu site%s; "
		 "examined %" PRIu64 " block%s, %s understood; %s",
		 who, s->leaked, plural(s->leaked), s->direct, s->leaked_bytes,
		 plural(s->leaked_bytes), r->leak_sites, plural(r->leak_sites), s->allocated,
		 plural(s->allocated), understood(x, part), still);
}

static void print_region(const struct region *region, FILE *out)
{
	const struct mapping *m = region->mapping;

	fprintf(out, "0x%012" PRIx64 " 0x%012" PRIx64 " %c%c%c%c %-3s %8" PRIu64 "  %s%s%s\n",
		region->start, region->end, m && m->prot & PROT_READ ? 'r' : '-',
		m && m->prot & PROT_WRITE ? 'w' : '-', m && m->prot & PROT_EXEC ? 'x' : '-',
		m && m->shared ? 's' : 'p', region->is_root ? "yes" : "no", region->holds,
		region->reason, m && m->path[0] ? "  " : "", m ? m->path : "");
}

void roots_print(const struct examination *x, FILE *out)
{
	struct block block;

	fprintf(out, "%-14s %-14s PERM ROOT  HOLDS  WHY\n", "START", "END");
	vec_each (&x->roots.regions, region)
		print_region(region, out);
	vec_each (&x->kernel.list, word)
		if (heap_find(x->walk.heap, word->value, &block) && block.tile == TILE_ALLOCATED)
			fprintf(out, "0x%012" PRIx64 " %-14s ---- yes        1  kernel: %s\n",
				word->value, "", word->reason);
}
