#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# Every allocator against the ledger: programs in C and C++, with threads and without, of several
# releases of each allocator. What leak says of the process and of its core file must be the
# ledger's truth: nothing missing, nothing too much, every size, at least 99 % of what was
# forgotten, and no block called lost that the program gives back later.

load helper
load allocators

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || return 1
	tests/libc/fetch trixie sid >"$BATS_FILE_TMPDIR/libc" 2>"$BATS_FILE_TMPDIR/why" 3>&-
	tests/libc/fetch -p "musl musl-dev" ubuntu/focal bullseye bookworm sid \
		>"$BATS_FILE_TMPDIR/musl" 2>>"$BATS_FILE_TMPDIR/why" 3>&-
	tests/libc/fetch -p "libjemalloc2 libjemalloc-dev" bullseye bookworm sid \
		>"$BATS_FILE_TMPDIR/jemalloc" 2>>"$BATS_FILE_TMPDIR/why" 3>&-
	for name in musl jemalloc; do
		echo "# $name $(cut -d' ' -f1,2 "$BATS_FILE_TMPDIR/$name" | tr '\n' ';')" >&3
	done
}

@test "glibc" {
	programs env LD_PRELOAD="$BUILD/tests/ledger/libledger.so"
}

@test "glibc of Debian stable" {
	loaded trixie
}

@test "glibc of Debian unstable" {
	loaded sid
}

@test "glibc, static and stripped" {
	linked static
}

musl() {
	fetched musl "$1"
	linked musl "$root"
	linked musl-static "$root"
}

@test "musl 1.1.24, with oldmalloc, dynamic and static" {
	musl ubuntu/focal
}

@test "musl 1.2.2, dynamic and static" {
	musl bullseye
}

@test "musl 1.2.3, dynamic and static" {
	musl bookworm
}

@test "musl of Debian unstable, dynamic and static" {
	musl sid
}

@test "jemalloc 5.2.1" {
	fetched jemalloc bullseye
	preloaded "$root/usr/lib/x86_64-linux-gnu/libjemalloc.so.2"
}

@test "jemalloc 5.3.0" {
	fetched jemalloc bookworm
	preloaded "$root/usr/lib/x86_64-linux-gnu/libjemalloc.so.2"
	cookies "$root/usr/lib/x86_64-linux-gnu/libjemalloc.so.2"
}

@test "jemalloc of Debian unstable" {
	fetched jemalloc sid
	preloaded "$root/usr/lib/x86_64-linux-gnu/libjemalloc.so.2" sid
}

@test "jemalloc 5.3.0, static and stripped" {
	fetched jemalloc bookworm
	linked static "$root/usr/lib/x86_64-linux-gnu/libjemalloc.a" -lm -lstdc++
}

@test "jemalloc 5.2.1 and 5.3.0 stopped anywhere: eight threads that do nothing but malloc and free" {
	for suite in bullseye bookworm; do
		fetched jemalloc "$suite"
		lib=$root/usr/lib/x86_64-linux-gnu/libjemalloc.so.2
		anywhere LEDGER_NEXT=1 LD_PRELOAD="$BUILD/tests/ledger/libledger.so $lib" "$VICTIMS/churn"
	done
}

@test "musl's mallocs stopped anywhere: eight threads that do nothing but malloc and free" {
	for suite in ubuntu/focal sid; do
		fetched musl "$suite"
		"$ROOT/tests/ledger/link" "$T/churn" "$ROOT/tests/victims/churn.c" musl "$root"
		joined=2 anywhere "$T/churn"
	done
}

# --- several in one process ---

