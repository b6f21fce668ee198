// SPDX-License-Identifier: MIT
// A profile for pprof and its kin: profile.proto, compressed by gzip. Each site is a sample of two
// values, blocks and bytes.
#include "report/report.h"

#include <inttypes.h>
#include <string.h>
#include <time.h>
#include <zlib.h>

#include "profile.pb-c.h"
#include "symbol/memo.h"

// Texts, each with a number from 1 on.
struct numbers {
	struct memo at; // hash -> number
	VEC(char *) texts;
};

struct pprof {
	struct numbers strings, functions, locations;
	VEC(Profile__Sample *) samples;
	VEC(Profile__Function *) function_list;
	VEC(Profile__Location *) location_list;
};

static u64 text_hash(const char *s)
{
	u64 hash = 0xcbf29ce484222325;

	for (; *s; s++)
		hash = (hash ^ (unsigned char)*s) * 0x100000001b3;
	return hash;
}

// Takes text over. *ret_new: it had no number yet.
static u32 number_of(struct numbers *n, char *text, bool *ret_new)
{
	u32 *number;

	for (u64 hash = text_hash(text);; hash++) {
		number = memo_at(&n->at, hash);
		if (!*number || !strcmp(n->texts.v[*number - 1], text))
			break;
	}
	*ret_new = !*number;
	if (*number) {
		free(text);
		return *number;
	}
	*vec_push(&n->texts) = text;
	return *number = (u32)n->texts.n;
}

static void numbers_fini(struct numbers *n)
{
	memo_free(&n->at);
	vec_each (&n->texts, text)
		free(*text);
	vec_free(&n->texts);
}

// The first string of the table is "": NULL stands for it.
static s64 string_number(struct pprof *p, const char *s)
{
	bool is_new;

	return s && *s ? number_of(&p->strings, xstrdup(s), &is_new) : 0;
}

static u64 function_number(struct pprof *p, const struct frame *frame)
{
	_cleanup_free_ char *name = xstrndup(frame->name, (size_t)frame_function(frame->name));
	bool is_new;
	u32 number =
		number_of(&p->functions, xasprintf("%s\n%s", name, frame->file ?: ""), &is_new);
	Profile__Function *f;

	if (!is_new)
		return number;
	*vec_push(&p->function_list) = f = xmalloc(sizeof(*f));
	profile__function__init(f);
	f->id = number;
	f->name = f->system_name = string_number(p, name);
	f->filename = string_number(p, frame->file);
	return number;
}

static u64 location_number(struct pprof *p, const struct frame *frame)
{
	bool is_new;
	u32 number = number_of(&p->locations,
			       xasprintf("%s\n%s\n%u\n%" PRIx64, frame->name, frame->file ?: "",
					 frame->line, frame->address),
			       &is_new);
	Profile__Location *l;

	if (!is_new)
		return number;
	*vec_push(&p->location_list) = l = xmalloc(sizeof(*l));
	profile__location__init(l);
	l->id = number;
	l->address = frame->address;
	l->n_line = 1;
	l->line = xmalloc(sizeof(Profile__Line *));
	l->line[0] = xmalloc(sizeof(Profile__Line));
	profile__line__init(l->line[0]);
	l->line[0]->function_id = function_number(p, frame);
	l->line[0]->line = frame->line;
	return number;
}

static void add_label(struct pprof *p, Profile__Sample *s, const char *key, const char *value)
{
	Profile__Label *label = xmalloc(sizeof(*label));

	profile__label__init(label);
	label->key = string_number(p, key);
	label->str = string_number(p, value);
	s->label = xreallocarray(s->label, s->n_label + 1, sizeof(Profile__Label *));
	s->label[s->n_label++] = label;
}

