// SPDX-License-Identifier: MIT
// Core files, put together here byte by byte, whole, cut short and damaged.
#include "tests.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <zstd.h>

#include "base/io.h"
#include "base/xalloc.h"
#include "target/target.h"

enum { PAGE = 4096, PID = 4711, N_SEGMENTS = 16 };

// A core under construction. Notes and segments are added in any order.
struct maker {
	char notes[16384];
	size_t notes_len;
	Elf64_Phdr segments[N_SEGMENTS];
	const char *bytes[N_SEGMENTS];
	unsigned n;
	u16 type, machine;
	u8 class;
	bool xnum;
};

static void maker_init(struct maker *m)
{
	memset(m, 0, sizeof(*m));
	m->type = ET_CORE;
	m->machine = EM_X86_64;
	m->class = ELFCLASS64;
}

static void add_note(struct maker *m, const char *name, u32 type, const void *desc, size_t len)
{
	const Elf64_Nhdr header = {(u32)strlen(name) + 1, (u32)len, type};
	char *p = m->notes + m->notes_len;

	memcpy(p, &header, sizeof(header));
	memcpy(p + sizeof(header), name, strlen(name) + 1);
	memcpy(p + sizeof(header) + 8, desc, len); // both names take eight bytes with padding
	m->notes_len += sizeof(header) + 8 + align_up(len, 4);
}

static void add_thread(struct maker *m, s32 tid, u64 sp, u64 r15)
{
	char status[336] = {}, xmm[512] = {};
	u64 regs[27] = {r15};
	const u64 vector = sp + 1;

	regs[19] = sp;
	regs[16] = 0x401000;
	regs[21] = sp + 0x700;
	memcpy(status + 32, &tid, sizeof(tid));
	memcpy(status + 112, regs, sizeof(regs));
	add_note(m, "CORE", NT_PRSTATUS, status, sizeof(status));
	memcpy(xmm + 160, &vector, sizeof(vector));
	add_note(m, "CORE", NT_PRFPREG, xmm, sizeof(xmm));
}

static void add_segment(struct maker *m, u64 start, u64 size, const char *bytes, u64 stored,
			u32 flags)
{
	m->segments[m->n] = (Elf64_Phdr){.p_type = PT_LOAD,
					 .p_vaddr = start,
					 .p_memsz = size,
					 .p_filesz = stored,
					 .p_flags = flags,
					 .p_align = PAGE};
	m->bytes[m->n++] = bytes;
}

// One line: start, end, page offset.
static void add_file(struct maker *m, u64 start, u64 end, const char *path)
{
	u64 desc[128] = {1, PAGE, start, end, 0};

	memcpy(&desc[5], path, strlen(path) + 1);
	add_note(m, "CORE", NT_FILE, desc, 5 * sizeof(u64) + strlen(path) + 1);
}

static void add_process(struct maker *m)
{
	const u64 auxv[] = {6 /* AT_PAGESZ */, PAGE, 25 /* AT_RANDOM */, 0x7ff000000010, 0, 0};
	char info[136] = {};
	const s32 pid = PID;

	memcpy(info + 24, &pid, sizeof(pid));
	memcpy(info + 40, "victim", 7);
	add_note(m, "CORE", NT_PRPSINFO, info, sizeof(info));
	add_note(m, "CORE", NT_AUXV, auxv, sizeof(auxv));
}

static size_t maker_put_phdr(const struct maker *m, char *to, const Elf64_Phdr *p)
{
	const Elf32_Phdr narrow = {p->p_type,	p->p_offset, p->p_vaddr, p->p_paddr,
				   p->p_filesz, p->p_memsz,  p->p_flags, p->p_align};

	if (m->class == ELFCLASS32 && m->machine == EM_386) {
		memcpy(to, &narrow, sizeof(narrow));
		return sizeof(narrow);
	}
	memcpy(to, p, sizeof(*p));
	return sizeof(*p);
}

static void maker_put_header(const struct maker *m, char *to, const Elf64_Ehdr *h)
{
	Elf32_Ehdr narrow = {
		.e_type = h->e_type,
		.e_machine = h->e_machine,
		.e_phoff = h->e_phoff,
		.e_phentsize = sizeof(Elf32_Phdr),
		.e_phnum = h->e_phnum,
		.e_shoff = h->e_shoff,
	};

	memcpy(to, h, sizeof(*h));
	if (m->class != ELFCLASS32 || m->machine != EM_386)
		return;
	memcpy(narrow.e_ident, h->e_ident, sizeof(narrow.e_ident));
	memcpy(to, &narrow, sizeof(narrow));
}

