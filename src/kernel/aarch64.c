// SPDX-License-Identifier: MIT
// The kernel's address space on aarch64: page tables of TTBR1, whose top VA_BITS decide how many
// levels there are; granules of 4, 16 and 64 KiB.
#include "kernel/ksyms.h"

#include <elf.h>
#include <errno.h>
#include <stdlib.h>

static struct err *arm_open(struct kimage *im)
{
	s64 va_bits, kimage_voffset, t1sz, page_size = 4096;
	const char *text = vmcoreinfo_find(im, "PAGESIZE");
	u64 top;

	if (!vmcoreinfo_number(im, "VA_BITS", &va_bits) ||
	    !vmcoreinfo_number(im, "kimage_voffset", &kimage_voffset) ||
	    !vmcoreinfo_symbol(im, "swapper_pg_dir", &top))
		return err_new(0, "its VMCOREINFO does not say where page tables are");
	// What the processor really uses, where the kernel was built for more.
	if (vmcoreinfo_number(im, "TCR_EL1_T1SZ", &t1sz) && t1sz > 0 && t1sz < 64)
		va_bits = 64 - t1sz;
	if (text)
		page_size = strtoll(text, NULL, 10);
	if (va_bits < 36 || va_bits > 52 ||
	    (page_size != 4096 && page_size != 16384 && page_size != 65536))
		return err_new(ENOTSUP, "its VMCOREINFO says VA_BITS=%lld, PAGESIZE=%lld",
			       (long long)va_bits, (long long)page_size);
	im->va_bits = (u64)va_bits;
	im->page_size = (u64)page_size;
	im->page_tables = top - (u64)kimage_voffset;
	return NULL;
}

static bool arm_translate(const struct kimage *im, u64 addr, u64 *ret_phys, u64 *ret_span)
{
	const unsigned page_shift = (unsigned)__builtin_ctzll(im->page_size);
	const unsigned bits = page_shift - 3;
	const unsigned levels = ((unsigned)im->va_bits - page_shift + bits - 1) / bits;
	u64 table = im->page_tables;

	addr &= ((u64)1 << im->va_bits) - 1;
	for (unsigned level = levels; level > 0; level--) {
		const unsigned shift = page_shift + bits * (level - 1);
		const u64 size = (u64)1 << shift, index_mask = ((u64)1 << bits) - 1;
		u64 entry;

		if (!kimage_read_phys(im, table + ((addr >> shift) & index_mask) * 8, &entry, 8) ||
		    !(entry & 1))
			return false;
		table = entry & 0x0000ffffffffffff & ~(im->page_size - 1);
		if (level == 1 ? (entry & 3) == 3 : (entry & 3) == 1) {
			*ret_phys = (table & ~(size - 1)) | (addr & (size - 1));
			*ret_span = size - (addr & (size - 1));
			return true;
		}
	}
	return false;
}

// The map of all memory is the lower half of the kernel's addresses, and starts with the first
// byte of RAM; memmap likewise.
static bool arm_layout(struct kimage *im, struct ksyms *k)
{
	const char *size = vmcoreinfo_find(im, "SIZE(page)");
	s64 va_bits, phys_offset, memmap;

	if (!size || !vmcoreinfo_number(im, "VA_BITS", &va_bits) || va_bits < 36 || va_bits > 52 ||
	    !vmcoreinfo_number(im, "PHYS_OFFSET", &phys_offset) ||
	    !vmcoreinfo_number(im, "VMEMMAP_START", &memmap))
		return false;
	im->direct_map = -((u64)1 << va_bits) - (u64)phys_offset;
	im->memmap =
		(u64)memmap - (u64)(phys_offset / (s64)im->page_size) * strtoull(size, NULL, 10);
	return true;
}

const struct kimage_arch kimage_aarch64 = {
	.machine = EM_AARCH64,
	.name = "aarch64",
	.open = arm_open,
	.translate = arm_translate,
	.layout = arm_layout,
};
