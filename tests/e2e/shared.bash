# SPDX-License-Identifier: MIT
# For the test files that ask many questions of few programs: these run as long as the file does.
# shellcheck shell=bash
bats_require_minimum_version 1.5.0

ROOT=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
BUILD=${BUILD:-build}
[[ $BUILD == /* ]] || BUILD=$ROOT/$BUILD
BIN=$BUILD/src MADE=$BUILD/tests/manual TAGLIB=$BUILD/lib/leaktag/libleaktag.so
F=$BATS_FILE_TMPDIR
[[ $PATH == "$BIN:"* ]] || PATH=$BIN:$PATH
export ROOT BUILD BIN MADE TAGLIB F PATH
cd "$ROOT" || exit

# Runs a program until the file's end: its pid is in $F/NAME.pid, what it says in $F/NAME. Waits
# for its "ready".
start_as()
{
	local i

	"${@:2}" >"$F/$1" 2>"$F/$1.err" </dev/null 3>&- &
	echo $! >"$F/$1.pid"
	for ((i = 0; i < 2400; i++)); do
		! grep -q '^ready' "$F/$1" || return 0
		sleep 0.05
	done
	cat "$F/$1.err"
	return 1
}

pid_of()
{
	cat "$F/$1.pid"
}

teardown_file()
{
	local f

	for f in "$F"/*.pid; do
		[ -e "$f" ] || continue
		kill "$(cat "$f")"
	done
}