// The finished bytes: header, program headers, notes, segments, and one section header.
static char *maker_bytes(struct maker *m, size_t *ret_len)
{
	const size_t phdrs = sizeof(Elf64_Ehdr), notes = phdrs + (m->n + 1) * sizeof(Elf64_Phdr);
	size_t len = align_up(notes + m->notes_len, PAGE);
	char *bytes = xcalloc(1, len + MIB), *at = bytes + phdrs;
	Elf64_Phdr note = {.p_type = PT_NOTE, .p_offset = notes, .p_filesz = m->notes_len};
	Elf64_Ehdr header = {
		.e_ident = {0x7f, 'E', 'L', 'F', m->class, ELFDATA2LSB, EV_CURRENT},
		.e_type = m->type,
		.e_machine = m->machine,
		.e_phoff = phdrs,
		.e_phentsize = sizeof(Elf64_Phdr),
		.e_phnum = m->xnum ? PN_XNUM : m->n + 1,
	};
	const Elf64_Shdr section = {.sh_info = m->n + 1};

	memcpy(bytes + notes, m->notes, m->notes_len);
	at += maker_put_phdr(m, at, &note);
	for (unsigned i = 0; i < m->n; i++) {
		m->segments[i].p_offset = len;
		at += maker_put_phdr(m, at, &m->segments[i]);
		if (m->bytes[i])
			memcpy(bytes + len, m->bytes[i], m->segments[i].p_filesz);
		len += m->segments[i].p_filesz;
	}
	header.e_shoff = len;
	maker_put_header(m, bytes, &header);
	memcpy(bytes + len, &section, sizeof(section));
	*ret_len = len + sizeof(section);
	return bytes;
}

struct temp {
	char path[32];
};

static struct temp temp_file(const void *bytes, size_t len)
{
	struct temp f = {"/tmp/core_test.XXXXXX"};
	const int fd = mkstemp(f.path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, len), len);
	close(fd);
	return f;
}

static struct err *open_bytes(const void *bytes, size_t len, struct target **ret)
{
	struct temp f = temp_file(bytes, len);
	struct err *e = target_open_core(f.path, ret);

	unlink(f.path);
	return e;
}

static struct target *open_maker(struct maker *m)
{
	_cleanup_free_ char *bytes = NULL;
	struct target *t = NULL;
	struct err *e;
	size_t len;

	bytes = maker_bytes(m, &len);
	e = open_bytes(bytes, len, &t);
	if (e)
		fail_msg("%s", err_message(e));
	assert_null(target_stop(t));
	return t;
}

static bool has_note(const struct target *t, const char *part)
{
	vec_each (&t->notes, note)
		if (strstr(*note, part))
			return true;
	return false;
}

static bool has_word(const struct thread *th, u64 word)
{
	for (size_t i = 0; i < th->words.n; i++)
		if (th->words.v[i] == word)
			return true;
	return false;
}

// Stack and data of two pages each, of which the data's second is not stored.
static void make_usual(struct maker *m, const char *page)
{
	maker_init(m);
	add_thread(m, PID + 1, 0x7f0000001000, 0xabc1);
	add_process(m);
	add_thread(m, PID, 0x7ff000000020, 0xabc2);
	add_segment(m, 0x7ff000000000, 2 * PAGE, page, 2 * PAGE, PF_R | PF_W);
	add_segment(m, 0x10000, 2 * PAGE, page, PAGE, PF_R | PF_W);
}

static char *pattern(size_t len)
{
	char *p = xmalloc(len);

	for (size_t i = 0; i < len; i++)
		p[i] = (char)(i * 7 + i / 256);
	return p;
}

