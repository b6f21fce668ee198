/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */

#include <linux/const.h>

#define RISCV_HWPROBE_VENDOR_EXT_XMIPSEXECTL	_BITULL(0)
