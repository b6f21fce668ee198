/* SPDX-License-Identifier: MIT */
// A target: one address space that is examined, a live process or a core file.
//
// Everything above this folder sees a target only through this header. A live process, a core
// file and the made-up targets of tests and fuzzers differ in `ops` alone.
//
//	target_open_pid / target_open_core      find it, check that it can be examined
//	target_stop                             live: every thread stopped, maps and registers read
//	target_read, target_present             its memory
//	target_resume                           live: it runs on
//	target_close                            also resumes
#pragma once

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>

#include "base/err.h"
#include "base/num.h"
#include "base/vec.h"

struct target;
struct thread;
struct regset;

// A processor, as far as examining memory needs it. The table is in arch.c.
struct arch {
	const char *name; // "x86_64", "aarch64", "i386"
	u16 machine;	  // EM_* of <elf.h>
	u8 word;	  // bytes in a pointer
	u16 red_zone;	  // bytes below the stack pointer that are in use
	u64 top;	  // first address above user space, at most
	bool tls_below;	  // TLS variant II: the static TLS blocks end at the thread pointer
	// Takes NT_PRSTATUS's register block (or PTRACE_GETREGSET's), len bytes; false if it is not
	// this processor's. Fills sp, pc, tp of the thread and appends to its words.
	bool (*regs)(const void *gregs, size_t len, struct thread *);
	const struct regset *regsets; // what else holds pointers (arch.h); NULL: nothing
};

// NULL if we do not know the machine.
const struct arch *arch_find(u16 elf_machine, u8 elf_class);

// Word i of a copy of the target's memory.
static inline u64 arch_word(const struct arch *arch, const u8 *copy, size_t i)
{
	u64 value = 0;

	memcpy(&value, copy + i * arch->word, arch->word);
	return value;
}

// One line of /proc/PID/maps, or one PT_LOAD of a core with its name from NT_FILE.
struct mapping {
	u64 start, end; // page aligned
	u64 offset;	// in the file
	u32 prot;	// PROT_READ | PROT_WRITE | PROT_EXEC
	bool shared;	// MAP_SHARED
	bool deleted;	// the file has been removed since
	u32 dev_major, dev_minor;
	u64 inode;  // 0 where there is no file (and in a core)
	char *path; // file, or "[heap]", "[stack]", "[anon:...]"; "" for plain anonymous memory
};

// True if a file (not a device, not "[...]") is mapped.
static inline bool mapping_is_file(const struct mapping *m)
{
	return m->path[0] == '/';
}

struct thread {
	pid_t tid;
	u64 sp, pc, tp; // stack pointer, program counter, thread pointer (TLS); 0 if unknown
	u16 selector;	// of the segment at tp, where the processor has such (i386)
	VEC(u64) words; // every register that can hold a pointer, the vector state included
};

// A piece of the target's memory, for target_readv. done: bytes read, set by the call.
struct piece {
	u64 addr;
	void *buf;
	size_t len, done;
};

struct target_ops {
	// Bytes read from addr on, up to the first that cannot be read. Thread-safe.
	size_t (*read)(struct target *, u64 addr, void *buf, size_t len);
	// Many small reads; NULL: done by read.
	void (*readv)(struct target *, struct piece *, size_t n);
	// The first run of bytes in [start, end) that may differ from what was never touched (present
	// or swapped pages; stored bytes of a core); false if there is none. NULL: everything.
	bool (*present)(struct target *, u64 start, u64 end, u64 *ret_start, u64 *ret_end);
	// See target_written; NULL: what is present was.
	bool (*written)(struct target *, const struct mapping *m);
	// A descriptor of the very file that is mapped at m: through the target's own view of it
	// (map_files, then /proc/PID/root and inode compared, ...). NULL: not possible.
	struct err *(*open_file)(struct target *, const struct mapping *m, int *ret_fd);
	// False: it died since it was stopped. NULL: it cannot.
	bool (*alive)(struct target *);
	// See target_glance; NULL: there is nothing to see before it is stopped.
	struct err *(*glance)(struct target *);
	struct err *(*stop)(struct target *);
	// See target_nudge; NULL: it cannot.
	struct err *(*nudge)(struct target *, const pid_t *tids, size_t n, u64 ns);
	void (*resume)(struct target *);
	void (*finish)(struct target *);
	void (*close)(struct target *);
};

