#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares po/POTFILES.in with the files that hold texts to translate. With --write, brings it up
to date."""

import pathlib
import re
import sys

MARKS = {
    ".c": re.compile(r'\b(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2?)\s*\('),
    ".h": re.compile(r'\bN_\('),
    ".blp": re.compile(r'\bC?_\('),
    ".in": re.compile(r"^(?:Name|Comment|Keywords)=|<summary>|<description>|<comment>", re.MULTILINE),
    ".xml": re.compile(r"<summary>|<description>"),
}


def has_texts(path):
    mark = MARKS.get(path.suffix)
    text = path.read_text(encoding="utf-8", errors="ignore") if mark else ""
    code = re.sub(r"^\s*#define.*$", "", text, flags=re.MULTILINE)
    return mark is not None and mark.search(code) is not None


def find_files(root):
    files = [path for path in (root / "src").rglob("*") if path.suffix in (".c", ".blp")]
    files += [
        path
        for path in (root / "data").glob("*")
        if path.suffix in (".in", ".xml") and ".service" not in path.name
    ]
    files.append(root / "data" / "help" / "texts.h")
    return sorted(str(path.relative_to(root)) for path in files if has_texts(path))


def main():
    root = pathlib.Path(sys.argv[1])
    listing = root / "po" / "POTFILES.in"
    wanted = find_files(root)
    if "--write" in sys.argv:
        listing.write_text("\n".join(wanted) + "\n", encoding="utf-8")
        return 0

    listed = [
        line.strip()
        for line in listing.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    for name in sorted(set(wanted) - set(listed)):
        print(f"{name} has texts to translate and is not in po/POTFILES.in")
    for name in sorted(set(listed) - set(wanted)):
        print(f"{name} is in po/POTFILES.in and has no texts to translate")
    return 1 if set(wanted) != set(listed) else 0


if __name__ == "__main__":
    sys.exit(main())