static void a_core_is_read(void **state)
{
	_cleanup_free_ char *page = pattern(2 * PAGE);
	_cleanup_(target_closep) struct target *t = NULL;
	struct maker m;
	char buf[3 * PAGE];
	u64 start, end, word;

	make_usual(&m, page);
	t = open_maker(&m);
	assert_int_equal(t->pid, PID);
	assert_string_equal(t->comm, "victim");
	assert_false(t->live);
	assert_int_equal(t->notes.n, 0);
	assert_int_equal(t->maps.n, 2);
	assert_int_equal(t->maps.v[0].start, 0x10000);
	assert_string_equal(t->maps.v[0].path, "");
	assert_string_equal(t->maps.v[1].path, "[stack]");
	assert_int_equal(target_auxv(t, 6), PAGE);
	// Read up to what is stored.
	assert_int_equal(target_read_some(t, 0x10000, buf, sizeof(buf)), PAGE);
	assert_memory_equal(buf, page, PAGE);
	assert_int_equal(target_read_some(t, 0x10000 + PAGE, buf, 1), 0);
	assert_int_equal(target_read_some(t, 0xfff0, buf, 32), 0);
	assert_int_equal(target_read_some(t, 0x7ff000000000 + PAGE + 5, buf, sizeof(buf)),
			 PAGE - 5);
	assert_memory_equal(buf, page + PAGE + 5, PAGE - 5);
	assert_true(target_word(t, 0x10008, &word));
	assert_memory_equal(&word, page + 8, sizeof(word));
	assert_false(target_word(t, 0x10000 + PAGE - 4, &word));
	assert_true(target_present(t, 0, UINT64_MAX, &start, &end));
	assert_int_equal(start, 0x10000);
	assert_int_equal(end, 0x10000 + PAGE);
	assert_true(target_present(t, end, UINT64_MAX, &start, &end));
	assert_int_equal(start, 0x7ff000000000);
	assert_int_equal(end, 0x7ff000002000);
	assert_false(target_present(t, end, UINT64_MAX, &start, &end));
}

static void threads_have_registers(void **state)
{
	_cleanup_free_ char *page = pattern(2 * PAGE);
	_cleanup_(target_closep) struct target *t = NULL;
	struct maker m;

	make_usual(&m, page);
	t = open_maker(&m);
	assert_int_equal(t->threads.n, 2);
	assert_int_equal(t->threads.v[0].tid, PID); // not the one that crashed
	assert_int_equal(t->threads.v[0].sp, 0x7ff000000020);
	assert_int_equal(t->threads.v[0].pc, 0x401000);
	assert_int_equal(t->threads.v[0].tp, 0x7ff000000720);
	assert_true(has_word(&t->threads.v[0], 0xabc2));
	assert_true(has_word(&t->threads.v[0], 0x7ff000000021)); // of the vectors
	assert_false(has_word(&t->threads.v[0], 0xabc1));
	assert_true(has_word(&t->threads.v[1], 0xabc1));
}

static void adjacent_mappings_are_read_through(void **state)
{
	_cleanup_free_ char *page = pattern(PAGE);
	_cleanup_(target_closep) struct target *t = NULL;
	struct maker m;
	char buf[3 * PAGE];

	maker_init(&m);
	add_segment(&m, 0x10000, PAGE, page, PAGE, PF_R | PF_W);
	add_segment(&m, 0x11000, PAGE, page, PAGE, PF_R);
	t = open_maker(&m);
	assert_int_equal(target_read_some(t, 0x10ff0, buf, sizeof(buf)), PAGE + 16);
	assert_memory_equal(buf + 16, page, PAGE);
	assert_true(has_note(t, "no threads"));
}

static void a_short_core_is_a_note(void **state)
{
	_cleanup_free_ char *page = pattern(2 * PAGE), *bytes = NULL;
	struct maker m;
	char buf[2 * PAGE];
	size_t len;

	make_usual(&m, page);
	bytes = maker_bytes(&m, &len);
	for (size_t cut = 0; cut < len; cut += 97) {
		_cleanup_(target_closep) struct target *t = NULL;
		_cleanup_err_ struct err *e = open_bytes(bytes, cut, &t);
		const size_t first = len - sizeof(Elf64_Shdr) - 3 * PAGE;

		if (cut < sizeof(Elf64_Ehdr) + sizeof(Elf64_Phdr) * 2) {
			assert_non_null(e);
			continue;
		}
		assert_null(e);
		if (cut >= len - sizeof(Elf64_Shdr))
			continue;
		assert_true(has_note(t, "cut short"));
		if (cut < first + 2 * PAGE) // the stack is stored first
			assert_int_equal(target_read_some(t, 0x7ff000000000, buf, sizeof(buf)),
					 cut > first ? cut - first : 0);
	}
}

