// SPDX-License-Identifier: MIT
// .eh_frame_hdr is a sorted table of (function, FDE), all relative to itself:
//
//	1, enc, enc, enc | eh_frame | count | fn, fde | fn, fde | ...
//
// An FDE names its CIE, the range of the function, and the instructions that say for each pc how
// the frame looks; those of the CIE come first. Of all registers, three columns are kept: the
// canonical frame address, the frame pointer and the return address. Format: DWARF 5 section 6.4
// and the Linux Standard Base's chapter on exception frames.

#include <string.h>

#include "cfi.h"

#if defined(__x86_64__)
enum { REG_FP = 6, REG_SP = 7 };
#elif defined(__aarch64__)
enum { REG_FP = 29, REG_SP = 31 };
#else
#error "which registers are the frame and the stack pointer?"
#endif

enum { // pointer encodings
	PE_OMIT = 0xff,
	PE_PCREL = 0x10,
	PE_DATAREL = 0x30,
	PE_INDIRECT = 0x80,
	PE_SDATA4 = 0x0b,
	PE_UDATA4 = 0x03,
};

// A place in the image. Reading past the end yields zeros and sets `bad`.
struct cursor {
	const struct cfi_image *image;
	uint64_t at, end; // addresses
	bool bad;
};

static const uint8_t *take_bytes(struct cursor *c, size_t n)
{
	const struct cfi_image *i = c->image;

	if (c->bad || c->at < i->addr || c->at > c->end || n > c->end - c->at) {
		c->bad = true;
		return NULL;
	}
	const uint8_t *p = i->bytes + (c->at - i->addr);
	c->at += n;
	return p;
}

static uint64_t take_uint(struct cursor *c, size_t n)
{
	uint64_t v = 0;
	const uint8_t *p = take_bytes(c, n);

	if (p)
		memcpy(&v, p, n); // little endian, as are all processors that we know
	return v;
}

static int64_t take_int32(struct cursor *c)
{
	return (int32_t)take_uint(c, 4);
}

static uint64_t take_uleb(struct cursor *c)
{
	uint64_t v = 0;

	for (unsigned shift = 0; shift < 64; shift += 7) {
		uint64_t byte = take_uint(c, 1);
		v |= (byte & 0x7f) << shift;
		if (!(byte & 0x80))
			return v;
	}
	c->bad = true;
	return 0;
}

static int64_t take_sleb(struct cursor *c)
{
	uint64_t v = 0;

	for (unsigned shift = 0; shift < 64; shift += 7) {
		uint64_t byte = take_uint(c, 1);
		v |= (byte & 0x7f) << shift;
		if (byte & 0x80)
			continue;
		if ((byte & 0x40) && shift + 7 < 64)
			v |= ~UINT64_C(0) << (shift + 7);
		return (int64_t)v;
	}
	c->bad = true;
	return 0;
}

// `absolute` leaves out what the value is relative to: lengths are encoded like pointers.
static uint64_t take_pointer(struct cursor *c, uint8_t enc, bool absolute)
{
	uint64_t here = c->at, v;

	switch (enc & 0x0f) {
	case 0x00:
	case 0x04:
	case 0x0c: v = take_uint(c, 8); break;
	case 0x02: v = take_uint(c, 2); break;
	case 0x0a: v = (uint64_t)(int16_t)take_uint(c, 2); break;
	case PE_UDATA4: v = take_uint(c, 4); break;
	case PE_SDATA4: v = (uint64_t)take_int32(c); break;
	default: c->bad = true; return 0;
	}
	if (absolute)
		return v;
	switch (enc & 0x70) {
	case 0x00: return v;
	case PE_PCREL: return v + here;
	case PE_DATAREL: return v + c->image->header;
	default: c->bad = true; return 0;
	}
}

static struct cursor cursor_at(const struct cfi_image *i, uint64_t at)
{
	return (struct cursor){.image = i, .at = at, .end = i->addr + i->len};
}

