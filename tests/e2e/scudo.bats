#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# Scudo of several LLVM releases against the ledger, preloaded and linked in; a core file; with
# threads stopped anywhere; and with its memory corrupted.

load helper
load allocators

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || return 1
	tests/libc/fetch trixie >"$BATS_FILE_TMPDIR/libc" 2>"$BATS_FILE_TMPDIR/why" 3>&-
	for package in "libclang-common-11-dev bullseye" "libclang-common-13-dev bullseye" \
		"libclang-rt-14-dev bookworm" "libclang-rt-19-dev trixie" "libclang-rt-24-dev experimental"; do
		tests/libc/fetch -p "${package% *}" "${package#* }" 2>>"$BATS_FILE_TMPDIR/why" 3>&- |
			sed "s/^[a-z]* [0-9]*:\([0-9]*\)/\1 &/"
	done >"$BATS_FILE_TMPDIR/scudo"
	echo "# scudo $(cut -d' ' -f3 "$BATS_FILE_TMPDIR/scudo" | tr '\n' ';')" >&3
}

# Sets $lib: the library of LLVM $1, but for ".so" and ".a".
library() {
	root=$(awk -v s="$1" '$1 == s { print $4 }' "$BATS_FILE_TMPDIR/scudo")
	[ -n "$root" ] || skip "Scudo of LLVM $1 cannot be had: $(tail -n 1 "$BATS_FILE_TMPDIR/why")"
	lib=$(echo "$root/usr/lib/llvm-$1/lib/clang"/*/lib/linux)/libclang_rt.scudo_standalone-x86_64
	[ -e "$lib.a" ]
	# shellcheck disable=SC2034 # allocators.bash tells it
	version=$(cat "$root/version")
	# What it has the loader and the C library allocate for it, from inside.
	judge=(-o 6)
}

# gdb writes all of the 180 GB that it keeps for its regions: no core files of gcore's, but the
# kernel's, which end a program.
programs() {
	local core=()

	tried "$@"
	[ -z "${MATRIX:-}" ] || cores "$@"
}

cores() {
	local core=(-k "$T")

	kernel_cores || skip "core files go elsewhere"
	export LEDGER_NEXT=1
	tried "$@"
}

@test "Scudo of LLVM 13" {
	library 13
	preloaded "$lib.so"
}

@test "Scudo of LLVM 14" {
	library 14
	preloaded "$lib.so"
}

@test "Scudo of LLVM 19" {
	library 19
	preloaded "$lib.so" trixie
}

@test "Scudo of LLVM 24" {
	library 24
	preloaded "$lib.so" trixie
}

@test "Scudo of LLVM 14, static and stripped" {
	local core=() scudo

	library 14
	scudo=("-Wl,--whole-archive" "$lib.a" "-Wl,--no-whole-archive"
		"${lib/standalone/standalone_cxx}.a" -lstdc++)
	with_ledger_inside static "${scudo[@]}"
	[ -n "${MATRIX:-}" ] || return 0
	core=(-k "$T")
	kernel_cores || skip "core files go elsewhere"
	with_ledger_inside static "${scudo[@]}"
}

@test "Scudo in core files that the kernel wrote" {
	library 14
	cores env LD_PRELOAD="$BUILD/tests/ledger/libledger.so $lib.so"
}

@test "Scudo of LLVM 24 in core files that the kernel wrote" {
	local loader

	library 24
	fetched libc trixie
	loader=$root/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
	cores "$loader" --library-path "${loader%/*}:/usr/lib/x86_64-linux-gnu" \
		--preload "$BUILD/tests/ledger/libledger.so $lib.so"
}

@test "Scudo's quarantine: what is in it is free" {
	library 14
	start env LD_PRELOAD="$BUILD/tests/ledger/libledger.so $lib.so" LEDGER="$T/l" LEDGER_NEXT=1 \
		SCUDO_OPTIONS=quarantine_size_kb=1024:thread_local_quarantine_size_kb=64:quarantine_max_chunk_size=2048 \
		"$BUILD/tests/ledger/work" 2 1000
	"$BUILD/tests/ledger/compare" -v -o 6 -l "$LEAK" "$T/l" "$pid"
}

@test "Scudo stopped anywhere: eight threads that do nothing but malloc and free" {
	library 14
	start env LD_PRELOAD="$BUILD/tests/ledger/libledger.so $lib.so" LEDGER="$T/l" LEDGER_NEXT=1 \
		"$VICTIMS/churn" 8
	"$BUILD/tests/ledger/compare" -s -o 6 -n 10 -i 0 -l "$LEAK" "$T/l" "$pid"
}

@test "Scudo of LLVM 11 has another layout: exit 1, and which build it is" {
	library 11
	"$ROOT/tests/ledger/link" "$T/work" "$ROOT/tests/ledger/work.c" static \
		-Wl,--whole-archive "$lib.a" -Wl,--no-whole-archive "${lib/standalone/standalone_cxx}.a" \
		-lstdc++
	start env LEDGER="$T/l" "$T/work" 0 2000
	run leak "$pid"
	[ "$status" = 1 ]
	[[ $output == *"its malloc is Scudo (in "*", build-id "* ]]
}

@test "Scudo with its memory corrupted" {
	library 14
	start env LD_PRELOAD="$lib.so" "$VICTIMS/churn" 2
	run timeout 100 "$BUILD/tests/fuzz/walk" "$pid" 60
	[ "$status" = 0 ]
	[[ $output == "rounds=60 "* ]]
}