static void headers_are_checked(void **state)
{
	_cleanup_free_ char *page = pattern(2 * PAGE);
	static const struct {
		u16 type, machine;
		u8 class;
		const char *says;
		int code;
	} bad[] = {
		{ET_DYN, EM_X86_64, ELFCLASS64, "not a core", EINVAL},
		{ET_CORE, EM_X86_64, ELFCLASS32, "x32", ENOTSUP},
		{ET_CORE, EM_RISCV, ELFCLASS64, "another processor", ENOTSUP},
	};

	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		_cleanup_free_ char *bytes = NULL;
		_cleanup_err_ struct err *e = NULL;
		struct target *t = NULL;
		struct maker m;
		size_t len;

		make_usual(&m, page);
		m.type = bad[i].type;
		m.machine = bad[i].machine;
		m.class = bad[i].class;
		bytes = maker_bytes(&m, &len);
		e = open_bytes(bytes, len, &t);
		assert_non_null(e);
		assert_non_null(strstr(err_message(e), bad[i].says));
		assert_int_equal(err_code(e), bad[i].code);
	}
}

static void other_files_are_no_cores(void **state)
{
	struct temp text = temp_file("hello", 5), empty = temp_file("", 0);
	const char *const paths[] = {text.path, empty.path, "/tmp", "/nonexistent", "/dev/null"};

	for (size_t i = 0; i < ARRAY_SIZE(paths); i++) {
		struct target *t = NULL;
		_cleanup_err_ struct err *e = target_open_core(paths[i], &t);

		assert_non_null(e);
		assert_false(core_recognise(paths[i]));
	}
	unlink(text.path);
	unlink(empty.path);
}

static void many_segments_are_counted_elsewhere(void **state)
{
	_cleanup_free_ char *page = pattern(2 * PAGE);
	_cleanup_(target_closep) struct target *t = NULL;
	struct maker m;

	make_usual(&m, page);
	m.xnum = true;
	t = open_maker(&m);
	assert_int_equal(t->maps.n, 2);
	assert_int_equal(t->notes.n, 0);
}

static void odd_segments_are_left_out(void **state)
{
	_cleanup_free_ char *page = pattern(PAGE);
	_cleanup_(target_closep) struct target *t = NULL;
	struct maker m;

	maker_init(&m);
	add_process(&m);
	add_segment(&m, 0x20000, 2 * PAGE, page, PAGE, PF_R);
	add_segment(&m, 0x21000, PAGE, page, PAGE, PF_R); // overlaps
	add_segment(&m, 0x30000, 0, NULL, 0, PF_R);
	add_segment(&m, UINT64_MAX - 0xfff, 0x2000, NULL, 0, PF_R); // wraps
	add_segment(&m, 0x40010, PAGE, NULL, 0, PF_R);		    // not aligned
	t = open_maker(&m);
	assert_int_equal(t->maps.n, 1);
	assert_true(has_note(t, "overlap"));
	assert_true(has_note(t, "0x40010 does not add up"));
}

static void holes_were_never_touched(void **state)
{
	enum { PAGES = 64 };
	_cleanup_free_ char *bytes = xcalloc(PAGES, PAGE), *core = NULL;
	_cleanup_(target_closep) struct target *t = NULL;
	struct temp f = {"/var/tmp/core_test.XXXXXX"};
	const int fd = mkstemp(f.path);
	struct maker m;
	u64 start, end, total = 0;
	size_t len;
	char byte;

	bytes[20 * PAGE] = 'x';
	maker_init(&m);
	add_process(&m);
	add_segment(&m, 0x10000, PAGES * PAGE, bytes, PAGES * PAGE, PF_R | PF_W);
	core = maker_bytes(&m, &len);
	for (size_t at = 0; at < len; at += PAGE) {
		const size_t n = min(len - at, (size_t)PAGE);
		size_t i = 0;

		while (i < n && !core[at + i])
			i++;
		if (i < n)
			assert_int_equal(pwrite(fd, core + at, n, (off_t)at), n);
	}
	close(fd);
	assert_null(target_open_core(f.path, &t));
	unlink(f.path);
	for (u64 at = 0x10000; target_present(t, at, UINT64_MAX, &start, &end); at = end) {
		assert_true(start >= at && end > start);
		total += end - start;
	}
	assert_in_range(total, PAGE, PAGES * PAGE); // all of it, if the file system has no holes
	assert_int_equal(target_read_some(t, 0x10000 + 20 * PAGE, &byte, 1), 1);
	assert_int_equal(byte, 'x');
}

