#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# What can be examined and what cannot, and that whoever is examined does not suffer from it.
# shellcheck disable=SC2016,SC2034,SC2178 # conditions are evaluated by wait_for

load helper

# leak says that it could not examine: exit 1, nothing on standard output, and this on the other.
refused() {
	local want=$1

	shift
	run --separate-stderr "$@"
	[ "$status" = 1 ]
	[ -z "$output" ]
	grep -qF -- "$want" <<<"$stderr" || { echo "$stderr"; return 1; }
}

@test "no such process, no such name" {
	sleep 0 &
	wait $!
	refused "no such process" leak $!
	run leak no_program_has_this_name
	[ "$status" = 1 ]
}

@test "a zombie is told from a process, with its parent" {
	launch bash -c 'sleep 0.1 & exec sleep 100'
	wait_for 'zombie=$(pgrep -P $pid) && [ "$(state $zombie)" = Z ]'
	refused "parent $pid (sleep)" leak "$zombie"
}

@test "a thread of the kernel" {
	[ "$(stat -c %s /proc/2/exe 2>/dev/null || echo 0)" = 0 ] &&
		! readlink /proc/2/exe >/dev/null || skip "no kernel threads here"
	refused "kernel" leak 2
}

@test "a process that is traced already: by whom" {
	launch "$LEAK" -- sleep 100
	wait_for 'traced=$(pgrep -P $pid -x sleep)'
	children+=("$traced")
	refused "already traced by $pid (leak)" leak "$traced"
}

@test "another user's process" {
	require_root
	launch sleep 100
	run --separate-stderr leak_as_nobody "$pid"
	[ "$status" = 1 ]
	grep -q "Operation not permitted (it belongs to user root.*run as that user or as root)" \
		<<<"$stderr"
}

@test "files that are no cores" {
	echo hello >"$T/text"
	: >"$T/empty"
	refused "not a core" leak "$T/text"
	refused "not a core" leak "$T/empty"
	refused "an ELF file, but not a core" leak "$(type -P true)"
	refused "No such file" leak "$T/none"
}

@test "what cores are often made into, or hidden behind" {
	printf '\037\213\010\000 and so on' >"$T/core.gz"
	: >"$T/nothing"
	mkfifo "$T/pipe"
	cd "$T"
	run -1 leak core.gz
	[[ $output == *"core.gz: compressed: unpack it first, with gzip -d" ]]
	run -1 leak nothing
	[[ $output == *"no processes named nothing, and the file of that name is not a core file" ]]
	run -1 leak ./nothing
	[[ $output == *"not a core file: it is empty" ]]
	run -1 leak ./pipe
	[[ $output == *"./pipe: a pipe, "* ]]
}

@test "a damaged core, in which a file's mapping is a hundred terabytes long" {
	command -v gcore python3 >/dev/null || skip "no gcore, or no python3"
	[ "$(uname -m)" = x86_64 ] || skip "its segments are told for 64 bits"
	cat >"$T/damage.py" <<-END
		import struct, sys
		core = bytearray(open(sys.argv[1], "rb").read())
		at, n = struct.unpack_from("<Q", core, 32)[0], struct.unpack_from("<H", core, 56)[0]
		load = [h for h in range(at, at + 56 * n, 56)
		        if struct.unpack_from("<II", core, h) == (1, 4)][-1] # data of the loader
		size = struct.unpack_from("<Q", core, load + 40)[0]
		struct.pack_into("<Q", core, load + 40, size + (100 << 40))
		open(sys.argv[1], "wb").write(core)
	END
	start "$VICTIMS/globals"
	gcore -o "$T/core" "$pid" >/dev/null 2>&1 || skip "no gcore"
	python3 "$T/damage.py" "$T/core.$pid"
	timeout 20 "$LEAK" "$T/core.$pid" >"$T/blocks"
}

