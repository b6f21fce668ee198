#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# What cannot be examined: each time one line that says why and what to do, exit status 1, and
# nothing on standard output. More of it, of pids and core files, is in target.bats.

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

@test "usage: status 2" {
	run -2 leak
	run -2 leak --no-such-option
	run -2 leak -s -c $$
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

@test "few files may be open: as many as it takes, or that is said" {
	require_root
	local nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)

	start "${nobody[@]}" "$VICTIMS/kernel"
	for n in 5 16; do
		says "no more than $n files .*ulimit -n 64" \
			"${nobody[@]}" prlimit --nofile=$n "$LEAK" "$pid"
	done
	leak "$pid" >"$T/all"
	"${nobody[@]}" prlimit --nofile=16: "$LEAK" "$pid" >"$T/few"
	diff "$T/all" "$T/few"
	prlimit --nofile=64 "$LEAK" "$pid" >"$T/few"
	diff "$T/all" "$T/few"
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
	children+=("$(pgrep -P "$pid")")
	timeout 120 "$LEAK" "$pid" >"$T/stdout" 2>"$T/stderr" || status=$?
	cat "$T/stderr"
	[ "${status:-0}" != 124 ]
	[ "$(state "$pid")" = D ]
	[ -s "$T/stderr" ]
}

@test "a core in which a thread's memory is zeros" {
	start "$VICTIMS/threads"
	gcore -o "$T/core" "$pid" >/dev/null 2>&1 || skip "no gcore"
	run -0 leak "$T/core.$pid"
	eu-readelf -n "$T/core.$pid" >"$T/notes"
	at=$(sed -n 's/.*fs\.base: *\(0x[0-9a-f]*\).*/\1/p' "$T/notes" | sed -n 2p)
	[ -n "$at" ] || skip "eu-readelf does not say where threads are"
	python3 - "$T/core.$pid" "$at" <<-'END'
		import struct, sys
		at = int(sys.argv[2], 16)
		with open(sys.argv[1], "r+b") as f:
		    head = f.read(64)
		    phoff, phnum = struct.unpack_from("<Q", head, 32)[0], struct.unpack_from("<H", head, 56)[0]
		    for i in range(phnum):
		        f.seek(phoff + 56 * i)
		        p = struct.unpack("<IIQQQQQQ", f.read(56))
		        if p[0] == 1 and p[3] <= at < p[3] + p[5]:
		            f.seek(p[2] + at - p[3])
		            f.write(bytes(64))
	END
	run -1 leak "$T/core.$pid"
	[[ $output == *"zeros where thread"*"control block"* ]]
	run -0 "${LEAK%/*}/umem" "$T/core.$pid"
}
