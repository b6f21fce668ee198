#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# gperftools' tcmalloc of several Debian releases against the ledger, preloaded and linked in; with
# threads stopped anywhere; and with its memory corrupted.

load helper
load allocators

setup_file() {
	local minimal=libtcmalloc-minimal4 full=libgoogle-perftools4

	cd "$BATS_TEST_DIRNAME/../.." || return 1
	tests/libc/fetch trixie sid >"$BATS_FILE_TMPDIR/libc" 2>"$BATS_FILE_TMPDIR/why" 3>&-
	tests/libc/fetch -p "$minimal $full libgoogle-perftools-dev libunwind8" bookworm \
		>"$BATS_FILE_TMPDIR/tcmalloc" 2>>"$BATS_FILE_TMPDIR/why" 3>&-
	tests/libc/fetch -p "${minimal}t64 ${full}t64 libunwind8 libstdc++6 libgcc-s1 liblzma5" \
		trixie sid >>"$BATS_FILE_TMPDIR/tcmalloc" 2>>"$BATS_FILE_TMPDIR/why" 3>&-
	echo "# tcmalloc $(cut -d' ' -f1,2 "$BATS_FILE_TMPDIR/tcmalloc" | tr '\n' ';')" >&3
}

# Sets $libs: the libraries of suite $1.
libraries() {
	fetched tcmalloc "$1"
	libs=$root/usr/lib/x86_64-linux-gnu
	# Blocks lie side by side, and a pointer behind one is a pointer to the next: a small sample
	# tells nothing.
	forget=5
}

@test "tcmalloc 2.10" {
	libraries bookworm
	preloaded "$libs/libtcmalloc_minimal.so.4"
	cookies "$libs/libtcmalloc_minimal.so.4"
}

@test "tcmalloc 2.10 with its profiler" {
	libraries bookworm
	export LD_LIBRARY_PATH=$libs
	preloaded "$libs/libtcmalloc.so.4"
}

@test "tcmalloc 2.16" {
	libraries trixie
	preloaded "$libs/libtcmalloc_minimal.so.4" trixie "$libs"
}

@test "tcmalloc of Debian unstable" {
	libraries sid
	preloaded "$libs/libtcmalloc_minimal.so.4" sid "$libs"
}

@test "tcmalloc of Debian unstable with its profiler" {
	libraries sid
	preloaded "$libs/libtcmalloc.so.4" sid "$libs"
}

@test "tcmalloc 2.10, static and stripped" {
	libraries bookworm
	judge=(-o 1) # it makes its object that implements MallocExtension by its own operator
	linked static "$libs/libtcmalloc_minimal.a" -lstdc++ -lm
}

@test "tcmalloc stopped anywhere: eight threads that do nothing but malloc and free" {
	libraries bookworm
	start env LD_PRELOAD="$BUILD/tests/ledger/libledger.so $libs/libtcmalloc_minimal.so.4" \
		LEDGER="$T/l" LEDGER_NEXT=1 "$VICTIMS/churn" 8
	"$BUILD/tests/ledger/compare" -s -n 10 -i 0 -l "$LEAK" "$T/l" "$pid"
}

@test "tcmalloc's debugging library is refused" {
	libraries bookworm
	start env LD_PRELOAD="$libs/libtcmalloc_minimal_debug.so.4" "$VICTIMS/churn" 2
	wait_for '[ "$(wc -l <"$T/out")" -gt 1 ]'
	run leak "$pid"
	[ "$status" = 1 ]
	[[ $output == *"tcmalloc (in "*"debugging library"* ]]
}

@test "tcmalloc with its memory corrupted" {
	libraries bookworm
	start env LD_PRELOAD="$libs/libtcmalloc_minimal.so.4" "$VICTIMS/churn" 2
	run timeout 300 "$BUILD/tests/fuzz/walk" "$pid" 60
	[ "$status" = 0 ]
	[[ $output == "rounds=60 "* ]]
}
