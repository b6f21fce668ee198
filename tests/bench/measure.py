# SPDX-License-Identifier: MIT
"""What the benchmarks of leak share: heaps of a known shape in processes of their own, the floor, a
run of leak whose answer must be right."""

import os
import re
import subprocess
import sys
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
BUILD = os.path.abspath(os.path.join(ROOT, os.environ.get("BUILD", "build")))
LEAK = os.path.join(BUILD, "src/leak")
BENCH = os.path.join(BUILD, "tests/bench")


def build(*names):
    subprocess.run(["ninja", "-C", BUILD, *(f"tests/bench/{name}" for name in names)],
                   check=True, stdout=subprocess.DEVNULL)


class Heap:
    """A program that has made a heap; leaks: how many blocks of it are lost."""

    def __init__(self, shape, scale, program="heaps", environment=None):
        self.shape = shape
        self.child = subprocess.Popen(
            [os.path.join(BENCH, program), shape, str(scale)], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True, env={**os.environ, **(environment or {})})
        self.pid = self.child.pid
        answer = self.child.stdout.readline().split()
        if not answer:
            sys.exit(f"{shape}: the heap could not be made")
        self.leaks = int(answer[1])

    def ask(self, what):
        """Seconds."""
        self.child.stdin.write(what + "\n")
        self.child.stdin.flush()
        return int(self.child.stdout.readline()) / 1e9

    def floor(self):
        """Bytes that are there, and seconds of a pass over them by one and by two threads."""
        out = subprocess.run([os.path.join(BENCH, "floor"), str(self.pid)], check=True,
                             capture_output=True, text=True).stdout.split()
        return int(out[0]), int(out[1]) / 1e9, int(out[2]) / 1e9

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.child.kill()
        self.child.wait()


def run(command):
    """Seconds, peak bytes, and what it said on standard error."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{command[0]}: status {child.returncode}: {said}")
    return wall, usage.ru_maxrss * 1024, said


def examine(heap, *options):
    """Seconds, peak bytes, longest gap of one run of leak; its answer has to be exact."""
    heap.ask("gap")
    wall, peak, said = run([LEAK, *options, str(heap.pid)])
    time.sleep(0.01)  # its clock has had a turn
    gap = heap.ask("gap")
    found = re.search(r"(\d+) leaks? \(", said)
    if not found or int(found[1]) != heap.leaks:
        sys.exit(f"{heap.shape}: {heap.leaks} blocks are lost; leak says: {said}")
    return wall, peak, gap


class Least:
    """The least of each measure over the rounds, the floor and leak in turn."""

    def __init__(self, heap, rounds, *options):
        rows = []
        for _ in range(rounds):
            size, *floors = heap.floor()
            rows.append((*floors, *examine(heap, *options)))
        self.size = size
        self.floor, self.floor2, self.wall, self.peak, self.gap = map(min, zip(*rows))