// Looks pc up in the table of .eh_frame_hdr. 0: it has no FDE, or the table is of a strange form.
static uint64_t find_fde(const struct cfi_image *image, uint64_t pc)
{
	struct cursor c = cursor_at(image, image->header);
	uint8_t version = (uint8_t)take_uint(&c, 1), frame_enc = (uint8_t)take_uint(&c, 1),
		count_enc = (uint8_t)take_uint(&c, 1), table_enc = (uint8_t)take_uint(&c, 1);

	if (version != 1 || count_enc == PE_OMIT || table_enc != (PE_DATAREL | PE_SDATA4))
		return 0;
	take_pointer(&c, frame_enc, true);
	uint64_t count = take_pointer(&c, count_enc, true), table = c.at;
	if (c.bad || count == 0 || count > (c.end - table) / 8)
		return 0;

	int64_t want = (int64_t)(pc - image->header);
	uint64_t low = 0, high = count; // the last entry at or below pc is in [low, high)
	while (high - low > 1) {
		uint64_t middle = low + (high - low) / 2;
		c = cursor_at(image, table + middle * 8);
		if (take_int32(&c) <= want)
			low = middle;
		else
			high = middle;
	}
	c = cursor_at(image, table + low * 8);
	int64_t start = take_int32(&c), fde = take_int32(&c);
	return !c.bad && start <= want ? image->header + (uint64_t)fde : 0;
}

struct cie {
	uint64_t code_align;
	int64_t data_align;
	uint64_t ra_column;
	uint8_t pointer_enc;
	bool augmented; // FDEs have augmentation data
	bool signal;
	struct cursor program;
};

// Length, then the rest of the entry as a cursor.
static struct cursor take_entry(const struct cfi_image *image, uint64_t at)
{
	struct cursor c = cursor_at(image, at);
	uint64_t len = take_uint(&c, 4);

	if (len == 0xffffffff)
		len = take_uint(&c, 8);
	if (c.bad || len == 0 || len > c.end - c.at)
		c.bad = true;
	else
		c.end = c.at + len;
	return c;
}

static bool read_augmentation(struct cursor *c, const char *text, struct cie *ret)
{
	uint64_t len = take_uleb(c), start = c->at;

	ret->augmented = true;
	for (const char *a = text + 1; *a; a++) {
		switch (*a) {
		case 'R': ret->pointer_enc = (uint8_t)take_uint(c, 1); break;
		case 'P': take_pointer(c, (uint8_t)take_uint(c, 1) & 0x7f, true); break;
		case 'L': take_uint(c, 1); break;
		case 'S': ret->signal = true; break;
		case 'B': break; // pointer authentication with the other key
		default: return false;
		}
	}
	if (len > c->end - start)
		return false;
	c->at = start + len;
	return !c->bad;
}

static bool read_cie(const struct cfi_image *image, uint64_t at, struct cie *ret)
{
	struct cursor c = take_entry(image, at);
	char text[8] = "";
	size_t n = 0;

	if (take_uint(&c, 4) != 0)
		return false;
	uint64_t version = take_uint(&c, 1);
	while ((text[n] = (char)take_uint(&c, 1)) != 0)
		if (++n == sizeof(text))
			return false;
	*ret = (struct cie){};
	ret->code_align = take_uleb(&c);
	ret->data_align = take_sleb(&c);
	ret->ra_column = version == 1 ? take_uint(&c, 1) : take_uleb(&c);
	if (c.bad || (version != 1 && version != 3) || (text[0] && text[0] != 'z'))
		return false;
	if (text[0] && !read_augmentation(&c, text, ret))
		return false;
	ret->program = c;
	return !c.bad;
}

// --- the instructions ---

enum column_kind { SAME, AT_CFA, AT_FP, UNDEFINED, OTHER };

struct column {
	enum column_kind kind;
	int64_t offset; // bytes
};

