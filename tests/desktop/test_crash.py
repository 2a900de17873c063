# SPDX-License-Identifier: GPL-3.0-or-later
"""Types into a note and kills the application at random moments, many times: the database is intact
every time, no note is empty or mixed, and at most five seconds of typing are gone."""

import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time

from application import Application, key, run_tap, settle, type_text

BINARY = sys.argv[1]
TIMES = int(os.environ.get("TRELLIS_KILLS", "8"))

# Seconds. Text is on the disk at the latest five seconds after it was typed.
LONGEST_LOSS = 5


def read_journal(folder):
    """The texts of all notes, read from a copy, with the log that a kill leaves behind."""
    with tempfile.TemporaryDirectory() as copy:
        for name in ("trellis.db", "trellis.db-wal"):
            path = os.path.join(folder, "data", "trellis", name)
            if os.path.exists(path):
                shutil.copy(path, copy)
        connection = sqlite3.connect(os.path.join(copy, "trellis.db"))
        check = connection.execute("PRAGMA integrity_check").fetchone()[0]
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        notes = [row[0] for row in connection.execute("SELECT body FROM note ORDER BY id")]
        connection.close()
    assert check == "ok", check
    assert not broken, broken
    return notes


def type_and_kill(application, seconds):
    """Types numbered words for some time; the words with the time at which each was typed."""
    typed = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        word = f"word{len(typed):04d} "
        type_text(word, delay=1)
        typed.append((time.monotonic(), word))
    killed = time.monotonic()
    application.kill()
    return typed, killed


def check_note(text, typed, killed):
    whole = "".join(word for _, word in typed)
    text = text or ""
    # The last word may have been cut in the middle of its keystrokes.
    assert whole.startswith(text.rstrip()) or whole.startswith(text), f"mixed: {text[-60:]!r}"
    lost = [when for when, word in typed if when <= killed - LONGEST_LOSS]
    expected = "".join(word for _, word in typed[: len(lost)])
    assert text.startswith(expected.rstrip()), (
        f"more than {LONGEST_LOSS} s are gone: {len(text)} of {len(whole)} characters kept"
    )


def test_typing_survives_kills():
    folder = tempfile.mkdtemp(prefix="trellis-crash-")
    chance = random.Random(20261122)

    application = Application(BINARY, folder, settings="keyfile")
    key("ctrl+n")
    application.find(role="dialog")
    type_text("Ada Lovelace")
    key("Return")
    application.find(name="Ada Lovelace", role="heading")
    settle(1)

    for number in range(TIMES):
        if number > 0:
            application = Application(BINARY, folder, settings="keyfile")
        key("ctrl+shift+n")
        application.find(name="Text of the Note")
        settle(0.4)
        typed, killed = type_and_kill(application, chance.uniform(0.5, 8))
        notes = read_journal(folder)
        if len(typed) == 0 or killed - typed[0][0] < LONGEST_LOSS and len(notes) <= number:
            assert len(notes) >= number, "an earlier note is gone"
            continue
        check_note(notes[-1], typed, killed)
        for earlier in notes[:-1]:
            assert earlier is None or earlier.startswith("word0000"), f"mixed: {earlier[:40]!r}"

    shutil.rmtree(folder, ignore_errors=True)


run_tap([test_typing_survives_kills])
