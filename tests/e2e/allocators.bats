#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# Every allocator against the ledger: programs in C and C++, with threads and without, of several
# releases of each allocator. What leak says of the process and of its core file must be the
# ledger's truth: nothing missing, nothing too much, every size, at least 99 % of what was
# forgotten, and no block called lost that the program gives back later.

load helper
load allocators

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || return 1
	tests/libc/fetch trixie sid >"$BATS_FILE_TMPDIR/libc" 2>"$BATS_FILE_TMPDIR/why" 3>&-
	tests/libc/fetch -p "musl musl-dev" ubuntu/focal bullseye bookworm sid \
		>"$BATS_FILE_TMPDIR/musl" 2>>"$BATS_FILE_TMPDIR/why" 3>&-
	tests/libc/fetch -p "libjemalloc2 libjemalloc-dev" bullseye bookworm sid \
		>"$BATS_FILE_TMPDIR/jemalloc" 2>>"$BATS_FILE_TMPDIR/why" 3>&-
	for name in musl jemalloc; do
		echo "# $name $(cut -d' ' -f1,2 "$BATS_FILE_TMPDIR/$name" | tr '\n' ';')" >&3
	done
}

@test "glibc" {
	programs env LD_PRELOAD="$BUILD/tests/ledger/libledger.so"
}

@test "glibc, static and stripped" {
	linked static
}

musl() {
	fetched musl "$1"
	linked musl "$root"
	linked musl-static "$root"
}

@test "musl 1.1.24, with oldmalloc, dynamic and static" {
	musl ubuntu/focal
}

@test "musl 1.2.2, dynamic and static" {
	musl bullseye
}

@test "musl 1.2.3, dynamic and static" {
	musl bookworm
}

@test "musl of Debian unstable, dynamic and static" {
	musl sid
}

@test "jemalloc 5.2.1" {
	fetched jemalloc bullseye
	preloaded "$root/usr/lib/x86_64-linux-gnu/libjemalloc.so.2"
}

@test "jemalloc 5.3.0" {
	fetched jemalloc bookworm
	preloaded "$root/usr/lib/x86_64-linux-gnu/libjemalloc.so.2"
}

@test "jemalloc of Debian unstable" {
	fetched jemalloc sid
	preloaded "$root/usr/lib/x86_64-linux-gnu/libjemalloc.so.2" sid
}

@test "jemalloc 5.3.0, static and stripped" {
	fetched jemalloc bookworm
	linked static "$root/usr/lib/x86_64-linux-gnu/libjemalloc.a" -lm -lstdc++
}

# Real programs as they come, at work.
real() {
	local status=0

	"$ROOT/tests/ledger/run" -n 2 "$@" 3>&- || status=$?
	[ $status != 77 ] || skip "cannot run here"
	return $status
}

@test "redis-server with the jemalloc that it is linked with" {
	real -a own redis
}

@test "perl with jemalloc preloaded" {
	fetched jemalloc bookworm
	real -a "$root/usr/lib/x86_64-linux-gnu/libjemalloc.so.2" perl
}

@test "nginx with jemalloc preloaded" {
	fetched jemalloc bookworm
	real -a "$root/usr/lib/x86_64-linux-gnu/libjemalloc.so.2" nginx
}
