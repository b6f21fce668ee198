#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# Every way to hold or lose memory: what leak says is what the program says of itself.

load helper

@test "globals: data, bss, arrays, interior pointers, one past the end" {
	victim "$VICTIMS/globals"
}

@test "a program at a fixed address" {
	victim "$VICTIMS/globals_no_pie"
}

@test "thread-local memory and pthread keys" {
	victim "$VICTIMS/tls"
}

@test "stacks of threads, and what lies dead below them" {
	victim "$VICTIMS/stacks"
}

@test "coroutines and handlers on stacks of their own" {
	victim "$VICTIMS/contexts"
}

@test "nothing but a register, general or vector" {
	victim "$VICTIMS/registers"
}

@test "mappings: private, shared, of a file, read-only, out of reach" {
	victim "$VICTIMS/mappings"
}

@test "blocks that their owner has protected" {
	victim -c "$VICTIMS/protected"
}

@test "pointers in disguise: tags, NaN boxes, packed records" {
	victim "$VICTIMS/disguised"
}

@test "pools inside of blocks and mappings: talloc, APR, glib, CPython, obstacks in small" {
	victim -c "$VICTIMS/pools"
}

@test "--explain-roots tells CPython's arenas, and code made at run time" {
	command -v python3 >/dev/null || skip "no python3"
	start python3 -c '
import mmap, sys, time
kept = [{str(i): [i, str(i)]} for i in range(50000)]
code = mmap.mmap(-1, 8192, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=7)
print("ready", flush=True)
time.sleep(1000)'
	leak --explain-roots "$pid" >"$T/roots"
	grep -q "arenas of small objects" "$T/roots"
	grep -q "code made at run time" "$T/roots"
}

@test "what only the kernel remembers: epoll, timers" {
	victim "$VICTIMS/kernel"
	start "$VICTIMS/kernel"
	leak --explain-roots "$pid" | grep 'kernel: ' >"$T/roots"
	cat "$T/roots"
	grep -q 'kernel: epoll ' "$T/roots"
	grep -q 'kernel: timer ' "$T/roots"
	[ -z "$(sort "$T/roots" | uniq -d)" ]
}

@test "requests of io_uring, of which the kernel tells nothing" {
	[ -x "$VICTIMS/ring" ] || skip "not known to the headers"
	victim "$VICTIMS/ring"
	start "$VICTIMS/ring"
	grep -qs ^SqHead "/proc/$pid/fdinfo/"* || skip "told since Linux 5.19"
	leak "$pid" 2>&1 >/dev/null | grep "io_uring has [0-9]* requests under way"
}

@test "what joined threads have left on their stacks" {
	[[ $(getconf GNU_LIBC_VERSION) =~ glibc\ 2\.([0-9]+) ]] && ((BASH_REMATCH[1] < 43)) ||
		skip "not told for this C library"
	victim "$VICTIMS/joined"
}

@test "data that looks like the tables of an allocator" {
	ulimit -v 3000000 # what was taken for a tree once had leaves without end
	victim "$VICTIMS/lookalike"
}

@test "terabytes that are reserved, with little in them" {
	printf '#!/bin/sh\nulimit -v 2000000\nexec %s "$@"\n' "$LEAK" >"$T/bounded"
	chmod +x "$T/bounded"
	LEAK=$T/bounded victim "$VICTIMS/reserved"
	# Linux before 6.7 tells page by page what is there.
	printf '#!/bin/sh\nLD_PRELOAD=%s exec %s "$@"\n' "$VICTIMS/libno_scan.so" "$LEAK" \
		>"$T/older"
	chmod +x "$T/older"
	LEAK=$T/older victim "$VICTIMS/mappings"
	LEAK=$T/older victim "$VICTIMS/reserved" bare
}

@test "what the C library holds" {
	victim "$VICTIMS/libc_holds"
}

@test "lists, rings, trees, a million links" {
	victim "$VICTIMS/shapes"
}

@test "stale pointers in freed memory hold nothing" {
	victim "$VICTIMS/stale"
}

@test "no leak: thousands of freed blocks in sixteen thread caches" {
	victim "$VICTIMS/tcache"
}

@test "every kind of free list" {
	victim "$VICTIMS/bins"
}

@test "big blocks with mappings of their own" {
	victim "$VICTIMS/mapped"
}

@test "aligned blocks and all the ways to ask for one" {
	victim "$VICTIMS/aligned"
}

@test "a heap without mapped chunks" {
	victim "$VICTIMS/no_mmap"
}

@test "a heap that was trimmed" {
	victim "$VICTIMS/trim"
}

@test "a heap whose break is blocked" {
	victim "$VICTIMS/brk_blocked"
}

@test "a heap whose break others move too" {
	victim "$VICTIMS/brk_shared"
}

@test "64 threads, arenas of several heaps, threads that are gone" {
	victim "$VICTIMS/threads"
}

@test "a child of fork" {
	victim "$VICTIMS/forked"
}

@test "libraries that come and go" {
	victim "$VICTIMS/unloaded"
}

@test "C++ containers, arrays, second bases, rings of owners" {
	[ -x "$VICTIMS/objects" ] || skip "no C++ compiler"
	victim "$VICTIMS/objects"
}

@test "static programs" {
	for name in bins globals mapped shapes stacks tcache threads tls trim; do
		victim "$VICTIMS/${name}_static"
	done
}

@test "a static program at any address" {
	victim "$VICTIMS/globals_static_pie"
}

@test "stripped programs, dynamic and static" {
	for name in globals tcache threads tcache_static threads_static; do
		strip -o "$T/$name" "$VICTIMS/$name"
		victim "$T/$name"
	done
}

@test "glibc's tunables and debugging allocator" {
	export GLIBC_TUNABLES

	for GLIBC_TUNABLES in glibc.malloc.tcache_count=0 glibc.malloc.arena_max=1 \
		glibc.malloc.mxfast=0 glibc.malloc.perturb=165 glibc.malloc.mmap_threshold=4096 \
		glibc.malloc.hugetlb=2 glibc.malloc.tcache_max=1000000; do
		echo "$GLIBC_TUNABLES"
		victim "$VICTIMS/bins"
		victim "$VICTIMS/threads"
	done
}

@test "a process and its core file give the same answer" {
	for name in globals tls stacks contexts registers mapped bins threads shapes; do
		echo "$name"
		victim -c "$VICTIMS/$name"
	done
	victim -c "$VICTIMS/threads_static"
}
