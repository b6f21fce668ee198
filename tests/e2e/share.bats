#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# What is installed beside the commands: gdb's and lldb's commands, completion, manual pages.

load shared

setup_file()
{
	start_as sites env LD_PRELOAD="$TAGLIB" "$MADE/sites"
	leak -s "$(pid_of sites)" >"$F/lines"
}

setup()
{
	T=$BATS_TEST_TMPDIR
	sites=$(pid_of sites)
}

# gdb with leak's commands; its arguments are commands, -p PID or a program and a core.
gdb_with()
{
	command -v gdb >/dev/null || skip "no gdb"
	timeout 300 gdb -nx -q -batch -ex 'set debuginfod enabled off' \
		-x "$ROOT/share/gdb/leak-gdb.py" "$@" 2>"$T/gdb.err"
}

# The source lines of all of sites.c's lost blocks are marked in file $1.
marked()
{
	local what line

	for what in many large few resized; do
		line=$(grep -n "// lost: $what\$" tests/manual/sites.c | cut -d: -f1)
		grep -q "sites\.c:$line\$" "$1"
		grep -q "^>$line	.*// lost: $what\$" "$1"
	done
	[ "$(grep -c '^>' "$1")" = 4 ]
	[ "$(grep -cE '^[ >][0-9]+	' "$1")" = 44 ]
}

@test "gdb: src takes the lines of leak -s and -c as they are, of a process" {
	mapfile -t commands < <(sed 's/^/-ex\n/' "$F/lines")
	gdb_with -p "$sites" "${commands[@]}" >"$T/out"
	marked "$T/out"
	leak -c "$sites" | grep src >"$T/lines"
	mapfile -t commands < <(sed 's/^/-ex\n/' "$T/lines")
	gdb_with -p "$sites" "${commands[@]}" >"$T/out"
	marked "$T/out"
}

@test "gdb: leak and umem, of a process and of a core" {
	local i

	gdb_with -p "$sites" -ex "leak -s" -ex "umem" >"$T/out"
	grep '^src' "$T/out" | diff "$F/lines" -
	umem "$sites" | diff - <(grep -E '^ *[0-9]+ +[0-9]+ ' "$T/out")
	# It leaves nothing behind, and the process runs.
	run ! compgen -G "${TMPDIR:-/tmp}/leak-gdb-*"
	for ((i = 0; i < 400; i++)); do
		! grep -q '^State:.*sleeping' "/proc/$sites/status" || break
		sleep 0.05
	done
	[ "$i" -lt 400 ]

	gcore -o "$T/core" "$sites" >/dev/null 2>&1
	gdb_with "$MADE/sites" "$T/core.$sites" -ex "leak -s" >"$T/out"
	grep '^src' "$T/out" | diff "$F/lines" -
}

@test "gdb: where the library was inlined, the line that called for it" {
	[ -x "$MADE/lines" ] || skip "no C++ compiler"
	start_as objects env LD_PRELOAD="$TAGLIB" "$MADE/lines"
	leak -s "$(pid_of objects)" >"$T/lines"
	mapfile -t commands < <(sed 's/^/-ex\n/' "$T/lines")
	gdb_with -p "$(pid_of objects)" "${commands[@]}" >"$T/out"
	grep -q 'v->reserve(64); // lost: 6' "$T/out"
	[ "$(grep -c '^>.*// lost: ' "$T/out")" = "$(wc -l <"$T/lines")" ]
}

@test "gdb: bad use" {
	run gdb_with -ex "leak -s" -ex "src" -ex "src(0x00000000); // 3"
	[[ $output$(cat "$T/gdb.err") == *"there is neither a process nor a core file"* ]]
	[[ $output$(cat "$T/gdb.err") == *"usage: src(ADDRESS)"* ]]
	[[ $output$(cat "$T/gdb.err") == *"where these were allocated is not known"* ]]
}

