// SPDX-License-Identifier: MIT
// The kernel's address space on x86-64: its image at -2 GiB plus what KASLR says, everything else
// through page tables of four or five levels.
#include "kernel/ksyms.h"

#include <elf.h>

static const u64 kimage_start = 0xffffffff80000000;

static struct err *x86_open(struct kimage *im)
{
	s64 phys_base, l5 = 0, mask = 0;
	u64 top;

	if (!vmcoreinfo_number(im, "phys_base", &phys_base) ||
	    (!vmcoreinfo_symbol(im, "init_top_pgt", &top) &&
	     !vmcoreinfo_symbol(im, "swapper_pg_dir", &top)))
		return err_new(0, "its VMCOREINFO does not say where page tables are");
	vmcoreinfo_number(im, "pgtable_l5_enabled", &l5);
	vmcoreinfo_number(im, "sme_mask", &mask);
	im->phys_base = (u64)phys_base;
	im->page_tables = top - kimage_start + im->phys_base;
	im->levels = l5 ? 5 : 4;
	im->encrypted = (u64)mask;
	return NULL;
}

static bool x86_translate(const struct kimage *im, u64 addr, u64 *ret_phys, u64 *ret_span)
{
	u64 table = im->page_tables;

	for (unsigned level = (unsigned)im->levels; level > 0; level--) {
		const unsigned shift = 12 + 9 * (level - 1);
		const u64 size = (u64)1 << shift;
		u64 entry;

		if (!kimage_read_phys(im, table + ((addr >> shift) & 511) * 8, &entry, 8))
			return false;
		entry &= ~im->encrypted;
		if (!(entry & 1))
			return false;
		table = entry & 0x000ffffffffff000;
		if (level == 1 || (level <= 3 && entry & 0x80)) {
			*ret_phys = (table & ~(size - 1)) | (addr & (size - 1));
			*ret_span = size - (addr & (size - 1));
			return true;
		}
	}
	return false;
}

// Variables where they are randomised, else what Documentation/arch/x86/x86_64/mm.rst says.
static bool x86_layout(struct kimage *im, struct ksyms *k)
{
	static const char *const names[] = {"page_offset_base", "vmemmap_base"};
	u64 at[2];

	ksyms_find(k, names, 2, at);
	im->direct_map = im->levels == 5 ? 0xff11000000000000 : 0xffff888000000000;
	im->memmap = im->levels == 5 ? 0xffd4000000000000 : 0xffffea0000000000;
	return (!at[0] || kimage_u64(im, at[0], &im->direct_map)) &&
	       (!at[1] || kimage_u64(im, at[1], &im->memmap));
}

const struct kimage_arch kimage_x86_64 = {
	.machine = EM_X86_64,
	.name = "x86_64",
	.open = x86_open,
	.translate = x86_translate,
	.layout = x86_layout,
};
