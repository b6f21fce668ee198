/* SPDX-License-Identifier: MIT */
// The symbols of a kernel image: kallsyms inside of the image itself, and its modules'.
#pragma once

#include "kernel/kimage.h"

struct ksyms;

struct ksym {
	u64 addr;
	char *name;
};

// Decodes kallsyms (kernels from 6.0 on say in VMCOREINFO where it is).
must_check struct err *ksyms_open(struct kimage *im, struct ksyms **ret);

// The same from a vmlinux, which must be the very kernel of the image.
must_check struct err *ksyms_open_vmlinux(const struct kimage *im, const char *path,
					  struct ksyms **ret);

// An error if the vmlinux is another kernel than the one that runs below root; what cannot be told is
// none.
must_check struct err *vmlinux_is_running(const char *path, const char *root);

// Takes the symbols over; any order.
struct ksyms *ksyms_new(struct ksym *symbols, size_t n);
void ksyms_close(struct ksyms *k);
DEFINE_FREEP(struct ksyms *, ksyms_close)

// Addresses of n names; those that the kernel has not get 0. One pass over all names.
void ksyms_find(struct ksyms *k, const char *const *names, size_t n, u64 *ret);

struct kmodule_part {
	u64 start, end;
};

struct kmodule {
	char *name;
	VEC(struct kmodule_part) parts; // of memory that are its text and data
	VEC(struct ksym) symbols;	// by address
};

// The address of the first symbol above addr: where what is at addr ends, at most. 0: there is none.
u64 ksyms_end(const struct ksyms *k, u64 addr);

// Takes the module over.
void ksyms_add_module(struct ksyms *k, struct kmodule *m);

// "do_eventfd+0x34" and *ret_module "vmlinux", or "kmt_leak+0x1c" and "kmemtest"; plain hex where
// nothing is known, with *ret_module NULL. buf is returned.
const char *ksyms_name(struct ksyms *k, u64 addr, char *buf, size_t len, const char **ret_module);
