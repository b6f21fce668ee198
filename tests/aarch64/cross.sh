# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# What is cross-built for aarch64 with clang, and runs under qemu. Sourced by the tests. Nothing is
# installed: packages come through tests/libc/fetch. What is made is kept in $out, $BUILD/aarch64.
#
#	cross_setup		fetches what is needed: sets sysroot (libraries) and busybox
#	cross_build TARGET ...	builds the project's targets in $out/build
#	cross_kernel_fetch SUITE	Debian's kernel: sets KERNEL (its release), VMLINUZ, MODULES
#	cross_module_build OUT SUITE	tests/kernels/kmemtest.c for that kernel
BUILD=${BUILD:-build}
[[ $BUILD == /* ]] || BUILD=$PWD/$BUILD
out=$BUILD/aarch64
number=0 failed=0
mkdir -p "$out"

skip_all() {
	echo "1..0 # skip $*"
	exit 0
}

ok() {
	number=$((number + 1))
	echo "ok $number $1"
}

not_ok() {
	number=$((number + 1)) failed=$((failed + 1))
	echo "not ok $number $1"
	sed 's/^/# /' | head -n 20
}

judge() {
	if [ -z "$2" ]; then
		ok "$1"
	else
		not_ok "$1" <<<"$2"
	fi
}

# Prints where the packages are; `fetch [-d]p PACKAGES SUITE`.
fetch() {
	tests/libc/fetch "$@" 2>"$out/why" | cut -d' ' -f3
}

cross_setup() {
	local suite=bookworm:arm64 tool

	for tool in clang lld qemu-system-aarch64 meson ninja cpio; do
		command -v $tool >/dev/null || skip_all "$tool is not installed"
	done
	# What leak is built with and runs with; the compiler's own libraries are those of the suite's gcc.
	sysroot=$(fetch -dp "libc6-dev libgcc-12-dev libstdc++-12-dev libelf-dev libdw-dev libzstd-dev
		zlib1g-dev libpng-dev libsmartcols-dev libiberty-dev libjansson-dev libprotobuf-c-dev" $suite)
	busybox=$(fetch -p busybox-static $suite)
	if [ -z "$sysroot" ] || [ -z "$busybox" ]; then
		skip_all "$(cat "$out/why")"
	fi
	cat >"$out/cross.txt" <<-END
		[binaries]
		c = ['clang', '--target=aarch64-linux-gnu', '--sysroot=$sysroot']
		cpp = ['clang++', '--target=aarch64-linux-gnu', '--sysroot=$sysroot']
		ar = 'ar'
		strip = 'true'
		pkgconfig = 'pkg-config'
		[built-in options]
		c_link_args = ['-fuse-ld=lld']
		cpp_link_args = ['-fuse-ld=lld']
		[properties]
		sys_root = '$sysroot'
		pkg_config_libdir = '$sysroot/usr/lib/aarch64-linux-gnu/pkgconfig'
		[host_machine]
		system = 'linux'
		cpu_family = 'aarch64'
		cpu = 'aarch64'
		endian = 'little'
	END
}

cross_build() {
	{
		[ -f "$out/build/build.ninja" ] || meson setup --cross-file "$out/cross.txt" "$out/build" .
		nice ninja -C "$out/build" "$@"
	} >"$out/build.log" 2>&1 && return 0
	not_ok "$* are built for aarch64" < <(tail -n 20 "$out/build.log")
	return 1
}

# The libraries that programs of $sysroot need, into an initramfs's /lib.
libraries_copy() {
	cp -L "$sysroot/lib/ld-linux-aarch64.so.1" "$1/lib/"
	find "$sysroot" -name '*.so.[0-9]*' -path '*aarch64-linux-gnu*' ! -path '*/gconv/*' \
		-exec cp -Ln {} "$1/lib/" \;
}

cross_kernel_fetch() {
	local suite=$1:arm64 dir more

	dir=$(fetch -p linux-image-arm64 "$suite")
	KERNEL=$(grep -o 'linux-image-[0-9][^ ,]*' "$dir/depends" | head -n 1)
	[ -n "$KERNEL" ] || return 1
	dir=$(fetch -p "$KERNEL" "$suite")
	# From 6.19 on the image package is empty and depends on the two that have the files.
	more=$(grep -oE 'linux-(binary|modules)-[0-9][^ ,]*' "$dir/depends")
	[ -z "$more" ] || dir=$(fetch -p "$more" "$suite")
	KERNEL=${KERNEL#linux-image-}
	VMLINUZ=$(find "$dir" -name 'vmlinuz*' -type f | head -n 1)
	# shellcheck disable=SC2034 # of tests/kernels/vm.sh
	MODULES=$(find "$dir" -path '*modules/*' -name kernel -type d | head -n 1)
	[ -r "$VMLINUZ" ]
}

# With the headers of its architecture and the programs of this one.
cross_module_build() {
	local to=$1 suite=$2 tree=$out/headers-$KERNEL headers kbuild

	command -v aarch64-linux-gnu-gcc >/dev/null || return 1
	headers=$(fetch -p "linux-headers-$KERNEL linux-headers-${KERNEL%-arm64}-common" "$suite:arm64")
	[ -n "$headers" ] || return 1
	kbuild=$(grep -o 'linux-kbuild-[^ ,]*' "$headers/depends" | head -n 1)
	kbuild=$(fetch -p "$kbuild libc6" "$suite")
	[ -n "$kbuild" ] || return 1
	rm -rf "$tree"
	mkdir -p "$tree/usr" "$to"
	cp -a "$headers/usr/." "$kbuild/usr/." "$tree/usr/"
	tools_wrap "$tree"
	sed -i "s#\([ =]\)/usr/#\1$tree/usr/#g" "$tree/usr/src/linux-headers-$KERNEL/Makefile"
	cp tests/kernels/kmemtest.c "$to/"
	echo "obj-m := kmemtest.o" >"$to/Makefile"
	make -C "$tree/usr/src/linux-headers-$KERNEL" M="$to" ARCH=arm64 CC=aarch64-linux-gnu-gcc \
		CONFIG_DEBUG_INFO_BTF_MODULES= CONFIG_CC_HAS_MIN_FUNCTION_ALIGNMENT= \
		modules >"$to/log" 2>&1
}
