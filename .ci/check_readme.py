#!/usr/bin/env python3
"""Runs the commands that a Markdown file shows and compares what they print with what it says they print.

    check_readme.py README.md             fails where they differ
    check_readme.py README.md --update    writes the new answers into the file

A block that is marked `console` holds commands behind `$ `, each followed by its answer: standard error and standard
output together, as a terminal shows them. A line `...` ends an answer that is not shown whole. The commands run in the
current folder, and the program is taken from the PATH.
"""
import difflib
import re
import subprocess
import sys
from pathlib import Path

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


def answer(command):
    run = subprocess.run(["bash", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return [line.rstrip() for line in run.stdout.splitlines()]


def refreshed(block):
    """The block with the answers that its commands give now."""
    out = []
    parts = re.split(r"^\$ (.*)\n", block, flags=re.M)
    for command, shown in zip(parts[1::2], parts[2::2]):
        lines, now = shown.splitlines(), answer(command)
        if lines and lines[-1] == "...":
            now = now[: len(lines) - 1] + ["..."]
        out += [f"$ {command}", *now]
        if lines and not lines[-1]:
            out.append("")
    return "\n".join(out) + "\n"


def main(path, update):
    old = path.read_text(encoding="utf-8")
    blocks = BLOCK.findall(old)
    if not blocks:
        print(f"error: {path} shows no command")
        return 1
    new = BLOCK.sub(lambda m: f"```console\n{refreshed(m[1])}```", old)
    if new == old:
        print(f"{path}: {len(blocks)} blocks are as the program answers")
        return 0
    if update:
        path.write_text(new, encoding="utf-8")
        print(f"{path}: updated")
        return 0
    sys.stdout.writelines(difflib.unified_diff(old.splitlines(True), new.splitlines(True), "shown", "answered"))
    print(f"error: {path} shows other answers than the program gives; see .ci/check_readme.py --update")
    return 1


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), "--update" in sys.argv[2:]))