@test "a core that is cut short is a note, never a crash" {
	command -v gcore >/dev/null || skip "no gcore"
	start "$VICTIMS/globals"
	gcore -o "$T/core" "$pid" >/dev/null 2>&1 || skip "no gcore"
	size=$(stat -c %s "$T/core.$pid")
	for percent in 0 1 10 50 90 99; do
		head -c $((size * percent / 100)) "$T/core.$pid" >"$T/cut"
		status=0
		leak "$T/cut" >"$T/out" 2>"$T/err" || status=$?
		[ "$status" -le 1 ]
		grep -qE "cut short|not a core" "$T/err" || {
			echo "$percent %"
			cat "$T/err"
			return 1
		}
	done
}

@test "zstd: the same as the core itself" {
	command -v gcore zstd >/dev/null || skip "no gcore, or no zstd"
	start "$VICTIMS/globals"
	gcore -o "$T/core" "$pid" >/dev/null 2>&1 || skip "no gcore"
	zstd -q "$T/core.$pid"
	leak -a "$T/core.$pid" >"$T/a"
	leak -a "$T/core.$pid.zst" >"$T/b"
	[ -s "$T/a" ]
	cmp "$T/a" "$T/b"
}

@test "processes that exit in the middle" {
	for ((i = 0; i < 30; i++)); do
		sleep 0.0$((i % 10)) &
		status=0
		leak $! >/dev/null 2>"$T/err" || status=$?
		wait $!
		[ "$status" -le 1 ] || { cat "$T/err"; return 1; }
		[ "$status" = 0 ] || grep -qE "no such process|exited|killed|zombie|no allocator" "$T/err" || {
			cat "$T/err"
			return 1
		}
	done
}

@test "a process that executes itself again and again" {
	cat >"$T/again" <<-'END'
		#!/bin/bash
		exec "$0"
	END
	chmod +x "$T/again"
	launch "$T/again"
	for ((i = 0; i < 10; i++)); do
		status=0
		leak "$pid" >/dev/null 2>"$T/said" || status=$?
		[ "$status" -le 1 ] || { cat "$T/said"; return 1; }
		[[ $(state "$pid") != [tTZ] ]]
	done
	kill -0 "$pid"
}

@test "pointers move while there is no memory to keep them: none is lost" {
	start "$VICTIMS/moving"
	for _ in {1..5}; do
		leak --max-memory=1 --error-exitcode=3 "$pid"
		leak --max-memory=1 --error-exitcode=3 --snapshot "$pid"
	done
}

@test "a stopped job stays stopped" {
	start "$VICTIMS/churn" 2
	kill -STOP "$pid"
	wait_for '[ "$(state $pid)" = T ]'
	leak "$pid" >/dev/null
	[ "$(state "$pid")" = T ]
	kill -CONT "$pid"
	wait_for '[[ $(state $pid) == [SR] ]]'
}

@test "leak is killed at a hundred random instants: the target's work goes on" {
	start "$VICTIMS/churn" 8
	RANDOM=1
	for ((i = 0; i < 100; i++)); do
		"$LEAK" "$pid" >/dev/null 2>&1 &
		examiner=$!
		sleep 0.0$((RANDOM % 90 + 10))
		kill -KILL "$examiner" 2>/dev/null || true
		wait "$examiner" 2>/dev/null || true
		for task in /proc/"$pid"/task/*; do
			[[ $(state "$pid/task/${task##*/}") != [tTZ] ]] || {
				echo "round $i: thread ${task##*/} is $(state "$pid/task/${task##*/}")"
				return 1
			}
		done
	done
	lines=$(wc -l <"$T/out")
	wait_for '[ "$(wc -l <"$T/out")" -gt $((lines + 1)) ]'
	before=$(tail -n 1 "$T/out")
	wait_for '[ "$(tail -n 1 "$T/out")" -gt $before ]'
	kill -TERM "$pid"
	wait_for 'grep -q ^end "$T/out"'
	wait "$pid"
}