@test "lldb: src takes the lines of leak" {
	command -v lldb >/dev/null || skip "no lldb"
	PYTHONPATH=${PYTHONPATH:-$(lldb -P 2>/dev/null | tail -n 1)}
	for d in /usr/lib/llvm-*/lib/python3*/dist-packages; do
		[ -e "$d/lldb/__init__.py" ] && PYTHONPATH=$PYTHONPATH:$d
	done
	export PYTHONPATH
	lldb --no-lldbinit -b -o 'script print("works")' 2>/dev/null | grep -qx works || skip "lldb has no python"
	local commands=(-o "command script import $ROOT/share/lldb/leak_lldb.py" -o "process attach -p $sites")
	while read -r line; do
		commands+=(-o "src $line" -o "${line/src/src }")
	done <"$F/lines"
	timeout 300 lldb --no-lldbinit -b "${commands[@]}" >"$T/out" 2>&1
	for what in many large few resized; do
		[ "$(grep -c "^ > [0-9]* .*// lost: $what\$" "$T/out")" = 2 ]
	done
}

# What completing the words (the last one is being typed) offers.
complete_words()
{
	bash -c '
		compopt() { :; }
		. "$0/share/completions/leak"
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
		_leak "$1"
		printf "%s\n" "${COMPREPLY[@]}"' "$ROOT" "$@" | LC_ALL=C sort
}

@test "completion: options, their values, processes and files" {
	# Everything that --help lists.
	complete_words leak - >"$T/out"
	for option in -a -b -c -d -f -r -s -x --image= --src= --tags --follow --help --version; do
		grep -qx -- "$option" "$T/out"
	done
	leak --help | grep -E '^ +-' | grep -oE -- '--[a-z-]+=?' | sort -u | while read -r option; do
		grep -qx -- "$option" "$T/out"
	done
	complete_words umem --s | tr '\n' ' ' | grep -qx -- '--save= --snapshot --sort= --stacks --sysroot= '
	complete_words kmem --so | grep -q -- --source
	[ "$(complete_words leaktag a)" = attach ]
	complete_words leaktag attach '' | grep -qx $$
	[ "$(complete_words leak --image = p | tr '\n' ' ')" = "plan9 png " ]
	[ "$(complete_words leak --image = | tr '\n' ' ')" = "ansi plan9 png " ]
	complete_words leak --format = ac | tr '\n' ' ' | grep -qx 'acid acid-bytes '
	[ "$(complete_words kmem --format = | tr '\n' ' ')" = "folded html json plain pprof " ]
	complete_words leak "$sites" | grep -qx "$sites"
	complete_words leak site | grep -qx sites
	[ "$(complete_words umem site | grep -cx sites)" = 0 ]
	complete_words leak --src "$sites" | grep -qx "$sites"
	complete_words leak -f meson.b | grep -qx meson.build
	complete_words leak -- ech | grep -qx echo
	complete_words leak -- echo meson.b | grep -qx meson.build
}

@test "completion: what bash loads by a command's name" {
	DESTDIR=$T/dest meson install -C "${BUILD:-build}" --no-rebuild >/dev/null
	for command in leak umem kmem leaktag; do
		file=$(find "$T/dest" -path "*/bash-completion/completions/$command")
		bash -c '. "$0"; complete -p "$1"' "$file" "$command" | grep -q "_leak $command"
		[ -s "$(find "$T/dest" -path "*/man1/$command.1*")" ]
	done
	# Installed, leak finds its library; and gdb's commands find leak.
	prefix=$(dirname "$(dirname "$(find "$T/dest" -path '*/bin/leak')")")
	PATH=${PATH#*:} run -23 --separate-stderr "$prefix/bin/leak" --tags -s -- "$MADE/sites" exit
	[[ $output == *"); // 64"* ]]
	command -v gdb >/dev/null || return 0
	PATH=${PATH#*:} timeout 300 gdb -nx -q -batch -ex 'set debuginfod enabled off' \
		-x "$prefix/share/leak/gdb/leak-gdb.py" -p "$sites" -ex "leak -s" 2>/dev/null |
		grep '^src' | diff "$F/lines" -
}
