#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the icons keep to what icon themes and GTK can draw."""

import sys
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
FOREIGN = {"image", "text", "style", "script", "filter", "foreignObject"}
SYMBOLIC = {"svg", "g", "path", "rect", "circle"}


def problems(path):
    symbolic = path.endswith("-symbolic.svg")
    size = "16" if symbolic else "128"
    root = ElementTree.parse(path).getroot()

    if root.tag != SVG + "svg":
        yield "is not an SVG image"
    if (root.get("width"), root.get("height")) != (size, size):
        yield f"is not {size} by {size}"
    if root.get("viewBox") != f"0 0 {size} {size}":
        yield f"has not the canvas 0 0 {size} {size}"

    elements = list(root.iter())
    names = {element.tag.removeprefix(SVG) for element in elements}
    ids = {element.get("id") for element in elements}

    for name in sorted(names & FOREIGN if not symbolic else names - SYMBOLIC):
        yield f"uses <{name}>"
    for element in elements:
        for href in filter(None, map(element.get, HREFS)):
            if href.removeprefix("#") not in ids or not href.startswith("#"):
                yield f"refers to {href}"

    if symbolic:
        colours = {element.get("fill") for element in elements} - {None}
        if len(colours) != 1:
            yield f"has {len(colours)} colours"
        if any(element.get("stroke") for element in elements):
            yield "has strokes, which recolouring may miss"


def main():
    failures = 0
    for path in sys.argv[1:]:
        for problem in problems(path):
            print(f"{path} {problem}", file=sys.stderr)
            failures += 1
    return 1 if failures or len(sys.argv) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
