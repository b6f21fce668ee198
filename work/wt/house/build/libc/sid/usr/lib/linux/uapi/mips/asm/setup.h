/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
#ifndef _MIPS_SETUP_H
#define _MIPS_SETUP_H

#define COMMAND_LINE_SIZE	4096


#endif /* _MIPS_SETUP_H */
