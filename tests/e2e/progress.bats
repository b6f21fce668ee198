#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# The line that says how far it is, on a terminal. LEAK_PROGRESS=0 has it from the start.
# shellcheck disable=SC2154 # pid is set by start
load helper

# Runs a command under a terminal of its own; $T/said is what it was sent, a line for each rewrite.
on_terminal() {
	script -qec "$* >/dev/null" "$T/typescript" >/dev/null
	sed '1d;$d' "$T/typescript" | tr '\r' '\n' >"$T/said"
}

@test "progress: phase, percent and rate, and nothing of it is left" {
	local command

	start "$BUILD/tests/manual/blocks" 300000
	for command in leak umem; do
		export LEAK_PROGRESS=0
		on_terminal "$BUILD/src/$command" "$pid"
		grep -qE "^$command: (starting|reading memory, [0-9]+ %, [0-9.]+ [kMG]?B/s|following pointers, [0-9]+ %, [0-9.]+ [kMG]?pointers/s|adding up) *\$" "$T/said"
		# The last word is written over with blanks before the summary comes.
		grep -B1 -E "^$command: $pid .* of the heap understood" "$T/said" | head -n 1 | grep -qE '^ +$'
	done
}

@test "progress: none in the first second" {
	start "$BUILD/tests/manual/blocks" 1000
	LEAK_PROGRESS=3600 on_terminal "$LEAK" "$pid"
	run ! grep -E 'reading|starting|following' "$T/said"
}

@test "progress: none where standard error is no terminal" {
	start "$BUILD/tests/manual/blocks" 300000
	LEAK_PROGRESS=0 script -qec "$LEAK $pid 2>$T/notes >/dev/null" "$T/typescript" >/dev/null
	run ! grep -E 'reading|starting|following' "$T/notes" "$T/typescript"
	[ "$(wc -l <"$T/notes")" = 1 ]
}
