// SPDX-License-Identifier: MIT
#include "cmd/opts.h"

#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/xalloc.h"

enum { ID_HELP = 0x10000, ID_VERSION };

void complain(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fprintf(stderr, "%s: ", program_invocation_short_name);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
	va_end(ap);
}

static void print_usage(const struct opts *o, FILE *out)
{
	fprintf(out, "usage: %s\n", o->usage);
}

static void print_row(const char *left, const char *about)
{
	if (strlen(left) < 28)
		printf("  %-28s%s\n", left, about);
	else
		printf("  %s\n  %-28s%s\n", left, "", about);
}

static void print_help(const struct opts *o)
{
	print_usage(o, stdout);
	printf("\n%s\n\n", o->about);
	for (size_t i = 0; i < o->n; i++) {
		const struct opt *opt = &o->table[i];
		_cleanup_free_ char *left = NULL, *letter = NULL;

		if (!opt->about)
			continue;
		letter = opt->letter ? xasprintf("-%c", opt->letter) : xstrdup("  ");
		if (!opt->name)
			left = xasprintf("%s %s", letter, opt->arg ? opt->arg : "");
		else
			left = xasprintf("%s%s--%s%s%s", letter, opt->letter ? ", " : "  ",
					 opt->name, opt->arg ? "=" : "", opt->arg ? opt->arg : "");
		print_row(left, opt->about);
	}
	print_row("-h, --help", "print this and exit");
	print_row("    --version", "print the version and exit");
}

// getopt_long's own tables: its letters, and the long names.
static struct option *make_tables(const struct opts *o, char **ret_letters)
{
	struct option *names = xcalloc(o->n + 3, sizeof(*names));
	char *letters = xcalloc(2 * o->n + 4, 1), *l = letters;
	size_t n = 0;

	*l++ = '+'; // options end at the first operand: what follows may be a command's
	for (size_t i = 0; i < o->n; i++) {
		const struct opt *opt = &o->table[i];

		if (opt->letter)
			*l++ = opt->letter;
		if (opt->letter && opt->arg)
			*l++ = ':';
		if (opt->name)
			names[n++] = (struct option){
				.name = opt->name,
				.has_arg = opt->arg ? required_argument : no_argument,
				.val = opt->id ? opt->id : opt->letter,
			};
	}
	*l = 'h';
	names[n++] = (struct option){.name = "help", .val = ID_HELP};
	names[n] = (struct option){.name = "version", .val = ID_VERSION};
	*ret_letters = letters;
	return names;
}

static int option_id(const struct opts *o, int c)
{
	for (size_t i = 0; i < o->n; i++)
		if (o->table[i].letter && o->table[i].letter == c && o->table[i].id)
			return o->table[i].id;
	return c;
}

enum opts_status opts_parse(const struct opts *o, int argc, char **argv, int *ret_index,
			    bool *ret_dashes)
{
	_cleanup_free_ char *letters = NULL;
	_cleanup_free_ struct option *names = make_tables(o, &letters);
	int c;

	while ((c = getopt_long(argc, argv, letters, names, NULL)) != -1) {
		if (c == '?') {
			print_usage(o, stderr);
			return OPTS_USAGE;
		}
		if (c == 'h' || c == ID_HELP) {
			print_help(o);
			return OPTS_DONE;
		}
		if (c == ID_VERSION) {
			printf("%s %s\n", program_invocation_short_name, LEAK_VERSION);
			return OPTS_DONE;
		}
		if (!o->accept(option_id(o, c), optarg, o->ctx))
			return OPTS_USAGE;
	}
	*ret_index = optind;
	*ret_dashes = optind > 1 && !strcmp(argv[optind - 1], "--");
	return OPTS_GO;
}
