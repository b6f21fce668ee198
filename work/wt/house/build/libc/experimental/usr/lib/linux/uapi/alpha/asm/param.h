/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
#ifndef _ASM_ALPHA_PARAM_H
#define _ASM_ALPHA_PARAM_H

#define __USER_HZ	1024
#define EXEC_PAGESIZE	8192

#include <asm-generic/param.h>

#endif /* _ASM_ALPHA_PARAM_H */
