/* SPDX-License-Identifier: MIT */
// Reading the files of a place, and cutting them into lines and words.
#pragma once

#include "kernel/kmem.h"

// Cuts a text into lines and a line into words, in place. Bytes of 0 inside a hostile text only
// end a line early.
struct text {
	char *at, *end; // *end is writable
};

// The next line without its newline, or NULL.
char *text_line(struct text *t);

// The next word of a line (blanks around it skipped), NUL-terminated, or NULL; *line moves on.
char *word_next(char **line);

// The whole of the word is a decimal number.
bool word_number(const char *word, s64 *ret);

// "sym+0x35/0x50" becomes "sym+0x35", in place: what follows the slash is the function's length.
char *symbol_trim(char *word);

// "[ext4]" is ext4, else NULL; in place.
char *module_trim(char *word);

// A site as it is shown: "kmt_leak+0x1c [kmemtest]"; new.
char *site_format(const char *symbol, const char *module);

// The text of a source: of its recording, or of `path` under the place's root. Errors name the
// file and say what to do about missing permission; err_code ENOENT if there is no such file.
must_check struct err *place_text(const struct kmem_place *p, const struct kmem_source *s,
				  const char *path, char **ret, struct text *ret_text);

// The error with what to do about it behind: "... (ADVICE)".
must_check struct err *err_advise(struct err *e, const char *advice);

// A small number in a file under the root ("/proc/sys/vm/mem_profiling"); false if it is not there.
bool place_number(const struct kmem_place *p, s64 *ret, const char *fmt, ...) printf_like(3);

// True if the place is files, with nothing around them.
static inline bool place_is_recorded(const struct kmem_place *p)
{
	return p->recordings.n > 0;
}

extern const struct kmem_source allocinfo_source, alloc_traces_source, kcore_source,
	slabinfo_source, vmallocinfo_source, page_owner_source;
