# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key that the shortcuts dialog tells of, pressed in the real application, with what comes of
it. The one list is compared with the dialog: what is missing in either fails."""

import re
import shutil
import sys
import tempfile

from application import Application, Atspi, GLib, NotFound, key, run_tap, settle, type_text, wait_for
from audit import Walk

BINARY = sys.argv[1]
PARTNER = "Halima Osei"
MEETING = "Hard questions"
OPEN_GOALS = "Open goals"
GOAL = "Head water quality at a public utility, here or elsewhere"
NOTE_TEXT = "Text of the Note"
NOTED = "Decisions, advice, and links"
FOCUS = Walk()
KNOWN = {}  # by application, name and role
PREFERENCES = {"name": "Preferences", "role": "dialog"}

PLACES = ("Overview", "Agreement", "Meetings", "Notes", "Goals")
STEPS = ("Prepare", "Meet", "Wrap Up", "Follow Up")


def start():
    return Application(BINARY, tempfile.mkdtemp(prefix="trellis-shortcuts-"), "--demo")


def end(application):
    if application in Application.running:
        application.quit()
    shutil.rmtree(application.folder, ignore_errors=True)


def name_key(label):
    """The key that the dialog calls "Shift+Ctrl+N", as xdotool names it."""
    *modifiers, last = re.split(r"\+(?=.)", label)
    last = {",": "comma", "?": "question"}.get(last, last)
    return "+".join([m.lower() for m in modifiers] + [last.lower() if len(last) == 1 else last])


def list_keys(labels):
    """The keys of all labels; "Alt+1 – 5" has five."""
    for label in labels:
        numbers = re.fullmatch(r"(.*?)(\d) – (\d)", label)
        if numbers is None:
            yield name_key(label)
        else:
            for number in range(int(numbers[2]), int(numbers[3]) + 1):
                yield name_key(f"{numbers[1]}{number}")


def has_gone(place, **what):
    wait_for(lambda: place.search(**what) is None, f"{what} is still there")


def shows(widget, name):
    try:
        return widget.showing and widget.name == name
    except GLib.Error:
        return False


def recall(application, name, role, look=None):
    """What was found before, if it still shows: to look for it in the whole window takes longer than
    any key."""
    known = KNOWN.get((application, name, role))
    if known is None or not shows(known, name):
        known = KNOWN[application, name, role] = (look or application.find)(name=name, role=role)
    return known


def is_selected(application, name):
    tab = recall(application, name, "page tab")
    states = (Atspi.StateType.SELECTED, Atspi.StateType.CHECKED)
    wait_for(lambda: any(tab.has(state) for state in states), f"“{name}” is not shown")


def find_list(widget):
    """The path of the list in which it is a row."""
    parent = widget.node.get_parent()
    return None if parent is None or widget.role != "list item" else parent.path


def focus_row(rows, starts):
    """Goes to the row of the list that is called so, by the Tab key and the arrows."""
    for _ in range(150):
        at = FOCUS.press("Tab")
        if at is not None and find_list(at) == rows.node.path:
            break
    # It moves nothing from the first row. What is asked for after it is answered after it was done.
    FOCUS.press("Home", patience=0.2)
    at = wait_for(lambda: next((row for row in rows.children() if row.focused), None), "no row has the focus")
    for _ in range(rows.node.get_child_count() + 1):
        if at.name.startswith(starts):
            return
        at = FOCUS.press("Down") or at
    raise NotFound(f"the arrow keys do not reach list item “{starts}”")


def focus_text(name):
    for _ in range(150):
        at = FOCUS.press("Tab")
        if at is not None and at.name == name and at.role == "text":
            return
    raise NotFound(f"the Tab key does not reach “{name}”")


def open_match(application):
    if recall(application, "Overview", "page tab", application.search) is None:
        key("alt+Home")
        focus_row(recall(application, "Matches", "list"), PARTNER)
        key("Return")
        recall(application, "Overview", "page tab")


def open_place(application, name):
    open_match(application)
    key(f"alt+{PLACES.index(name) + 1}")
    is_selected(application, name)
    settle(0.1)


def open_meeting(application, step):
    open_place(application, "Meetings")
    focus_row(recall(application, "Meetings", "list"), MEETING)
    key("Return")
    recall(application, "Prepare", "page tab")
    key(f"alt+{STEPS.index(step) + 1}")
    is_selected(application, step)
    settle(0.1)


def open_goal(application):
    open_place(application, "Goals")
    focus_row(recall(application, OPEN_GOALS, "list"), GOAL)
    key("Return")
    application.find(name=GOAL, role="grouping")
    settle(0.1)


# Keys that work anywhere


def opens(name):
    def check(application, keys):
        for each in keys:
            key(each)
            application.find(name=name, role="dialog")
            key("Escape")
            has_gone(application, name=name, role="dialog")

    return check


def searches(application, keys):
    key(*keys)
    application.find_focused(name="Search", role="entry")
    key("Escape")
    has_gone(application, name="Search", role="entry")

    key("ctrl+comma")
    application.find(**PREFERENCES)
    key(*keys)
    key("Escape")
    has_gone(application, **PREFERENCES)
    assert application.search(name="Matches", role="list"), "searched behind a dialog"


def begins_note(application, keys):
    opens("New Note")(application, keys)
    open_match(application)
    key(*keys)
    application.find_focused(name=NOTE_TEXT)


def syncs(application, keys):
    """Nothing is shared of the sample data, which is said."""
    key(*keys)
    application.find(name="No match is shared yet")


def prints(application, keys):
    """What is in front: the match as a book, a meeting, or the agreement."""
    open_match(application)
    opens("Print Journey Book")(application, keys)
    open_meeting(application, "Prepare")
    opens("Print Meeting")(application, keys)
    open_place(application, "Agreement")
    key(*keys)
    application.close_window("Print")


def opens_help(application, keys):
    """The page that fits, beside the window, also while a dialog is open; Escape closes it."""

    def opens_page(title):
        key(*keys)
        application.find_window("Help").find(name=title, role="heading")
        application.close_window("Help")

    open_place(application, "Goals")
    opens_page("Goals")
    key("ctrl+question")
    application.find(name="Keyboard Shortcuts", role="dialog")
    opens_page("Using the Keyboard")
    key("Escape")
    has_gone(application, name="Keyboard Shortcuts", role="dialog")


def opens_main_menu(application, keys):
    key(*keys)
    application.find(name="Preferences", role="menu item")
    key("Escape")
    has_gone(application, name="Preferences", role="menu item")


def has_ended(application, what):
    wait_for(lambda: application.process.poll() is not None, what)
    application.leave()


def closes(application, keys):
    """The dialog in front, then the window."""
    key("ctrl+comma")
    application.find(**PREFERENCES)
    key(*keys)
    has_gone(application, **PREFERENCES)
    assert application.process.poll() is None, "the window is closed with its dialog"
    key(*keys)
    has_ended(application, "the window does not close")


def quits(application, keys):
    if application not in Application.running:
        application = start()
    key(*keys)
    has_ended(application, "Trellis does not quit")
    end(application)

    application = start()
    key("ctrl+comma")
    application.find(**PREFERENCES)
    key(*keys)
    has_ended(application, "Trellis does not quit while a dialog is open")
    end(application)


def leads_home(application, keys):
    open_match(application)
    key(*keys)
    application.find(name="Next Meetings", role="list")


def shows_steps(application, keys):
    open_match(application)
    assert len(keys) == len(PLACES)
    for each, name in reversed(list(zip(keys, PLACES))):
        key(each)
        is_selected(application, name)

    key("ctrl+comma")
    application.find(**PREFERENCES)
    key(keys[-1])
    key("Escape")
    has_gone(application, **PREFERENCES)
    is_selected(application, PLACES[0])

    open_meeting(application, STEPS[0])
    for each, name in reversed(list(zip(keys, STEPS))):
        key(each)
        is_selected(application, name)


def leads_back(application, keys):
    open_meeting(application, "Prepare")
    key(*keys)
    has_gone(application, name="Prepare", role="page tab")
    is_selected(application, "Meetings")


# Keys of rows

KEPT = "Kept for its row"


def capture(application, words, how):
    focus_text("Notes of the Meeting")
    key("ctrl+End", "Return")
    type_text(words)
    key(how)


def open_captured(application):
    open_meeting(application, "Meet")
    if application.search(name=KEPT, role="list item", within={"name": NOTED, "role": "list"}) is None:
        capture(application, KEPT, "ctrl+d")
        application.find(name=KEPT, role="list item", within={"name": NOTED, "role": "list"})


class Rows:
    """A kind of rows, in the list of that name in a view."""

    def __init__(self, reach, where, of, starts):
        self.reach = reach
        self.where = where
        self.of = of
        self.starts = starts

    def go(self, application):
        """The list, with the focus on the row."""
        self.reach(application) if self.where is None else self.reach(application, self.where)
        rows = recall(application, self.of, "list")
        focus_row(rows, self.starts)
        return rows

    def has_focus(self, rows):
        row = rows.search(starts=self.starts, role="list item")
        return row is not None and row.focused


POINTS = Rows(open_meeting, "Prepare", "Talking Points", "Five questions that I hope nobody asks")
ACTIONS = Rows(open_meeting, "Prepare", "Actions", "Find out whether guests may speak")
CAPTURED = Rows(open_captured, None, NOTED, KEPT)
TASKS = Rows(open_goal, None, "Tasks", "Take the county’s public finance course")
GOALS = Rows(open_place, "Goals", OPEN_GOALS, GOAL)
CHECK_INS = Rows(open_goal, None, "Earlier check-ins", "Check-in, ")
NOTES = Rows(open_place, "Notes", "Notes", "Note: The proposal on one page")
MEETINGS = Rows(open_place, "Meetings", "Meetings", MEETING)


def names(rows):
    return [row.name for row in rows.children()]


def edits(application, keys):
    for kind in (POINTS, ACTIONS, TASKS):
        kind.go(application)
        key(*keys)
        application.find_focused(starts=f"Title of “{kind.starts}")


def moves(application, keys):
    up, down = keys
    for kind in (POINTS, TASKS, GOALS):
        rows = kind.go(application)
        before = names(rows)
        first = before[0].startswith(kind.starts)
        for each in (down, up) if first else (up, down):
            old = names(rows)
            key(each)
            wait_for(lambda: names(rows) != old, f"{each} does not move “{kind.starts}”")
            wait_for(lambda: kind.has_focus(rows), f"“{kind.starts}” has lost the focus")
        assert names(rows) == before


def opens_row_menu(application, keys):
    for kind in (POINTS, ACTIONS, CAPTURED, TASKS, GOALS, NOTES, MEETINGS):
        rows = kind.go(application)
        for each in keys:
            key(each)
            application.find(role="menu item")
            key("Escape")
            has_gone(application, role="menu item")
            wait_for(lambda: kind.has_focus(rows), f"Escape does not lead back to “{kind.starts}”")


def deletes(application, keys):
    for kind in (POINTS, ACTIONS, CAPTURED, TASKS, GOALS, NOTES, MEETINGS, CHECK_INS):
        rows = kind.go(application)
        name = next(name for name in names(rows) if name.startswith(kind.starts))
        key(*keys)
        has_gone(rows, name=name, role="list item")
        application.press("Undo")
        application.find(name=name, role="list item", within={"name": kind.of, "role": "list"})


def takes_back(application, keys):
    """From where the focus has gone with the row."""
    for kind in (POINTS, ACTIONS, TASKS, NOTES, MEETINGS):
        rows = kind.go(application)
        name = next(name for name in names(rows) if name.startswith(kind.starts))
        key("Delete")
        has_gone(rows, name=name, role="list item")
        key(*keys)
        application.find(name=name, role="list item", within={"name": kind.of, "role": "list"})


# Keys in a meeting


def captures(kind):
    def check(application, keys):
        for each in keys:
            words = f"Worth keeping as {kind}"
            open_meeting(application, "Meet")
            capture(application, words, each)
            row = application.find(name=words, role="list item")
            assert kind == "Action" or row.search(name=kind, role="image"), row.describe()

    return check


# Keys of goals


def begins_goal(application, keys):
    open_place(application, "Goals")
    opens("New Goal")(application, keys)


def checks_in(application, keys):
    open_goal(application)
    focus_text("How is it going?")
    type_text("Slowly")
    key(*keys)
    application.find(contains="Slowly", role="text", within={"name": "Earlier check-ins", "role": "list"})

    application.press("Reached…")
    application.find_focused(name="What did you win?", role="text")
    type_text("A budget")
    key(*keys)
    has_gone(application, name="What did you win?")


# Keys of texts


def begin_text(application, words):
    open_place(application, "Notes")
    key("ctrl+shift+n")
    text = application.find_focused(name=NOTE_TEXT)
    wait_for(lambda: text.text == "", "the new note is not empty")
    type_text(words)
    return text


def reads(text, words):
    wait_for(lambda: text.text == words, f"not “{words}”, but “{text.text}”")


def surrounds(sign):
    def check(application, keys):
        text = begin_text(application, "plain word")
        key("ctrl+shift+Left")
        key(*keys)
        reads(text, f"plain {sign}word{sign}")

    return check


def makes_task(application, keys):
    text = begin_text(application, "call the bank")
    for begin in ("- [ ] ", "- [x] "):
        key(*keys)
        reads(text, f"{begin}call the bank")


def finds(application, keys):
    begin_text(application, "one two")
    key(*keys)
    application.find_focused(name="Find in Text")
    key("Escape")
    application.find_focused(name=NOTE_TEXT)


def goes_to_hits(application, keys):
    forward, back = keys
    begin_text(application, "hit and hit and hit")
    key("ctrl+f")
    application.find_focused(name="Find in Text")
    type_text("hit")
    application.find(contains="1 of 3")
    for each, hit in ((forward, 2), (forward, 3), (back, 2)):
        key(each)
        application.find(contains=f"{hit} of 3")
    key("Escape")


def undoes(application, keys):
    text = begin_text(application, "gone")
    key(*keys)
    wait_for(lambda: text.text != "gone", "nothing is undone")


def redoes(application, keys):
    text = begin_text(application, "back")
    key("ctrl+z")
    wait_for(lambda: text.text != "back", "nothing is undone")
    key(*keys)
    reads(text, "back")


# What the dialog tells, and what each of its keys does.
SHORTCUTS = {
    "General": [
        ("Search everything", ["Ctrl+F"], searches),
        ("New note", ["Shift+Ctrl+N"], begins_note),
        ("New match", ["Ctrl+N"], opens("New Match")),
        ("Sync shared matches", ["Ctrl+R"], syncs),
        ("Preferences", ["Ctrl+,"], opens("Preferences")),
        ("Print", ["Ctrl+P"], prints),
        ("Main menu", ["F10"], opens_main_menu),
        ("Help", ["F1"], opens_help),
        ("Keyboard shortcuts", ["Ctrl+?"], opens("Keyboard Shortcuts")),
        ("Close the window", ["Ctrl+W"], closes),
        ("Quit", ["Ctrl+Q"], quits),
    ],
    "Getting Around": [
        ("Home", ["Alt+Home"], leads_home),
        ("Places of a match, steps of a meeting", ["Alt+1 – 5"], shows_steps),
        ("Back", ["Alt+Left"], leads_back),
    ],
    "Rows": [
        ("Edit", ["F2"], edits),
        ("Move up or down", ["Alt+Up", "Alt+Down"], moves),
        ("Delete", ["Delete"], deletes),
        ("Undo what was just done", ["Ctrl+Z"], takes_back),
        ("Menu", ["Menu", "Shift+F10"], opens_row_menu),
    ],
    "Meeting": [
        ("Make the line an action", ["Ctrl+Return"], captures("Action")),
        ("Make the line a decision", ["Ctrl+D"], captures("Decision")),
        ("Make the line advice", ["Shift+Ctrl+A"], captures("Advice")),
        ("Make the line a link", ["Shift+Ctrl+L"], captures("Link")),
    ],
    "Goals": [
        ("New goal", ["Shift+Ctrl+G"], begins_goal),
        ("Check in, close a goal with words", ["Ctrl+Return"], checks_in),
    ],
    "Writing": [
        ("Bold", ["Ctrl+B"], surrounds("**")),
        ("Italic", ["Ctrl+I"], surrounds("*")),
        ("Make or tick a task", ["Shift+Ctrl+X"], makes_task),
        ("Find in the note", ["Ctrl+F"], finds),
        ("Next hit, previous hit", ["Ctrl+G", "Shift+Ctrl+G"], goes_to_hits),
        ("Undo", ["Ctrl+Z"], undoes),
        ("Redo", ["Shift+Ctrl+Z"], redoes),
    ],
}


def name_group(rows):
    """Newer libadwaitas name the group, older ones the list in it."""
    node = rows.node
    while node is not None and not node.get_name():
        node = node.get_parent()
    return node.get_name()


def test_the_dialog_tells_the_keys():
    application = start()
    key("ctrl+question")
    dialog = application.find(name="Keyboard Shortcuts", role="dialog")
    told = {}
    for group in dialog.search_all(role="list"):
        rows = [[label.name for label in row.search_all(role="label")] for row in group.children()]
        told[name_group(group)] = [(title, keys) for title, *keys in rows]
    ours = {group: [line[:2] for line in lines] for group, lines in SHORTCUTS.items()}
    assert told == ours, f"told {told}, tested {ours}"
    key("Escape")
    end(application)


def create_test(group, lines):
    def test():
        faults = []
        application = start()
        for title, labels, check in lines:
            try:
                check(application, list(list_keys(labels)))
            except (NotFound, AssertionError) as error:
                faults.append(f"{title}, {', '.join(labels)}: {error}")
                key("Escape", "Escape")
        end(application)
        assert not faults, "\n".join(["", *faults])

    test.__name__ = "test_keys_of_" + group.lower().replace(" ", "_")
    return test


run_tap([test_the_dialog_tells_the_keys, *(create_test(*group) for group in SHORTCUTS.items())])