struct row {
	enum cfi_kind cfa_kind;
	int64_t cfa;
	struct column fp, ra;
};

struct machine {
	const struct cie *cie;
	uint64_t loc, pc; // runs up to pc
	struct row row, initial, saved[8];
	unsigned depth;
};

static void set_column(struct machine *m, uint64_t reg, enum column_kind kind, int64_t offset)
{
	struct column c = {kind, offset};

	if (reg == m->cie->ra_column)
		m->row.ra = c;
	else if (reg == REG_FP)
		m->row.fp = c;
}

static void restore_column(struct machine *m, uint64_t reg)
{
	if (reg == m->cie->ra_column)
		m->row.ra = m->initial.ra;
	else if (reg == REG_FP)
		m->row.fp = m->initial.fp;
}

static void set_cfa_register(struct machine *m, uint64_t reg)
{
	m->row.cfa_kind = reg == REG_SP ? CFI_SP : reg == REG_FP ? CFI_FP : CFI_UNKNOWN;
}

// "frame pointer + offset", and in *ret_deref whether a dereference follows. False: anything else.
static bool simple_expression(struct cursor *c, int64_t *ret_offset, bool *ret_deref)
{
	enum { OP_DEREF = 0x06, OP_BREG0 = 0x70 };
	uint64_t len = take_uleb(c), end = c->at + len;

	if (c->bad || len > c->end - c->at)
		return c->bad = true, false;
	struct cursor e = *c;
	e.end = end;
	c->at = end;
	bool ok = take_uint(&e, 1) == OP_BREG0 + REG_FP;
	*ret_offset = take_sleb(&e);
	*ret_deref = false;
	if (ok && e.at < end)
		*ret_deref = ok = take_uint(&e, 1) == OP_DEREF;
	return ok && !e.bad && e.at == end;
}

static void set_cfa_expression(struct machine *m, struct cursor *c)
{
	bool deref, ok = simple_expression(c, &m->row.cfa, &deref);

	m->row.cfa_kind = !ok ? CFI_UNKNOWN : deref ? CFI_DEREF_FP : CFI_FP;
}

static void set_expression(struct machine *m, struct cursor *c)
{
	uint64_t reg = take_uleb(c);
	int64_t offset = 0;
	bool deref, ok = simple_expression(c, &offset, &deref);

	set_column(m, reg, ok && !deref ? AT_FP : OTHER, offset);
}

static void skip_block(struct cursor *c)
{
	uint64_t len = take_uleb(c);

	if (c->bad || len > c->end - c->at)
		c->bad = true;
	else
		c->at += len;
}

// Those without operands in their own byte.
static void extended_instruction(struct machine *m, struct cursor *c, uint8_t op)
{
	const int64_t align = m->cie->data_align;
	uint64_t reg;

	switch (op) {
	case 0x00: break; // nop
	case 0x01: m->loc = take_pointer(c, m->cie->pointer_enc, false); break;
	case 0x02: m->loc += take_uint(c, 1) * m->cie->code_align; break;
	case 0x03: m->loc += take_uint(c, 2) * m->cie->code_align; break;
	case 0x04: m->loc += take_uint(c, 4) * m->cie->code_align; break;
	case 0x05: // offset_extended
		reg = take_uleb(c);
		set_column(m, reg, AT_CFA, (int64_t)take_uleb(c) * align);
		break;
	case 0x06: restore_column(m, take_uleb(c)); break;
	case 0x07: set_column(m, take_uleb(c), UNDEFINED, 0); break;
	case 0x08: set_column(m, take_uleb(c), SAME, 0); break;
	case 0x0a: // remember_state
		if (m->depth == sizeof(m->saved) / sizeof(*m->saved))
			c->bad = true;
		else
			m->saved[m->depth++] = m->row;
		break;
	case 0x0b: // restore_state
		if (m->depth == 0)
			c->bad = true;
		else
			m->row = m->saved[--m->depth];
		break;
	case 0x0c: // def_cfa
		set_cfa_register(m, take_uleb(c));
		m->row.cfa = (int64_t)take_uleb(c);
		break;
	case 0x0d: set_cfa_register(m, take_uleb(c)); break;
	case 0x0e: m->row.cfa = (int64_t)take_uleb(c); break;
	case 0x0f: set_cfa_expression(m, c); break;
	case 0x10: set_expression(m, c); break;
	case 0x11: // offset_extended_sf
		reg = take_uleb(c);
		set_column(m, reg, AT_CFA, take_sleb(c) * align);
		break;
	case 0x12: // def_cfa_sf
		set_cfa_register(m, take_uleb(c));
		m->row.cfa = take_sleb(c) * align;
		break;
	case 0x13: m->row.cfa = take_sleb(c) * align; break;
	case 0x14: // val_offset, val_offset_sf, register
	case 0x15:
	case 0x09:
		set_column(m, take_uleb(c), OTHER, 0);
		take_uleb(c);
		break;
	case 0x16: // val_expression
		set_column(m, take_uleb(c), OTHER, 0);
		skip_block(c);
		break;
	case 0x2d: break;		// aarch64: return address is (not) signed from here on
	case 0x2e: take_uleb(c); break; // size of arguments
	default: c->bad = true;
	}
}

