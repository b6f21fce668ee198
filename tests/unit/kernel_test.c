// SPDX-License-Identifier: MIT
// The parts of kernel/ that can be shown with bytes made here; the rest is shown on real kernels
// (tests/e2e/kernels.bats).
#include "tests.h"

#include <dlfcn.h>
#include <endian.h>
#include <linux/btf.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

#include "kernel/btf.h"
#include "kernel/kdump.h"
#include "kernel/place.h"

// --- words and lines ---

static void lines_and_words(void **state)
{
	char buf[] = "  12 sym+0x1/0x20 [mod]\n\nlast";
	struct text t = {buf, buf + sizeof(buf) - 1};
	char *line = text_line(&t);
	s64 n;

	assert_true(word_number(word_next(&line), &n));
	assert_int_equal(n, 12);
	assert_string_equal(symbol_trim(word_next(&line)), "sym+0x1");
	assert_string_equal(module_trim(word_next(&line)), "mod");
	assert_null(word_next(&line));
	assert_string_equal(text_line(&t), "");
	assert_string_equal(text_line(&t), "last");
	assert_null(text_line(&t));
	assert_false(word_number("12x", &n));
	assert_false(word_number(NULL, &n));
	assert_null(module_trim(NULL));
}

// --- BTF ---

static const char strings[] = "\0outer\0first\0inner\0bits\0KIND\0list\0u32\0arr";
enum { OUTER = 1, FIRST = 7, INNER = 13, BITS = 19, KIND = 24, LIST = 29, U32 = 34, ARR = 38 };

#define KIND_OF(kind, n) ((u32)(kind) << 24 | (n))

struct blob {
	struct btf_header h;
	u32 words[64];
	char strings[sizeof(strings)];
};

// int u32; anonymous union {u32 inner; u32 bits:15 at bit 16}; u32[3]; enum {KIND = 5};
// struct outer {u32 first; union ...; u32 arr[3]}
static struct blob *blob_make(void)
{
	struct blob *b = xcalloc(1, sizeof(*b));
	u32 *w = b->words;
	const u32 flag = 1u << 31;
	const u32 words[] = {
		U32,   KIND_OF(BTF_KIND_INT, 0),
		4,     32, // 1
		0,     KIND_OF(BTF_KIND_UNION, 2) | flag,
		4, // 2
		INNER, 1,
		0,     BITS,
		1,     15 << 24 | 16, //
		0,     KIND_OF(BTF_KIND_ARRAY, 0),
		0,     1,
		1,     3, // 3
		0,     KIND_OF(BTF_KIND_ENUM, 1),
		4,     KIND,
		5, // 4
		OUTER, KIND_OF(BTF_KIND_STRUCT, 3),
		20, // 5
		FIRST, 1,
		0,     0,
		2,     32,
		ARR,   3,
		64, //
	};

	memcpy(w, words, sizeof(words));
	memcpy(b->strings, strings, sizeof(strings));
	b->h = (struct btf_header){.magic = BTF_MAGIC,
				   .version = 1,
				   .hdr_len = sizeof(b->h),
				   .type_len = sizeof(words),
				   .str_off = sizeof(b->words),
				   .str_len = sizeof(strings)};
	return b;
}

static void members_are_found_by_name(void **state)
{
	_cleanup_(btf_closep) struct btf *b = NULL;
	struct btf_place p;
	u32 n, size;

	assert_null(btf_open(blob_make(), sizeof(struct blob), &b));
	assert_true(btf_offset(b, "outer", "first", &n));
	assert_int_equal(n, 0);
	assert_true(btf_offset(b, "outer", "inner", &n)); // of the unnamed union
	assert_int_equal(n, 4);
	assert_true(btf_find(b, "outer", "bits", &p));
	assert_int_equal(p.bit_offset, 48);
	assert_int_equal(p.bits, 15);
	assert_false(btf_offset(b, "outer", "bits", &n)); // a bit field has no byte
	assert_false(btf_offset(b, "outer", "firs", &n));
	assert_false(btf_offset(b, "oute", "first", &n));
	assert_true(btf_array(b, "outer", "arr", &n, &size));
	assert_int_equal(n, 3);
	assert_int_equal(size, 4);
	assert_true(btf_size(b, "outer", &n));
	assert_int_equal(n, 20);
	assert_true(btf_enum(b, "KIND", &n));
	assert_int_equal(n, 5);
}

