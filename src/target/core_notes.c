// SPDX-License-Identifier: MIT
// The notes of a core (Linux: fs/binfmt_elf.c, include/linux/elfcore.h). 64-bit layouts:
//
//	NT_PRSTATUS	begins a thread; pid at 32, registers from 112 up to 8 before the end.
//			Its other register sets follow, up to the next NT_PRSTATUS.
//	NT_PRPSINFO	pid of the process at 24, its short name at 40
//	NT_AUXV		as /proc/PID/auxv
//	NT_FILE		count, page size, {start, end, offset in pages} each, then the paths
#include <elf.h>
#include <stdlib.h>

#include "target/arch.h"
#include "target/core.h"

enum { PRSTATUS_PID = 32, PRSTATUS_REGS = 112, PRSTATUS_TAIL = 8 };
enum { PRPSINFO_PID = 24, PRPSINFO_NAME = 40, PRPSINFO_NAME_LEN = 16 };

struct note {
	u32 type;
	const char *desc;
	size_t len;
};

struct note_list {
	VEC(struct note) list;
};

static s32 get_s32(const char *p)
{
	s32 n;

	memcpy(&n, p, sizeof(n));
	return n;
}

static u64 get_u64(const char *p)
{
	u64 n;

	memcpy(&n, p, sizeof(n));
	return n;
}

static bool is_ours(const char *name, size_t len)
{
	return (len == 5 && !memcmp(name, "CORE", 5)) || (len == 6 && !memcmp(name, "LINUX", 6));
}

// False if the notes do not add up.
static bool notes_split(const char *bytes, size_t len, struct note_list *ret)
{
	u64 at = 0;

	while (len - at >= sizeof(Elf64_Nhdr)) {
		Elf64_Nhdr header;
		u64 name, desc, end;

		memcpy(&header, bytes + at, sizeof(header));
		name = at + sizeof(header);
		desc = name + align_up(header.n_namesz, 4);
		end = desc + align_up(header.n_descsz, 4);
		// The last one's padding may be missing.
		if (desc > len || header.n_descsz > len - desc)
			return false;
		if (is_ours(bytes + name, header.n_namesz))
			*vec_push(&ret->list) =
				(struct note){header.n_type, bytes + desc, header.n_descsz};
		at = min(end, (u64)len);
	}
	return true;
}

// --- threads ---

// The register set among the notes of a thread, which are n from `notes` on.
static const struct note *find_regset(const struct note *notes, size_t n, u32 type)
{
	for (size_t i = 0; i < n; i++)
		if (notes[i].type == type)
			return &notes[i];
	return NULL;
}

// notes[0] is its NT_PRSTATUS.
static void thread_read(struct target *t, const struct note *notes, size_t n)
{
	const struct note *status = &notes[0];
	struct thread th = {};
	u32 had = 0;

	if (status->len < PRSTATUS_REGS + PRSTATUS_TAIL) {
		target_note(t, "core: a thread's status is too short");
		return;
	}
	th.tid = get_s32(status->desc + PRSTATUS_PID);
	if (!t->arch->regs(status->desc + PRSTATUS_REGS,
			   status->len - PRSTATUS_REGS - PRSTATUS_TAIL, &th))
		target_note(t, "thread %d: its registers are of another processor", th.tid);
	for (const struct regset *r = t->arch->regsets; r && r->type; r++) {
		const struct note *set = find_regset(notes + 1, n - 1, r->type);

		if (!set || (r->unless && r->unless == had))
			continue;
		had = r->type;
		r->gather(set->desc, set->len, &th);
	}
	*vec_push(&t->threads) = th;
}

static void threads_read(struct target *t, const struct note_list *notes)
{
	const size_t n = notes->list.n;

	for (size_t i = 0, next; i < n; i = next) {
		for (next = i + 1; next < n && notes->list.v[next].type != NT_PRSTATUS; next++)
			;
		if (notes->list.v[i].type == NT_PRSTATUS)
			thread_read(t, &notes->list.v[i], next - i);
	}
}

void core_settle_threads(struct target *t)
{
	for (size_t i = 0; i < t->threads.n; i++) {
		const struct thread main = t->threads.v[i];

		if (main.tid != t->pid)
			continue;
		memmove(&t->threads.v[1], &t->threads.v[0], i * sizeof(main));
		t->threads.v[0] = main;
		return;
	}
}

// --- the process ---

static void read_psinfo(struct target *t, const struct note *note)
{
	if (note->len < PRPSINFO_NAME + PRPSINFO_NAME_LEN)
		return;
	t->pid = get_s32(note->desc + PRPSINFO_PID);
	free(t->comm);
	t->comm = xstrndup(note->desc + PRPSINFO_NAME, PRPSINFO_NAME_LEN);
}

static void read_auxv(struct target *t, const struct note *note)
{
	t->auxv.n = 0;
	for (size_t at = 0; at + sizeof(u64) <= note->len; at += sizeof(u64))
		*vec_push(&t->auxv) = get_u64(note->desc + at);
}

static int by_start(const struct named_range *a, const struct named_range *b)
{
	return (a->start > b->start) - (a->start < b->start);
}

// False if it does not add up.
static bool read_files(const struct note *note, struct core_notes *ret)
{
	const char *end = note->desc + note->len, *path;
	u64 count, page_size;

	if (note->len < 2 * sizeof(u64))
		return false;
	count = get_u64(note->desc);
	page_size = get_u64(note->desc + sizeof(u64));
	if (count > (note->len - 2 * sizeof(u64)) / (3 * sizeof(u64)))
		return false;
	path = note->desc + (2 + 3 * count) * sizeof(u64);
	for (u64 i = 0; i < count; i++) {
		const char *entry = note->desc + (2 + 3 * i) * sizeof(u64);
		const char *nul = memchr(path, 0, (size_t)(end - path));
		struct named_range r = {get_u64(entry), get_u64(entry + 8), 0, path};

		if (!nul || r.start >= r.end || !is_aligned(r.start | r.end, 4096) ||
		    !mul_fits(get_u64(entry + 16), page_size, &r.offset))
			return false;
		*vec_push(&ret->files) = r;
		path = nul + 1;
	}
	vec_sort(&ret->files, by_start);
	return true;
}

bool core_read_notes(struct target *t, const char *bytes, size_t len, struct core_notes *ret)
{
	struct note_list notes = {};
	const bool whole = notes_split(bytes, len, &notes);

	vec_each (&notes.list, note) {
		if (note->type == NT_PRPSINFO)
			read_psinfo(t, note);
		else if (note->type == NT_AUXV)
			read_auxv(t, note);
		else if (note->type == NT_FILE && !read_files(note, ret))
			target_note(t, "core: its list of mapped files does not add up");
	}
	threads_read(t, &notes);
	vec_free(&notes.list);
	return whole;
}
