# SPDX-License-Identifier: GPL-3.0-or-later
"""contact-sheets.py FOLDER STYLES LOOK...: lays the pictures FOLDER/VIEW/LOOK-STYLE.png of each view
in each style beside one another, one row for the looks between which only the width differs, each under
its name: FOLDER/sheets/VIEW-STYLE.png."""

import os
import sys

import cairo

SCALE = 0.5
GAP = 8
TITLE = 16


def load(path):
    return cairo.ImageSurface.create_from_png(path) if os.path.exists(path) else None


def make_rows(looks):
    """Looks in the order given, those of the same words after the first in one row."""
    rows = {}
    for look in looks:
        width, _, rest = look.partition(" ")
        rows.setdefault(rest, []).append(look.replace(" ", "-"))
    return list(rows.values())


def place(rows):
    """Where each picture is, and how large the whole: [(name, picture, x, y)], width, height."""
    placed, y, width = [], 0, 0
    for row in rows:
        x, height = 0, 0
        for name, picture in row:
            placed.append((name, picture, x, y))
            x += int(picture.get_width() * SCALE) + GAP
            height = max(height, int(picture.get_height() * SCALE))
        width = max(width, x)
        y += height + TITLE + GAP
    return placed, width, y


def draw(rows, path):
    placed, width, height = place(rows)
    sheet = cairo.ImageSurface(cairo.FORMAT_RGB24, width, height)
    context = cairo.Context(sheet)
    context.set_source_rgb(0.5, 0.5, 0.5)
    context.paint()
    context.set_font_size(12)
    for name, picture, x, y in placed:
        context.set_source_rgb(1, 1, 1)
        context.move_to(x, y + TITLE - 4)
        context.show_text(name)
        context.save()
        context.translate(x, y + TITLE)
        context.scale(SCALE, SCALE)
        context.set_source_surface(picture)
        context.get_source().set_filter(cairo.FILTER_GOOD)
        context.paint()
        context.restore()
    sheet.write_to_png(path)


def main(folder, styles, *looks):
    sheets = os.path.join(folder, "sheets")
    os.makedirs(sheets, exist_ok=True)
    for view in sorted(os.listdir(folder)):
        for style in styles.split():
            rows = []
            for names in make_rows(looks):
                paths = [(name, os.path.join(folder, view, f"{name}-{style}.png")) for name in names]
                row = [(name, picture) for name, path in paths if (picture := load(path))]
                if row:
                    rows.append(row)
            if rows:
                draw(rows, os.path.join(sheets, f"{view}-{style}.png"))


main(*sys.argv[1:])
