# SPDX-License-Identifier: GPL-3.0-or-later
"""The development build beside the other: two applications, which a person can tell apart, and neither
touches what is written in the other."""

import configparser
import os
import sqlite3
import subprocess
import sys

from sandbox import EXPORTS, HOME, ID, JOURNAL, Sandboxed

from application import Skipped, key, list_windows, run_tap, type_text, wait_for
from services import Bus

STABLE, PICTURE = sys.argv[2:]
# Of the sidebar, of the content, and of the line between them.
FEW = 4


def need_both():
    answer = subprocess.run(["flatpak", "info", "--user", STABLE], capture_output=True, check=False)
    if answer.returncode != 0:
        raise Skipped("the other one is not installed: build-aux/dev flatpak does that")


def read_entry(program):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    with open(os.path.join(EXPORTS, "applications", f"{program}.desktop"), encoding="utf-8") as file:
        parser.read_file(file)
    return parser["Desktop Entry"]


def read_icon(program):
    path = os.path.join(EXPORTS, "icons", "hicolor", "scalable", "apps", f"{program}.svg")
    with open(path, "rb") as file:
        return file.read()


def count_colors(picture):
    """In a line at the top of the header bar, above all that stands in it."""
    answer = subprocess.run(
        ["convert", picture, "-crop", "60%x1+200+8", "+repage", "-format", "%k", "info:"],
        capture_output=True, text=True, check=True,
    )
    return int(answer.stdout)


def test_can_be_told_apart():
    need_both()
    ours, other = read_entry(ID), read_entry(STABLE)
    assert (ours["Name"], other["Name"]) == ("Trellis (Development)", "Trellis"), ours["Name"]
    assert (ours["Icon"], other["Icon"]) == (ID, STABLE), ours["Icon"]
    assert read_icon(ID) != read_icon(STABLE)


def list_partners(program, journal):
    path = os.path.join(HOME, ".var", "app", program, "data", journal)
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return [name for (name,) in connection.execute("SELECT name FROM person WHERE deleted = 0")]
    finally:
        connection.close()


def test_run_at_once_each_with_its_own_journal():
    need_both()
    bus = Bus()
    application = Sandboxed()
    application.find(name="Grow Together")
    ours = application.xid
    other = subprocess.Popen(["flatpak", "run", "--user", STABLE], stderr=subprocess.DEVNULL)
    theirs = wait_for(
        lambda: next((xid for xid in list_windows() if xid != ours), None), "the other does not come up"
    )
    assert bus.has(ID) and bus.has(STABLE)

    application.focus_window()
    key("ctrl+n")
    application.find(role="dialog")
    type_text("Ada Lovelace")
    key("Return")
    application.find(name="Ada Lovelace", role="heading")
    wait_for(lambda: list_partners(ID, JOURNAL) == ["Ada Lovelace"], "nothing is kept")
    assert list_partners(STABLE, "trellis/trellis.db") == []

    # The header bar has stripes.
    subprocess.run(["import", "-window", theirs, "other.png"], check=True)
    application.picture(PICTURE)
    colors = count_colors(PICTURE), count_colors("other.png")
    os.remove("other.png")
    assert colors[0] > FEW >= colors[1], colors
    subprocess.run(["flatpak", "kill", STABLE], check=True)
    other.wait()
    application.quit()


run_tap([test_can_be_told_apart, test_run_at_once_each_with_its_own_journal], "flatpak")
