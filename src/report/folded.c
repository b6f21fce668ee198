// SPDX-License-Identifier: MIT
// Folded stacks, which flame graphs are drawn from: "main;work;lose 6656", outermost call first,
// and the bytes. Equal stacks are one line.
#include "report/report.h"

#include <inttypes.h>
#include <string.h>

struct fold {
	char *stack;
	s64 bytes;
};

// A semicolon would end the frame, a newline the line.
static void frame_put(const char *name, FILE *out)
{
	int len = frame_function(name);

	for (int i = 0; i < len; i++)
		putc(name[i] == ';' ? ':' : name[i] == '\n' ? ' ' : name[i], out);
}

static char *stack_fold(const struct total *t)
{
	_cleanup_(frames_fini) struct frames frames = {};
	char *text = NULL;
	size_t len, i;
	FILE *f = open_memstream(&text, &len);

	if (!f)
		out_of_memory();
	total_frames(t, &frames);
	for (i = frames.list.n; i-- > 0;) {
		frame_put(frames.list.v[i].name, f);
		if (i)
			putc(';', f);
	}
	if (fclose(f))
		out_of_memory();
	return text;
}

static int fold_compare(const struct fold *a, const struct fold *b)
{
	return strcmp(a->stack, b->stack);
}

static struct err *folded_write(const struct totals *t, FILE *out)
{
	VEC(struct fold) folds = {};
	s64 bytes = 0;

	vec_each (&t->rows, row)
		if (row->bytes > 0)
			*vec_push(&folds) = (struct fold){stack_fold(row), row->bytes};
	vec_sort(&folds, fold_compare);
	vec_each (&folds, fold) {
		bytes += fold->bytes;
		if (fold == vec_last(&folds) || fold_compare(fold, fold + 1)) {
			fprintf(out, "%s %" PRId64 "\n", fold->stack, bytes);
			bytes = 0;
		}
	}
	vec_each (&folds, fold)
		free(fold->stack);
	vec_free(&folds);
	return NULL;
}

const struct report report_folded = {
	.name = "folded",
	.about = "folded stacks with their bytes, for flame graphs",
	.needs_sites = true,
	.needs_stacks = true,
	.targets = TARGETS_BARE,
	.write_totals = folded_write,
};
