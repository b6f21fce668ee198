/* SPDX-License-Identifier: MIT */
// Reports: verdicts to bytes. One file and one row of the table for each.
#pragma once

#include <stdio.h>

#include "examine/examine.h"
#include "heap/sites.h"
#include "report/totals.h"
#include "symbol/symbols.h"

// How large a picture is to be; 0: the report chooses.
struct picture {
	u64 res;   // bytes a pixel
	u64 width; // pixels
	u64 drawn; // the res that it was drawn with, for the summary; 0: it was not drawn
};

struct lines_memo;

// What a report is written from.
struct result {
	struct examination *x;
	struct symbols *symbols;
	unsigned which;		 // blocks that the user asked for: HEAP_* bits
	bool by_stack;		 // sites are told apart by their whole stacks
	struct sites sites;	 // of these blocks
	size_t leak_sites;	 // how many sites the leaks have, whatever was asked for
	struct lines_memo *memo; // what summing up has read of them; NULL: nothing
	struct picture *picture;
};

// How a report shows several processes.
enum report_targets {
	TARGETS_TITLED, // one after the other, each but the first after a line with its name
	TARGETS_BARE,	// one after the other
	TARGETS_ONE,	// not at all
};

// Has at least one of the two functions. `write` is for leak; write_totals for umem and kmem, and
// for leak if that is all there is.
struct report {
	const char *name;  // --format=NAME
	char letter;	   // its short option, or 0
	bool binary;	   // not for a terminal
	bool picture;	   // of the arenas; --image=NAME finds it too
	bool needs_sites;  // is written from the sites
	bool needs_stacks; // tells them apart by their whole stacks
	enum report_targets targets;
	enum totals_order order; // where the user has not said
	const char *about;	 // for --help
	struct err *(*write)(const struct result *, FILE *);
	struct err *(*write_totals)(const struct totals *, FILE *);
};

// In the order of --help. Ends with NULL. The first is the default where output is not a
// terminal, the second where it is.
extern const struct report *const reports[];
const struct report *report_find(const char *name);

// Sums up the blocks that were asked for by site, if the report needs that, and writes it.
must_check struct err *report_write(const struct report *, struct result *, FILE *);
must_check struct err *report_write_totals(const struct report *, const struct totals *, FILE *);
void result_fini(struct result *r);

// Sums up the blocks that were asked for by site; without sites, so much as a summary line needs.
void result_prepare(struct result *r, bool sites);

// The result's sites as totals, with their calls, the summary's numbers and all notes.
void result_totals(const struct result *r, struct totals *ret);

// A block with the two words that are printed for it.
struct line {
	struct block block;
	struct tag tag;
	// Tagged: the return addresses of its malloc and realloc, 0 where there was none. Else its
	// first two words, 0 where the block is too short or cannot be read any more.
	u64 words[2];
};

static inline bool line_is_tagged(const struct line *line)
{
	return line->tag.malloc_site || line->tag.realloc_site;
}

enum { LINES_BATCH = 4096, SITE_NAME = 4096 }; // SITE_NAME: room for the longest name

// What lines_each has read for a result is kept in its memo for the next time, up to a few megabytes
// of it, unless that is NULL.
struct lines_memo *lines_memo_new(void);
void lines_memo_free(struct lines_memo *m);

// The result's blocks in address order, LINES_BATCH at a time.
void lines_each(const struct result *r, void (*fn)(const struct line *, size_t n, void *),
		void *arg);

// "main+0x1c", or "libx.so+0x1234" if the library has been unloaded since: who called malloc, by
// the number of the tag's site.
const char *tag_name(const struct result *r, u32 tag_site, char *buf, size_t len);

// The return addresses of a site's stack, or the one that is known; 0 if none is.
enum { MAX_FRAMES = 64 }; // as many as libleaktag keeps
size_t site_frames(const struct result *r, const struct site *site, struct tag_frame *ret);
const char *frame_name(const struct result *r, const struct tag_frame *frame, char *buf,
		       size_t len);

// What src() is given: a return address, or a vtable's; 0 if the place is not known.
u64 site_address(const struct result *r, const struct site *site);

// "ns::Type", "64 bytes", "main+0x1c", or by stack "f+0x1 <- main+0x1c": buf or a string of the
// symbols.
const char *site_name(const struct result *r, const struct site *site, char *buf, size_t len);
