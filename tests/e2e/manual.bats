#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# The promises of the manual page, format by format: what tests/manual/sites says of itself must be
# what leak and umem say of it, byte for byte.

load shared

setup_file()
{
	start_as tagged env LD_PRELOAD="$TAGLIB" "$MADE/sites"
	start_as bare "$MADE/sites"
}

setup()
{
	T=$BATS_TEST_TMPDIR
	tagged=$(pid_of tagged) bare=$(pid_of bare)
}

# The lines "PC COUNT BYTES NAME" of the sites that lost something.
lost()
{
	awk '$1 == "lost" { print $2, $3, $4, $5 }' "$F/tagged"
}

@test "-s: a src command and a count for each site, most blocks first" {
	lost | LC_ALL=C sort -k2,2nr -k3,3nr | awk '{ print "src(" $1 "); // " $2 }' >"$T/want"
	leak -s "$tagged" 2>"$T/notes" | diff -u "$T/want" -
	[ "$(sed -n 's/.*; \/\/ //p' "$T/want" | tr '\n' ' ')" = "64 7 7 3 " ]
	grep -q '81 leaks.*4 sites' "$T/notes"
}

@test "-c: bytes, count, average and function, most bytes first, and the total" {
	lost | LC_ALL=C sort -k3,3nr |
		awk '{ printf "src(%s);\t// %d\t%d\t%d\t%s\n", $1, $3, $2, int($3 / $2), $4; t += $3 }
			END { print "// " t }' >"$T/want"
	leak -c "$tagged" | diff -u "$T/want" -
	[ "$(wc -l <"$T/want")" = 5 ]
}

@test "-c of a process without leaks: the total alone; -s: nothing" {
	sleep 100 3>&- &
	run -0 --separate-stderr leak -c $!
	[ "$output" = "// 0" ]
	run -0 --separate-stderr leak -s $!
	[ "$output" = "" ]
	kill $!
}

@test "the numbers sort" {
	leak -c "$tagged" | grep src | sed 's/.*\/\/ //' | sort -nr -k2 >"$T/by-count"
	[ "$(head -n 1 "$T/by-count" | cut -f2)" = 64 ]
	umem "$tagged" | sort -nr -k2 | sed 1q | grep -q ' keep+0x'
	umem "$tagged" | sed 10q | head -n 1 | grep -q ' keep+0x'
}

@test "seven fields: word0 and word1 are the tags, with their symbols" {
	leak "$tagged" >"$T/out"
	run ! grep -vE '^block( 0x[0-9a-f]{8,}){4} [^ ]+ [^ ]+$' "$T/out"
	[ "$(awk '{ print $2 }' "$T/out")" = "$(awk '{ print $2 }' "$T/out" | LC_ALL=C sort)" ]
	lost | while read -r pc count _ name; do
		[ "$(awk -v pc="$pc" -v name="$name" '$4 == pc && $6 == name' "$T/out" | wc -l)" = "$count" ]
	done
	# Those that were resized say where, the others have no realloc tag.
	[ "$(awk '$5 != "0x00000000"' "$T/out" | wc -l)" = 3 ]
	[ "$(awk '$5 == "0x00000000" && $7 != "0x0"' "$T/out")" = "" ]
	awk '$5 != "0x00000000" { print $6, $7 }' "$T/out" |
		grep -qE '^lose_resized\+0x[0-9a-f]+ lose_resized\+0x[0-9a-f]+$'
}

@test "-a and -d: allocated and free blocks, and both" {
	leak -a "$tagged" >"$T/a"
	leak -d "$tagged" >"$T/d"
	[ "$(cut -d' ' -f1 "$T/a" | sort -u)" = block ]
	[ "$(cut -d' ' -f1 "$T/d" | sort -u)" = free ]
	LC_ALL=C sort -k2,2 "$T/a" "$T/d" | diff - <(leak -ad "$tagged")
	[ "$(wc -l <"$T/a")" -ge 1081 ]
	# Sites of all blocks, too.
	leak -sa "$tagged" | grep -q "src($(awk '$1 == "kept" { print $2 }' "$F/tagged")); // 1000"
}

@test "without tags, sites are sizes" {
	leak -c "$bare" >"$T/out"
	grep -q "^src(0x00000000);	// 6656	64	104	104 bytes\$" "$T/out"
	grep -q "^src(0x00000000);	// 35000	7	5000	5000 bytes\$" "$T/out"
	# The same bytes are lost as with tags, but for the room that tags take.
	leak "$bare" | awk '$6 ~ /^0x/ && $7 ~ /^0x/' | wc -l | grep -qx 81
}

