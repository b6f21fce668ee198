/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */

#define		RISCV_HWPROBE_VENDOR_EXT_XTHEADVECTOR	(1 << 0)