// Any byte may be wrong: an answer or none, but nothing out of bounds.
static void damaged_btf_does_no_harm(void **state)
{
	for (size_t at = 0; at < sizeof(struct blob); at++) {
		for (int value = 0; value < 256; value += 51) {
			struct blob *bytes = blob_make();
			struct btf *b = NULL;
			struct err *e;
			u32 n, size;

			((u8 *)bytes)[at] = (u8)value;
			e = btf_open(bytes, sizeof(*bytes), &b);
			if (!e) {
				btf_offset(b, "outer", "inner", &n);
				btf_array(b, "outer", "arr", &n, &size);
				btf_enum(b, "KIND", &n);
				btf_close(b);
			}
			err_free(e);
		}
	}
}

// --- compressed dumps ---

enum { BLOCK = 4096, N_PAGES = 16 };

static void put(u8 *at, u64 value, size_t len)
{
	memcpy(at, &value, len);
}

// Pages 2 to 9 are RAM, 3 and 5 in the dump: 3 compressed by zlib, 5 as it is.
static size_t dump_make(u8 *file)
{
	u8 *bitmaps = file + 2 * BLOCK, *desc = file + 4 * BLOCK, *data = file + 5 * BLOCK;
	u8 page[BLOCK];
	uLongf len = BLOCK;

	memset(file, 0, 8 * BLOCK);
	memcpy(file, "KDUMP   ", 8);
	put(file + 8, 6, 4);
	memcpy(file + 12 + 4 * 65, "x86_64", 6);
	put(file + 428, BLOCK, 4);
	put(file + 432, 1, 4); // blocks of the second header
	put(file + 436, 2, 4); // blocks of both bitmaps
	put(file + BLOCK + 32, 7 * BLOCK, 8);
	put(file + BLOCK + 40, 12, 8);
	put(file + BLOCK + 96, N_PAGES, 8);
	memcpy(file + 7 * BLOCK, "OSRELEASE=6\n", 12);
	put(bitmaps, 0x3fc, 8);
	put(bitmaps + BLOCK, 1 << 3 | 1 << 5, 8);
	memset(page, 'a', sizeof(page));
	assert_int_equal(compress(data, &len, page, BLOCK), Z_OK);
	put(desc, 5 * BLOCK, 8);
	put(desc + 8, len, 4);
	put(desc + 12, 1, 4);
	put(desc + 24, 6 * BLOCK, 8);
	put(desc + 32, BLOCK, 4);
	memset(file + 6 * BLOCK, 'b', BLOCK);
	return 8 * BLOCK;
}

// The same with page 3 compressed by LZO or snappy; false where their library is not installed.
static bool dump_recompress(u8 *file, u32 method)
{
	typedef int lzo_fn(const u8 *, unsigned long, u8 *, unsigned long *, void *);
	typedef int snappy_fn(const char *, size_t, char *, size_t *);
	const bool lzo = method == 2;
	void *library = dlopen(lzo ? "liblzo2.so.2" : "libsnappy.so.1", RTLD_NOW);
	static u8 work[1 << 20];
	u8 page[BLOCK], data[2 * BLOCK];
	unsigned long len = sizeof(data);

	if (!library)
		return false;
	memset(page, 'a', sizeof(page));
	if (lzo)
		assert_int_equal(((lzo_fn *)dlsym(library, "lzo1x_1_compress"))(page, BLOCK, data,
										&len, work),
				 0);
	else
		assert_int_equal(((snappy_fn *)dlsym(library, "snappy_compress"))(
					 (char *)page, BLOCK, (char *)data, &len),
				 0);
	assert_true(len < BLOCK);
	memcpy(file + 5 * BLOCK, data, len);
	put(file + 4 * BLOCK + 8, len, 4);
	put(file + 4 * BLOCK + 12, method, 4);
	return true;
}

static int file_of(const void *bytes, size_t len)
{
	int fd = memfd_create("dump", MFD_CLOEXEC);

	assert_true(fd >= 0 && write(fd, bytes, len) == (ssize_t)len);
	return fd;
}

