#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# leak -b: pixels counted against what a program says of its blocks.

load shared

setup_file()
{
	start_as sites "$MADE/sites"
	start_as mapped "$MADE/huge" 3
}

setup()
{
	T=$BATS_TEST_TMPDIR
	sites=$(pid_of sites) mapped=$(pid_of mapped)
}

# How many pixels of a picture (decoded, $1) have colour $2.
pixels()
{
	awk -v colour="$2" '$1 == colour { n = $2 } END { print n + 0 }' "$1"
}

@test "one pixel for each malloc header, one for each 8 bytes: all colours add up" {
	leak -b "$sites" 2>"$T/notes" | "$MADE/pixels" >"$T/out"
	grep -q 'a pixel is 8 bytes' "$T/notes"
	leak "$sites" >"$T/leaked"
	leak -a "$sites" | grep -vFf "$T/leaked" >"$T/held"
	[ "$(pixels "$T/out" ff0000)" = 81 ]
	[ "$(pixels "$T/out" ff0000)" = "$(wc -l <"$T/leaked")" ]
	[ "$(pixels "$T/out" 0000ff)" = "$(wc -l <"$T/held")" ]
	bytes() { while read -r _ _ size _; do echo $((size)); done | awk '{ n += $1 } END { print n }'; }
	[ $(($(pixels "$T/out" cc0000) * 8)) = "$(bytes <"$T/leaked")" ]
	[ $(($(pixels "$T/out" 000088) * 8)) = "$(bytes <"$T/held")" ]
	# What is neither is free, and the picture is as large as the arena.
	read -r _ width height <"$T/out"
	[ "$width" = 512 ]
	span=$(leak --explain-roots "$sites" | awk '/ptmalloc: main arena/ { print $1, $2 }')
	[ $((-(${span/ / - }))) = $(((width * height - $(pixels "$T/out" ffffff)) * 8)) ]
}

@test "a PNG and a Plan 9 image are the same pixels" {
	leak -b "$sites" >"$T/picture.bit"
	[ "$(head -c 60 "$T/picture.bit" | tr ' ' .)" = \
		"$(printf '%11s %11d %11d %11d %11d ' m8 0 0 512 \
			$((($(wc -c <"$T/picture.bit") - 60) / 512)) | tr ' ' .)" ]
	leak -b -o "$T/picture.png" "$sites"
	leak --image=png "$sites" | cmp - "$T/picture.png"
	leak --format=png "$sites" | cmp - "$T/picture.png"
	"$MADE/pixels" -p <"$T/picture.bit" >"$T/want"
	"$MADE/pixels" -p <"$T/picture.png" | cmp - "$T/want"
	# With captions, and at another resolution.
	for args in "$mapped" "-r 100 -x 77 $sites" "-r 4096 -x 1 $sites"; do
		# shellcheck disable=SC2086 # words
		leak --image=plan9 $args | "$MADE/pixels" -p >"$T/want"
		# shellcheck disable=SC2086
		leak --image=png $args | "$MADE/pixels" -p | cmp - "$T/want"
	done
}

@test "the worst of a pixel's bytes wins" {
	# 1 KiB a pixel: nothing is hidden behind what surrounds it.
	leak -b "$sites" | "$MADE/pixels" -p | sed 1d | grep -v '^[0-9a-f]* [0-9]*$' | tr ' ' '\n' |
		grep -v ffffff >"$T/fine"
	leak -b -r 1024 -x 1 "$sites" | "$MADE/pixels" -p | sed 1d | grep -v '^[0-9a-f]* [0-9]*$' >"$T/coarse"
	awk 'BEGIN {
		n = split("ffff00 000088 0000ff cc0000 ff0000", c)
		for (i = 1; i <= n; i++) { rank[c[i]] = i; colour[i] = c[i] }
	}
	{ if (rank[$1] > worst) worst = rank[$1] }
	NR % 128 == 0 { print colour[worst]; worst = 0 }
	END { if (worst) print colour[worst] }' "$T/fine" | diff - "$T/coarse"
	[ "$(sort -u "$T/coarse" | wc -l)" -ge 3 ]
}

