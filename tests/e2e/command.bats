#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# What leak is told, and what it answers: names, formats, exit statuses, commands of its own.

load helper

setup() {
	T=$BATS_TEST_TMPDIR
	children=()
	cat >"$T/leaky.c" <<-'END'
		#include <stdlib.h>
		#include <string.h>
		#include <unistd.h>
		static void lose(int n) { char *p = malloc(n); memset(p, 'x', n); }
		int main(int argc, char **argv)
		{
			char room[4096];
			for (int i = 0; argc > 2 && i < atoi(argv[2]); i++)
				lose(100);
			memset(room, 0, sizeof(room));
			if (argc > 1 && !strcmp(argv[1], "abort")) abort();
			if (argc > 1 && !strcmp(argv[1], "_exit")) _exit(7);
			return argc > 1 ? atoi(argv[1]) : room[17];
		}
	END
	gcc -O0 -o "$T/leaky" "$T/leaky.c"
}

@test "a name echoes a command line with every process of that name" {
	cp "$VICTIMS/globals" "$T/has-a-name"
	start "$T/has-a-name"
	first=$pid
	start "$T/has-a-name"
	[ "$(leak -s has-a-name)" = "leak -s $first $pid" ]
	[ "$(leak -a has-a-name)" = "leak -a $first $pid" ]
	[ "$(leak has-a-name | PATH=${LEAK%/*}:$PATH sh 2>/dev/null | grep -c '^# ')" -ge 1 ]
}

@test "several processes: each address space under its own line" {
	start "$VICTIMS/globals"
	first=$pid
	start "$VICTIMS/tls"
	leak "$first" "$pid" >"$T/stdout"
	grep -qE "^# $pid tls" "$T/stdout"
}

@test "seven fields, by address" {
	start "$VICTIMS/globals"
	leak "$pid" >"$T/stdout" 2>"$T/stderr"
	[ "$(wc -l <"$T/stdout")" = 65 ]
	[ -z "$(grep -vE '^block 0x[0-9a-f]{8,} 0x[0-9a-f]{8,} 0x[0-9a-f]{8,} 0x[0-9a-f]{8,} [^ ]+ [^ ]+$' "$T/stdout")" ]
	awk '{ print $2 }' "$T/stdout" | LC_ALL=C sort -c
	grep -qE '65 leaks .*[0-9]+ bytes.*sites.*examined [0-9]+ blocks.*understood.*stood still [0-9.]+ ms' "$T/stderr"
}

@test "-a, -d and both" {
	start "$VICTIMS/tcache"
	freed=$(grep -c ^free "$T/out")
	leak -d "$pid" >"$T/d" 2>/dev/null
	[ -z "$(grep -v '^free ' "$T/d")" ]
	[ "$(wc -l <"$T/d")" -ge "$freed" ]
	leak -a "$pid" >"$T/a" 2>/dev/null
	[ -z "$(grep -v '^block ' "$T/a")" ]
	leak -a -d "$pid" >"$T/ad" 2>/dev/null
	cat "$T/a" "$T/d" | sort | diff - <(sort "$T/ad")
}

@test "exit status: leaks are no failure unless asked" {
	start "$VICTIMS/globals"
	run -0 leak "$pid"
	run -9 leak --error-exitcode=9 "$pid"
	start "$VICTIMS/tcache"
	run -0 leak --error-exitcode=9 "$pid"
}

@test "a command's own status passes through, unless it leaks" {
	run -0 leak -- "$T/leaky"
	run -5 leak -- "$T/leaky" 5
	run -7 leak -- "$T/leaky" _exit
	run -23 leak -- "$T/leaky" 5 3
	run -9 leak --error-exitcode=9 -- "$T/leaky" 5 3
	run -5 leak --error-exitcode=9 -- "$T/leaky" 5 0
	run -134 leak -- "$T/leaky" abort
	run -127 leak -- "$T/no-such-command"
}

@test "a command is examined whichever way it ends" {
	for how in 0 _exit abort; do
		leak -- "$T/leaky" "$how" 12 >"$T/stdout" 2>"$T/stderr" || true
		[ "$(grep -c ^block "$T/stdout")" -ge 11 ]
	done
}

@test "a command ignores the signals that it would without leak" {
	leak -- grep -E '^Sig(Ign|Blk)' /proc/self/status >"$T/signals" 2>"$T/stderr"
	# timeout, which leak is run by here, ignores fewer than it was told to.
	timeout 300 grep -E '^Sig(Ign|Blk)' /proc/self/status | diff - "$T/signals"
}

@test "a file that may not grow: an error, and nothing left of it" {
	start "$VICTIMS/globals"
	run -1 prlimit --fsize=2000 "$LEAK" -a -o "$T/report" "$pid"
	[[ $output == *"$T/report: File too large" ]]
	[ -z "$(find "$T" -name 'report*')" ]
}