// --- what the core lacks, from the mapped file ---

// An ELF file of two pages with a build-id.
static void make_library(char *lib, char id)
{
	Elf64_Ehdr header = {.e_ident = {0x7f, 'E', 'L', 'F', ELFCLASS64, ELFDATA2LSB, EV_CURRENT},
			     .e_type = ET_DYN,
			     .e_machine = EM_X86_64,
			     .e_phoff = sizeof(Elf64_Ehdr),
			     .e_phentsize = sizeof(Elf64_Phdr),
			     .e_phnum = 1};
	const Elf64_Phdr note = {.p_type = PT_NOTE, .p_offset = 256, .p_filesz = 32};
	const Elf64_Nhdr build_id = {4, 16, NT_GNU_BUILD_ID};

	memset(lib, 'L', 2 * PAGE);
	memcpy(lib, &header, sizeof(header));
	memcpy(lib + sizeof(header), &note, sizeof(note));
	memcpy(lib + 256, &build_id, sizeof(build_id));
	memcpy(lib + 256 + 12, "GNU", 4);
	memset(lib + 256 + 16, id, 16);
}

static struct target *open_with_library(const char *path, const char *lib, u64 stored)
{
	struct maker m;

	maker_init(&m);
	add_process(&m);
	add_thread(&m, PID, 0x7ff000000020, 1);
	add_file(&m, 0x400000, 0x402000, path);
	add_segment(&m, 0x400000, 2 * PAGE, lib, stored, PF_R | PF_X);
	return open_maker(&m);
}

static void mapped_files_fill_in(void **state)
{
	char lib[2 * PAGE], buf[2 * PAGE];
	struct temp f;
	struct target *t;
	int fd = -1;

	make_library(lib, 'a');
	f = temp_file(lib, PAGE + 100);
	lib[1] = 'E';
	t = open_with_library(f.path, lib, PAGE);
	assert_string_equal(t->maps.v[0].path, f.path);
	assert_int_equal(t->notes.n, 0);
	assert_int_equal(target_read_some(t, 0x400000, buf, sizeof(buf)), 2 * PAGE);
	assert_memory_equal(buf, lib, PAGE + 100);
	assert_int_equal(buf[PAGE + 100], 0); // behind the end of the file
	assert_null(target_open_file(t, &t->maps.v[0], &fd));
	assert_true(fd >= 0);
	close(fd);
	target_close(t);
	unlink(f.path);
}

static void other_files_do_not_fill_in(void **state)
{
	char lib[2 * PAGE], buf[2 * PAGE];
	struct target *t;
	struct temp f;
	int fd = -1;

	make_library(lib, 'b');
	f = temp_file(lib, sizeof(lib));
	make_library(lib, 'a');
	for (int stored = 0; stored <= PAGE; stored += PAGE) {
		_cleanup_err_ struct err *e = NULL;

		t = open_with_library(f.path, lib, (u64)stored);
		assert_int_equal(target_read_some(t, 0x400000, buf, sizeof(buf)), stored);
		assert_true(has_note(t, stored ? "is not the file" : "cannot be compared"));
		e = target_open_file(t, &t->maps.v[0], &fd);
		assert_non_null(e);
		target_close(t);
	}
	unlink(f.path);
	t = open_with_library(f.path, lib, PAGE);
	assert_true(has_note(t, "is not here"));
	target_close(t);
}

static void compressed_cores_are_unpacked(void **state)
{
	_cleanup_free_ char *page = pattern(2 * PAGE), *bytes = NULL, *packed = NULL;
	struct maker m;
	size_t len, packed_len;

	make_usual(&m, page);
	bytes = maker_bytes(&m, &len);
	packed = xmalloc(ZSTD_compressBound(len));
	packed_len = ZSTD_compress(packed, ZSTD_compressBound(len), bytes, len, 1);
	for (int whole = 0; whole < 2; whole++) {
		_cleanup_(target_closep) struct target *t = NULL;
		char buf[2 * PAGE];
		_cleanup_err_ struct err *e =
			open_bytes(packed, whole ? packed_len : packed_len - 10, &t);

		if (!whole) { // a single block: nothing at all, or a note
			assert_true(e || has_note(t, "cut short"));
			continue;
		}
		assert_null(e);
		assert_int_equal(t->notes.n, 0);
		assert_int_equal(target_read_some(t, 0x7ff000000000, buf, sizeof(buf)), 2 * PAGE);
		assert_memory_equal(buf, page, 2 * PAGE);
	}
}

