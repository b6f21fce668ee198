#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# kmem inside of and outside of a stock Debian kernel that runs under qemu: once with slub_debug=U,
# so that the kernel itself is the oracle, once as it comes.

bats_require_minimum_version 1.5.0

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || return 1
	# shellcheck source=tests/kernels/vm.sh
	. tests/kernels/vm.sh
	export KMEM=$PWD/${BUILD:-build}/src/kmem V=$BATS_FILE_TMPDIR MISSING
	MISSING=$(vm_missing)
	[ -z "$MISSING" ] || return 0
	kernel_fetch linux-image-6.12-cloud-amd64 >"$V/missing" || {
		MISSING=$(cat "$V/missing")
		return 0
	}
	gcc -static -O2 -o "$V/kload" tests/kernels/kload.c || return 1
	module_unpack qemu_fw_cfg "$V/qemu_fw_cfg.ko"
	initrd_build "$V/sites.cpio" tests/kernels/sites.steps "$KMEM" "$V/kload"
	initrd_build "$V/caches.cpio" tests/kernels/caches.steps "$KMEM" "$V/kload" "$V/qemu_fw_cfg.ko"
	vm_run "$V/sites" "$V/sites.cpio" 192 slub_debug=U || VM_FAILED="slub_debug=U: $(tail -3 "$V/sites/console")"
	VM_COMPRESSED=z vm_run "$V/caches" "$V/caches.cpio" 192 "" -device vmcoreinfo || VM_FAILED="stock: $(tail -3 "$V/caches/console")"
	export VM_FAILED
}

setup() {
	[ -z "$MISSING" ] || skip "$MISSING"
	[ -z "$VM_FAILED" ] || {
		echo "the machine did not come up or did not finish: $VM_FAILED"
		return 1
	}
	T=$BATS_TEST_TMPDIR
}

@test "slub_debug=U, inside: the load is there to the object and to the byte" {
	cat "$V/sites/console"
	grep -q "KMEM load 500 eventfds 700 messages" "$V/sites/console"
	grep -qx "kmem: from /sys/kernel/debug/slab/\*/alloc_traces and /proc/vmallocinfo" "$V/sites/inside.err"
	grep -E ' (do_eventfd|load_msg)\+' "$V/sites/inside"
	grep -qE '^   500       24000 do_eventfd\+0x' "$V/sites/inside"
	grep -qE '^   700      179200 load_msg\+0x' "$V/sites/inside"
	grep -qE '^   500       24000 do_eventfd\+0x' "$V/sites/inside.grown"
	grep -qE '^   700      179200 load_msg\+0x' "$V/sites/inside.grown"
}

@test "slub_debug=U, inside: /proc/kcore says the same as alloc_traces" {
	grep -E '(do_eventfd|load_msg)\+' "$V/sites/inside" >"$T/want"
	grep -E '(do_eventfd|load_msg)\+' "$V/sites/inside.kcore" | diff -u "$T/want" -
	LC_ALL=C sort "$V/sites/inside" | grep -v ' kernel_clone' >"$T/files"
	LC_ALL=C sort "$V/sites/inside.kcore" >"$T/memory"
	same=$(comm -12 "$T/files" "$T/memory" | wc -l)
	all=$(wc -l <"$T/memory")
	echo "$same of $all lines are the same"
	[ $((same * 100)) -ge $((all * 90)) ]
}

# Caches and sites whose objects come and go while the traces are read.
quiet() {
	grep -vE '^(anon_vma|cred|dentry|files_cache|filp|fs_cache|inode_cache|mm_struct|names_cache|pid|vm_area|vma_lock|maple|signal_cache|sighand|task_struct|proc_inode|lsm_|seq_file|kmalloc-(8|32|96|512|1k|cg-[0-9k]+) |radix|shmem|sock|skbuff|kernfs_(iattrs|open))'
}

# "CACHE SITE COUNT" of a recording, by other means.
traces_oracle() {
	awk '/^=== / { cache = $2; next } !/^        / && /^ *[0-9]/ {
		s = $2; sub(/\/0x[0-9a-f]+$/, "", s)
		for (i = 3; i <= NF; i++) if ($i ~ /^\[/) s = s " " $i
		n[cache " " s] += $1
	} END { for (x in n) print x, n[x] }' "$1" | grep -v '<not-available>' | LC_ALL=C sort
}

# The same from a saved table.
saved_rows() {
	awk -F'\t' 'NF == 7 && $4 !~ /^cache:/ && $6 != "vmalloc" { n[$6 " " $4] += $1 }
		END { for (x in n) print x, n[x] }' "$1" | LC_ALL=C sort
}