static bool run(struct machine *m, struct cursor c)
{
	while (!c.bad && c.at < c.end && m->loc <= m->pc) {
		uint8_t op = (uint8_t)take_uint(&c, 1), low = op & 0x3f;
		switch (op >> 6) {
		case 1: m->loc += low * m->cie->code_align; break;
		case 2:
			set_column(m, low, AT_CFA, (int64_t)take_uleb(&c) * m->cie->data_align);
			break;
		case 3: restore_column(m, low); break;
		default: extended_instruction(m, &c, op);
		}
	}
	return !c.bad;
}

static union cfi_rule rule_of(const struct row *row)
{
	union cfi_rule r = {};
	int64_t fp = row->fp.offset / 8, ra = row->ra.offset / 8;

	if (row->ra.kind == UNDEFINED) {
		r.kind = CFI_END;
		return r;
	}
	if (row->ra.kind != AT_CFA || row->fp.kind == OTHER || row->cfa_kind == CFI_UNKNOWN)
		return r;
	r.kind = row->cfa_kind;
	r.cfa = row->cfa;
	r.ra = ra;
	if (row->fp.kind == AT_CFA || row->fp.kind == AT_FP) {
		r.fp_kind = row->fp.kind == AT_CFA ? CFI_FP_AT_CFA : CFI_FP_AT_FP;
		r.fp = fp;
	}
	if (r.cfa != row->cfa || r.ra * 8 != row->ra.offset ||
	    (r.fp_kind != CFI_FP_SAME && r.fp * 8 != row->fp.offset))
		r.word = 0; // does not fit
	return r;
}

union cfi_rule cfi_rule_at(const struct cfi_image *image, uint64_t pc)
{
	const union cfi_rule none = {};
	struct cie cie;
	uint64_t at = find_fde(image, pc);

	if (!at)
		return none;
	struct cursor c = take_entry(image, at);
	uint64_t here = c.at, back = take_uint(&c, 4);
	if (c.bad || back == 0 || !read_cie(image, here - back, &cie) || cie.signal ||
	    (cie.pointer_enc & PE_INDIRECT))
		return none;
	uint64_t start = take_pointer(&c, cie.pointer_enc, false),
		 len = take_pointer(&c, cie.pointer_enc, true);
	if (cie.augmented)
		skip_block(&c);
	if (c.bad || pc < start || pc - start >= len)
		return none;

	struct machine m = {.cie = &cie, .loc = 0, .pc = 0};
	if (!run(&m, cie.program))
		return none;
	m.initial = m.row;
	m.loc = start;
	m.pc = pc;
	return run(&m, c) ? rule_of(&m.row) : none;
}