static void writable_files_that_are_missing_are_told(void **state)
{
	struct target *t;
	struct maker m;

	maker_init(&m);
	add_process(&m);
	add_file(&m, 0x400000, 0x402000, "/dev/shm/nonexistent");
	add_segment(&m, 0x400000, 2 * PAGE, NULL, 0, PF_R | PF_W);
	t = open_maker(&m);
	assert_true(has_note(t, "lacks 8192 bytes"));
	assert_true(has_note(t, "/dev/shm/nonexistent"));
	target_close(t);
}

// The same in 32 bits: {start, end} of the file that is mapped, and a thread's segments or not.
static void add_process_32(struct maker *m, bool segments)
{
	const u32 auxv[] = {6 /* AT_PAGESZ */, PAGE, 32 /* AT_SYSINFO */, 0xf7fc1570, 0, 0};
	const u32 tls[] = {12, 0x11040, 0, 0, 13, 0x22222, 0, 0};
	const s32 pid = PID;
	u32 regs[17] = {[0] = 0x3030, [10] = 12 << 3 | 3, [12] = 0x4444, [15] = 0x10040};
	char info[124] = {}, status[144] = {}, xmm[512] = {};
	u32 file[16] = {1, PAGE, 0x10000, 0x11000, 3};

	memcpy(info + 12, &pid, sizeof(pid));
	memcpy(info + 28, "victim", 7);
	add_note(m, "CORE", NT_PRPSINFO, info, sizeof(info));
	memcpy(status + 24, &pid, sizeof(pid));
	memcpy(status + 72, regs, sizeof(regs));
	add_note(m, "CORE", NT_PRSTATUS, status, sizeof(status));
	memcpy(xmm + 164, &pid, sizeof(pid));
	add_note(m, "LINUX", NT_PRXFPREG, xmm, sizeof(xmm));
	if (segments)
		add_note(m, "LINUX", NT_386_TLS, tls, sizeof(tls));
	add_note(m, "CORE", NT_AUXV, auxv, sizeof(auxv));
	memcpy(&file[5], "/a", 3);
	add_note(m, "CORE", NT_FILE, file, 5 * sizeof(u32) + 3);
}

static void words_can_be_of_32_bits(void **state)
{
	_cleanup_free_ char *page = pattern(2 * PAGE);
	// self, dtv, self, more threads, sysinfo ... tid
	u32 tcb[32] = {0x11080, 0, 0x11080, 0, 0xf7fc1570, [26] = PID};

	memcpy(page + PAGE + 0x80, tcb, sizeof(tcb));
	for (int segments = 0; segments < 2; segments++) {
		_cleanup_(target_closep) struct target *t = NULL;
		struct maker m;
		u64 word;

		maker_init(&m);
		m.machine = EM_386;
		m.class = ELFCLASS32;
		add_process_32(&m, segments);
		add_segment(&m, 0x10000, PAGE, page, PAGE, PF_R);
		add_segment(&m, 0x11000, PAGE, page + PAGE, PAGE, PF_R | PF_W);
		t = open_maker(&m);
		assert_string_equal(t->arch->name, "i386");
		assert_string_equal(t->comm, "victim");
		assert_int_equal(t->maps.n, 2);
		assert_string_equal(t->maps.v[0].path, "/a");
		assert_int_equal(t->maps.v[0].offset, 3 * PAGE);
		assert_int_equal(target_auxv(t, 32), 0xf7fc1570);
		assert_int_equal(t->threads.n, 1);
		assert_int_equal(t->threads.v[0].tid, PID);
		assert_int_equal(t->threads.v[0].sp, 0x10040);
		assert_int_equal(t->threads.v[0].pc, 0x4444);
		assert_int_equal(t->threads.v[0].tp, segments ? 0x11040 : 0x11080);
		assert_true(has_word(&t->threads.v[0], 0x3030));
		assert_true(has_word(&t->threads.v[0], PID));
		assert_true(target_word(t, 0x11080, &word));
		assert_int_equal(word, 0x11080);
	}
}