@test "name: the command line that would examine it, options in the original's order" {
	cp "$MADE/sites" "$T/sitesofmine"
	"$T/sitesofmine" >"$T/said" 3>&- &
	run -0 leak -s -a sitesofmine
	[ "$output" = "leak -s -a $!" ]
	run -0 leak -x 64 -r 16 -b -f "$T/a b" --threads=1 sitesofmine
	[ "$output" = "leak -f '$T/a b' -b -r 16 -x 64 --threads=1 $!" ]
	run -0 leak -o "$T/x" sitesofmine
	[ "$output" = "leak --output=$T/x $!" ]
	kill $!
}

@test "leak -s NAME | sh | leak --src: the lines that allocate" {
	cp "$MADE/sites" "$T/tagsofmine"
	start_as mine env LD_PRELOAD="$TAGLIB" "$T/tagsofmine"
	leak -s tagsofmine | sh >"$T/sites"
	leak --src "$(pid_of mine)" <"$T/sites" >"$T/out"
	# Each site is followed by its file and line, and the line is marked.
	for what in many large few resized; do
		line=$(grep -n "// lost: $what\$" tests/manual/sites.c | cut -d: -f1)
		grep -qxE "/.*sites\.c:$line" "$T/out"
		grep -q "^>$line	.*// lost: $what\$" "$T/out"
	done
	run ! grep -F /../ "$T/out" # as it was named in the directory that it was compiled in
	[ "$(grep -c '^>' "$T/out")" = 4 ]
	[ "$(sed -n 3,13p "$T/out" | grep -cE '^[ >][0-9]+	')" = 10 ]
	grep '^src' "$T/out" | diff - "$T/sites"
	# Lines of -c serve as well, and the total is no site.
	leak -c "$(pid_of mine)" | leak --src "$(pid_of mine)" >"$T/out"
	[ "$(grep -c '^>' "$T/out")" = 4 ]
}

@test "--src: a process that another program holds is not stopped" {
	command -v strace >/dev/null || skip "no strace"
	strace -o /dev/null -p "$tagged" 3>&- &
	for ((i = 0; i < 2400; i++)); do
		grep -q '^TracerPid:.*[1-9]' "/proc/$tagged/status" && break
		sleep 0.05
	done
	echo "src($(awk '/lose_many/ { print $2 }' "$F/tagged"));" >"$T/line"
	run -0 leak --src "$tagged" <"$T/line"
	kill $!
	[[ $output == *">"*"// lost: many"* ]]
	run -1 leak --src 999999999 </dev/null
	[[ $output == *"no such process"* ]]
}

@test "--src: of a core, and of a program that does not run" {
	gcore -o "$T/core" "$tagged" >/dev/null 2>&1 || skip "no gcore"
	leak -s "$T/core.$tagged" >"$T/sites"
	leak -s "$tagged" | diff - "$T/sites"
	leak --src "$T/core.$tagged" <"$T/sites" | grep -c '^>' | grep -qx 4

	start_as no_pie env LD_PRELOAD="$TAGLIB" "$MADE/sites_no_pie"
	leak -s "$(pid_of no_pie)" >"$T/sites"
	leak --src "$MADE/sites_no_pie" <"$T/sites" >"$T/out"
	[ "$(grep -c '^>.*// lost: ' "$T/out")" = 4 ]
}

@test "--src: what cannot be shown is said" {
	run -0 --separate-stderr leak --src "$tagged" <<-END
	src(0x00000000); // 3
	src(0x00000010); // 2
	// 5
	src(hello); // 1
	END
	[ "${lines[0]}" = "src(0x00000000); // 3" ]
	[ "${lines[1]}" = "where these were allocated is not known" ]
	[ "${lines[3]}" = "0x10 is in no program or library" ]
	[ "${lines[4]}" = "// 5" ]
	[ "${lines[5]}" = "src(hello); // 1" ]
	# No such source file any more.
	cp tests/manual/sites.c "$T/gone.c"
	sed -i "s|../victims/|$ROOT/tests/victims/|" "$T/gone.c"
	gcc -g -no-pie -o "$T/gone" "$T/gone.c"
	rm "$T/gone.c"
	printf 'src(0x%x);\n' $((0x$(nm "$T/gone" | awk '$3 == "lose_many" { print $1 }') + 4)) >"$T/line"
	run -0 --separate-stderr leak --src "$T/gone" <"$T/line"
	[[ ${lines[1]} == */gone.c:* ]]
	[[ $stderr == *"/gone.c: No such file"* ]]
	# Without debug information there is the function.
	strip -g "$T/gone"
	run -0 --separate-stderr leak --src "$T/gone" <"$T/line"
	[[ ${lines[1]} == lose_many+0x4:* ]]
	run -1 --separate-stderr leak --src "$T/nothing" <"$T/line"
	[[ $stderr == *"$T/nothing: No such file"* ]]
	run -1 --separate-stderr leak --src "$ROOT/meson.build" <"$T/line"
	[[ $stderr == *"not an ELF file"* ]]
}

