# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything without a mouse and without sight: in every view and dialog of the real application
each control has a name of its own, the Tab key goes round and leaves out nothing, the first focus is
where one would begin, and Escape leads back to where one came from."""

import shutil
import sys
import tempfile

from application import Application, key, run_tap, settle, type_text, wait_for
from audit import Audit, Atspi

BINARY = sys.argv[1]
PARTNER = "Halima Osei"
CONCLUDING = "Lindiwe Mokoena"
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


def open_conclusion(application):
    application.press(CONCLUDING, role="list item")
    application.find(name=CONCLUDING, role="heading")
    application.press("Conclusion", role="list item")
    application.find(name="Complete the Match", role="button")


def search(application):
    key("ctrl+f")
    type_text("finance")
    application.find(role="list item", within={"name": "Search Results", "role": "list"})


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
    ("Conclusion", open_conclusion),
    ("Search", search),
]


# What opens dialogs in the views, and where one would begin in them.
DIALOGS = {
    "New Match": "Partner’s Name",
    "Edit Match": "Name",
    "Change…": "Draft",
    "Plan Meeting…": "Title",
    "Log Past…": "Title",
    "New Goal…": "What Do You Want to Reach?",
    "Reached…": "What did you win?",
    "Questions and Topics": "Search Questions",
    "1 open point of earlier meetings": "Carry Over",
    "Other Date…": "Title",
}

# Dialogs that keys open wherever one is, and what has the focus first.
DIALOGS_BY_KEYS = [
    ("Preferences", None, "ctrl+comma"),
    ("Keyboard Shortcuts", None, "ctrl+question"),
    ("New Note", PARTNER, "ctrl+shift+n"),
    ("Trash", None, "F10", "Down", "Down", "Return"),
    ("About", None, "F10", "Up", "Return"),
]


def run(look, *arguments, dialogs=()):
    folder = tempfile.mkdtemp(prefix="trellis-keyboard-")
    application = Application(BINARY, folder, *arguments)
    audit = Audit(dialogs)
    try:
        look(audit, application)
        application.quit()
    finally:
        for fault in audit.faults:
            print(f"# {fault}")
    shutil.rmtree(folder, ignore_errors=True)
    audit.finish()


def look_at_views(audit, application):
    for name, reach in VIEWS:
        reach(application)
        settle(0.3)
        audit.look(name, application.window)


def test_views():
    run(look_at_views, "--demo", dialogs=DIALOGS)


def look_at_dialogs(audit, application):
    for name, first, *keys in DIALOGS_BY_KEYS:
        opener = audit.focus.press("Tab")
        if keys[0] == "F10":
            opener = application.find(name="Main Menu", role="toggle button")
        audit.open_dialog(name, opener, first, *keys)


def test_dialogs():
    run(look_at_dialogs, "--demo")


def focus(audit, name):
    """Goes to the control by the Tab key, and waits until it has scrolled into view: until then no
    popover opens."""
    for _ in range(150):
        at = audit.focus.press("Tab")
        if at is None:
            raise AssertionError(f"the Tab key leads nowhere on the way to “{name}”")
        if at.name == name:
            settle(0.5)
            return at
    raise AssertionError(f"the Tab key does not reach “{name}”")


def look_at_dialogs_of_menus(audit, application):
    """Those that an item of a menu opens."""
    go_to_match(application)
    audit.open_dialog(
        "Sharing", focus(audit, "Match Menu"), "Calendar", "Return", "Down", "Down", "Down", "Return"
    )
    go_to_place(2, "Agreement Menu")(application)
    audit.open_dialog(
        "Earlier Version", focus(audit, "Earlier Versions"), None, "Return", "Return"
    )
    go_to_place(4, "Text of the Note")(application)
    audit.open_dialog("History of a Note", focus(audit, "Note Menu"), None, "Return", "Down", "Return")


def test_dialogs_of_menus():
    run(look_at_dialogs_of_menus, "--demo")


def look_at_signing(audit, application):
    """Both dialogs: the name of the person whose computer it is, which is asked for once, and the
    partner’s signature, given on paper."""
    key("ctrl+n")
    application.find(role="dialog")
    type_text("Ada Lovelace")
    key("Return")
    application.find(name="Ada Lovelace", role="heading")
    key("alt+2")
    application.press("Start Agreement")
    application.press("Propose to Ada Lovelace")
    application.find(name="Sign…", role="button")
    audit.open_dialog("Sign", focus(audit, "Sign…"), "Name", "Return")
    button = "Record Ada Lovelace’s Signature…"
    audit.open_dialog("Record Signature", focus(audit, button), "Name", "Return")


def test_dialogs_to_sign():
    run(look_at_signing)


def type_around(audit, application):
    """What is typed where nothing takes it: in the room it is a note, elsewhere it is looked for."""
    go_to_match(application)
    open_meeting(application)
    application.find(name="Prepare", role="page tab").focus()
    key("Right", "Return")
    application.find(name="Notes of the Meeting")
    type_text("Halima begins")
    wait_for(
        lambda: any(text.text == "Halima begins" for text in application.window.search_all(role="text")),
        "what was typed in the room is in no note",
    )
    key("alt+Home")
    wait_for(
        lambda: not application.search(name="Notes of the Meeting"), "the meeting is still in view"
    )
    type_text("finance")
    application.find(role="list item", within={"name": "Search Results", "role": "list"})


def test_typing():
    run(type_around, "--demo")


def look_at_nothing(audit, application):
    audit.look("Home of an empty journal", application.window)
    key("ctrl+n")
    application.find(role="dialog")
    type_text("Ada Lovelace")
    key("Return")
    application.find(name="Ada Lovelace", role="heading")
    for number, name in enumerate(("Overview", "Agreement", "Meetings", "Notes", "Goals"), 1):
        key(f"alt+{number}")
        tab = application.find(name=name, role="page tab")
        wait_for(lambda: tab.has(Atspi.StateType.SELECTED), f"{name} is not shown")
        audit.look(f"{name} without anything", application.window)


def test_empty_journal():
    run(look_at_nothing)


run_tap(
    [test_views, test_dialogs, test_dialogs_of_menus, test_dialogs_to_sign, test_typing, test_empty_journal]
)
