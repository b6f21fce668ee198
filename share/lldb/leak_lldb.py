# SPDX-License-Identifier: MIT
"""leak's commands for lldb.

    (lldb) command script import leak_lldb.py
    (lldb) leak -s              the sites of lost blocks, of the core file at hand
    src (0x000055d0c4a011f5); // 64
    (lldb) src (0x000055d0c4a011f5); // 64
    /home/glenda/src/fmt.c:12
       7  ...
    (lldb) umem                 all blocks, summed up by allocation point

lldb ends a command's name at a blank, and only there: lines of leak(1) want one before the
bracket, which "leak" puts there; or type "src" and a blank before the whole line.

"leak" and "umem" take the options of leak(1) and umem(1), and examine the core file that lldb has
open. A live process that lldb holds cannot be held by another program.
"""

import os
import re
import shlex
import shutil
import subprocess

import lldb

AROUND = 5  # lines of source before and after
HERE = os.path.dirname(os.path.realpath(__file__))


def program(name):
    """The path of leak or umem: beside this file's installation, or on the PATH; or None."""
    own = os.path.join(HERE, "..", "..", "..", "bin", name)
    return own if os.access(own, os.X_OK) else shutil.which(name)


def core_path(process):
    """The core file that lldb has open, and None; or None, and why there is none."""
    if not process.IsValid():
        return None, "there is neither a process nor a core file"
    if process.GetPluginName() != "elf-core":
        return None, ("lldb holds the process, no other program can, and lldb writes no ELF core "
                      "files: detach and run leak on the process itself")
    if not hasattr(process, "GetCoreFile"):
        return None, "this lldb does not tell the name of its core file: run leak on it in a shell"
    return process.GetCoreFile().fullpath, None


def examine(name, debugger, arguments, result):
    path = program(name)
    core, why = core_path(debugger.GetSelectedTarget().GetProcess())
    if not path or not core:
        result.SetError(why or f"{name} is not on the PATH")
        return
    done = subprocess.run(
        [path] + shlex.split(arguments) + [core], text=True, errors="replace", check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    result.AppendMessage(re.sub(r"(?m)^src\(", "src (", done.stdout.rstrip("\n")))


def leak(debugger, arguments, result, _):
    """leak [OPTION ...]: blocks that nothing points to any more, as leak(1) prints them."""
    examine("leak", debugger, arguments, result)


def umem(debugger, arguments, result, _):
    """umem [OPTION ...]: all allocated blocks by allocation point, as umem(1) prints them."""
    examine("umem", debugger, arguments, result)


def src(debugger, arguments, result, _):
    """src(ADDRESS); // COUNT: the source around a call that returns to ADDRESS."""
    found = re.match(r"\s*(?:src)?\s*\(?\s*(0[xX][0-9a-fA-F]+|[0-9]+)", arguments)
    if not found:
        result.SetError("usage: src(ADDRESS)")
        return
    address = int(found.group(1), 0)
    if not address:
        result.SetError("where these were allocated is not known")
        return
    # The call is before what it returns to.
    where = debugger.GetSelectedTarget().ResolveLoadAddress(address - 1)
    line = where.GetLineEntry()
    if not line.IsValid() or not line.GetLine():
        result.AppendMessage(f"{where}: no line is known")
        return
    text = lldb.SBStream()
    debugger.GetSourceManager().DisplaySourceLinesWithLineNumbers(
        line.GetFileSpec(), line.GetLine(), AROUND, AROUND, ">", text)
    result.AppendMessage(f"{line.GetFileSpec().fullpath}:{line.GetLine()}")
    result.AppendMessage(text.GetData().rstrip("\n"))


def __lldb_init_module(debugger, _):
    for name in ("leak", "umem", "src"):
        debugger.HandleCommand(f"command script add -f {__name__}.{name} {name}")