@test "umem: count, bytes and site of what the program says that it has" {
	umem "$tagged" >"$T/out" 2>"$T/notes"
	awk '$1 == "kept" || $1 == "lost" { printf "%6d %11d %s\n", $3, $4, $5 }' "$F/tagged" |
		LC_ALL=C sort >"$T/want"
	grep -E ' (lose_|keep)' "$T/out" | LC_ALL=C sort | diff -u "$T/want" -
	# Count descending, then bytes; and no other line.
	run ! grep -vE '^ *[0-9]+ +[0-9]+ [^ ].*$' "$T/out"
	LC_ALL=C sort -k1,1nr -k2,2nr -k3 "$T/out" | diff -u - "$T/out"
	# Its sum is what -a lists.
	leak -a "$tagged" | awk '{ n++ } END { print n }' >"$T/blocks"
	awk '{ n += $1 } END { print n }' "$T/out" | diff "$T/blocks" -
	grep -q "$(cat "$T/blocks") blocks, $(awk '{ n += $2 } END { print n }' "$T/out") bytes" "$T/notes"
}

@test "umem: a core says what the process says" {
	gcore -o "$T/core" "$tagged" >/dev/null 2>&1 || skip "no gcore"
	umem "$tagged" | diff - <(umem "$T/core.$tagged")
	umem "$bare" | grep -qE '^ *[0-9]+ +[0-9]+ [0-9]+ bytes$'
}

@test "umem: --sort, -n, --save and --diff" {
	umem --sort=bytes -n 1 "$tagged" | grep -q ' keep+0x'
	umem --sort=site "$tagged" | awk '{ print $3 }' | LC_ALL=C sort -c
	umem --save="$T/saved" "$bare" >"$T/all"
	[ -z "$(umem --diff="$T/saved" "$bare")" ]
	sed -i 's/^64\t6656\t/60\t6240\t/' "$T/saved"
	# 104 bytes have kept blocks, too: their count is not 64.
	count=$(awk '$3 == "104" { print $1 }' "$T/all")
	sed -i "s/^$count\t/$((count - 4))\t/" "$T/saved"
	umem --diff="$T/saved" "$bare" | grep -qx '     4           0 104 bytes'
	run -1 umem --diff="$T/nothing" "$bare"
}

@test "umem: bad use" {
	run -2 umem
	[[ $output == "usage: umem "* ]]
	run -2 umem 1 2 3
	run -1 umem "$T/nothing"
	[[ $output == *"$T/nothing: No such file"* ]]
	run -1 umem 999999999
	run -2 umem --sort=color "$tagged"
	run -2 umem -n 0 "$tagged"
}

