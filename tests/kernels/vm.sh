#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Boots a Linux kernel under qemu's own processor (no KVM, no root), to read its memory from inside
# and from outside. Sourced by the tests.
#
#	kernel_fetch PACKAGE [SUITE]	downloads and unpacks (never installs) what the metapackage
#					PACKAGE stands for; sets KERNEL (its release), VMLINUZ and
#					MODULES
#	debug_fetch			the debug information of Debian's package for the same kernel: sets
#					VMLINUX_DEBUG
#	initrd_build OUT STEPS FILE...	an initramfs: busybox, /init, STEPS as /steps, the FILEs with
#					the libraries that they need
#	vm_run DIR INITRD MEM CMDLINE [QEMU OPTION...]
#					boots until it powers off, or VM_TIMEOUT seconds (default 240);
#					a machine that does not come up on a busy host gets another try
#
# A step script says `dump NAME` to have the machine stopped and its memory written to DIR/NAME.elf,
# and `keep FILE...` to bring files home to DIR/. What it prints goes to DIR/console.

KERNELS_HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
KERNELS_CACHE=${KERNELS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/leak-test-kernels}

# Why the machine cannot run one here, or nothing.
vm_missing() {
	local tool

	for tool in qemu-system-x86_64 cpio busybox dpkg apt-get; do
		command -v $tool >/dev/null || {
			echo "$tool is not installed"
			return
		}
	done
	[ "$(uname -m)" = x86_64 ] || echo "the kernels for these tests are x86-64 ones"
}

# Sets APT to the options that make apt read one suite of Debian besides the machine's own, in lists
# of its own; nothing for the machine's.
apt_suite() {
	local suite=$1 dir=$KERNELS_CACHE/apt-$1

	APT=(-oAPT::Sandbox::User=root)
	[ -n "$suite" ] || return 0
	mkdir -p "$dir/lists/partial" "$dir/cache/archives/partial" "$dir/parts"
	[ -f "$dir/parts/suite.sources" ] ||
		awk '/^$/ { exit } { print }' /etc/apt/sources.list.d/debian.sources |
		sed "s/^Suites:.*/Suites: $suite/" >"$dir/parts/suite.sources"
	APT+=(-oDir::Etc::sourcelist=/dev/null "-oDir::Etc::sourceparts=$dir/parts"
		"-oDir::State::lists=$dir/lists" "-oDir::Cache=$dir/cache")
	apt-get "${APT[@]}" update >/dev/null 2>&1 || true
}

# What a package depends on and is named like $2.
depends() {
	apt-cache "${APT[@]}" depends --important "$1" |
		awk -v like="$2" '$1 ~ /Depends:$/ && $2 ~ like { print $2 }'
}

# Downloads packages and unpacks them to a directory, unless they are what is there already.
packages_unpack() {
	local dir=$1 deb

	shift
	[ "$(cat "$dir/packages" 2>/dev/null)" != "$*" ] || return 0
	rm -rf "$dir"
	mkdir -p "$dir/debs"
	(cd "$dir/debs" && apt-get "${APT[@]}" download "$@" >/dev/null 2>&1) || {
		echo "cannot download $*"
		return 1
	}
	for deb in "$dir"/debs/*.deb; do
		dpkg-deb -x "$deb" "$dir/root"
	done
	rm -rf "$dir/debs"
	echo "$*" >"$dir/packages"
}

kernel_fetch() {
	local dir=$KERNELS_CACHE/$1${2:+-$2} packages

	apt_suite "${2-}"
	KERNEL=$(depends "$1" '^linux-image-[0-9]' | head -1)
	if [ -z "$KERNEL" ]; then # a fresh machine has no lists
		apt-get "${APT[@]}" update >/dev/null 2>&1
		KERNEL=$(depends "$1" '^linux-image-[0-9]' | head -1)
	fi
	[ -n "$KERNEL" ] || {
		echo "there is no package $1"
		return 1
	}
	# From 6.19 on the image package is empty and depends on the two that have the files.
	mapfile -t packages < <(depends "$KERNEL" '^linux-(binary|modules)-[0-9]')
	packages_unpack "$dir" "$KERNEL" "${packages[@]}" || return 1
	KERNEL=${KERNEL#linux-image-}
	VMLINUZ=$(find "$dir/root" -name 'vmlinuz*' -type f | head -1)
	MODULES=$(find "$dir/root" -path '*modules/*' -name kernel -type d | head -1)
}

debug_fetch() {
	local dir=$KERNELS_CACHE/dbg-$KERNEL deb

	if [ ! -d "$dir" ]; then
		mkdir -p "$dir/debs"
		(cd "$dir/debs" && apt-get "${APT[@]}" download "linux-image-$KERNEL-dbg" >/dev/null 2>&1)
		for deb in "$dir"/debs/*.deb; do
			dpkg-deb --fsys-tarfile "$deb" |
				tar -x -C "$dir" --wildcards './usr/lib/debug/boot/*'
		done
		rm -rf "$dir/debs"
	fi
	VMLINUX_DEBUG=$(find "$dir" -name 'vmlinux*' -type f)
	[ -n "$VMLINUX_DEBUG" ]
}

# Decompresses a module of the fetched kernel to $2.
module_unpack() {
	local file

	file=$(find "$MODULES" -name "$1.ko*" | head -1)
	case $file in
	*.xz) xz -dc "$file" >"$2" ;;
	*.ko) cp "$file" "$2" ;;
	*) return 1 ;;
	esac
}

# A later release's programs that modules are built with, unpacked below $1, may ask for its C
# library, which lies beside them.
tools_wrap() {
	local root=$1 tool

	[ -d "$root/usr/lib64" ] || return 0
	find "$root"/usr/lib/linux-kbuild-* -type f -perm -u+x ! -name '*.elf' | while read -r tool; do
		[ "$(head -c 4 "$tool" | tr -d '\177')" = ELF ] || continue
		mv "$tool" "$tool.elf"
		printf '#!/bin/sh\nexec "%s" --library-path "%s" --argv0 "$0" "%s" "$@"\n' \
			"$root/usr/lib64/ld-linux-x86-64.so.2" \
			"$root/usr/lib/x86_64-linux-gnu:/usr/lib/x86_64-linux-gnu" "$tool.elf" >"$tool"
		chmod 755 "$tool"
	done
}

initrd_build() {
	local out=$1 steps=$2 root file lib

	shift 2
	root=$(mktemp -d)
	mkdir -p "$root"/{bin,proc,sys,dev,tmp,lib64,lib}
	if [ "${VM_ARCH-}" = aarch64 ]; then
		# shellcheck disable=SC2154 # of tests/aarch64/cross.sh
		cp "$busybox"/{usr/,}bin/busybox "$root/bin/" 2>/dev/null
		libraries_copy "$root"
	else
		cp "$(command -v busybox)" "$root/bin/busybox"
	fi
	cp "$KERNELS_HERE/init" "$root/init"
	cp "$steps" "$root/steps"
	for file; do
		cp "$file" "$root/${file##*/}"
		for lib in $(ldd "$file" 2>/dev/null | grep -o '/[^ ]*'); do
			mkdir -p "$root${lib%/*}"
			cp -Ln "$lib" "$root$lib"
		done
	done
	chmod 755 "$root/init" "$root/steps"
	(cd "$root" && find . | cpio -o -H newc -R 0:0 2>/dev/null | gzip -1) >"$out"
	rm -rf "$root"
}