@test "slub_debug=U, a dump without VMCOREINFO note: every site as alloc_traces says" {
	[ "$(readelf -n "$V/sites/memory.elf" 2>/dev/null | grep -c VMCOREINFO)" = 0 ]
	run -0 --separate-stderr "$KMEM" --save="$T/saved" "$V/sites/memory.elf"
	[ "$stderr" = "kmem: from $V/sites/memory.elf" ]
	traces_oracle "$V/sites/alloc_traces" >"$T/all"
	saved_rows "$T/saved" >"$T/got"
	quiet <"$T/all" >"$T/want"
	quiet <"$T/got" | diff -u "$T/want" -
	echo "$(comm -12 "$T/all" "$T/got" | wc -l) of $(wc -l <"$T/all") sites are the same," \
		"$(wc -l <"$T/want") of them in quiet caches"
	[ "$(wc -l <"$T/want")" -gt 300 ]
}

@test "slub_debug=U: whole stacks, and ages, from a dump" {
	grep -oE '^ +500 +24000 do_eventfd.*' "$V/sites/inside.stacks" >"$T/want"
	"$KMEM" -q --by=stack "$V/sites/memory.elf" | grep -oE '^ +500 +24000 do_eventfd.*' |
		diff -u "$T/want" -
	grep -q '<-' "$T/want"
	[ -n "$("$KMEM" -q --older-than=1s "$V/sites/memory.elf")" ]
	[ -z "$("$KMEM" -q --older-than=2h "$V/sites/memory.elf")" ]
}

@test "as it comes, inside: /proc/kcore by itself, and what would be better" {
	grep -q "^kmem: from /proc/kcore and /proc/vmallocinfo" "$V/caches/inside.err"
	grep -q "slub_debug=U" "$V/caches/inside.err"
	grep -qE '^   700      179200 cache:' "$V/caches/inside"
}

@test "as it comes, a dump: areas of vmalloc are those of vmallocinfo" {
	run -0 "$KMEM" -q --by=cache "$V/caches/after.elf"
	want=$(awk '/ vmalloc( |$)/ && /pages=/ { n++ } END { print n }' "$V/caches/vmallocinfo")
	got=$(awk '$3 == "vmalloc" { print $1 }' <<<"$output")
	echo "$got, vmallocinfo has $want"
	[ $((got - want)) -le 6 ] && [ $((want - got)) -le 6 ]
	run -0 "$KMEM" -q "$V/caches/after.elf"
	grep -qE '^ +[0-9]+ +[0-9]+ kernel_clone\+0x' <<<"$output"
}

@test "as it comes, two dumps: exactly the load between them" {
	run -0 "$KMEM" -q --diff="$V/caches/before.elf" "$V/caches/after.elf"
	echo "$output"
	grep -qE '^   700      179200 cache:msg_msg-256$' <<<"$output"
	grep -qE '^ +50[0-9] +[0-9]+ cache:filp$' <<<"$output"
}

# slabinfo counts all objects of slabs that are full or held by processors: the truth is no more
# than that, and no less than without whole slabs of free objects.
@test "as it comes, a dump: no cache beyond what slabinfo allows" {
	run -0 --separate-stderr "$KMEM" --by=cache "$V/caches/after.elf"
	[[ $stderr != *"add up"* && $stderr != *"not as many slabs"* ]]
	awk 'FNR == NR { if (FNR > 2) { active[$1] = $2; total[$1] = $3; size[$1] = $4 } next }
		$3 != "vmalloc" { if (!($3 in active)) { print "not in slabinfo:", $0; bad = 1 }
		  else if ($1 > total[$3] + 64) { print $0, "> total", total[$3]; bad = 1 } }
		END { exit bad }' "$V/caches/slabinfo" - <<<"$output"
}

@test "a clean kernel has no leaks, inside and outside" {
	cat "$V/caches/inside.leaks" "$V/caches/inside.leaks.err"
	[ ! -s "$V/caches/inside.leaks" ]
	run -0 "$KMEM" -l "$V/caches/after.elf"
	echo "$output"
	[[ $output == *" 0 leaks, 0 bytes"* ]]
	[[ $output != *"add up"* ]]
	run -0 "$KMEM" -qlb -a --save="$T/saved" "$V/caches/after.elf"
	[ "$("$KMEM" -qlban 1 "$V/caches/after.elf")" = "${lines[0]}" ]
	[ "$("$KMEM" -q "$T/saved" | awk '{ n += $1 } END { print n }')" = "${#lines[@]}" ]
	run -1 grep -vE '^block 0x[0-9a-f]+ 0x[0-9a-f]+ 0x[0-9a-f]+ 0x[0-9a-f]+ [^ ]+ [^ ]+ (direct|indirect) [^ ]+$' <<<"$output"
}

