#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds includes that a layer must not have: of a layer above it, or of a library that belongs to
another layer. The build keeps most of them out by its include directories; this catches the rest
and says why. What is precompiled for a layer is judged as if each of its files included it."""

import pathlib
import re
import sys

# What each folder of src may include from the others, besides itself.
MAY_USE = {
    "core": set(),
    "merge": {"core"},
    "markdown": set(),
    "journey": {"core"},
    "book": {"core", "journey", "markdown"},
    "ical": {"core"},
    "store": {"core", "merge"},
    "sync": {"core", "merge", "journey", "ical", "store"},
    "print": {"core", "book", "store"},
    "demo": {"core", "store"},
    "ui": {"core", "markdown", "merge", "journey", "book", "print", "ical", "store", "sync", "demo"},
}

# Libraries that are at home in some layers only.
AT_HOME = {
    r"sqlite3\.h": {"store"},
    r"json-glib/.*": {"store", "demo"},
    r"(gtk|gdk|gsk|gdk-pixbuf)/.*|adwaita\.h|enchant\.h|unicode/.*": {"ui"},
    r"pango/.*|cairo.*\.h": {"print", "ui"},
    r"libical/.*": {"ical"},
    r"libsoup/.*|libxml/.*|libsecret/.*": {"sync"},
}

PRECOMPILED = re.compile(r"c_pch: '([^']+)'")
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


def find_faults(source):
    files = [path for path in source.rglob("*.[ch]")]
    home = {path.name: path.relative_to(source).parts[0] for path in files}
    for path in sorted(files):
        layer = path.relative_to(source).parts[0]
        if layer not in MAY_USE:
            continue
        for own, system in INCLUDE.findall(path.read_text(encoding="utf-8")):
            name = own or system
            other = home.get(pathlib.PurePath(name).name)
            if other in MAY_USE and other != layer and other not in MAY_USE[layer]:
                yield f"{path}: {layer} must not use {other} ({name})"
            if own and other is None and not own.endswith("-resources.h") and own != "config.h":
                yield f"{path}: includes {name}, which is not in src"
            for pattern, layers in AT_HOME.items():
                if system and re.fullmatch(pattern, system) and layer not in layers:
                    yield f"{path}: {layer} must not use {system}"


def find_precompiled_faults(source):
    for layer in sorted(MAY_USE):
        for header in PRECOMPILED.findall((source / layer / "meson.build").read_text(encoding="utf-8")):
            path = source / layer / header
            for own, system in INCLUDE.findall(path.read_text(encoding="utf-8")):
                if own:
                    yield f"{path}: {own} is Trellis' own, which must not be precompiled"
                for pattern, layers in AT_HOME.items():
                    if system and re.fullmatch(pattern, system) and layer not in layers:
                        yield f"{path}: {layer} must not use {system}"


def main():
    source = pathlib.Path(sys.argv[1])
    faults = [*find_faults(source), *find_precompiled_faults(source)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