# Serves the guest's `dump` requests until its console ends.
vm_serve() {
	local dir=$1 line name letter

	while IFS= read -r line; do
		line=${line%$'\r'}
		echo "$line"
		case $line in
		"KMEM dump "*)
			name=${line#KMEM dump }
			echo "stop" >&3
			echo "dump-guest-memory $dir/$name.elf" >&3
			# The same memory once more, compressed: letters of QEMU's options.
			for letter in ${VM_COMPRESSED-}; do
				echo "dump-guest-memory -$letter $dir/$name.$letter.kdump" >&3
			done
			echo "cont" >&3
			# The monitor answers in order: when this is there, the dump is done.
			echo "info name" >&3
			while read -r -t 200 -u 4 line; do
				[[ $line != *"info name"* ]] || break
			done
			echo >&5
			;;
		esac
	done
}

vm_run() {
	vm_try "$@" || { ! grep -q '^KMEM up' "$1/console" && vm_try "$@"; }
}

# Sets MACHINE to qemu's command with two serial ports, one for words and one for files, and PORTS
# to what the kernel is to call them.
vm_machine() {
	local ports=(-chardev "pipe,id=con,path=$dir/con" -serial chardev:con
		-chardev "file,id=kept,path=$dir/kept.tar")

	case ${VM_ARCH:-x86_64} in
	aarch64)
		MACHINE=(qemu-system-aarch64 -M virt -cpu "max,pauth-impdef=on" -nic none "${ports[@]}"
			-device "pci-serial,chardev=kept")
		PORTS="console=ttyAMA0 kept=/dev/ttyS0"
		;;
	*)
		MACHINE=(qemu-system-x86_64 -cpu max "${ports[@]}" -serial chardev:kept)
		PORTS="console=ttyS0 kept=/dev/ttyS1 no_timer_check"
		;;
	esac
}

vm_try() {
	local dir=$1 initrd=$2 mem=$3 cmdline=$4

	shift 4
	mkdir -p "$dir"
	vm_machine
	rm -f "$dir"/{mon,con}.{in,out}
	mkfifo "$dir"/{mon,con}.{in,out}
	exec 3<>"$dir/mon.in" 4<>"$dir/mon.out" 5<>"$dir/con.in"
	timeout "${VM_TIMEOUT:-240}" nice "${MACHINE[@]}" -accel tcg -m "$mem" \
		-display none -no-reboot -kernel "$VMLINUZ" -initrd "$initrd" \
		-append "panic=-1 quiet nowatchdog $PORTS $cmdline" \
		-chardev pipe,id=mon,path="$dir/mon" -mon chardev=mon,mode=readline \
		"$@" 3<&- 4<&- 5<&- &
	vm_serve "$dir" <"$dir/con.out" >"$dir/console"
	wait $!
	exec 3<&- 4<&- 5<&-
	rm -f "$dir"/{mon,con}.{in,out}
	tar -C "$dir" -xf "$dir/kept.tar" 2>/dev/null
	grep -q '^KMEM done' "$dir/console"
}
