// SPDX-License-Identifier: MIT
#include "alloc/peek.h"

#include <string.h>

#define PAGE  ((u64)4096)
#define SLOTS 256

struct slot {
	u64 page; // its address | 1; 0: empty
	size_t len;
	u8 bytes[PAGE];
};

struct peek {
	struct target *target;
	struct slot slots[SLOTS];
};

struct peek *peek_new(struct target *t)
{
	struct peek *p = xcalloc(1, sizeof(*p));

	p->target = t;
	return p;
}

void peek_free(struct peek *p)
{
	free(p);
}

static const struct slot *peek_slot(struct peek *p, u64 page)
{
	struct slot *s = &p->slots[page / PAGE % SLOTS];

	if (s->page != (page | 1)) {
		s->page = page | 1;
		// Most of what is looked at is no address at all: that costs no system call.
		s->len = target_mapping(p->target, page)
				 ? target_read_some(p->target, page, s->bytes, sizeof(s->bytes))
				 : 0;
	}
	return s;
}

bool peek_bytes(struct peek *p, u64 addr, void *buf, size_t len)
{
	u8 *to = buf;

	if (addr + len < addr)
		return false;
	while (len) {
		u64 page = align_down(addr, PAGE);
		const struct slot *s = peek_slot(p, page);
		size_t at = addr - page, n = min(len, (size_t)PAGE - at);

		if (at + n > s->len)
			return false;
		memcpy(to, s->bytes + at, n);
		addr += n;
		to += n;
		len -= n;
	}
	return true;
}

bool peek_word(struct peek *p, u64 addr, u64 *ret)
{
	u64 v = 0;

	if (!peek_bytes(p, addr, &v, p->target->arch->word))
		return false;
	*ret = v;
	return true;
}

bool peek_u32(struct peek *p, u64 addr, u32 *ret)
{
	return peek_bytes(p, addr, ret, sizeof(*ret));
}
