#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what comments in the code name as the source of a rule, docs/FILE.md, "Heading", with the
headings that are there."""

import pathlib
import re
import sys

NEXT_LINE = re.compile(r"\n\s*\*\s+")
SOURCE = re.compile(r'docs/([\w-]+\.md)((?:(?:,| and) "[^"]+")*)')
NAME = re.compile(r'"([^"]+)"')
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def find_faults(root):
    headings = {
        path.name: set(HEADING.findall(path.read_text(encoding="utf-8"))) for path in (root / "docs").glob("*.md")
    }
    named = {name: set() for name in headings}
    for path in sorted((root / "src").rglob("*.[ch]")):
        text = NEXT_LINE.sub(" ", path.read_text(encoding="utf-8"))
        for name, chapters in SOURCE.findall(text):
            names = NAME.findall(chapters)
            if name not in headings:
                yield f"{path}: docs/{name} is not there"
            elif not names:
                yield f"{path}: names no heading of docs/{name}"
            else:
                for heading in names:
                    if heading not in headings[name]:
                        yield f"{path}: docs/{name} has no heading “{heading}”"
                named[name].update(names)
    for name, there in headings.items():
        for heading in sorted(there - named[name]):
            yield f"docs/{name}: nothing in src relies on “{heading}”"


def main():
    faults = list(find_faults(pathlib.Path(sys.argv[1])))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
