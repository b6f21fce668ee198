// SPDX-License-Identifier: MIT
#include "symbol/unwind.h"

#include "leaktag/cfi.h"
#include "symbol/image.h"

enum { FRAMES_MAX = 1 << 28 }; // bytes of a segment with frame tables

// The frame tables of a module, read once they are needed.
struct tables {
	bool looked;
	struct cfi_image image; // bytes NULL: it has none
};

struct unwinder {
	struct target *target;
	const struct modules *modules;
	struct tables *tables; // of each module
};

struct unwinder *unwinder_new(struct target *t, const struct modules *m)
{
	struct unwinder *u = xcalloc(1, sizeof(*u));

	u->target = t;
	u->modules = m;
	u->tables = xcalloc(m->list.n + 1, sizeof(*u->tables));
	return u;
}

void unwinder_free(struct unwinder *u)
{
	if (!u)
		return;
	for (size_t i = 0; i < u->modules->list.n; i++)
		free((void *)u->tables[i].image.bytes);
	free(u->tables);
	free(u);
}

static u64 frame_header(struct target *t, const struct module *m)
{
	struct image im = {};
	u64 at = 0;

	if (image_read(t, m->mapping, &im))
		vec_each (&im.phdrs, p)
			if (p->p_type == PT_GNU_EH_FRAME)
				at = m->base + p->p_vaddr;
	image_free(&im);
	return at;
}

static void tables_read(struct unwinder *u, const struct module *m, struct tables *ret)
{
	u64 header = frame_header(u->target, m);

	ret->looked = true;
	vec_each (&m->segments, s) {
		if (!header || !within(header, 1, s->start, s->file_end))
			continue;
		u64 len = s->file_end - s->start;
		if (len > FRAMES_MAX)
			return;
		u8 *bytes = xmalloc(len);
		len = target_read_some(u->target, s->start, bytes, len);
		ret->image = (struct cfi_image){
			.bytes = bytes, .addr = s->start, .len = len, .header = header};
		return;
	}
}

static union cfi_rule rule_at(struct unwinder *u, u64 pc)
{
	const struct module *m = modules_at(u->modules, pc);
	union cfi_rule none = {};

	if (!m)
		return none;
	struct tables *tables = &u->tables[m - u->modules->list.v];
	if (!tables->looked)
		tables_read(u, m, tables);
	return tables->image.bytes ? cfi_rule_at(&tables->image, pc) : none;
}

static bool step(struct target *t, struct unwind_frame *f, union cfi_rule rule)
{
	u64 cfa, fp = f->fp, pc;

	switch (rule.kind) {
	case CFI_SP: cfa = f->sp + (u64)(s64)rule.cfa; break;
	case CFI_FP: cfa = fp + (u64)(s64)rule.cfa; break;
	case CFI_DEREF_FP:
		if (!target_word(t, fp + (u64)(s64)rule.cfa, &cfa))
			return false;
		break;
	default: return false;
	}
	u64 fp_base = rule.fp_kind == CFI_FP_AT_CFA ? cfa : fp;
	if (cfa <= f->sp || !target_word(t, cfa + (u64)(s64)rule.ra * 8, &pc))
		return false;
	if (rule.fp_kind != CFI_FP_SAME && !target_word(t, fp_base + (u64)(s64)rule.fp * 8, &f->fp))
		return false;
	f->sp = cfa;
	f->pc = pc;
	return true;
}

size_t unwind_stack(struct unwinder *u, struct unwind_frame f, struct unwind_frame *ret, size_t max,
		    bool *ret_whole)
{
	size_t n = 0;

	*ret_whole = false;
	while (n < max) {
		// A return address can be the first of the next function: the call is before it.
		union cfi_rule rule = rule_at(u, n ? f.pc - 1 : f.pc);
		ret[n++] = f;
		*ret_whole = rule.kind == CFI_END;
		if (!step(u->target, &f, rule))
			break;
	}
	return n;
}
