// SPDX-License-Identifier: MIT
// Cores as systemd-coredump stores them, unpacked into a file without a name in $TMPDIR, or in
// /var/tmp. Runs of zeros become holes, as the kernel leaves them in a core.
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <zstd.h>

#include "base/io.h"
#include "target/core.h"

enum { BLOCK = 4096 };

DEFINE_FREEP(ZSTD_DStream *, ZSTD_freeDStream)

bool zst_recognise(const char *bytes, size_t len)
{
	static const char magic[] = {'\x28', '\xb5', '\x2f', '\xfd'};

	return len >= sizeof(magic) && !memcmp(bytes, magic, sizeof(magic));
}

static struct err *nameless_file(int *ret)
{
	const char *dir = secure_getenv("TMPDIR");
	int fd;

	if (!dir || !*dir)
		dir = "/var/tmp";
	fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0) // a file system without O_TMPFILE
		fd = memfd_create("core", MFD_CLOEXEC);
	if (fd < 0)
		return err_errno(errno, "a temporary file in %s", dir);
	*ret = fd;
	return NULL;
}

static bool all_zero(const char *p, size_t n)
{
	return !n || (!*p && !memcmp(p, p + 1, n - 1));
}

static struct err *write_sparse(int fd, const char *p, size_t n, u64 at)
{
	for (size_t len; n; p += len, n -= len, at += len) {
		ssize_t done;

		len = min(n, (size_t)BLOCK);
		if (all_zero(p, len))
			continue;
		done = pwrite(fd, p, len, (off_t)at);
		if (done < 0 || (size_t)done < len)
			return err_errno(done < 0 ? errno : ENOSPC,
					 "unpacking (TMPDIR names a directory with more room)");
	}
	return NULL;
}

// All of the stream, buffer by buffer; *ret_size is set however it ends.
static struct err *unpack(struct target *t, ZSTD_DStream *z, int in_fd, int out_fd, u64 *ret_size)
{
	const size_t in_len = ZSTD_DStreamInSize(), out_len = ZSTD_DStreamOutSize();
	_cleanup_free_ char *in = xmalloc(in_len), *out = xmalloc(out_len);
	size_t hint = 1;

	for (u64 from = 0;;) {
		const ssize_t n = pread_all(in_fd, in, in_len, from);
		ZSTD_inBuffer src = {.src = in, .size = n > 0 ? (size_t)n : 0};

		if (n < 0)
			return err_errno(errno, "read");
		if (!n)
			break;
		from += (u64)n;
		while (src.pos < src.size) {
			ZSTD_outBuffer dst = {.dst = out, .size = out_len};

			hint = ZSTD_decompressStream(z, &dst, &src);
			if (ZSTD_isError(hint)) {
				target_note(t, "core: damaged from byte %llu on (zstd: %s)",
					    (unsigned long long)*ret_size, ZSTD_getErrorName(hint));
				return NULL;
			}
			try(write_sparse(out_fd, out, dst.pos, *ret_size));
			*ret_size += dst.pos;
		}
	}
	if (hint)
		target_note(t, "core: its compressed file is cut short");
	return NULL;
}

struct err *zst_unpack(struct target *t, int fd, int *ret_fd)
{
	_cleanup_(ZSTD_freeDStreamp) ZSTD_DStream *z = ZSTD_createDStream();
	_cleanup_close_ int out = -1;
	u64 size = 0;

	if (!z)
		out_of_memory();
	try(nameless_file(&out));
	try(unpack(t, z, fd, out, &size));
	if (ftruncate(out, (off_t)size) < 0)
		return err_errno(errno, "unpacking");
	*ret_fd = take_fd(&out);
	return NULL;
}
