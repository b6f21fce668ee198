// SPDX-License-Identifier: MIT
#include "symbol/binary.h"

#include <errno.h>

#include "symbol/debug_file.h"

enum { VDSO_MAX = 1024 * 1024 };

void binary_close(struct binary *b)
{
	lines_close(b->lines);
	elfsym_free(b->syms);
	elf_file_close(&b->inside);
	elf_file_close(&b->debug);
	elf_file_close(&b->given);
	elf_file_close(&b->file);
}

// The kernel's own library has no file: what is in memory is the file.
static bool vdso_open(struct target *t, const struct module *mod, struct elf_file *ret)
{
	_cleanup_free_ void *buf = NULL;
	size_t len;

	if (strcmp(mod->path, "[vdso]"))
		return false;
	len = align_up(mod->end, t->page_size) - mod->start;
	if (len > VDSO_MAX)
		return false;
	buf = xmalloc(len);
	len = target_read_some(t, mod->start, buf, len);
	return len && elf_file_open_bytes(buf, len, ret);
}

// Takes fd if it is the module's file. NULL, or an error that says why it is not.
static struct err *file_accept(struct binary *b, int fd)
{
	if (!elf_file_open(fd, &b->file))
		return err_new(0, "%s: not an ELF file", b->mod->path);
	if (elf_file_is_of(&b->file, b->mod))
		return NULL;
	elf_file_close(&b->file);
	return err_new(0, "%s: has been replaced since it was mapped (%s differ)", b->mod->path,
		       b->mod->build_id_len ? "build-ids" : "segments");
}

// By its name, under the first n roots.
static bool file_open_below(struct binary *b, struct binary_source *src, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		_cleanup_err_ struct err *e =
			file_accept(b, file_root_open(&src->roots, i, b->mod->path));

		if (!e)
			return true;
	}
	return false;
}

static struct err *file_open(struct binary *b, struct binary_source *src)
{
	const struct module *mod = b->mod;
	const struct mapping *m = &src->t->maps.v[mod->file];
	int fd;

	if (file_open_below(b, src, mod->segments.n ? src->sysroot : src->roots.n))
		return NULL;
	if (!mod->segments.n)
		return err_new(0, "%s: has been unloaded, and is not what it was", mod->path);
	// The target may have been looked at again since.
	if (mod->file >= src->t->maps.n || strcmp(m->path, mod->path))
		return err_new(0, "%s: no longer mapped", mod->path);
	try(target_open_file(src->t, m, &fd));
	return file_accept(b, fd);
}

static void file_seek(struct binary *b, struct binary_source *src)
{
	_cleanup_err_ struct err *e = NULL;

	if (b->file_sought)
		return;
	b->file_sought = true;
	if (vdso_open(src->t, b->mod, &b->file) || b->mod->path[0] != '/')
		return;
	e = file_open(b, src);
	if (e)
		target_note(src->t, "%s: %s", err_message(e),
			    b->mod->segments.n ? "only exported symbols have names"
					       : "its functions have no names");
}

static void debug_seek(struct binary *b, struct binary_source *src)
{
	const char *why;

	if (b->debug_sought)
		return;
	b->debug_sought = true;
	if (debug_file_find(&src->roots, b->mod, &b->file, &b->debug) || !src->debuginfod ||
	    b->mod->path[0] != '/')
		return;
	why = debug_file_fetch(b->mod, &b->debug);
	if (why)
		target_note(src->t, "%s: debuginfod: %s", b->mod->path, why);
}

struct elfsym *binary_symbols(struct binary *b, struct binary_source *src)
{
	bool full;

	if (b->syms)
		return b->syms;
	b->syms = elfsym_new();
	file_seek(b, src);
	full = elfsym_add_file(b->syms, &b->given, SHT_SYMTAB) ||
	       elfsym_add_file(b->syms, &b->file, SHT_SYMTAB);
	if (!full) {
		debug_seek(b, src);
		full = elfsym_add_file(b->syms, &b->debug, SHT_SYMTAB);
	}
	if (!full && debug_file_inside(&b->file, &b->inside))
		elfsym_add_file(b->syms, &b->inside, SHT_SYMTAB);
	if (!elfsym_add_file(b->syms, &b->file, SHT_DYNSYM))
		elfsym_add_memory(b->syms, src->t, b->mod);
	elfsym_finish(b->syms);
	return b->syms;
}

struct lines *binary_lines(struct binary *b, struct binary_source *src)
{
	if (b->lines_sought)
		return b->lines;
	b->lines_sought = true;
	file_seek(b, src);
	b->lines = lines_open(&b->given);
	if (!b->lines)
		b->lines = lines_open(&b->file);
	if (b->lines)
		return b->lines;
	debug_seek(b, src);
	b->lines = lines_open(&b->debug);
	return b->lines;
}
