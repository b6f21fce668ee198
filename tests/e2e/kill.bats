#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# The target comes first: whatever becomes of leak, it works on (target.bats kills leak).

load helper

# The last count that churn printed.
count() {
	tail -n 1 "$T/out"
}

# All threads run or sleep; none is stopped, and none traced.
unharmed() {
	local status

	[ -d "/proc/$pid" ] || return 1
	for status in /proc/"$pid"/task/*/status; do
		grep -q '^TracerPid:[[:space:]]*0$' "$status" || return 1
		grep -qE '^State:[[:space:]]*[RSD]' "$status" || return 1
	done
}

@test "SIGINT and SIGTERM: the target's work goes on" {
	local i signal

	start "$VICTIMS/churn" 4 2000
	for ((i = 0; i < 20; i++)); do
		[ $((i % 2)) = 0 ] && signal=INT || signal=TERM
		"$LEAK" "$pid" >/dev/null 2>&1 3>&- &
		child=$!
		sleep "0.$(printf %03d $((RANDOM % 60)))"
		kill -$signal $child 2>/dev/null || true
		wait $child 2>/dev/null || true
		wait_for unharmed
	done
}

@test "a signal that arrives while it stands still is not lost" {
	local i

	for ((i = 0; i < 10; i++)); do
		start "$VICTIMS/churn" 4
		leak "$pid" >"$T/stdout" 2>&1 3>&- &
		child=$!
		sleep "0.00$((RANDOM % 10))"
		kill -TERM "$pid"
		wait $child || true
		wait_for '[ "$(count)" = end ]'
	done
}
