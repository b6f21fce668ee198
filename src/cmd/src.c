// SPDX-License-Identifier: MIT
#include "cmd/src.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "cmd/opts.h"
#include "symbol/source.h"

struct request {
	char *line;  // as it was read
	bool is_src; // it asks for addr
	u64 addr;
};

struct src {
	struct target *target;
	struct modules modules;
	struct symbols *symbols;
	VEC(struct request) requests;
	FILE *out;
	char *complaint; // the last one: many sites can lack the same file
};

static void src_fini(struct src *s)
{
	vec_each (&s->requests, r)
		free(r->line);
	vec_free(&s->requests);
	symbols_close(s->symbols);
	modules_free(&s->modules);
	if (s->target)
		target_close(s->target);
	free(s->complaint);
}

// --- what is asked ---

// "src(0x0000bf1b); // 64": what is within the brackets, in C's notation.
static bool parse_src(const char *line, u64 *ret)
{
	char number[32];
	int end = 0;

	if (sscanf(line, " src ( %31[0-9a-fA-FxX] %n", number, &end) != 1 || !end ||
	    line[end] != ')')
		return false;
	return parse_u64(number, 0, UINT64_MAX, ret);
}

static struct err *read_requests(struct src *s, FILE *in)
{
	_cleanup_free_ char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	while ((n = getline(&line, &cap, in)) > 0) {
		struct request r = {};

		if (line[n - 1] == '\n')
			line[n - 1] = 0;
		r.is_src = parse_src(line, &r.addr);
		r.line = xstrdup(line);
		*vec_push(&s->requests) = r;
	}
	return ferror(in) ? err_errno(errno, "standard input") : NULL;
}

// --- where the answers come from ---

static struct err *open_target(const char *what, struct target **ret)
{
	u64 pid;

	if (parse_u64(what, 10, INT32_MAX, &pid))
		return err_wrap(target_open_running((pid_t)pid, ret), "%s", what);
	if (core_recognise(what))
		return target_open_core(what, ret);
	return target_open_program(what, ret);
}

static struct err *open_symbols(struct src *s, const struct symbols_options *options)
{
	struct err *e;

	try(target_stop(s->target));
	e = modules_find(s->target, &s->modules);
	target_resume(s->target);
	return e ? e : symbols_open(s->target, &s->modules, options, &s->symbols);
}

// --- the answers ---

static void show_unknown(struct src *s, const struct request *r, const struct name *name)
{
	const char *type = symbols_type(s->symbols, r->addr);
	char buf[512];

	if (!r->addr)
		fprintf(s->out, "where these were allocated is not known\n");
	else if (type)
		fprintf(s->out, "objects of type %s\n", type);
	else if (!name->module)
		fprintf(s->out, "0x%" PRIx64 " is in no program or library\n", r->addr);
	else
		fprintf(s->out, "%s: no line is known: debug information is missing\n",
			name_format(name, r->addr, buf, sizeof(buf)));
}

static void show_request(struct src *s, const struct request *r, const struct name *name)
{
	_cleanup_err_ struct err *e = NULL;

	fprintf(s->out, "%s\n", r->line);
	if (!r->is_src)
		return;
	if (!name->file || !name->line) {
		show_unknown(s, r, name);
		return;
	}
	e = source_print(s->symbols, name, s->out);
	if (!e)
		return;
	fprintf(s->out, "%s:%u\n", name->file, name->line);
	if (s->complaint && !strcmp(s->complaint, err_message(e)))
		return;
	fflush(s->out); // the complaint comes after what it is about
	complain("%s", err_message(e));
	free(s->complaint);
	s->complaint = xstrdup(err_message(e));
}

// A site is the address that a call returns to: what called is before it.
static void show_all(struct src *s)
{
	size_t n = s->requests.n;
	_cleanup_free_ u64 *pcs = xcalloc(n, sizeof(*pcs));
	_cleanup_free_ struct name *names = xcalloc(n, sizeof(*names));

	for (size_t i = 0; i < n; i++)
		pcs[i] = s->requests.v[i].addr - (s->requests.v[i].addr != 0);
	symbols_locate(s->symbols, pcs, n, names);
	for (size_t i = 0; i < n; i++) {
		names[i].offset++;
		names[i].module_offset++;
		show_request(s, &s->requests.v[i], &names[i]);
	}
	vec_each (&s->target->notes, note)
		complain("%s", *note);
}

struct err *src_show(const char *what, const struct symbols_options *options, FILE *in, FILE *out)
{
	_cleanup_(src_fini) struct src s = {.out = out};

	try(read_requests(&s, in));
	try(open_target(what, &s.target));
	try(open_symbols(&s, options));
	show_all(&s);
	return fflush(out) ? err_errno(errno, "standard output") : NULL;
}
