/* SPDX-License-Identifier: MIT */
// Compressed dumps, as makedumpfile writes them for kdump ("diskdump"), also in their flattened
// form, as QEMU does.
#pragma once

#include "base/err.h"
#include "base/num.h"
#include "base/vec.h"

struct kdump;

// A run of physical memory.
struct kdump_run {
	u64 start, end;
};

// True if the file begins like one.
bool kdump_recognise(const char *bytes, size_t len);

must_check struct err *kdump_open(int fd, struct kdump **ret);
void kdump_close(struct kdump *k);
DEFINE_FREEP(struct kdump *, kdump_close)

// "x86_64", of the machine whose memory it is.
const char *kdump_machine(const struct kdump *k);
// VMCOREINFO and its length; NULL if it has none.
const char *kdump_vmcoreinfo(const struct kdump *k, size_t *ret_len);
// Its ELF notes (registers of processors); length 0: it has none.
const char *kdump_notes(const struct kdump *k, size_t *ret_len);
// The machine's memory, by address.
const struct kdump_run *kdump_runs(const struct kdump *k, size_t *ret_n);

// True and all len bytes; thread-safe. Pages that were left out of the dump are zeros, which is
// what those of the kernel's own were that makedumpfile leaves out.
bool kdump_read(struct kdump *k, u64 phys, void *buf, size_t len);
