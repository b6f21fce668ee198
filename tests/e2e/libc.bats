#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# Other C libraries than this machine's: the victims with their loaders, and static programs.

load helper

setup_file() {
	ROOT=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
	"$ROOT/tests/libc/fetch" ubuntu/xenial ubuntu/bionic bullseye ubuntu/jammy bookworm \
		ubuntu/noble trixie ubuntu/questing sid experimental 3>&- \
		>"$BATS_FILE_TMPDIR/libcs" 2>"$BATS_FILE_TMPDIR/why"
	echo "# $(cut -d' ' -f1,2 "$BATS_FILE_TMPDIR/libcs" | tr '\n' ';')" >&3
}

names=(globals tls stacks registers shapes stale tcache bins mapped aligned trim brk_blocked
	brk_shared threads forked)
before_2_43=("${names[@]}" joined)

# Victims built against the oldest library there is, run with that of suite $1; all, or $2 ...
with_loader() {
	local oldest root name suite=$1

	shift
	[ $# != 0 ] || set -- "${names[@]}"

	root=$(awk -v s="$suite" '$1 == s { print $3 }' "$BATS_FILE_TMPDIR/libcs")
	[ -n "$root" ] || skip "$suite cannot be had: $(grep "$suite" "$BATS_FILE_TMPDIR/why")"
	oldest=$(head -n 1 "$BATS_FILE_TMPDIR/libcs" | cut -d' ' -f3)
	"$ROOT/tests/libc/victims" "$oldest" "$oldest/victims" dynamic "$@"
	for name; do
		echo "$suite $name"
		victim "$ROOT/tests/libc/start" "$root" "$oldest/victims/$name"
	done
}

static_of() {
	local root name suite=$1

	shift
	[ $# != 0 ] || set -- globals tcache mapped threads
	root=$(awk -v s="$suite" '$1 == s { print $3 }' "$BATS_FILE_TMPDIR/libcs")
	[ -n "$root" ] || skip "$suite cannot be had: $(grep "$suite" "$BATS_FILE_TMPDIR/why")"
	"$ROOT/tests/libc/victims" "$root" "$root/victims-static" static "$@"
	for name; do
		strip "$root/victims-static/$name"
		echo "$suite static $name"
		victim "$root/victims-static/$name"
	done
}

@test "glibc 2.23" {
	with_loader ubuntu/xenial globals tls stacks registers shapes stale bins mapped aligned trim \
		brk_blocked brk_shared threads joined # not tcache, forked: what is freed grows together
}

@test "glibc 2.23, static and stripped" {
	static_of ubuntu/xenial globals mapped threads
}

@test "glibc 2.27" {
	with_loader ubuntu/bionic "${before_2_43[@]}"
}

@test "glibc 2.27, static and stripped" {
	static_of ubuntu/bionic
}

@test "glibc 2.31" {
	with_loader bullseye "${before_2_43[@]}"
}

@test "glibc 2.31, static and stripped" {
	static_of bullseye
}

@test "glibc 2.35" {
	with_loader ubuntu/jammy "${before_2_43[@]}"
}

@test "glibc 2.36" {
	with_loader bookworm "${before_2_43[@]}"
}

@test "glibc 2.39" {
	with_loader ubuntu/noble "${before_2_43[@]}"
}

@test "glibc 2.41" {
	with_loader trixie "${before_2_43[@]}"
}

@test "glibc 2.41, static and stripped" {
	static_of trixie
}

@test "glibc 2.42" {
	with_loader ubuntu/questing "${before_2_43[@]}"
}

@test "glibc 2.42, static and stripped" {
	static_of ubuntu/questing
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
