#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# The ledger oracle: real programs at work. leak -a lists exactly what they hold, finds what was
# lost, and calls nothing lost that they use later.

load helper

truth() {
	local status=0

	"$ROOT/tests/ledger/run" "$@" 3>&- || status=$?
	[ $status != 77 ] || skip "cannot run here"
	return $status
}

@test "the oracle itself can tell: a leak that says nothing, all, or wrong sizes fails" {
	cat >"$T/says" <<-'END'
		#!/bin/sh
		[ "$1" = -a ] && cat "$SAYS"
		exit 0
	END
	chmod +x "$T/says"
	: >"$T/list"
	export LEDGER=$T/l LEDGER_FORGET=10 SAYS=$T/list
	start env LD_PRELOAD="$BUILD/tests/ledger/libledger.so" "$VICTIMS/globals"
	compare=("$BUILD/tests/ledger/compare" -v -l "$T/says" "$T/l" "$pid")

	run "${compare[@]}"
	[ "$status" = 1 ]
	[[ ${lines[-1]} =~ live=([0-9]+)\ surplus=0\ missing=([0-9]+)\ size=0\ forgotten=([0-9]+)\ found=0 ]]
	[ "${BASH_REMATCH[1]}" = "${BASH_REMATCH[2]}" ]
	[ "${BASH_REMATCH[3]}" -gt 5 ]

	grep ^missing <<<"$output" | awk '{ print "block", $2, $3, "0x0 0x0 0x0 0x0" }' >"$T/list"
	run "${compare[@]}"
	[[ ${lines[-1]} == *" surplus=0 missing=0 size=0 "* ]]

	sed -i '1s/ 0x[0-9a-f]* 0x0 0x0/ 0x1 0x0 0x0/; 2d' "$T/list"
	echo "block 0x1000 0x18 0x0 0x0 0x0 0x0" >>"$T/list"
	run "${compare[@]}"
	[[ ${lines[-1]} == *" surplus=1 missing=1 size=1 "* ]]
}

@test "redis-server under redis-benchmark" {
	truth redis
}

@test "python3 with PYTHONMALLOC=malloc" {
	truth python
}

@test "python3 as it comes, with arenas of its own" {
	truth pymalloc
}

@test "cc1 on a big file" {
	truth cc1
}

@test "std::map and std::string" {
	[ -x "$BUILD/tests/ledger/maps" ] || skip "no C++ compiler"
	truth maps
}

@test "64 threads with arenas" {
	truth threads
}

@test "sqlite3" {
	truth sqlite
}

@test "perl" {
	truth perl
}

@test "git" {
	truth git
}

@test "bash" {
	truth bash
}

@test "stopped anywhere: eight threads that do nothing but malloc and free" {
	start env LD_PRELOAD="$BUILD/tests/ledger/libledger.so" LEDGER="$T/l" "$VICTIMS/churn" 8
	"$BUILD/tests/ledger/compare" -s -n 20 -i 0 -l "$LEAK" "$T/l" "$pid"
}
