# SPDX-License-Identifier: MIT
# The front door. It knows no build logic: meson.build does.
#
#	make            build the commands into build/src/
#	make demo       find the leaks of a real running program
#	make test       prove that what is built tells the truth: lint, unit and end-to-end tests
#	make bench      measure, and print the tables that the README shows
#	make install    to PREFIX (/usr/local), below DESTDIR

BUILD  ?= build
PREFIX ?= /usr/local
MESON  ?= meson
export BUILD MESON

all: $(BUILD)/build.ninja
	@ninja -C $(BUILD) $(NINJAFLAGS)

$(BUILD)/build.ninja:
	@scripts/setup build
	@$(MESON) setup $(BUILD) --prefix=$(PREFIX)

setup:
	@scripts/setup build test

demo: all
	@scripts/demo

test: setup all
	@tests/run lint unit e2e

test-lint lint: setup all
	@tests/run lint

test-unit: setup all
	@tests/run unit

test-e2e: setup all
	@tests/run e2e

# Many kernels under qemu; the table that it makes is in build/test/kernels.md.
test-kernels: setup all
	@scripts/setup kernels
	@tests/kernels/run

# A thousand snapshots of a busy program, leak killed again and again, and how long one stands still.
test-snapshot: setup all
	@tests/snapshot/run

# In a machine of its own: some minutes to build, some to boot.
test-aarch64: setup all
	@scripts/setup aarch64
	@tests/aarch64/run
	@tests/kernels/run aarch64-6.12/2 aarch64-unstable/2

# Every allocator with every kind of program: the table of the README.
test-matrix: setup all
	@tests/ledger/matrix

# jemalloc as Rust programs have it; it takes a minute to build, once.
test-rust: setup all
	@tests/run tests/rust/rust.bats

bench: setup all
	@scripts/setup bench
	@tests/bench/run

format:
	@git ls-files '*.[ch]' '*.cc' | xargs clang-format -i

install: all
	@$(MESON) install -C $(BUILD) --no-rebuild

clean:
	@rm -rf $(BUILD)

.PHONY: all setup demo test test-kernels test-aarch64 test-lint lint test-unit test-e2e test-snapshot test-rust test-matrix bench format install clean