# jemalloc under another name, as in redis or in Rust programs: $T/je.o.
prefixed_jemalloc() {
	fetched jemalloc bookworm
	mkdir "$T/o"
	(cd "$T/o" && ar x "$root/usr/lib/x86_64-linux-gnu/libjemalloc_pic.a" && rm -f jemalloc_cpp*)
	ld -r -o "$T/je.o" "$T"/o/*.o
	for name in malloc calloc realloc free memalign posix_memalign aligned_alloc valloc \
		malloc_usable_size; do
		echo "$name je_$name"
	done >"$T/names"
	objcopy --redefine-syms="$T/names" "$T/je.o"
}

@test "glibc's malloc, and a jemalloc with a prefix in the program" {
	prefixed_jemalloc
	gcc -O1 -fno-builtin -o "$T/two" "$ROOT/tests/victims/two_mallocs.c" "$T/je.o" -lm -lpthread -ldl
	strip "$T/two"
	victim -c "$T/two"
}

@test "glibc's malloc, and a jemalloc inside a library that the program loads" {
	prefixed_jemalloc
	gcc -O1 -fno-builtin -o "$T/two" "$ROOT/tests/victims/two_mallocs.c" -lpthread -ldl
	gcc -shared -o "$T/libown.so" "$T/je.o" -lm -lpthread
	export GLIBC_TUNABLES=glibc.rtld.optional_static_tls=16384
	victim -c "$T/two" "$T/libown.so"
}

@test "a malloc that cannot be walked: exit 1, and what it is" {
	start env LD_PRELOAD="$VICTIMS/libstranger.so" "$VICTIMS/globals"
	run --separate-stderr leak "$pid"
	[ "$status" = 1 ]
	[ -z "$output" ]
	[[ $stderr == *"its malloc is Hoard (in "*"libstranger.so"*"), which leak cannot walk"* ]]
}

@test "jemalloc 3.6 has another layout: exit 1, and which build it is" {
	"$ROOT/tests/libc/fetch" -p libjemalloc1 ubuntu/bionic >"$BATS_FILE_TMPDIR/jemalloc1" \
		2>>"$BATS_FILE_TMPDIR/why" 3>&-
	fetched jemalloc1 ubuntu/bionic
	start env LD_PRELOAD="$root/usr/lib/x86_64-linux-gnu/libjemalloc.so.1" "$VICTIMS/globals"
	run --separate-stderr leak "$pid"
	[ "$status" = 1 ]
	[ -z "$output" ]
	[[ $stderr == *"its malloc is jemalloc (in "*"libjemalloc.so.1, build-id "*"), which leak cannot walk"* ]]
}

@test "a malloc that cannot be walked beside one that can: that is examined, and the other said" {
	start env STRANGER=guest LD_PRELOAD="$VICTIMS/libstranger.so" "$VICTIMS/globals"
	run --separate-stderr leak "$pid"
	[ "$status" = 0 ]
	[ "$(grep -c '^block 0x[0-9a-f]* 0x00000308 ' <<<"$output")" -ge 99 ]
	[[ $stderr == *"Hoard (in "*"libstranger.so"*") is in this process too; leak cannot walk it"* ]]
	[[ $stderr == *", 100% of what was walked understood; "* ]]
}

@test "a malloc that nobody knows, and aligned blocks from the C library's: both are said" {
	gcc -O1 -fno-builtin -fPIC -shared -DUNKNOWN -o "$T/libunknown.so" \
		"$ROOT/tests/victims/stranger.c"
	start env LD_PRELOAD="$T/libunknown.so" "$VICTIMS/aligned"
	run --separate-stderr leak -a "$pid"
	[ "$status" = 0 ]
	[ -n "$output" ]
	[[ $stderr == *"A malloc that is not known (in "*"libunknown.so"*") is in this process too"* ]]
	[[ $stderr == *", 100% of what was walked understood; "* ]]
}

@test "an operator new beside malloc: a root, and said if it does not ask malloc" {
	cat >"$T/new.c" <<-'END'
		#include <stdlib.h>
		#include <sys/mman.h>
		static char *at, *end;
		void *_Znwm(unsigned long n)
		{
			n = (n + 15) & ~15ul;
		#ifdef ASK
			return malloc(n);
		#endif
			if (n > (unsigned long)(end - at))
				end = (at = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE,
						 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) + (1 << 20);
			at += n;
			return at - n;
		}
	END
	cat >"$T/objects.c" <<-'END'
		#include <stdlib.h>
		#include <unistd.h>
		void *_Znwm(unsigned long);
		static void **head;
		int main(void)
		{
			for (int i = 0; i < 2000; i++) {
				void **object = _Znwm(48);
				object[0] = head;
				object[1] = malloc(776);
				head = object;
			}
			write(1, "ready\n", 6);
			return sleep(100);
		}
	END
	for how in OWN ASK; do
		gcc -w -O1 -D$how -fPIC -shared -o "$T/lib$how.so" "$T/new.c"
		gcc -w -O1 -o "$T/objects$how" "$T/objects.c" "$T/lib$how.so" -Wl,-rpath,"$T"
		start "$T/objects$how"
		run -0 --separate-stderr leak "$pid"
		[ -z "$output" ]
		if [ $how = OWN ]; then
			[[ $stderr == *"An operator new that does not ask malloc (in "*"libOWN.so"*") is in this process too"* ]]
			[[ $stderr == *", 100% of what was walked understood; "* ]]
		else
			[[ $stderr != *"operator new"* && $stderr == *", 100% of the heap understood; "* ]]
		fi
	done
}

@test "CPython's arenas: leak and umem say how much they are" {
	command -v python3 >/dev/null || skip "no python3"
	start python3 -c 'import time
lists = [[i, str(i)] for i in range(100000)]
print("ready", flush=True)
time.sleep(100)'
	run -0 --separate-stderr leak "$pid"
	[[ $stderr =~ "CPython's arenas of small objects: "([0-9.]+)" MB in mappings of their own" ]]
	said=${BASH_REMATCH[1]}
	run -0 --separate-stderr "${LEAK%/*}/umem" "$pid"
	[[ $stderr == *"CPython's arenas of small objects: $said MB in mappings of their own"* ]]
}

# --- languages that collect their own garbage ---

@test "a language's own heap: it is said that it was not examined" {
	gcc -shared -o "$T/libmono.so" -x c - <<<'int mono_jit_init(void) { return 0; }'
	start env LD_PRELOAD="$T/libmono.so" "$VICTIMS/globals"
	run -0 --separate-stderr leak "$pid"
	[ "$(grep -c '^block' <<<"$output")" -gt 10 ]
	[[ $stderr == *"Mono's heap (of libmono.so) is not malloc's: its objects were not examined, and count as roots"* ]]
	[[ $stderr == *", 100% of what was walked understood; "* ]]
}

@test "engines of JavaScript behind one interface: it is said whose heap it is, where that can be told" {
	for version in BUN_9 OTHER_9; do
		echo "$version { global: napi_create_object; };" >"$T/version"
		gcc -shared -o "$T/lib$version.so" "-Wl,--version-script=$T/version" -x c - \
			<<<'int napi_create_object(void) { return 0; }'
		start env LD_PRELOAD="$T/lib$version.so" "$VICTIMS/globals"
		leak "$pid" 2>>"$T/notes"
	done
	grep -q "JavaScriptCore's heap (of libBUN_9.so) is not malloc's" "$T/notes"
	grep -q "a JavaScript engine's heap (of libOTHER_9.so) is not malloc's" "$T/notes"
}

@test "a program of Go's, without a malloc: it is said that its heap was not examined" {
	cat >"$T/go.c" <<-'END'
		#include <sys/mman.h>
		#include <unistd.h>
		char mark[] __attribute__((aligned(16))) = "\xff Go buildinf:";
		int main(void)
		{
			mmap((void *)0xc000000000, 1 << 22, PROT_READ | PROT_WRITE,
				MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
			write(1, "ready\n", 6);
			return sleep(100);
		}
	END
	gcc -w -static -o "$T/go" "$T/go.c"
	start "$T/go"
	run -0 --separate-stderr leak "$pid"
	[ -z "$output" ]
	[[ $stderr == *"Go's heap (of go) is not malloc's: its objects were not examined, and count as roots"* ]]
}

# Real programs as they come, at work.
real() {
	local status=0

	"$ROOT/tests/ledger/run" -n 2 "$@" 3>&- || status=$?
	[ $status != 77 ] || skip "cannot run here"
	return $status
}

@test "jemalloc with its memory corrupted" {
	fetched jemalloc bookworm
	start env LD_PRELOAD="$root/usr/lib/x86_64-linux-gnu/libjemalloc.so.2" "$VICTIMS/churn" 2
	run timeout 300 "$BUILD/tests/fuzz/walk" "$pid" 60
	[ "$status" = 0 ]
	[[ $output == "rounds=60 "* ]]
}

@test "redis-server with the jemalloc that it is linked with" {
	real -a own redis
}

@test "perl with jemalloc preloaded" {
	fetched jemalloc bookworm
	real -a "$root/usr/lib/x86_64-linux-gnu/libjemalloc.so.2" perl
}

@test "nginx with jemalloc preloaded" {
	fetched jemalloc bookworm
	real -a "$root/usr/lib/x86_64-linux-gnu/libjemalloc.so.2" nginx
}
