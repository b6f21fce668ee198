# SPDX-License-Identifier: MIT
# What every end-to-end test loads. Each test has a directory of its own in $T, and what it starts
# with `start` is gone when it ends.
bats_require_minimum_version 1.5.0

ROOT=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
BUILD=${BUILD:-build}
[[ $BUILD == /* ]] || BUILD=$ROOT/$BUILD
export BUILD LEAK=${LEAK:-$BUILD/src/leak}
VICTIMS=$BUILD/tests/victims

setup() {
	T=$BATS_TEST_TMPDIR
	children=()
}

teardown() {
	local pid

	[ ${#children[@]} = 0 ] || kill -KILL "${children[@]}" 2>/dev/null || true
	for pid in "${children[@]}"; do
		wait "$pid" 2>/dev/null || true
	done
}

# Starts a command in the background, its output in $T/out; sets $pid. Waits for its "ready".
start() {
	launch "$@"
	wait_for 'grep -q ^ready "$T/out" || ! kill -0 "$pid" 2>/dev/null'
	grep -q ^ready "$T/out" || { cat "$T/out" "$T/err"; return 1; }
}

# The same without waiting.
launch() {
	: >"$T/out"
	"$@" >"$T/out" 2>"$T/err" </dev/null 3>&- &
	pid=$!
	children+=("$pid")
}

# Until the condition holds, two minutes at most: machines may be busy.
wait_for() {
	local i

	for ((i = 0; i < 2400; i++)); do
		eval "$1" && return 0
		sleep 0.05
	done
	echo "waited in vain for: $1"
	return 1
}

# leak itself; standard output and error apart, never for long.
leak() {
	timeout 300 "$LEAK" "$@"
}

leak_as_nobody() {
	timeout 300 setpriv --reuid=65534 --regid=65534 --clear-groups "$LEAK" "$@"
}

# The State of a process or thread: R, S, T, t, Z ...
state() {
	sed -n 's/^State:[[:space:]]*\(.\).*/\1/p' "/proc/$1/status" 2>/dev/null
}

# A victim, live and as a core file: what leak says must be what it says of itself.
victim() {
	local status=0

	"$ROOT/tests/victims/check" "$@" 3>&- || status=$?
	[ $status != 77 ] || skip "cannot run here"
	return $status
}

require_root() {
	[ "$(id -u)" = 0 ] || skip "needs root"
}
