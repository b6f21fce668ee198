#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# Programs in a container made by hand: a mount and a pid namespace, a root directory and a C
# library of their own. Names, files and allocator are those that the program sees, not ours.

load helper

root_of() {
	unshare --mount true 2>/dev/null || skip "no namespaces here"
	root=$("$ROOT/tests/libc/fetch" -dp "$1" "$2" 3>&- | cut -d' ' -f3)
	[ -n "$root" ] || skip "$1 of $2 cannot be had"
	mkdir -p "$root/victims"
}

# Starts $1, which is in the root directory, as number 1 of its pid namespace; sets $pid.
inside() {
	require_root
	start "$ROOT/tests/libc/enter" -p "$root" "$@"
	pid=$(sed -n 's/^pid //p' "$T/out")
	[ "$(awk '/^NSpid:/ { print $NF }' "/proc/$pid/status")" = 1 ]
}

@test "no /proc" {
	require_root
	unshare --mount true 2>/dev/null || skip "no namespaces here"
	run -1 --separate-stderr unshare --mount sh -c 'umount -l /proc && exec "$0" 1' "$LEAK"
	[[ $stderr == *"nothing is mounted at /proc"* ]]
}

@test "glibc 2.41: the verdict, live and from a core file" {
	require_root
	root_of libstdc++6 trixie
	for name in globals tls threads mapped; do
		cp "$VICTIMS/$name" "$root/victims/"
		victim "$ROOT/tests/libc/enter" -p "$root" "/victims/$name"
	done
}

@test "names come from the program's own files" {
	local name

	require_root
	root_of libstdc++6 trixie
	[ -x "$VICTIMS/objects" ] || skip "no C++ compiler"
	cp "$VICTIMS/objects" "$root/victims/"
	inside /victims/objects
	leak -c "$pid" >"$T/sites" 2>"$T/notes"
	grep -q 'std::_Sp_counted_ptr_inplace<Owner' "$T/sites"
	# The library that is mapped is its own; ours of the same name has other addresses.
	leak -a "$pid" >"$T/blocks"
	grep -q 'vtable_for_Circle' "$T/blocks"
	run ! grep -iE 'replaced|removed|cannot' "$T/notes"
	leak --explain-roots "$pid" >"$T/roots"
	grep -q 'data of libc.so.6' "$T/roots"
}

@test "a core file of it, with its root directory as --sysroot" {
	require_root
	command -v gcore >/dev/null || skip "no gcore"
	root_of libstdc++6 trixie
	cp "$VICTIMS/objects" "$root/victims/" 2>/dev/null || skip "no C++ compiler"
	inside /victims/objects
	leak -c "$pid" >"$T/live"
	gcore -o "$T/core" "$pid" >/dev/null 2>&1 || skip "no gcore"
	leak --sysroot="$root" -c "$T/core.$pid" >"$T/said" 2>"$T/notes"
	diff "$T/live" "$T/said"
}

@test "musl, where the machine has glibc" {
	require_root
	command -v musl-gcc >/dev/null || skip "no musl-gcc"
	root_of musl bookworm
	musl-gcc -O1 -fno-builtin -w -o "$root/victims/globals" "$ROOT/tests/victims/globals.c"
	victim "$ROOT/tests/libc/enter" -p "$root" /victims/globals
	inside /victims/globals
	leak -a "$pid" >"$T/blocks" 2>"$T/notes"
	[ -s "$T/blocks" ]
}
