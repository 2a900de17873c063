# SPDX-License-Identifier: GPL-3.0-or-later
"""A mentoring journey through the real application, as a person would go: from an empty profile to a
signed agreement, a prepared meeting with notes and actions, a goal and a search; then the power is
cut, and after the next start everything is there."""

import os
import shutil
import sqlite3
import sys
import tempfile

from application import Application, key, run_tap, settle, type_text, wait_for

BINARY = sys.argv[1]
POINTS = ("What I did since we met", "Leading without a title", "Who else to ask")
TABLES = (
    "match", "agreement", "signature", "meeting", "point", "action", "goal", "check_in", "note"
)


def make_match(application):
    key("ctrl+n")
    application.find(role="dialog")
    type_text("Ada Lovelace")
    key("Return")
    application.find(name="Ada Lovelace", role="heading")


def write_agreement(application):
    key("alt+2")
    application.press("Start Agreement")
    application.find(name="Text of “Purpose”").write("Learn to lead without losing the craft")
    application.press("Propose to Ada Lovelace")


def sign(application, button, name):
    application.press(button)
    application.find(name="Name", role="text", within={"role": "dialog"}).focus()
    key("ctrl+a")
    type_text(name)
    key("Return")
    wait_for(lambda: application.search(role="dialog") is None, "the dialog stays")


def plan_meeting(application):
    key("alt+3")
    application.press("Plan Meeting…")
    application.find(name="Title", role="text", within={"role": "dialog"}).write("Finding a direction")
    key("Return")
    application.find(name="Talking Points", role="list")


def add_points(application):
    application.find(name="Add Talking Point", role="text").focus()
    for point in POINTS:
        type_text(point)
        key("Return")
        application.find(contains=point)


def take_notes(application):
    """Types in the room: a note under a point, and a line that becomes an action."""
    key("alt+2")
    notes = application.find(name="Notes of the Meeting", role="text")
    notes.write("Ask for the xylophone room")
    key("Return")
    type_text("Write down three decisions")
    key("ctrl+Return")
    application.find(contains="Write down three decisions", role="list item")


def wrap_up(application):
    key("alt+3")
    application.find(contains="Write down three decisions")
    application.find(starts="Plan: ", role="button").press()
    wait_for(
        lambda: application.search(starts="Plan: ", role="button") is None,
        "the next meeting is not planned",
    )


def set_goal(application):
    key("alt+Left")
    key("alt+5")
    application.press("New Goal…")
    application.find(role="dialog")
    type_text("Lead one project")
    key("Return")
    application.find(name="How is it going?", role="text").write("Found the project")
    application.press("Check In")
    application.find(contains="Found the project")


def search(application, word, hit):
    key("ctrl+f")
    type_text(word)
    return application.find(contains=hit, within={"name": "Search Results", "role": "list"})


def count_records(folder):
    """How many records of each kind are kept, and whether the file is sound; read from a copy."""
    with tempfile.TemporaryDirectory() as copy:
        for name in ("trellis.db", "trellis.db-wal"):
            path = os.path.join(folder, "data", "trellis", name)
            if os.path.exists(path):
                shutil.copy(path, copy)
        connection = sqlite3.connect(os.path.join(copy, "trellis.db"))
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        counts = {
            table: connection.execute(
                f'SELECT count(*) FROM "{table}" WHERE deleted = 0'
            ).fetchone()[0]
            for table in TABLES
        }
        connection.close()
    return counts


def test_a_journey_survives_a_power_cut():
    folder = tempfile.mkdtemp(prefix="trellis-journey-")

    application = Application(BINARY, folder, settings="keyfile")
    make_match(application)
    write_agreement(application)
    sign(application, "Sign…", "Grace Hopper")
    sign(application, "Record Ada Lovelace’s Signature…", "Ada Lovelace")
    application.find(starts="Agreed on")
    plan_meeting(application)
    add_points(application)
    take_notes(application)
    wrap_up(application)
    set_goal(application)
    search(application, "xylophone", "Finding a direction")
    key("Escape")
    key("ctrl+shift+n")
    note = application.find_focused(name="Text of the Note", role="text")
    type_text("The last words before the dark")
    wait_for(lambda: note.text == "The last words before the dark", "the keys have not arrived")
    settle(1)
    application.kill()

    counts = count_records(folder)
    expected = {
        "match": 1, "agreement": 1, "signature": 2, "meeting": 2, "point": 3, "action": 1,
        "goal": 1, "check_in": 1, "note": 1,
    }
    assert counts == expected, counts

    application = Application(BINARY, folder, settings="keyfile")
    note = application.find_focused(name="Text of the Note", role="text")
    assert note.text == "The last words before the dark", note.text
    key("alt+Home")
    application.find(name="Ada Lovelace", role="list item")
    search(application, "dark", "last words before the dark")
    key("ctrl+a")
    type_text("xylophone")
    application.find(contains="Finding a direction", role="list item").press()
    application.find(name="Finding a direction")
    application.quit()
    shutil.rmtree(folder, ignore_errors=True)


run_tap([test_a_journey_survives_a_power_cut])
