# SPDX-License-Identifier: MIT
# work.py SECONDS SIZE: parses, sorts, compiles and throws away, as programs do.
import json
import re
import sys
import time

seconds, size = int(sys.argv[1]), int(sys.argv[2])
end = time.monotonic() + seconds
kept = []


class Node:
    def __init__(self, i):
        self.name = "node %d" % i
        self.children = []


def tree(depth, i):
    n = Node(i)
    if depth:
        n.children = [tree(depth - 1, 2 * i), tree(depth - 1, 2 * i + 1)]
    return n


step = 0
while time.monotonic() < end:
    step += 1
    rows = [{"id": i, "text": "row %d" % i * 3, "list": list(range(i % 17))} for i in range(size)]
    again = json.loads(json.dumps(rows))
    again.sort(key=lambda r: r["text"])
    words = {w: len(w) for r in again for w in re.findall(r"\w+", r["text"])}
    kept.append((words, tree(8, step), compile("x = %d\ny = x + 1\n" % step, "f", "exec")))
    if len(kept) > 20:
        kept.pop(step % 20)
