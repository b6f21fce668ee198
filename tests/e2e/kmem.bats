#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# kmem over files recorded from real kernels (tests/golden/kmem): Debian's 6.12 with and without
# slub_debug=U, own 6.12 and 7.3 with memory allocation profiling and page_owner.

bats_require_minimum_version 1.5.0

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || return 1
	export KMEM=$PWD/${BUILD:-build}/src/kmem R=$BATS_FILE_TMPDIR
	for f in tests/golden/kmem/*.gz; do
		gunzip -c "$f" >"$R/$(basename "$f" .gz)"
	done
}

setup() {
	T=$BATS_TEST_TMPDIR
}

# kmem's output must be the file's.
same() {
	diff -u "$1" <("$KMEM" -q "${@:2}")
}

# What an allocinfo file says, by other means.
allocinfo_oracle() {
	awk 'NR > 2 && ($1 || $2) && !/^ *[0-9]+ +[0-9]+ mm\/slub\.c:.*func:alloc_slab_page / {
		site = $3
		for (i = 4; i <= NF; i++) if ($i ~ /^func:/) site = site " " substr($i, 6)
		for (i = 4; i <= NF; i++) if ($i ~ /^\[/) { m = $i; site = site " " m }
		n[site] += $2; b[site] += $1
	} END { for (s in n) printf "%6d %11d %s\n", n[s], b[s], s }' "$1"
}

@test "allocinfo 1.0: every line, size and count the right way round" {
	allocinfo_oracle "$R/own612-proc-allocinfo" | LC_ALL=C sort >"$T/want"
	"$KMEM" -q "$R/own612-proc-allocinfo" | LC_ALL=C sort | diff -u "$T/want" -
	[ "$(wc -l <"$T/want")" -gt 100 ]
}

@test "allocinfo: module sites, as a test module made them" {
	run -0 "$KMEM" -q "$R/mod-own-allocinfo"
	[[ $output == *"   300       76800 kmemtest.c:12 kmt_live [kmemtest]"* ]]
	[[ $output == *"   123       31488 kmemtest.c:13 kmt_leak [kmemtest]"* ]]
	run -0 "$KMEM" -q --by=module "$R/mod-own-allocinfo"
	[[ $output == *"   495      220272 kmemtest"* ]]
}

@test "allocinfo 2.0: unknown keys, and sites that are not accurate" {
	cat >"$T/v2" <<-END
	allocinfo - version: 2.0
	#     <size>  <calls> <tag info>
	        4096        1 mm/page_ext.c:275 func:alloc_page_ext accurate:no 
	      -32000     -500 fs/eventfd.c:393 func:do_eventfd newkey:7 
	END
	run -0 --separate-stderr "$KMEM" "$T/v2"
	[ "$output" = "$(printf '%6d %11d %s\n' 1 4096 'mm/page_ext.c:275 alloc_page_ext' \
		-500 -32000 'fs/eventfd.c:393 do_eventfd')" ]
	[[ $stderr == *"1 sites are not accurate"* ]]
	run -0 "$KMEM" -q -n 1 "$R/own73-allocinfo"
}

@test "allocinfo with profiling never on is told, not taken for zero" {
	sed '3,$ s/^ *[0-9]* *[0-9]* /           0        0 /' "$R/own612-proc-allocinfo" >"$T/off"
	run -1 "$KMEM" "$T/off"
	[[ $output == *"profiling is off"*"vm.mem_profiling=1"* ]]
}

@test "allocinfo with profiling switched off since is passed over, with the reason" {
	mkdir -p "$T/root/proc/sys/vm"
	cp "$R/own612-proc-allocinfo" "$T/root/proc/allocinfo"
	cp "$R/612c-proc-slabinfo" "$T/root/proc/slabinfo"
	echo 0 >"$T/root/proc/sys/vm/mem_profiling"
	run -0 --separate-stderr "$KMEM" -v "$T/root"
	[[ $output == *cache:dentry* ]]
	[[ $stderr == *"switched off since"* ]]
	run -1 "$KMEM" --source=allocinfo --sysroot="$T/root"
	echo 1 >"$T/root/proc/sys/vm/mem_profiling"
	run -0 --separate-stderr "$KMEM" "$T/root"
	[[ $stderr == "kmem: from $T/root/proc/allocinfo" ]]
	[[ $output != *cache:* ]]
}

@test "allocinfo of a version from the future is refused" {
	sed '1s/1.0/3.0/' "$R/own612-proc-allocinfo" >"$T/v3"
	run -1 "$KMEM" "$T/v3"
	[[ $output == *"version 3.0 is not known"* ]]
}

@test "alloc_traces: merged by call site, counts as by other means" {
	awk '!/^        / && /^ *[0-9]/ { s = $2; sub(/\/0x[0-9a-f]+$/, "", s)
			for (i = 3; i <= NF; i++) if ($i ~ /^\[/) s = s " " $i
			n[s] += $1 }
	END { for (s in n) print n[s], s }' "$R/mod-deb-alloc_traces" | grep -v not-avail |
		LC_ALL=C sort >"$T/want"
	"$KMEM" -q "$R/mod-deb-alloc_traces" | awk '{ $2 = ""; print }' | sed 's/  / /' |
		grep -v ' cache:' | LC_ALL=C sort >"$T/got"
	diff -u "$T/want" "$T/got"
	[ "$(wc -l <"$T/want")" -gt 300 ]
}

@test "alloc_traces: bytes are what was asked for (object size less waste)" {
	run -0 "$KMEM" -q "$R/mod-deb-alloc_traces"
	[[ $output == *"   123       14760 kmt_leak+"*"[kmemtest]"* ]]
	[[ $output == *"   300       36000 kmt_live+"*"[kmemtest]"* ]]
}

# Builds a tree as /sys and /proc would be, from a recording of all traces.
make_tree() {
	mkdir -p "$1/proc"
	awk -v root="$1" '/^=== / { dir = root "/sys/kernel/debug/slab/" $2
			system("mkdir -p " dir " " root "/sys/kernel/slab/" $2)
			out = dir "/alloc_traces"; next } { print > out }' "$2"
	for dir in "$1"/sys/kernel/slab/*; do
		echo "${3:-64}" >"$dir/object_size"
	done
}

@test "alloc_traces: as a tree with object sizes, the same counts, no byte missing" {
	sed -n '1,/^=== filp/p' "$R/612c-slab-alloc_traces" | sed '$d' >"$T/some"
	make_tree "$T/root" "$T/some"
	"$KMEM" -q "$T/some" | awk '{ print $1, $3, $4 }' >"$T/want"
	"$KMEM" -q "$T/root" | awk '{ print $1, $3, $4 }' | LC_ALL=C sort >"$T/got"
	LC_ALL=C sort "$T/want" | diff -u - "$T/got"
	run -0 --separate-stderr "$KMEM" "$T/root"
	[[ $stderr != *"sizes"* ]]
	[[ $output == *"   357       22848 acpi_ns_create_node+0x35"* ]]
}

@test "alloc_traces: ages in seconds from the uptime" {
	cat >"$T/some" <<-END
	=== kmalloc-64
	     10 young+0x1/0x2 age=0/10/250 pid=1
	        young+0x1/0x2
	
	     20 old+0x1/0x2 [mod] waste=160/8 age=15000/20000/25000 pid=0-9
	        old+0x1/0x2 [mod]
	        main+0x3/0x4
	
	END
	make_tree "$T/root" "$T/some"
	echo "100.03 90.00" >"$T/root/proc/uptime"
	run -0 "$KMEM" -q --older-than=90s "$T/root"
	[ "$output" = "$(printf '%6d %11d %s\n' 20 1120 'old+0x1 [mod]')" ]
	run -0 "$KMEM" -q --by=stack -n1 "$T/root"
	[ "$output" = "$(printf '%6d %11d %s\n' 20 1120 'old+0x1 [mod]<-main+0x3')" ]
	run -1 "$KMEM" -q --older-than=90s "$T/some"
	[[ $output == *"how old"* ]]
}

@test "slabinfo: by cache, said to be approximate" {
	run -0 --separate-stderr "$KMEM" "$R/612c-proc-slabinfo"
	[[ $stderr == *"approximate"* ]]
	awk 'NR > 2 && $2 { printf "%6d %11d cache:%s\n", $2, $2 * $4, $1 }' \
		"$R/612c-proc-slabinfo" | LC_ALL=C sort | diff -u - <(LC_ALL=C sort <<<"$output")
}

@test "vmallocinfo: memory alone, without guard pages" {
	awk '/ vmalloc( |$)/ && /pages=/ { for (i = 4; i <= NF; i++) if ($i ~ /^pages=/) p = substr($i, 7)
			s = $3; sub(/\/0x[0-9a-f]+$/, "", s); if ($4 ~ /^\[/) s = s " " $4
			n[s]++; b[s] += p * 4096 }
	END { for (s in n) printf "%6d %11d %s\n", n[s], b[s], s }' "$R/612c-proc-vmallocinfo" |
		LC_ALL=C sort >"$T/want"
	"$KMEM" -q "$R/612c-proc-vmallocinfo" | LC_ALL=C sort | diff -u "$T/want" -
	grep -q "55      901120 kernel_clone+0xc2" "$T/want"
}

@test "page_owner_stacks: no slab pages, no allocator as a site" {
	run -0 --separate-stderr "$KMEM" "$R/own612dbg-page_owner_stacks"
	[[ $stderr == *"pages stand in the column of counts"* ]]
	[ "$(grep -cE 'alloc_pages|post_alloc|alloc_slab|get_free_page' <<<"$output")" = 0 ]
	pages=$(awk '/^ / { if (/alloc_slab_page|allocate_slab|__vmalloc_node|vm_area_alloc/) skip = 1
			next } /^nr_base/ { if (!skip) n += $2 } { skip = 0 } END { print n }' \
		"$R/own612dbg-page_owner_stacks")
	[ "$(awk '{ n += $1 } END { print n }' <<<"$output")" = "$pages" ]
}

@test "the order is count, then bytes, then site; the columns are those of Plan 9" {
	run -0 "$KMEM" -q "$R/612c-proc-slabinfo"
	LC_ALL=C sort -k1,1nr -k2,2nr -k3 <<<"$output" | diff -u - <(echo "$output")
	[ "$(grep -cvE '^ *[0-9]+ +[0-9]+ [^ ]' <<<"$output")" = 0 ]
	run -0 "$KMEM" -q --sort=bytes "$R/612c-proc-slabinfo"
	LC_ALL=C sort -k2,2nr -k1,1nr -k3 <<<"$output" | diff -u - <(echo "$output")
	[ "$("$KMEM" "$R/612c-proc-slabinfo" 2>/dev/null | sed 10q | wc -l)" = 10 ]
}

@test "--diff: exactly the load that was made between two recordings" {
	run -0 "$KMEM" -q --diff="$R/load-a0" "$R/load-a1"
	[[ $output == *"   700      179200 ipc/msgutil.c:65 alloc_msg"* ]]
	[[ $output == *"   500       32000 fs/eventfd.c:393 do_eventfd"* ]]
	# What shrank is not there, but one of the two numbers may have.
	[ "$(awk '$1 <= 0 && $2 <= 0' <<<"$output" | wc -l)" = 0 ]
}

@test "--every: what grew since the first look, again and again" {
	mkdir -p "$T/root/proc/sys/vm"
	echo 1 >"$T/root/proc/sys/vm/mem_profiling"
	cp "$R/own612-proc-allocinfo" "$T/root/proc/allocinfo"
	awk 'NR > 2 && $1 && n < 3 { n++; $1 += 640; $2 += 10 } { print }' "$T/root/proc/allocinfo" \
		>"$T/grown"
	"$KMEM" -q --diff="$T/root/proc/allocinfo" "$T/grown" >"$T/want"
	[ "$(wc -l <"$T/want")" = 3 ]
	"$KMEM" --every=1s "$T/root" >"$T/table" 2>"$T/said" 3>&- &
	pid=$!
	for ((i = 0; i < 2400; i++)); do
		[ ! -e "$T/grown" ] || ! grep -q "^kmem: from " "$T/said" ||
			mv "$T/grown" "$T/root/proc/allocinfo"
		[ "$(wc -l <"$T/table")" -lt 6 ] || break
		sleep 0.05
	done
	kill "$pid"
	head -n 6 "$T/table" | diff -u <(cat "$T/want" "$T/want") -
}

@test "--save is what --diff reads: nothing has grown" {
	"$KMEM" -q --save="$T/saved" "$R/mod-deb-alloc_traces" >"$T/plain"
	same "$T/plain" "$T/saved"
	run -0 "$KMEM" -q --diff="$T/saved" "$R/mod-deb-alloc_traces"
	[ -z "$output" ]
	for by in module cache stack; do
		"$KMEM" -q --by=$by "$R/mod-deb-alloc_traces" >"$T/$by"
		same "$T/$by" --by=$by "$T/saved"
	done
}

@test "a directory of recordings: the best, and what stands beside it" {
	mkdir "$T/d"
	cp "$R/612c-proc-slabinfo" "$R/612c-slab-alloc_traces" "$R/612c-proc-vmallocinfo" "$T/d"
	run -0 --separate-stderr "$KMEM" "$T/d"
	[[ $stderr == *"from $T/d/612c-slab-alloc_traces and $T/d/612c-proc-vmallocinfo"* ]]
	[[ $output == *kernel_clone* && $output != *cache:dentry* ]]
	cp "$R/mod-deb-alloc_traces" "$T/d"
	run -1 "$KMEM" "$T/d"
	[[ $output == *"are both recordings of alloc_traces"* ]]
}

@test "this machine: an answer, and what would make it better" {
	[ "$(id -u)" = 0 ] || skip "not root"
	run -0 --separate-stderr "$KMEM" -v
	[ "$(wc -l <<<"$output")" -gt 20 ]
	[[ $stderr == *"kmem: from "* ]]
	[[ $stderr == *"from /proc/allocinfo"* || $stderr == *"better: allocinfo"*PROFILING* ]]
}

@test "not root: a clear word about it" {
	[ "$(id -u)" = 0 ] || skip "not root"
	chmod a+rx "$T"
	cp "$KMEM" "$T/kmem"
	run -1 setpriv --reuid=65534 --regid=65534 --clear-groups "$T/kmem"
	[[ $output == *"/proc/slabinfo: Permission denied (run as root)"* ]]
}

@test "what an operand cannot do is said, not passed over" {
	"$KMEM" -q --save="$T/saved" "$R/612c-proc-slabinfo" >/dev/null
	for operand in "$T/saved" "$R/612c-proc-slabinfo"; do
		run -1 --separate-stderr "$KMEM" -l "$operand"
		[ -z "$output" ]
		[[ $stderr == "kmem: -l: $operand has no memory in it"* ]]
		run -1 "$KMEM" --every=1s "$operand"
		[[ $output == *"does not change"* ]]
		run -1 "$KMEM" --sysroot=/ "$operand"
		run -1 "$KMEM" -f "$KMEM" "$operand"
	done
	run -1 "$KMEM" --source=kcore "$T/saved"
	mkfifo "$T/fifo"
	run -1 "$KMEM" "$T/fifo"
	[[ $output == *"not a file"* ]]
}

@test "a vmlinux of another kernel than the one that runs is refused" {
	mkdir -p "$T/root/proc" "$T/root/sys/kernel"
	cp "$R/612c-proc-slabinfo" "$T/root/proc/slabinfo"
	objcopy -O binary --only-section=.note.gnu.build-id "$KMEM" "$T/root/sys/kernel/notes"
	# Its own notes: kmem stands in for a kernel.
	run -0 --separate-stderr "$KMEM" --sysroot="$T/root" "$KMEM"
	[[ $stderr == *"symbols were not asked for: slabinfo needs none"* ]]
	run -1 --separate-stderr "$KMEM" --sysroot="$T/root" "$(command -v bash)"
	[ -z "$output" ]
	[[ $stderr == *"is another kernel than the one that runs (its build-id is "* ]]
}

@test "wrong use" {
	run -2 "$KMEM" a b
	[[ $output == usage:* ]]
	run -2 "$KMEM" --by=colour
	run -2 "$KMEM" --source=slabinfo,nonsense
	run -2 "$KMEM" --older-than=soon
	run -1 "$KMEM" "$T/absent"
	echo hello >"$T/hello"
	run -1 "$KMEM" "$T/hello"
	[[ $output == *"neither"* ]]
	run -1 "$KMEM" "$T"
	# shellcheck disable=SC2016
	run -1 bash -c '"$0" "$1" >/dev/full' "$KMEM" "$R/612c-proc-slabinfo"
	[[ $output == *"No space left"* ]]
}

@test "files that are cut short or damaged are told of, and never crash" {
	for f in 612c-proc-slabinfo own612-proc-allocinfo own612dbg-page_owner_stacks \
		612c-proc-vmallocinfo mod-deb-alloc_traces; do
		size=$(stat -c %s "$R/$f")
		for i in 1 2 3 4 5 6 7; do
			head -c $((size * i / 8 + i)) "$R/$f" >"$T/cut"
			"$KMEM" "$T/cut" >/dev/null 2>&1 || [ $? = 1 ]
		done
		{
			head -2 "$R/$f"
			tr '0-5 ' '-5 0+' <"$R/$f"
		} >"$T/bad"
		"$KMEM" "$T/bad" >/dev/null 2>&1 || [ $? = 1 ]
	done
	"$KMEM" -q --save="$T/saved" "$R/612c-proc-slabinfo" >/dev/null
	head -c 3000 "$T/saved" >"$T/cut"
	run -1 "$KMEM" "$T/cut"
	[[ $output == *"cut short"* ]]
}
