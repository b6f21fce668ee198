// SPDX-License-Identifier: MIT
// Documentation/bpf/btf.rst: a header, then types one after the other (number 1 on), then strings.
#include "kernel/btf.h"

#include <errno.h>
#include <linux/btf.h>
#include <string.h>

#include "base/vec.h"

enum { DEPTH_MAX = 16 };

struct btf {
	u8 *bytes;
	size_t len;
	const char *strings;
	size_t strings_len; // the last of them is 0
	VEC(u32) types;	    // where each starts in bytes; number 0 is void
};

// How many bytes follow a type's first twelve; false for a kind from the future.
static bool tail_size(u32 info, size_t *ret)
{
	const u32 n = BTF_INFO_VLEN(info);

	switch (BTF_INFO_KIND(info)) {
	case BTF_KIND_INT:
	case BTF_KIND_VAR:
	case BTF_KIND_DECL_TAG: *ret = 4; return true;
	case BTF_KIND_ARRAY:
	case BTF_KIND_STRUCT:
	case BTF_KIND_UNION:
	case BTF_KIND_DATASEC:
	case BTF_KIND_ENUM64:
		*ret = 12 * (BTF_INFO_KIND(info) == BTF_KIND_ARRAY ? 1 : (size_t)n);
		return true;
	case BTF_KIND_ENUM:
	case BTF_KIND_FUNC_PROTO: *ret = 8 * (size_t)n; return true;
	case BTF_KIND_PTR:
	case BTF_KIND_FWD:
	case BTF_KIND_TYPEDEF:
	case BTF_KIND_VOLATILE:
	case BTF_KIND_CONST:
	case BTF_KIND_RESTRICT:
	case BTF_KIND_FUNC:
	case BTF_KIND_FLOAT:
	case BTF_KIND_TYPE_TAG: *ret = 0; return true;
	default: return false;
	}
}

static struct btf_type type_get(const struct btf *b, u32 id)
{
	struct btf_type t = {};

	if (id && id < b->types.n)
		memcpy(&t, b->bytes + b->types.v[id], sizeof(t));
	return t;
}

static const u8 *type_tail(const struct btf *b, u32 id)
{
	return b->bytes + b->types.v[id] + sizeof(struct btf_type);
}

static const char *string_at(const struct btf *b, u32 at)
{
	return at < b->strings_len ? b->strings + at : "";
}

static struct err *types_index(struct btf *b, size_t start, size_t end)
{
	*vec_push(&b->types) = 0;
	while (end - start >= sizeof(struct btf_type)) {
		struct btf_type t;
		size_t tail;

		memcpy(&t, b->bytes + start, sizeof(t));
		if (!tail_size(t.info, &tail))
			return err_new(ENOTSUP,
				       "the kernel's BTF has a kind of type (%u) that is "
				       "newer than this program",
				       BTF_INFO_KIND(t.info));
		if (tail > end - start - sizeof(t))
			return err_new(0, "the kernel's BTF is damaged");
		*vec_push(&b->types) = (u32)start;
		start += sizeof(t) + tail;
	}
	return NULL;
}

struct err *btf_open(void *bytes, size_t len, struct btf **ret)
{
	_cleanup_(btf_closep) struct btf *b = xcalloc(1, sizeof(*b));
	struct btf_header h;
	size_t types, strings;

	b->bytes = bytes;
	b->len = len;
	if (len < sizeof(h) || len > UINT32_MAX)
		return err_new(0, "the kernel's BTF is missing");
	memcpy(&h, bytes, sizeof(h));
	if (h.magic != BTF_MAGIC || h.hdr_len < sizeof(h))
		return err_new(0, "the kernel's BTF is damaged");
	types = (size_t)h.hdr_len + h.type_off;
	strings = (size_t)h.hdr_len + h.str_off;
	if (types > len || h.type_len > len - types || strings > len || !h.str_len ||
	    h.str_len > len - strings || b->bytes[strings + h.str_len - 1])
		return err_new(0, "the kernel's BTF is damaged");
	b->strings = (char *)b->bytes + strings;
	b->strings_len = h.str_len;
	try(types_index(b, types, types + h.type_len));
	*ret = take(b);
	return NULL;
}

void btf_close(struct btf *b)
{
	vec_free(&b->types);
	free(b->bytes);
	free(b);
}

// --- asking ---

static bool is_aggregate(const struct btf_type *t)
{
	return BTF_INFO_KIND(t->info) == BTF_KIND_STRUCT ||
	       BTF_INFO_KIND(t->info) == BTF_KIND_UNION;
}

