// SPDX-License-Identifier: MIT
#include "symbol/debug_file.h"

#include <dlfcn.h>
#include <elfutils/libdwelf.h>

#include "base/io.h"

enum { DEBUGDATA_MAX = 256 * 1024 * 1024 };

// Room for an id in hex and the slash.
enum { HEX_MAX = 2 * sizeof(((struct module *)0)->build_id) + 1 };

// "ab/cdef0123": as the files below .build-id are called.
static void id_path(const struct module *mod, char *ret)
{
	for (unsigned i = 0; i < mod->build_id_len; i++)
		ret += sprintf(ret, i == 1 ? "/%02x" : "%02x", mod->build_id[i]);
}

static bool by_build_id(const struct file_roots *roots, const struct module *mod,
			struct elf_file *ret)
{
	char id[HEX_MAX + 1], path[sizeof("/usr/lib/debug/.build-id/.debug") + HEX_MAX];

	if (mod->build_id_len < 2)
		return false;
	id_path(mod, id);
	snprintf(path, sizeof(path), "/usr/lib/debug/.build-id/%s.debug", id);
	for (unsigned i = 0; i < roots->n; i++) {
		if (!elf_file_open(file_root_open(roots, i, path), ret))
			continue;
		if (elf_file_is_of(ret, mod))
			return true;
		elf_file_close(ret);
	}
	return false;
}

// The checksum in .gnu_debuglink: CRC-32 as zlib computes it.
static u32 file_crc32(int fd)
{
	_cleanup_free_ u8 *buf = xmalloc(64 * KIB);
	u32 table[256], crc = UINT32_MAX;
	ssize_t n;

	for (u32 i = 0; i < ARRAY_SIZE(table); i++) {
		table[i] = i;
		for (int bit = 0; bit < 8; bit++)
			table[i] = table[i] >> 1 ^ (table[i] & 1 ? 0xedb88320 : 0);
	}
	for (u64 at = 0; (n = pread_all(fd, buf, 64 * KIB, at)) > 0; at += (u64)n)
		for (ssize_t i = 0; i < n; i++)
			crc = crc >> 8 ^ table[(crc ^ buf[i]) & 255];
	return ~crc;
}

static bool link_open(const struct file_roots *roots, const struct module *mod, u32 crc,
		      const char *path, struct elf_file *ret)
{
	for (unsigned i = 0; i < roots->n; i++) {
		if (!elf_file_open(file_root_open(roots, i, path), ret))
			continue;
		if (mod->build_id_len ? elf_file_is_of(ret, mod) : file_crc32(ret->fd) == crc)
			return true;
		elf_file_close(ret);
	}
	return false;
}

static bool by_link(const struct file_roots *roots, const struct module *mod,
		    const struct elf_file *file, struct elf_file *ret)
{
	const char *slash = strrchr(mod->path, '/'), *name;
	_cleanup_free_ char *beside = NULL, *below = NULL, *apart = NULL;
	GElf_Word crc;
	int dir;

	name = file->elf ? dwelf_elf_gnu_debuglink(file->elf, &crc) : NULL;
	if (!name || !slash || strchr(name, '/'))
		return false;
	dir = (int)(slash - mod->path);
	beside = xasprintf("%.*s/%s", dir, mod->path, name);
	below = xasprintf("%.*s/.debug/%s", dir, mod->path, name);
	apart = xasprintf("/usr/lib/debug%.*s/%s", dir, mod->path, name);
	return link_open(roots, mod, crc, beside, ret) || link_open(roots, mod, crc, below, ret) ||
	       link_open(roots, mod, crc, apart, ret);
}

bool debug_file_find(const struct file_roots *roots, const struct module *mod,
		     const struct elf_file *file, struct elf_file *ret)
{
	return by_build_id(roots, mod, ret) || by_link(roots, mod, file, ret);
}

bool debug_file_inside(const struct elf_file *file, struct elf_file *ret)
{
	_cleanup_free_ void *packed = NULL;
	GElf_Shdr sh;

	if (!elf_file_section(file, ".gnu_debugdata", 0, &sh))
		return false;
	packed = elf_file_bytes(file, &sh, DEBUGDATA_MAX);
	return packed && elf_file_open_packed(packed, sh.sh_size, ret);
}

// elfutils' client library, if this machine has it. Loaded once: it does not like to be unloaded.
static struct {
	void *lib;
	void *(*begin)(void);
	int (*find)(void *client, const unsigned char *id, int id_len, char **path);
	void (*end)(void *client);
} debuginfod;

const char *debug_file_no_servers(void)
{
	const char *urls = getenv("DEBUGINFOD_URLS");

	if (!urls || !*urls)
		return "DEBUGINFOD_URLS is not set";
	if (!debuginfod.lib)
		debuginfod.lib = dlopen("libdebuginfod.so.1", RTLD_NOW | RTLD_LOCAL);
	if (!debuginfod.lib)
		return "libdebuginfod.so.1 is not installed";
	*(void **)&debuginfod.begin = dlsym(debuginfod.lib, "debuginfod_begin");
	*(void **)&debuginfod.find = dlsym(debuginfod.lib, "debuginfod_find_debuginfo");
	*(void **)&debuginfod.end = dlsym(debuginfod.lib, "debuginfod_end");
	if (!debuginfod.begin || !debuginfod.find || !debuginfod.end)
		return "libdebuginfod.so.1 is not what it was";
	return NULL;
}

const char *debug_file_fetch(const struct module *mod, struct elf_file *ret)
{
	void *client;
	int fd;

	if (!mod->build_id_len)
		return "it has no build-id";
	client = debuginfod.begin();
	if (!client)
		return "the client cannot be started";
	fd = debuginfod.find(client, mod->build_id, mod->build_id_len, NULL);
	debuginfod.end(client);
	if (fd < 0)
		return strerror(-fd);
	if (!elf_file_open(fd, ret))
		return "what came is no ELF file";
	if (elf_file_is_of(ret, mod))
		return NULL;
	elf_file_close(ret);
	return "what came is of another build";
}