struct target {
	const struct target_ops *ops;
	void *priv; // of the kind of target
	const struct arch *arch;
	bool live;
	pid_t pid;	   // 0 if a core does not say
	char *name;	   // what the user called it: a pid, or a core's file name
	char *comm;	   // the program's short name
	char *description; // "229 (redis-server)"
	u64 page_size;
	VEC(struct mapping) maps;   // by address; filled by target_stop
	VEC(struct thread) threads; // the main thread first
	VEC(u64) auxv;		    // pairs: type, value
	VEC(char *) notes;	    // what was wrong but did not stop us: "core is cut short ..."
	u64 stopped_at;		    // now_ns() of the stop, 0 while it runs
	u64 stopped_ns;		    // how long it has stood still so far, all stops together
	u64 longest_ns;		    // the longest single stop
	unsigned stops;
};

// A live process: pid is any thread group. Refuses, each with what to do about it: no such
// process, a zombie, a kernel thread, no permission (Yama, another user, not dumpable), already
// traced (and by whom), a processor or word size that is not supported.
must_check struct err *target_open_pid(pid_t pid, struct target **ret);

// The same, but examined by way of a copy of the process that its target_stop has it make: it runs
// again when that returns, and what is read is what it had then, up to target_finish. This writes
// to the process. target_stop refuses, with what to do about it, where that is not safe.
must_check struct err *target_open_snapshot(pid_t pid, struct target **ret);

// Takes over a process that the caller already traces (leak -- command) and holds in a stop: it
// is left stopped by target_resume and target_close.
must_check struct err *target_open_held(pid_t pid, struct target **ret);

// A live process that is never stopped, and may be traced by somebody else: for its names alone.
must_check struct err *target_open_running(pid_t pid, struct target **ret);

// Another process of the same address space (pids_share_memory): its threads are stopped with the
// target's and their registers and stacks are roots too. Before target_stop.
must_check struct err *target_add_pid(struct target *t, pid_t pid);

// An ELF core file, also .zst. A core that is cut short is a note, not an error.
must_check struct err *target_open_core(const char *path, struct target **ret);

// A program or library that does not run, at the addresses that its file gives it: for its symbols
// alone.
must_check struct err *target_open_program(const char *path, struct target **ret);

// True if the file starts as an ELF core, or as a compressed one would.
bool core_recognise(const char *path);

void target_close(struct target *t);
DEFINE_FREEP(struct target *, target_close)

// Before target_stop, while it runs: what is mapped, and can be read, at this moment. For estimates
// alone; all of it may be otherwise when it stands still.
must_check struct err *target_glance(struct target *t);

// Stops every thread, reads registers and maps. A core: reads them the first time. The thread of
// this process that stops a target is the one that must resume and close it (ptrace wants that).
// err_code ESRCH: it is gone; EAGAIN: an execve came in between, look again.
must_check struct err *target_stop(struct target *t);
void target_resume(struct target *t);

// After the last read of what it had when it was stopped: a snapshot is given up.
void target_finish(struct target *t);

// While it is stopped: lets these threads alone run for a moment, so that they can leave what they
// were stopped in the middle of; then it is as after target_stop, whose errors these are. False:
// this kind of target cannot.
bool target_can_nudge(const struct target *t);
must_check struct err *target_nudge(struct target *t, const pid_t *tids, size_t n, u64 ns);

// While it is stopped, after the last read: ESRCH if it was killed in the meantime, so that some of
// what was read may have been missing.
must_check struct err *target_check(struct target *t);

// All len bytes or an error that names the address.
must_check struct err *target_read(struct target *t, u64 addr, void *buf, size_t len);

// As many bytes as can be had from addr on; 0 if none.
static inline size_t target_read_some(struct target *t, u64 addr, void *buf, size_t len)
{
	return t->ops->read(t, addr, buf, len);
}

// Many small pieces in as few system calls as can be.
void target_readv(struct target *t, struct piece *pieces, size_t n);

// One pointer-sized word, zero-extended.
bool target_word(struct target *t, u64 addr, u64 *ret);

bool target_present(struct target *t, u64 start, u64 end, u64 *ret_start, u64 *ret_end);

// True if a mapping of a file, which cannot be written to now, may hold more than the file does
// or did: it could be written to once.
bool target_written(struct target *t, const struct mapping *m);

// The first address in [start, end) that is present; end if there is none. Little more than that is
// asked about: terabytes that are reserved alone are passed in steps that grow.
u64 target_next_present(struct target *t, u64 start, u64 end);

// NULL if nothing is mapped there.
const struct mapping *target_mapping(const struct target *t, u64 addr);

// Up to `end`, how far memory is mapped from `start` on.
u64 target_mapped_to(const struct target *t, u64 start, u64 end);

// Value of an AT_* entry, 0 if absent.
u64 target_auxv(const struct target *t, u64 type);

must_check struct err *target_open_file(struct target *t, const struct mapping *m, int *ret_fd);

// "229 (redis-server)"; belongs to the target.
const char *target_describe(const struct target *t);

void target_note(struct target *t, const char *fmt, ...) printf_like(2);
