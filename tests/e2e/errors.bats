#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# What cannot be examined: each time one line that says why and what to do, exit status 1, and
# nothing on standard output.

load helper

# refused PATTERN ARGUMENT ...: leak fails with status 1 and says it.
refused() {
	local pattern=$1

	shift
	says "$pattern" leak "$@"
}

says() {
	local pattern=$1 status=0

	shift
	"$@" >"$T/stdout" 2>"$T/stderr" </dev/null 3>&- || status=$?
	echo "status $status; $(cat "$T/stderr")"
	[ "$status" = 1 ]
	[ ! -s "$T/stdout" ]
	[[ $(cat "$T/stderr") =~ $pattern ]]
}

@test "no such pid, no such name, no such core" {
	refused '^leak: 4194304: no such process' 4194304
	refused 'no processes named nobody-has-this' nobody-has-this
	refused 'No such file|no processes named' "$T/no-core"
}

@test "usage: status 2" {
	run -2 leak
	run -2 leak --no-such-option
	run -2 leak -s -c $$
}

@test "a zombie" {
	launch bash -c 'sleep 0 & echo $!; exec sleep 60'
	wait_for '[ -s "$T/out" ] && [ "$(state "$(cat "$T/out")")" = Z ]'
	refused "zombie.*parent $pid" "$(cat "$T/out")"
}

@test "a kernel thread" {
	local pid

	for pid in $(pgrep -P 2 | head -n 1); do
		refused 'kernel' "$pid"
		return 0
	done
	skip "no kernel thread to be seen"
}

@test "another user's process, as nobody" {
	require_root
	start "$VICTIMS/globals"
	says 'Operation not permitted.*(root|user)' leak_as_nobody "$pid"
	[ "$(state "$pid")" = S ]
}

@test "Yama" {
	require_root
	local scope=/proc/sys/kernel/yama/ptrace_scope

	[ -w $scope ] || skip "this kernel has no Yama"
	was=$(cat $scope)
	[ "$was" -lt 3 ] || skip "ptrace is off until the next boot"
	start setpriv --reuid=65534 --regid=65534 --clear-groups "$VICTIMS/globals"
	echo 1 >$scope
	says 'ptrace_scope is 1: ' leak_as_nobody "$pid" || { echo "$was" >$scope; return 1; }
	echo "$was" >$scope
}

@test "a process that is not dumpable" {
	require_root
	start setpriv --reuid=65534 --regid=65534 --clear-groups "$VICTIMS/undumpable"
	says 'Operation not permitted.*not dumpable.*root' leak_as_nobody "$pid"
}

@test "a process that is already traced: by whom" {
	start "$VICTIMS/globals"
	launch "$VICTIMS/tracer" "$pid"
	wait_for 'grep -q ready "$T/out"'
	refused "already traced by ${children[1]} \(tracer\)" "${children[0]}"
	[ "$(state "${children[0]}")" = t ] || [ "$(state "${children[0]}")" = S ]
}

@test "a process that exits in the middle" {
	local i status

	for ((i = 0; i < 40; i++)); do
		"$VICTIMS/many" 20000 100 10 >"$T/out" 3>&- &
		pid=$!
		children+=("$pid")
		(sleep "0.0$((RANDOM % 10))"; kill -KILL "$pid") 3>&- &
		status=0
		leak "$pid" >"$T/stdout" 2>"$T/stderr" || status=$?
		wait $! || true
		[ $status = 0 ] || [ $status = 1 ]
		# A word of why, and not half a report.
		[ $status = 0 ] || [ ! -s "$T/stdout" ]
		[ $status = 0 ] || grep -qE '^leak: ' "$T/stderr"
	done
}

@test "an execve in the middle: the answer is the old program's, the new one's, or a word" {
	local i status

	launch bash -c 'i=0; while ((i < 100000)); do ((++i)); '"exec $VICTIMS/execs $VICTIMS/execs"'; done'
	wait_for 'grep -q ready "$T/out"'
	for ((i = 0; i < 30; i++)); do
		status=0
		leak "$pid" >"$T/stdout" 2>"$T/stderr" || status=$?
		[ $status = 0 ] || { [ $status = 1 ] && grep -qE '^leak: ' "$T/stderr"; }
		[ -d "/proc/$pid" ]
	done
}

@test "a core cut short is examined as far as it goes, with a note" {
	command -v gcore >/dev/null || skip "no gcore"
	start "$VICTIMS/globals"
	gcore -o "$T/core" "$pid" >/dev/null 2>&1
	size=$(stat -c %s "$T/core.$pid")
	for part in 99 60 20; do
		head -c $((size * part / 100)) "$T/core.$pid" >"$T/short"
		status=0
		leak "$T/short" >"$T/stdout" 2>"$T/stderr" || status=$?
		cat "$T/stderr"
		[ $status -le 1 ]
		grep -qiE 'cut short|truncated|core' "$T/stderr"
	done
	head -c 100 "$T/core.$pid" >"$T/short"
	refused 'core' "$T/short"
}

@test "a file that is no core" {
	refused 'not a core|no core' "$VICTIMS/../../../README.md" || refused 'not a core' "$BASH_SOURCE"
	refused 'not a core' "$VICTIMS/globals"
	head -c 100000 /dev/urandom >"$T/random"
	refused 'not a core' "$T/random"
	: >"$T/empty"
	refused 'not a core' "$T/empty"
}

@test "a 32-bit target" {
	echo 'int main(void) { for (;;) __asm__ volatile("int $0x80" :: "a"(29)); }' >"$T/p.c"
	gcc -m32 -nostdlib -static -Wl,-e,main -o "$T/p" "$T/p.c" 2>/dev/null ||
		skip "no 32-bit compiler"
	launch "$T/p"
	sleep 0.2
	refused '32-bit' "$pid"
}

@test "a target whose allocator is unknown" {
	echo 'int main(void) { for (;;) __asm__ volatile("syscall" :: "a"(34) : "rcx", "r11"); }' >"$T/p.c"
	gcc -nostdlib -static -Wl,-e,main -o "$T/p" "$T/p.c"
	launch "$T/p"
	sleep 0.2
	refused 'allocator' "$pid"
}

# What the victim says of itself, as leak prints addresses.
addresses() {
	sed -n "s/^$1 \(0x[0-9a-f]*\) .*/\1/p" "$T/out" |
		while read -r a; do printf '0x%08x\n' $((~a)); done | sort
}

@test "corrupted metadata: a note with the address; the rest is examined" {
	local at

	start "$VICTIMS/corrupt"
	at=$(sed -n 's/^corrupt //p' "$T/out")
	leak "$pid" >"$T/stdout" 2>"$T/stderr"
	cat "$T/stderr"
	grep -qE "0x[0-9a-f]+" <(grep -v 'stood still' "$T/stderr")
	grep -qi "$at" "$T/stderr"
	# What was lost in the arena that adds up is found; of the other's, none is invented.
	awk '$1 == "block" { print $2 }' "$T/stdout" | sort >"$T/said"
	addresses leak | comm -23 - "$T/said" >"$T/missing"
	{ addresses leak; addresses doubt; } | sort | comm -13 - "$T/said" >"$T/invented"
	[ ! -s "$T/missing" ] && [ ! -s "$T/invented" ]
}

@test "a process in an uninterruptible wait: a word in good time" {
	launch "$VICTIMS/vforked"
	wait_for 'grep -q ready "$T/out"'
	start=$SECONDS
	leak "$pid" >"$T/stdout" 2>"$T/stderr" || true
	cat "$T/stderr"
	[ $((SECONDS - start)) -lt 20 ]
	[ -s "$T/stderr" ]
}