static u32 aggregate_find(const struct btf *b, const char *name)
{
	for (u32 id = 1; id < b->types.n; id++) {
		struct btf_type t = type_get(b, id);

		if (is_aggregate(&t) && !strcmp(string_at(b, t.name_off), name))
			return id;
	}
	return 0;
}

// Behind typedefs and qualifiers.
static u32 type_resolve(const struct btf *b, u32 id)
{
	for (int depth = 0; depth < DEPTH_MAX; depth++) {
		struct btf_type t = type_get(b, id);

		switch (BTF_INFO_KIND(t.info)) {
		case BTF_KIND_TYPEDEF:
		case BTF_KIND_VOLATILE:
		case BTF_KIND_CONST:
		case BTF_KIND_RESTRICT:
		case BTF_KIND_TYPE_TAG: id = t.type; break;
		default: return id;
		}
	}
	return 0;
}

static bool member_find(const struct btf *b, u32 id, const char *name, size_t len, int depth,
			struct btf_place *ret)
{
	struct btf_type t = type_get(b, id);

	if (!is_aggregate(&t) || depth > DEPTH_MAX)
		return false;
	for (u32 i = 0; i < BTF_INFO_VLEN(t.info); i++) {
		struct btf_place inner, found;
		struct btf_member m;
		const char *s;

		memcpy(&m, type_tail(b, id) + sizeof(m) * i, sizeof(m));
		s = string_at(b, m.name_off);
		found = (struct btf_place){.bit_offset = m.offset, .type = m.type};
		if (BTF_INFO_KFLAG(t.info)) {
			found.bit_offset = BTF_MEMBER_BIT_OFFSET(m.offset);
			found.bits = BTF_MEMBER_BITFIELD_SIZE(m.offset);
		}
		if (!strncmp(s, name, len) && !s[len]) {
			*ret = found;
			return true;
		}
		if (*s || !member_find(b, type_resolve(b, m.type), name, len, depth + 1, &inner))
			continue;
		inner.bit_offset += found.bit_offset;
		*ret = inner;
		return true;
	}
	return false;
}

bool btf_find(const struct btf *b, const char *aggregate, const char *path, struct btf_place *ret)
{
	struct btf_place all = {.type = aggregate_find(b, aggregate)};

	for (;;) {
		size_t len = strcspn(path, ".");
		struct btf_place m;

		if (!member_find(b, type_resolve(b, all.type), path, len, 0, &m))
			return false;
		all = (struct btf_place){all.bit_offset + m.bit_offset, m.bits, m.type};
		if (!path[len])
			break;
		path += len + 1;
	}
	*ret = all;
	return true;
}

bool btf_offset(const struct btf *b, const char *aggregate, const char *path, u32 *ret)
{
	struct btf_place m;

	if (!btf_find(b, aggregate, path, &m) || m.bits || m.bit_offset % 8)
		return false;
	*ret = m.bit_offset / 8;
	return true;
}

bool btf_size(const struct btf *b, const char *aggregate, u32 *ret)
{
	u32 id = aggregate_find(b, aggregate);

	if (!id)
		return false;
	*ret = type_get(b, id).size;
	return true;
}

bool btf_enum(const struct btf *b, const char *name, u32 *ret)
{
	for (u32 id = 1; id < b->types.n; id++) {
		struct btf_type t = type_get(b, id);

		if (BTF_INFO_KIND(t.info) != BTF_KIND_ENUM)
			continue;
		for (u32 i = 0; i < BTF_INFO_VLEN(t.info); i++) {
			struct btf_enum e;

			memcpy(&e, type_tail(b, id) + sizeof(e) * i, sizeof(e));
			if (!strcmp(string_at(b, e.name_off), name)) {
				*ret = (u32)e.val;
				return true;
			}
		}
	}
	return false;
}

bool btf_array(const struct btf *b, const char *aggregate, const char *path, u32 *ret_count,
	       u32 *ret_element_size)
{
	struct btf_place m;
	struct btf_array a;
	struct btf_type t;
	u32 id;

	if (!btf_find(b, aggregate, path, &m))
		return false;
	id = type_resolve(b, m.type);
	t = type_get(b, id);
	if (BTF_INFO_KIND(t.info) != BTF_KIND_ARRAY)
		return false;
	memcpy(&a, type_tail(b, id), sizeof(a));
	t = type_get(b, type_resolve(b, a.type));
	*ret_count = a.nelems;
	*ret_element_size = BTF_INFO_KIND(t.info) == BTF_KIND_PTR ? 8 : t.size;
	return true;
}