@test "bad use of leak is told, and nothing is written" {
	for two in -bc -bs -cs "-s -b" "-c --image=png"; do
		# shellcheck disable=SC2086 # two words
		run -2 --separate-stderr leak $two "$tagged"
		[[ $stderr == *"can only use one of -b, -c or -s"* ]]
		[ -z "$output" ]
	done
	for number in "-r 0" "-r -1" "-r x" "-x 0" "-x -1" "-x 12x" "-x 100000000"; do
		# shellcheck disable=SC2086 # two words
		run -2 --separate-stderr leak -b $number "$tagged"
		[[ $stderr == *"$number: not a number from 1 to "* ]]
		[ -z "$output" ]
	done
	run -2 --separate-stderr leak -b -a "$tagged"
	[[ $stderr == *"not with -a or -d"* ]]
	run -2 --separate-stderr leak --image=gif "$tagged"
	[[ $stderr == *"not png, plan9 or ansi"* ]]
	run -2 --separate-stderr leak --tags "$tagged"
	[[ $stderr == *"leaktag attach"* ]]
	echo old >"$T/x.png"
	run -1 leak -b -o "$T/x.png" 999999999
	[ "$(cat "$T/x.png")" = old ]
	run -1 leak -b -r 1 -x 1 -o "$T/x.png" 999999999
	cp "$T/x.png" "$T/kept.png"
	leak -s -o "$T/x.png" "$tagged"
	grep -q '^src' "$T/x.png"
	[ "$(stat -c %a "$T/x.png")" = "$(stat -c %a "$T/kept.png")" ]
	leak -s -o /dev/stdout "$tagged" | diff "$T/x.png" -
	ln -s x.png "$T/link"
	leak -c -o "$T/link" "$tagged"
	grep -q '^// ' "$T/x.png"
	[ -L "$T/link" ]
	run -1 leak -b -o "$T/no/x.png" "$tagged"
	[[ $output == *"$T/no/x.png: No such file"* ]]
	# A picture shows one process.
	run -1 --separate-stderr leak -b -o "$T/y.png" "$tagged" "$bare"
	[[ $stderr == *"shows one process alone"* ]]
}

@test "--tags runs a command with libleaktag and names its leaks" {
	run -23 --separate-stderr leak --tags -c -- "$MADE/sites" exit
	grep -qE $'^src\\(0x[0-9a-f]+\\);\t// 6656\t64\t104\tlose_many\\+0x[0-9a-f]+$' <<<"$output"
	grep -qE $'\t// 35112\t7\t5016\tlose_large\\+0x' <<<"$output"
	# One that allocates nothing at all.
	run -0 --separate-stderr leak --tags -c -- "$MADE/nothing"
	[ "$output" = "// 0" ]
	# The library that it would have taken, by another way; and one that is not there.
	cp "$TAGLIB" "$T/other.so"
	LEAKTAG_LIBRARY=$T/other.so run -23 --separate-stderr leak --tags -s -- "$MADE/sites" exit
	[[ $output == *"); // 64"* ]]
	LEAKTAG_LIBRARY=$T/none.so run -126 leak --tags -- "$MADE/sites" exit
	[[ $output == *"LEAKTAG_LIBRARY=$T/none.so: No such file"* ]]
	# Preloaded libraries stay.
	# shellcheck disable=SC2016 # for the inner shell
	LD_PRELOAD=libm.so.6 leak --tags -- sh -c 'echo "$LD_PRELOAD"' 2>/dev/null |
		grep -q '/libleaktag.so:libm.so.6'
}

@test "--stacks: sites by whole stacks; the innermost call alone otherwise" {
	start_as deep env LEAKTAG_DEPTH=6 LD_PRELOAD="$TAGLIB" "$MADE/sites"
	deep=$(pid_of deep)
	run ! grep -q ' <- ' <(leak -c "$deep")
	leak -c --stacks "$deep" >"$T/out"
	grep -qE $'\t// 6656\t64\t104\tlose_many\\+0x[0-9a-f]+ <- work\\+0x[0-9a-f]+ <- far\\+0x[0-9a-f]+ <- main' "$T/out"
	cut -d';' -f1 "$T/out" | diff - <(leak -c "$deep" | cut -d';' -f1)
	umem --stacks "$deep" | grep -qE '^    64        6656 lose_many\+0x[0-9a-f]+ <- work\+0x'
}

@test "on a terminal: a table of sites with their lines, a line for each call of a stack" {
	script -qec "stty rows 24 cols 80; leak $tagged 2>/dev/null" "$T/typescript" >/dev/null
	line=$(grep -n "// lost: many\$" tests/manual/sites.c | cut -d: -f1)
	tr -d '\r' <"$T/typescript" >"$T/out"
	grep -qE '^ *BYTES SHARE BLOCKS DIRECT SITE +SOURCE *$' "$T/out"
	grep -qE "^ *6656 +[0-9]+% +64 +64 lose_many\+0x[0-9a-f]+ +sites.c:$line *\$" "$T/out"
	start_as deep2 env LEAKTAG_DEPTH=6 LD_PRELOAD="$TAGLIB" "$MADE/sites"
	script -qec "stty rows 24 cols 80; leak --stacks $(pid_of deep2) 2>/dev/null" "$T/typescript" >/dev/null
	tr -d '\r' <"$T/typescript" | grep -A 2 lose_many | tail -n 1 | grep -qE '^ +far\+0x[0-9a-f]+ *$'
}
