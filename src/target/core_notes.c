// SPDX-License-Identifier: MIT
// The notes of a core (Linux: fs/binfmt_elf.c, include/linux/elfcore.h), 64 bits (32 bits):
//
//	NT_PRSTATUS	begins a thread; pid at 32 (24), registers from 112 (72) up to 8 (4) before
//			the end. Its other register sets follow, up to the next NT_PRSTATUS.
//	NT_PRPSINFO	pid of the process at 24 (12), its short name at 40 (28)
//	NT_AUXV		as /proc/PID/auxv
//	NT_FILE		count, page size, {start, end, offset in pages} each, then the paths
//
// All but pids are words of the processor.
#include <elf.h>
#include <stdlib.h>

#include "target/arch.h"
#include "target/core.h"
#include "target/maps.h"

enum { PRPSINFO_NAME_LEN = 16 };

// Where things are.
struct layout {
	u8 status_pid, status_regs;
	u8 info_pid, info_name;
};

static const struct layout layout_64 = {32, 112, 24, 40}, layout_32 = {24, 72, 12, 28};

static const struct layout *layout_of(const struct target *t)
{
	return t->arch->word == 8 ? &layout_64 : &layout_32;
}

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

static u64 get_word(const char *p, unsigned word)
{
	u64 n = 0;

	memcpy(&n, p, word);
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
	const struct layout *l = layout_of(t);
	const struct note *status = &notes[0];
	const size_t tail = t->arch->word;
	struct thread th = {};
	u32 had = 0;

	if (status->len < l->status_regs + tail) {
		target_note(t, "core: a thread's status is too short");
		return;
	}
	th.tid = get_s32(status->desc + l->status_pid);
	if (!t->arch->regs(status->desc + l->status_regs, status->len - l->status_regs - tail, &th))
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
	const struct layout *l = layout_of(t);

	if (note->len < (size_t)l->info_name + PRPSINFO_NAME_LEN)
		return;
	t->pid = get_s32(note->desc + l->info_pid);
	free(t->comm);
	t->comm = xstrndup(note->desc + l->info_name, PRPSINFO_NAME_LEN);
}

static void read_auxv(struct target *t, const struct note *note)
{
	auxv_set(t, note->desc, note->len);
}

static int by_start(const struct named_range *a, const struct named_range *b)
{
	return (a->start > b->start) - (a->start < b->start);
}

// False if it does not add up.
static bool read_files(const struct note *note, unsigned word, struct core_notes *ret)
{
	const char *end = note->desc + note->len, *path;
	u64 count, page_size;

	if (note->len < 2 * word)
		return false;
	count = get_word(note->desc, word);
	page_size = get_word(note->desc + word, word);
	if (count > (note->len - 2 * word) / (3 * word))
		return false;
	path = note->desc + (2 + 3 * count) * word;
	for (u64 i = 0; i < count; i++) {
		const char *entry = note->desc + (2 + 3 * i) * word;
		const char *nul = memchr(path, 0, (size_t)(end - path));
		struct named_range r = {
			.start = get_word(entry, word),
			.end = get_word(entry + word, word),
			.path = path,
		};

		if (!nul || r.start >= r.end || !is_aligned(r.start | r.end, 4096) ||
		    !mul_fits(get_word(entry + 2 * word, word), page_size, &r.offset))
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
		else if (note->type == NT_FILE && !read_files(note, t->arch->word, ret))
			target_note(t, "core: its list of mapped files does not add up");
	}
	threads_read(t, &notes);
	vec_free(&notes.list);
	return whole;
}