@test "a main thread that ends before a thousand others" {
	cat >"$T/many.c" <<-'END'
		#include <pthread.h>
		#include <stdio.h>
		#include <stdlib.h>
		#include <string.h>
		#include <unistd.h>
		static int ends[2];
		static void *wait_for_end(void *arg)
		{
			return read(ends[0], &arg, 1) ? arg : NULL;
		}
		static void *end_all(void *arg)
		{
			char path[64], line[256] = "", *state = NULL;
			snprintf(path, sizeof(path), "/proc/self/task/%d/stat", getpid());
			while (!state || state[2] != 'Z') {
				FILE *f = fopen(path, "r");
				usleep(1000);
				state = fgets(line, sizeof(line), f) ? strrchr(line, ')') : NULL;
				fclose(f);
			}
			return close(ends[1]) ? arg : NULL;
		}
		int main(void)
		{
			pthread_t t;
			pthread_attr_t small;
			pthread_attr_init(&small);
			pthread_attr_setstacksize(&small, 65536);
			if (pipe(ends))
				return 1;
			for (int i = 0; i < 1100; i++)
				if (pthread_create(&t, &small, wait_for_end, NULL))
					return 77;
			pthread_create(&t, NULL, end_all, NULL);
			pthread_exit(NULL);
		}
	END
	gcc -O1 -pthread -o "$T/many" "$T/many.c"
	run leak -- "$T/many"
	[ "$status" != 77 ] || skip "too many threads for this machine"
	[ "$status" = 0 ]
	[[ $output == *"(many): 0 leaks "*"examined at its exit"* ]]
}

@test "--follow: the children too" {
	leak --follow -- sh -c "'$T/leaky' 0 12; '$T/leaky' 0 14; true" >"$T/stdout" 2>"$T/stderr" || true
	[ "$(grep -c '^block' "$T/stdout")" -ge 24 ]
}

@test "--explain-roots: each mapping, yes or no, why" {
	start "$VICTIMS/threads"
	leak --explain-roots "$pid" >"$T/stdout" 2>/dev/null
	grep -qE ' yes .*data of threads' "$T/stdout"
	grep -qE ' yes .*stack of thread' "$T/stdout"
	grep -qE ' no .*main arena' "$T/stdout"
	grep -qE ' no .*below the stack pointer' "$T/stdout"
}

@test "10 million blocks" {
	[ "$(awk '/MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo)" -ge 6 ] || skip "too little memory"
	start "$VICTIMS/many" 10000000 40 1000
	leak "$pid" >"$T/stdout" 2>"$T/stderr"
	cat "$T/stderr"
	[ "$(wc -l <"$T/stdout")" = 10000 ]
	grep -qE 'examined 1000[0-9]{4} blocks' "$T/stderr"
}

@test "2 GB" {
	[ "$(awk '/MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo)" -ge 6 ] || skip "too little memory"
	start "$VICTIMS/many" 131072 16368 100
	leak "$pid" >"$T/stdout" 2>"$T/stderr"
	cat "$T/stderr"
	[ "$(wc -l <"$T/stdout")" = 1311 ]
}

@test "what only main's variables held is lost when main has returned, and held if it called exit" {
	cat >"$T/main.c" <<-'END'
		#include <stdlib.h>
		int main(int argc, char **argv)
		{
			void *volatile held[64];
			(void)argv;
			for (int i = 0; i < 64; i++)
				held[i] = malloc(100);
			if (argc > 1)
				exit(held[3] == NULL);
			return held[3] == NULL;
		}
	END
	for optimise in -O0 -O2; do
		gcc $optimise -o "$T/main" "$T/main.c"
		run -23 --separate-stderr "$LEAK" -- "$T/main"
		[[ $stderr == *" 64 leaks (64 direct)"* ]]
		run -0 --separate-stderr "$LEAK" -- "$T/main" exits
		[[ $stderr == *" 0 leaks "* ]]
	done
}

@test "umem --every: what has grown since the first look, until the process ends" {
	start "$BUILD/tests/manual/grow"
	: >"$T/said"
	"$BUILD/src/umem" --every=1s "$pid" >"$T/table" 2>"$T/said" 3>&- &
	watcher=$!
	children+=("$watcher")
	wait_for 'grep -q understood "$T/said"'
	kill -USR1 "$pid"
	wait_for 'grep -qx "    10        1040 104 bytes" "$T/table"'
	kill -USR1 "$pid"
	wait_for 'grep -qx "    20        2080 104 bytes" "$T/table"'
	kill -TERM "$pid"
	wait "$watcher"
	grep -q "^umem: $pid: has ended\$" "$T/said"
	grep -qE "^umem: grown at [0-9:]{8}\$" "$T/said"
}

@test "umem --every: bad use" {
	run -2 "$BUILD/src/umem" --every=soon 1
	[[ $output == "umem: --every=soon: not a time such as "* ]]
	run -2 "$BUILD/src/umem" --every=1s --save="$T/saved" 1
	[[ $output == "umem: --every goes with neither "* ]]
	run -1 "$BUILD/src/umem" --every=1s "$BUILD/tests/manual/grow"
	[[ $output == *"a core file does not grow" ]]
}
