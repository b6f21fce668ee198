#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# jemalloc as Rust has it: in a program, with a prefix; and in a library that a program loads, beside
# the C library's malloc, with caches of threads that do not lie beside the thread pointer. And the
# same version as malloc, built for addresses of 57 bits: its tree has three levels.

load ../e2e/helper
load ../e2e/allocators

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || return 1
	tests/rust/build >"$BATS_FILE_TMPDIR/archive" 3>&-
}

setup() {
	T=$BATS_TEST_TMPDIR
	children=()
	read -r archive wide <"$BATS_FILE_TMPDIR/archive"
}

# What leak says of the process is what the program says of itself.
same_as_said() {
	sed -n 's/^lost //p' "$T/out" | python3 -c '
import sys
for line in sys.stdin:
    print("0x%x" % (~int(line, 16) & (1 << 64) - 1))' | sort >"$T/lost"
	leak "$pid" 2>"$T/notes" | awk '$1 == "block" { print $2 }' | sort >"$T/found"
	echo "lost $(wc -l <"$T/lost"), found $(wc -l <"$T/found")"
	cat "$T/notes"
	comm -13 "$T/lost" "$T/found" >"$T/false"
	[ ! -s "$T/false" ]
	[ "$(comm -12 "$T/lost" "$T/found" | wc -l)" -ge "$(($(wc -l <"$T/lost") * 99 / 100))" ]
}

@test "a Rust program with jemalloc" {
	command -v rustc >/dev/null || skip "no rustc"
	rustc -O -o "$T/boxes" "$ROOT/tests/rust/boxes.rs" -C "link-arg=$archive" -C link-arg=-lm
	strip "$T/boxes"
	start "$T/boxes" 4
	same_as_said
}

@test "glibc's malloc, and a jemalloc in a library whose TLS is made when it is used" {
	for name in malloc calloc realloc free malloc_usable_size; do
		echo "_rjem_$name je_$name"
	done >"$T/names"
	objcopy --redefine-syms="$T/names" "$archive" "$T/libje.a"
	gcc -shared -o "$T/libown.so" -Wl,--whole-archive "$T/libje.a" -Wl,--no-whole-archive -lm \
		-lpthread
	readelf -rW "$T/libown.so" | grep -q DTPMOD
	gcc -O1 -fno-builtin -o "$T/two" "$ROOT/tests/victims/two_mallocs.c" -lpthread -ldl
	victim -c "$T/two" "$T/libown.so"
}

@test "jemalloc built for addresses of 57 bits" {
	preloaded "$wide"
	cookies "$wide"
}

@test "jemalloc built for addresses of 57 bits, stopped anywhere" {
	anywhere LEDGER_NEXT=1 LD_PRELOAD="$BUILD/tests/ledger/libledger.so $wide" "$VICTIMS/churn"
}
