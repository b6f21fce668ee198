/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
#ifndef _PAPR_MISCDEV_H_
#define _PAPR_MISCDEV_H_

enum {
	PAPR_MISCDEV_IOC_ID = 0xb2,
};

#endif /* _PAPR_MISCDEV_H_ */