static void another_processor_is_understood(void **state)
{
	_cleanup_free_ char *page = pattern(PAGE);
	_cleanup_(target_closep) struct target *t = NULL;
	char status[392] = {}, vectors[528] = {};
	const u64 tp[1] = {0x7000}, vector = 0x7171;
	const s32 tid = PID;
	u64 regs[34] = {0};
	struct maker m;

	maker_init(&m);
	m.machine = EM_AARCH64;
	add_process(&m);
	regs[20] = 0x2020;
	regs[31] = 0x10040;
	regs[32] = 0x4444;
	memcpy(status + 32, &tid, sizeof(tid));
	memcpy(status + 112, regs, sizeof(regs));
	memcpy(vectors + 31 * 16, &vector, sizeof(vector));
	add_note(&m, "CORE", NT_PRSTATUS, status, sizeof(status));
	add_note(&m, "CORE", NT_PRFPREG, vectors, sizeof(vectors));
	add_note(&m, "LINUX", NT_ARM_TLS, tp, sizeof(tp));
	add_segment(&m, 0x10000, PAGE, page, PAGE, PF_R | PF_W);
	t = open_maker(&m);
	assert_string_equal(t->arch->name, "aarch64");
	assert_int_equal(t->threads.n, 1);
	assert_int_equal(t->threads.v[0].sp, 0x10040);
	assert_int_equal(t->threads.v[0].pc, 0x4444);
	assert_int_equal(t->threads.v[0].tp, 0x7000);
	assert_true(has_word(&t->threads.v[0], 0x2020));
	assert_true(has_word(&t->threads.v[0], 0x7000));
	assert_true(has_word(&t->threads.v[0], 0x7171));
}

// --- damage ---

static void use_all(struct target *t)
{
	static char buf[65536];
	u64 start, end, at = 0;

	vec_each (&t->maps, m) {
		assert_true(m->start < m->end);
		target_read_some(t, m->start, buf, sizeof(buf));
		target_read_some(t, m->end - 8, buf, 16);
	}
	for (int i = 0; i < 100 && target_present(t, at, UINT64_MAX, &start, &end); i++) {
		assert_true(start >= at && end > start);
		target_read_some(t, start, buf, (size_t)min(end - start, (u64)sizeof(buf)));
		at = end;
	}
}

static void damaged_cores_do_no_harm(void **state)
{
	_cleanup_free_ char *page = pattern(2 * PAGE), *bytes = NULL, *copy = NULL;
	char lib[2 * PAGE];
	unsigned seed = 1;
	struct maker m;
	size_t len;

	make_library(lib, 'a');
	make_usual(&m, page);
	add_file(&m, 0x400000, 0x402000, "/nonexistent/lib.so");
	add_segment(&m, 0x400000, 2 * PAGE, lib, PAGE, PF_R | PF_X);
	bytes = maker_bytes(&m, &len);
	copy = xmalloc(len);
	for (int round = 0; round < 3000; round++) {
		_cleanup_(target_closep) struct target *t = NULL;
		_cleanup_err_ struct err *e = NULL;
		// The headers and notes, where the damage tells.
		const size_t front = sizeof(Elf64_Ehdr) + 5 * sizeof(Elf64_Phdr) + m.notes_len;

		memcpy(copy, bytes, len);
		for (int i = rand_r(&seed) % 6; i >= 0; i--) {
			const size_t at = (size_t)rand_r(&seed) % front;
			static const u8 odd[] = {0, 1, 0x7f, 0x80, 0xff};

			copy[at] = rand_r(&seed) % 2 ? (char)odd[rand_r(&seed) % 5]
						     : (char)rand_r(&seed);
		}
		e = open_bytes(copy, len, &t);
		if (!e)
			use_all(t);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_core_is_read),
		cmocka_unit_test(threads_have_registers),
		cmocka_unit_test(adjacent_mappings_are_read_through),
		cmocka_unit_test(a_short_core_is_a_note),
		cmocka_unit_test(headers_are_checked),
		cmocka_unit_test(other_files_are_no_cores),
		cmocka_unit_test(many_segments_are_counted_elsewhere),
		cmocka_unit_test(odd_segments_are_left_out),
		cmocka_unit_test(holes_were_never_touched),
		cmocka_unit_test(mapped_files_fill_in),
		cmocka_unit_test(other_files_do_not_fill_in),
		cmocka_unit_test(compressed_cores_are_unpacked),
		cmocka_unit_test(writable_files_that_are_missing_are_told),
		cmocka_unit_test(another_processor_is_understood),
		cmocka_unit_test(words_can_be_of_32_bits),
		cmocka_unit_test(damaged_cores_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
