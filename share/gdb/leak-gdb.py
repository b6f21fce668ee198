# SPDX-License-Identifier: MIT
"""leak's commands for gdb.

    (gdb) source leak-gdb.py
    (gdb) leak -s               the sites of lost blocks, of the process or core at hand
    src(0x000055d0c4a011f5); // 64
    (gdb) src(0x000055d0c4a011f5); // 64
    /home/glenda/src/fmt.c:12
     7  ...
    (gdb) umem                  all blocks, summed up by allocation point

"leak" and "umem" take the options of leak(1) and umem(1). A process that gdb holds cannot be
held by another program: it is examined through a core file, written to a temporary directory.
"""

import os
import re
import shlex
import shutil
import subprocess
import tempfile

import gdb

AROUND = 5  # lines of source before and after
# Sources that nobody asks for.
LIBRARIES = ("/usr/include/", "/usr/lib/", "/rustc/", "/rust/deps/", "/usr/src/rustc-")
HERE = os.path.dirname(os.path.realpath(__file__))  # known only while the file is read


def program(name):
    """The path of leak or umem: beside this file's installation, or on the PATH."""
    own = os.path.join(HERE, "..", "..", "..", "bin", name)
    found = own if os.access(own, os.X_OK) else shutil.which(name)
    if not found:
        raise gdb.GdbError(f"{name} is not on the PATH")
    return found


def core_path():
    """The core file that gdb has open, or None."""
    text = gdb.execute("info target", to_string=True)
    found = re.search(r"Local core dump file:\s+[`'](.+)', file type", text)
    return found and found.group(1)


def ask_leak(address):
    """What leak --src says: it knows where code of a language's own library was inlined."""
    what = core_path() or str(gdb.selected_inferior().pid)
    done = subprocess.run(
        [program("leak"), "--src", what], input=f"src({address:#x});\n", text=True,
        errors="replace", check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout.partition("\n")[2]


def examine(name, arguments):
    command = [program(name)] + shlex.split(arguments)
    core = core_path()
    with tempfile.TemporaryDirectory(prefix="leak-gdb-") as directory:
        if not core:
            if not gdb.selected_inferior().pid:
                raise gdb.GdbError("there is neither a process nor a core file")
            core = os.path.join(directory, "core")
            gdb.execute(f"generate-core-file {core}", to_string=True)
        done = subprocess.run(
            command + [core], text=True, errors="replace", check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    gdb.write(done.stdout)


class Leak(gdb.Command):
    """leak [OPTION ...]: blocks that nothing points to any more, as leak(1) prints them."""

    def __init__(self):
        super().__init__("leak", gdb.COMMAND_DATA)

    def invoke(self, arguments, from_tty):
        examine("leak", arguments)


class Umem(gdb.Command):
    """umem [OPTION ...]: all allocated blocks by allocation point, as umem(1) prints them."""

    def __init__(self):
        super().__init__("umem", gdb.COMMAND_DATA)

    def invoke(self, arguments, from_tty):
        examine("umem", arguments)


class Src(gdb.Command):
    """src(ADDRESS); // COUNT: the source around a call that returns to ADDRESS.

Takes the lines that leak -s and leak -c print, as they are."""

    def __init__(self):
        super().__init__("src", gdb.COMMAND_FILES, gdb.COMPLETE_EXPRESSION)

    def invoke(self, arguments, from_tty):
        expression = re.sub(r";?\s*//.*|;\s*$", "", arguments).strip()
        if not expression:
            raise gdb.GdbError("usage: src(ADDRESS)")
        address = int(gdb.parse_and_eval(expression))
        if not address:
            raise gdb.GdbError("where these were allocated is not known")
        where = gdb.find_pc_line(address - 1)  # the call is before what it returns to
        if not where.symtab or not where.line:
            text = gdb.execute(f"info symbol {address - 1:#x}", to_string=True).strip()
            gdb.write(f"{text.rstrip('.')}: no line is known\n")
            return
        if where.symtab.fullname().startswith(LIBRARIES):
            gdb.write(ask_leak(address))
            return
        gdb.write(f"{where.symtab.fullname()}:{where.line}\n")
        first = max(1, where.line - AROUND)
        text = gdb.execute(
            f"list {where.symtab.filename}:{first},{where.line + AROUND}", to_string=True)
        for line in text.splitlines():
            mark = ">" if line.startswith(f"{where.line}\t") else " "
            gdb.write(f"{mark}{line}\n")


Leak()
Umem()
Src()
