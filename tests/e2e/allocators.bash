# SPDX-License-Identifier: MIT
# What the tests of all allocators load: the programs that each is tried with, under the ledger.
# With MATRIX (`make test-matrix`) they are more, and what was found goes to that file.
# shellcheck disable=SC2154 # T, pid, ... are helper.bash's

# Sets $root: where allocator $1 of suite $2 was unpacked.
fetched() {
	root=$(awk -v s="$2" '$1 == s { print $3 }' "$BATS_FILE_TMPDIR/$1")
	[ -n "$root" ] || skip "$1 of $2 cannot be had: $(grep ": $2:" "$BATS_FILE_TMPDIR/why")"
	[ "$1" = libc ] || version=$(cat "$root/version")
}

version='' # of the allocator
judge=() # what compare has to know of an allocator
plain=() # "plain": without aligned blocks
forget=50 # of how many blocks one is forgotten

# A program that says "ready", with the ledger in it or preloaded.
truth() {
	echo "$*"
	start env LEDGER="$T/l" LEDGER_FORGET="$forget" LEDGER_FILL=1 "$@"
	# churn is ready when it begins, and then says how far it came.
	[[ $* != */churn* ]] || wait_for '[ "$(wc -l <"$T/out")" -gt 3 ]'
	# shellcheck disable=SC2016 # the shell's that compare starts
	"$BUILD/tests/ledger/compare" -v "${core[@]}" "${judge[@]}" -e -c 'kill -TERM $PID' -l "$LEAK" \
		"$T/l" "$pid" \
		>"$T/said" 2>"$T/notes" || {
		tail -n 20 "$T/said" "$T/notes"
		return 1
	}
	tail -n 1 "$T/said"
	[ -z "${MATRIX:-}" ] || printf '%s\t%s\t%s\t%s\t%s\n' "$BATS_TEST_DESCRIPTION" "${version#*:}" \
		"$*" "${core[0]:-}" "$(tail -n 1 "$T/said")" >>"$MATRIX"
}

# From here on the kernel writes core files to $T, if it may.
kernel_cores() {
	[ "$(cat /proc/sys/kernel/core_pattern)" = core ] && cd "$T" && ulimit -c unlimited
}

# C without threads and with, and C++, each begun by the words of a command, live and as core files.
programs() {
	local core=(-g "$T")

	[[ $* == *--preload* ]] || {
		tried "$@"
		return
	}
	# gdb loses up to a MiB around each guard page of the stacks of glibc 2.42 and later: core files
	# of what a newer loader starts are the kernel's, which end a program.
	core=()
	tried "$@"
	kernel_cores || return 0
	core=(-k "$T")
	if [ -n "${MATRIX:-}" ]; then
		tried "$@"
	else
		truth "$@" "$BUILD/tests/ledger/work" 4 3000 "${plain[@]}"
	fi
}

tried() {
	truth "$@" "$BUILD/tests/ledger/work" 0 2000 "${plain[@]}"
	truth "$@" "$BUILD/tests/ledger/work" 4 3000 "${plain[@]}"
	[ ! -x "$BUILD/tests/ledger/maps" ] || truth "$@" "$BUILD/tests/ledger/maps" 600 500
	[ -z "${MATRIX:-}" ] || truth "$@" "$VICTIMS/churn" 8
}

# The same with library $1 as malloc, run by the loader of $2 if it is newer than the machine's, with
# other libraries of that release in $3.
preloaded() {
	export LEDGER_NEXT=1
	if [ -n "${2:-}" ]; then
		loaded "$2" "$1" "${3:-}"
	else
		programs env LD_PRELOAD="$BUILD/tests/ledger/libledger.so $1"
	fi
}

# The same with the loader and the C library of $1, with library $2 and others in $3 if they are given.
loaded() {
	local libs

	fetched libc "$1"
	libs=$root/usr/lib/x86_64-linux-gnu
	programs "$libs/ld-linux-x86-64.so.2" --library-path "$libs:${3:-}:/usr/lib/x86_64-linux-gnu" \
		--preload "$BUILD/tests/ledger/libledger.so ${2:-}"
}

linked() {
	local core=(-g "$T")

	with_ledger_inside "$@"
}

with_ledger_inside() {
	"$ROOT/tests/ledger/link" "$T/work" "$ROOT/tests/ledger/work.c" "$@"
	truth "$T/work" 0 2000 "${plain[@]}"
	truth "$T/work" 4 3000 "${plain[@]}"
	[ -n "${MATRIX:-}" ] || return 0
	"$ROOT/tests/ledger/link" "$T/maps" "$ROOT/tests/ledger/maps.cc" "$@"
	truth "$T/maps" 600 500
	"$ROOT/tests/ledger/link" "$T/churn" "$ROOT/tests/victims/churn.c" "$@"
	truth "$T/churn" 8
}

# Blocks of one word with library $1 as malloc.
cookies() {
	[ ! -x "$VICTIMS/cookies" ] || victim env LD_PRELOAD="$1" "$VICTIMS/cookies"
}

# A program that does nothing but malloc and free in eight threads, begun by the words of a command,
# looked at wherever it happens to be. Each thread has a block in its hands, and up to $joined more that
# it makes one of.
anywhere() {
	start env LEDGER="$T/l" "$@" 8
	"$BUILD/tests/ledger/compare" -s -o $((8 * ${joined:-0})) -n 8 -i 0 -l "$LEAK" "$T/l" "$pid"
	kill -KILL "$pid"
	wait "$pid" 2>/dev/null || true
}
