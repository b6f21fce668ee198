/* SPDX-License-Identifier: MIT */
// A live process, inside of this folder.
#pragma once

#include "target/target.h"
#include "target/tracee.h"
#include "target/urgent.h"

struct stretch {
	u64 start, end;
};

struct live {
	VEC(pid_t) pids; // thread groups of the address space, the target's own first
	struct tracees tracees;
	pid_t via;    // a living thread: the main one may have exited before the others
	pid_t memory; // whose memory is read: that thread's, or a copy's
	u64 stop_id;  // of all stops of all targets
	int mem_fd, pagemap_fd;
	struct shared_files *shared;  // of this stop
	VEC(struct stretch) reserved; // of this stop: mappings with nothing in them
	bool has_scan;		      // the kernel knows PAGEMAP_SCAN
	struct guardian *guardian;    // of a snapshot; NULL: of a plain stop, or there is none now
	VEC(struct stretch) absent;   // from the copy, by address
	u64 start_time;		      // tells the process from another one that got its pid
	struct haste haste;	      // while it stands still
};

// Whether the process may be examined; if not, why, and what to do about it.
must_check struct err *live_permitted(pid_t pid);

// Why ptrace or /proc said no.
must_check struct err *live_refusal(pid_t pid);

// What a live process is made of; a snapshot has its own ways to stop and to read.
must_check struct err *live_open(pid_t pid, const struct target_ops *ops, struct target **ret);
void live_close(struct target *t);

// Stops every thread. Even on an error live_resume must follow.
must_check struct err *live_hold(struct target *t);
void live_resume(struct target *t);

// All that an execve changes. After one is found out, which is `why` it is asked for: an error all
// the same.
must_check struct err *live_identify(struct target *t);
must_check struct err *live_identify_again(struct target *t, struct err *why);

// Held: finds a thread that can tell about the process.
must_check struct err *live_choose_via(struct target *t);
must_check struct err *live_read_auxv(struct target *t, pid_t from, bool *ret_changed);
must_check struct err *live_read_maps(struct target *t);

bool live_alive(struct target *t);
size_t live_read(struct target *t, u64 addr, void *buf, size_t len);
void live_readv(struct target *t, struct piece *pieces, size_t n);
bool live_present(struct target *t, u64 start, u64 end, u64 *ret_start, u64 *ret_end);
// True if the kernel can be asked for what is there, and need not be asked for each page.
bool live_can_scan(struct target *t);

// After the stop, where it cannot: large mappings that are addresses alone.
void live_find_reserved(struct target *t);
bool live_is_reserved(const struct live *l, const struct mapping *m);

bool live_written(struct target *t, const struct mapping *m);

// The first run of [start, end), which lies in the shared mapping m, that its file or segment has
// any bytes for; true for all of it if that cannot be known.
bool shared_present(struct target *t, const struct mapping *m, u64 start, u64 end, u64 *ret_start,
		    u64 *ret_end);
struct shared_files *shared_files_new(void);
void shared_files_free(struct shared_files *f);

struct err *live_open_file(struct target *t, const struct mapping *m, int *ret_fd);

// After the stop: the descriptors for memory and page map, the registers.
must_check struct err *live_open_memory(struct target *t);
void live_close_memory(struct target *t);
must_check struct err *live_read_threads(struct target *t);
