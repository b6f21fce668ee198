#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# Names of allocation sites: in C, C++ and Rust at -O2, and of stripped programs.

load shared

setup()
{
	T=$BATS_TEST_TMPDIR
	pids=()
}

teardown()
{
	[ ${#pids[@]} = 0 ] || kill "${pids[@]}"
}

# Runs a program with tags for the length of a test; its pid is in $pid.
start_tagged()
{
	local i

	LD_PRELOAD=$TAGLIB "$@" >"$T/said" 2>"$T/err" </dev/null 3>&- &
	pid=$!
	pids+=("$pid")
	for ((i = 0; i < 2400; i++)); do
		! grep -q '^ready' "$T/said" || return 0
		sleep 0.05
	done
	cat "$T/err"
	return 1
}

# Every marked line of source $1 is found with its count: compilers may unroll it to several sites.
lines_are_right()
{
	leak -s "$pid" | leak --src "$pid" >"$T/out"
	awk '/^src/ { count = $NF } /^>/ { sub(/^>/, "", $1); n[$1] += count }
		END { for (line in n) print line, n[line] }' "$T/out" | sort -n >"$T/got"
	grep -n '// lost: ' "$1" | sed -E 's/^([0-9]+):.*lost: (.*)/\1 \2/' | sort -n | diff -u - "$T/got"
	# -c's total is right to the byte, as far as the blocks themselves go.
	leak "$pid" >"$T/blocks"
	while read -r _ _ size _; do echo $((size)); done <"$T/blocks" |
		awk '{ n += $1 } END { print "// " n }' >"$T/total"
	leak -c "$pid" | tail -n 1 | diff "$T/total" -
}

@test "C++ at -O2: every leak has its line, templates and inlined library code included" {
	[ -x "$MADE/lines" ] || skip "no C++ compiler"
	start_tagged "$MADE/lines"
	lines_are_right tests/manual/lines.cc
	leak -c "$pid" | grep -q 'shop::make<shop::Book>'
	# A field has no blanks, whatever the name.
	run ! grep -vE '^block( [^ ]+){6}$' <(leak -a "$pid")
}

# What the library's own functions allocate, whose instances lie in the program, is put down to who
# called them, without debug information and in a stripped library as well.
@test "C++: no site is in the library's instances" {
	[ -x "$MADE/lines" ] || skip "no C++ compiler"
	strip -g -o "$T/lines" "$MADE/lines"
	start_tagged "$T/lines"
	leak -c "$pid" >"$T/out"
	grep -qE $'\t30\t[0-9]+\tlose_nodes\\(\\)\\+0x' "$T/out"
	run ! grep -E $'\t(void )?(std|__gnu_cxx)::' "$T/out"
	LEAKTAG_DEPTH=8 start_tagged "$T/lines"
	leak -c "$pid" | sed 's/.*;//' | sort >"$T/deep"
	sed 's/.*;//' "$T/out" | sort | diff - "$T/deep"
	leak -c --stacks "$pid" | grep -qE $'\t(void )?std::.* <- lose_grown\\(\\)\\+0x[0-9a-f]+ <- far'
}

@test "Rust at -O: every leak has its line" {
	command -v rustc >/dev/null || skip "no rustc"
	for names in legacy v0; do
		rustc -O -g -C symbol-mangling-version=$names -o "$T/lines" tests/manual/lines.rs ||
			rustc -O -g -o "$T/lines" tests/manual/lines.rs
		start_tagged "$T/lines"
		lines_are_right tests/manual/lines.rs
		leak -c "$pid" | grep -q 'lines::lose_boxes'
	done
}

@test "without tags, objects go by their type" {
	[ -x "$MADE/lines" ] || skip "no C++ compiler"
	TAGLIB='' start_tagged "$MADE/lines"
	leak -c "$pid" >"$T/out"
	grep -qE $'\t// 1440\t20\t72\tshop::Book$' "$T/out"
	umem "$pid" | grep -qE '^    20        1440 shop::Book$'
	leak -s "$pid" | leak --src "$pid" | grep -qx 'objects of type shop::Book'
	leak "$pid" | grep -c ' vtable_for_shop::Book+0x10 ' | grep -qx 20
	# Stripped, too.
	strip -o "$T/stripped" "$MADE/lines"
	TAGLIB='' start_tagged "$T/stripped"
	leak "$pid" | grep -c ' shop::Book ' | grep -qx 20
	leak -c "$pid" | grep -qE $'\t// 1440\t20\t72\tshop::Book$'
	# Not types: sizes.
	grep -qE $'^src\\(0x00000000\\);\t// 4040\t5\t808\t808 bytes$' "$T/out"
}

@test "-f: the symbols of a stripped program, from the unstripped one or a debug file" {
	cp "$MADE/sites" "$T/whole"
	strip -o "$T/program" "$T/whole"
	objcopy --only-keep-debug "$T/whole" "$T/symbols"
	start_tagged "$T/program"
	leak -c "$pid" | grep -qE $'\t// 6656\t64\t104\tprogram\\+0x[0-9a-f]+$'
	for from in "$T/whole" "$T/symbols"; do
		leak -f "$from" -c "$pid" | grep -qE $'\t// 6656\t64\t104\tlose_many\\+0x[0-9a-f]+$'
		leak -f "$from" "$pid" | grep -qE ' lose_resized\+0x[0-9a-f]+ lose_resized\+0x[0-9a-f]+$'
		umem "$pid" "$from" | grep -qE '^    64        6656 lose_many\+0x'
		leak -s "$pid" | leak -f "$from" --src "$pid" | grep -c '^>.*// lost: ' | grep -qx 4
	done
}

@test "-f: a file of another program is refused" {
	start_tagged "$MADE/sites"
	for command in "leak -f $MADE/huge $pid" "umem $pid $MADE/huge"; do
		# shellcheck disable=SC2086 # words of a command
		run -1 --separate-stderr $command
		[ -z "$output" ]
		[[ $stderr == *"$MADE/huge: not the program that runs in $pid (sites) (build-ids differ)"* ]]
	done
	run -1 --separate-stderr leak -f "$T/nothing" "$pid"
	[[ $stderr == *"$T/nothing: No such file"* ]]
	run -1 --separate-stderr leak -f "$ROOT/meson.build" "$pid"
	[[ $stderr == *"not an ELF file"* ]]
}

@test "a separate debug file that the program names is found beside it" {
	cp "$MADE/sites" "$T/program"
	objcopy --only-keep-debug "$T/program" "$T/program.debug"
	strip "$T/program"
	objcopy --add-gnu-debuglink="$T/program.debug" "$T/program"
	start_tagged "$T/program"
	leak -c "$pid" | grep -q 'lose_many+0x'
	mkdir "$T/.debug"
	mv "$T/program.debug" "$T/.debug"
	leak -c "$pid" | grep -q 'lose_many+0x'
	# One of another program is not taken.
	objcopy --only-keep-debug "$MADE/huge" "$T/.debug/program.debug"
	leak -c "$pid" >"$T/out"
	run ! grep -q lose_many "$T/out"
}

@test "debuginfod is asked with --debuginfod, and only then" {
	python3 -c 'import http.server' 2>/dev/null || skip "no http.server in python3"
	ldconfig -p | grep -q libdebuginfod.so.1 || skip "no libdebuginfod"
	cp "$MADE/sites" "$T/program"
	id=$(readelf -n "$T/program" | sed -n 's/.*Build ID: //p')
	mkdir -p "$T/served/buildid/$id"
	objcopy --only-keep-debug "$T/program" "$T/served/buildid/$id/debuginfo"
	strip "$T/program"
	# A server of debug files is a server of files.
	python3 -u -m http.server --bind 127.0.0.1 --directory "$T/served" 0 >"$T/port" 2>"$T/log" 3>&- &
	pids+=($!)
	for ((i = 0; i < 2400; i++)); do
		port=$(sed -n 's/.* port \([0-9]*\).*/\1/p' "$T/port")
		[ -z "$port" ] || break
		sleep 0.05
	done
	start_tagged "$T/program"
	export DEBUGINFOD_URLS=http://127.0.0.1:$port DEBUGINFOD_CACHE_PATH=$T/cache
	leak -c "$pid" >"$T/out"
	run ! grep -q lose_many "$T/out"
	run ! grep -q GET "$T/log"
	leak --debuginfod -c "$pid" | grep -q lose_many
	grep -q "GET /buildid/$id/debuginfo" "$T/log"
	# An unknown file is no error.
	rm -r "$T/cache" "$T/served/buildid"
	leak --debuginfod -c "$pid" | grep -qE $'\tprogram\\+0x[0-9a-f]+$'
}