# Puts the address of what nothing else points to into the first register of the first processor.
@test "what a processor has in a register is not lost" {
	"$KMEM" -qlba "$V/caches/after.elf" >"$T/lost"
	addr=$(awk 'NR == 1 { print $2 }' "$T/lost")
	[ -n "$addr" ]
	note=$(readelf -lW "$V/caches/after.elf" | awk '$1 == "NOTE" { print $2 }')
	cp "$V/caches/after.elf" "$T/dump"
	for i in 0 8 16 24 32 40 48 56; do
		# shellcheck disable=SC2059 # a byte
		printf "\\x$(printf %02x $((addr >> i & 255)))"
	done | dd of="$T/dump" bs=1 seek=$((note + 12 + 8 + 112)) conv=notrunc 2>/dev/null
	"$KMEM" -qlba "$T/dump" | diff -u <(tail -n +2 "$T/lost") -
}

@test "compressed dumps, flattened and not, say the same" {
	"$KMEM" -q "$V/caches/after.elf" >"$T/want"
	"$KMEM" -q "$V/caches/after.z.kdump" | diff -u "$T/want" -
	run -0 "$KMEM" -l "$V/caches/after.z.kdump"
	[[ $output == *" 0 leaks, 0 bytes"* ]]
	diff -u <("$KMEM" -qlba "$V/caches/after.elf") <("$KMEM" -qlba "$V/caches/after.z.kdump")
	head -c 20000000 "$V/caches/after.z.kdump" >"$T/cut"
	run -1 "$KMEM" "$T/cut"
	[[ $output == *"cut short"* ]]
	if command -v makedumpfile >/dev/null; then
		makedumpfile -R "$T/real" <"$V/caches/after.z.kdump" >/dev/null
		"$KMEM" -q "$T/real" | diff -u "$T/want" -
	fi
}

@test "dumps that are cut short, damaged, or of another machine: a clear word, no guess" {
	dump=$V/caches/after.elf
	for size in 1 100 5000 100000 50000000; do
		head -c $size "$dump" >"$T/cut"
		run -1 "$KMEM" "$T/cut"
		echo "$size: $output"
		[[ $output == *cut* ]]
	done
	cp "$dump" "$T/cut"
	truncate -s -20M "$T/cut"
	truncate -s 150M "$T/cut"
	run "$KMEM" "$T/cut"
	[[ $output == *"cut short"* ]]
	run -1 "$KMEM" -l "$T/cut"
	[[ $output == *"cut short"*"leaks cannot be told"* || $output == *"cut short"* ]]
	head -c 3000000 "$dump" >"$T/other"
	printf '\x15\x00' | dd of="$T/other" bs=1 seek=18 conv=notrunc 2>/dev/null
	run -1 "$KMEM" "$T/other"
	[[ $output == *"machine of type 21"* ]]
	printf 'KDUMP   ' >"$T/kdump"
	run -1 "$KMEM" "$T/kdump"
	[[ $output == *"cut short"* ]]
}

@test "a kernel that is locked down: refused, and it is said why" {
	grep -q . "$V/caches/locked.leaks.err" || skip "this kernel cannot be locked down"
	cat "$V/caches/locked.err" "$V/caches/locked.leaks.err"
	grep -qE '/proc/kcore: Operation not permitted \(.*locked down' "$V/caches/locked.err"
	grep -q '^kmem: from /proc/slabinfo' "$V/caches/locked.err" # what is still to be had
	grep -qE '^ +[0-9]+ +[0-9]+ cache:' "$V/caches/locked"
	grep -qE '/proc/kcore: Operation not permitted' "$V/caches/locked.leaks.err"
	[ ! -s "$V/caches/locked.leaks" ]
}

# As a kernel would be that has renamed what is needed.
@test "a kernel newer than anything known: its name, what it lacks, no guess" {
	LC_ALL=C sed 's/\x00kmem_cache\x00/\x00kmem_store\x00/g' "$V/caches/after.elf" >"$T/newer"
	for option in "" -l; do
		# shellcheck disable=SC2086 # none, or one
		run -1 --separate-stderr "$KMEM" $option "$T/newer"
		[ -z "$output" ]
		[[ $stderr == *"$T/newer: Linux 6."*"this kernel has no kmem_cache.name (newer than this program knows"* ]]
	done
}