@test "several arenas: a band and a caption for each" {
	leak -b "$mapped" 2>"$T/notes" | "$MADE/pixels" >"$T/out"
	[ "$(pixels "$T/out" 000000)" -gt 100 ]
	grep -qE 'a pixel is (1024|2048|4096) bytes' "$T/notes"
	# One of three mapped blocks of 1 GiB is lost: each has a header of its own.
	[ "$(pixels "$T/out" ff0000)" = 1 ]
	per=$(sed -n 's/.*a pixel is \([0-9]*\) .*/\1/p' "$T/notes")
	[ "$(pixels "$T/out" cc0000)" = $((((1 << 30) + 4095) / per)) ]
}

@test "50 GB: a picture of reasonable size, in little memory" {
	start_as huge "$MADE/huge" 50
	leak -b -o "$T/huge.png" "$(pid_of huge)"
	"$MADE/pixels" <"$T/huge.png" >"$T/out"
	read -r _ width height <"$T/out"
	[ $((width * height)) -le 3000000 ]
	[ $((width * height)) -gt 1000000 ]
	[ "$(pixels "$T/out" ff0000)" = 1 ]
	run -1 --separate-stderr leak -b -r 1 "$(pid_of huge)"
	[[ $stderr == *"-r 1 would make a picture of 512 x "*"use a larger one"* ]]
	[ -z "$output" ]
	# Nothing is half-written.
	cp "$T/huge.png" "$T/before.png"
	run -1 leak -b -r 1 -o "$T/huge.png" "$(pid_of huge)"
	cmp "$T/huge.png" "$T/before.png"
	run -1 leak -b -r 1 -o "$T/new.png" "$(pid_of huge)"
	run ! compgen -G "$T/new.png*"
}

@test "on a terminal: half blocks in colour, fitted to its size" {
	for size in "24 80" "50 132" "10 40"; do
		read -r rows columns <<<"$size"
		TERM=xterm-256color LC_ALL=C.UTF-8 script -qec \
			"stty rows $rows cols $columns; leak -b $sites 2>/dev/null" "$T/typescript" >/dev/null
		sed '1d;$d' "$T/typescript" | tr -d '\r' | sed 's/\x1b\[[0-9;]*m//g' >"$T/text"
		grep '^▀' "$T/text" | sed '$d' >"$T/blocks"
		[ "$(wc -l <"$T/blocks")" -le $((rows - 3)) ]
		# It uses the room that there is.
		[ "$(wc -l <"$T/blocks")" -ge $(((rows - 4) / 2)) ]
		[ "$(sed 's/▀/x/g' "$T/blocks" | awk '{ print length($0) }' | sort -u)" = "$columns" ]
		grep -q 'leaked .*free  [0-9]* bytes each' "$T/text"
		grep -qF $'\033[38;5;196m' "$T/typescript"
	done
	# The same without a terminal, on demand; and in letters where there are no colours.
	TERM=xterm LC_ALL=C.UTF-8 leak --image=ansi "$sites" | grep -q '▀'
	TERM=xterm LC_ALL=C leak --image=ansi "$sites" >"$T/out"
	run ! grep -q '▀' "$T/out"
	grep -qF $'\033[48;5;21m ' "$T/out"
	NO_COLOR=1 COLUMNS=60 leak --image=ansi "$sites" | head -n -1 >"$T/out"
	run ! grep -qE '[^.aAlL ]' "$T/out"
	grep -q L "$T/out"
	[ "$(awk '{ print length($0) }' "$T/out" | sort -u)" = 60 ]
}

@test "a picture file is not written to a terminal" {
	script -qec "leak --image=png $sites" "$T/typescript" >/dev/null || true
	grep -q 'a png file is not for a terminal' "$T/typescript"
}

@test "leak -b NAME | sh into the input of a viewer" {
	cp "$MADE/sites" "$T/drawme"
	start_as drawme "$T/drawme"
	leak -b drawme | sh | "$MADE/pixels" >"$T/out"
	[ "$(pixels "$T/out" ff0000)" = 81 ]
	leak -b --image=png drawme | sh | head -c 8 | cmp - <(printf '\x89PNG\r\n\x1a\n')
}
