/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
#ifndef _ALPHA_FCNTL_H
#define _ALPHA_FCNTL_H

#define O_CREAT		(1 << 9)	/* not fcntl */
#define O_TRUNC		(1 << 10)	/* not fcntl */
#define O_EXCL		(1 << 11)	/* not fcntl */
#define O_NOCTTY	(1 << 12)	/* not fcntl */

#define O_NONBLOCK	(1 << 2)
#define O_APPEND	(1 << 3)
#define O_DSYNC		(1 << 14)	/* used to be O_SYNC, see below */
#define O_DIRECTORY	(1 << 15)	/* must be a directory */
#define O_NOFOLLOW	(1 << 16)	/* don't follow links */
#define O_LARGEFILE	(1 << 17)	/* will be set by the kernel on every open */
#define O_DIRECT	(1 << 19)	/* direct disk access - should check with OSF/1 */
#define O_NOATIME	(1 << 20)
#define O_CLOEXEC	(1 << 21)	/* set close_on_exec */
/*
 * Before Linux 2.6.33 only O_DSYNC semantics were implemented, but using
 * the O_SYNC flag.  We continue to use the existing numerical value
 * for O_DSYNC semantics now, but using the correct symbolic name for it.
 * This new value is used to request true Posix O_SYNC semantics.  It is
 * defined in this strange way to make sure applications compiled against
 * new headers get at least O_DSYNC semantics on older kernels.
 *
 * This has the nice side-effect that we can simply test for O_DSYNC
 * wherever we do not care if O_DSYNC or O_SYNC is used.
 *
 * Note: __O_SYNC must never be used directly.
 */
#define __O_SYNC	(1 << 22)
#define O_SYNC		(__O_SYNC|O_DSYNC)

#define O_PATH		(1 << 23)
#define __O_TMPFILE	(1 << 24)

#define F_GETLK		7
#define F_SETLK		8
#define F_SETLKW	9

#define F_SETOWN	5	/*  for sockets. */
#define F_GETOWN	6	/*  for sockets. */
#define F_SETSIG	10	/*  for sockets. */
#define F_GETSIG	11	/*  for sockets. */

/* for posix fcntl() and lockf() */
#define F_RDLCK		1
#define F_WRLCK		2
#define F_UNLCK		8

/* for old implementation of bsd flock () */
#define F_EXLCK		16	/* or 3 */
#define F_SHLCK		32	/* or 4 */

#include <asm-generic/fcntl.h>

#endif
