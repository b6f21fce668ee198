#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# Pools: libraries that carve objects from blocks of malloc's, or from mappings, and keep in them the
# only pointers to other blocks. Nothing of that may be called lost.

load helper
load allocators

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || return 1
	# GLib forwards to malloc from 2.76 on; talloc's and APR's pools stay what they are.
	tests/libc/fetch -p "libglib2.0-0 libpcre2-8-0 libtalloc2 libapr1 libuuid1 libcrypt1" bookworm \
		>"$BATS_FILE_TMPDIR/pools" 2>"$BATS_FILE_TMPDIR/why" 3>&-
}

pools() {
	local core=(-g "$T")

	fetched pools bookworm
	export LD_LIBRARY_PATH=$root/usr/lib/x86_64-linux-gnu:$root/lib/x86_64-linux-gnu
	truth env LD_PRELOAD="$BUILD/tests/ledger/libledger.so" "$BUILD/tests/ledger/pools" "$@"
}

@test "GLib's slices" {
	pools glib libglib-2.0.so.0
}

@test "talloc's trees and pools" {
	pools talloc libtalloc.so.2
}

@test "APR's pools: leak and umem say how much they are" {
	pools apr libapr-1.so.0
	start "$BUILD/tests/ledger/pools" apr libapr-1.so.0
	run -0 --separate-stderr leak "$pid"
	[[ $stderr =~ "APR's pools: "([0-9.]+)" MB in mappings of their own" ]]
	run -0 --separate-stderr "${LEAK%/*}/umem" "$pid"
	[[ $stderr =~ "APR's pools: "([0-9.]+)" MB in mappings of their own" ]]
}

# Real programs, which serve files while they are examined.
serving() {
	local status=0

	"$ROOT/tests/ledger/run" -n 2 "$1" 3>&- || status=$?
	[ $status != 77 ] || skip "cannot run here"
	return $status
}

@test "nginx and its pools" {
	serving nginx
}

@test "apache2 with threads, and its pools" {
	serving apache
}
