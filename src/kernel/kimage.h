/* SPDX-License-Identifier: MIT */
// The memory of a kernel: /proc/kcore of the running one, or a vmcore of a dead one, ELF or
// compressed.
//
// Addresses are the kernel's own. What it takes to translate them, and where everything else is,
// the kernel says itself in VMCOREINFO: text lines "SYMBOL(init_top_pgt)=ffffffff82c10000".
#pragma once

#include <pthread.h>

#include "base/err.h"
#include "base/num.h"
#include "base/vec.h"

struct kimage;
struct ksyms;

// Bytes of physical memory that the file has.
struct kimage_segment {
	u64 phys, virt; // where they are; virt 0: only page tables tell; phys ~0: not a part of RAM
	u64 len;
	u64 offset; // in the file
};

// A processor, as far as reading its kernel's memory goes.
struct kimage_arch {
	u16 machine; // EM_*
	const char *name;
	// Reads what translation needs from VMCOREINFO.
	struct err *(*open)(struct kimage *);
	// The page tables' answer; *ret_span is how many bytes from addr on are contiguous. Bits of
	// the address space that are not page tables' (the kernel's own image) are included.
	bool (*translate)(const struct kimage *, u64 addr, u64 *ret_phys, u64 *ret_span);
	// With symbols known: direct_map and memmap.
	bool (*layout)(struct kimage *, struct ksyms *);
};

extern const struct kimage_arch kimage_x86_64, kimage_aarch64;

struct kdump;
struct kimage_page; // of the cache

// The kernel copies what is read of /proc/kcore through one page of the open file, without a lock:
// two threads that read from one descriptor get each other's bytes. So there are several.
enum { KIMAGE_PORTS = 4 };

struct kimage_port {
	int fd;
	pthread_mutex_t lock;
};

struct kimage {
	int fd;
	struct kimage_port ports[KIMAGE_PORTS]; // of a live kernel
	bool live;
	char *name;
	const struct kimage_arch *arch;
	u64 page_size;
	VEC(struct kimage_segment) ram;	   // by physical address
	VEC(struct kimage_segment) mapped; // by virtual address, where the file has any
	struct kdump *kdump;		   // what reads a compressed dump; NULL: an ELF file
	char *vmcoreinfo;
	VEC(u64)
	registers;	 // of all processors, where the file has them, and what stands beside them
	u64 page_tables; // physical address of the kernel's top level
	u64 phys_base;	 // the arch's: what to add to an address inside of the kernel's image
	u64 levels;	 // of page tables
	u64 encrypted;	 // bits of a page table entry that are not address
	u64 va_bits;	 // aarch64
	u64 direct_map; // virtual address of physical 0 in the kernel's map of all memory; 0: unknown
	u64 memmap;	// virtual address of the struct page of physical page 0
	u64 ram_end;	// the highest physical address that the file has, plus one
	struct kimage_page *cache;
	bool truncated; // the file ends before its segments do
};

must_check struct err *kimage_open(const char *path, bool live, struct kimage **ret);
void kimage_close(struct kimage *im);
DEFINE_FREEP(struct kimage *, kimage_close)

// All len bytes, or false. Not thread-safe; the _uncached one is.
bool kimage_read(struct kimage *im, u64 addr, void *buf, size_t len);
bool kimage_read_uncached(const struct kimage *im, u64 addr, void *buf, size_t len);
bool kimage_read_phys(const struct kimage *im, u64 phys, void *buf, size_t len);
bool kimage_u64(struct kimage *im, u64 addr, u64 *ret);
bool kimage_u32(struct kimage *im, u64 addr, u32 *ret);
bool kimage_u16(struct kimage *im, u64 addr, u16 *ret);
// A live kernel has moved on: what was read before is to be read anew.
void kimage_forget(struct kimage *im);
// Up to max - 1 bytes, always terminated; false if not a single byte can be read.
bool kimage_string(struct kimage *im, u64 addr, char *buf, size_t max);

// The line "KEY=": NULL if there is none; the value ends at a newline.
const char *vmcoreinfo_find(const struct kimage *im, const char *key);
bool vmcoreinfo_symbol(const struct kimage *im, const char *name, u64 *ret);
bool vmcoreinfo_offset(const struct kimage *im, const char *name, u64 *ret);
bool vmcoreinfo_number(const struct kimage *im, const char *name, s64 *ret);
// "6.12.117+deb12-cloud-amd64", in buf.
const char *kimage_release(const struct kimage *im, char *buf, size_t len);
