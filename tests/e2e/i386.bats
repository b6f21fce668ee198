#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# Programs of 32 bits on a machine of 64: the victims, other C libraries, the ledger.
#
# Where addresses have 32 bits any number looks like one, and a lost block of megabytes, or some of
# a hundred megabytes of small ones, may be held by it: that is what -l and the lower recall allow.
# Nothing else may differ.

load helper

small=(aligned bins brk_blocked brk_shared contexts disguised forked globals joined kernel libc_holds
	mappings registers shapes stacks stale tcache tls trim)

setup_file() {
	ROOT=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
	"$ROOT/tests/libc/fetch" bullseye:i386 trixie:i386 sid:i386 experimental:i386 3>&- \
		>"$BATS_FILE_TMPDIR/libcs" 2>"$BATS_FILE_TMPDIR/why"
	echo "# $(cut -d' ' -f1,2 "$BATS_FILE_TMPDIR/libcs" | tr '\n' ';')" >&3
}

# Threads share arenas here when there are more than twice as many as processors, and who then gets
# which chunk back is a matter of time: not so for what says where each of them is.
export GLIBC_TUNABLES=glibc.malloc.arena_max=64

# The programs made of these sources, in $made.
make_32() {
	local source to

	made=$BUILD/i386
	mkdir -p "$made"
	# The kernel's headers are the same for both; the link to them that g++-multilib has is not there
	# beside a cross compiler.
	local flags=(-m32 -idirafter "/usr/include/$(gcc -print-multiarch)")
	printf '#include <errno.h>\nint main(void) { return errno; }\n' >"$T/p.c"
	gcc "${flags[@]}" -o "$T/p" "$T/p.c" 2>/dev/null && "$T/p" || skip "no 32-bit compiler"
	for source; do
		to=$made/$(basename "${source%.*}") source=$ROOT/tests/$source
		[ "$to" -nt "$source" ] && [ "$to" -nt "$ROOT/tests/victims/victim.h" ] && continue
		case $source in
		*.cc) g++ "${flags[@]}" -O2 -o "$to" "$source" -lpthread ;;
		*/ledger.c)
			gcc "${flags[@]}" -O2 -fno-builtin -fvisibility=hidden -fPIC -shared \
				-o "$made/libledger.so" "$source" -ldl
			;;
		*) gcc "${flags[@]}" -msse2 -O1 -fno-builtin -w -o "$to" "$source" -lpthread -ldl -lrt ;;
		esac
	done
}

make_victims() {
	local names=("${@/%/.c}")

	make_32 "${names[@]/#/victims/}"
}

truth() {
	local status=0

	"$ROOT/tests/ledger/run" -m "$made" "$@" 3>&- || status=$?
	[ $status != 77 ] || skip "cannot run here"
	return $status
}

@test "every way to hold or lose memory" {
	make_victims "${small[@]}"
	for name in "${small[@]}"; do
		echo "$name"
		victim -l 25 "$made/$name"
	done
}

@test "big blocks, many threads" {
	make_victims mapped threads
	victim -l 40 "$made/mapped"
	victim -l 5 "$made/threads"
}

@test "a process and its core file give the same answer" {
	make_victims globals tls stacks registers mapped bins shapes
	for name in globals tls stacks registers bins shapes; do
		echo "$name"
		victim -c -l 25 "$made/$name"
	done
	victim -c -l 40 "$made/mapped"
}

@test "a core file that the kernel wrote, cut short and compressed too" {
	make_victims tls
	[ "$(cat /proc/sys/kernel/core_pattern)" = core ] || skip "core files go elsewhere"
	(
		cd "$T"
		ulimit -c unlimited
		start "$made/tls"
		leak "$pid" >live
		kill -ABRT "$pid"
		wait "$pid" || true
		mv core* saved
	)
	leak "$T/saved" >"$T/said"
	[ -s "$T/said" ]
	cmp "$T/live" "$T/said"
	zstd -q "$T/saved"
	leak "$T/saved.zst" >"$T/said"
	cmp "$T/live" "$T/said"
}

# Victims built against the oldest library, run with that of suite $1.
with_loader() {
	local oldest root name
	local names=(globals tls tcache bins trim brk_blocked)

	make_victims globals
	root=$(awk -v s="$1:i386" '$1 == s { print $3 }' "$BATS_FILE_TMPDIR/libcs")
	[ -n "$root" ] || skip "$1 cannot be had: $(grep "$1" "$BATS_FILE_TMPDIR/why")"
	oldest=$(head -n 1 "$BATS_FILE_TMPDIR/libcs" | cut -d' ' -f3)
	"$ROOT/tests/libc/victims" "$oldest" "$oldest/victims" dynamic "${names[@]}" mapped
	for name in "${names[@]}"; do
		echo "$1 $name"
		victim -l 25 "$ROOT/tests/libc/start" "$root" "$oldest/victims/$name"
	done
	victim -l 40 "$ROOT/tests/libc/start" "$root" "$oldest/victims/mapped"
}

@test "glibc 2.31" {
	with_loader bullseye
}

@test "glibc 2.41" {
	with_loader trixie
}

@test "glibc of Debian unstable" {
	with_loader sid
}

@test "the newest glibc, of Debian experimental" {
	with_loader experimental
}

@test "static and stripped" {
	local root name

	make_victims globals
	for suite in bullseye trixie; do
		root=$(awk -v s="$suite:i386" '$1 == s { print $3 }' "$BATS_FILE_TMPDIR/libcs")
		[ -n "$root" ] || skip "$suite cannot be had"
		"$ROOT/tests/libc/victims" "$root" "$root/victims-static" static globals tcache bins
		for name in globals tcache bins; do
			strip "$root/victims-static/$name"
			echo "$suite static $name"
			victim -l 25 "$root/victims-static/$name"
		done
	done
}

@test "ledger: std::map and std::string" {
	make_32 ledger/ledger.c ledger/maps.cc
	truth maps
}

@test "ledger: 64 threads with arenas" {
	make_32 ledger/ledger.c victims/churn.c
	truth threads
}

@test "ledger: perl and python3 in a root directory of their own" {
	local root

	require_root
	make_32 ledger/ledger.c
	root=$("$ROOT/tests/libc/fetch" -dp "python3 perl-base coreutils" trixie:i386 3>&- |
		cut -d' ' -f3)
	[ -n "$root" ] || skip "the packages cannot be had"
	truth -R "$root" perl
	truth -R "$root" python
}

@test "C++: containers, and the types of what is lost" {
	make_32 victims/objects.cc
	victim -c "$made/objects"
	start "$made/objects"
	leak -c "$pid" >"$T/sites"
	grep -qF 'Circle' "$T/sites"
	grep -qF 'std::_Sp_counted_ptr_inplace<Owner' "$T/sites"
}
