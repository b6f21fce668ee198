#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# Other C libraries than this machine's: the victims with their loaders, and static programs.

load helper

setup_file() {
	ROOT=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
	"$ROOT/tests/libc/fetch" bullseye bookworm trixie sid experimental 3>&- \
		>"$BATS_FILE_TMPDIR/libcs" 2>"$BATS_FILE_TMPDIR/why"
	echo "# $(cut -d' ' -f1,2 "$BATS_FILE_TMPDIR/libcs" | tr '\n' ';')" >&3
}

names=(globals tls stacks registers shapes stale tcache bins mapped aligned trim brk_blocked
	brk_shared threads forked)

# Victims built against the oldest library there is, run with that of suite $1.
with_loader() {
	local oldest root name

	root=$(awk -v s="$1" '$1 == s { print $3 }' "$BATS_FILE_TMPDIR/libcs")
	[ -n "$root" ] || skip "$1 cannot be had: $(grep "$1" "$BATS_FILE_TMPDIR/why")"
	oldest=$(head -n 1 "$BATS_FILE_TMPDIR/libcs" | cut -d' ' -f3)
	"$ROOT/tests/libc/victims" "$oldest" "$oldest/victims" dynamic "${names[@]}"
	for name in "${names[@]}"; do
		echo "$1 $name"
		victim "$ROOT/tests/libc/start" "$root" "$oldest/victims/$name"
	done
}

static_of() {
	local root name

	root=$(awk -v s="$1" '$1 == s { print $3 }' "$BATS_FILE_TMPDIR/libcs")
	[ -n "$root" ] || skip "$1 cannot be had: $(grep "$1" "$BATS_FILE_TMPDIR/why")"
	"$ROOT/tests/libc/victims" "$root" "$root/victims-static" static globals tcache mapped threads
	for name in globals tcache mapped threads; do
		strip "$root/victims-static/$name"
		echo "$1 static $name"
		victim "$root/victims-static/$name"
	done
}

@test "glibc 2.31" {
	with_loader bullseye
}

@test "glibc 2.31, static and stripped" {
	static_of bullseye
}

@test "glibc 2.36" {
	with_loader bookworm
}

@test "glibc 2.41" {
	with_loader trixie
}

@test "glibc 2.41, static and stripped" {
	static_of trixie
}

@test "glibc of Debian unstable" {
	with_loader sid
}

@test "glibc of Debian unstable, static and stripped" {
	static_of sid
}

@test "the newest glibc, of Debian experimental" {
	with_loader experimental
}

@test "the newest glibc, static and stripped" {
	static_of experimental
}