static void add_sample(struct pprof *p, const struct total *t)
{
	_cleanup_(frames_fini) struct frames frames = {};
	Profile__Sample *s = xmalloc(sizeof(*s));

	profile__sample__init(s);
	total_frames(t, &frames);
	s->n_location_id = frames.list.n;
	s->location_id = xcalloc(frames.list.n, sizeof(*s->location_id));
	for (size_t i = 0; i < frames.list.n; i++)
		s->location_id[i] = location_number(p, &frames.list.v[i]);
	s->n_value = 2;
	s->value = xcalloc(2, sizeof(*s->value));
	s->value[0] = t->count;
	s->value[1] = t->bytes;
	if (t->module)
		add_label(p, s, "module", t->module);
	if (t->cache)
		add_label(p, s, "cache", t->cache);
	*vec_push(&p->samples) = s;
}

static Profile__ValueType *value_type(struct pprof *p, const char *what, const char *kind,
				      const char *unit)
{
	_cleanup_free_ char *name = xasprintf("%s_%s", what ?: "inuse", kind);
	Profile__ValueType *v = xmalloc(sizeof(*v));

	profile__value_type__init(v);
	v->type = string_number(p, name);
	v->unit = string_number(p, unit);
	return v;
}

// Takes over what *p has gathered; profile__profile__free_unpacked frees it.
static Profile__Profile *profile_make(struct pprof *p, const struct totals *t)
{
	Profile__Profile *profile = xmalloc(sizeof(*profile));

	profile__profile__init(profile);
	profile->n_sample_type = 2;
	profile->sample_type = xcalloc(2, sizeof(Profile__ValueType *));
	profile->sample_type[0] = value_type(p, t->what, "objects", "count");
	profile->sample_type[1] = value_type(p, t->what, "space", "bytes");
	profile->default_sample_type = profile->sample_type[1]->type;
	profile->n_comment = t->notes.n;
	profile->comment = xcalloc(t->notes.n, sizeof(*profile->comment));
	for (size_t i = 0; i < t->notes.n; i++)
		profile->comment[i] = string_number(p, t->notes.v[i]);
	profile->time_nanos = (s64)time(NULL) * 1000000000;
	profile->n_sample = p->samples.n;
	profile->sample = take(p->samples.v);
	profile->n_location = p->location_list.n;
	profile->location = take(p->location_list.v);
	profile->n_function = p->function_list.n;
	profile->function = take(p->function_list.v);
	profile->n_string_table = p->strings.texts.n + 1;
	profile->string_table = xcalloc(profile->n_string_table, sizeof(char *));
	profile->string_table[0] = xstrdup("");
	for (size_t i = 0; i < p->strings.texts.n; i++)
		profile->string_table[i + 1] = take(p->strings.texts.v[i]);
	return profile;
}

static struct err *gzip_put(const u8 *bytes, size_t len, FILE *out)
{
	enum { GZIP = 16 }; // deflateInit2's window bits: a gzip header
	z_stream z = {.next_in = (u8 *)bytes};
	_cleanup_free_ u8 *room = NULL;
	size_t size;

	if (len > UINT32_MAX / 2)
		return err_new(0, "too many sites for a profile");
	if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + GZIP, 8,
			 Z_DEFAULT_STRATEGY) != Z_OK)
		out_of_memory();
	size = deflateBound(&z, len);
	room = xmalloc(size);
	z.avail_in = (unsigned)len;
	z.next_out = room;
	z.avail_out = (unsigned)size;
	deflate(&z, Z_FINISH);
	fwrite(room, 1, z.total_out, out);
	deflateEnd(&z);
	return NULL;
}

static struct err *pprof_write(const struct totals *t, FILE *out)
{
	struct pprof p = {};
	Profile__Profile *profile;
	_cleanup_free_ u8 *bytes = NULL;
	size_t len;

	vec_each (&t->rows, row)
		add_sample(&p, row);
	profile = profile_make(&p, t);
	bytes = xmalloc(profile__profile__get_packed_size(profile));
	len = profile__profile__pack(profile, bytes);
	profile__profile__free_unpacked(profile, NULL);
	numbers_fini(&p.strings);
	numbers_fini(&p.functions);
	numbers_fini(&p.locations);
	return gzip_put(bytes, len, out);
}

const struct report report_pprof = {
	.name = "pprof",
	.binary = true,
	.about = "a profile for pprof, compressed",
	.needs_sites = true,
	.needs_stacks = true,
	.targets = TARGETS_ONE,
	.write_totals = pprof_write,
};
