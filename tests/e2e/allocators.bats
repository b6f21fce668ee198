#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# Every allocator against the ledger: programs in C and C++, with threads and without, of several
# releases of each allocator. What leak says of the process and of its core file must be the
# ledger's truth: nothing missing, nothing too much, every size, at least 99 % of what was
# forgotten, and no block called lost that the program gives back later.

load helper

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || return 1
	tests/libc/fetch trixie sid >"$BATS_FILE_TMPDIR/libc" 2>"$BATS_FILE_TMPDIR/why" 3>&-
	tests/libc/fetch -p "musl musl-dev" bullseye bookworm sid \
		>"$BATS_FILE_TMPDIR/musl" 2>>"$BATS_FILE_TMPDIR/why" 3>&-
	tests/libc/fetch -u -p "musl musl-dev" focal \
		>>"$BATS_FILE_TMPDIR/musl" 2>>"$BATS_FILE_TMPDIR/why" 3>&-
	tests/libc/fetch -p "libjemalloc2 libjemalloc-dev" bullseye bookworm sid \
		>"$BATS_FILE_TMPDIR/jemalloc" 2>>"$BATS_FILE_TMPDIR/why" 3>&-
	for name in musl jemalloc; do
		echo "# $name $(cut -d' ' -f1,2 "$BATS_FILE_TMPDIR/$name" | tr '\n' ';')" >&3
	done
}

# Sets $root: where allocator $1 of suite $2 was unpacked.
fetched() {
	root=$(awk -v s="$2" '$1 == s { print $3 }' "$BATS_FILE_TMPDIR/$1")
	[ -n "$root" ] || skip "$1 of $2 cannot be had: $(grep ": $2:" "$BATS_FILE_TMPDIR/why")"
}

# A program that says "ready", with the ledger in it or preloaded.
truth() {
	echo "$*"
	start env LEDGER="$T/l" LEDGER_FORGET=50 LEDGER_FILL=1 "$@"
	# shellcheck disable=SC2016 # the shell's that compare starts
	"$BUILD/tests/ledger/compare" -v "${core[@]}" -e -c 'kill -TERM $PID' -l "$LEAK" "$T/l" "$pid" \
		>"$T/said" 2>"$T/notes" || {
		tail -n 20 "$T/said" "$T/notes"
		return 1
	}
	tail -n 1 "$T/said"
}

# C without threads and with, and C++, each begun by the words of a command.
programs() {
	local core=(-g "$T")

	truth "$@" "$BUILD/tests/ledger/work" 0 2000
	# gdb loses up to a MiB around each guard page of the stacks of glibc 2.42 and later.
	[[ $* != *--preload* ]] || core=()
	truth "$@" "$BUILD/tests/ledger/work" 4 3000
	[ ! -x "$BUILD/tests/ledger/maps" ] || truth "$@" "$BUILD/tests/ledger/maps" 600 500
}

# The same with library $1 as malloc, run by the loader of $2 if it is newer than the machine's.
preloaded() {
	local libs

	export LEDGER_NEXT=1
	[ -n "${2:-}" ] || {
		programs env LD_PRELOAD="$BUILD/tests/ledger/libledger.so $1"
		return
	}
	fetched libc "$2"
	libs=$root/usr/lib/x86_64-linux-gnu
	programs "$libs/ld-linux-x86-64.so.2" --library-path "$libs:/usr/lib/x86_64-linux-gnu" \
		--preload "$BUILD/tests/ledger/libledger.so $1"
}

linked() {
	local core=(-g "$T")

	"$ROOT/tests/ledger/link" "$T/work" "$ROOT/tests/ledger/work.c" "$@"
	truth "$T/work" 0 2000
	truth "$T/work" 4 3000
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
	musl focal
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
