// SPDX-License-Identifier: MIT
// kvd: a small key-value store. It reads requests, a line each, and answers on standard output:
//
//	set KEY VALUE	get KEY		del KEY		count
//
// It works, and it leaks, in two places, as programs do: not at each request, and not at once.
// `make demo` finds both while it serves.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 1024, WORDS_MAX = 3 };

struct entry {
	struct entry *next;
	char *key, *value;
};

struct request {
	int n;
	char *words[WORDS_MAX];
};

static struct entry *buckets[BUCKETS];
static unsigned long count;

static unsigned hash(const char *s)
{
	unsigned h = 5381;

	while (*s)
		h = h * 33 + (unsigned char)*s++;
	return h % BUCKETS;
}

static struct entry **entry_find(const char *key)
{
	struct entry **e = &buckets[hash(key)];

	while (*e && strcmp((*e)->key, key) != 0)
		e = &(*e)->next;
	return e;
}

static void entry_set(const char *key, const char *value)
{
	struct entry **e = entry_find(key);

	if (!*e) {
		*e = calloc(1, sizeof(**e));
		if (!*e)
			abort();
		(*e)->key = strdup(key);
		count++;
	}
	// The first leak: when a key gets a new value, the old one is forgotten.
	(*e)->value = strdup(value);
}

static int entry_delete(const char *key)
{
	struct entry **e = entry_find(key), *gone = *e;

	if (!gone)
		return 0;
	*e = gone->next;
	free(gone->key);
	free(gone->value);
	free(gone);
	count--;
	return 1;
}

static struct request *request_parse(char *line)
{
	struct request *r = calloc(1, sizeof(*r));
	char *word, *rest = line;

	if (!r)
		abort();
	while ((word = strsep(&rest, " \n"))) {
		if (!*word)
			continue;
		// The second leak: a request that is too long is dropped, and with it all its words.
		if (r->n == WORDS_MAX)
			return NULL;
		r->words[r->n++] = strdup(word);
	}
	return r;
}

static void request_free(struct request *r)
{
	for (int i = 0; i < r->n; i++)
		free(r->words[i]);
	free(r);
}

static void serve(const struct request *r)
{
	const char *verb = r->n ? r->words[0] : "";

	if (!strcmp(verb, "set") && r->n == 3) {
		entry_set(r->words[1], r->words[2]);
		puts("ok");
	} else if (!strcmp(verb, "get") && r->n == 2) {
		struct entry *e = *entry_find(r->words[1]);

		puts(e ? e->value : "none");
	} else if (!strcmp(verb, "del") && r->n == 2) {
		puts(entry_delete(r->words[1]) ? "ok" : "none");
	} else if (!strcmp(verb, "count") && r->n == 1) {
		printf("%lu\n", count);
	} else {
		puts("what?");
	}
}

int main(void)
{
	char *line = NULL;
	size_t size = 0;

	while (getline(&line, &size, stdin) > 0) {
		struct request *r = request_parse(line);

		if (r) {
			serve(r);
			request_free(r);
		} else {
			puts("too long");
		}
		fflush(stdout);
	}
	free(line);
	return 0;
}
