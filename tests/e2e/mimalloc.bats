#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# mimalloc of several Debian releases against the ledger, preloaded; with threads stopped anywhere;
# and with its memory corrupted.

load helper
load allocators

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || return 1
	tests/libc/fetch trixie sid >"$BATS_FILE_TMPDIR/libc" 2>"$BATS_FILE_TMPDIR/why" 3>&-
	tests/libc/fetch -p libmimalloc2.0 bookworm \
		>"$BATS_FILE_TMPDIR/mimalloc" 2>>"$BATS_FILE_TMPDIR/why" 3>&-
	tests/libc/fetch -p "libmimalloc3 libstdc++6 libgcc-s1" trixie sid \
		>>"$BATS_FILE_TMPDIR/mimalloc" 2>>"$BATS_FILE_TMPDIR/why" 3>&-
	echo "# mimalloc $(cut -d' ' -f1,2 "$BATS_FILE_TMPDIR/mimalloc" | tr '\n' ';')" >&3
}

# Sets $libs: the libraries of suite $1.
libraries() {
	fetched mimalloc "$1"
	libs=$root/usr/lib/x86_64-linux-gnu
	judge=(-b)
	# What is before an aligned block in its own may lead to others: a small sample tells nothing.
	forget=5
}

@test "mimalloc 2.0.9" {
	libraries bookworm
	preloaded "$libs/libmimalloc.so.2.0"
	cookies "$libs/libmimalloc.so.2.0"
}

# A block that is aligned in it and was freed may be given out twice by this version.
@test "mimalloc 3.0.1" {
	libraries trixie
	plain=(plain)
	preloaded "$libs/libmimalloc.so.3" trixie "$libs"
}

# The map of 3.0.1 keeps leading to pages that are gone, and to parts of them where others are now.
@test "mimalloc 3.0.1: pages where others were, and what is not its map" {
	local loader ledger=$BUILD/tests/ledger

	libraries trixie
	fetched libc trixie
	loader=$root/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
	export LEDGER_NEXT=1
	truth "$loader" --library-path "${loader%/*}:$libs:/usr/lib/x86_64-linux-gnu" \
		--preload "$ledger/libledger.so $libs/libmimalloc.so.3 $ledger/libno_map.so" "$ledger/holes"
}

@test "mimalloc of Debian unstable is refused, and it is said which build it is" {
	local loader

	libraries sid
	fetched libc sid
	loader=$root/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
	start "$loader" --library-path "${loader%/*}" --preload "$libs/libmimalloc.so.3" \
		"$VICTIMS/churn" 2
	wait_for '[ "$(wc -l <"$T/out")" -gt 1 ]'
	run leak "$pid"
	[ "$status" = 1 ]
	[[ $output == *"its malloc is mimalloc (in "*", build-id "* ]]
}

@test "mimalloc stopped anywhere: eight threads that do nothing but malloc and free" {
	libraries bookworm
	start env LD_PRELOAD="$BUILD/tests/ledger/libledger.so $libs/libmimalloc.so.2.0" LEDGER="$T/l" \
		LEDGER_NEXT=1 "$VICTIMS/churn" 8
	"$BUILD/tests/ledger/compare" -s -n 10 -i 0 -l "$LEAK" "$T/l" "$pid"
}

@test "mimalloc with its memory corrupted" {
	libraries bookworm
	start env LD_PRELOAD="$libs/libmimalloc.so.2.0" "$VICTIMS/churn" 2
	run timeout 300 "$BUILD/tests/fuzz/walk" "$pid" 60
	[ "$status" = 0 ]
	[[ $output == "rounds=60 "* ]]
}
