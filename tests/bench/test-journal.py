#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small ten-year journal has the shape that the measurements count on."""

import pathlib
import sqlite3
import subprocess
import sys
import tempfile

generator = sys.argv[1]
failed = 0


def check(number, what, is_so):
    global failed
    failed += not is_so
    print(f"{'ok' if is_so else 'not ok'} {number} {what}")


def generate(folder):
    subprocess.run([generator, folder, "--scale", "0.02"], check=True)
    return sqlite3.connect(pathlib.Path(folder) / "trellis.db")


def count(journal, query):
    return journal.execute(query).fetchone()[0]


with tempfile.TemporaryDirectory(prefix="trellis-bench-") as folder:
    first = generate(folder + "/first")
    second = generate(folder + "/second")
    print("1..6")
    check(1, "it has 50 matches, and 20 notes and 4 actions for each meeting",
          count(first, "SELECT count(*) FROM match") == 50
          and count(first, "SELECT count(*) FROM meeting") == 100
          and count(first, "SELECT count(*) FROM note") == 2001
          and count(first, "SELECT count(*) FROM action") == 400)
    check(2, "the largest match has an eighth of the notes",
          count(first, "SELECT count(*) AS n FROM note GROUP BY match ORDER BY n DESC") >= 240)
    check(3, "it is sound",
          count(first, "PRAGMA integrity_check") == "ok"
          and first.execute("PRAGMA foreign_key_check").fetchone() is None)
    check(4, "its words are found",
          count(first, "SELECT count(*) FROM note_search WHERE note_search MATCH 'meeti*'") > 100)
    check(5, "it is the same every time",
          first.execute("SELECT uid, title, body FROM note").fetchall()
          == second.execute("SELECT uid, title, body FROM note").fetchall())
    check(6, "a folder that exists is left alone",
          subprocess.run([generator, folder + "/first"], stderr=subprocess.DEVNULL).returncode == 2)

sys.exit(failed > 0)
