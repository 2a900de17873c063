# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything without a mouse and without sight: in every view and dialog of the real application
each control has a name of its own, the Tab key goes round and leaves out nothing, the first focus is
where one would begin, and Escape leads back to where one came from."""

import shutil
import sys
import tempfile

from application import Application, key, run_tap, settle, type_text, wait_for
from audit import Audit

BINARY = sys.argv[1]
PARTNER = "Halima Osei"
MEETING = "Hard questions"


def go_to_match(application):
    application.press(PARTNER, role="list item")
    application.find(name="Overview", role="page tab")


def go_to_place(number, name, **what):
    def go(application):
        key(f"alt+{number}")
        application.find(name=name, **what)

    return go


def open_meeting(application):
    key("alt+3")
    application.find(contains=MEETING, role="list item").press()
    application.find(name="Prepare", role="page tab")


def search(application):
    key("ctrl+f")
    type_text("finance")
    results = application.find(name="Search Results", role="list")
    wait_for(lambda: results.search(role="list item"), "nothing is found")


# How to get to each view from the one before.
VIEWS = [
    ("Home", lambda application: key("alt+Home")),
    ("Overview", go_to_match),
    ("Agreement", go_to_place(2, "Agreement Menu")),
    ("Meetings", go_to_place(3, "Plan Meeting…")),
    ("Notes", go_to_place(4, "Text of the Note")),
    ("Goals", go_to_place(5, "New Goal…")),
    ("Prepare", open_meeting),
    ("Meet", go_to_place(2, "Notes of the Meeting")),
    ("Wrap Up", go_to_place(3, "What Helped")),
    ("Follow Up", go_to_place(4, "Draft Summary")),
    ("Search", search),
]


def test_views():
    folder = tempfile.mkdtemp(prefix="trellis-keyboard-")
    application = Application(BINARY, folder, "--demo")
    audit = Audit()
    for name, reach in VIEWS:
        reach(application)
        settle(0.3)
        audit.look(name, application.window)
    application.quit()
    shutil.rmtree(folder, ignore_errors=True)
    audit.finish()


run_tap([test_views])
