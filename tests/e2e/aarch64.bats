#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# Core files of aarch64, examined here: recorded by `make test-aarch64` in its machine
# (tests/aarch64/record), each with what the victim said of its blocks.

load helper

recorded() {
	local dir=$ROOT/tests/aarch64/recorded
	local said=$dir/$1.said

	command -v zstd >/dev/null || skip "no zstd"
	expected() {
		while read -r verdict addr size; do
			[[ " $1 " != *" $verdict "* ]] || printf '0x%08x 0x%08x\n' $((~addr)) "$size"
		done <"$said" | LC_ALL=C sort
	}
	leak "$dir/$1.core.zst" 2>"$T/notes" | awk '{ print $2, $3 }' | LC_ALL=C sort >"$T/leaked"
	leak -a "$dir/$1.core.zst" 2>/dev/null | awk '{ print $2, $3 }' | LC_ALL=C sort >"$T/all"
	expected leak >"$T/lost"
	[ -s "$T/lost" ]
	# Every one that was lost, and none that was held; all that were allocated.
	[ -z "$(LC_ALL=C comm -13 "$T/leaked" "$T/lost")" ]
	[ -z "$(LC_ALL=C comm -23 "$T/leaked" <(expected "leak doubt"))" ]
	[ -z "$(LC_ALL=C comm -13 "$T/all" <(expected "leak held doubt"))" ]
	[ -z "$(LC_ALL=C comm -12 "$T/all" <(expected free))" ]
	grep -q '100% of the heap understood' "$T/notes"
}

@test "stacks, and what lies dead below them" {
	recorded stacks
}

@test "thread-local memory" {
	recorded tls
}

@test "globals: interior pointers, one past the end" {
	recorded globals
}