static void check_dump(int fd)
{
	_cleanup_(kdump_closep) struct kdump *k = NULL;
	const struct kdump_run *runs;
	char bytes[4];
	size_t n;

	assert_null(kdump_open(fd, &k));
	assert_string_equal(kdump_machine(k), "x86_64");
	assert_memory_equal(kdump_vmcoreinfo(k, &n), "OSRELEASE=6\n", 12);
	assert_int_equal(n, 12);
	runs = kdump_runs(k, &n);
	assert_int_equal(n, 1);
	assert_int_equal(runs[0].start, 2 * BLOCK);
	assert_int_equal(runs[0].end, 10 * BLOCK);
	assert_true(kdump_read(k, 3 * BLOCK + 100, bytes, 4));
	assert_memory_equal(bytes, "aaaa", 4);
	assert_true(kdump_read(k, 4 * BLOCK - 2, bytes, 4)); // over the border, to one left out
	assert_memory_equal(bytes, "aa\0\0", 4);
	assert_true(kdump_read(k, 6 * BLOCK - 2, bytes, 4));
	assert_memory_equal(bytes, "bb\0\0", 4);
	assert_false(kdump_read(k, 10 * BLOCK - 2, bytes, 4)); // no memory behind
	assert_false(kdump_read(k, 0, bytes, 4));
	assert_false(kdump_read(k, UINT64_MAX - 1, bytes, 4));
}

static void compressed_pages_are_read(void **state)
{
	static u8 file[8 * BLOCK];
	const size_t len = dump_make(file);

	for (u32 method = 1; method <= 4; method *= 2) {
		_cleanup_close_ int fd = -1;

		if (method > 1 && !dump_recompress(file, method))
			continue;
		fd = file_of(file, len);
		check_dump(fd);
	}
}

// The same in two pieces, the later one first, and a stale header that is written again.
static void flattened_dumps_are_read(void **state)
{
	static u8 file[8 * BLOCK], flat[12 * BLOCK] = "makedumpfile";
	const struct {
		size_t to, len;
		bool stale;
	} pieces[] = {{0, BLOCK, true}, {3 * BLOCK, 5 * BLOCK, false}, {0, 3 * BLOCK, false}};
	size_t at = BLOCK;
	_cleanup_close_ int fd = -1;

	dump_make(file);
	for (size_t i = 0; i < ARRAY_SIZE(pieces); i++) {
		put(flat + at, htobe64(pieces[i].to), 8);
		put(flat + at + 8, htobe64(pieces[i].len), 8);
		if (!pieces[i].stale)
			memcpy(flat + at + 16, file + pieces[i].to, pieces[i].len);
		at += 16 + pieces[i].len;
	}
	memset(flat + at, 0xff, 16);
	fd = file_of(flat, at + 16);
	check_dump(fd);
}

static void damaged_dumps_do_no_harm(void **state)
{
	static u8 file[8 * BLOCK];
	static const size_t places[][2] = {{0, 16},
					   {424, 448},
					   {BLOCK, BLOCK + 104},
					   {2 * BLOCK, 2 * BLOCK + 8},
					   {4 * BLOCK, 4 * BLOCK + 48}};

	for (size_t i = 0; i < ARRAY_SIZE(places); i++) {
		for (size_t at = places[i][0]; at < places[i][1]; at++) {
			_cleanup_close_ int fd = -1;
			struct kdump *k = NULL;
			struct err *e;
			u8 page[BLOCK];
			size_t len = dump_make(file);

			file[at] ^= 0xff;
			fd = file_of(file, len);
			e = kdump_open(fd, &k);
			for (u64 p = 0; !e && p < N_PAGES; p++)
				(void)kdump_read(k, p * BLOCK, page, BLOCK);
			if (k)
				kdump_close(k);
			err_free(e);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_and_words),
		cmocka_unit_test(members_are_found_by_name),
		cmocka_unit_test(damaged_btf_does_no_harm),
		cmocka_unit_test(compressed_pages_are_read),
		cmocka_unit_test(flattened_dumps_are_read),
		cmocka_unit_test(damaged_dumps_do_no_harm),
	};

	return cmocka_run_group_tests_name("kernel", tests, NULL, NULL);
}
