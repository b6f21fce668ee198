#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# --snapshot: the same answers as a plain stop gives, and a target that does not notice.
# shellcheck disable=SC2016,SC2034,SC2178 # conditions are evaluated by wait_for

load helper

setup_file() {
	printf '#!/bin/sh\nexec "%s" --snapshot "$@"\n' "$BATS_TEST_DIRNAME/../../${BUILD:-build}/src/leak" \
		>"$BATS_FILE_TMPDIR/leak"
	[[ ${BUILD:-} != /* ]] || printf '#!/bin/sh\nexec "%s/src/leak" --snapshot "$@"\n' "$BUILD" \
		>"$BATS_FILE_TMPDIR/leak"
	chmod +x "$BATS_FILE_TMPDIR/leak"
}

# The target runs on while its copies are read, so that a busy machine makes these take long.
leak() {
	timeout 600 "$LEAK" "$@"
}

# What leak --snapshot says of a victim is what the victim says of itself.
by_snapshot() {
	LEAK=$BATS_FILE_TMPDIR/leak victim "$@"
}

@test "victims, by a snapshot" {
	by_snapshot "$VICTIMS/globals"
	by_snapshot "$VICTIMS/stacks"
	by_snapshot "$VICTIMS/registers"
	by_snapshot "$VICTIMS/mappings"
	by_snapshot "$VICTIMS/mapped"
	by_snapshot "$VICTIMS/threads"
}

@test "the same lines as a plain stop gives, of leaks, all blocks, free ones and places" {
	start "$VICTIMS/many" 20000 100 50
	for how in "" -a -d -ad -s -c; do
		leak $how "$pid" >"$T/plain" 2>/dev/null
		leak --snapshot $how "$pid" >"$T/snapshot" 2>/dev/null
		[ -s "$T/plain" ]
		cmp "$T/plain" "$T/snapshot"
	done
	"$BUILD/src/umem" "$pid" >"$T/plain" 2>/dev/null
	"$BUILD/src/umem" --snapshot "$pid" >"$T/snapshot" 2>"$T/said"
	[ -s "$T/plain" ]
	cmp "$T/plain" "$T/snapshot"
	grep -q "stood still [0-9.]* ms" "$T/said"
}

@test "what does not fit into the memory that it may use is read from the copy" {
	start "$VICTIMS/many" 20000 100 50
	leak "$pid" >"$T/plain" 2>/dev/null
	leak --snapshot --max-memory=1% "$pid" >"$T/snapshot" 2>/dev/null
	cmp "$T/plain" "$T/snapshot"
}

@test "a heap in motion, several pids, one of them gone" {
	start "$VICTIMS/churn" 2
	churn=$pid
	start "$VICTIMS/globals"
	sleep 0 &
	wait $!
	status=0
	leak --snapshot "$churn" "$pid" $! >"$T/stdout" 2>"$T/said" || status=$?
	[ "$status" = 1 ]
	grep -q "^# $pid globals" "$T/stdout"
	grep -q "^leak: $churn (churn): 0 leaks" "$T/said"
	grep -q "no such process" "$T/said"
}

@test "no trace is left" {
	start "$VICTIMS/churn" 2
	before=$(ls -l "/proc/$pid/fd" | awk '{ print $9, $11 }')
	threads=$(ls "/proc/$pid/task")
	for ((i = 0; i < 3; i++)); do
		leak --snapshot "$pid" >/dev/null
		[ -z "$(pgrep -P "$pid")" ]
		[ "$threads" = "$(ls "/proc/$pid/task")" ]
		[ "$before" = "$(ls -l "/proc/$pid/fd" | awk '{ print $9, $11 }')" ]
	done
	[ -z "$(pgrep -x leak-guardian)" ] || wait_for '[ -z "$(pgrep -x leak-guardian)" ]'
	kill -TERM "$pid"
	wait_for 'grep -q ^end "$T/out"'
}

@test "leak --snapshot is killed at thirty random instants: the target's work goes on" {
	start "$VICTIMS/churn" 8
	RANDOM=1
	for ((i = 0; i < 30; i++)); do
		"$LEAK" --snapshot "$pid" >/dev/null 2>&1 3>&- &
		examiner=$!
		sleep 0.0$((RANDOM % 90 + 10))
		kill -KILL "$examiner" 2>/dev/null || true
		wait "$examiner" 2>/dev/null || true
	done
	wait_for '[ -z "$(pgrep -P "$pid")" ]'
	for task in /proc/"$pid"/task/*; do
		wait_for '[[ $(state "$pid/task/${task##*/}") == [RSD] ]]'
	done
	lines=$(wc -l <"$T/out")
	wait_for '[ "$(wc -l <"$T/out")" -gt $((lines + 1)) ]'
	kill -TERM "$pid"
	wait_for 'grep -q ^end "$T/out"'
	wait "$pid"
}

@test "processes that exit, or execute another program, in the middle" {
	for ((i = 0; i < 10; i++)); do
		sleep 0.0$((i % 10)) &
		status=0
		leak --snapshot $! >/dev/null 2>"$T/said" || status=$?
		wait $!
		[ "$status" -le 1 ]
		[ "$status" = 0 ] || grep -qE "no such process|exited|killed|zombie|no allocator" "$T/said" || {
			cat "$T/said"
			return 1
		}
	done
	printf '#!/bin/bash\nexec "$0"\n' >"$T/again"
	chmod +x "$T/again"
	launch "$T/again"
	for ((i = 0; i < 5; i++)); do
		status=0
		leak --snapshot "$pid" >/dev/null 2>"$T/said" || status=$?
		[ "$status" -le 1 ] || { cat "$T/said"; return 1; }
		wait_for '[[ $(state "$pid") != [tTZ] ]]'
	done
	kill -0 "$pid"
}

refused() {
	run --separate-stderr leak --snapshot "$2"
	[ "$status" = 1 ] && [ -z "$output" ] && grep -qF -- "$1" <<<"$stderr" || {
		echo "status $status: $stderr"
		return 1
	}
}

@test "a process that may not be traced, and one that is traced already" {
	launch "$LEAK" -- sleep 100
	wait_for 'traced=$(pgrep -P $pid -x sleep)'
	children+=("$traced")
	refused "already traced by $pid (leak)" "$traced"
}

@test "a program of 32 bits" {
	echo 'int main(void) { return puts("ready") < 0 || fflush(stdout) || pause(); }' >"$T/p.c"
	gcc -m32 -w -include stdio.h -include unistd.h -o "$T/p" "$T/p.c" 2>/dev/null ||
		skip "no 32-bit compiler"
	launch "$T/p"
	wait_for 'grep -q ^ready "$T/out" || ! kill -0 $pid'
	kill -0 "$pid" || skip "32-bit programs do not run here"
	refused "a program for i386" "$pid"
}

@test "a cgroup with too little memory for a copy" {
	require_root
	group=/sys/fs/cgroup/memory/leak-$$
	limit=memory.limit_in_bytes
	[ -d /sys/fs/cgroup/memory ] || { group=/sys/fs/cgroup/leak-$$ limit=memory.max; }
	mkdir "$group" 2>/dev/null && [ -e "$group/$limit" ] || skip "no cgroup can be made"
	start "$VICTIMS/many" 400000 100 1000
	echo "$pid" >"$group/cgroup.procs"
	echo 16M >"$group/$limit"
	failed=0
	refused "too little memory in its cgroup for a copy" "$pid" || failed=1
	kill -KILL "$pid"
	wait "$pid" || true
	rmdir "$group"
	return $failed
}

@test "not with a command" {
	run leak --snapshot -- true
	[ "$status" = 2 ]
}
