# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the person was is found again at the next start, whether Trellis was quit or killed: the page,
how far it is scrolled, what of a match is to be seen, and the text cursor, so that the next key goes on
where the last one was."""

import os
import shutil
import sqlite3
import sys
import tempfile

from application import Application, Atspi, key, run_tap, run_xdotool, type_text, wait_for
from journal import fill

BINARY = os.path.abspath(sys.argv[1])
TITLE = "A long talk"  # one line also beside the results of a search, so that the text begins as far down later
LINES = "\n".join(f"Line {number}" for number in range(200))


def start(folder):
    return Application(BINARY, folder)


def bookmark_path(folder):
    return os.path.join(folder, "data", "trellis", "bookmark")


def read_bookmark(folder):
    if not os.path.exists(bookmark_path(folder)):
        return ""
    with open(bookmark_path(folder), encoding="utf-8") as file:
        return file.read()


def wait_until_kept(folder, words):
    """Nobody asks for it: it is kept a second after something has moved at the latest."""
    wait_for(lambda: words in read_bookmark(folder), f"“{words}” is not kept")


def wait_for_rest(look, times=30):
    """Until what is looked at stays as it is, so many times in a row."""
    seen, n_same = look(), 0

    def is_at_rest():
        nonlocal seen, n_same
        now = look()
        n_same = n_same + 1 if now == seen else 0
        seen = now
        return n_same >= times

    wait_for(is_at_rest, "it does not come to rest")


def is_saved(folder, column, words):
    """Whether a text is in the journal that a kill would leave; read from a copy."""
    with tempfile.TemporaryDirectory() as copy:
        for name in ("trellis.db", "trellis.db-wal"):
            path = os.path.join(folder, "data", "trellis", name)
            if os.path.exists(path):
                shutil.copy(path, copy)
        connection = sqlite3.connect(os.path.join(copy, "trellis.db"))
        table, field = column.split(".")
        texts = [row[0] or "" for row in connection.execute(f'SELECT "{field}" FROM "{table}"')]
        connection.close()
    return any(words in text for text in texts)


def write_long_note(journal):
    note = next(note for note in journal["note"] if note.get("body"))
    note.update(title=TITLE, body=LINES)


def caret(widget):
    return Atspi.Text.get_caret_offset(widget.node.get_text_iface())


def height_of(widget, offset):
    """Of a character, from the window's upper edge."""
    return Atspi.Text.get_character_extents(
        widget.node.get_text_iface(), offset, Atspi.CoordType.WINDOW
    ).y


def turn_wheel(application, times):
    run_xdotool("mousemove", "--window", application.xid, "700", "450")
    run_xdotool("click", "--repeat", str(times), "--delay", "20", "5")


def test_a_note_is_gone_on_with():
    folder = tempfile.mkdtemp(prefix="trellis-return-")
    fill(BINARY, folder, write_long_note)
    application = start(folder)
    key("ctrl+f")
    type_text(TITLE)
    application.find(contains=TITLE, role="list item").press()
    text = application.find(name="Text of the Note", role="text")
    text.focus()
    key("ctrl+Home", *["Down"] * 30, "End")
    at = LINES.index("Line 30") + len("Line 30")
    wait_for(lambda: caret(text) == at, f"the cursor does not go to {at}")
    middle = height_of(text, at)
    turn_wheel(application, 2)
    wait_for(lambda: height_of(text, at) < middle - 20, "the wheel does not scroll")
    wait_until_kept(folder, f"insert={at}\n")
    wait_for_rest(lambda: (height_of(text, at), read_bookmark(folder)))
    seen = height_of(text, at)
    application.kill()

    application = start(folder)
    text = application.find_focused(name="Text of the Note", role="text")
    assert caret(text) == at, (caret(text), at)
    wait_for(lambda: abs(height_of(text, at) - seen) < 3, f"it is not scrolled to {seen}")
    type_text("!")
    wait_for(lambda: text.text[at - 1 : at + 2] == "0!\n", "the next key does not go on there")
    application.quit()
    shutil.rmtree(folder, ignore_errors=True)


def test_a_meeting_is_gone_on_with():
    folder = tempfile.mkdtemp(prefix="trellis-return-")
    application = start(folder)
    key("ctrl+n")
    application.find(role="dialog")
    type_text("Ada Lovelace")
    key("Return")
    application.find(name="Ada Lovelace", role="heading")
    key("alt+3")
    application.press("Plan Meeting…")
    application.find(name="Title", role="text", within={"role": "dialog"}).write("Finding a direction")
    key("Return")
    application.find(name="Talking Points", role="list")
    key("alt+2")
    application.find(name="Private Notes", role="text").write("Ask about the garden")
    key("Left", "Left", "Left")
    at = caret(application.find_focused(name="Private Notes", role="text"))
    wait_until_kept(folder, f"insert={at}\n")
    wait_for(lambda: is_saved(folder, "meeting.private_notes", "the garden"), "the text is not saved")
    application.kill()

    application = start(folder)
    notes = application.find_focused(name="Private Notes", role="text")
    assert caret(notes) == at, (caret(notes), at)
    application.find(name="Finding a direction")
    key("alt+Left")
    application.find(contains="Finding a direction", role="list item")
    application.find(name="Plan Meeting…", role="button")
    application.quit()

    application = start(folder)
    application.find(contains="Finding a direction", role="list item")
    application.find(name="Plan Meeting…", role="button")
    application.quit()

    # What cannot be read is no reason to complain.
    with open(bookmark_path(folder), "wb") as file:
        file.write(os.urandom(3000))
    application = start(folder)
    application.find(name="Next Meetings", role="list")
    application.quit()
    shutil.rmtree(folder, ignore_errors=True)


def test_what_is_shown_stays_chosen():
    note, advice = "Note: How Halima works", "Advice: One thought per slide"
    folder = tempfile.mkdtemp(prefix="trellis-return-")
    fill(BINARY, folder, lambda journal: None)
    application = start(folder)
    key("ctrl+f")
    type_text("How Halima works")
    application.find(starts="How Halima works", role="list item").press()
    application.find(starts=note, role="list item")
    application.press("Filter Notes", role="toggle button")
    application.press("Advice", role="toggle button")
    key("Escape")
    wait_for(lambda: not application.search(starts=note, role="list item"), "the list has all notes")
    wait_until_kept(folder, "notes=advice\n")
    application.kill()

    application = start(folder)
    application.find(name="Text of the Note", role="text")
    application.find(starts=advice, role="list item")
    assert not application.search(starts=note, role="list item"), "the list has all notes again"
    application.quit()
    shutil.rmtree(folder, ignore_errors=True)


run_tap([test_a_note_is_gone_on_with, test_a_meeting_is_gone_on_with, test_what_is_shown_stays_chosen])
